//! CSV and TSV: for spreadsheets, R, pandas. Layer 5.
//!
//! RFC 4180 with `\n`; quoted only where it must be, so that the header never is. A cell of words that a spreadsheet
//! would take for a formula gets one `'` in front, and `import` takes exactly one away.

use std::io::Write;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{Document, Export, What, not_written};
use crate::error::Result;
use crate::table::{Kind, guard};

/// Cells separated by commas.
pub(super) const CSV: Export = Export {
    token: "csv",
    suffixes: &["csv"],
    about: "spreadsheets, R, pandas",
    tables: What::ALL,
    holds_all: false,
    in_parts: true,
    write: |document, out| write(document, b',', out),
};

/// Cells separated by tabs.
pub(super) const TSV: Export = Export {
    token: "tsv",
    suffixes: &["tsv", "tab"],
    about: "spreadsheets and text tools",
    tables: What::ALL,
    holds_all: false,
    in_parts: true,
    write: |document, out| write(document, b'\t', out),
};

fn write(document: &Document<'_>, delimiter: u8, out: &mut dyn Write) -> Result<()> {
    let table = document.table()?;
    let columns = document.columns(table)?;
    let continued = document.options.continued;
    if document.options.byte_order_mark && !continued {
        out.write_all("\u{feff}".as_bytes()).map_err(not_written)?;
    }
    let mut writer = WriterBuilder::new()
        .delimiter(document.options.delimiter.unwrap_or(delimiter))
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::Any(b'\n'))
        .from_writer(out);
    if !continued {
        let names = columns.iter().map(|column| table.columns()[*column].name);
        writer.write_record(names).map_err(not_written)?;
    }
    let mut cell = String::new();
    for row in 0..table.height() {
        for column in &columns {
            cell.clear();
            table.words(row, *column, &mut cell);
            if matches!(table.columns()[*column].kind, Kind::Text | Kind::Texts) {
                guard(&mut cell);
            }
            writer.write_field(&cell).map_err(not_written)?;
        }
        writer.write_record(None::<&[u8]>).map_err(not_written)?;
    }
    writer.flush().map_err(not_written)
}

#[cfg(test)]
mod tests {
    use super::super::write_csv;
    use crate::lexicon::EventTypes;
    use crate::table::{EventTable, example_event};

    fn csv(table: &EventTable) -> String {
        let mut out = Vec::new();
        write_csv(table, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_header_is_unquoted_and_begins_with_the_id() {
        let empty = csv(&EventTable::from_events(&[], &EventTypes::default()));
        assert!(empty.starts_with("id,type,group,label,when,status,first,last,precision,"), "{empty}");
        assert!(!empty.contains('"') && empty.ends_with(",revision\n"), "{empty}");
    }

    #[test]
    fn formulas_become_harmless_and_lists_are_joined() {
        let mut event = example_event("a1");
        event.label = "=HYPERLINK(\"http://example.org\")".into();
        event.note = Some("- two\nlines".into());
        event.tags = vec!["a; b".into(), "c".into()];
        let text = csv(&EventTable::from_events(&[event], &EventTypes::default()));
        assert!(text.contains(r#","'=HYPERLINK(""http://example.org"")","#), "{text}");
        assert!(text.contains("\"'- two\nlines\""), "{text}");
        assert!(text.contains(r",a\; b; c,"), "{text}");
    }
}
