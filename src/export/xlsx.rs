//! XLSX: the review room. Layer 5.
//!
//! Sheets Events, Mentions, Ceasefires, Articles and Codebook, each with a frozen header and filters (another table than
//! the events stands alone with its codebook). Days are real
//! dates. Each event stands with its sentence, the one before and after, and a link that opens the article at it.
//! `import` reads the edited sheet of events back in by id and revision.

use std::collections::BTreeMap;
use std::io::Write;

use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Url, Workbook, Worksheet, XlsxError};

use super::codebook::part;
use super::sources::{link, text_fragment};
use super::{Document, Export, What, not_written};
use crate::error::Result;
use crate::table::{
    EventColumn, Kind, MentionColumn, Part, SCHEMAS, SHEET_CELL_LIMIT, Table, Value, cell_words, guard,
    shorten,
};

/// A workbook.
pub(super) const XLSX: Export = Export {
    token: "xlsx",
    suffixes: &["xlsx"],
    about: "the review room: a workbook with every table, real dates, filters and links",
    tables: What::ALL,
    holds_all: true,
    in_parts: false,
    write,
};

/// A sheet takes only so many links; the rest stays words.
const MOST_LINKS: usize = 65_000;
/// A link may be only so long.
const LONGEST_LINK: usize = 2_000;
/// The column behind the table with the link to the sentence.
const OPEN: &str = "open";

/// A row of a sheet by its number, header included; sheets end there.
const LAST_ROW: usize = 1_048_575;

fn write(document: &Document<'_>, out: &mut dyn Write) -> Result<()> {
    let mut workbook = Workbook::new();
    // The day of creation is part of the file; the same events must give the same bytes.
    let created = ExcelDateTime::from_ymd(2000, 1, 1).map_err(not_written)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let style = Style { bold: Format::new().set_bold(), day: Format::new().set_num_format("yyyy-mm-dd") };
    let is_review = document.what == What::Events;
    if is_review {
        events(document, workbook.add_worksheet(), &style)?;
    }
    let sheets = [
        ("Mentions", What::Mentions, document.mentions),
        ("Ceasefires", What::Ceasefires, document.ceasefires),
        ("Articles", What::Articles, document.articles),
    ];
    for (name, what, table) in sheets {
        let Some(table) = table.filter(|_| is_review || what == document.what) else { continue };
        let sheet = workbook.add_worksheet();
        let columns = if is_review { columns(document, table) } else { document.columns(table)? };
        rows(sheet, name, table, &columns, &style).map_err(not_written)?;
        finish(sheet, table.height(), columns.len()).map_err(not_written)?;
    }
    codebook(workbook.add_worksheet(), &style).map_err(not_written)?;
    out.write_all(&workbook.save_to_buffer().map_err(not_written)?).map_err(not_written)
}

struct Style {
    bold: Format,
    day: Format,
}

/// The columns of a sheet: the chosen ones for events, else all that may be shown.
fn columns(document: &Document<'_>, table: &Table) -> Vec<usize> {
    let is_left_out =
        |index: &usize| document.options.without_text && table.columns()[*index].part == Part::Words;
    (0..table.columns().len()).filter(|index| !is_left_out(index)).collect()
}

fn events(document: &Document<'_>, sheet: &mut Worksheet, style: &Style) -> Result<()> {
    let table = document.events.table();
    let columns = document.columns(table)?;
    rows(sheet, "Events", table, &columns, style).map_err(not_written)?;
    let mut width = columns.len();
    if let (Some(mentions), false) = (document.mentions, document.options.without_text) {
        around(sheet, table, mentions, width, style).map_err(not_written)?;
        width += 3;
    }
    finish(sheet, table.height(), width).map_err(not_written)
}

