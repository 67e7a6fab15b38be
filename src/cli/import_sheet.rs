//! The file of `import` as a sheet: CSV and TSV in any encoding, JSON lines, a workbook, Parquet of ours.
#![expect(clippy::disallowed_methods, reason = "the table is opened here")]

use std::path::Path;

use super::report::Report;
use crate::diagnostic::{Diagnostic, Level};
use crate::error::{Error, ErrorKind, Result};
use crate::ingest::bytes::encoding;
use crate::table::{EVENTS, EventColumn, Sheet, read_parquet};

/// Reads the table; lines of JSON that are no objects are told.
pub(super) fn read(path: &Path, report: &mut Report) -> Result<Sheet> {
    let bytes = std::fs::read(path).map_err(|error| Error::io(path, error))?;
    if bytes.starts_with(b"PK") {
        return Sheet::from_xlsx(&bytes, EVENTS.name).map_err(|error| error.at(path));
    }
    if bytes.starts_with(b"PAR1") {
        let table = read_parquet(&EVENTS, &bytes).map_err(|error| {
            error.at(path).hint("only Parquet that `export parquet` wrote comes back; bring others as CSV")
        })?;
        return Ok(Sheet::of_table(&table));
    }
    if bytes.contains(&0) && encoding::utf16(&bytes).is_none() {
        return Err(Error::new(ErrorKind::Format, "expected a table, found bytes that are not text")
            .at(path)
            .hint("give CSV, TSV, JSON lines or a workbook (.xlsx)"));
    }
    let decoded = encoding::decode(bytes, None);
    let extension = path.extension().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let text = decoded.text.trim_start();
    let is_json = matches!(extension.as_str(), "jsonl" | "ndjson" | "json") || text.starts_with('{');
    if is_json {
        return Ok(json(path, text, report));
    }
    let sheet = Sheet::from_csv(decoded.text.as_bytes()).map_err(|error| error.at(path))?;
    if decoded.guessed {
        // What an old encoding cannot hold was lost when the sheet was saved, and would come back as corrections.
        if sheet.position(EventColumn::Revision.name()).is_some() {
            let found = decoded.encoding.name();
            return Err(Error::new(ErrorKind::Format, format!("expected UTF-8, found {found}"))
                .at(path)
                .hint("save the sheet as `CSV UTF-8`, or as a workbook (.xlsx)"));
        }
        report.tell_all(decoded.note().map(|note| note.at(path.display().to_string())).as_ref());
    }
    Ok(sheet)
}

/// JSON lines, or one array of objects.
fn json(path: &Path, text: &str, report: &mut Report) -> Sheet {
    let lines = text.starts_with('[').then(|| serde_json::from_str::<Vec<serde_json::Value>>(text).ok());
    let lines =
        lines.flatten().map(|records| records.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    let (sheet, broken) = Sheet::from_jsonl(&EVENTS, lines.as_deref().unwrap_or(text));
    for (number, found) in broken {
        report.tell(
            &Diagnostic::new(Level::Refused, format!("expected a JSON object on one line, found: {found}"))
                .at(format!("{}:{number}", path.display())),
        );
    }
    sheet
}
