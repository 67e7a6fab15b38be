//! Where the fighting is that an article tells of: the land of "the war in …", else the one that it names most as a
//! place, else the one whose own armed groups it tells of.

use crate::lexicon::{ActorEntry, ContextWords, Lexicon, PlaceKind};
use crate::model::{ActorKind, NamePhrase, NameReading, Place};

/// A land named less often than this, as a place and as an actor, is not what the article is about.
const LEAST: usize = 4;

/// "The war in a land" says as much as so many mentions of it as a place, "strikes on it" as half of them.
const TOLD: usize = 4;

/// So many towns of one land are no venue of talks: the article tells of what befalls them.
const TOWNS: usize = 3;

/// A land, where it lies, and how the article names it.
struct Land<'a> {
    name: &'a str,
    country: Option<&'a str>,
    place: Option<&'a Place>,
    /// As a place.
    as_place: usize,
    /// At all.
    times: usize,
    /// Behind a word of fighting.
    told: usize,
    /// By an armed group of its own.
    groups: usize,
}

impl Land<'_> {
    const fn weight(&self) -> usize {
        self.as_place + self.told
    }

    /// Whether it is what the article is about, where the land spoken of most is named so many times.
    const fn stands_out(&self, most: usize, rivals: bool) -> bool {
        let told = self.told > TOLD || self.told > 0 && 4 * self.times >= most;
        // Talks are held in a third land, which is a place more often than it is spoken of.
        let spoken_of = 3 * self.times >= 2 * most;
        let at_war_with_itself = self.groups >= 2;
        told || spoken_of && (self.as_place > rivals as usize && self.times >= LEAST || at_war_with_itself)
    }

    fn place(&self, lexicon: &Lexicon) -> Place {
        self.place.cloned().unwrap_or_else(|| lexicon.places().land(self.name, self.country))
    }
}

/// The land that an article tells of; `None` where none stands out.
pub(in crate::resolve) fn theatre<'a>(
    text: &str,
    names: impl Iterator<Item = &'a NamePhrase<'a>> + Clone,
    lexicon: &Lexicon,
) -> Option<Place> {
    let mut lands: Vec<Land<'a>> = Vec::new();
    for name in names.clone() {
        let Some((named, country)) = land_of(name, lexicon) else { continue };
        let known = lands.iter().position(|land| land.name == named);
        let number = known.unwrap_or(lands.len());
        if known.is_none() {
            lands.push(Land { name: named, country, place: None, as_place: 0, times: 0, told: 0, groups: 0 });
        }
        let land = &mut lands[number];
        land.times += 1;
        let place = name.place.as_ref().filter(|place| place.name == named);
        land.place = land.place.or(place);
        land.as_place += usize::from(place.is_some() && name.reading == NameReading::Place);
        land.told += fought_over(text, name, lexicon.context());
    }
    for group in names.clone().flat_map(|name| &name.referents) {
        let armed = group.kind == Some(ActorKind::ArmedGroup);
        let home = |land: &&mut Land<'_>| armed && land.country.is_some() && land.country == group.country;
        if let Some(land) = lands.iter_mut().find(home) {
            land.groups += 1;
        }
    }
    let most = lands.iter().map(|land| land.times).max()?;
    // Of two lands at war, both spoken of, a single mention as a place makes neither the one where they fight.
    let rivals = lands.iter().filter(|land| 3 * land.times >= 2 * most).count() > 1;
    // Neither of two that fight each other is where they fight because its towns are named.
    if lands.iter().filter(|land| 2 * land.times >= most).count() < 2 {
        tell_of_towns(&mut lands, names);
    }
    let land = lands.iter().rev().filter(|land| land.stands_out(most, rivals));
    let land = land.max_by_key(|land| (land.weight(), land.groups, land.times))?;
    // A region that is fought over is spoken of less than the states that fight, and is where they fight.
    let part = lands.iter().filter(|part| {
        let inside = part.country.is_some() && part.country == land.country && part.name != land.name;
        inside
            && part.times < land.times
            && part.as_place > 0
            && part.times >= LEAST
            && 4 * part.times >= land.times
    });
    Some(part.max_by_key(|part| part.weight()).unwrap_or(land).place(lexicon))
}