/// The header and the cells of a table.
fn rows(
    sheet: &mut Worksheet,
    name: &str,
    table: &Table,
    columns: &[usize],
    style: &Style,
) -> std::result::Result<(), XlsxError> {
    sheet.set_name(name)?;
    let mut links = 0;
    for (column, index) in (0u16..).zip(columns) {
        let facts = &table.columns()[*index];
        sheet.write_string_with_format(0, column, facts.name, &style.bold)?;
        sheet.set_column_width(column, if facts.kind == Kind::Text { 18 } else { 12 })?;
        for row in 0..table.height().min(LAST_ROW) {
            let at = u32::try_from(row + 1).unwrap_or(u32::MAX);
            match table.value(row, *index) {
                Value::Null => {}
                Value::Day(day) if day.year() >= 1900 && day.year() < 10_000 => {
                    sheet.write_datetime_with_format(at, column, day, &style.day)?;
                }
                Value::Integer(number) if number.unsigned_abs() < 1 << 53 => {
                    sheet.write_number(at, column, number as f64)?;
                }
                Value::Number(number) => {
                    sheet.write_number(at, column, number)?;
                }
                value => {
                    let mut words = String::new();
                    cell_words(&value, &mut words);
                    let is_link = facts.name == MentionColumn::Url.name() && words.len() < LONGEST_LINK;
                    match link(&words).filter(|_| is_link && links < MOST_LINKS) {
                        Some(url) => {
                            links += 1;
                            sheet.write_url(at, column, Url::new(url))?;
                        }
                        None => {
                            guard(&mut words);
                            sheet.write_string(at, column, shorten(&words, SHEET_CELL_LIMIT))?;
                        }
                    }
                }
            }
        }
    }
    Ok(())
}

/// The sentence before and after that of each event, and the link to it, in three columns behind the table.
fn around(
    sheet: &mut Worksheet,
    events: &Table,
    mentions: &Table,
    from: usize,
    style: &Style,
) -> std::result::Result<(), XlsxError> {
    let cell = |row: usize, column: MentionColumn| mentions.text(row, column as usize);
    let places: BTreeMap<&str, usize> =
        (0..mentions.height()).filter_map(|row| Some((cell(row, MentionColumn::Id)?, row))).collect();
    let first = u16::try_from(from).unwrap_or(u16::MAX - 3);
    for (column, name) in (first..).zip([MentionColumn::Before.name(), MentionColumn::After.name(), OPEN]) {
        sheet.write_string_with_format(0, column, name, &style.bold)?;
        sheet.set_column_width(column, 30)?;
    }
    for row in 0..events.height().min(LAST_ROW) {
        let at = u32::try_from(row + 1).unwrap_or(u32::MAX);
        let evidence = events.text(row, EventColumn::Evidence as usize);
        let own = events.texts(row, EventColumn::Mentions as usize).flatten();
        let Some(best) = own
            .filter_map(|id| places.get(id).copied())
            .find(|mention| evidence.is_some() && cell(*mention, MentionColumn::Evidence) == evidence)
        else {
            continue;
        };
        for (column, words) in
            (first..).zip([MentionColumn::Before, MentionColumn::After].map(|c| cell(best, c)))
        {
            let mut words = words.unwrap_or("").to_owned();
            guard(&mut words);
            sheet.write_string(at, column, shorten(&words, SHEET_CELL_LIMIT))?;
        }
        if let (Some(url), Some(evidence)) = (cell(best, MentionColumn::Url).and_then(link), evidence) {
            let open = text_fragment(url, evidence);
            if open.len() < LONGEST_LINK && row < MOST_LINKS {
                sheet.write_url_with_text(at, first + 2, Url::new(open), OPEN)?;
            }
        }
    }
    Ok(())
}

fn codebook(sheet: &mut Worksheet, style: &Style) -> std::result::Result<(), XlsxError> {
    sheet.set_name("Codebook")?;
    for (column, name) in (0u16..).zip(["table", "column", "kind", "part", "meaning", "elsewhere"]) {
        sheet.write_string_with_format(0, column, name, &style.bold)?;
        sheet.set_column_width(column, if column < 4 { 14 } else { 80 })?;
    }
    let facts =
        SCHEMAS.iter().flat_map(|schema| schema.columns.iter().map(move |facts| (schema.name, facts)));
    let mut height = 0;
    for (row, (table, facts)) in (1u32..).zip(facts) {
        let cells = [table, facts.name, facts.kind.as_str(), part(facts.part), facts.about, facts.beside];
        for (column, words) in (0u16..).zip(cells) {
            sheet.write_string(row, column, words)?;
        }
        height += 1;
    }
    finish(sheet, height, 6)
}

/// A frozen header and filters.
fn finish(sheet: &mut Worksheet, height: usize, width: usize) -> std::result::Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    let last_row = u32::try_from(height.min(LAST_ROW)).unwrap_or(0);
    let last_column = u16::try_from(width.saturating_sub(1)).unwrap_or(0);
    sheet.autofilter(0, 0, last_row, last_column)?;
    Ok(())
}
