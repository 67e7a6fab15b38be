//! Opening the tracker for a command: what it held is told, what is odd about it is told once.

use std::path::Path;

use super::options::TrackerOption;
use super::report::Report;
use crate::diagnostic::{Diagnostic, Level};
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::store::{Author, Holdings, Store};

impl TrackerOption {
    /// Opens the tracker for a command that changes it; makes it where there is none.
    pub(super) fn open(&self, author: Author<'_>, lexicon: &Lexicon, report: &mut Report) -> Result<Store> {
        let mut store = Store::open(&self.tracker)?;
        if store.is_without_wal() {
            report.tell(
                &Diagnostic::new(Level::Warning, "this folder does not carry write-ahead logging")
                    .at(self.tracker.display().to_string())
                    .hint("the safe journal is used; two programs on two machines must not write at once"),
            );
        }
        store.settle(author, lexicon)?;
        Ok(store)
    }

    /// Opens a tracker that must be there, for a command that changes what it holds.
    pub(super) fn open_existing(
        &self,
        author: Author<'_>,
        lexicon: &Lexicon,
        report: &mut Report,
    ) -> Result<Store> {
        drop(Store::open_to_read(&self.tracker)?);
        self.open(author, lexicon, report)
    }

    /// Opens the tracker for a command that only looks.
    pub(super) fn open_to_read(&self, lexicon: &Lexicon) -> Result<Store> {
        let store = Store::open_to_read(&self.tracker)?;
        if !store.is_unsettled()? {
            return Ok(store);
        }
        // A run was stopped between keeping articles and merging their events; that is made good now.
        drop(store);
        let mut store = Store::open(&self.tracker)?;
        let at = super::clock::now();
        store.settle(Author { at: &at, by: "truceline", command: "(after a stop)", why: None }, lexicon)?;
        Ok(store)
    }
}

/// Which tracker is used and what was in it before: `tracker data/tracker.db (new)`.
pub(super) fn introduction(path: &Path, is_new: bool, held: Holdings) -> String {
    if is_new {
        return format!("Tracker {} is new.\n", path.display());
    }
    format!(
        "Tracker {}: before this, {} and {}.\n",
        path.display(),
        number(held.articles, "article"),
        number(held.events, "event")
    )
}

/// `1 article`, `12 articles`.
pub(super) fn number(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
