//! Who a piece stands for: a person and the country or body that it speaks for on the day.

use std::borrow::Cow;

use super::memory::Memory;
use super::pieces::{Kind, Piece};
use crate::lexicon::{ActorEntry, ActorName, Lexicon, Noun, NounKind};
use crate::model::{ActorKind, Place, Published, Referent};

/// One actor of the lexicon, alone.
pub(super) fn one(entry: &ActorEntry) -> Referent<'_> {
    Referent {
        id: Some(&entry.id),
        name: Cow::Borrowed(&entry.name),
        kind: Some(entry.kind),
        country: entry.country.as_deref(),
    }
}

/// An actor of the lexicon with whom it speaks for: an office of the day, or the state of an organ.
pub(super) fn of_entry<'a>(
    entry: &'a ActorEntry,
    day: Option<Published>,
    lexicon: &'a Lexicon,
) -> Vec<Referent<'a>> {
    let mut referents = vec![one(entry)];
    let day = day.map(|published| published.day);
    let office =
        entry.offices.iter().find(|office| office.held_on(day)).map(|office| office.speaks_for.as_str());
    if entry.kind == ActorKind::Person {
        let home = entry.country.as_deref().and_then(|id| lexicon.actors().get(id));
        referents[0].country = home.and_then(|home| home.country.as_deref());
    }
    if let Some(principal) = office.or(entry.speaks_for.as_deref()).and_then(|id| lexicon.actors().get(id)) {
        referents.push(one(principal));
    }
    referents
}

/// Who a piece stands for by itself; empty for words, marks and places.
pub(super) fn of_piece<'a>(
    piece: &Piece<'_>,
    day: Option<Published>,
    lexicon: &'a Lexicon,
    memory: &Memory<'a>,
) -> Vec<Referent<'a>> {
    match &piece.kind {
        Kind::Nation(ActorName { entry, .. }) | Kind::Actor(ActorName { entry, .. }) => {
            lexicon.actors().entry(*entry).map_or_else(Vec::new, |entry| of_entry(entry, day, lexicon))
        }
        Kind::Known(number) => memory.referents(*number).to_vec(),
        _ => Vec::new(),
    }
}

/// The country, body or group that someone speaks for: the last of its referents that is no person.
pub(super) fn principal<'o, 'a>(owner: &'o [Referent<'a>]) -> Option<&'o Referent<'a>> {
    owner.iter().rev().find(|referent| referent.kind != Some(ActorKind::Person))
}

/// The holder of a title that its country names: "the Russian leader".
pub(super) fn holder<'a>(
    title: Noun,
    owner: &[Referent<'a>],
    day: Option<Published>,
    lexicon: &'a Lexicon,
) -> Option<Referent<'a>> {
    let id = principal(owner)?.id?;
    let offices = lexicon.nouns().offices(title);
    lexicon.actors().holder(id, &offices, day.map(|published| published.day)).map(|entry| {
        let mut referent = one(entry);
        referent.country = principal(owner).and_then(|owner| owner.country);
        referent
    })
}

