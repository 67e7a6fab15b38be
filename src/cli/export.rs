//! `truceline export FORMAT`: the events of the tracker in a format that work goes on in.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::author::ByOption;
use super::chosen;
use super::command::{Outcome, Run};
use super::export_tables::Tables;
use super::filter_options::FilterOptions;
use super::options::{LexiconOption, TrackerOption};
use super::output::{OutputOption, Target};
use crate::error::{Error, ErrorKind, Result};
use crate::export::{self, Document, EXPORTS, Options, What};
use crate::model::Filter;
use crate::table::EventTable;

/// Write the events in a format that work goes on in
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  truceline export csv -o events.csv\n  truceline export -o ceasefires.parquet --what ceasefires"
)]
pub(crate) struct Export {
    /// The format; without it the suffix of the output decides
    #[arg(value_name = "FORMAT", value_parser = tokens())]
    format: Option<String>,
    /// Which table: events, mentions, articles or ceasefires
    #[arg(long, value_name = "TABLE", default_value = "events", value_parser = what)]
    what: What,
    /// Only these columns, in this order
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    columns: Vec<String>,
    /// What separates the cells of a CSV: one character
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    delimiter: Option<u8>,
    /// Begin a CSV with a byte order mark, for spreadsheets that guess encodings
    #[arg(long)]
    bom: bool,
    /// Leave out the words of the articles; hashes and positions stay
    #[arg(long)]
    without_text: bool,
    #[command(flatten)]
    output: OutputOption,
    #[command(flatten)]
    tracker: TrackerOption,
    #[command(flatten)]
    lexicon: LexiconOption,
    #[command(flatten)]
    filters: FilterOptions,
}

impl Run for Export {
    const NAME: &'static str = "export";

    fn run(self) -> Result<Outcome> {
        let target = self.output.or_standard();
        let format = self.choose(&target)?;
        if !format.tables.contains(&self.what) {
            let message = format!("`{}` holds no table of {}", format.token, self.what.as_str());
            return Err(Error::new(ErrorKind::Usage, message).hint("csv, parquet and jsonl hold every table"));
        }
        let lexicon = self.lexicon.load()?;
        let store = self.tracker.open_to_read(&lexicon)?;
        let filter = self.filters.filter();
        let options = Options {
            columns: self.columns,
            delimiter: self.delimiter,
            byte_order_mark: self.bom,
            without_text: self.without_text,
            continued: false,
        };
        let written = if format.in_parts && self.what == What::Events {
            write_parts(format, &options, &target, |take| {
                chosen::each_part(PART, &store, &filter, &lexicon, take)
            })?
        } else {
            let wanted = if format.holds_all { What::ALL } else { std::slice::from_ref(&self.what) };
            let tables = Tables::load(&store, &filter, &lexicon, wanted)?;
            write(format, &Document { options, ..tables.document(self.what) }, &target)?
        };
        if let Target::File(path) = &target {
            let note = note(format, self.what, &written, &filter, &lexicon.hash());
            Target::File(beside(path)).write(note.as_bytes())?;
        }
        Ok(Outcome::Done)
    }
}

/// Rows of a document that is written in parts: few enough to need little memory.
const PART: usize = 16_384;

impl Export {
    /// The format asked for; a token wins over the file's suffix.
    fn choose(&self, target: &Target) -> Result<&'static export::Export> {
        if let Some(format) = self.format.as_deref().and_then(export::by_token) {
            return Ok(format);
        }
        let suffix = target.extension();
        suffix.as_deref().and_then(export::by_suffix).ok_or_else(|| {
            let known: Vec<_> = EXPORTS.iter().map(|format| format.token).collect();
            Error::new(ErrorKind::Usage, "expected a format, or an output whose suffix is one")
                .hint(format!("the formats are {}", known.join(", ")))
        })
    }
}

/// What was written: how much, and its hash.
#[derive(Default)]
pub(super) struct Written {
    rows: usize,
    bytes: u64,
    hash: String,
}

/// Writes a document to its target, complete or not at all.
pub(super) fn write(format: &export::Export, document: &Document<'_>, target: &Target) -> Result<Written> {
    written(target, |out| {
        (format.write)(document, out)?;
        Ok(document.table()?.height())
    })
}

/// Writes the tables that `each` hands out as one document.
fn write_parts(
    format: &export::Export,
    options: &Options,
    target: &Target,
    each: impl FnOnce(&mut dyn FnMut(EventTable)) -> Result<()>,
) -> Result<Written> {
    written(target, |out| {
        let (mut rows, mut continued, mut done) = (0, false, Ok(()));
        each(&mut |events| {
            if done.is_ok() && !(continued && events.is_empty()) {
                let options = Options { continued, ..options.clone() };
                done = (format.write)(&Document { options, ..Document::of_events(&events) }, out);
            }
            rows += events.len();
            continued = true;
        })?;
        done.map(|()| rows)
    })
}

/// What `write` wrote to a target, complete or not at all; it gives the number of rows.
fn written(target: &Target, write: impl FnOnce(&mut Hashing<'_>) -> Result<usize>) -> Result<Written> {
    let mut refused = None;
    let mut written = Written::default();
    let done = target.write_with(|out| {
        let mut out = Hashing { out, hasher: blake3::Hasher::new(), bytes: 0, failed: None };
        match write(&mut out) {
            Ok(rows) => {
                written =
                    Written { rows, bytes: out.bytes, hash: out.hasher.finalize().to_hex().to_string() };
                Ok(())
            }
            Err(error) => {
                let kind = out.failed.unwrap_or(io::ErrorKind::Other);
                if out.failed.is_none() {
                    refused = Some(error);
                }
                Err(io::Error::from(kind))
            }
        }
    });
    match refused {
        Some(error) => Err(error),
        None => done.map(|()| written),
    }
}

/// Hashes what passes, and remembers why a write failed.
struct Hashing<'a> {
    out: &'a mut dyn Write,
    hasher: blake3::Hasher,
    bytes: u64,
    failed: Option<io::ErrorKind>,
}

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes).inspect_err(|error| self.failed = Some(error.kind()))?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush().inspect_err(|error| self.failed = Some(error.kind()))
    }
}

/// What makes an export replicable, as JSON.
fn note(format: &export::Export, what: What, written: &Written, filter: &Filter, lexicon: &str) -> String {
    let note = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "lexicon": lexicon,
        "command": ByOption::default().sign().author().command,
        "format": format.token,
        "what": what.as_str(),
        "filters": filter,
        "rows": written.rows,
        "bytes": written.bytes,
        "blake3": written.hash,
    });
    format!("{note:#}\n")
}

/// `events.csv.meta.json` beside `events.csv`.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".meta.json");
    path.with_file_name(name)
}

fn tokens() -> clap::builder::PossibleValuesParser {
    EXPORTS
        .iter()
        .map(|format| clap::builder::PossibleValue::new(format.token).help(format.about))
        .collect::<Vec<_>>()
        .into()
}

fn what(word: &str) -> std::result::Result<What, String> {
    What::ALL
        .iter()
        .copied()
        .find(|what| what.as_str() == word)
        .ok_or_else(|| format!("expected events, mentions, articles or ceasefires, found `{word}`"))
}

fn delimiter(word: &str) -> std::result::Result<u8, String> {
    match word.as_bytes() {
        b"\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Ok(*byte),
        _ => Err(format!("expected one ASCII character such as `;`, found `{word}`")),
    }
}
