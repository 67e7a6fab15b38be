//! "The capital", "the Ethiopian capital": a town that is named by what it is.

use std::borrow::Cow;

use crate::lexicon::{ActorEntry, Lexicon};
use crate::model::{NamePhrase, NameReading, Place, Span};

use super::venue::largest_city;
use super::word_before;

/// What a capital is called that no name follows.
const CAPITAL: &str = "capital";

/// The names of a sentence with the capitals that it speaks of, in the order of the text.
pub(in crate::resolve) fn with_capitals<'n, 'a>(
    text: &str,
    sentence: Span,
    names: &'n [NamePhrase<'a>],
    theatre: Option<&Place>,
    lexicon: &Lexicon,
) -> Cow<'n, [NamePhrase<'a>]> {
    let mut all = Cow::Borrowed(names);
    for (offset, _) in sentence.of(text).match_indices(CAPITAL) {
        let start = sentence.start + offset;
        let span = Span::new(start, start + CAPITAL.len());
        let place = land(text, span, names, theatre, lexicon).and_then(|land| capital(land, lexicon));
        let Some(place) = place else { continue };
        let number = all.partition_point(|name| name.span.start < start);
        all.to_mut().insert(number, phrase(span, place));
    }
    all
}

/// The state whose capital is meant, where no town is named beside it.
fn land<'l>(
    text: &str,
    word: Span,
    names: &[NamePhrase<'_>],
    theatre: Option<&Place>,
    lexicon: &'l Lexicon,
) -> Option<&'l ActorEntry> {
    let behind = text.get(word.end..)?;
    if behind.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
        return None;
    }
    // "The capital Juba", "the capital, Juba", "the capital of the north", "capital punishment".
    let next = behind.trim_start_matches([' ', ',', '\'', '’']);
    let named =
        next.starts_with(char::is_uppercase) || next.starts_with("of ") || next.starts_with("city of ");
    let thing = next.split(|c: char| !c.is_alphabetic()).next()?;
    if named || lexicon.context().no_town.holds(thing) {
        return None;
    }
    let before = text.get(..word.start)?.trim_end();
    let owner =
        names.iter().find(|name| name.span.end == before.len() && (name.adjective || name.possessive));
    if let Some(owner) = owner {
        let country = owner.referents.iter().rev().find_map(|referent| referent.country);
        let lies = owner.place.as_ref().and_then(|place| place.country.as_deref());
        return lexicon.actors().get(country.or(lies)?);
    }
    let word = word_before(text, word.start);
    let plain = ["the", "its", "their"].iter().any(|plain| word.eq_ignore_ascii_case(plain));
    if !plain {
        return None;
    }
    // "Monitors in Mali will go back to the capital": without a land that the article tells of, that of the sentence.
    let told = || {
        let before = names.iter().take_while(|name| name.span.end <= before.len());
        before.filter(|name| name.reading == NameReading::Place).filter_map(|name| name.place.as_ref()).last()
    };
    let land = theatre.or_else(told)?;
    let state = lexicon.actors().get(land.country.as_deref()?)?;
    // In a part of a state it is the capital of that part.
    (land.name == state.name).then_some(state)
}

/// The seat of a state in the gazetteer.
fn capital(land: &ActorEntry, lexicon: &Lexicon) -> Option<Place> {
    largest_city(land.seat.as_deref()?, |entry| entry.country == land.country.as_deref(), lexicon)
}

fn phrase<'a>(span: Span, place: Place) -> NamePhrase<'a> {
    NamePhrase {
        span,
        head: span,
        reading: NameReading::Place,
        referents: Vec::new(),
        place: Some(place),
        possessive: false,
        adjective: false,
        coordination: None,
        anaphoric: true,
        neutral: false,
    }
}
