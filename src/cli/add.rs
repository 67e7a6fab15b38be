//! `truceline add`: an event entered by hand.

use std::io::IsTerminal as _;

use clap::Args;

use super::actor_words::{self, ActorWords};
use super::add_dialogue;
use super::change_options::ChangeOptions;
use super::command::{Outcome, Run};
use super::date_words::{self, DateRead};
use super::grid::{one_line, short};
use super::options::PublishedOption;
use super::output::print;
use super::report::Report;
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{EventType, EventTypes, Lexicon};
use crate::model::{Basis, Entry, Length, Mention, Origin, Precision, Span, Status, when};

/// Enter an event by hand; each `add` makes a new event. Without arguments on a terminal it asks
#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  truceline add --type meeting --date 2025-05-16 --actor participant=Ukraine --actor Russia --place Istanbul \\\n      --status happened --source https://example.org/talks --quote \"…\" \"First direct talks since 2022\""
)]
pub(crate) struct Add {
    /// The event in a few words; composed from type, actors and place where not given
    pub(super) label: Option<String>,
    /// Its type; `truceline codebook` lists them
    #[arg(long = "type", value_name = "TYPE")]
    pub(super) event_type: Option<String>,
    /// Its day or days: 2025-05-16, 2025-05, a/b, [a..b], a/.., a~, or words
    #[arg(long, value_name = "DATE", conflicts_with = "undated", allow_hyphen_values = true)]
    pub(super) date: Option<String>,
    /// It has no known date
    #[arg(long)]
    pub(super) undated: bool,
    /// Who took part: NAME or ROLE=NAME (can be repeated)
    #[arg(long = "actor", value_name = "ACTOR")]
    pub(super) actors: Vec<ActorWords>,
    /// Where
    #[arg(long, value_name = "PLACE")]
    pub(super) place: Option<String>,
    /// happened, planned, proposed or alleged
    #[arg(long, value_name = "STATUS", default_value = "happened")]
    pub(super) status: Status,
    /// Its length: P30D, PT30H
    #[arg(long, value_name = "LENGTH", value_parser = length)]
    duration: Option<String>,
    /// Address of a source (can be repeated)
    #[arg(long = "source", value_name = "URL")]
    pub(super) sources: Vec<String>,
    /// Who published it (can be repeated)
    #[arg(long = "publisher", value_name = "NAME")]
    publishers: Vec<String>,
    /// The words of the source
    #[arg(long, value_name = "WORDS")]
    pub(super) quote: Option<String>,
    /// A note of your own
    #[arg(long, value_name = "WORDS")]
    note: Option<String>,
    /// A tag (can be repeated)
    #[arg(long = "tag", value_name = "TAG", value_delimiter = ',')]
    tags: Vec<String>,
    #[command(flatten)]
    pub(super) published: PublishedOption,
    #[command(flatten)]
    change: ChangeOptions,
}

impl Run for Add {
    const NAME: &'static str = "add";

    fn run(mut self) -> Result<Outcome> {
        let lexicon = self.change.lexicon.load()?;
        if self.says_nothing() && std::io::stdin().is_terminal() && !add_dialogue::fill(&mut self, &lexicon)?
        {
            return print("Nothing was kept.\n").map(|()| Outcome::Done);
        }
        let entry = self.entry(&lexicon)?;
        let signature = self.change.by.sign();
        let mut report = Report::default();
        let mut store = self.change.tracker.open(signature.author(), &lexicon, &mut report)?;
        let mut step = store.begin(signature.author())?;
        let id = step.enter(entry)?;
        step.finish(&lexicon)?;
        if let Some(event) = store.event(&id)? {
            let days = when(event.days, event.precision, event.edtf.as_deref());
            print(&format!("Added {} {} ({days}) to {}\n", short(&id), event.label, store.path().display()))?;
        }
        Ok(report.outcome())
    }
}

impl Add {
    /// Whether nothing of the event was given.
    fn says_nothing(&self) -> bool {
        self.label.is_none() && self.event_type.is_none() && self.date.is_none() && self.actors.is_empty()
    }

