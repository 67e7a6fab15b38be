//! What people settled, ready to be asked by mention or entry. A human's word stands over the machine's.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Apart;
use super::sources::Sources;
use crate::lexicon::EventTypes;
use crate::model::{Actor, Basis, Decision, DecisionTarget, Event, Mention, Place, Review, edtf_days, when};

/// Decisions on mentions and entries, by id.
#[derive(Debug, Default)]
pub(super) struct Settled<'a> {
    fields: BTreeMap<&'a str, BTreeMap<&'a str, &'a Decision>>,
    together: BTreeSet<(&'a str, &'a str)>,
    separate: BTreeSet<(&'a str, &'a str)>,
    alone: BTreeSet<&'a str>,
}

impl<'a> Settled<'a> {
    /// Later decisions replace earlier ones on the same field, or on the same two mentions.
    pub(super) fn of(decisions: &'a [Decision]) -> Self {
        let mut sorted: Vec<&Decision> =
            decisions.iter().filter(|decision| decision.target != DecisionTarget::Article).collect();
        sorted.sort_by(|a, b| order(a).cmp(&order(b)));
        let mut settled = Self::default();
        for decision in sorted {
            let id = decision.id.as_str();
            let other = decision.value.as_deref().map(str::trim).filter(|value| !value.is_empty());
            match (decision.field.as_str(), other) {
                ("merge", Some(other)) => {
                    settled.separate.remove(&pair(id, other));
                    settled.alone.remove(id);
                    settled.alone.remove(other);
                    settled.together.insert(pair(id, other));
                }
                ("merge", None) => {}
                ("split", Some(other)) => {
                    settled.together.remove(&pair(id, other));
                    settled.separate.insert(pair(id, other));
                }
                ("split", None) => {
                    settled.together.retain(|(a, b)| *a != id && *b != id);
                    settled.alone.insert(id);
                }
                (field, _) => {
                    settled.fields.entry(id).or_default().insert(field, decision);
                }
            }
        }
        settled
    }

    /// Pairs that a person joined.
    pub(super) fn together(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.together.iter().copied()
    }

    /// Puts what a person settled about any of an event's mentions over what was read.
    pub(super) fn apply(&self, event: &mut Event, types: &EventTypes) {
        for (field, decision) in self.latest(event) {
            apply_field(event, field, decision.value.as_deref().unwrap_or(""), types);
            event.reasons.push(format!("{field} set by {}", decision.by));
        }
    }

    /// Says where an article that came after a person's word says otherwise. The word stands.
    pub(super) fn dispute(&self, event: &mut Event, members: &[&Mention], sources: &Sources<'_>) {
        let mut claims = BTreeSet::new();
        for (field, decision) in self.latest(event) {
            for mention in members {
                let later = sources.facts(&mention.article).is_some_and(|facts| facts.added > decision.at);
                let other = match field {
                    "date" => mention
                        .days
                        .filter(|days| event.days.is_none_or(|own| !own.overlaps(*days)))
                        .map(|days| when(Some(days), mention.precision, mention.edtf.as_deref())),
                    "status" => (mention.status != event.status).then(|| mention.status.to_string()),
                    "place" => mention
                        .place
                        .as_ref()
                        .map(|place| place.name.clone())
                        .filter(|name| event.place.as_ref().is_none_or(|own| own.name != *name)),
                    _ => None,
                };
                if let Some(other) = other.filter(|_| later) {
                    let own = decision.value.as_deref().unwrap_or("nothing");
                    let voice = sources.voice(mention);
                    claims.insert(format!(
                        "{field}: {own}, set by {}; since then {voice} says {other}",
                        decision.by
                    ));
                }
            }
        }
        event.claims.extend(claims);
    }

    /// The latest decision on each field of an event.
    fn latest(&self, event: &Event) -> BTreeMap<&'a str, &'a Decision> {
        let mut latest: BTreeMap<&'a str, &'a Decision> = BTreeMap::new();
        for id in event.mentions.iter().chain([&event.id]) {
            for (field, decision) in self.fields.get(id.as_str()).into_iter().flatten() {
                let newer = latest.get(field).is_none_or(|held| order(held) < order(decision));
                if newer {
                    latest.insert(field, decision);
                }
            }
        }
        latest
    }
}

impl Apart for Settled<'_> {
    fn apart(&self, a: &str, b: &str) -> bool {
        self.alone.contains(a) || self.alone.contains(b) || self.separate.contains(&pair(a, b))
    }
}

/// By time, then by everything else, so that the order of the input does not matter.
fn order(decision: &Decision) -> (&str, &str, &str, Option<&str>, &str) {
    (&decision.at, &decision.id, &decision.field, decision.value.as_deref(), &decision.by)
}

fn pair<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    if a <= b { (a, b) } else { (b, a) }
}

fn apply_field(event: &mut Event, field: &str, value: &str, types: &EventTypes) {
    let value = value.trim();
    let words = || (!value.is_empty()).then(|| value.to_owned());
    match field {
        "date" => set_date(event, value),
        "label" if !value.is_empty() => event.label = value.to_owned(),
        "type" => set_type(event, value, types),
        "status" => {
            if let Ok(status) = value.parse() {
                event.status = status;
            }
        }
        "condition" => event.condition = words(),
        "duration" => event.duration = words(),
        "start_time" => event.start_time = chrono::NaiveTime::parse_from_str(value, "%H:%M").ok(),
        "zone" => event.zone = words(),
        "place" => event.place = place(value),
        "actors" => event.actors = actors(value),
        "review" => event.review = value.parse().unwrap_or(Review::Open),
        "tags" => event.tags = list(value),
        "note" => event.note = words(),
        _ => {}
    }
}

fn set_date(event: &mut Event, value: &str) {
    if value.is_empty() {
        (event.days, event.precision, event.basis) = (None, crate::model::Precision::Unknown, Basis::None);
        (event.edtf, event.start_time) = (None, None);
    } else if let Some((days, precision)) = edtf_days(value) {
        (event.days, event.precision) = (days, precision);
        event.basis = if days.is_some() { Basis::Stated } else { Basis::None };
        event.edtf = Some(value.to_owned());
    }
}

fn set_type(event: &mut Event, value: &str, types: &EventTypes) {
    let Some(event_type) = types.get(value) else { return };
    event.event_type.clone_from(&event_type.id);
    super::compose::set_codes(event, event_type);
}

/// A JSON object, as the store keeps it, or a name.
fn place(value: &str) -> Option<Place> {
    if value.is_empty() {
        return None;
    }
    let named = || Place { name: value.to_owned(), country: None, lat: None, lon: None };
    Some(serde_json::from_str(value).unwrap_or_else(|_| named()))
}

/// A JSON list, as the store keeps it; anything else leaves no actor.
fn actors(value: &str) -> Vec<Actor> {
    let mut actors: Vec<Actor> = serde_json::from_str(value).unwrap_or_default();
    actors.dedup();
    actors
}

/// A JSON list of words, or words between commas or semicolons; sorted, each once.
fn list(value: &str) -> Vec<String> {
    let mut words: Vec<String> = serde_json::from_str(value).unwrap_or_else(|_| {
        value.split([',', ';']).map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
    });
    words.sort();
    words.dedup();
    words
}
