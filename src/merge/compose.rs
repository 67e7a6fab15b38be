//! One event from the mentions of a cluster: the most precise day, the strongest status, everyone who took part.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::sources::Sources;
use super::{claims, term};
use crate::lexicon::{EventType, EventTypes};
use crate::model::{Actor, Count, Entry, Event, Mention, Origin, Place, Precision, Review, Status};

/// Composes an event. `members` is sorted by id and not empty; `reasons` say why they were joined.
pub(super) fn event<'a>(
    members: &[&'a Mention],
    entries: &[&'a Entry],
    reasons: &[String],
    sources: &Sources<'a>,
    types: &EventTypes,
) -> Event {
    let all: Vec<&'a Mention> =
        members.iter().copied().chain(entries.iter().map(|entry| &entry.mention)).collect();
    let status = all.iter().map(|mention| mention.status).max().unwrap_or(Status::Happened);
    let best = best(&all, status, entries);
    let dated = dated(&all, status, types);
    let mut ids: Vec<String> = all.iter().map(|mention| mention.id.clone()).collect();
    ids.sort();
    ids.dedup();
    let reported = sources.reported(&all);
    let mut event = Event {
        id: ids[0].clone(),
        aliases: ids[1..].to_vec(),
        event_type: best.event_type.clone(),
        group: String::new(),
        label: best.label.clone(),
        status,
        condition: best
            .condition
            .clone()
            .or_else(|| all.iter().find_map(|mention| mention.condition.clone())),
        days: dated.days,
        precision: dated.precision,
        basis: dated.basis,
        edtf: dated.edtf.clone(),
        start_time: dated.start_time,
        zone: dated.zone.clone(),
        duration: duration(&all, best),
        scheduled_end: None,
        actors: actors(&all, best),
        place: place(&all, best),
        counts: counts(&all, sources),
        evidence: (!best.evidence.is_empty()).then(|| best.evidence.clone()),
        confidence: confidence(&all, reported.publishers.len()),
        mentions: ids,
        articles: reported.articles,
        publishers: merged(reported.publishers, entries.iter().flat_map(|entry| &entry.publishers)),
        urls: merged(reported.urls, entries.iter().flat_map(|entry| &entry.urls)),
        first_reported: reported.first,
        last_reported: reported.last,
        plover: None,
        cameo: None,
        acled: None,
        ceasefire: None,
        origin: entries
            .iter()
            .map(|entry| entry.origin)
            .min_by_key(|origin| *origin != Origin::Manual)
            .unwrap_or(Origin::Extracted),
        review: Review::Open,
        tags: merged(Vec::new(), entries.iter().flat_map(|entry| &entry.tags)),
        note: entries.iter().find_map(|entry| entry.note.clone()),
        claims: claims::of(&all, sources),
        reasons: why(&all, reasons).into_iter().chain(reported.repeats).collect(),
    };
    if let Some(event_type) = types.get(&event.event_type) {
        set_codes(&mut event, event_type);
        event.scheduled_end = term::scheduled_end(&event, event_type, &all, sources);
    }
    event
}

/// Group and codes of the event's type, by its status.
pub(super) fn set_codes(event: &mut Event, event_type: &EventType) {
    event.group.clone_from(&event_type.group);
    let by_status = event_type.status_codes.get(&event.status);
    let code = |own: &Option<String>, special: Option<&Option<String>>| {
        special.and_then(Clone::clone).or_else(|| own.clone())
    };
    event.plover = code(&event_type.plover, by_status.map(|codes| &codes.plover));
    event.cameo = code(&event_type.cameo, by_status.map(|codes| &codes.cameo));
    event.acled = code(&event_type.acled, by_status.map(|codes| &codes.acled));
}

/// The mention whose words stand for the event: an entry, else the surest and fullest of the strongest status.
fn best<'a>(all: &[&'a Mention], status: Status, entries: &[&'a Entry]) -> &'a Mention {
    if let Some(entry) = entries.first() {
        return &entry.mention;
    }
    let fullness = |mention: &Mention| {
        usize::from(mention.days.is_some()) * 2
            + mention.actors.len().min(4)
            + usize::from(mention.place.is_some())
            + usize::from(mention.duration.is_some())
    };
    all.iter()
        .copied()
        .filter(|mention| mention.status == status)
        .min_by(|a, b| {
            let key = |mention: &Mention| (std::cmp::Reverse(fullness(mention)), mention.id.clone());
            b.confidence.total_cmp(&a.confidence).then_with(|| key(a).cmp(&key(b)))
        })
        .unwrap_or(all[0])
}

/// The mention whose days the event takes: of the strongest status that has days, the most precise, stated before
/// relative before assumed.
fn dated<'a>(all: &[&'a Mention], status: Status, types: &EventTypes) -> &'a Mention {
    let starts = |mention: &Mention| {
        types
            .get(&mention.event_type)
            .is_some_and(|event_type| event_type.stage == "start" && event_type.lasts)
    };
    all.iter()
        .copied()
        .min_by_key(|mention| {
            let length = mention.days.map_or(i64::MAX, crate::model::DayRange::days);
            // Of a truce that starts, the span says more than its first day.
            let length =
                if starts(mention) && mention.precision <= Precision::Day { -length } else { length };
            (
                mention.days.is_none(),
                mention.basis == crate::model::Basis::Assumed,
                mention.status != status,
                mention.precision.max(Precision::Day),
                length,
                mention.basis,
                mention.start_time.is_none(),
                mention.id.as_str(),
            )
        })
        .unwrap_or(all[0])
}

