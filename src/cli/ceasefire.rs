//! `truceline ceasefire link|unlink|name|close …`: a person's word about a truce.

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::change_options::{ChangeOptions, Changing};
use super::command::{Outcome, Run};
use super::output::print;
use super::{ceasefire_card, decide, truces};
use crate::ceasefires::{HOW_ENDED, field};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::model::Event;
use crate::store::Store;

/// Correct a ceasefire: which events belong to it, its name, how it ended
#[derive(Args, Debug)]
#[command(
    about = "Correct a ceasefire: which events belong to it, what it is called, how it ended",
    after_help = "The id of a ceasefire is that of any of its events. What a person says here is never overwritten by \
                  a machine; `undo` takes it back.\n\nExamples:\n  truceline ceasefire link 91bc 3f2a\n  truceline \
                  ceasefire link 91bc 91bc            # a truce by itself\n  truceline ceasefire name 3f2a \"Easter \
                  truce\"\n  truceline ceasefire close 3f2a --how collapsed --date 2025-04-21"
)]
pub(crate) struct CeasefireCommand {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    change: ChangeOptions,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Show everything that is known of a ceasefire: its days with their evidence, answers, claims, stages
    Show {
        /// Id of the ceasefire, or of any of its events
        ceasefire: String,
    },
    /// Say that events belong to a ceasefire; an event linked to itself is a ceasefire of its own
    Link {
        /// Ids of the events, then the id of the ceasefire
        #[arg(value_name = "EVENT… CEASEFIRE", num_args = 2.., required = true)]
        ids: Vec<String>,
    },
    /// Say that events belong to no ceasefire
    Unlink {
        /// Ids of the events
        #[arg(value_name = "EVENT", required = true)]
        events: Vec<String>,
    },
    /// Give a ceasefire a name; an empty one lets it be composed again
    Name {
        /// Id of the ceasefire, or of any of its events
        ceasefire: String,
        /// The name
        name: String,
    },
    /// Say how a ceasefire ended
    Close {
        /// Id of the ceasefire, or of any of its events
        ceasefire: String,
        /// expired, collapsed, called-off or replaced
        #[arg(long, value_name = "HOW", value_parser = how)]
        how: String,
        /// The day on which it ended; the last day of its term where not given
        #[arg(long, value_name = "DATE")]
        date: Option<NaiveDate>,
    },
}

fn how(word: &str) -> std::result::Result<String, String> {
    let word = word.trim().to_lowercase().replace(['-', '_'], " ");
    if HOW_ENDED.contains(&word.as_str()) {
        return Ok(word);
    }
    Err(format!("expected expired, collapsed, called-off or replaced, found `{word}`"))
}

impl Run for CeasefireCommand {
    const NAME: &'static str = "ceasefire";

    fn run(self) -> Result<Outcome> {
        if let What::Show { ceasefire } = &self.what {
            let lexicon = self.change.lexicon.load()?;
            let store = self.change.tracker.open_to_read(&lexicon)?;
            show(&store, &lexicon, ceasefire)?;
            return Ok(Outcome::Done);
        }
        let Changing { lexicon, signature, report, mut store } = self.change.open_existing()?;
        let (decisions, shown) = decisions(&self.what, &store, &lexicon)?;
        let mut step = store.begin(signature.author())?;
        for (event, field, value) in &decisions {
            step.decide_on(event, field, value.as_deref())?;
        }
        step.finish(&lexicon)?;
        match shown {
            Some(id) => show(&store, &lexicon, &id)?,
            None => print("Unlinked.\n")?,
        }
        Ok(report.outcome())
    }
}

/// What is to be settled, by event and field, and which ceasefire shows the result.
type Settled = (Vec<(String, &'static str, Option<String>)>, Option<String>);

fn decisions(what: &What, store: &Store, lexicon: &Lexicon) -> Result<Settled> {
    match what {
        What::Show { .. } => Ok((Vec::new(), None)),
        What::Link { ids } => {
            let (target, events) = ids.split_last().expect("two ids at least are required");
            let target = store.event_id(target)?;
            if let Some(event) = store.event(&target)? {
                must_be_stage(&event, lexicon)?;
            }
            let mut decisions = Vec::new();
            for event in decide::of_ids(store, events)? {
                must_be_stage(&event, lexicon)?;
                decisions.push((event.id, field::LINK, Some(target.clone())));
            }
            Ok((decisions, Some(target)))
        }
        What::Unlink { events } => {
            let events = decide::of_ids(store, events)?;
            events.iter().try_for_each(|event| must_be_stage(event, lexicon))?;
            Ok((events.into_iter().map(|event| (event.id, field::LINK, None)).collect(), None))
        }
        What::Name { ceasefire, name } => {
            let id = truces::named(store, ceasefire, lexicon)?.id;
            let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
            Ok((vec![(id.clone(), field::NAME, name)], Some(id)))
        }
        What::Close { ceasefire, how, date } => {
            let truce = truces::named(store, ceasefire, lexicon)?;
            let day = date.or(truce.last_day()).ok_or_else(|| {
                Error::new(ErrorKind::Usage, "expected the day on which it ended, found none")
                    .hint("its term is not known; give --date")
            })?;
            let id = truce.id;
            let decisions = vec![
                (id.clone(), field::HOW, Some(how.clone())),
                (id.clone(), field::ENDED, Some(day.to_string())),
            ];
            Ok((decisions, Some(id)))
        }
    }
}

/// Only a stage of a truce is in one, or apart from it by a person's word.
fn must_be_stage(event: &Event, lexicon: &Lexicon) -> Result<()> {
    if lexicon.types().is_stage(&event.event_type) {
        return Ok(());
    }
    let message = format!("`{}` is no stage of a ceasefire: its type is {}", event.label, event.event_type);
    Err(Error::new(ErrorKind::Usage, message)
        .hint("give it a type of one first: `truceline edit ID --type …`; `codebook` lists the types"))
}

fn show(store: &Store, lexicon: &Lexicon, id: &str) -> Result<()> {
    let (truce, events) = truces::shown(store, id, lexicon)?;
    print(&ceasefire_card::card(&truce, &events))
}
