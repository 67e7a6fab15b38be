//! Tables read back from CSV, XLSX and JSON lines. Layer 4; bytes in, no disk.
//!
//! CSV and XLSX first become a [`Sheet`]: words by row and column, as a person may have left them. Then the schema reads
//! each cell by the kind of its column.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use chrono::NaiveDate;
use serde_json::Value as Json;

use super::counts::count_words;
use super::frame::Table;
use super::schema::{ColumnFacts, Schema};
use super::value::{Kind, Value, cell_words, join, split, unguard};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Count;

/// UTF-16 units that a cell of a spreadsheet takes.
pub const SHEET_CELL_LIMIT: usize = 32_767;

/// A sheet as a person left it: names of its columns, and the words of its cells without the guard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Names of the columns.
    pub header: Vec<String>,
    /// Cells by row; a short row lacks its last cells.
    pub rows: Vec<Vec<String>>,
    /// Numbers of the rows as a spreadsheet or an editor shows them, where empty ones were passed over.
    pub numbers: Vec<usize>,
}

impl Sheet {
    /// Reads CSV: commas, semicolons or tabs, with or without a byte order mark.
    ///
    /// # Errors
    /// It is no UTF-8 or no CSV.
    pub fn from_csv(bytes: &[u8]) -> Result<Self> {
        let text = std::str::from_utf8(bytes)
            .map_err(|error| {
                Error::new(
                    ErrorKind::Format,
                    format!("expected UTF-8, found another byte at {}", error.valid_up_to()),
                )
                .hint("save the sheet as `CSV UTF-8`")
            })?
            .trim_start_matches('\u{feff}');
        let header = text.lines().next().unwrap_or("");
        let count = |mark: char| header.matches(mark).count();
        let delimiter = [',', ';', '\t']
            .into_iter()
            .rev()
            .max_by_key(|mark| count(*mark))
            .map_or(b',', |mark| mark as u8);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| Error::new(ErrorKind::Format, error.to_string()))?;
            rows.push(record.iter().map(|cell| unguard(cell).to_owned()).collect());
        }
        Ok(Self::of(rows))
    }

    /// Reads one sheet of a workbook, by name; the first where there is none of that name.
    ///
    /// # Errors
    /// It is no workbook.
    pub fn from_xlsx(bytes: &[u8], name: &str) -> Result<Self> {
        let refused = |error: &dyn std::fmt::Display| {
            Error::new(ErrorKind::Format, format!("expected a workbook (.xlsx): {error}"))
        };
        let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes))
            .map_err(|error: calamine::XlsxError| refused(&error))?;
        let names = workbook.sheet_names();
        let found = names.iter().find(|sheet| sheet.eq_ignore_ascii_case(name)).or_else(|| names.first());
        let found = found.cloned().ok_or_else(|| refused(&"it has no sheets"))?;
        let range = workbook.worksheet_range(&found).map_err(|error| refused(&error))?;
        Ok(Self::of(range.rows().map(|row| row.iter().map(cell_of).collect()).collect()))
    }

    fn of(mut rows: Vec<Vec<String>>) -> Self {
        if rows.is_empty() {
            return Self::default();
        }
        let header = rows.remove(0);
        let (numbers, rows) =
            (2..).zip(rows).filter(|(_, row)| row.iter().any(|cell| !cell.is_empty())).unzip();
        Self { header, rows, numbers }
    }

    /// The sheet of a table that was read as one; its row numbers are places in the table, from 1.
    #[must_use]
    pub fn of_table(table: &Table) -> Self {
        let words = |row: usize, column: usize| {
            let mut words = String::new();
            cell_words(&table.value(row, column), &mut words);
            words
        };
        let width = table.columns().len();
        Self {
            header: table.columns().iter().map(|facts| facts.name.to_owned()).collect(),
            rows: (0..table.height())
                .map(|row| (0..width).map(|column| words(row, column)).collect())
                .collect(),
            numbers: (1..=table.height()).collect(),
        }
    }

    /// Reads JSON lines: the columns are the names that occur, in the order in which they do. Beside it the
    /// lines that are no objects, with what was found.
    #[must_use]
    pub fn from_jsonl(schema: &'static Schema, text: &str) -> (Self, Vec<(usize, String)>) {
        let (mut sheet, mut broken) = (Self::default(), Vec::new());
        let mut positions: BTreeMap<String, usize> = BTreeMap::new();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            match serde_json::from_str::<serde_json::Map<String, Json>>(line) {
                Ok(record) => {
                    let mut row = vec![String::new(); sheet.header.len()];
                    for (name, value) in &record {
                        let at = *positions.entry(name.clone()).or_insert_with(|| {
                            sheet.header.push(name.clone());
                            sheet.header.len() - 1
                        });
                        row.resize(row.len().max(at + 1), String::new());
                        row[at] = json_words(schema, name, value);
                    }
                    sheet.rows.push(row);
                    sheet.numbers.push(index + 1);
                }
                Err(error) => broken.push((index + 1, error.to_string())),
            }
        }
        (sheet, broken)
    }

    /// The number of a row as a spreadsheet or an editor shows it.
    #[must_use]
    pub fn number(&self, row: usize) -> usize {
        self.numbers.get(row).copied().unwrap_or(row + 2)
    }

    /// Where a column stands.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// The words of a cell; empty beyond the sheet.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.get(column)).map_or("", String::as_str)
    }

    /// The table that the sheet holds; columns that the schema does not know are passed over.
    fn table(&self, schema: &'static Schema) -> Result<Table> {
        let positions: Vec<Option<usize>> =
            schema.columns.iter().map(|facts| self.position(facts.name)).collect();
        if positions.iter().all(Option::is_none) {
            let message = format!("expected a header with columns of the {}, found none", schema.name);
            return Err(Error::new(ErrorKind::Format, message));
        }
        for row in 0..self.rows.len() {
            for (facts, position) in schema.columns.iter().zip(&positions) {
                let Some(position) = position else { continue };
                read_cell(facts, self.cell(row, *position)).map_err(|message| {
                    Error::new(
                        ErrorKind::Format,
                        format!("row {}, column {}: {message}", self.number(row), facts.name),
                    )
                })?;
            }
        }
        Ok(Table::build(schema, self.rows.len(), |row, column| {
            let words = positions[column].map_or("", |position| self.cell(row, position));
            read_cell(&schema.columns[column], words).unwrap_or(Value::Null)
        }))
    }
}