fn duration(all: &[&Mention], best: &Mention) -> Option<String> {
    best.duration.clone().or_else(|| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for words in all.iter().filter_map(|mention| mention.duration.as_deref()) {
            *counts.entry(words).or_default() += 1;
        }
        counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(words, _)| words.to_owned())
    })
}

/// Everyone, the best mention's first; one entry per name and role.
fn actors(all: &[&Mention], best: &Mention) -> Vec<Actor> {
    let mut seen = BTreeSet::new();
    let mut actors = Vec::new();
    let mut rest: Vec<&Actor> = all.iter().flat_map(|mention| &mention.actors).collect();
    rest.sort();
    for actor in best.actors.iter().chain(rest) {
        if seen.insert((actor.id.as_deref().unwrap_or(&actor.name), actor.role)) {
            actors.push(actor.clone());
        }
    }
    actors
}

/// The most exact place, the one named most often.
fn place(all: &[&Mention], best: &Mention) -> Option<Place> {
    let mut named: BTreeMap<&str, (usize, &Place)> = BTreeMap::new();
    for place in all.iter().filter_map(|mention| mention.place.as_ref()) {
        named.entry(&place.name).or_insert((0, place)).0 += 1;
    }
    let own = best.place.as_ref().map(|place| place.name.as_str());
    named
        .into_values()
        .max_by_key(|(count, place)| {
            (
                place.lat.is_some(),
                *count,
                own == Some(place.name.as_str()),
                std::cmp::Reverse(place.name.as_str()),
            )
        })
        .map(|(_, place)| place.clone())
}

/// One entry per claimant and thing counted: totals of one claimant are snapshots, the last one stands.
fn counts(all: &[&Mention], sources: &Sources<'_>) -> Vec<Count> {
    let mut latest: BTreeMap<(String, Option<String>, Option<String>), (Option<NaiveDate>, Count)> =
        BTreeMap::new();
    for mention in all {
        let published = sources.published(mention);
        for count in &mention.counts {
            let key = (count.what.clone(), count.of.clone(), count.said_by.clone());
            let newer = latest.get(&key).is_none_or(|(day, held)| (*day, held) < (published, count));
            if newer {
                latest.insert(key, (published, count.clone()));
            }
        }
    }
    latest.into_values().map(|(_, count)| count).collect()
}

/// The surest mention, and a little more for every further one of its independent publishers.
fn confidence(all: &[&Mention], publishers: usize) -> f64 {
    let surest = all.iter().map(|mention| mention.confidence).fold(0.0, f64::max);
    let voices = publishers.saturating_sub(1).min(5);
    #[expect(clippy::cast_precision_loss, reason = "at most five")]
    let raised = surest + 0.03 * voices as f64;
    let capped = if surest >= 0.99 { surest } else { raised.min(0.99) };
    (capped * 100.0).round() / 100.0
}

fn why(all: &[&Mention], reasons: &[String]) -> Vec<String> {
    let mut why: Vec<String> = all.iter().flat_map(|mention| &mention.rules).cloned().collect();
    why.sort();
    why.dedup();
    why.extend(reasons.iter().map(|reason| format!("merged: {reason}")));
    why
}

fn merged<'a>(mut words: Vec<String>, more: impl Iterator<Item = &'a String>) -> Vec<String> {
    words.extend(more.cloned());
    words.sort();
    words.dedup();
    words
}
