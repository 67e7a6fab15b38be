//! A step: what one command changes, written in one transaction together with the rows that say what was changed.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::derive::{self, Derived, Tally, Unsettled};
use super::fault::fault;
use super::sources::{self, ArticleRow, Source};
use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::model::{Decision, DecisionTarget, Entry, Mention, Published};

/// Who makes a step, when and how; given by the edge.
#[derive(Clone, Copy, Debug)]
pub struct Author<'a> {
    /// When, RFC 3339.
    pub at: &'a str,
    /// Who.
    pub by: &'a str,
    /// The command, as typed.
    pub command: &'a str,
    /// Why, where it was said.
    pub why: Option<&'a str>,
}

/// A step that is being made. Dropped without [`Step::finish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Step<'s> {
    pub(super) transaction: Transaction<'s>,
    path: &'s Path,
    pub(super) author: Author<'s>,
    number: Option<i64>,
    pub(super) touched: Touched,
    /// What was derived so far.
    pub(super) tally: Tally,
}

/// What the events must be derived anew from.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// Ids of mentions, and those that are no longer there.
    pub(super) mentions: BTreeSet<String>,
    /// Ids of entries, and those that are no longer there.
    pub(super) entries: BTreeSet<String>,
    /// Mentions as they were and as they are, which may have had neighbours.
    pub(super) versions: Vec<Version>,
    /// Events that have lost a mention.
    pub(super) events: BTreeSet<i64>,
    /// Mentions and entries that have no event yet.
    pub(super) fresh: bool,
    /// Everything.
    pub(super) all: bool,
}

/// A mention that was taken out, with the publication its article had.
#[derive(Debug)]
pub(super) struct Version {
    pub(super) mention: Mention,
    pub(super) published: Option<Published>,
}

impl Touched {
    /// Whether nothing was.
    pub(super) fn is_empty(&self) -> bool {
        !self.all && !self.fresh && self.is_entries_only() && self.entries.is_empty()
    }

    /// Whether entries alone were.
    pub(super) fn is_entries_only(&self) -> bool {
        !self.all
            && !self.fresh
            && self.mentions.is_empty()
            && self.versions.is_empty()
            && self.events.is_empty()
    }
}

/// Entries that are derived at once.
const PART: usize = 4_096;

