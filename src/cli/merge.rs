//! `truceline merge A B…` and `truceline split EVENT --mention ID…`: which reports are of one event.

use clap::Args;

use super::change_options::{ChangeOptions, Changing};
use super::command::{Outcome, Run};
use super::output::print;
use super::{decide, grid};
use crate::error::{Error, ErrorKind, Result};

/// Say that events are one; the first gives the type and the label where they differ
#[derive(Args, Debug)]
#[command(about = "Say that two or more events are one", after_help = "Example: truceline merge 3f2a 91bc")]
pub(crate) struct Merge {
    /// Ids of events, or unique beginnings of them
    #[arg(value_name = "EVENT", required = true, num_args = 2..)]
    events: Vec<String>,
    #[command(flatten)]
    change: ChangeOptions,
}

impl Run for Merge {
    const NAME: &'static str = "merge";

    fn run(self) -> Result<Outcome> {
        let Changing { lexicon, signature, report, mut store } = self.change.open_existing()?;
        let events = decide::of_ids(&store, &self.events)?;
        let [first, others @ ..] = events.as_slice() else { return Ok(Outcome::Done) };
        if others.is_empty() {
            print("They are one event already.\n")?;
            return Ok(Outcome::Done);
        }
        let mut step = store.begin(signature.author())?;
        for other in others {
            step.decide_on(&first.id, "merge", Some(&other.id))?;
        }
        step.finish(&lexicon)?;
        let merged: Vec<_> = store.event(&store.event_id(&first.id)?)?.into_iter().collect();
        print(&format!("Merged {} events into\n{}", events.len(), grid::events(&merged)))?;
        Ok(report.outcome())
    }
}

/// Say that reports of an event are of another
#[derive(Args, Debug)]
#[command(
    about = "Say that some reports of an event are of another one",
    after_help = "Example: truceline split 3f2a --mention 91bc\n`truceline explain EVENT` shows its mentions."
)]
pub(crate) struct Split {
    /// Id of the event, or a unique beginning of it
    #[arg(value_name = "EVENT")]
    event: String,
    /// Id of a mention, or a unique beginning of it (can be repeated)
    #[arg(long = "mention", value_name = "ID", required = true)]
    mentions: Vec<String>,
    #[command(flatten)]
    change: ChangeOptions,
}

impl Run for Split {
    const NAME: &'static str = "split";

    fn run(self) -> Result<Outcome> {
        let Changing { lexicon, signature, report, mut store } = self.change.open_existing()?;
        let id = store.event_id(&self.event)?;
        let Some(event) = store.event(&id)? else { return Ok(Outcome::Done) };
        let mut parted: Vec<&String> = Vec::new();
        for prefix in &self.mentions {
            let found: Vec<&String> =
                event.mentions.iter().filter(|id| id.starts_with(&prefix.to_lowercase())).collect();
            match found.as_slice() {
                [id] => parted.push(id),
                [] => {
                    return Err(Error::new(ErrorKind::Usage, format!("the event has no mention `{prefix}`"))
                        .hint(format!("`truceline explain {}` shows its mentions", self.event)));
                }
                _ => {
                    return Err(Error::new(ErrorKind::Usage, format!("`{prefix}` begins several mentions"))
                        .hint("give more of the id"));
                }
            }
        }
        let rest: Vec<&String> = event.mentions.iter().filter(|id| !parted.contains(id)).collect();
        if rest.is_empty() {
            return Err(Error::new(
                ErrorKind::Usage,
                "these are all of its mentions; nothing would be left of it",
            )
            .hint("name only those that belong to another event"));
        }
        let mut step = store.begin(signature.author())?;
        for parted in &parted {
            for rest in &rest {
                step.decide_on(parted, "split", Some(rest))?;
            }
        }
        step.finish(&lexicon)?;
        let both = decide::of_ids(&store, &[rest[0].clone(), parted[0].clone()])?;
        print(&format!("Split into\n{}", grid::events(&both)))?;
        Ok(report.outcome())
    }
}