/// Reads a table from CSV.
///
/// # Errors
/// The first cell that does not hold what its column does.
pub fn read_csv(schema: &'static Schema, bytes: &[u8]) -> Result<Table> {
    Sheet::from_csv(bytes)?.table(schema)
}

/// Reads a table from the sheet of its name in a workbook.
///
/// # Errors
/// The first cell that does not hold what its column does.
pub fn read_xlsx(schema: &'static Schema, bytes: &[u8]) -> Result<Table> {
    Sheet::from_xlsx(bytes, schema.name)?.table(schema)
}

/// Reads a table from JSON lines.
///
/// # Errors
/// The first line that is no object, and the first field that does not hold what its column does.
pub fn read_jsonl(schema: &'static Schema, bytes: &[u8]) -> Result<Table> {
    let mut rows: Vec<Vec<Value<'static>>> = Vec::new();
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let refused =
            |message: String| Error::new(ErrorKind::Format, format!("line {}: {message}", index + 1));
        let object: serde_json::Map<String, Json> =
            serde_json::from_slice(line).map_err(|error| refused(error.to_string()))?;
        let cells = schema.columns.iter().map(|facts| {
            read_json(facts, object.get(facts.name).unwrap_or(&Json::Null))
                .map_err(|message| refused(format!("{}: {message}", facts.name)))
        });
        rows.push(cells.collect::<Result<_>>()?);
    }
    Ok(Table::build(schema, rows.len(), |row, column| rows[row][column].clone()))
}

