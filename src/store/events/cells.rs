//! An event's row of the tracker as a row of the table of events, cell by cell, with no event between: of a million rows
//! most of the time would go into making them. A test holds it to the way through events (`rows`).

use std::borrow::Cow;
use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::fields::{self, Cell, Field};
use super::meaning::write;
use crate::store::blocks::{Block, Forms};
use crate::table::{EventColumn, EventColumns, EventTableBuilder};

/// Events whose truces are looked up one by one; for more, all are read at once.
const MANY: usize = 4_096;

/// Reads rows into a table.
pub(in crate::store) struct Cells<'c> {
    fields: Vec<Field>,
    columns: String,
    truces: Truces<'c>,
    /// Where forms are put together.
    room: Vec<u8>,
    /// The forms of the cells of a block, by number.
    numbers: Vec<u16>,
}

impl<'c> Cells<'c> {
    /// Reads what some columns of the table are made from.
    pub(in crate::store) fn of(connection: &'c Connection, wanted: EventColumns) -> Self {
        let (fields, columns) = fields::of(wanted);
        let truces = Truces { connection, asked: 0, all: None };
        Self { fields, columns, truces, room: Vec::new(), numbers: Vec::new() }
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
        for field in &self.fields {
            if let Cell::Truce = field.cell {
                if let Some(truce) = self.truces.of(row.get_ref(field.at)?.as_i64()?)? {
                    into.cell(field.index, &truce.to_le_bytes(), |means| {
                        self.truces.id(truce).map(|id| means.text(EventColumn::Ceasefire, &id))
                    })?;
                }
            } else if let Some(form) = field.form(row, &mut self.room)? {
                into.cell(field.index, form, |means| write(*field, form, means))?;
            }
        }
        into.end_rows();
        Ok(())
    }

    /// Adds the rows of a block to a table, column by column.
    pub(in crate::store) fn read_block(
        &mut self,
        block: &Block<'_>,
        into: &mut EventTableBuilder<'_>,
    ) -> rusqlite::Result<()> {
        into.begin_rows(block.len());
        for field in &self.fields {
            if let Cell::Truce = field.cell {
                let mut homes = Forms::default();
                for event in block.events() {
                    let truce = self.truces.of(event)?.map(i64::to_le_bytes);
                    homes.put(truce.as_ref().map(|bytes| &bytes[..]));
                }
                into.cells(field.index, homes.forms(), homes.numbers(), |form, means| {
                    let truce = form.as_array().map_or(0, |bytes| i64::from_le_bytes(*bytes));
                    self.truces.id(truce).map(|id| means.text(EventColumn::Ceasefire, &id))
                })?;
            } else if block.has_any(field.index) {
                block.numbers(field.index, &mut self.numbers);
                into.cells(field.index, block.forms(field.index), &self.numbers, |form, means| {
                    write(*field, form, means)
                })?;
            }
        }
        into.end_rows();
        Ok(())
    }
}

/// To which truce events belong.
struct Truces<'c> {
    connection: &'c Connection,
    /// Events that were looked up one by one.
    asked: usize,
    /// What is known once many were asked for.
    all: Option<All>,
}

/// The truces of all events.
struct All {
    /// Events and the numbers of their truces, in the order of the events.
    homes: Vec<(i64, i64)>,
    /// Where the event was found that was asked for last; most are asked for in their order.
    at: usize,
    /// The ids of the truces, by number.
    ids: HashMap<i64, String>,
}

impl Truces<'_> {
    /// The number of the truce of an event.
    fn of(&mut self, event: i64) -> rusqlite::Result<Option<i64>> {
        if let Some(all) = &mut self.all {
            return Ok(all.of(event));
        }
        self.asked += 1;
        if self.asked > MANY {
            self.all = Some(All::read(self.connection)?);
        }
        self.connection
            .prepare_cached("SELECT truce FROM truce_event WHERE event = ?1 AND truce IS NOT NULL")?
            .query_row([event], |row| row.get(0))
            .optional()
    }

    /// The id of a truce.
    fn id(&self, truce: i64) -> rusqlite::Result<Cow<'_, str>> {
        if let Some(id) = self.all.as_ref().and_then(|all| all.ids.get(&truce)) {
            return Ok(Cow::Borrowed(id));
        }
        self.connection
            .prepare_cached("SELECT id FROM truce WHERE n = ?1")?
            .query_row([truce], |row| row.get(0).map(Cow::Owned))
    }
}

impl All {
    fn read(connection: &Connection) -> rusqlite::Result<Self> {
        let homes = connection
            .prepare("SELECT event, truce FROM truce_event WHERE truce IS NOT NULL ORDER BY event")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let ids = connection
            .prepare("SELECT n, id FROM truce")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Self { homes, at: 0, ids })
    }

    fn of(&mut self, event: i64) -> Option<i64> {
        let homes = &self.homes;
        let is_place = |at: &usize| {
            homes.get(*at).is_none_or(|home| home.0 >= event)
                && at.checked_sub(1).and_then(|before| homes.get(before)).is_none_or(|home| home.0 < event)
        };
        let near = [self.at, self.at + 1].into_iter().find(is_place);
        self.at = near.unwrap_or_else(|| homes.partition_point(|home| home.0 < event));
        homes.get(self.at).filter(|home| home.0 == event).map(|home| home.1)
    }
}
