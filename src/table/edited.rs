//! A sheet of events that a person edited becomes changed cells, refused cells and new rows. Layer 4.
//!
//! The revision of a row tells, cell by cell, what the person saw: a cell that differs from what was seen was changed by
//! the person; a cell of the tracker that differs from what was seen was changed meanwhile. A row that is missing in the
//! sheet means nothing.

use std::collections::BTreeMap;

use chrono::NaiveTime;

use super::event_table::EventTable;
use super::frame::Table;
use super::revision::{cell_hash, part};
use super::schema::{ColumnFacts, EVENTS, EventColumn, Part};
use super::sheet::{SHEET_CELL_LIMIT, Sheet, read_cell};
use super::value::{Kind, Value, cell_words, shorten};
use crate::error::{Error, ErrorKind, Result};
use crate::ingest::fields::dates;
use crate::ingest::fields::options::DateOrder;
use crate::model::{ActorKind, Precision, Review, Role, Status};

/// What an edited sheet says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edits {
    /// Cells that the person changed, by row of the sheet and column.
    pub changes: Vec<CellChange>,
    /// Cells that cannot be taken.
    pub refused: Vec<RefusedCell>,
    /// Indices of rows of events that are not here: without an id, or with ids of which the tracker knows none.
    pub new_rows: Vec<usize>,
    /// Rows of events that are here.
    pub known_rows: usize,
}

/// A cell that the person changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    /// Row of the sheet, as a spreadsheet shows it.
    pub row: usize,
    /// Id of the event.
    pub event: String,
    /// Name of the column.
    pub column: &'static str,
    /// The words that the tracker has; empty for no value.
    pub before: String,
    /// The words that the person wrote; empty for no value.
    pub after: String,
}

/// A cell that cannot be taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedCell {
    /// Row of the sheet, from 1 with the header.
    pub row: usize,
    /// Id of the event, where the row has one.
    pub event: Option<String>,
    /// Name of the column; `None` for a whole row.
    pub column: Option<String>,
    /// What was expected, what was found.
    pub reason: String,
}

/// Compares a sheet with the events that the tracker has.
///
/// # Errors
/// The sheet has no column of ids, or no column that may be edited.
pub fn changes(events: &EventTable, sheet: &Sheet) -> Result<Edits> {
    let id = sheet.position(EventColumn::Id.name()).ok_or_else(|| {
        Error::new(ErrorKind::Format, format!("expected a column `{}`, found none", EventColumn::Id.name()))
            .hint("edit a sheet that `export csv` or `export xlsx` wrote")
    })?;
    let places = places(events.table());
    let place = |row: usize| places.get(sheet.cell(row, id).trim()).copied();
    // A sheet of which the tracker knows no row at all comes from another tracker: its rows are new here.
    let is_foreign = !(0..sheet.rows.len()).any(|row| place(row).is_some());
    let mut edits = Edits::default();
    let mut met: BTreeMap<usize, usize> = BTreeMap::new();
    for row in 0..sheet.rows.len() {
        let name = sheet.cell(row, id).trim();
        if name.is_empty() || is_foreign {
            edits.new_rows.push(row);
            continue;
        }
        let number = sheet.number(row);
        let refuse =
            |reason: String| RefusedCell { row: number, event: Some(name.to_owned()), column: None, reason };
        match place(row) {
            None => edits.refused.push(refuse(format!(
                "expected the id of an event here, found `{name}`; leave the id of a new row empty"
            ))),
            Some(place) => match met.insert(place, number) {
                Some(other) => edits.refused.push(refuse(format!("the event stands in row {other} already"))),
                None => {
                    edits.known_rows += 1;
                    compare(events.table(), place, sheet, row, &mut edits);
                }
            },
        }
    }
    Ok(edits)
}

/// Rows of the table by id, and by every id that an event had before.
fn places(table: &Table) -> BTreeMap<String, usize> {
    let mut places = BTreeMap::new();
    for row in 0..table.height() {
        for alias in table.texts(row, EventColumn::Aliases as usize).flatten() {
            places.insert(alias.to_owned(), row);
        }
    }
    for row in 0..table.height() {
        places.extend(table.text(row, EventColumn::Id as usize).map(|id| (id.to_owned(), row)));
    }
    places
}

