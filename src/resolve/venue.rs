//! Where a thing is held that names no place: where its body sits, in the land of who does it, where it points back to;
//! and which places a sentence only speaks of.

use crate::lexicon::{EventType, Lexicon, PlaceKind};
use crate::model::{Actor, ActorKind, Place};

/// Behind these words a place tells of the matter: "talks on ending the war in", "a summit on peace in".
#[rustfmt::skip]
const MATTERS: &[&str] = &[
    "war", "wars", "conflict", "conflicts", "fighting", "peace", "hostilities", "violence", "bloodshed", "crisis",
    "killing", "killings", "situation", "stability", "security", "unrest", "elections", "progress",
];

/// What is told of was named as a place before: "the area", "the village", "the plant".
#[rustfmt::skip]
const NAMED_BEFORE: &[&str] = &[
    "area", "region", "city", "town", "village", "territory", "enclave", "district", "province", "camp", "port",
    "island", "capital", "neighbourhood", "neighborhood", "settlement", "suburb", "outskirts", "governorate",
    "station", "plant", "airport", "airfield", "airbase", "base", "dam", "bridge", "hospital", "school", "mosque",
    "church", "prison", "refinery", "depot", "factory", "crossing", "checkpoint", "facility", "compound",
];

/// What a state does, or its people, in its own land.
#[rustfmt::skip]
const AT_HOME: &[&str] = &[
    "polls", "referendum", "election", "elections", "martial", "curfew", "mobilisation", "mobilization",
    "conscription", "reservists",
];

/// A part of what follows: "parts of Ukraine" is Ukraine, "the north of Mali" is Mali.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "parts", "part", "areas", "regions", "most", "much", "all", "outskirts", "centre", "center", "heart", "rest",
    "side", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "suburbs",
    "streets", "swathes", "swaths", "half", "third", "bulk",
];

/// Where the body that does it sits, or in whose land its council meets.
pub(super) fn seat(actors: &[Actor], event_type: &EventType, lexicon: &Lexicon) -> Option<Place> {
    actors.iter().filter(|actor| actor.role == event_type.roles.subject).find_map(|actor| {
        let entry = actor.id.as_deref().and_then(|id| lexicon.actors().get(id));
        if let Some(seat) = entry.and_then(|entry| entry.seat.as_deref()) {
            return Some(city(seat, lexicon));
        }
        // "The Iraqi parliament voted".
        let country = actor.country.as_deref().filter(|_| actor.kind == Some(ActorKind::Body))?;
        land(country, lexicon)
    })
}

/// The largest city of a name, by the name that it was asked for.
fn city(name: &str, lexicon: &Lexicon) -> Place {
    let cities = lexicon.places().named(name).filter(|entry| entry.kind == PlaceKind::City);
    let largest = cities.max_by_key(|entry| entry.population).map(|entry| entry.place());
    match largest {
        Some(largest) => Place { name: name.to_owned(), ..largest },
        None => Place { name: name.to_owned(), country: None, lat: None, lon: None },
    }
}

fn land(country: &str, lexicon: &Lexicon) -> Option<Place> {
    let entry = lexicon.actors().get(country)?;
    Some(lexicon.places().land(&entry.name, Some(country)))
}

/// The land of who does it, where all that do are of one.
pub(super) fn at_home(actors: &[Actor], event_type: &EventType, lexicon: &Lexicon) -> Option<Place> {
    let mut lands = actors
        .iter()
        .filter(|actor| actor.role == event_type.roles.subject)
        .filter_map(|actor| actor.country.as_deref());
    let country = lands.next()?;
    lands.all(|other| other == country).then(|| land(country, lexicon))?
}

/// "Martial law in some regions of the country", "an election was called".
pub(super) fn points_at_land(clause: &str, hostile: bool) -> bool {
    let mut words = words(clause).peekable();
    while let Some(word) = words.next() {
        let next = words.peek().copied().unwrap_or("");
        let whole = matches!(word, "the" | "across" | "entire") && matches!(next, "country" | "nation");
        if !hostile && (whole || AT_HOME.contains(&word) || matches!(word, "nationwide" | "countrywide")) {
            return true;
        }
    }
    false
}

/// "In the area", "inside the territory", "the village was shelled": a place named before.
pub(super) fn points_back(clause: &str) -> bool {
    let mut words = words(clause).peekable();
    while let Some(word) = words.next() {
        let points = ["the", "that", "this", "same"].iter().any(|article| word.eq_ignore_ascii_case(article));
        if points && words.peek().is_some_and(|next| NAMED_BEFORE.contains(next)) {
            words.next();
            // "The capital of the north" names another.
            return words.peek().is_none_or(|next| !matches!(*next, "of" | "where"));
        }
    }
    false
}

fn words(clause: &str) -> impl Iterator<Item = &str> {
    clause.split(|c: char| !c.is_alphabetic() && c != '-').filter(|word| !word.is_empty())
}

/// Whether a place hangs on what is talked of: "negotiators worked on a truce in the war in Ukraine".
pub(super) fn is_matter(text: &str, place: usize) -> bool {
    let mut before = text.get(..place).unwrap_or("").split_whitespace().rev().take(5);
    let preposition = before.find(|word| matches!(*word, "in" | "across" | "over" | "for" | "on" | "to"));
    preposition == Some("in")
        && before.next().is_some_and(|word| MATTERS.iter().any(|matter| word.eq_ignore_ascii_case(matter)))
}

/// "Parts of (Ukraine)".
pub(super) fn is_part_of(text: &str, place: usize) -> bool {
    let mut before = text.get(..place).unwrap_or("").split_whitespace().rev().take(4);
    before.find(|word| *word == "of").is_some() && before.next().is_some_and(|word| PARTS.contains(&word))
}

/// "Speaking at the summit in (Paris)", "addressing a crowd in (Tripoli)", "visiting (Kyiv)": where it is said.
pub(super) fn opens_speech(text: &str, from: usize, place: usize) -> bool {
    const SPEAKS: &[&str] = &["speaking", "addressing", "visiting", "briefing", "arriving", "talking"];
    let before = text.get(from..place).unwrap_or("");
    let located = before.split_whitespace().rev().take(3).any(|word| matches!(word, "in" | "at" | "from"));
    let visits = before.trim_end().ends_with("isiting");
    let speaks = words(before).any(|word| SPEAKS.iter().any(|known| word.eq_ignore_ascii_case(known)));
    (located || visits) && speaks && before.len() < 80 && !before.contains(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_point_at_places() {
        assert!(points_back("shelling the station"));
        assert!(!points_back("shelling the capital of the north"));
        assert!(points_at_land("ordered martial law in some regions of the country", false));
        assert!(!points_at_land("shelled targets across the country", true));
        let matter = "a summit on peace in Mali";
        assert!(is_matter(matter, matter.len() - 4));
        let part = "from parts of Mali";
        assert!(is_part_of(part, part.len() - 4));
        let speech = "Speaking at a news conference in Oslo";
        assert!(opens_speech(speech, 0, speech.len() - 4));
    }
}
