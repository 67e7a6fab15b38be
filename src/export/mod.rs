//! A table of events becomes a file that other people use. Layer 5.
//!
//! Each format is one file here that holds every fact about it: its token, the suffixes of its files, whom it is for,
//! which tables it takes, and how it is written; the list below makes the command, its help and the shared tests.

mod acled;
pub mod codebook;
mod csv;
mod geojson;
mod ics;
mod json;
mod markdown;
mod parquet;
mod parties;
mod plover;
mod sources;
mod timelinejs;
mod timelinejs_csv;
mod xlsx;

use std::io::Write;

use crate::error::{Error, ErrorKind, Result};
use crate::table::{EventTable, Part, Table};

/// Every format, in the order of the help. Each is one file in this folder and two lines here.
pub const EXPORTS: &[Export] = &[
    csv::CSV,
    csv::TSV,
    parquet::PARQUET,
    json::JSONL,
    json::JSON,
    xlsx::XLSX,
    timelinejs::TIMELINEJS,
    timelinejs_csv::TIMELINEJS_CSV,
    ics::ICS,
    geojson::GEOJSON,
    markdown::MARKDOWN,
    acled::ACLED,
    plover::PLOVER,
];

/// One format.
#[derive(Clone, Copy, Debug)]
pub struct Export {
    /// The word that asks for it.
    pub token: &'static str,
    /// Suffixes of files that mean it, without the dot.
    pub suffixes: &'static [&'static str],
    /// Whom it is for, in a line.
    pub about: &'static str,
    /// The tables it can hold.
    pub tables: &'static [What],
    /// Whether one document holds all tables that there are, beside the one that is meant.
    pub holds_all: bool,
    /// Whether a table may be written in parts, one document behind the other, all but the first `continued`.
    pub in_parts: bool,
    /// Writes the document.
    pub write: fn(&Document<'_>, &mut dyn Write) -> Result<()>,
}

/// Which table a document is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// The events.
    #[default]
    Events,
    /// Their mentions.
    Mentions,
    /// Their articles.
    Articles,
    /// The ceasefires they belong to.
    Ceasefires,
}

impl What {
    /// Every table, in the order of the codebook.
    pub const ALL: &'static [Self] = &[Self::Events, Self::Mentions, Self::Articles, Self::Ceasefires];

    /// Its word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Mentions => "mentions",
            Self::Articles => "articles",
            Self::Ceasefires => "ceasefires",
        }
    }
}

/// What is exported: the tables that there are, which of them is meant, and how the person wants it.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The events.
    pub events: &'a EventTable,
    /// Their mentions.
    pub mentions: Option<&'a Table>,
    /// Their articles.
    pub articles: Option<&'a Table>,
    /// The ceasefires they belong to.
    pub ceasefires: Option<&'a Table>,
    /// The table that is meant, where a format holds one.
    pub what: What,
    /// How the person wants it.
    pub options: Options,
}

/// How a person wants an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Names of the columns wanted, in that order; empty means all.
    pub columns: Vec<String>,
    /// What separates the cells of a CSV; `None` is the format's own.
    pub delimiter: Option<u8>,
    /// Whether a CSV begins with a byte order mark, for spreadsheets that guess encodings.
    pub byte_order_mark: bool,
    /// Whether the words of the articles are left out.
    pub without_text: bool,
    /// Whether rows were written before, so that there is no head any more.
    pub continued: bool,
}

impl<'a> Document<'a> {
    /// A document about events alone.
    #[must_use]
    pub fn of_events(events: &'a EventTable) -> Self {
        Self {
            events,
            mentions: None,
            articles: None,
            ceasefires: None,
            what: What::Events,
            options: Options::default(),
        }
    }

    /// Indices of the columns of a table that are wanted.
    ///
    /// # Errors
    /// A name that is asked for is no column.
    pub fn columns(&self, table: &Table) -> Result<Vec<usize>> {
        let columns = table.columns();
        if self.options.columns.is_empty() {
            let is_left_out =
                |index: &usize| self.options.without_text && columns[*index].part == Part::Words;
            return Ok((0..columns.len()).filter(|index| !is_left_out(index)).collect());
        }
        let position = |name: &String| {
            table.schema().position(name).ok_or_else(|| {
                let known: Vec<_> = columns.iter().map(|facts| facts.name).collect();
                Error::new(ErrorKind::Usage, format!("expected the name of a column, found `{name}`"))
                    .hint(format!("the columns of the {} are {}", self.what.as_str(), known.join(", ")))
            })
        };
        self.options.columns.iter().map(position).collect()
    }

    /// The table that is meant.
    ///
    /// # Errors
    /// There is no such table here.
    pub fn table(&self) -> Result<&'a Table> {
        let table = match self.what {
            What::Events => Some(self.events.table()),
            What::Mentions => self.mentions,
            What::Articles => self.articles,
            What::Ceasefires => self.ceasefires,
        };
        table.ok_or_else(|| {
            Error::new(ErrorKind::Usage, format!("there is no table of {} here", self.what.as_str()))
        })
    }
}

/// The format of a token, or of a file's suffix.
#[must_use]
pub fn by_token(token: &str) -> Option<&'static Export> {
    EXPORTS.iter().find(|export| export.token == token)
}

/// The first format that a file's suffix means.
#[must_use]
pub fn by_suffix(suffix: &str) -> Option<&'static Export> {
    EXPORTS.iter().find(|export| export.suffixes.contains(&suffix))
}

/// Writes a table of events as CSV with all its columns, as `track` leaves it beside the charts.
///
/// # Errors
/// What the writer said.
pub fn write_csv(events: &EventTable, out: &mut dyn Write) -> Result<()> {
    (csv::CSV.write)(&Document::of_events(events), out)
}

/// A failed write, before the file's name is known.
fn not_written(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorKind::Io, error.to_string()).caused_by(error)
}
