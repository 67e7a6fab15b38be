//! An event's row of the tracker as a row of the table of events, cell by cell, with no event between: of a million rows
//! most of the time would go into making them. A test holds it to the way through events (`rows`).

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::json::{actors, strings};
use super::rows::{day, odd, word};
use crate::model::{Actor, Basis, Count, DayRange, Origin, Precision, Review, Status};
use crate::table::{ActorCells, EventColumn, EventColumns, EventTableBuilder, count_words};

/// The columns of the tracker that every row is read with, in this order.
const ALWAYS: &[&str] = &["id", "type", "start_time", "first", "last", "precision"];
const TYPE: usize = 1;
const START_TIME: usize = 2;
const FIRST: usize = 3;
const EDTF: usize = ALWAYS.len();

/// Events whose truces are looked up one by one; for more, all are read at once.
const MANY: usize = 4_096;

/// How a column of the tracker becomes cells of the table.
#[derive(Clone, Copy)]
enum Cell {
    /// The words as they stand.
    Text(EventColumn),
    /// A word of a closed set.
    Word(EventColumn, fn(&Row<'_>, usize) -> rusqlite::Result<&'static str>),
    Day(EventColumn),
    Number(EventColumn),
    Confidence,
    Strings(EventColumn),
    Counts,
    Actors,
    Truce,
}

/// The other columns of the tracker. `edtf` stands first, since the days in words are made from it.
const OTHERS: &[(&str, Cell)] = {
    use Cell::{Actors, Confidence, Counts, Day, Number, Strings, Text, Truce, Word};
    use EventColumn as C;
    &[
        ("\"group\"", Text(C::Group)),
        ("label", Text(C::Label)),
        ("status", Word(C::Status, |row, at| word::<Status>(row, at).map(Status::as_str))),
        ("basis", Word(C::Basis, |row, at| word::<Basis>(row, at).map(Basis::as_str))),
        ("condition", Text(C::Condition)),
        ("zone", Text(C::Zone)),
        ("duration", Text(C::Duration)),
        ("scheduled_end", Day(C::ScheduledEnd)),
        ("actors", Actors),
        ("place", Text(C::Place)),
        ("country", Text(C::Country)),
        ("lat", Number(C::Lat)),
        ("lon", Number(C::Lon)),
        ("counts", Counts),
        ("evidence", Text(C::Evidence)),
        ("confidence", Confidence),
        ("mentions", Strings(C::Mentions)),
        ("articles", Strings(C::Articles)),
        ("publishers", Strings(C::Publishers)),
        ("urls", Strings(C::Urls)),
        ("first_reported", Day(C::FirstReported)),
        ("last_reported", Day(C::LastReported)),
        ("plover", Text(C::Plover)),
        ("cameo", Text(C::Cameo)),
        ("acled", Text(C::Acled)),
        ("n", Truce),
        ("origin", Word(C::Origin, |row, at| word::<Origin>(row, at).map(Origin::as_str))),
        ("review", Word(C::Review, |row, at| word::<Review>(row, at).map(Review::as_str))),
        ("tags", Strings(C::Tags)),
        ("note", Text(C::Note)),
        ("claims", Strings(C::Claims)),
        ("reasons", Strings(C::Reasons)),
        ("aliases", Strings(C::Aliases)),
    ]
};

impl Cell {
    /// Whether any of the table's columns that it fills is wanted.
    fn is_among(self, wanted: EventColumns) -> bool {
        use EventColumn as C;
        let truce = matches!(self, Self::Truce);
        // The revision of a row is made from every cell that a person may edit.
        (wanted.holds(C::Revision) && !truce)
            || match self {
                Self::Text(column)
                | Self::Word(column, _)
                | Self::Day(column)
                | Self::Number(column)
                | Self::Strings(column) => wanted.holds(column),
                Self::Confidence => wanted.holds(C::Confidence),
                Self::Counts => wanted.holds(C::Counts),
                Self::Truce => wanted.holds(C::Ceasefire),
                Self::Actors => wanted.holds_any(&[C::Actors, C::Roles, C::Countries, C::ActorIds, C::Kinds]),
            }
    }
}

/// Reads rows into a table.
pub(in crate::store) struct Cells<'c> {
    /// What is read besides that which always is.
    others: Vec<Cell>,
    has_edtf: bool,
    columns: String,
    truces: Truces<'c>,
    /// The form of a row's days.
    days: Vec<u8>,
}