/// A value of a foreign or of our own object as the words of a cell.
fn json_words(schema: &'static Schema, name: &str, value: &Json) -> String {
    let facts = schema.columns.iter().find(|facts| facts.name == name);
    if let Some(Ok(value)) = facts.map(|facts| read_json(facts, value)) {
        let mut words = String::new();
        cell_words(&value, &mut words);
        return words;
    }
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| json_words(schema, "", item)).collect();
            join(items.iter().map(|item| Some(item.as_str())))
        }
        Json::Object(fields) => {
            fields.get("name").map_or_else(|| value.to_string(), |name| json_words(schema, "", name))
        }
        Json::Bool(_) | Json::Number(_) => value.to_string(),
    }
}

/// A cell of a workbook as words.
fn cell_of(data: &Data) -> String {
    match data {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(words) => unguard(words).to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTimeIso(words) | Data::DurationIso(words) => {
            words.strip_suffix("T00:00:00").unwrap_or(words).to_owned()
        }
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            match NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)) {
                // Excel turns a typed `18:30` into a moment of its first day.
                _ if moment.as_f64() < 1.0 => format!("{hour:02}:{minute:02}"),
                Some(day) => day.to_string(),
                None => moment.as_f64().to_string(),
            }
        }
    }
}

/// Reads the words of a cell by the kind of its column.
///
/// # Errors
/// What was expected and what was found.
pub(super) fn read_cell(facts: &ColumnFacts, words: &str) -> std::result::Result<Value<'static>, String> {
    if words.is_empty() {
        return Ok(Value::Null);
    }
    Ok(match facts.kind {
        Kind::Text => Value::Text(Cow::Owned(words.to_owned())),
        Kind::Day => Value::Day(
            words
                .trim()
                .parse()
                .map_err(|_| format!("expected a day such as 2025-04-23, found `{words}`"))?,
        ),
        Kind::Integer => Value::Integer(
            words.trim().parse().map_err(|_| format!("expected a whole number, found `{words}`"))?,
        ),
        // A spreadsheet of half the world writes 46,2.
        Kind::Number => words
            .trim()
            .replacen(',', ".", 1)
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
            .map(Value::Number)
            .ok_or_else(|| format!("expected a number such as 46.2, found `{words}`"))?,
        Kind::Texts => list(split(words)),
    })
}

fn list(words: Vec<String>) -> Value<'static> {
    let list: Vec<_> = words
        .into_iter()
        .map(|words| Some(words).filter(|words| !words.is_empty()).map(Cow::Owned))
        .collect();
    if list.iter().all(Option::is_none) { Value::Null } else { Value::Texts(list) }
}

fn read_json(facts: &ColumnFacts, json: &Json) -> std::result::Result<Value<'static>, String> {
    Ok(match (facts.kind, json) {
        (_, Json::Null) => Value::Null,
        (Kind::Number, Json::Number(number)) => number.as_f64().map_or(Value::Null, Value::Number),
        (Kind::Integer, Json::Number(number)) => number.as_i64().map_or(Value::Null, Value::Integer),
        (Kind::Texts, Json::Array(items)) => {
            let words = items.iter().map(|item| match item {
                Json::Null => Ok(String::new()),
                Json::String(words) => Ok(words.clone()),
                object => serde_json::from_value::<Count>(object.clone())
                    .map(|count| count_words(&count))
                    .map_err(|error| error.to_string()),
            });
            list(words.collect::<std::result::Result<_, _>>()?)
        }
        (Kind::Text | Kind::Day, Json::String(words)) => read_cell(facts, words)?,
        (kind, other) => return Err(format!("expected {}, found `{other}`", kind.as_str())),
    })
}