    fn entry(&self, lexicon: &Lexicon) -> Result<Entry> {
        let types = lexicon.types();
        let event_type = known_type(self.event_type.as_deref(), types)?;
        let date = match &self.date {
            Some(words) => date_words::read(words, self.published.published, lexicon.words())?,
            None if self.undated => undated(),
            None => {
                return Err(Error::new(ErrorKind::Usage, "expected a date, found none")
                    .hint(format!("--undated says that it has none; --date {}", date_words::TAKEN)));
            }
        };
        let actors: Vec<_> = self.actors.iter().map(|words| words.actor(lexicon)).collect();
        let label = self.label.as_deref().map(str::trim).filter(|label| !label.is_empty());
        let composed = || compose(event_type, &actors, self.place.as_deref());
        let label = label.map_or_else(composed, str::to_owned);
        let mut note = self.note.clone();
        if label.chars().count() > MOST_LABEL && note.is_none() {
            note = Some(label.clone());
        }
        Ok(Entry {
            mention: Mention {
                id: String::new(),
                article: String::new(),
                event_type: event_type.id.clone(),
                status: self.status,
                condition: None,
                days: date.days,
                precision: date.precision,
                basis: date.basis,
                edtf: Some(date.edtf).filter(|words| !words.is_empty()),
                date_text: self.date.clone(),
                start_time: date.start_time,
                zone: date.zone,
                duration: self.duration.clone(),
                until: None,
                actors,
                place: self.place.as_deref().map(|name| actor_words::place(name, lexicon)),
                counts: Vec::new(),
                label: one_line(&label, MOST_LABEL),
                confidence: 1.0,
                rules: vec!["entered by hand".to_owned()],
                span: Span::default(),
                evidence: self.quote.clone().unwrap_or_default(),
            },
            origin: Origin::Manual,
            urls: sorted(&self.sources),
            publishers: sorted(&self.publishers),
            tags: sorted(&self.tags),
            note,
        })
    }
}

/// Characters of a label, at most.
const MOST_LABEL: usize = 60;

fn sorted(words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    words.sort();
    words.dedup();
    words
}

fn undated() -> DateRead {
    DateRead {
        days: None,
        precision: Precision::Unknown,
        basis: Basis::None,
        edtf: String::new(),
        start_time: None,
        zone: None,
    }
}

/// The type of an id; a refusal lists the types, the nearest first.
pub(super) fn known_type<'a>(name: Option<&str>, types: &'a EventTypes) -> Result<&'a EventType> {
    if let Some(known) = name.and_then(|name| types.get(name)) {
        return Ok(known);
    }
    let name = name.unwrap_or("");
    let near = near(name, types);
    let all: Vec<&str> = types.all().iter().map(|event_type| event_type.id.as_str()).collect();
    let message = if name.is_empty() {
        "expected --type, found none".to_owned()
    } else {
        format!("expected a type of event, found `{name}`")
    };
    let hint = if near.is_empty() {
        format!("--type is one of {}", all.join(", "))
    } else {
        format!("did you mean {}?", near.join(" or "))
    };
    Err(Error::new(ErrorKind::Usage, message).hint(hint))
}

/// Ids of the types whose id holds a name or stands in it.
pub(super) fn near<'a>(name: &str, types: &'a EventTypes) -> Vec<&'a str> {
    let ids = types.all().iter().map(|event_type| event_type.id.as_str());
    ids.filter(|id| !name.is_empty() && (id.contains(name) || name.contains(id))).collect()
}

fn compose(event_type: &EventType, actors: &[crate::model::Actor], place: Option<&str>) -> String {
    let names: Vec<&str> = actors.iter().map(|actor| actor.name.as_str()).collect();
    let mut label = event_type.label.clone();
    if !names.is_empty() {
        label.push_str(": ");
        label.push_str(&names.join(", "));
    }
    if let Some(place) = place {
        label.push_str(&format!(", {}", place.trim()));
    }
    label
}

fn length(words: &str) -> std::result::Result<String, String> {
    words.parse::<Length>().map(|_| words.to_owned())
}