/// A land of which an article names several towns, and that it names as a place, is where what it tells of happens.
fn tell_of_towns<'a>(lands: &mut [Land<'a>], names: impl Iterator<Item = &'a NamePhrase<'a>>) {
    let mut towns: Vec<&Place> = Vec::new();
    for place in names.filter(|name| name.referents.is_empty()).filter_map(|name| name.place.as_ref()) {
        if !towns.iter().any(|known| known.name == place.name) {
            towns.push(place);
        }
    }
    for land in lands.iter_mut().filter(|land| land.as_place > 0 && land.country.is_some()) {
        let inside = |town: &&&Place| town.country.as_deref() == land.country && town.name != land.name;
        if towns.iter().filter(inside).count() >= TOWNS {
            land.told += TOLD;
        }
    }
}

/// The land that a name speaks of, by name and country: a state, a part of one that acts, or a region.
fn land_of<'a>(name: &'a NamePhrase<'a>, lexicon: &Lexicon) -> Option<(&'a str, Option<&'a str>)> {
    let acts = name.referents.iter().rev().find(|referent| {
        let entry = || referent.id.and_then(|id| lexicon.actors().get(id));
        referent.kind == Some(ActorKind::Country) || entry().is_some_and(ActorEntry::is_land)
    });
    if let Some(land) = acts {
        return Some((&land.name, land.country));
    }
    let place = name.place.as_ref().filter(|_| name.referents.is_empty())?;
    let country = place.country.as_deref();
    let mut entries = lexicon.places().named(&place.name);
    let is_region = entries.any(|entry| entry.kind == PlaceKind::Region && entry.country == country);
    is_region.then_some((place.name.as_str(), country))
}

/// "The war in a land", "fighting across the north of it", "the invasion of it", "its adjective and civil war".
fn fought_over(text: &str, name: &NamePhrase<'_>, known: &ContextWords) -> usize {
    if name.adjective {
        let behind = text.get(name.span.end..).unwrap_or("");
        let mut behind = behind.split_whitespace().take(2);
        return if behind.any(|word| known.war_of.holds(letters(word))) { TOLD } else { 0 };
    }
    if name.possessive {
        return 0;
    }
    let mut start = name.span.start.saturating_sub(80);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    // "Fighting over the region. Russia …": not over what the next sentence names.
    let ends = |word: &&str| word.len() > 3 && word.ends_with(['.', '!', '?']);
    let words = text.get(start..name.span.start).unwrap_or("").split_whitespace().rev();
    let mut words = words.take_while(|word| !ends(word));
    let preposition = |word: &&str| matches!(*word, "in" | "across" | "over" | "on" | "of" | "against");
    let found = words.by_ref().take(4).find(preposition);
    let (known_before, is_in) = match found {
        Some("in" | "across" | "over") => (&known.fought_in, true),
        Some(_) => (&known.fought_over, false),
        None => return 0,
    };
    // "Strikes on US bases": an acronym there is mostly an attribute.
    let acronym = name.span.of(text).chars().all(|c| c.is_uppercase() || c == '.');
    // "Fighting broke out again in the region".
    let mut words = words.skip_while(|word| known.breaks_out.holds(word));
    let told = words
        .next()
        .is_some_and(|word| !word.ends_with([',', '.', ';']) && known_before.holds(letters(word)));
    match told && (!acronym || is_in) {
        // "The war over a region": what two fight for is where they fight, however seldom it is named.
        true if found == Some("over") => TOLD + 1,
        true if is_in => TOLD,
        true => TOLD / 2,
        false => 0,
    }
}

/// A word without the marks around it.
fn letters(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphabetic())
}
