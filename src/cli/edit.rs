//! `truceline edit EVENT… --date … --label …`: a person's word over the machine's.

use clap::Args;

use super::actor_words::{self, ActorWords};
use super::add::known_type;
use super::change_options::{ChangeOptions, Changing};
use super::command::{Outcome, Run};
use super::filter_options::FilterOptions;
use super::options::PublishedOption;
use super::output::print;
use super::tracker::number;
use super::{date_words, decide, show};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::model::{Actor, Filter, Length, Published, Status};

/// Correct events; what a person sets is never overwritten by a machine
#[derive(Args, Debug)]
#[command(
    about = "Correct events; what a person sets is never overwritten by a machine",
    after_help = "With ids, --type, --status, --place and --actor set the field. Without ids they are filters, and \
                  --set type=…, --set status=…, --set place=…, --set actor=… set it.\n\nExample: truceline edit 3f2a \
                  --date 2025-04-19/2025-04-20 --label \"Easter truce\" --note \"checked with the Kremlin's text\""
)]
pub(crate) struct Edit {
    /// Ids of events, or unique beginnings of them; a filter where none is given
    #[arg(value_name = "EVENT")]
    events: Vec<String>,
    /// Set its day or days: 2025-05-16, 2025-05, a/b, [a..b], a/.., a~, or words
    #[arg(long, value_name = "DATE", conflicts_with = "undated", allow_hyphen_values = true)]
    date: Option<String>,
    /// It has no known date
    #[arg(long)]
    undated: bool,
    /// Set the label
    #[arg(long, value_name = "WORDS")]
    label: Option<String>,
    /// Set the note; an empty one is taken away
    #[arg(long, value_name = "WORDS")]
    note: Option<String>,
    /// Set its length: P30D, PT30H
    #[arg(long, value_name = "LENGTH")]
    duration: Option<String>,
    /// Set a field: type, status, place, actor, condition, duration, zone, start_time (can be repeated)
    #[arg(long = "set", value_name = "FIELD=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
    /// Why
    #[arg(long, value_name = "WORDS")]
    why: Option<String>,
    /// Do not ask
    #[arg(long, short = 'y')]
    yes: bool,
    #[command(flatten)]
    published: PublishedOption,
    #[command(flatten)]
    filters: FilterOptions,
    #[command(flatten)]
    change: ChangeOptions,
}

impl Run for Edit {
    const NAME: &'static str = "edit";

    fn run(self) -> Result<Outcome> {
        let mut settings = self.settings.clone();
        let given =
            |words: &Option<String>, field: &str| words.clone().map(|words| (field.to_owned(), words));
        settings.extend(given(&self.date, "date"));
        settings.extend(self.undated.then(|| ("date".to_owned(), String::new())));
        settings.extend(given(&self.label, "label"));
        settings.extend(given(&self.note, "note"));
        settings.extend(given(&self.duration, "duration"));
        let Changing { lexicon, signature, mut report, mut store } = self.change.open_existing()?;
        let events = if self.events.is_empty() {
            decide::events(&store, &[], &self.filters, &lexicon, &mut report)?
        } else {
            settings.extend(self.fields_among_filters()?);
            decide::of_ids(&store, &self.events)?
        };
        let fields = fields(&settings, self.published.published, &lexicon)?;
        if decide::asked(&events, "Edit", self.yes)? {
            let mut step = store.begin(signature.because(self.why.as_deref()))?;
            for event in &events {
                for (field, value) in &fields {
                    step.decide_on(&event.id, field, value.as_deref())?;
                }
            }
            step.finish(&lexicon)?;
            print(&format!("Edited {}.\n", number(events.len() as u64, "event")))?;
            if let [event] = events.as_slice()
                && let Some(event) = store.event(&store.event_id(&event.id)?)?
            {
                print(&show::card(&event, lexicon.types()))?;
            }
        }
        Ok(report.outcome())
    }
}

