//! `truceline history [EVENT]`, `undo [N]`, `redo [N]`: what was changed, by whom, and back again.

use clap::Args;

use super::change_options::{ChangeOptions, Changing};
use super::command::{Outcome, Run};
use super::grid::{self, grid, one_line};
use super::options::{LexiconOption, TrackerOption};
use super::output::print;
use super::track_views::events_changed;
use crate::error::Result;
use crate::store::Way;

/// Show what was changed, when and by whom
#[derive(Args, Debug)]
#[command(about = "Show what was changed, when and by whom: of the whole tracker or of an event")]
pub(crate) struct History {
    /// Id of an event, or a unique beginning of it
    #[arg(value_name = "EVENT")]
    event: Option<String>,
    #[command(flatten)]
    tracker: TrackerOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

impl Run for History {
    const NAME: &'static str = "history";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let store = self.tracker.open_to_read(&lexicon)?;
        if let Some(prefix) = &self.event {
            let mut table = grid(&["when", "by", "what", "before", "after", "command"]);
            for change in store.history_of(prefix)? {
                table.add_row([
                    change.at.get(..19).unwrap_or(&change.at).replace('T', " "),
                    change.by,
                    change.what,
                    one_line(&change.before.unwrap_or_default(), 80),
                    one_line(&change.after.unwrap_or_default(), 80),
                    one_line(&change.command, 60),
                ]);
            }
            print(&grid::text(&table))?;
            return Ok(Outcome::Done);
        }
        let mut table = grid(&["step", "when", "by", "state", "changes", "command"]);
        for step in store.steps()? {
            table.add_row([
                step.number.to_string(),
                step.at.get(..19).unwrap_or(&step.at).replace('T', " "),
                step.by,
                step.state,
                step.changes.to_string(),
                one_line(&step.command, 80),
            ]);
        }
        print(&grid::text(&table))?;
        Ok(Outcome::Done)
    }
}

/// What undo and redo take.
#[derive(Args, Debug)]
pub(crate) struct Steps {
    /// How many steps
    #[arg(value_name = "N", default_value_t = 1)]
    steps: usize,
    #[command(flatten)]
    change: ChangeOptions,
}

/// Undo the last steps
#[derive(Args, Debug)]
#[command(about = "Undo the last step, or the last N: everything that a command did is one step")]
pub(crate) struct Undo {
    #[command(flatten)]
    steps: Steps,
}

/// Do again what was undone
#[derive(Args, Debug)]
#[command(about = "Do again what was undone last")]
pub(crate) struct Redo {
    #[command(flatten)]
    steps: Steps,
}

impl Run for Undo {
    const NAME: &'static str = "undo";

    fn run(self) -> Result<Outcome> {
        self.steps.go(Way::Back)
    }
}

impl Run for Redo {
    const NAME: &'static str = "redo";

    fn run(self) -> Result<Outcome> {
        self.steps.go(Way::Forth)
    }
}

impl Steps {
    fn go(&self, way: Way) -> Result<Outcome> {
        let Changing { lexicon, signature, report, mut store } = self.change.open_existing()?;
        let (verb, nothing) = match way {
            Way::Back => ("Undid", "Nothing to undo.\n"),
            Way::Forth => ("Did again", "Nothing to do again.\n"),
        };
        for count in 0..self.steps {
            match store.turn(way, signature.author(), &lexicon)? {
                Some((step, derived)) => print(&format!(
                    "{verb} step {} ({}, by {}): {}\n",
                    step.number,
                    step.command,
                    step.by,
                    events_changed(&derived)
                ))?,
                None if count == 0 => print(nothing)?,
                None => break,
            }
        }
        Ok(report.outcome())
    }
}