impl<'s> Step<'s> {
    pub(super) fn begin(
        connection: &'s mut Connection,
        path: &'s Path,
        author: Author<'s>,
        number: Option<i64>,
    ) -> Result<Self> {
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| fault(path, error))?;
        Ok(Self { transaction, path, author, number, touched: Touched::default(), tally: Tally::default() })
    }

    /// A step that has its row already.
    pub(super) fn of(transaction: Transaction<'s>, path: &'s Path, author: Author<'s>, number: i64) -> Self {
        Self {
            transaction,
            path,
            author,
            number: Some(number),
            touched: Touched::default(),
            tally: Tally::default(),
        }
    }

    /// The step's number, once it has changed something.
    #[must_use]
    pub const fn number(&self) -> Option<i64> {
        self.number
    }

    /// Keeps a decision.
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn decide(&mut self, decision: &Decision) -> Result<()> {
        let row = sources::insert_decision(&self.transaction, decision).map_err(|error| self.fault(error))?;
        self.record(Source::Decision, &decision.id, &decision.field, None, Some(&row))?;
        self.touch(Source::Decision, &row)
    }

    /// Keeps what the author settles about a field of an event, by the id of a mention or an entry of it.
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn decide_on(&mut self, id: &str, field: &str, value: Option<&str>) -> Result<()> {
        let is_entry: bool = self
            .transaction
            .query_row("SELECT EXISTS (SELECT 1 FROM entry WHERE id = ?1)", [id], |row| row.get(0))
            .map_err(|error| self.fault(error))?;
        self.decide(&Decision {
            target: if is_entry { DecisionTarget::Entry } else { DecisionTarget::Mention },
            id: id.to_owned(),
            field: field.to_owned(),
            value: value.map(str::to_owned),
            by: self.author.by.to_owned(),
            at: self.author.at.to_owned(),
        })
    }

    /// Takes an entry out; false where there is none of this id.
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn remove_entry(&mut self, id: &str) -> Result<bool> {
        let row =
            sources::snapshot(&self.transaction, Source::Entry, id).map_err(|error| self.fault(error))?;
        let Some(row) = row else { return Ok(false) };
        self.touch(Source::Entry, &row)?;
        self.record(Source::Entry, id, "removed", Some(&row), None)?;
        sources::remove(&self.transaction, Source::Entry, &row).map_err(|error| self.fault(error))?;
        Ok(true)
    }

    /// The id that [`Step::import`] gives an entry. Many are kept fastest in its order.
    #[must_use]
    pub fn import_id(mut entry: Entry) -> String {
        sources::equal_entry_id(&mut entry)
    }

    /// Keeps an imported entry unless an equal one is there; gives its id and whether it is new.
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn import(&mut self, mut entry: Entry) -> Result<(String, bool)> {
        let id = sources::equal_entry_id(&mut entry);
        let there: bool = self
            .transaction
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM entry WHERE id = ?1)")
            .and_then(|mut statement| statement.query_row([&id], |row| row.get(0)))
            .map_err(|error| self.fault(error))?;
        if there { Ok((id, false)) } else { self.enter(entry).map(|id| (id, true)) }
    }

    /// Keeps an entry; its id is made here, so that equal entries are told apart.
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn enter(&mut self, mut entry: Entry) -> Result<String> {
        let id = sources::insert_entry(&self.transaction, &mut entry, self.author.at)
            .map_err(|error| self.fault(error))?;
        self.record(Source::Entry, &id, "added", None, None)?;
        self.touched.entries.insert(id.clone());
        Ok(id)
    }

    /// Derives what follows from what was entered so far once that is much, so that an import of any length needs little
    /// memory. Nothing is lasting before [`Step::finish`].
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn keep_up(&mut self, lexicon: &Lexicon) -> Result<()> {
        if self.touched.entries.len() >= PART && self.touched.is_entries_only() {
            derive::derive(self, lexicon)?;
        }
        Ok(())
    }

    /// Derives the events that follow from what was changed, writes the difference, and makes everything lasting.
    ///
    /// # Errors
    /// The tracker cannot be written; then nothing of the step was.
    pub fn finish(mut self, lexicon: &Lexicon) -> Result<Derived> {
        let derived = derive::derive(&mut self, lexicon)?;
        let path = self.path;
        self.transaction.commit().map_err(|error| fault(path, error))?;
        Ok(derived)
    }

    /// Makes everything lasting and leaves the events to be derived later, by the step that goes on or by
    /// [`Store::settle`](super::Store::settle). Gives the step's number.
    ///
    /// # Errors
    /// The tracker cannot be written; then nothing of this part was.
    pub fn pause(self) -> Result<Option<i64>> {
        let (path, touched) = (self.path, &self.touched);
        if !touched.is_empty() {
            // What was taken out leaves no trace by which its neighbours could be found later.
            let only_new = !touched.all
                && touched.versions.is_empty()
                && touched.events.is_empty()
                && touched.entries.is_empty();
            let what = if only_new { Unsettled::New } else { Unsettled::All };
            derive::mark_unsettled(&self.transaction, what).map_err(|error| fault(path, error))?;
        }
        self.transaction.commit().map_err(|error| fault(path, error))?;
        Ok(self.number)
    }

    /// Says what [`Step::finish`] would change, and leaves everything as it was.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn try_out(mut self, lexicon: &Lexicon) -> Result<Derived> {
        derive::derive(&mut self, lexicon)
    }

    /// Writes the row that says what was changed; makes the step's own row with the first.
    pub(super) fn record(
        &mut self,
        source: Source,
        id: &str,
        what: &str,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Result<()> {
        let number = match self.number {
            Some(number) => number,
            None => self.make_row().map_err(|error| self.fault(error))?,
        };
        self.number = Some(number);
        self.transaction
            .prepare_cached(
                "INSERT INTO change (step, source, id, what, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )
            .and_then(|mut statement| {
                statement.execute(params![number, source.as_str(), id, what, before, after])
            })
            .map_err(|error| self.fault(error))?;
        Ok(())
    }

    fn make_row(&self) -> rusqlite::Result<i64> {
        // What was undone cannot be done again once something new has been done.
        self.transaction.execute("UPDATE step SET state = 'dropped' WHERE state = 'undone'", [])?;
        let Author { at, by, command, why } = self.author;
        self.transaction.execute(
            "INSERT INTO step (at, by, command, why, state) VALUES (?1, ?2, ?3, ?4, 'done')",
            params![at, by, command, why],
        )?;
        Ok(self.transaction.last_insert_rowid())
    }

    /// Marks what a source row bears on.
    pub(super) fn touch(&mut self, source: Source, row: &str) -> Result<()> {
        sources::touch(&self.transaction, source, row, &mut self.touched).map_err(|error| self.fault(error))
    }

    /// Marks what an article that is about to be put in or taken out bears on.
    pub(super) fn touch_article(&mut self, row: &ArticleRow) -> Result<()> {
        sources::touch_article(&self.transaction, row, &mut self.touched).map_err(|error| self.fault(error))
    }

    pub(super) fn fault(&self, error: rusqlite::Error) -> Error {
        fault(self.path, error)
    }
}
