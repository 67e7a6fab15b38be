//! Where the fighting is that an article tells of: the country or region that it names most as a place.

use crate::model::{ActorKind, NamePhrase, NameReading, Place};

/// A land named less often than this, as a place and as an actor, is not what the article is about.
const LEAST: usize = 4;

/// A land, where it lies, how often it is named as a place, and how often at all.
struct Land<'a> {
    name: &'a str,
    place: Option<&'a Place>,
    as_place: usize,
    times: usize,
}

/// The country or region that an article names most as a place; `None` where none stands out.
pub(super) fn theatre<'a>(names: impl Iterator<Item = &'a NamePhrase>) -> Option<Place> {
    let mut lands: Vec<Land<'a>> = Vec::new();
    for name in names {
        let country = name.referents.iter().rev().find(|referent| referent.kind == Some(ActorKind::Country));
        let Some(country) = country else { continue };
        let known = lands.iter().position(|land| land.name == country.name);
        let number = known.unwrap_or(lands.len());
        if known.is_none() {
            lands.push(Land { name: &country.name, place: None, as_place: 0, times: 0 });
        }
        let land = &mut lands[number];
        land.times += 1;
        let place = name.place.as_ref().filter(|place| place.name == country.name);
        land.place = land.place.or(place);
        land.as_place += usize::from(place.is_some() && name.reading == NameReading::Place);
    }
    let most = lands.iter().map(|land| land.times).max()?;
    let land = lands.iter().rev().max_by_key(|land| (land.as_place, land.times))?;
    // Talks are held in a third land, which is a place more often than it is spoken of.
    let spoken_of = 3 * land.times >= 2 * most;
    (land.as_place > 0 && land.times >= LEAST && spoken_of).then(|| land.place.cloned())?
}
