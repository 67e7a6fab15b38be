//! Small towns and villages, by the words around a name that nothing is known of: "the village of Salqin", "outside
//! Mweso", "Salqin, a town in the north", "Tambuzi and Quifuque islands".

use super::assemble::{Found, Reader};
use super::memory::Memory;
use super::pieces::{Kind, Piece};
use super::place::named_place;
use super::referents;
use crate::lexicon::name_words::{BESIDE, DEFINITE, DIRECTION, INDEFINITE, JOINS, LOCATIVE, OF};
use crate::lexicon::{NounKind, PlaceEntry};
use crate::model::Place;

/// The name of a place has no more words.
const LONGEST: usize = 3;

/// So many words may stand before the noun that says what a place is: "a small mountain town".
const BEFORE_NOUN: usize = 4;

/// The phrase of a town, where the words around a run of capitals say that it is one.
pub(super) fn of_capitals<'a>(reader: &Reader<'_, 'a>, at: usize, memory: &Memory<'a>) -> Option<Found<'a>> {
    let piece = &reader.pieces[at];
    if piece.possessive || piece.atoms.1 - piece.atoms.0 > LONGEST || goes_on(reader, at) {
        return None;
    }
    let name = piece.span.of(reader.text);
    let owner = owner(reader, at, memory);
    if let Some(place) = side_of_known(reader, at, owner) {
        return Some(named_place(reader, at, at + 1, place));
    }
    let town = small_town(reader, at, owner, memory).filter(|town| lies_there(reader, at, town));
    let place = match town {
        Some(town) => Place { name: name.to_owned(), ..town.place() },
        None if says_town(reader, at) => {
            let country = owner.or_else(|| memory.home()?.country).map(str::to_owned);
            Place { name: name.to_owned(), country, lat: None, lon: None }
        }
        None => return None,
    };
    Some(named_place(reader, at, at + 1, place))
}

/// "Grand" of "Grand Central Terminal", "St" of "St. John's", "Erez" of "Erez crossing": not the whole name.
fn goes_on(reader: &Reader<'_, '_>, at: usize) -> bool {
    let piece = &reader.pieces[at];
    let Some(next) = reader.pieces.get(at + 1) else { return false };
    let touches = next.span.start <= piece.span.end + 1;
    let short = piece.span.len() <= 2 && next.is_mark('.');
    let word = next.span.of(reader.text);
    let site = next.noun(NounKind::Region).is_some() && !reader.lexicon.context().place_unit.holds(word);
    touches && (short || site || !matches!(next.kind, Kind::Mark(_)) && word.starts_with(char::is_uppercase))
}

/// "Znamenskoye, Chechnya": a town of that name far from the region behind it is another.
fn lies_there(reader: &Reader<'_, '_>, at: usize, town: &PlaceEntry<'_>) -> bool {
    /// So many degrees apart they are not in one region.
    const FAR: f64 = 5.0;
    let comma = reader.pieces.get(at + 1).is_some_and(|comma| comma.is_mark(','));
    let Some(Kind::Place(wider)) = reader.pieces.get(at + 2).filter(|_| comma).map(|piece| piece.kind) else {
        return true;
    };
    let near = |one: Option<f64>, other: Option<f64>| match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < FAR,
        _ => true,
    };
    wider
        .filter_map(|place| reader.lexicon.places().entry(place))
        .any(|place| near(place.lat, town.lat) && near(place.lon, town.lon))
}

/// The land whose adjective stands before the noun of a place: "the northern Israeli town of".
fn owner<'a>(reader: &Reader<'_, 'a>, at: usize, memory: &Memory<'a>) -> Option<&'a str> {
    let mut before = reader.pieces[..at].iter().rev().take(BEFORE_NOUN + 2);
    let land =
        before.find(|piece| matches!(piece.kind, Kind::Nation(_) | Kind::Mark(_)) || piece.is(LOCATIVE))?;
    let found = referents::of_piece(land, reader.day, reader.lexicon, memory);
    found.first().and_then(|land| land.country)
}

/// "North Aceh", "Eastern Ghouta": a side of a region that is known, or of a town.
fn side_of_known(reader: &Reader<'_, '_>, at: usize, owner: Option<&str>) -> Option<Place> {
    let name = reader.pieces[at].span.of(reader.text);
    let (side, of) = name.split_once(' ')?;
    let known = reader.lexicon.context();
    if !(known.place_side.holds(side) || known.compass.holds(side))
        || !reader.behind(at, LOCATIVE | DIRECTION)
    {
        return None;
    }
    let whole = reader.lexicon.places().named(of).filter(|place| place.known || place.population > 0);
    let whole = whole
        .max_by_key(|place| (owner.is_some() && place.country == owner, place.known, place.population))?;
    Some(Place { name: name.to_owned(), ..whole.place() })
}

/// A small town of the gazetteer in a land that the article names, behind a word that says where.
fn small_town<'a>(
    reader: &Reader<'_, 'a>,
    at: usize,
    owner: Option<&str>,
    memory: &Memory<'a>,
) -> Option<PlaceEntry<'a>> {
    let before = at.checked_sub(1).map(|before| reader.pieces[before].span.of(reader.text));
    let taken = || before.is_some_and(|word| reader.lexicon.context().taken.holds(word));
    let joined = || mate_before(reader, at).is_some_and(|mate| reader.behind(mate, LOCATIVE));
    if !reader.behind(at, LOCATIVE) && !taken() && !joined() && !says_town(reader, at) {
        return None;
    }
    let name = reader.pieces[at].span.of(reader.text);
    let named = |entry: &PlaceEntry<'_>| {
        let times = entry.country.map_or(0, |country| memory.times_named(country));
        (owner.is_some() && entry.country == owner, times)
    };
    let towns = reader.lexicon.places().named(name).filter(|entry| named(entry) > (false, 0));
    towns.max_by_key(|entry| (named(entry), entry.population))
}

