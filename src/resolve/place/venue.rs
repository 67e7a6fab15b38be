//! Where a thing is held that names no place: where its body sits, in the land of who does it, where it points back to;
//! and which places a sentence only speaks of.

use crate::lexicon::{ContextWords, EventType, Lexicon, PlaceEntry, PlaceKind};
use crate::model::{Actor, ActorKind, Place};

/// Where the body that does it sits, or in whose land its council meets.
pub(super) fn seat(actors: &[Actor], event_type: &EventType, lexicon: &Lexicon) -> Option<Place> {
    actors.iter().filter(|actor| actor.role == event_type.roles.subject).find_map(|actor| {
        let entry = actor.id.as_deref().and_then(|id| lexicon.actors().get(id));
        let sits = entry.filter(|entry| entry.kind != ActorKind::Country);
        if let Some(seat) = sits.and_then(|entry| entry.seat.as_deref()) {
            return Some(city(seat, lexicon));
        }
        // "The Iraqi parliament voted".
        let country = actor.country.as_deref().filter(|_| actor.kind == Some(ActorKind::Body))?;
        land(country, lexicon)
    })
}

/// The largest city of a name that may be meant, by the name that it was asked for.
pub(super) fn largest_city(
    name: &str,
    may_be: impl Fn(&PlaceEntry<'_>) -> bool,
    lexicon: &Lexicon,
) -> Option<Place> {
    let cities = lexicon.places().named(name).filter(|entry| entry.kind == PlaceKind::City && may_be(entry));
    let largest = cities.max_by_key(|entry| entry.population)?;
    Some(Place { name: name.to_owned(), ..largest.place() })
}

/// The largest city of a name, known or not.
fn city(name: &str, lexicon: &Lexicon) -> Place {
    let unknown = || Place { name: name.to_owned(), country: None, lat: None, lon: None };
    largest_city(name, |_| true, lexicon).unwrap_or_else(unknown)
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
pub(super) fn points_at_land(clause: &str, hostile: bool, known: &ContextWords) -> bool {
    if hostile {
        return false;
    }
    let mut words = words(clause).peekable();
    while let Some(word) = words.next() {
        let next = words.peek().copied().unwrap_or("");
        let whole = matches!(word, "the" | "across" | "entire") && matches!(next, "country" | "nation");
        if whole || known.at_home.holds(word) {
            return true;
        }
    }
    false
}

/// "In the area", "inside the territory", "the village was shelled": a place named before.
pub(super) fn points_back(clause: &str, known: &ContextWords) -> bool {
    let mut words = words(clause).peekable();
    while let Some(word) = words.next() {
        let points = ["the", "that", "this", "same"].iter().any(|article| word.eq_ignore_ascii_case(article));
        if points && words.peek().is_some_and(|next| known.named_before.holds(next)) {
            words.next();
            // "The capital of the north" names another.
            return words.peek().is_none_or(|next| !matches!(*next, "of" | "where"));
        }
    }
    false
}

/// The words of a part of a text, with the hyphens inside them.
pub(in crate::resolve) fn words(clause: &str) -> impl DoubleEndedIterator<Item = &str> {
    clause.split(|c: char| !c.is_alphabetic() && c != '-').filter(|word| !word.is_empty())
}

/// Whether a place hangs on what is talked of: "negotiators worked on a truce in the war in Ukraine".
pub(super) fn is_matter(text: &str, place: usize, known: &ContextWords) -> bool {
    let mut before = text.get(..place).unwrap_or("").split_whitespace().rev().take(5);
    let preposition = before.find(|word| matches!(*word, "in" | "across" | "over" | "for" | "on" | "to"));
    preposition == Some("in") && before.next().is_some_and(|word| known.matter.holds(word))
}

/// "Parts of (Ukraine)".
pub(in crate::resolve) fn is_part_of(text: &str, place: usize, known: &ContextWords) -> bool {
    let mut before = text.get(..place).unwrap_or("").split_whitespace().rev().take(4);
    before.find(|word| *word == "of").is_some() && before.next().is_some_and(|word| known.part.holds(word))
}

/// "Speaking at the summit in (Paris)", "addressing a crowd in (Tripoli)", "visiting (Kyiv)": where it is said.
pub(super) fn opens_speech(text: &str, from: usize, place: usize, known: &ContextWords) -> bool {
    let before = text.get(from..place).unwrap_or("");
    let located = before.split_whitespace().rev().take(3).any(|word| matches!(word, "in" | "at" | "from"));
    let visits = before.trim_end().ends_with("isiting");
    let speaks = words(before).any(|word| known.speaks.holds(word));
    (located || visits) && speaks && before.len() < 80 && !before.contains(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_point_at_places() {
        let lexicon = Lexicon::embedded();
        let known = lexicon.context();
        assert!(points_back("shelling the station", known));
        assert!(!points_back("shelling the capital of the north", known));
        assert!(points_at_land("ordered martial law in some regions of the country", false, known));
        assert!(!points_at_land("shelled targets across the country", true, known));
        let matter = "a summit on peace in Mali";
        assert!(is_matter(matter, matter.len() - 4, known));
        let part = "from parts of Mali";
        assert!(is_part_of(part, part.len() - 4, known));
        let speech = "Speaking at a news conference in Oslo";
        assert!(opens_speech(speech, 0, speech.len() - 4, known));
    }
}