impl<'c> Cells<'c> {
    /// Reads what some columns of the table are made from.
    pub(in crate::store) fn of(connection: &'c Connection, wanted: EventColumns) -> Self {
        let has_edtf = wanted.holds_any(&[EventColumn::Edtf, EventColumn::When, EventColumn::Revision]);
        let read = || OTHERS.iter().filter(|(_, cell)| cell.is_among(wanted));
        let names: Vec<&str> = ALWAYS
            .iter()
            .copied()
            .chain([if has_edtf { "edtf" } else { "NULL" }])
            .chain(read().map(|(name, _)| *name))
            .collect();
        Self {
            others: read().map(|(_, cell)| *cell).collect(),
            has_edtf,
            columns: names.join(", "),
            truces: Truces { connection, asked: 0, homes: None },
            days: Vec::new(),
        }
    }

    /// The columns that [`Cells::read`] takes.
    pub(in crate::store) fn columns(&self) -> &str {
        &self.columns
    }

    /// Adds a row to a table.
    pub(in crate::store) fn read(
        &mut self,
        row: &Row<'_>,
        into: &mut EventTableBuilder<'_>,
    ) -> rusqlite::Result<()> {
        into.text(EventColumn::Id, row.get_ref(0)?.as_str()?);
        let kind = row.get_ref(TYPE)?;
        into.known(TYPE, kind.as_bytes()?, |into| kind.as_str().map(|id| into.event_type(id)))?;
        self.days(row, into)?;
        text_into(row, START_TIME, EventColumn::StartTime, into)?;
        for (at, cell) in (EDTF + 1..).zip(&self.others) {
            match *cell {
                Cell::Text(column) => text_into(row, at, column, into)?,
                Cell::Word(column, read) => {
                    let form = row.get_ref(at)?.as_bytes()?;
                    into.known(at, form, |into| read(row, at).map(|word| into.text(column, word)))?;
                }
                Cell::Day(column) => {
                    if let Some(form) = row.get_ref(at)?.as_bytes_or_null()? {
                        let write = |into: &mut EventTableBuilder<'_>| {
                            day(row, at).map(|day| day.into_iter().for_each(|day| into.day(column, day)))
                        };
                        into.known(at, form, write)?;
                    }
                }
                Cell::Number(column) => {
                    if let Some(number) = row.get_ref(at)?.as_f64_or_null()? {
                        known_number(at, number, into, |into| into.number(column, number));
                    }
                }
                Cell::Confidence => {
                    let confidence = row.get_ref(at)?.as_f64()?;
                    known_number(at, confidence, into, |into| into.confidence(confidence));
                }
                Cell::Strings(column) => {
                    list_into(row, at, into, |json, into| strings_into(json, at, column, into))?;
                }
                Cell::Counts => list_into(row, at, into, |json, into| counts_into(json, at, into))?,
                Cell::Actors => list_into(row, at, into, |json, into| actors_into(json, at, into))?,
                Cell::Truce => {
                    if let Some(truce) = self.truces.of(row.get_ref(at)?.as_i64()?)? {
                        into.known(at, &truce.to_le_bytes(), |into| {
                            self.truces.id(truce).map(|id| into.text(EventColumn::Ceasefire, &id))
                        })?;
                    }
                }
            }
        }
        into.end_row();
        Ok(())
    }

    /// Adds the days of a row. They are told apart by the cells that they are made from, one after the other.
    fn days(&mut self, row: &Row<'_>, into: &mut EventTableBuilder<'_>) -> rusqlite::Result<()> {
        self.days.clear();
        for at in FIRST..=if self.has_edtf { EDTF } else { EDTF - 1 } {
            self.days.extend_from_slice(row.get_ref(at)?.as_bytes_or_null()?.unwrap_or_default());
            self.days.push(0);
        }
        into.known(FIRST, &self.days, |into| {
            let days = day(row, FIRST)?.zip(day(row, FIRST + 1)?);
            let edtf = if self.has_edtf { row.get_ref(EDTF)?.as_str_or_null()? } else { None };
            let days = days.map(|(first, last)| DayRange { first, last });
            into.days(days, word::<Precision>(row, FIRST + 2)?, edtf);
            Ok(())
        })
    }
}

