//! `truceline import FILE`: events of another table, or a sheet of ours that a person corrected.
#![expect(clippy::disallowed_methods, reason = "the table is opened here")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;

use super::author::ByOption;
use super::command::{Outcome, Run};
use super::import_columns::{self, Use};
use super::import_edits;
use super::import_rows::{self, Reading};
use super::options::{LexiconOption, PublishedOption, TrackerOption};
use super::output::print;
use super::report::Report;
use super::track_views::events_changed;
use crate::diagnostic::{Diagnostic, Level};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::store::Step;

/// Import events from a table
#[derive(Args, Debug)]
#[command(
    about = "Import events from CSV or JSON lines, or a sheet of `export csv` that a person corrected",
    after_help = "Example: truceline import acled.csv --map label=notes --map-value type:Battles=attack --dry-run"
)]
pub(crate) struct Import {
    /// The table: .csv, .tsv or .jsonl
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Which column holds which field: date=day, none=column leaves a column out (can be repeated)
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = pair)]
    map: Vec<(String, String)>,
    /// Which value means which: type:Battles=attack (can be repeated)
    #[arg(long, value_name = "FIELD:VALUE=OTHER", value_parser = value_pair)]
    map_value: Vec<((String, String), String)>,
    /// Show what would be imported, and import nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    published: PublishedOption,
    #[command(flatten)]
    by: ByOption,
    #[command(flatten)]
    tracker: TrackerOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

/// A table as it was read: the names of its columns, and its rows with their lines.
struct Sheet {
    columns: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

/// What was done with the rows.
#[derive(Default)]
struct Tally {
    imported: usize,
    there: usize,
    edited: usize,
    refused: usize,
}

impl Run for Import {
    const NAME: &'static str = "import";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let signature = self.by.sign();
        let mut report = Report::default();
        let sheet = read(&self.file, &mut report)?;
        let uses = import_columns::guess(&sheet.columns, &self.map)
            .map_err(|message| Error::new(ErrorKind::Usage, message).hint("--map FIELD=COLUMN"))?;
        print(&format!(
            "Columns of {}:\n{}",
            self.file.display(),
            import_columns::shown(&sheet.columns, &uses)
        ))?;
        let mut store = self.tracker.open(signature.author(), lexicon.types(), &mut report)?;
        let edits = import_edits::Edits::of(&store, &sheet.columns, &uses, &lexicon)?;
        let mut step = store.begin(signature.author())?;
        let tally = self.rows(&sheet, &uses, edits.as_ref(), &mut step, &lexicon, &mut report)?;
        let derived =
            if self.dry_run { step.try_out(lexicon.types())? } else { step.finish(lexicon.types())? };
        let verb = if self.dry_run { "would be imported" } else { "imported" };
        print(&format!(
            "{} {verb}, {} were there before, {} edited, {} refused; {}.\n",
            tally.imported,
            tally.there,
            tally.edited,
            tally.refused,
            events_changed(&derived)
        ))?;
        Ok(report.outcome())
    }
}

impl Import {
    fn rows(
        &self,
        sheet: &Sheet,
        uses: &[Use],
        edits: Option<&import_edits::Edits<'_>>,
        step: &mut Step<'_>,
        lexicon: &Lexicon,
        report: &mut Report,
    ) -> Result<Tally> {
        let values: BTreeMap<(String, String), String> = self.map_value.iter().cloned().collect();
        let reading = Reading { lexicon, values: &values, published: self.published.published };
        let mut tally = Tally::default();
        for (line, cells) in &sheet.rows {
            let (row, tags) = import_rows::row(&sheet.columns, uses, cells);
            if row.is_empty() {
                continue;
            }
            let done = match edits.and_then(|edits| edits.event(&row)) {
                Some((edits, event)) => {
                    edits.apply(step, &event, &row, &sheet.columns, cells)?.map(|fields| {
                        tally.edited += usize::from(fields > 0);
                        tally.there += usize::from(fields == 0);
                    })
                }
                None => match reading.entry(&row, tags) {
                    Ok(entry) => {
                        let (_, is_new) = step.import(entry)?;
                        tally.imported += usize::from(is_new);
                        tally.there += usize::from(!is_new);
                        Ok(())
                    }
                    Err(message) => Err(message),
                },
            };
            if let Err(message) = done {
                tally.refused += 1;
                report.tell(
                    &Diagnostic::new(Level::Refused, message)
                        .at(format!("{}:{line}", self.file.display()))
                        .hint("this row was left out; the others are imported"),
                );
            }
        }
        Ok(tally)
    }
}

