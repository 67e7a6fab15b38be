//! Making the blocks that are missing, and looking over those that are there.

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::{Forms, SIZE, basis, block};
use crate::error::Result;
use crate::model::Filter;
use crate::store::events::fields;
use crate::store::{Store, open, query};
use crate::table::EventColumns;

/// How long whoever only reads waits for one who writes.
const PATIENCE: Duration = Duration::from_secs(2);

/// So many are made in one transaction, so that others need not wait long; where fewer are missing, rows are read.
const MANY: usize = 64;

impl Store {
    /// [`Store::keep_blocks`] where so many are missing that whoever reads all events would notice: after a large import,
    /// and before a table is filled. Where the tracker cannot be written, or somebody else writes, the rows are read.
    pub fn keep_many_blocks(&self) {
        if are_many_missing(&self.connection).unwrap_or(false) {
            let _ = self.keep_blocks();
        }
    }

    /// Keeps the events many at a time and field by field, as far as they are not yet, so that all of them are read
    /// fast; what anybody reads stays the same.
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn keep_blocks(&self) -> Result<()> {
        let of = |error| self.fault(error);
        if self.may_write {
            return keep(&self.connection).map_err(of);
        }
        let writer = open::for_writing(&self.path)?.connection;
        writer.busy_timeout(PATIENCE).and_then(|()| keep(&writer)).map_err(of)?;
        // As after linking truces: who only reads would look through all of the log for each page.
        let _ = writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        Ok(())
    }
}

/// Whether so many are missing that reading the rows in their place takes longer than anybody should wait.
fn are_many_missing(connection: &Connection) -> rusqlite::Result<bool> {
    if !has_place(connection)? {
        return Ok(false);
    }
    missing(connection, MANY).map(|missing| missing.len() == MANY)
}

/// Whether there is a place for blocks: in a tracker of version 4 that could not be written, there is none.
pub(super) fn has_place(connection: &Connection) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'event_block')";
    connection.query_row(sql, [], |row| row.get(0))
}

/// The first so many blocks that are missing. The last, to which events are still added, is none.
fn missing(connection: &Connection, most: usize) -> rusqlite::Result<Vec<i64>> {
    let basis = basis();
    let mut next_event = connection.prepare("SELECT min(n) FROM event WHERE n >= ?1")?;
    let mut is_there = connection.prepare("SELECT 1 FROM event_block WHERE block = ?1 AND basis = ?2")?;
    let last: Option<i64> = connection.query_row("SELECT max(n) FROM event", [], |row| row.get(0))?;
    let (mut missing, mut next) = (Vec::new(), 0);
    while missing.len() < most
        && let Some(event) = next_event.query_row([next], |row| row.get::<_, Option<i64>>(0))?
    {
        let block = event / SIZE;
        next = (block + 1) * SIZE;
        if last.is_none_or(|last| last < next) {
            break;
        }
        if is_there.query_row([block, basis], |_| Ok(())).optional()?.is_none() {
            missing.push(block);
        }
    }
    Ok(missing)
}

/// Makes what is missing.
fn keep(connection: &Connection) -> rusqlite::Result<()> {
    loop {
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        let missing = missing(&transaction, MANY)?;
        if missing.is_empty() {
            return Ok(());
        }
        for block in missing {
            let cells = make(&transaction, block)?;
            transaction
                .prepare_cached(
                    "INSERT INTO event_block (block, basis, cells) VALUES (?1, ?2, ?3)
                        ON CONFLICT (block) DO UPDATE SET basis = excluded.basis, cells = excluded.cells",
                )?
                .execute(params![block, basis(), cells])?;
        }
        transaction.commit()?;
    }
}

/// The block of a number, made from the rows.
fn make(connection: &Connection, number: i64) -> rusqlite::Result<Vec<u8>> {
    let (fields, columns) = fields::of(EventColumns::ALL);
    let sql = format!(
        "SELECT {columns}, n FROM event WHERE n BETWEEN ?1 AND ?2 AND {} ORDER BY n",
        query::condition(&Filter::default()).0
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let number_at = statement.column_count() - 1;
    let mut rows = statement.query([number * SIZE, (number + 1) * SIZE - 1])?;
    let mut forms: Vec<Forms> = fields.iter().map(|_| Forms::default()).collect();
    let (mut events, mut room) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        events.push(row.get(number_at)?);
        for (field, forms) in fields.iter().zip(&mut forms) {
            forms.put(field.form(row, &mut room)?);
        }
    }
    Ok(block::write(number, &events, &forms))
}

/// The blocks that are not what the rows say, as `events 1024 to 2047`.
pub(in crate::store) fn odd_blocks(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut odd = Vec::new();
    if !has_place(connection)? {
        return Ok(odd);
    }
    let mut statement =
        connection.prepare("SELECT block, cells FROM event_block WHERE basis = ?1 ORDER BY block")?;
    let mut rows = statement.query([basis()])?;
    while let Some(row) = rows.next()? {
        let block = row.get(0)?;
        if row.get_ref(1)?.as_blob()? != make(connection, block)? {
            odd.push(format!("events {} to {}", block * SIZE, (block + 1) * SIZE - 1));
        }
    }
    Ok(odd)
}