/// To which truce events belong.
struct Truces<'c> {
    connection: &'c Connection,
    /// Events that were looked up one by one.
    asked: usize,
    /// The truces of all events by number, once many were asked for.
    homes: Option<HashMap<i64, i64>>,
}

impl Truces<'_> {
    /// The number of the truce of an event.
    fn of(&mut self, event: i64) -> rusqlite::Result<Option<i64>> {
        if let Some(homes) = &self.homes {
            return Ok(homes.get(&event).copied());
        }
        self.asked += 1;
        if self.asked > MANY {
            self.homes = Some(self.all()?);
        }
        self.connection
            .prepare_cached("SELECT truce FROM truce_event WHERE event = ?1 AND truce IS NOT NULL")?
            .query_row([event], |row| row.get(0))
            .optional()
    }

    fn all(&self) -> rusqlite::Result<HashMap<i64, i64>> {
        self.connection
            .prepare("SELECT event, truce FROM truce_event WHERE truce IS NOT NULL")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect()
    }

    /// The id of a truce.
    fn id(&self, truce: i64) -> rusqlite::Result<String> {
        self.connection
            .prepare_cached("SELECT id FROM truce WHERE n = ?1")?
            .query_row([truce], |row| row.get(0))
    }
}

fn text_into(
    row: &Row<'_>,
    at: usize,
    column: EventColumn,
    into: &mut EventTableBuilder<'_>,
) -> rusqlite::Result<()> {
    let found = row.get_ref(at)?;
    let Some(form) = found.as_bytes_or_null()? else { return Ok(()) };
    into.known(at, form, |into| found.as_str().map(|words| into.text(column, words)))?;
    Ok(())
}

/// Writes what stands for a number.
fn known_number(
    at: usize,
    number: f64,
    into: &mut EventTableBuilder<'_>,
    write: impl FnOnce(&mut EventTableBuilder<'_>),
) {
    let written = into.known(at, &number.to_le_bytes(), |into| {
        write(into);
        Ok::<(), std::convert::Infallible>(())
    });
    let Ok(()) = written;
}

/// Writes what stands for a list in JSON; nothing for an empty one.
fn list_into(
    row: &Row<'_>,
    at: usize,
    into: &mut EventTableBuilder<'_>,
    write: impl FnOnce(&str, &mut EventTableBuilder<'_>) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let found = row.get_ref(at)?;
    match found.as_bytes()? {
        b"[]" => Ok(()),
        form => into.known(at, form, |into| write(found.as_str()?, into)),
    }
}

fn strings_into(
    json: &str,
    at: usize,
    column: EventColumn,
    into: &mut EventTableBuilder<'_>,
) -> rusqlite::Result<()> {
    match strings(json) {
        Some(list) => into.list(column, &list, |words| Some(words)),
        None => {
            let list: Vec<String> = serde_json::from_str(json).map_err(|error| odd(at, error))?;
            into.list(column, &list, |words| Some(words.as_str()));
        }
    }
    Ok(())
}

fn counts_into(json: &str, at: usize, into: &mut EventTableBuilder<'_>) -> rusqlite::Result<()> {
    let counts: Vec<Count> = serde_json::from_str(json).map_err(|error| odd(at, error))?;
    let words: Vec<String> = counts.iter().map(count_words).collect();
    into.list(EventColumn::Counts, &words, |words| Some(words));
    Ok(())
}

fn actors_into(json: &str, at: usize, into: &mut EventTableBuilder<'_>) -> rusqlite::Result<()> {
    match actors(json) {
        Some(list) => into.actors(&list),
        None => {
            let list: Vec<Actor> = serde_json::from_str(json).map_err(|error| odd(at, error))?;
            into.actors(&list.iter().map(ActorCells::of).collect::<Vec<_>>());
        }
    }
    Ok(())
}
