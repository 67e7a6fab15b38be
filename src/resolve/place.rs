//! Where it was: the place that the trigger's own clause names, else where the target is, else where the article
//! tells of.

use crate::lexicon::EventType;
use crate::model::{Actor, ActorKind, NamePhrase, NameReading, Place, Role, Trigger};

use super::preposition::{first_of_list, preposition, touches};

/// The place of what no sentence places: the land that the article tells of.
pub(super) const OF_THE_ARTICLE: &str = "where the article tells of";

/// The group of the types that are force.
const FIGHTING: &str = "fighting";

/// A place in another clause is farther by this, in bytes.
const OTHER_CLAUSE: usize = 200;

/// "Strikes on Israel", but not "an offensive … to maximise pressure on Kyiv": so near stands what is hit.
const FAR_OBJECT: usize = 40;

/// A place beside who tells it is farther by this: "told reporters in Tripoli".
const SPEAKER: usize = 100;

/// Beyond this a place belongs to something else.
const FARTHEST: usize = 600;

/// The place of an event, and what it was read from.
#[must_use]
pub fn place(
    text: &str,
    trigger: &Trigger,
    names: &[NamePhrase],
    actors: &[Actor],
    event_type: &EventType,
    article: &Lands<'_>,
) -> Option<(Place, &'static str)> {
    let theatre = article.theatre;
    let nearest = (0..names.len())
        .filter_map(|name| cost(text, trigger, names, name).map(|cost| (cost, name)))
        .filter(|(cost, _)| *cost <= FARTHEST)
        .min()
        .filter(|(cost, _)| *cost < OTHER_CLAUSE || event_type.stage == "none" || theatre.is_none());
    let host = host(names, actors);
    // "On a visit to China the minister spoke of peace in Syria": the host's land, or what is named in it.
    let elsewhere = |name: usize| {
        host.is_some_and(|host| names[name].place.as_ref().is_none_or(|place| place.country != host.country))
    };
    if let Some((_, name)) = nearest.filter(|(cost, name)| *cost < FAR_OBJECT || !elsewhere(*name)) {
        return names[finer(text, names, name)].place.clone().map(|place| (place, "named"));
    }
    if let Some(place) = host {
        return Some((place.clone(), "of the host"));
    }
    if let Some(told) = article.told.filter(|_| points_back(trigger.clause.of(text))) {
        return Some((told.clone(), "told before"));
    }
    if !is_where_the_fighting_is(event_type) {
        return None;
    }
    let target = names.iter().find(|name| {
        let is_target = |actor: &Actor| {
            actor.role == Role::Target
                && actor.kind == Some(ActorKind::Country)
                && name.referents.iter().any(|referent| referent.name == actor.name)
        };
        event_type.hostile && name.place.is_some() && actors.iter().any(is_target)
    });
    match target {
        Some(name) => name.place.clone().map(|place| (place, "of the target")),
        None => theatre.cloned().map(|place| (place, OF_THE_ARTICLE)),
    }
}

/// What is known of places before a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lands<'a> {
    /// The land that the article tells of.
    pub theatre: Option<&'a Place>,
    /// The place named last.
    pub told: Option<&'a Place>,
}

/// "Luanda prepared to host a meeting", "Saudi Arabia hosted the talks": who receives the others is where they meet.
fn host<'a>(names: &'a [NamePhrase], actors: &[Actor]) -> Option<&'a Place> {
    let is_host = |name: &&NamePhrase| {
        let host = |actor: &Actor| {
            actor.role == Role::Host && name.referents.iter().any(|referent| referent.name == actor.name)
        };
        name.place.is_some() && actors.iter().any(host)
    };
    names.iter().find(is_host).and_then(|name| name.place.as_ref())
}

