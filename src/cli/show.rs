//! `truceline show EVENT…`: everything that is known of an event.

use clap::Args;

use super::command::{Outcome, Run};
use super::grid::actors;
use super::options::{LexiconOption, LineFormat, LineFormatOption, TrackerOption};
use super::output::{Target, print};
use super::{ceasefire_card, event_lines, report, truces};
use crate::error::Result;
use crate::lexicon::EventTypes;
use crate::model::{Event, when};
use crate::store::Store;
use crate::table::EventTable;

/// Show everything that is known of an event, or of a ceasefire by its id: days, actors, numbers, sources with their sentences
#[derive(Args, Debug)]
#[command(after_help = "Example: truceline show 3f2a")]
pub(crate) struct Show {
    /// Ids of events, or unique beginnings of them
    #[arg(value_name = "EVENT", required = true)]
    events: Vec<String>,
    #[command(flatten)]
    format: LineFormatOption,
    #[command(flatten)]
    tracker: TrackerOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

impl Run for Show {
    const NAME: &'static str = "show";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let store = self.tracker.open_to_read(&lexicon)?;
        let mut outcome = Outcome::Done;
        for prefix in &self.events {
            let id = match store.event_id(prefix) {
                Ok(id) => id,
                Err(error) => {
                    report::error(&error);
                    outcome = Outcome::Refused;
                    continue;
                }
            };
            let Some(mut event) = store.event(&id)? else { continue };
            let truce = truces::around(&mut event, &store, &lexicon)?;
            match self.format.format {
                LineFormat::Jsonl => {
                    let table = EventTable::from_events(&[event], lexicon.types());
                    Target::Standard.write_with(|out| event_lines::write(table.table(), out))?;
                }
                LineFormat::Table => {
                    print(&(card(&event, lexicon.types()) + &sources(&store, &event)?))?;
                    // The id of a ceasefire is that of its smallest event.
                    if let Some((truce, events)) = truce.filter(|(truce, _)| truce.id == event.id) {
                        print(&(ceasefire_card::card(&truce, &events) + "\n"))?;
                    }
                }
            }
        }
        Ok(outcome)
    }
}

/// The last day in force, and what it rests on.
fn last_day(event: &Event) -> Option<String> {
    let last = event.scheduled_end?;
    let counted = event.counted_end() == Some(last);
    Some(format!("{last} ({})", if counted { "computed from start and duration" } else { "as told" }))
}

/// The fields of an event, one a line; those without a value are left out.
pub(super) fn card(event: &Event, types: &EventTypes) -> String {
    let label = types.get(&event.event_type).map_or(event.event_type.as_str(), |known| known.label.as_str());
    let time = event.start_time.map(|time| {
        format!("{} {}", time.format("%H:%M"), event.zone.as_deref().unwrap_or("")).trim_end().to_owned()
    });
    let place = event.place.as_ref().map(|place| match &place.country {
        Some(country) => format!("{} ({country})", place.name),
        None => place.name.clone(),
    });
    let counts: Vec<String> = event
        .counts
        .iter()
        .map(|count| match &count.said_by {
            Some(speaker) => format!("{} {} (says {speaker})", count.words, count.what),
            None => format!("{} {}", count.words, count.what),
        })
        .collect();
    let codes = [("PLOVER", &event.plover), ("CAMEO", &event.cameo), ("ACLED", &event.acled)];
    let codes: Vec<String> =
        codes.iter().filter_map(|(name, code)| code.as_ref().map(|code| format!("{name} {code}"))).collect();
    let joined = |words: &[String]| (!words.is_empty()).then(|| words.join("; "));
    let fields = [
        ("event", Some(event.label.clone())),
        ("id", Some(event.id.clone())),
        ("type", Some(format!("{label} ({}, {})", event.event_type, event.group))),
        ("when", Some(when(event.days, event.precision, event.edtf.as_deref()))),
        ("edtf", event.edtf.clone()),
        ("precision", Some(format!("{}, {}", event.precision, event.basis))),
        ("time", time),
        ("duration", event.duration.clone()),
        ("until", last_day(event)),
        ("status", Some(event.status.to_string())),
        ("condition", event.condition.clone()),
        ("actors", (!event.actors.is_empty()).then(|| actors(&event.actors))),
        ("place", place),
        ("counts", joined(&counts)),
        ("codes", joined(&codes)),
        ("publishers", joined(&event.publishers)),
        (
            "reported",
            event.first_reported.map(|first| match event.last_reported {
                Some(last) if last != first => format!("{first} to {last}"),
                _ => first.to_string(),
            }),
        ),
        ("ceasefire", event.ceasefire.clone()),
        ("confidence", Some(format!("{:.2}", event.confidence))),
        ("origin", Some(event.origin.to_string())),
        ("review", Some(event.review.to_string())),
        ("tags", joined(&event.tags)),
        ("note", event.note.clone()),
        ("differ", joined(&event.claims)),
    ];
    let mut card = String::new();
    for (name, value) in fields {
        if let Some(value) = value {
            card.push_str(&format!("{name:<11} {value}\n"));
        }
    }
    card
}

/// Its sentences, each with its article.
fn sources(store: &Store, event: &Event) -> Result<String> {
    let mut text = String::new();
    for mention in store.mentions_of_event(&event.id)? {
        let kept = store.article(&mention.article)?;
        let copy_of =
            kept.as_ref().and_then(|kept| kept.copy_of.as_ref().map(|id| format!("a copy of {id}")));
        let article = kept.map(|kept| kept.article).unwrap_or_default();
        let place = [
            article.publisher,
            article.published.map(|day| day.to_string()),
            article.url.or(article.path),
            copy_of,
        ];
        let place: Vec<String> = place.into_iter().flatten().collect();
        text.push_str(&format!(
            "\n  \"{}\"\n    article {}: {}\n",
            super::grid::one_line(&mention.evidence, 600),
            mention.article,
            place.join(", ")
        ));
    }
    if text.is_empty() {
        for (name, words) in
            [("quote", event.evidence.as_deref()), ("source", event.urls.first().map(String::as_str))]
        {
            if let Some(words) = words.filter(|words| !words.is_empty()) {
                text.push_str(&format!("{name:<11} {words}\n"));
            }
        }
    }
    text.push('\n');
    Ok(text)
}
