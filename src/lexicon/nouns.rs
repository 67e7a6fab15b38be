//! Part of the lexicon: `nouns.toml`, the nouns that stand for an actor or show what a name is. Layer 2.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::LexiconFile;
use super::lookup::name_index::{NameIndex, words};
use super::source::toml_table::parse_named;
use crate::error::Result;

/// What a noun shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NounKind {
    /// "president", "spokesman": a person holds it.
    Title,
    /// "Mr", "former": before a person's name.
    Honorific,
    /// "forces", "officials": stands for its country.
    State,
    /// "defence ministry": a body of its country.
    Organ,
    /// "rebels", "protesters": a group of its own.
    People,
    /// "medics", "witnesses": tells without a side.
    Observer,
    /// "Reuters": who writes the news; neither they nor their reporters act in it.
    Outlet,
    /// "province", behind the name of a place.
    Region,
    /// "committee": the last word of a name that is no person.
    Organisation,
    /// "war": the last word of a name that is no actor.
    Thing,
    /// "senior": between a country's adjective and one of these nouns.
    Modifier,
    /// "town", before "of" and the name of a place.
    PlaceNoun,
    /// "both sides": those named before.
    Both,
    /// "the group": the group named before.
    GroupAgain,
    /// "the council": the body named before whose name ends so.
    BodyAgain,
    /// "the army": that of the land a text is about.
    Home,
}

/// What a noun in a text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// What it shows.
    pub kind: NounKind,
    /// Which title, for [`Nouns::offices`].
    number: usize,
    /// More than one: "presidents", "forces".
    pub plural: bool,
}

/// The nouns that stand for an actor or show what a name is.
#[derive(Debug, Default)]
pub struct Nouns {
    names: NameIndex<Noun>,
    titles: Vec<String>,
    holder: BTreeMap<String, Vec<String>>,
    number: Numbers,
}

/// Words whose ending says nothing of their number.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Numbers {
    /// "Hamas".
    singular: Vec<String>,
    /// "police".
    plural: Vec<String>,
    /// "rebel": its plural names a group.
    individual: Vec<String>,
    /// "rebel": who bears it fights or opposes the state that it is named with.
    opposed: Vec<String>,
}

impl Nouns {
    /// The nouns, for lookup.
    #[must_use]
    pub const fn names(&self) -> &NameIndex<Noun> {
        &self.names
    }

    /// The title in its basic form; empty for other nouns.
    #[must_use]
    pub fn title(&self, noun: Noun) -> &str {
        self.titles.get(noun.number).map_or("", String::as_str)
    }

    /// Whether a name takes a verb in the plural: "the Houthis", "the police", not "Hamas", "the Party of Lions".
    #[must_use]
    pub fn is_plural(&self, name: &str) -> bool {
        let head = name.split(" of ").next().unwrap_or(name);
        let last = head.rsplit(' ').next().unwrap_or(head);
        let among = |list: &[String]| list.iter().any(|word| word == last);
        // "GIS" is an acronym.
        let ends = last.ends_with('s') && !last.ends_with("ss") && last.chars().any(char::is_lowercase);
        among(&self.number.plural) || ends && !among(&self.number.singular)
    }

    /// The noun in small letters, in the plural where that is what names a group: "rebel" → "rebels", "militia" as it is.
    #[must_use]
    pub fn group_name(&self, noun: &str) -> String {
        let noun = noun.to_lowercase();
        if self.number.individual.contains(&noun) { plural(&noun) } else { noun }
    }

    /// Whether who bears a noun fights or opposes the state that it is named with: "rebel", "opposition".
    #[must_use]
    pub fn opposes(&self, noun: &str) -> bool {
        self.number.opposed.iter().any(|known| known == noun)
    }

    /// The offices whose holder a title means: "leader" is a president, a king, a prime minister.
    #[must_use]
    pub fn offices(&self, noun: Noun) -> Vec<&str> {
        self.holder.get(self.title(noun)).into_iter().flatten().map(String::as_str).collect()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: Vec<String>,
    honorific: Vec<String>,
    state: Vec<String>,
    organ: Vec<String>,
    people: Vec<String>,
    observer: Vec<String>,
    outlet: Vec<String>,
    region: Vec<String>,
    organisation: Vec<String>,
    thing: Vec<String>,
    modifier: Vec<String>,
    place_noun: Vec<String>,
    both: Vec<String>,
    group_again: Vec<String>,
    #[serde(default)]
    body_again: Vec<String>,
    home: Vec<String>,
    holder: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    number: Numbers,
}

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(files: &[LexiconFile]) -> Result<Nouns> {
    let mut nouns = Nouns::default();
    let Some(read) = parse_named::<File>(files, "nouns.toml")? else { return Ok(nouns) };
    for title in read.title {
        let number = nouns.titles.len();
        nouns.names.insert(&title, Noun { kind: NounKind::Title, number, plural: false });
        nouns.names.insert(&plural(&title), Noun { kind: NounKind::Title, number, plural: true });
        nouns.titles.push(title);
    }
    for (kind, list) in [
        (NounKind::Honorific, read.honorific),
        (NounKind::State, read.state),
        (NounKind::Organ, read.organ),
        (NounKind::People, read.people),
        (NounKind::Observer, read.observer),
        (NounKind::Outlet, read.outlet),
        (NounKind::Region, read.region),
        (NounKind::Organisation, read.organisation),
        (NounKind::Thing, read.thing),
        (NounKind::Modifier, read.modifier),
        (NounKind::PlaceNoun, read.place_noun),
        (NounKind::Both, read.both),
        (NounKind::GroupAgain, read.group_again),
        (NounKind::BodyAgain, read.body_again),
        (NounKind::Home, read.home),
    ] {
        for noun in list {
            let plural = words(&noun).last().is_some_and(|last| last.ends_with('s'));
            nouns.names.insert(&noun, Noun { kind, number: usize::MAX, plural });
        }
    }
    (nouns.holder, nouns.number) = (read.holder, read.number);
    Ok(nouns)
}

/// "secretary of state" → "secretaries of state", "general staff chief" → "… chiefs".
fn plural(title: &str) -> String {
    let (head, rest) = match title.find(" of ").or_else(|| title.find(" for ")) {
        Some(place) => title.split_at(place),
        None => (title, ""),
    };
    match head.strip_suffix('y') {
        // "deputies", but "envoys" and "attorneys".
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies{rest}"),
        _ if head.ends_with("man") => format!("{}men{rest}", head.strip_suffix("man").unwrap_or(head)),
        _ => format!("{head}s{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_of_titles() {
        assert_eq!(plural("secretary of state"), "secretaries of state");
        assert_eq!(plural("spokesman"), "spokesmen");
        assert_eq!(plural("defence minister"), "defence ministers");
        assert_eq!(plural("envoy"), "envoys");
        assert_eq!(plural("deputy"), "deputies");
    }
}
