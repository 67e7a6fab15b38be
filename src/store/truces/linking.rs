//! Linking the truces anew where something they are linked from was changed.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::NaiveDate;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::super::{Store, material, open, query};
use super::{changed, rows};
use crate::ceasefires::{self, field};
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::model::{Event, Filter};

pub(in crate::store) const SCHEMA: &str = include_str!("schema.sql");

/// How long whoever only asks waits for one who writes, before linking for itself alone.
const PATIENCE: Duration = Duration::from_secs(2);

impl Store {
    /// Sees to it that the truces of this tracker are those of its present events. What is linked anew is kept in the
    /// file; where the file cannot be written, or another vocabulary is read with, beside it for this run alone.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn link_truces(&self, lexicon: &Lexicon) -> Result<()> {
        let of = |error| self.fault(error);
        if changed::are_present(&self.connection, lexicon).map_err(of)? {
            return Ok(());
        }
        if self.may_write {
            return link(&self.connection, TransactionBehavior::Immediate, lexicon).map_err(of);
        }
        if self.link_in_the_file(lexicon).is_ok()
            && changed::are_present(&self.connection, lexicon).map_err(of)?
        {
            return Ok(());
        }
        let beside = SCHEMA
            .replace("CREATE TABLE ", "CREATE TABLE temp.")
            .replace("CREATE INDEX ", "CREATE INDEX temp.");
        self.connection
            .pragma_update(None, "temp_store", "MEMORY")
            .and_then(|()| self.connection.execute_batch(&beside))
            .and_then(|()| link(&self.connection, TransactionBehavior::Deferred, lexicon))
            .map_err(of)
    }

    fn link_in_the_file(&self, lexicon: &Lexicon) -> Result<()> {
        let writer = open::for_writing(&self.path)?.connection;
        let linked = writer
            .busy_timeout(PATIENCE)
            .and_then(|()| link(&writer, TransactionBehavior::Immediate, lexicon));
        linked.map_err(|error| self.fault(error))
    }
}

/// Links the truces in one transaction.
fn link(connection: &Connection, behavior: TransactionBehavior, lexicon: &Lexicon) -> rusqlite::Result<()> {
    let transaction = Transaction::new_unchecked(connection, behavior)?;
    // Another process may have been faster.
    if !changed::are_present(&transaction, lexicon)? {
        link_all(&transaction, lexicon)?;
        changed::settle(&transaction, lexicon)?;
    }
    transaction.commit()
}

/// Links every truce anew.
fn link_all(connection: &Connection, lexicon: &Lexicon) -> rusqlite::Result<()> {
    let types = ceasefires::types_with_a_stage(lexicon.types());
    let mut events: Vec<Event> = Vec::new();
    query::each(connection, &Filter { types, ..Filter::default() }, |event| events.push(event))?;
    let decisions = material::decisions_about(connection, field::LINK)?;
    let reports: BTreeMap<&str, Option<NaiveDate>> = events
        .iter()
        .map(|event| (event.id.as_str(), event.first_reported.max(event.last_reported)))
        .collect();
    rows::clear(connection)?;
    for truce in ceasefires::chains(&events, &decisions, lexicon.types(), lexicon.truces()) {
        let last_report = truce.events().filter_map(|id| *reports.get(id)?).max();
        rows::write(connection, &truce, last_report)?;
    }
    Ok(())
}
