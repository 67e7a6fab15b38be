//! `truceline import FILE`: events of another table, or a sheet of ours that a person corrected.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use clap::Args;

use super::change_options::ChangeOptions;
use super::command::{Outcome, Run};
use super::import_columns::{self, Use};
use super::import_rows::{self, Reading};
use super::options::PublishedOption;
use super::output::print;
use super::report::Report;
use super::track_views::events_changed;
use super::{import_edits, import_sheet};
use crate::diagnostic::{Diagnostic, Level};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::store::Step;
use crate::table::Sheet;

/// Import events from a table
#[derive(Args, Debug)]
#[command(
    about = "Import events from CSV, JSON lines, a workbook or Parquet, or a sheet of `export` that a person corrected",
    long_about = "Import events from a table.\n\nA sheet that `export csv` or `export xlsx` wrote and a person corrected comes back as one step that `undo` takes back: changed cells become decisions of that person; cells that were changed meanwhile are listed and left alone; rows without an id are new events; a missing row means nothing.\n\nAny other table brings new events: its columns are guessed by name, shown, and corrected with --map.",
    after_help = "Examples:\n  truceline import corrected.xlsx\n  truceline import acled.csv --map label=notes --map-value type:Battles=attack --dry-run"
)]
pub(crate) struct Import {
    /// The table: .csv, .tsv, .jsonl, .xlsx, or .parquet of ours
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
    change: ChangeOptions,
}

/// What was done with the rows.
#[derive(Default)]
struct Tally {
    imported: usize,
    there: usize,
    edited: usize,
    refused: usize,
    refused_cells: usize,
}

impl Tally {
    fn told(&self, is_dry_run: bool, changed: &str) -> String {
        let verb = if is_dry_run { "would be imported" } else { "imported" };
        let cells = match self.refused_cells {
            0 => String::new(),
            1 => ", 1 cell refused".to_owned(),
            many => format!(", {many} cells refused"),
        };
        format!(
            "{} {verb}, {} were there before, {} edited, {} refused{cells}; {changed}.\n",
            self.imported, self.there, self.edited, self.refused
        )
    }
}

impl Run for Import {
    const NAME: &'static str = "import";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.change.lexicon.load()?;
        let signature = self.change.by.sign();
        let mut report = Report::default();
        let sheet = import_sheet::read(&self.file, &mut report)?;
        let uses = import_columns::guess(&sheet.header, &self.map)
            .map_err(|message| Error::new(ErrorKind::Usage, message).hint("--map FIELD=COLUMN"))?;
        let values = import_columns::values(&sheet.header, &uses, &self.map_value, lexicon.types())
            .map_err(|message| Error::new(ErrorKind::Usage, message).hint("--map-value FIELD:VALUE=OTHER"))?;
        let mut store = self.change.tracker.open(signature.author(), &lexicon, &mut report)?;
        let edits = import_edits::edits(&store, &sheet, &lexicon)?;
        if edits.is_none() {
            print(&format!(
                "Columns of {}:\n{}",
                self.file.display(),
                import_columns::shown(&sheet.header, &uses)
            ))?;
        }
        let mut step = store.begin(signature.author())?;
        let mut tally = Tally::default();
        if let Some(edits) = &edits {
            self.edit(edits, &mut step, &mut tally, &mut report)?;
        }
        let rows = edits.map_or_else(|| (0..sheet.rows.len()).collect(), |edits| edits.new_rows);
        self.enter(&sheet, &uses, &values, &rows, &mut step, &lexicon, &mut tally, &mut report)?;
        let derived = if self.dry_run { step.try_out(&lexicon)? } else { step.finish(&lexicon)? };
        if !self.dry_run {
            store.keep_many_blocks();
        }
        print(&tally.told(self.dry_run, &events_changed(&derived)))?;
        Ok(report.outcome())
    }
}

impl Import {
    /// What a person changed in a sheet of ours.
    fn edit(
        &self,
        edits: &import_edits::Edits,
        step: &mut Step<'_>,
        tally: &mut Tally,
        report: &mut Report,
    ) -> Result<()> {
        let mut edited = BTreeSet::new();
        for change in &edits.changes {
            for (field, value) in &change.decisions {
                step.decide_on(&change.event, field, Some(value))?;
            }
            edited.insert(change.event.as_str());
        }
        tally.edited = edited.len();
        tally.there = edits.known_rows - edited.len();
        tally.refused_cells = edits.refused.len();
        for refused in &edits.refused {
            let column = refused.column.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
            report.tell(
                &Diagnostic::new(Level::Refused, refused.reason.clone())
                    .at(format!("{}, row {}{column}", self.file.display(), refused.row))
                    .hint("this was left out; the rest is imported"),
            );
        }
        Ok(())
    }

    /// Rows of events that are not here yet.
    #[expect(clippy::too_many_arguments, reason = "everything that a row is read with")]
    fn enter(
        &self,
        sheet: &Sheet,
        uses: &[Use],
        values: &BTreeMap<(String, String), String>,
        rows: &[usize],
        step: &mut Step<'_>,
        lexicon: &Lexicon,
        tally: &mut Tally,
        report: &mut Report,
    ) -> Result<()> {
        let reading = Reading { lexicon, values, published: self.published.published };
        let entry = |at: usize| {
            let (row, tags) = import_rows::row(&sheet.header, uses, &sheet.rows[at]);
            if row.is_empty() { None } else { Some(reading.entry(&row, tags)) }
        };
        let mut order: Vec<(String, usize)> = Vec::new();
        for at in rows.iter().copied() {
            match entry(at) {
                None => {}
                Some(Ok(entry)) => order.push((Step::import_id(entry), at)),
                Some(Err(message)) => {
                    tally.refused += 1;
                    report.tell(
                        &Diagnostic::new(Level::Refused, message)
                            .at(format!("{}:{}", self.file.display(), sheet.number(at)))
                            .hint("this row was left out; the others are imported"),
                    );
                }
            }
        }
        // In the order of their ids each page of the file is written once, instead of again and again.
        order.sort_unstable();
        for (_, at) in order {
            let Some(Ok(entry)) = entry(at) else { continue };
            let (_, is_new) = step.import(entry)?;
            tally.imported += usize::from(is_new);
            tally.there += usize::from(!is_new);
            step.keep_up(lexicon)?;
        }
        Ok(())
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
