//! Back and forth through the steps: every change of a source is swapped with what stood there before.

use rusqlite::{OptionalExtension as _, Row, TransactionBehavior, params};

use super::derive::{self, Derived};
use super::fault::fault;
use super::sources::{self, Source};
use super::step::{Author, Step};
use super::{Resolved, Store};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;

/// Which way through the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Undo.
    Back,
    /// Redo.
    Forth,
}

/// One step as the history shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// Its number.
    pub number: i64,
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub by: String,
    /// The command as typed.
    pub command: String,
    /// done, undone, dropped, final.
    pub state: String,
    /// Number of changes.
    pub changes: i64,
}

/// One change as the history of an event shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRow {
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub by: String,
    /// The command as typed.
    pub command: String,
    /// What was changed: a field, or what became of the row.
    pub what: String,
    /// What it was.
    pub before: Option<String>,
    /// What it became.
    pub after: Option<String>,
    /// Why, where it was said.
    pub why: Option<String>,
}

impl Store {
    /// Undoes the last step that is done, or does the last one again that was undone. `None` where there is none.
    ///
    /// # Errors
    /// The tracker cannot be written; then nothing was changed.
    pub fn turn(
        &mut self,
        way: Way,
        author: Author<'_>,
        lexicon: &Lexicon,
    ) -> Result<Option<(StepRow, Derived)>> {
        let path = self.path.clone();
        let of = |error| fault(&path, error);
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(of)?;
        let (wanted, state) = match way {
            Way::Back => ("state = 'done' ORDER BY n DESC", "undone"),
            Way::Forth => ("state = 'undone' ORDER BY n", "done"),
        };
        let sql = format!("{STEPS} WHERE {wanted} LIMIT 1");
        let Some(row) = transaction.query_row(&sql, [], step_row).optional().map_err(of)? else {
            return Ok(None);
        };
        transaction
            .execute("UPDATE step SET state = ?1 WHERE n = ?2", params![state, row.number])
            .map_err(of)?;
        // The turn itself is in the book too; it is no step that could be undone.
        transaction
            .execute(
                "INSERT INTO step (at, by, command, why, state) VALUES (?1, ?2, ?3, ?4, 'final')",
                params![author.at, author.by, author.command, author.why],
            )
            .map_err(of)?;
        let number = transaction.last_insert_rowid();
        let mut step = Step::of(transaction, &path, author, number);
        swap_all(&mut step, row.number, way)?;
        let derived = derive::derive(&mut step, lexicon)?;
        step.transaction.commit().map_err(of)?;
        Ok(Some((row, derived)))
    }

    /// All steps, oldest first.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn steps(&self) -> Result<Vec<StepRow>> {
        let sql = format!("{STEPS} ORDER BY n");
        let read = || -> rusqlite::Result<Vec<StepRow>> {
            self.connection.prepare(&sql)?.query_map([], step_row)?.collect()
        };
        read().map_err(|error| self.fault(error))
    }

    /// What was changed of an event, its mentions and its articles, oldest first; also of one that was withdrawn.
    ///
    /// # Errors
    /// No event or several have an id that begins so.
    pub fn history_of(&self, prefix: &str) -> Result<Vec<ChangeRow>> {
        let mut ids = vec![prefix.to_lowercase()];
        if let Resolved::Event(id) = self.resolve(prefix)?
            && let Some(event) = self.event(&id)?
        {
            ids.extend(event.mentions.iter().chain(&event.aliases).cloned());
            for article in &event.articles {
                ids.extend(self.article(article)?.map(|kept| kept.text_key));
            }
            ids.push(id);
        } else {
            ids.extend(self.former_ids(prefix)?);
        }
        ids.sort();
        ids.dedup();
        let ids = super::events::rows::list(&ids);
        let read = || -> rusqlite::Result<Vec<ChangeRow>> {
            self.connection
                .prepare(
                    "SELECT at, by, command, source || ' ' || what,
                        CASE source WHEN 'article' THEN NULL ELSE before END,
                        CASE source WHEN 'article' THEN NULL ELSE after END, why
                     FROM history WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY n",
                )?
                .query_map([ids], |row| {
                    Ok(ChangeRow {
                        at: row.get(0)?,
                        by: row.get(1)?,
                        command: row.get(2)?,
                        what: row.get(3)?,
                        before: row.get(4)?,
                        after: row.get(5)?,
                        why: row.get(6)?,
                    })
                })?
                .collect()
        };
        read().map_err(|error| self.fault(error))
    }

    fn former_ids(&self, prefix: &str) -> Result<Vec<String>> {
        let read = || -> rusqlite::Result<Vec<String>> {
            self.connection
                .prepare("SELECT id FROM former_id WHERE substr(id, 1, length(?1)) = ?1")?
                .query_map([prefix.to_lowercase()], |row| row.get(0))?
                .collect()
        };
        read().map_err(|error| self.fault(error))
    }
}

const STEPS: &str =
    "SELECT n, at, by, command, state, (SELECT count(*) FROM change WHERE step = step.n) FROM step";

fn step_row(row: &Row<'_>) -> rusqlite::Result<StepRow> {
    Ok(StepRow {
        number: row.get(0)?,
        at: row.get(1)?,
        by: row.get(2)?,
        command: row.get(3)?,
        state: row.get(4)?,
        changes: row.get(5)?,
    })
}

/// Swaps every source that a step changed with what stood there before (or, forth again, after).
fn swap_all(step: &mut Step<'_>, number: i64, way: Way) -> Result<()> {
    let order = match way {
        Way::Back => "DESC",
        Way::Forth => "ASC",
    };
    let sql = format!(
        "SELECT n, source, id, before, after FROM change WHERE step = ?1 AND source <> 'event' ORDER BY n {order}"
    );
    type Found = (i64, String, String, Option<String>, Option<String>);
    let changes: Vec<Found> = step
        .transaction
        .prepare(&sql)
        .and_then(|mut statement| {
            statement
                .query_map([number], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
                })?
                .collect()
        })
        .map_err(|error| step.fault(error))?;
    for (n, source, id, before, after) in changes {
        let Some(source) = Source::of(&source) else {
            let message = format!("the step has a change of an unknown sort, `{source}`");
            return Err(Error::new(ErrorKind::Store, message));
        };
        let (wanted, stored) = match way {
            Way::Back => (before, after),
            Way::Forth => (after, before),
        };
        let standing =
            sources::snapshot(&step.transaction, source, &id).map_err(|error| step.fault(error))?.or(
                // A decision is known by its row alone.
                if source == Source::Decision { stored } else { None },
            );
        if let Some(row) = &standing {
            step.touch(source, row)?;
            sources::remove(&step.transaction, source, row).map_err(|error| step.fault(error))?;
        }
        if let Some(row) = &wanted {
            step.touch(source, row)?;
            sources::put(&step.transaction, source, row).map_err(|error| step.fault(error))?;
        }
        // What stood there is kept, for the way back.
        let column = match way {
            Way::Back => "after",
            Way::Forth => "before",
        };
        step.transaction
            .execute(&format!("UPDATE change SET {column} = ?1 WHERE n = ?2"), params![standing, n])
            .map_err(|error| step.fault(error))?;
    }
    Ok(())
}
