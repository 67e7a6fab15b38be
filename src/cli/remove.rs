//! `truceline remove EVENT…`: takes entries made by hand out.

use clap::Args;

use super::change_options::{ChangeOptions, Changing};
use super::command::{Outcome, Run};
use super::output::print;
use super::tracker::number;
use super::{decide, report};
use crate::error::Result;
use crate::model::Review;

/// Take events out: entries made by hand are removed, events read from articles are rejected
#[derive(Args, Debug)]
#[command(
    about = "Take events out: entries made by hand are removed, events read from articles are rejected"
)]
pub(crate) struct Remove {
    /// Ids of events, or unique beginnings of them
    #[arg(value_name = "EVENT", required = true)]
    events: Vec<String>,
    /// Do not ask
    #[arg(long, short = 'y')]
    yes: bool,
    #[command(flatten)]
    change: ChangeOptions,
}

impl Run for Remove {
    const NAME: &'static str = "remove";

    fn run(self) -> Result<Outcome> {
        let Changing { lexicon, signature, report, mut store } = self.change.open_existing()?;
        let events = decide::of_ids(&store, &self.events)?;
        if decide::asked(&events, "Remove", self.yes)? {
            let mut step = store.begin(signature.author())?;
            let mut removed = 0;
            for event in &events {
                if event.articles.is_empty() {
                    for id in event.mentions.iter().chain([&event.id]) {
                        removed += u64::from(step.remove_entry(id)?);
                    }
                } else {
                    report::note(format!(
                        "{} stands in an article: it is rejected, and stays out of every view",
                        super::grid::short(&event.id)
                    ));
                    step.decide_on(&event.id, "review", Some(Review::Rejected.as_str()))?;
                }
            }
            step.finish(&lexicon)?;
            let rejected = events.iter().filter(|event| !event.articles.is_empty()).count() as u64;
            print(&format!(
                "Removed {}, rejected {rejected}.\n",
                number(removed, "entry").replace("entrys", "entries")
            ))?;
        }
        Ok(report.outcome())
    }
}
