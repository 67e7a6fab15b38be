//! `truceline add`: an event entered by hand.

use std::io::IsTerminal as _;

use clap::Args;

use super::actor_words::{self, ActorWords};
use super::add_dialogue;
use super::add_words::{self, Told};
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

/// Enter an event, in your own words or field by field; each `add` makes a new one. Without arguments on a terminal it
/// asks
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  truceline add \"Russia declared a three-day truce on 28 April 2025\"\n  truceline add \"Rebels freed 12 soldiers near Goma on Tuesday\" --published 2025-05-16\n  truceline add --type meeting --date 2025-05-16 --actor participant=Ukraine --actor Russia --place Istanbul \\\n      --status happened --source https://example.org/talks --quote \"…\" \"First direct talks since 2022\""
)]
pub(crate) struct Add {
    /// The event in a few words; composed from type, actors and place where not given. Without --type, what no option
    /// gives is read from them
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
    /// happened, planned, proposed or alleged; happened where nothing says otherwise
    #[arg(long, value_name = "STATUS")]
    pub(super) status: Option<Status>,
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
        let told = self.told(&lexicon);
        let entry = self.entry(told.as_ref(), &lexicon)?;
        let kept = told.is_some().then(|| entry.mention.clone());
        let signature = self.change.by.sign();
        let mut report = Report::default();
        let mut store = self.change.tracker.open(signature.author(), &lexicon, &mut report)?;
        let mut step = store.begin(signature.author())?;
        let id = step.enter(entry)?;
        step.finish(&lexicon)?;
        if let Some(event) = store.event(&id)? {
            let days = when(event.days, event.precision, event.edtf.as_deref());
            print(&format!("Added {} {} ({days}) to {}\n", short(&id), event.label, store.path().display()))?;
            if let Some((told, kept)) = told.zip(kept) {
                print(&told.account(&kept, short(&id)))?;
            }
        }
        Ok(report.outcome())
    }
}

impl Add {
    /// Whether nothing of the event was given.
    fn says_nothing(&self) -> bool {
        self.label.is_none() && self.event_type.is_none() && self.date.is_none() && self.actors.is_empty()
    }

    fn own_label(&self) -> Option<&str> {
        self.label.as_deref().map(str::trim).filter(|label| !label.is_empty())
    }

    /// What the label tells, where no type is given.
    fn told(&self, lexicon: &Lexicon) -> Option<Told> {
        let words = self.own_label().filter(|_| self.event_type.is_none())?;
        add_words::read(words, self.published.published, lexicon)
    }

    /// The entry: what the options give, and what the words tell of the rest.
    fn entry(&self, told: Option<&Told>, lexicon: &Lexicon) -> Result<Entry> {
        let types = lexicon.types();
        let read = told.map(|told| &told.mention);
        let given = self.event_type.as_deref().or(read.map(|read| read.event_type.as_str()));
        let event_type = match (given, self.own_label()) {
            (None, Some(words)) => return Err(tells_nothing(words, types)),
            _ => known_type(given, types)?,
        };
        let date = match &self.date {
            Some(words) => date_words::read(words, self.published.published, lexicon.words())?,
            None if self.undated => undated(),
            None => told.map_or_else(|| Err(date_words::none()), Told::date)?,
        };
        let mut actors: Vec<_> = self.actors.iter().map(|words| words.actor(lexicon)).collect();
        if let Some(read) = read.filter(|_| actors.is_empty()) {
            actors.clone_from(&read.actors);
        }
        let place = self.place.as_deref().map(|name| actor_words::place(name, lexicon));
        let composed = || compose(event_type, &actors, self.place.as_deref());
        let own = self.own_label().map_or_else(composed, str::to_owned);
        // Words that name the day would name it beside the day in every list.
        let dated = read.filter(|read| own.chars().count() > MOST_LABEL || names_its_day(&own, read));
        let label = dated.map_or_else(|| own.clone(), |read| read.label.clone());
        let mut note = self.note.clone();
        if (own.chars().count() > MOST_LABEL || dated.is_some()) && note.is_none() {
            note = Some(own);
        }
        Ok(Entry {
            mention: Mention {
                id: String::new(),
                article: String::new(),
                event_type: event_type.id.clone(),
                status: self.status.or(read.map(|read| read.status)).unwrap_or(Status::Happened),
                condition: read.and_then(|read| read.condition.clone()),
                days: date.days,
                precision: date.precision,
                basis: date.basis,
                edtf: Some(date.edtf).filter(|words| !words.is_empty()),
                date_text: self.date.clone().or_else(|| read?.date_text.clone()),
                start_time: date.start_time,
                zone: date.zone,
                duration: self.duration.clone().or_else(|| read?.duration.clone()),
                until: read.and_then(|read| read.until),
                actors,
                place: place.or_else(|| read?.place.clone()),
                counts: read.map(|read| read.counts.clone()).unwrap_or_default(),
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

fn names_its_day(words: &str, read: &Mention) -> bool {
    read.date_text.as_deref().is_some_and(|day| words.contains(day))
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
    let message = if name.is_empty() {
        "expected --type, found none".to_owned()
    } else {
        format!("expected a type of event, found `{name}`")
    };
    let hint = if near.is_empty() { list(types) } else { format!("did you mean {}?", near.join(" or ")) };
    Err(Error::new(ErrorKind::Usage, message).hint(hint))
}

/// Words that were read and tell no event.
fn tells_nothing(words: &str, types: &EventTypes) -> Error {
    let message = format!("expected --type, or words that tell an event; found `{}`", one_line(words, 80));
    Error::new(ErrorKind::Usage, message).hint(list(types))
}

fn list(types: &EventTypes) -> String {
    let all: Vec<&str> = types.all().iter().map(|event_type| event_type.id.as_str()).collect();
    format!("--type is one of {}", all.join(", "))
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
