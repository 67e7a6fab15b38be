//! `truceline tag NAME EVENT…`.

use clap::Args;

use super::change_options::{ChangeOptions, Changing};
use super::command::{Outcome, Run};
use super::decide;
use super::filter_options::FilterOptions;
use super::output::print;
use super::tracker::number;
use crate::error::Result;

/// Put a tag on events, or take it off
#[derive(Args, Debug)]
#[command(
    about = "Put a tag on events, or take it off",
    after_help = "Example: truceline tag easter-truce 3f2a 91bc"
)]
pub(crate) struct Tag {
    /// The tag
    name: String,
    /// Ids of events, or unique beginnings of them; a filter where none is given
    #[arg(value_name = "EVENT")]
    events: Vec<String>,
    /// Take it off
    #[arg(long)]
    remove: bool,
    /// Do not ask
    #[arg(long, short = 'y')]
    yes: bool,
    #[command(flatten)]
    filters: FilterOptions,
    #[command(flatten)]
    change: ChangeOptions,
}

impl Run for Tag {
    const NAME: &'static str = "tag";

    fn run(self) -> Result<Outcome> {
        let Changing { lexicon, signature, mut report, mut store } = self.change.open_existing()?;
        let mut events = decide::events(&store, &self.events, &self.filters, &lexicon, &mut report)?;
        events.retain(|event| event.tags.contains(&self.name) == self.remove);
        let verb = if self.remove { "Untag" } else { "Tag" };
        if decide::asked(&events, verb, self.yes)? {
            let mut step = store.begin(signature.author())?;
            for event in &events {
                let mut tags: Vec<&String> = event.tags.iter().filter(|tag| **tag != self.name).collect();
                if !self.remove {
                    tags.push(&self.name);
                }
                tags.sort();
                let value = serde_json::to_string(&tags).expect("a list of words always has a JSON form");
                step.decide_on(&event.id, "tags", Some(&value))?;
            }
            step.finish(&lexicon)?;
            print(&format!("{verb}ged {} with {}.\n", number(events.len() as u64, "event"), self.name))?;
        }
        Ok(report.outcome())
    }
}
