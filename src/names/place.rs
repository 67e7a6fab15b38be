//! Which place a name means: by its neighbours, the countries of the article, and how large it is.

use super::assemble::{Found, Reader};
use super::memory::Memory;
use super::pieces::Kind;
use crate::lexicon::{Lexicon, NounKind, PlaceEntry, PlaceKind, Values};
use crate::model::{NameReading, Place};

/// A town of fewer people is meant only where more than its name speaks for it.
const SMALL: u32 = 30_000;

/// A city of so many people is meant before a small town of its name.
const LARGE: u32 = 100_000;

/// The best of several places of a name, those of one country first.
pub(super) fn best(
    places: Option<Values<'_, u32>>,
    lexicon: &Lexicon,
    country: Option<&str>,
) -> Option<Place> {
    let entries = places.into_iter().flatten().filter_map(|place| lexicon.places().entry(place));
    let fits = |entry: &PlaceEntry<'_>| country.is_some() && entry.country == country;
    entries.filter(fits).max_by_key(|entry| entry.population).map(|entry| entry.place())
}

/// The phrase of a place, where the sentence lets the name be one.
pub(super) fn phrase<'a>(reader: &Reader<'_, 'a>, at: usize, memory: &mut Memory<'a>) -> Option<Found<'a>> {
    let piece = &reader.pieces[at];
    let Kind::Place(places) = piece.kind else { return None };
    let (locative, direction) = reader.behind_place_word(at);
    // "The Geneva talks".
    let held = !piece.possessive
        && reader
            .pieces
            .get(at + 1)
            .is_some_and(|next| reader.lexicon.context().held.holds(next.span.of(reader.text)));
    let locative = locative || held || reader.behind_place_noun(at);
    let region =
        reader.pieces.get(at + 1).filter(|next| next.noun(NounKind::Region).is_some() && !piece.possessive);
    let named = |entry: &PlaceEntry<'_>| entry.country.map_or(0, |country| memory.times_named(country));
    let entries = places.filter_map(|place| reader.lexicon.places().entry(place));
    let largest = entries.clone().map(|entry| entry.population).max().unwrap_or(0);
    let home = memory.home().and_then(|home| home.country);
    // "Geneva" is no town of Illinois because the article names the United States.
    let dwarfed = |entry: &PlaceEntry<'_>| {
        entry.population < SMALL && largest >= LARGE && !entry.known && entry.country != home
    };
    let entry = entries
        .filter(|entry| !dwarfed(entry) && (!entry.small || locative && named(entry) > 0))
        .filter(|entry| {
            let asked = locative || direction || region.is_some();
            let fits = entry.known || named(entry) > 0 || entry.population >= 300_000;
            let small = entry.population < SMALL && !entry.known;
            (!entry.ordinary || locative) && (fits || locative && !small) && (asked || fits)
        })
        .max_by_key(|entry| (named(entry).min(3), entry.known, entry.population))?;
    let mut place = entry.place();
    let next = match region {
        Some(region) => {
            let word = region.span.of(reader.text).to_lowercase();
            if entry.kind == PlaceKind::City && !reader.lexicon.context().place_unit.holds(&word) {
                place.name = format!("{} {word}", entry.name);
            }
            at + 2
        }
        None => at + 1,
    };
    if let Some(country) = entry.country {
        memory.saw_country(country);
    }
    Some(named_place(reader, at, next, place))
}

/// "Talks here": where the article was written.
pub(super) fn here<'a>(reader: &Reader<'_, 'a>, at: usize, memory: &Memory<'a>) -> Option<Found<'a>> {
    let known = reader.lexicon.context();
    let before = at.checked_sub(1).map(|before| reader.pieces[before].span.of(reader.text));
    // "Said here", "told reporters here": where it is said.
    let said = before.is_some_and(|word| known.said.holds(word) || known.press.holds(word));
    let mut found = named_place(reader, at, at + 1, memory.written_at().filter(|_| !said)?.clone());
    found.phrase.anaphoric = true;
    Some(found)
}

pub(super) fn named_place<'a>(reader: &Reader<'_, 'a>, at: usize, next: usize, place: Place) -> Found<'a> {
    let mut found = reader.found(at, next, at, Vec::new(), false);
    found.phrase.place = Some(place);
    found.phrase.reading = NameReading::Place;
    found
}
