//! `truceline dump FOLDER` and `truceline restore FOLDER`: the git-friendly twin of the tracker.
#![expect(clippy::disallowed_methods, reason = "a dump is opened here")]

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;

use clap::Args;

use super::change_options::ChangeOptions;
use super::command::{Outcome, Run};
use super::options::{LexiconOption, TrackerOption};
use super::output::{Target, print};
use super::report::{self, Report};
use super::track_views::events_changed;
use super::tracker::number;
use crate::error::{Error, ErrorKind, Result};
use crate::store::{DumpPart, Restored};

/// Write the tracker as sorted JSON lines
#[derive(Args, Debug)]
#[command(about = "Write the tracker to FOLDER as sorted JSON lines, for git; `restore` reads them back")]
pub(crate) struct Dump {
    /// The folder
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    #[command(flatten)]
    tracker: TrackerOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

impl Run for Dump {
    const NAME: &'static str = "dump";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let store = self.tracker.open_to_read(&lexicon)?;
        for part in DumpPart::ALL {
            Target::File(self.folder.join(part.file())).write_document(|out| store.dump(*part, out))?;
        }
        print(&format!("Wrote {} to {}\n", store.path().display(), self.folder.display()))?;
        Ok(Outcome::Done)
    }
}

/// Join a dump to the tracker
#[derive(Args, Debug)]
#[command(about = "Join a dump to the tracker: what is new is added, edits that conflict are listed")]
pub(crate) struct Restore {
    /// The folder that `dump` wrote
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Show what would be joined and which edits conflict, and join nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    change: ChangeOptions,
}

impl Run for Restore {
    const NAME: &'static str = "restore";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.change.lexicon.load()?;
        let signature = self.change.by.sign();
        let mut told = Report::default();
        if !self.folder.join(DumpPart::Articles.file()).is_file() {
            return Err(Error::new(ErrorKind::Format, "expected a folder that `dump` wrote, found another")
                .at(&self.folder)
                .hint(format!("it holds {} and others", DumpPart::Articles.file())));
        }
        let mut store = self.change.tracker.open(signature.author(), &lexicon, &mut told)?;
        let mut step = store.begin(signature.author())?;
        let mut done = Restored::default();
        for part in DumpPart::ALL {
            let path = self.folder.join(part.file());
            let Ok(file) = std::fs::File::open(&path) else { continue };
            for (index, line) in BufReader::new(file).lines().enumerate() {
                let line = line.map_err(|error| Error::io(&path, error))?;
                if line.trim().is_empty() {
                    continue;
                }
                step.restore(*part, &line, &mut done).map_err(|error| match error.kind() {
                    ErrorKind::Format => Error::new(ErrorKind::Format, error.message())
                        .at_line(&path, index + 1, 0)
                        .hint("nothing was restored"),
                    _ => error,
                })?;
            }
        }
        let derived = if self.dry_run { step.try_out(&lexicon)? } else { step.finish(&lexicon)? };
        for conflict in &done.conflicts {
            report::note(format!("conflict: {conflict}"));
        }
        print(&format!(
            "{} {}, {}, {}; {}.\n",
            if self.dry_run { "Would restore" } else { "Restored" },
            number(done.articles as u64, "article"),
            if done.entries == 1 { "1 entry".to_owned() } else { format!("{} entries", done.entries) },
            number(done.decisions as u64, "decision"),
            events_changed(&derived)
        ))?;
        Ok(told.outcome())
    }
}
