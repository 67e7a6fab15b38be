//! `truceline explain EVENT…`: why an event exists.

use clap::Args;

use super::command::{Outcome, Run};
use super::grid::{self, actors};
use super::options::{LexiconOption, TrackerOption};
use super::output::print;
use super::{ceasefire_card, report, truces};
use crate::error::Result;
use crate::model::{Ceasefire, Event, Mention, when};
use crate::store::Store;

/// Say why an event exists: the words it was read from, the rules that read them, why reports were merged
#[derive(Args, Debug)]
#[command(after_help = "Example: truceline explain 3f2a")]
pub(crate) struct Explain {
    /// Ids of events, or unique beginnings of them
    #[arg(value_name = "EVENT", required = true)]
    events: Vec<String>,
    #[command(flatten)]
    tracker: TrackerOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

impl Run for Explain {
    const NAME: &'static str = "explain";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let store = self.tracker.open_to_read(&lexicon)?;
        let mut outcome = Outcome::Done;
        for prefix in &self.events {
            match store.event_id(prefix) {
                Ok(id) => {
                    if let Some(mut event) = store.event(&id)? {
                        let truce = truces::around(&mut event, &store, &lexicon)?;
                        print(&explanation(&store, &event)?)?;
                        if let Some((truce, events)) = truce {
                            print(&belonging(&truce, &events, &event))?;
                        }
                    }
                }
                Err(error) => {
                    report::error(&error);
                    outcome = Outcome::Refused;
                }
            }
        }
        Ok(outcome)
    }
}

fn explanation(store: &Store, event: &Event) -> Result<String> {
    let days = when(event.days, event.precision, event.edtf.as_deref());
    let mut text = format!("{} {}\n  {days}, {} ({})\n", event.id, event.label, event.status, event.basis);
    let mentions = store.mentions_of_event(&event.id)?;
    for mention in &mentions {
        text.push_str(&paragraph(store, mention)?);
    }
    if mentions.is_empty() {
        text.push_str(&format!("\n  It was not read from an article: its origin is {}.\n", event.origin));
    }
    if !event.reasons.is_empty() {
        text.push_str("\n  Reasons:\n");
        for reason in &event.reasons {
            text.push_str(&format!("    {reason}\n"));
        }
    }
    if !event.claims.is_empty() {
        text.push_str("\n  Its sources differ:\n");
        for claim in &event.claims {
            text.push_str(&format!("    {claim}\n"));
        }
    }
    for decision in store.decisions_on(event)? {
        text.push_str(&format!(
            "\n  {} set by {} on {}: {}\n",
            decision.field,
            decision.by,
            decision.at,
            decision.value.as_deref().unwrap_or("nothing")
        ));
    }
    text.push('\n');
    Ok(text)
}

/// To which ceasefire an event belongs and why; of the event that gives the ceasefire its id, every link.
fn belonging(truce: &Ceasefire, events: &[Event], event: &Event) -> String {
    if truce.id == event.id {
        return format!("{}\n", ceasefire_card::card(truce, events));
    }
    let reason = truce.links.iter().find(|link| link.event == event.id).map_or("", |link| &link.reason);
    format!("  It belongs to {} ({}): {reason}\n\n", truce.name, grid::short(&truce.id))
}

fn paragraph(store: &Store, mention: &Mention) -> Result<String> {
    let kept = store.article(&mention.article)?;
    let published = kept.as_ref().and_then(|kept| kept.article.published);
    let reader = kept.as_ref().map(|kept| format!("truceline {}, lexicon {}", kept.version, kept.lexicon));
    let mut text = format!("\n  \"{}\"\n", super::grid::one_line(&mention.evidence, 600));
    let published =
        published.map_or_else(|| "publication unknown".to_owned(), |day| format!("published {day}"));
    let mut line = |name: &str, words: Option<String>| {
        if let Some(words) = words.filter(|words| !words.is_empty()) {
            text.push_str(&format!("    {name:<12} {words}\n"));
        }
    };
    line("article", Some(format!("{}, {published}", mention.article)));
    line("mention", Some(mention.id.clone()));
    line("type", Some(mention.event_type.clone()));
    let days = when(mention.days, mention.precision, mention.edtf.as_deref());
    line(
        "days",
        Some(match &mention.date_text {
            Some(words) => format!("{days}, {}, from \"{words}\"", mention.basis),
            None => format!("{days}, {}", mention.basis),
        }),
    );
    line("until", mention.until.map(|day| day.to_string()));
    line("actors", Some(actors(&mention.actors)));
    line("confidence", Some(format!("{:.2}", mention.confidence)));
    line("rules", Some(mention.rules.join("; ")));
    line("read by", reader);
    Ok(text)
}