fn compare(table: &Table, place: usize, sheet: &Sheet, row: usize, edits: &mut Edits) {
    let event = table.text(place, EventColumn::Id as usize).unwrap_or("");
    let now = table.text(place, EventColumn::Revision as usize).unwrap_or("");
    let seen =
        sheet.position(EventColumn::Revision.name()).map_or("", |column| sheet.cell(row, column).trim());
    let mut words = String::new();
    for (index, facts) in EVENTS.columns.iter().enumerate() {
        let Some(position) = sheet.position(facts.name).filter(|_| facts.part == Part::Edited) else {
            continue;
        };
        words.clear();
        cell_words(&table.value(place, index), &mut words);
        let cell = sheet.cell(row, position);
        let after = canonical(facts, cell);
        if same(&after, &words) || is_rewritten_day(facts, cell, |day| day == words) {
            continue;
        }
        let refuse = |reason: String| RefusedCell {
            row: sheet.number(row),
            event: Some(event.to_owned()),
            column: Some(facts.name.to_owned()),
            reason,
        };
        if seen != now {
            let Some(base) = part(seen, EVENTS.columns, index) else {
                edits.refused.push(refuse(
                    "the row has no revision, so what was seen is not known; export again".into(),
                ));
                continue;
            };
            if is_hash(&after, base) || is_rewritten_day(facts, cell, |day| is_hash(day, base)) {
                // The person left it alone; it changed meanwhile.
                continue;
            }
            if !is_hash(&words, base) {
                edits
                    .refused
                    .push(refuse(format!("changed meanwhile: here `{after}`, in the tracker `{words}`")));
                continue;
            }
        }
        match check(facts, &after) {
            Err(reason) => edits.refused.push(refuse(reason)),
            Ok(()) => edits.changes.push(CellChange {
                row: sheet.number(row),
                event: event.to_owned(),
                column: facts.name,
                before: words.clone(),
                after,
            }),
        }
    }
}

/// A cell as this program would have written it: `46.20` is 46.2, and `a;b` is `a; b`.
fn canonical(facts: &ColumnFacts, words: &str) -> String {
    match read_cell(facts, words) {
        Err(_) if facts.kind == Kind::Day => {
            dates::whole(words, None).map_or_else(|_| words.trim().to_owned(), |found| found.day.to_string())
        }
        Ok(Value::Null) | Err(_) => words.trim().to_owned(),
        Ok(value) => {
            let mut canonical = String::new();
            cell_words(&value, &mut canonical);
            canonical
        }
    }
}

/// Whether two cells say the same; carriage returns and what a spreadsheet had to cut do not count.
fn same(sheet: &str, table: &str) -> bool {
    sheet == table
        || sheet.bytes().filter(|byte| *byte != b'\r').eq(table.bytes().filter(|byte| *byte != b'\r'))
        || sheet == shorten(table, SHEET_CELL_LIMIT)
}

fn is_hash(words: &str, hash: &str) -> bool {
    hash.chars().eq(cell_hash(words))
}

/// Whether a cell is the day that was there, as a spreadsheet of some country writes it: "23/04/2025", "4/23/25".
fn is_rewritten_day(facts: &ColumnFacts, cell: &str, is_it: impl Fn(&str) -> bool) -> bool {
    let may_be_a_day = facts.kind == Kind::Day || facts.name == EventColumn::Edtf.name();
    if !may_be_a_day || cell.len() > 20 {
        return false;
    }
    let (rest, year) = cell.rsplit_once(['/', '.', '-']).unwrap_or((cell, ""));
    let years = if year.len() == 2 {
        [format!("{rest}/20{year}"), format!("{rest}/19{year}")]
    } else {
        [cell.to_owned(), String::new()]
    };
    years.iter().any(|words| {
        [DateOrder::DayFirst, DateOrder::MonthFirst]
            .into_iter()
            .any(|order| dates::whole(words, Some(order)).is_ok_and(|found| is_it(&found.day.to_string())))
    })
}

/// Whether a cell holds what its column may.
fn check(facts: &ColumnFacts, words: &str) -> std::result::Result<(), String> {
    fn one_of<T: std::str::FromStr<Err = String>>(words: &str) -> std::result::Result<(), String> {
        words.parse::<T>().map(|_| ())
    }
    fn each_of<T: std::str::FromStr<Err = String>>(words: &str) -> std::result::Result<(), String> {
        super::value::split(words)
            .iter()
            .filter(|word| !word.is_empty())
            .try_for_each(|word| one_of::<T>(word))
    }
    read_cell(facts, words)?;
    let column = |column: EventColumn| column.name() == facts.name;
    if words.is_empty() {
        return Ok(());
    }
    if column(EventColumn::Status) {
        one_of::<Status>(words)
    } else if column(EventColumn::Precision) {
        one_of::<Precision>(words)
    } else if column(EventColumn::Review) {
        one_of::<Review>(words)
    } else if column(EventColumn::Roles) {
        each_of::<Role>(words)
    } else if column(EventColumn::Kinds) {
        each_of::<ActorKind>(words)
    } else if column(EventColumn::StartTime) {
        NaiveTime::parse_from_str(words, "%H:%M")
            .map(|_| ())
            .map_err(|_| format!("expected a clock time such as 18:30, found `{words}`"))
    } else {
        Ok(())
    }
}