fn read(path: &Path, report: &mut Report) -> Result<Sheet> {
    let bytes = std::fs::read(path).map_err(|error| Error::io(path, error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        Error::new(ErrorKind::Format, "expected text in UTF-8, found another encoding")
            .at(path)
            .hint("save the table as UTF-8")
            .caused_by(error)
    })?;
    let extension = path.extension().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_json =
        matches!(extension.as_str(), "jsonl" | "ndjson" | "json") || text.trim_start().starts_with('{');
    if is_json { json_lines(path, &text, report) } else { separated(path, &text, extension == "tsv", report) }
}

fn separated(path: &Path, text: &str, tabs: bool, report: &mut Report) -> Result<Sheet> {
    let head = text.lines().next().unwrap_or("");
    let count = |mark: char| head.matches(mark).count();
    let delimiter = match () {
        () if tabs || count('\t') > count(',').max(count(';')) => b'\t',
        () if count(';') > count(',') => b';',
        () => b',',
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let refuse = |error: csv::Error| Error::new(ErrorKind::Format, error.to_string()).at(path);
    let columns: Vec<String> = reader.headers().map_err(refuse)?.iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |position| position.line() as usize);
                rows.push((line, record.iter().map(str::to_owned).collect()));
            }
            Err(error) => report
                .tell(&Diagnostic::new(Level::Refused, error.to_string()).at(path.display().to_string())),
        }
    }
    Ok(Sheet { columns, rows })
}

fn json_lines(path: &Path, text: &str, report: &mut Report) -> Result<Sheet> {
    let mut columns: Vec<String> = Vec::new();
    let mut records = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(line) {
            Ok(record) => {
                for name in record.keys() {
                    if !columns.contains(name) {
                        columns.push(name.clone());
                    }
                }
                records.push((index + 1, record));
            }
            Err(error) => report.tell(
                &Diagnostic::new(
                    Level::Refused,
                    format!("expected a JSON object on one line, found: {error}"),
                )
                .at(format!("{}:{}", path.display(), index + 1)),
            ),
        }
    }
    let rows = records
        .into_iter()
        .map(|(line, record)| {
            let cells = columns.iter().map(|name| record.get(name).map(cell).unwrap_or_default());
            (line, cells.collect())
        })
        .collect();
    Ok(Sheet { columns, rows })
}

fn cell(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(cell).collect();
            crate::table::join(items.iter().map(|item| Some(item.as_str())))
        }
        Value::Object(fields) => fields.get("name").map(cell).unwrap_or_else(|| value.to_string()),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

fn pair(words: &str) -> std::result::Result<(String, String), String> {
    match words.split_once('=') {
        Some((field, column)) => Ok((field.trim().to_owned(), column.trim().to_owned())),
        None => Err(format!("expected FIELD=COLUMN, found `{words}`")),
    }
}

fn value_pair(words: &str) -> std::result::Result<((String, String), String), String> {
    let parts =
        words.split_once('=').and_then(|(left, other)| left.split_once(':').map(|(a, b)| (a, b, other)));
    match parts {
        Some((field, value, other)) => {
            Ok(((field.trim().to_owned(), value.trim().to_lowercase()), other.trim().to_owned()))
        }
        None => Err(format!("expected FIELD:VALUE=OTHER such as type:Battles=attack, found `{words}`")),
    }
}