/// "In the area", "inside the territory", "the village was shelled": a place named before.
fn points_back(clause: &str) -> bool {
    const PLACES: &[&str] = &[
        "area",
        "region",
        "city",
        "town",
        "village",
        "territory",
        "enclave",
        "district",
        "province",
        "camp",
        "port",
        "island",
        "capital",
        "neighbourhood",
        "neighborhood",
        "settlement",
    ];
    let mut words =
        clause.split(|c: char| !c.is_alphabetic() && c != '-').filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let points = ["the", "that", "this", "same"].iter().any(|article| word.eq_ignore_ascii_case(article));
        if points && words.peek().is_some_and(|next| PLACES.contains(next)) {
            words.next();
            // "The capital of the north" names another.
            return words.peek().is_none_or(|next| !matches!(*next, "of" | "where"));
        }
    }
    false
}

/// Force, and what becomes of a truce, is where the fighting is; what is only said or offered is not.
fn is_where_the_fighting_is(event_type: &EventType) -> bool {
    let is_said = matches!(event_type.roles.subject, Role::Speaker | Role::Proposer);
    match event_type.stage.as_str() {
        "none" => !is_said && (event_type.hostile || event_type.group == FIGHTING),
        "appeal" | "proposal" | "rejection" => false,
        _ => true,
    }
}

/// How far a place stands from a trigger; `None` where it is none of it.
fn cost(text: &str, trigger: &Trigger, names: &[NamePhrase], number: usize) -> Option<usize> {
    let name = &names[number];
    name.place.as_ref()?;
    let reported = trigger.reported_by.is_some_and(|span| span.overlaps(name.head));
    let first = first_of_list(name, names);
    let from = trigger.clause.start.min(first.span.start);
    let preposition = preposition(text, from, first.span.start);
    let beside = name.span.end <= trigger.span.start && touches(text, name.span.end, trigger.span.start);
    let near = name.span.start >= trigger.span.end && name.span.start - trigger.span.end < 16;
    if name.reading != NameReading::Place {
        // "the Baghdad drone strike", "attacks on Israel": an actor's name as a place.
        let is_place = name.reading == NameReading::Either
            && !name.possessive
            && !name.adjective
            && (matches!(preposition, Some("across" | "over"))
                || preposition == Some("on") && name.span.start < trigger.span.end + FAR_OBJECT
                || matches!(preposition, Some("to" | "into")) && near);
        if !is_place {
            return None;
        }
    }
    let inside = trigger.clause.overlaps(name.head);
    let behind = name.span.start >= trigger.span.end;
    let bytes = match behind {
        true => name.span.start - trigger.span.end,
        false => trigger.span.start.saturating_sub(name.span.end),
    };
    let opens = text.get(trigger.clause.start..name.span.start).is_some_and(|before| before.len() < 25);
    let side = if behind || opens || beside { 0 } else { 40 };
    let tie = match preposition {
        Some("in" | "at" | "near" | "inside" | "across" | "over") => 0,
        Some("on" | "to" | "from" | "toward" | "towards") => 20,
        Some("of") if bytes > 40 => 60,
        Some("of") => 10,
        Some("with" | "between" | "among" | "against" | "by" | "for") => 120,
        _ if beside => 0,
        _ => 30,
    };
    Some(bytes + side + tie + if inside { 0 } else { OTHER_CLAUSE } + if reported { SPEAKER } else { 0 })
}

/// "in Kharkiv, Ukraine", "in Goma in eastern Congo": the finer of two that follow each other.
fn finer(text: &str, names: &[NamePhrase], number: usize) -> usize {
    let Some(before) = number.checked_sub(1) else { return number };
    let (one, other) = (&names[before], &names[number]);
    let (Some(small), Some(large)) = (&one.place, &other.place) else { return number };
    let between = text.get(one.span.end..other.span.start).unwrap_or("");
    let joined = between.trim() == "," || between.starts_with(" in ") && between.len() < 16;
    let inside = one.reading == NameReading::Place
        && one.coordination.is_none()
        && small.name != large.name
        && small.country == large.country;
    if joined && inside { finer(text, names, before) } else { number }
}