/// A person that the lexicon does not know, with whom it speaks for.
pub(super) fn person<'a>(name: &'a str, owner: &[Referent<'a>]) -> Vec<Referent<'a>> {
    let principal = principal(owner).cloned();
    let country = principal.as_ref().and_then(|principal| principal.country);
    let mut referents =
        vec![Referent { id: None, name: Cow::Borrowed(name), kind: Some(ActorKind::Person), country }];
    referents.extend(principal);
    referents
}

/// What a country's adjective and a noun name together.
pub(super) fn composed<'a>(
    piece: &Piece<'_>,
    words: &str,
    owner: &[Referent<'a>],
    day: Option<Published>,
    lexicon: &'a Lexicon,
) -> Option<Vec<Referent<'a>>> {
    let owner_entry = principal(owner).and_then(|owner| owner.id).and_then(|id| lexicon.actors().get(id));
    let adjective = owner_entry.and_then(|entry| entry.adjective.as_deref());
    let country = principal(owner).and_then(|owner| owner.country);
    let named = |kind: ActorKind, lower: bool| {
        let noun = if lower { lexicon.nouns().group_name(words) } else { capitalised(&ministry(words)) };
        let name = match (adjective, principal(owner)) {
            (Some(adjective), _) => format!("{adjective} {noun}"),
            (None, Some(owner)) => format!("{} {noun}", owner.name),
            (None, None) => noun,
        };
        Referent { id: None, name: name.into(), kind: Some(kind), country }
    };
    let state = || principal(owner).cloned().into_iter();
    if piece.noun(NounKind::Organ).is_some() {
        return Some([named(ActorKind::Body, false)].into_iter().chain(state()).collect());
    }
    if let Some(title) = piece.noun(NounKind::Title)
        && piece.noun(NounKind::State).is_none_or(|_| !title.plural)
    {
        let person = if title.plural { None } else { holder(title, owner, day, lexicon) };
        return Some(person.into_iter().chain(state()).collect());
    }
    let is_group = principal(owner).is_some_and(|owner| {
        matches!(owner.kind, Some(ActorKind::ArmedGroup | ActorKind::Organisation | ActorKind::Group))
    });
    if piece.noun(NounKind::People).is_some() && !is_group {
        // "A Chechen rebel base" is that of the Chechen rebels.
        return Some(vec![named(ActorKind::Group, true)]);
    }
    let stands_for = [NounKind::State, NounKind::Observer, NounKind::People];
    if stands_for.iter().any(|kind| piece.noun(*kind).is_some()) {
        // "Gaddafi's forces": the man and the state.
        let person = owner.first().filter(|first| first.kind == Some(ActorKind::Person)).cloned();
        return Some(person.into_iter().chain(state()).collect());
    }
    None
}

/// "ministry of defence" → "defence ministry", so that one body has one name.
fn ministry(words: &str) -> String {
    let lower = words.to_lowercase();
    let Some(field) = lower.strip_prefix("ministry of ") else { return words.to_owned() };
    let field = field.strip_prefix("the ").unwrap_or(field);
    match field {
        "foreign affairs" => "foreign ministry".to_owned(),
        field => format!("{field} ministry"),
    }
}

/// "defence ministry" → "Defence Ministry".
fn capitalised(words: &str) -> String {
    let mut name = String::with_capacity(words.len());
    for (number, word) in words.split_whitespace().enumerate() {
        if number > 0 {
            name.push(' ');
        }
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if !matches!(word, "of" | "the" | "for" | "and") => {
                name.extend(first.to_uppercase());
                name.push_str(letters.as_str());
            }
            _ => name.push_str(word),
        }
    }
    name
}

/// The rebels of a land, by its adjective.
pub(super) fn rebels<'a>(
    word: &str,
    owner: &[Referent<'a>],
    lexicon: &'a Lexicon,
) -> Option<Vec<Referent<'a>>> {
    let owner = principal(owner)?;
    let entry = owner.id.and_then(|id| lexicon.actors().get(id));
    let adjective = entry.and_then(|entry| entry.adjective.as_deref()).unwrap_or(&owner.name);
    let name = format!("{adjective} {}", lexicon.nouns().group_name(word)).into();
    Some(vec![Referent { id: None, name, kind: Some(ActorKind::Group), country: owner.country }])
}

/// "A rebel commander", "one protester": of which group, in the plural that names it.
pub(super) fn plain_group(words: &str, lexicon: &Lexicon) -> Referent<'static> {
    let name = lexicon.nouns().group_name(words).into();
    Referent { id: None, name, kind: Some(ActorKind::Group), country: None }
}

/// "The army" of a land that only the whole article tells.
pub(super) fn of_some_land(words: &str) -> Referent<'static> {
    Referent { id: None, name: words.to_lowercase().into(), kind: Some(ActorKind::Body), country: None }
}

/// Where a country lies, or a part of one that acts.
pub(super) fn country_place(referent: &Referent<'_>, lexicon: &Lexicon) -> Place {
    let places = lexicon.places();
    let mut parts = places.named(&referent.name).filter(|_| referent.kind != Some(ActorKind::Country));
    let part = parts.find(|entry| entry.country == referent.country);
    let land = places.land(&referent.name, referent.country);
    match part {
        Some(part) => Place { lat: part.lat, lon: part.lon, ..land },
        None => land,
    }
}
