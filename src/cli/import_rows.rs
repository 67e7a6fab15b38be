//! A row of a foreign table becomes an entry, or is refused with the reason.

use std::collections::BTreeMap;

use super::import_columns::Use;
use super::{actor_words, date_words};
use crate::lexicon::{EventType, EventTypes, Lexicon};
use crate::model::{Actor, Basis, Entry, Length, Mention, Origin, Place, Precision, Role, Span, Status};
use crate::table::{split, unguard};

/// The fields of one row that have a value.
pub(super) type Row = BTreeMap<&'static str, String>;

/// How rows are read.
pub(super) struct Reading<'a> {
    pub(super) lexicon: &'a Lexicon,
    /// Values of a field that mean others: (field, value in lower case) to value.
    pub(super) values: &'a BTreeMap<(String, String), String>,
    /// Day that relative dates count from.
    pub(super) published: Option<crate::model::Published>,
}

/// The fields and the tags of a row's cells.
pub(super) fn row(columns: &[String], uses: &[Use], cells: &[String]) -> (Row, Vec<String>) {
    let (mut row, mut tags) = (Row::new(), Vec::new());
    for ((column, what), cell) in columns.iter().zip(uses).zip(cells) {
        let cell = unguard(cell.trim()).trim();
        if cell.is_empty() {
            continue;
        }
        match what {
            Use::Field(field) => {
                row.insert(field, cell.to_owned());
            }
            Use::Tag => tags.push(format!("{}:{cell}", column.trim())),
            Use::Nothing => {}
        }
    }
    (row, tags)
}

/// The event type that a table names, however it writes it: "Peace agreement".
pub(super) fn known_type<'l>(types: &'l EventTypes, written: &str) -> Option<&'l EventType> {
    types.get(written).or_else(|| types.get(&written.to_lowercase().replace([' ', '-'], "_")))
}

impl Reading<'_> {
    /// The entry of a row.
    pub(super) fn entry(&self, row: &Row, mut tags: Vec<String>) -> Result<Entry, String> {
        let value = |field: &'static str| -> Option<String> {
            let cell = row.get(field)?;
            let mapped = self.values.get(&(field.to_owned(), cell.to_lowercase()));
            Some(mapped.unwrap_or(cell).clone())
        };
        let date = self.date(row)?;
        let types = self.lexicon.types();
        let written = value("type").unwrap_or_default();
        let event_type = match known_type(types, &written) {
            Some(known) => known.id.clone(),
            None => {
                if !written.is_empty() {
                    tags.push(format!("type:{written}"));
                }
                OTHER.to_owned()
            }
        };
        let status = match value("status") {
            None => Status::Happened,
            Some(word) => word.to_lowercase().parse::<Status>()?,
        };
        if let Some(length) = value("duration") {
            length.parse::<Length>()?;
        }
        let actors = self.actors(row, &value)?;
        let label = value("label").or_else(|| value("quote")).unwrap_or_else(|| {
            let names: Vec<&str> = actors.iter().map(|actor| actor.name.as_str()).collect();
            let label = types.get(&event_type).map_or(event_type.as_str(), |known| known.label.as_str());
            if names.is_empty() { label.to_owned() } else { format!("{label}: {}", names.join(", ")) }
        });
        tags.extend(value("tags").iter().flat_map(|tags| split(tags)));
        tags.sort();
        tags.dedup();
        let start_time = match value("start_time") {
            None => date.start_time,
            Some(words) => Some(
                chrono::NaiveTime::parse_from_str(&words, "%H:%M")
                    .map_err(|_| format!("expected a time such as 18:00, found `{words}`"))?,
            ),
        };
        Ok(Entry {
            mention: Mention {
                id: String::new(),
                article: String::new(),
                event_type,
                status,
                condition: value("condition"),
                days: date.days,
                precision: date.precision,
                basis: date.basis,
                edtf: Some(date.edtf).filter(|words| !words.is_empty()),
                date_text: None,
                start_time,
                zone: value("zone").or(date.zone),
                duration: value("duration"),
                until: None,
                actors,
                place: place(&value)?,
                counts: Vec::new(),
                label: super::grid::one_line(&label, 60),
                confidence: 1.0,
                rules: vec!["imported".to_owned()],
                span: Span::default(),
                evidence: value("quote").unwrap_or_default(),
            },
            origin: Origin::Imported,
            urls: value("url").map(|urls| split(&urls)).unwrap_or_default(),
            publishers: value("publisher").map(|names| split(&names)).unwrap_or_default(),
            tags,
            note: value("note").or_else(|| (label.chars().count() > 60).then(|| label.clone())),
        })
    }

    fn date(&self, row: &Row) -> Result<date_words::DateRead, String> {
        let words = match (row.get("date"), row.get("first"), row.get("last")) {
            (Some(date), _, _) => date.clone(),
            (None, Some(first), Some(last)) if first != last => format!("{}/{}", day(first), day(last)),
            (None, Some(one), _) | (None, None, Some(one)) => day(one).to_owned(),
            (None, None, None) => {
                return Ok(date_words::DateRead {
                    days: None,
                    precision: Precision::Unknown,
                    basis: Basis::None,
                    edtf: String::new(),
                    start_time: None,
                    zone: None,
                });
            }
        };
        date_words::read(day(&words), self.published, self.lexicon.words())
            .map_err(|error| error.message().to_owned())
    }

    fn actors(
        &self,
        row: &Row,
        value: &impl Fn(&'static str) -> Option<String>,
    ) -> Result<Vec<Actor>, String> {
        let mut actors = Vec::new();
        let roles = row.get("roles").map(|roles| split(roles)).unwrap_or_default();
        for (at, name) in value("actors").map(|names| split(&names)).unwrap_or_default().iter().enumerate() {
            let role = match roles.get(at).map(String::as_str) {
                None | Some("") => Role::Participant,
                Some(word) => word.parse::<Role>()?,
            };
            actors.push(actor_words::known(name, role, self.lexicon));
        }
        for field in ["actor1", "actor2"] {
            if let Some(name) = value(field) {
                actors.push(actor_words::known(&name, Role::Participant, self.lexicon));
            }
        }
        Ok(actors)
    }
}

/// The type of what has no type here.
const OTHER: &str = "other";

/// `2025-04-19T00:00:00` is a day.
fn day(words: &str) -> &str {
    match words.split_once(['T', ' ']) {
        Some((day, time))
            if time.contains(':') && time.bytes().all(|b| !b.is_ascii_alphabetic() || b == b'Z') =>
        {
            day
        }
        _ => words,
    }
}

fn place(value: &impl Fn(&'static str) -> Option<String>) -> Result<Option<Place>, String> {
    let degrees = |field: &'static str| -> Result<Option<f64>, String> {
        value(field)
            .map(|words| words.parse().map_err(|_| format!("expected degrees in {field}, found `{words}`")))
            .transpose()
    };
    let country = value("country").filter(|code| code.len() == 3).map(|code| code.to_uppercase());
    let name = value("place").or_else(|| value("country"));
    let (lat, lon) = (degrees("lat")?, degrees("lon")?);
    Ok(name.map(|name| Place { name, country, lat, lon }))
}