impl Edit {
    /// With ids, the filters that share their names with fields set the fields.
    fn fields_among_filters(&self) -> Result<Vec<(String, String)>> {
        let filter = self.filters.filter();
        let mut settings = Vec::new();
        settings.extend(filter.types.last().map(|value| ("type".to_owned(), value.clone())));
        settings.extend(filter.statuses.last().map(|value| ("status".to_owned(), value.to_string())));
        settings.extend(filter.places.last().map(|value| ("place".to_owned(), value.clone())));
        settings.extend(filter.actors.iter().map(|value| ("actor".to_owned(), value.clone())));
        let rest = Filter {
            types: Vec::new(),
            statuses: Vec::new(),
            places: Vec::new(),
            actors: Vec::new(),
            ..filter
        };
        if rest != Filter::default() {
            return Err(Error::new(ErrorKind::Usage, "expected ids of events or a filter, found both")
                .hint("leave one of them out"));
        }
        Ok(settings)
    }
}

/// Fields and values as decisions keep them.
pub(super) fn fields(
    settings: &[(String, String)],
    published: Option<Published>,
    lexicon: &Lexicon,
) -> Result<Vec<(String, Option<String>)>> {
    if settings.is_empty() {
        return Err(Error::new(ErrorKind::Usage, "expected something to set, found nothing")
            .hint("--date, --label, --note, --duration, or --set FIELD=VALUE"));
    }
    let refuse = |message: String| Error::new(ErrorKind::Usage, message);
    let mut fields = Vec::new();
    let mut actors: Vec<Actor> = Vec::new();
    for (field, value) in settings {
        let some = Some(value.trim().to_owned()).filter(|value| !value.is_empty());
        let value = match (field.as_str(), some) {
            ("actor", Some(words)) => {
                actors.push(words.parse::<ActorWords>().map_err(refuse)?.actor(lexicon));
                continue;
            }
            ("date", Some(words)) => {
                let date = date_words::read(&words, published, lexicon.words())?;
                fields.extend(
                    date.start_time
                        .map(|time| ("start_time".to_owned(), Some(time.format("%H:%M").to_string()))),
                );
                fields.extend(date.zone.map(|zone| ("zone".to_owned(), Some(zone))));
                Some(date.edtf)
            }
            ("type", words) => Some(known_type(words.as_deref(), lexicon.types())?.id.clone()),
            ("status", Some(words)) => Some(words.parse::<Status>().map_err(refuse)?.to_string()),
            ("duration", Some(words)) => {
                words.parse::<Length>().map_err(refuse)?;
                Some(words)
            }
            ("place", Some(words)) => Some(
                serde_json::to_string(&actor_words::place(&words, lexicon)).expect("a place has a JSON form"),
            ),
            ("start_time", Some(words)) => {
                chrono::NaiveTime::parse_from_str(&words, "%H:%M")
                    .map_err(|_| refuse(format!("expected a time such as 18:00, found `{words}`")))?;
                Some(words)
            }
            (_, value) => value,
        };
        fields.push((field.clone(), value));
    }
    if !actors.is_empty() {
        let value = serde_json::to_string(&actors).expect("actors have a JSON form");
        fields.push(("actors".to_owned(), Some(value)));
    }
    Ok(fields)
}

const FIELDS: [&str; 11] = [
    "date",
    "label",
    "note",
    "duration",
    "type",
    "status",
    "place",
    "actor",
    "condition",
    "zone",
    "start_time",
];

/// Reads `date=2025-05-16`.
pub(super) fn setting(words: &str) -> std::result::Result<(String, String), String> {
    match words.split_once('=') {
        Some((field, value)) if FIELDS.contains(&field.trim()) => {
            Ok((field.trim().to_owned(), value.to_owned()))
        }
        _ => Err(format!("expected FIELD=VALUE with one of {}, found `{words}`", FIELDS.join(", "))),
    }
}
