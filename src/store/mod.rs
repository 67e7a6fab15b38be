//! The tracker: one SQLite file that keeps articles, mentions, decisions and the events derived from them. Layer 5.
//!
//! It is the memory beside the flow. What articles and people gave is the source (`sources.rs`); events are derived
//! from it by the pure function `merge::events` and only the difference is written (`derive.rs`). Whatever a command
//! changes is one [`Step`]: one row per change, written in the same transaction, undone and done again as a whole.

mod article_rows;
mod articles;
mod blocks;
mod changes;
mod copies;
mod derive;
mod dump;
mod events;
mod fault;
mod ids;
mod material;
mod migrate;
mod neighbours;
mod open;
mod query;
mod scope;
mod sources;
mod step;
mod truces;
mod undo;
mod upkeep;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use articles::{Kept, KeptArticle, Reader};
pub use derive::{Derived, EventBrief, EventChange, Tally};
pub use dump::{DumpPart, Restored};
pub use ids::Resolved;
pub use scope::Scope;
pub use step::{Author, Step};
pub use truces::Told;
pub use undo::{ChangeRow, StepRow, Way};

use crate::error::Result;
use crate::lexicon::Lexicon;
use fault::fault;

/// An open tracker.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    is_new: bool,
    without_wal: bool,
    may_write: bool,
}

/// What a tracker holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Number of articles.
    pub articles: u64,
    /// Number of events that were not rejected.
    pub events: u64,
    /// How many of these a person accepted.
    pub accepted: u64,
}

impl Store {
    /// Opens a tracker for writing; makes it, and its folder, where there is none.
    ///
    /// # Errors
    /// The file is no tracker, was written by a newer version, or cannot be written.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref().to_path_buf();
        let opened = open::for_writing(&path)?;
        let store = Self {
            connection: opened.connection,
            path,
            is_new: opened.is_new,
            without_wal: opened.without_wal,
            may_write: true,
        };
        query::register(&store.connection).map_err(|error| store.fault(error))?;
        Ok(store)
    }

    /// Opens a tracker that is there, for reading only.
    ///
    /// # Errors
    /// There is no file, it is no tracker, or it was written by a newer version.
    pub fn open_to_read(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref().to_path_buf();
        let connection = open::for_reading(&path)?;
        let store = Self { connection, path, is_new: false, without_wal: false, may_write: false };
        query::register(&store.connection).map_err(|error| store.fault(error))?;
        Ok(store)
    }

    /// A tracker in memory, for a run that keeps nothing.
    ///
    /// # Errors
    /// There is no memory for it.
    pub fn in_memory() -> Result<Self> {
        Self::open(":memory:")
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether opening made it.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.is_new
    }

    /// Whether the file system refused write-ahead logging, as network folders do, and the safe journal is used.
    #[must_use]
    pub const fn is_without_wal(&self) -> bool {
        self.without_wal
    }

    /// Number of articles that were read with another lexicon than the one of this hash.
    ///
    /// # Errors
    /// What the database said.
    pub fn read_otherwise(&self, lexicon: &str) -> Result<u64> {
        let sql = "SELECT count(*) FROM article WHERE lexicon <> ?1";
        let count: i64 =
            self.connection.query_row(sql, [lexicon], |row| row.get(0)).map_err(|error| self.fault(error))?;
        Ok(count.unsigned_abs())
    }

    /// What it holds.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn holdings(&self) -> Result<Holdings> {
        let count = |sql: &str| -> Result<u64> {
            let count: i64 =
                self.connection.query_row(sql, [], |row| row.get(0)).map_err(|error| self.fault(error))?;
            Ok(count.unsigned_abs())
        };
        Ok(Holdings {
            articles: count("SELECT count(*) FROM article")?,
            events: count(
                "SELECT (SELECT count(*) FROM event) - (SELECT count(*) FROM event WHERE review = 'rejected')",
            )?,
            accepted: count("SELECT count(*) FROM event WHERE review = 'accepted'")?,
        })
    }

    /// How many events nobody has checked.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn open_events(&self) -> Result<u64> {
        let sql = "SELECT (SELECT count(*) FROM event) - (SELECT count(*) FROM event WHERE review <> 'open')";
        self.connection
            .query_row(sql, [], |row| row.get::<_, i64>(0))
            .map(i64::unsigned_abs)
            .map_err(|error| self.fault(error))
    }

    /// Begins a step: everything that follows, until it is finished, is written together or not at all.
    ///
    /// # Errors
    /// Another process writes for longer than half a minute, or the file cannot be written.
    pub fn begin<'s>(&'s mut self, author: Author<'s>) -> Result<Step<'s>> {
        Step::begin(&mut self.connection, &self.path, author, None)
    }

    /// Goes on with a step in another transaction, for work that is written in batches.
    ///
    /// # Errors
    /// As [`Store::begin`].
    pub fn go_on<'s>(&'s mut self, author: Author<'s>, step: Option<i64>) -> Result<Step<'s>> {
        Step::begin(&mut self.connection, &self.path, author, step)
    }

    /// Whether a run was stopped between keeping articles and merging their events.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn is_unsettled(&self) -> Result<bool> {
        self.connection
            .query_row("SELECT EXISTS (SELECT 1 FROM setting WHERE name = ?1)", [derive::UNSETTLED], |row| {
                row.get(0)
            })
            .map_err(|error| self.fault(error))
    }

    /// Derives the events that a stopped run left to be derived.
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn settle(&mut self, author: Author<'_>, lexicon: &Lexicon) -> Result<()> {
        if self.is_unsettled()? {
            self.begin(author)?.finish(lexicon)?;
        }
        Ok(())
    }

    fn fault(&self, error: rusqlite::Error) -> crate::error::Error {
        fault(&self.path, error)
    }
}

/// A list as decisions keep it: a JSON list.
#[must_use]
pub fn json_list<T: serde::Serialize>(items: &[T]) -> String {
    events::rows::list(items)
}
