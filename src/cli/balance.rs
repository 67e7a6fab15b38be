//! What became of the documents: read = with events + without + skipped + failed.

use std::path::Path;

use serde::Serialize;

use super::output::Target;
use super::report;
use super::tracker::number;
use crate::diagnostic::Diagnostic;
use crate::error::Result;

/// Counts of documents, and a dead letter for each that failed.
#[derive(Debug, Default)]
pub(crate) struct Balance {
    /// All that were met.
    pub(crate) read: usize,
    /// Those that were passed over for their language.
    pub(crate) skipped: usize,
    events: Option<usize>,
    failed: usize,
    /// Dead letters, where they are wanted.
    letters: Option<Vec<Letter>>,
}

/// A document that could not be read.
#[derive(Debug, Serialize)]
struct Letter {
    place: Option<String>,
    path: Option<String>,
    reason: String,
    hint: Option<String>,
}

impl Balance {
    /// A balance that keeps dead letters where they are wanted.
    pub(super) fn new(with_letters: bool) -> Self {
        Self { letters: with_letters.then(Vec::new), ..Self::default() }
    }

    /// Counts an article whose events were looked for.
    pub(crate) fn searched(&mut self, has_events: bool) {
        *self.events.get_or_insert(0) += usize::from(has_events);
    }

    /// Keeps a dead letter.
    pub(super) fn fail(&mut self, path: Option<String>, failure: &Diagnostic) {
        self.failed += 1;
        let Some(letters) = &mut self.letters else { return };
        letters.push(Letter {
            place: failure.place.clone(),
            path,
            reason: failure.message.clone(),
            hint: failure.hint.clone(),
        });
    }

    /// Writes the dead letters, a JSON line for each.
    pub(super) fn write_failed(&self, path: &Path) -> Result<()> {
        Target::of(path).write_with(|out| {
            for letter in self.letters.iter().flatten() {
                serde_json::to_writer(&mut *out, letter)?;
                out.write_all(b"\n")?;
            }
            Ok(())
        })
    }

    /// Tells the balance, unless one document was read and nothing happened to it.
    pub(super) fn tell(&self) {
        if self.read > 1 || self.skipped > 0 {
            report::note(self.words());
        }
    }

    /// "9 documents: 7 with events, 1 without, 0 skipped, 1 failed".
    pub(crate) fn words(&self) -> String {
        let failed = self.failed;
        let usable = self.read - self.skipped - failed;
        match self.events {
            Some(events) => format!(
                "{}: {events} with events, {} without, {} skipped, {failed} failed",
                number(self.read as u64, "document"),
                usable - events,
                self.skipped
            ),
            None => {
                let read = number(self.read as u64, "document");
                format!("{read}: {usable} read, {} skipped, {failed} failed", self.skipped)
            }
        }
    }
}
