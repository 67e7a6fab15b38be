//! An event's row of the tracker as a row of the table of events, cell by cell, with no event between: of a million rows
//! most of the time would go into making them. A test holds it to the way through events (`rows`).

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::json::{actors, strings};
use super::rows::{day, odd, word};
use crate::model::{Actor, Basis, Count, DayRange, Origin, Precision, Review, Status};
use crate::table::{ActorCells, EventColumn, EventColumns, EventTableBuilder, count_words};

/// The columns of the tracker that every row is read with, in this order.
const ALWAYS: &[&str] = &["id", "type", "first", "last", "precision"];
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
        ("start_time", Text(C::StartTime)),
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
            truces: Truces { connection, asked: 0, homes: None, ids: HashMap::new() },
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
        into.event_type(row.get_ref(1)?.as_str()?);
        let days = day(row, 2)?.zip(day(row, 3)?).map(|(first, last)| DayRange { first, last });
        let edtf = if self.has_edtf { row.get_ref(EDTF)?.as_str_or_null()? } else { None };
        into.days(days, word::<Precision>(row, 4)?, edtf);
        for (at, cell) in (EDTF + 1..).zip(&self.others) {
            match *cell {
                Cell::Text(column) => {
                    if let Some(words) = row.get_ref(at)?.as_str_or_null()? {
                        into.text(column, words);
                    }
                }
                Cell::Word(column, read) => into.text(column, read(row, at)?),
                Cell::Day(column) => {
                    if let Some(day) = day(row, at)? {
                        into.day(column, day);
                    }
                }
                Cell::Number(column) => {
                    if let Some(number) = row.get_ref(at)?.as_f64_or_null()? {
                        into.number(column, number);
                    }
                }
                Cell::Confidence => into.confidence(row.get_ref(at)?.as_f64()?),
                Cell::Strings(column) => strings_into(row, at, column, into)?,
                Cell::Counts => counts_into(row, at, into)?,
                Cell::Actors => actors_into(row, at, into)?,
                Cell::Truce => {
                    if let Some(truce) = self.truces.of(row.get_ref(at)?.as_i64()?)? {
                        into.text(EventColumn::Ceasefire, truce);
                    }
                }
            }
        }
        into.end_row();
        Ok(())
    }
}

/// To which truce events belong.
struct Truces<'c> {
    connection: &'c Connection,
    /// Events that were looked up one by one.
    asked: usize,
    /// The truces of all events, once many were asked for.
    homes: Option<HashMap<i64, i64>>,
    /// Ids of truces, each looked up once.
    ids: HashMap<i64, String>,
}

impl Truces<'_> {
    /// The id of the truce of an event.
    fn of(&mut self, event: i64) -> rusqlite::Result<Option<&str>> {
        let Some(truce) = self.number(event)? else { return Ok(None) };
        Ok(Some(match self.ids.entry(truce) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let mut statement = self.connection.prepare_cached("SELECT id FROM truce WHERE n = ?1")?;
                new.insert(statement.query_row([truce], |row| row.get(0))?)
            }
        }))
    }

    fn number(&mut self, event: i64) -> rusqlite::Result<Option<i64>> {
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
}

/// The JSON in a column; nothing for an empty list.
fn json<'r>(row: &'r Row<'_>, at: usize) -> rusqlite::Result<Option<&'r str>> {
    let found = row.get_ref(at)?;
    if found.as_bytes()? == b"[]" { Ok(None) } else { Ok(Some(found.as_str()?)) }
}

fn strings_into(
    row: &Row<'_>,
    at: usize,
    column: EventColumn,
    into: &mut EventTableBuilder<'_>,
) -> rusqlite::Result<()> {
    let Some(json) = json(row, at)? else { return Ok(()) };
    match strings(json) {
        Some(list) => into.list(column, &list, |words| Some(words)),
        None => {
            let list: Vec<String> = serde_json::from_str(json).map_err(|error| odd(at, error))?;
            into.list(column, &list, |words| Some(words.as_str()));
        }
    }
    Ok(())
}

fn counts_into(row: &Row<'_>, at: usize, into: &mut EventTableBuilder<'_>) -> rusqlite::Result<()> {
    let Some(json) = json(row, at)? else { return Ok(()) };
    let counts: Vec<Count> = serde_json::from_str(json).map_err(|error| odd(at, error))?;
    let words: Vec<String> = counts.iter().map(count_words).collect();
    into.list(EventColumn::Counts, &words, |words| Some(words));
    Ok(())
}

fn actors_into(row: &Row<'_>, at: usize, into: &mut EventTableBuilder<'_>) -> rusqlite::Result<()> {
    let Some(json) = json(row, at)? else { return Ok(()) };
    match actors(json) {
        Some(list) => into.actors(&list),
        None => {
            let list: Vec<Actor> = serde_json::from_str(json).map_err(|error| odd(at, error))?;
            into.actors(&list.iter().map(ActorCells::of).collect::<Vec<_>>());
        }
    }
    Ok(())
}