/// Whether the words around a name say that it is that of a place.
fn says_town(reader: &Reader<'_, '_>, at: usize) -> bool {
    let by_itself =
        |at: usize| reader.behind_place_noun(at) || is_beside(reader, at) || is_described(reader, at);
    // "Salqin and Kafr districts".
    let named_together = || {
        let mate = reader.pieces.get(at + 1).is_some_and(|piece| piece.is(JOINS))
            && reader.pieces.get(at + 2).is_some_and(is_name);
        let noun = reader.pieces.get(at + 3).filter(|_| mate);
        noun.is_some_and(|noun| {
            noun.noun(NounKind::Region).is_some() && noun.span.of(reader.text).ends_with('s')
        })
    };
    let last_named_together = || {
        let noun = reader.pieces.get(at + 1).filter(|_| mate_before(reader, at).is_some());
        noun.is_some_and(|noun| {
            noun.noun(NounKind::Region).is_some() && noun.span.of(reader.text).ends_with('s')
        })
    };
    let mate_behind = || {
        let joined = reader.pieces.get(at + 1).is_some_and(|piece| piece.is(JOINS));
        joined && reader.pieces.get(at + 2).is_some_and(is_name) && is_within(reader, at + 2, at)
    };
    // "The villages of Salqin and Kafr": what is said of one is said of the other.
    by_itself(at)
        || named_together()
        || last_named_together()
        || is_within(reader, at, at)
        || mate_behind()
        || mate_before(reader, at).is_some_and(|mate| {
            by_itself(mate) || is_within(reader, at, mate) || mate_before(reader, mate).is_some_and(by_itself)
        })
}

/// The name that "and" joins to the one at a piece, before it.
fn mate_before(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let mate = at.checked_sub(2)?;
    (reader.pieces[at - 1].is(JOINS) && is_name(&reader.pieces[mate])).then_some(mate)
}

fn is_name(piece: &Piece<'_>) -> bool {
    matches!(piece.kind, Kind::Capitals | Kind::Place(_)) && !piece.possessive
}

/// "In Salqin, in Idlib province", "in Salqin and Kafr, in the north": behind the last of its names another says where.
fn is_within(reader: &Reader<'_, '_>, last: usize, first: usize) -> bool {
    let comma = reader.pieces.get(last + 1).is_some_and(|comma| comma.is_mark(','));
    let wider = reader
        .pieces
        .get(last + 2)
        .is_some_and(|word| word.is(LOCATIVE) && word.span.of(reader.text) == "in");
    let place = |piece: &Piece<'_>| {
        matches!(piece.kind, Kind::Capitals | Kind::Place(_) | Kind::Nation(_))
            || piece.noun(NounKind::PlaceNoun).is_some()
            || reader.lexicon.context().place_side.holds(piece.span.of(reader.text))
    };
    comma && wider && reader.behind(first, LOCATIVE) && reader.pieces.get(last + 3).is_some_and(place)
}

/// "Near Salqin", "10 km north of Salqin": words that only a place follows.
fn is_beside(reader: &Reader<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &reader.pieces[before]) else { return false };
    let side = || {
        let side = at.checked_sub(2).map(|side| reader.pieces[side].span.of(reader.text));
        side.is_some_and(|word| reader.lexicon.context().compass.holds(word))
    };
    // "Palestine Refugees in the Near East".
    let plain = before.span.of(reader.text).starts_with(char::is_lowercase) || at == 1;
    before.is(BESIDE) && plain || before.is(OF) && side()
}

/// "Salqin, a town in the north", "Salqin, about 10 km from the border".
fn is_described(reader: &Reader<'_, '_>, at: usize) -> bool {
    let behind = |number: usize| reader.pieces.get(at + number);
    if !behind(1).is_some_and(|comma| comma.is_mark(',')) {
        return false;
    }
    let known = reader.lexicon.context();
    let article = behind(2).is_some_and(|piece| piece.is(DEFINITE | INDEFINITE));
    for number in 2 + usize::from(article)..3 + BEFORE_NOUN {
        let Some(piece) = behind(number) else { return false };
        let word = piece.span.of(reader.text);
        if matches!(piece.kind, Kind::Mark(_)) || piece.is(OF | LOCATIVE) {
            return false;
        }
        if known.distance.holds(word.trim_start_matches(|c: char| c.is_ascii_digit())) {
            return !article;
        }
        // "Salqin, a town of farmers", but not "Ahmed, the town's mayor".
        if article && piece.noun(NounKind::PlaceNoun).is_some() {
            let next = behind(number + 1);
            let goes_on = next.is_none_or(|next| {
                matches!(next.kind, Kind::Mark(_))
                    || next.is(OF | LOCATIVE)
                    || known.of_place.holds(next.span.of(reader.text))
            });
            return goes_on && !piece.possessive;
        }
    }
    false
}
