//! What a person is told on standard error: diagnostics, errors and their hints; coloured on a terminal only.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::Write as _;

use anstyle::{AnsiColor, Style};

use super::command::Outcome;
use crate::diagnostic::{Diagnostic, Level};
use crate::error::Error;

/// Tells diagnostics as they come and remembers whether something was refused.
#[derive(Debug, Default)]
pub(crate) struct Report {
    refused: bool,
    /// Hashes of what was told; an archive may hold a million broken lines.
    told: BTreeSet<[u8; 32]>,
}

impl Report {
    /// Tells one diagnostic, each only once.
    pub(crate) fn tell(&mut self, diagnostic: &Diagnostic) {
        self.refused |= diagnostic.level == Level::Refused;
        let message = match &diagnostic.place {
            Some(place) => format!("{place}: {}", diagnostic.message),
            None => diagnostic.message.clone(),
        };
        if !self.told.insert(*blake3::hash(message.as_bytes()).as_bytes()) {
            return;
        }
        let word = match diagnostic.level {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Refused => "error",
        };
        line(word, style(diagnostic.level), &message);
        if let Some(hint) = &diagnostic.hint {
            line("hint", HINT, hint);
        }
    }

    /// Tells several.
    pub(crate) fn tell_all<'a>(&mut self, diagnostics: impl IntoIterator<Item = &'a Diagnostic>) {
        for diagnostic in diagnostics {
            self.tell(diagnostic);
        }
    }

    /// How the command ended, as far as its inputs go.
    pub(crate) fn outcome(&self) -> Outcome {
        if self.refused { Outcome::Refused } else { Outcome::Done }
    }
}

const HINT: Style = AnsiColor::Cyan.on_default().bold();

fn style(level: Level) -> Style {
    match level {
        Level::Note => AnsiColor::Green.on_default().bold(),
        Level::Warning => AnsiColor::Yellow.on_default().bold(),
        Level::Refused => AnsiColor::Red.on_default().bold(),
    }
}

/// Tells an error and its hint.
pub(crate) fn error(told: &Error) {
    line("error", style(Level::Refused), told);
    if let Some(hint) = told.hint_text() {
        line("hint", HINT, hint);
    }
}

/// Tells something about the run itself that is no warning.
pub(crate) fn note(message: impl Display) {
    line("note", style(Level::Note), message);
}

fn line(word: &str, style: Style, message: impl Display) {
    // A closed standard error is no reason to stop the work.
    let _ = writeln!(anstream::stderr(), "{style}{word}:{style:#} {message}");
}
