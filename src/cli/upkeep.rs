//! `truceline check`, `backup FILE`, `vacuum`: the tracker's health.

use std::path::PathBuf;

use clap::Args;

use super::command::{Outcome, Run};
use super::options::TrackerOption;
use super::output::print;
use super::report;
use crate::error::{Error, ErrorKind, Result};
use crate::store::Store;

/// Look the tracker over
#[derive(Args, Debug)]
#[command(
    about = "Look the tracker over: the file's integrity, dangling links, impossible dates; exit status 1 for damage"
)]
pub(crate) struct Check {
    #[command(flatten)]
    tracker: TrackerOption,
}

impl Run for Check {
    const NAME: &'static str = "check";

    fn run(self) -> Result<Outcome> {
        let store = Store::open_to_read(&self.tracker.tracker)?;
        let faults = store.check()?;
        for fault in &faults {
            report::error(&Error::new(ErrorKind::Store, fault.as_str()).at(store.path()));
        }
        if store.is_unsettled()? {
            report::note(
                "a run was stopped before its events were merged; the next command that changes or lists does it",
            );
        }
        if faults.is_empty() {
            let held = store.holdings()?;
            print(&format!(
                "{}: no fault found in {} articles and {} events.\n",
                store.path().display(),
                held.articles,
                held.events
            ))?;
            return Ok(Outcome::Done);
        }
        report::note(
            "the way back: a copy made by `truceline backup`, or `truceline restore` of a dump into a new tracker",
        );
        Ok(Outcome::Refused)
    }
}

/// Copy the tracker
#[derive(Args, Debug)]
#[command(about = "Copy the tracker to FILE while others may go on working with it")]
pub(crate) struct Backup {
    /// The copy; it must not be there yet
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    tracker: TrackerOption,
}

impl Run for Backup {
    const NAME: &'static str = "backup";

    fn run(self) -> Result<Outcome> {
        let store = Store::open_to_read(&self.tracker.tracker)?;
        store.backup(&self.file)?;
        print(&format!("Copied {} to {}\n", store.path().display(), self.file.display()))?;
        Ok(Outcome::Done)
    }
}

/// Make the tracker's file as small as it can be
#[derive(Args, Debug)]
#[command(about = "Make the tracker's file as small as it can be")]
pub(crate) struct Vacuum {
    #[command(flatten)]
    tracker: TrackerOption,
}

impl Run for Vacuum {
    const NAME: &'static str = "vacuum";

    fn run(self) -> Result<Outcome> {
        drop(Store::open_to_read(&self.tracker.tracker)?);
        let store = Store::open(&self.tracker.tracker)?;
        store.vacuum()?;
        print(&format!("{} is as small as it can be.\n", store.path().display()))?;
        Ok(Outcome::Done)
    }
}
