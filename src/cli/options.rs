//! Options that several commands share. They stand anywhere after the command's name.
#![expect(clippy::disallowed_methods, reason = "a user's lexicon folder is opened here")]

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::output::OutputOption;
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{Lexicon, LexiconFile};
use crate::model::Published;

/// `--tracker FILE`.
#[derive(Args, Clone, Debug)]
pub(crate) struct TrackerOption {
    /// Keep everything in the tracker FILE
    #[arg(
        long = "tracker",
        value_name = "FILE",
        env = "TRUCELINE_TRACKER",
        default_value = "data/tracker.db",
        global = true
    )]
    pub(crate) tracker: PathBuf,
}

/// `--lexicon FOLDER`.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct LexiconOption {
    /// Put the types, actors, places and words in FOLDER over those that truceline knows
    #[arg(long = "lexicon", value_name = "FOLDER", env = "TRUCELINE_LEXICON", global = true)]
    pub(crate) lexicon: Option<PathBuf>,
}

impl LexiconOption {
    /// The embedded lexicon, with the user's folder over it. A command reads with one until its end, which need not
    /// wait until every word of it is given back.
    ///
    /// # Errors
    /// The folder cannot be read, or the first fault in its files.
    pub(crate) fn load(&self) -> Result<ManuallyDrop<Lexicon>> {
        let lexicon = match &self.lexicon {
            None => Lexicon::embedded(),
            Some(folder) => Lexicon::with_overlay(lexicon_files(folder)?)?,
        };
        Ok(ManuallyDrop::new(lexicon))
    }
}

/// The files in a folder of the user's own vocabulary.
///
/// # Errors
/// The folder cannot be read, or holds no such files.
pub(super) fn lexicon_files(folder: &Path) -> Result<Vec<LexiconFile>> {
    let mut files = Vec::new();
    collect(folder, folder, &mut files)?;
    if files.is_empty() {
        return Err(Error::new(ErrorKind::Lexicon, "expected a folder with .toml or .csv files, found none")
            .at(folder)
            .hint("an event type is a file such as events/meeting.toml; actors stand in actors/NAME.csv"));
    }
    Ok(files)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<LexiconFile>) -> Result<()> {
    let entries = std::fs::read_dir(folder).map_err(|error| {
        Error::io(folder, error).hint("--lexicon takes a folder with .toml and .csv files")
    })?;
    for entry in entries {
        let path = entry.map_err(|error| Error::io(folder, error))?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml" || extension == "csv") {
            let text = std::fs::read_to_string(&path).map_err(|error| Error::io(&path, error))?;
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push(LexiconFile { name: name.into(), text: text.into() });
        }
    }
    Ok(())
}

/// `--published DATE`.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct PublishedOption {
    /// Day of publication, YYYY-MM-DD, perhaps with a time; relative dates are computed from it
    #[arg(long = "published", value_name = "DATE", allow_hyphen_values = true, global = true)]
    pub(crate) published: Option<Published>,
}

/// How a result is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A table for people.
    #[default]
    Table,
    /// JSON lines for programs.
    Jsonl,
    /// CSV for spreadsheets.
    Csv,
}

/// `--format table|jsonl|csv`.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct FormatOption {
    /// A table for people, JSON lines for programs, CSV for spreadsheets
    #[arg(long = "format", value_name = "FORMAT", value_enum, default_value_t, global = true)]
    pub(crate) format: Format,
}

/// How lines about a text are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum LineFormat {
    /// A table for people.
    #[default]
    Table,
    /// JSON lines for programs.
    Jsonl,
}

/// `--format table|jsonl`.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct LineFormatOption {
    /// A table for people, JSON lines for programs
    #[arg(long = "format", value_name = "FORMAT", value_enum, default_value_t, global = true)]
    pub(crate) format: LineFormat,
}

impl LineFormatOption {
    /// The format: JSON lines too where the output's suffix says so.
    pub(crate) fn of(self, output: &OutputOption) -> LineFormat {
        match output.or_standard().extension().as_deref() {
            Some("jsonl" | "ndjson") => LineFormat::Jsonl,
            _ => self.format,
        }
    }
}
