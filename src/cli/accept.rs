//! `truceline accept` and `truceline reject`: a person has looked.

use clap::Args;

use super::change_options::{ChangeOptions, Changing};
use super::command::{Outcome, Run};
use super::decide;
use super::filter_options::FilterOptions;
use super::output::print;
use super::tracker::number;
use crate::error::Result;
use crate::model::Review;

/// What both take.
#[derive(Args, Debug)]
pub(crate) struct Reviewed {
    /// Ids of events, or unique beginnings of them; a filter where none is given
    #[arg(value_name = "EVENT")]
    events: Vec<String>,
    /// Do not ask
    #[arg(long, short = 'y')]
    yes: bool,
    /// Why
    #[arg(long, value_name = "WORDS")]
    why: Option<String>,
    #[command(flatten)]
    filters: FilterOptions,
    #[command(flatten)]
    change: ChangeOptions,
}

/// Mark events as checked and right
#[derive(Args, Debug)]
#[command(about = "Mark events as checked and right")]
pub(crate) struct Accept {
    #[command(flatten)]
    reviewed: Reviewed,
}

/// Mark events as wrong; they stay out of every view
#[derive(Args, Debug)]
#[command(about = "Mark events as wrong; they stay out of every view")]
pub(crate) struct Reject {
    #[command(flatten)]
    reviewed: Reviewed,
}

impl Run for Accept {
    const NAME: &'static str = "accept";

    fn run(self) -> Result<Outcome> {
        self.reviewed.settle(Review::Accepted, "Accept")
    }
}

impl Run for Reject {
    const NAME: &'static str = "reject";

    fn run(self) -> Result<Outcome> {
        self.reviewed.settle(Review::Rejected, "Reject")
    }
}

impl Reviewed {
    fn settle(&self, review: Review, verb: &str) -> Result<Outcome> {
        let Changing { lexicon, signature, mut report, mut store } = self.change.open_existing()?;
        let meant = decide::events(&store, &self.events, &self.filters, &lexicon, &mut report)?;
        let events = decide::not_yet(meant, review);
        if decide::asked(&events, verb, self.yes)? {
            let mut step = store.begin(signature.because(self.why.as_deref()))?;
            for event in &events {
                step.decide_on(&event.id, "review", Some(review.as_str()))?;
            }
            step.finish(&lexicon)?;
            print(&format!("{verb}ed {}.\n", number(events.len() as u64, "event")))?;
        }
        Ok(report.outcome())
    }
}
