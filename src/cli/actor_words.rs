//! Actors and places as people write them on the command line: `participant=Ukraine`, `Russia`, `Istanbul`.

use std::str::FromStr;

use crate::lexicon::Lexicon;
use crate::model::{Actor, Place, Role};

/// An actor with its role; a participant where no role is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ActorWords {
    role: Role,
    name: String,
}

impl FromStr for ActorWords {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let (role, name) = match words.split_once('=') {
            Some((role, name)) => (role.trim().parse()?, name),
            None => (Role::Participant, words),
        };
        let name = name.trim();
        if name.is_empty() {
            return Err(format!("expected a name such as Ukraine or host=Türkiye, found `{words}`"));
        }
        Ok(Self { role, name: name.to_owned() })
    }
}

impl std::fmt::Display for ActorWords {
    fn fmt(&self, words: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(words, "{}={}", self.role, self.name)
    }
}

impl ActorWords {
    /// The actor: the lexicon's where it knows the name, else as written.
    pub(super) fn actor(&self, lexicon: &Lexicon) -> Actor {
        known(&self.name, self.role, lexicon)
    }
}

/// The actor of a name or an id of the lexicon, else as written.
pub(super) fn known(name: &str, role: Role, lexicon: &Lexicon) -> Actor {
    let name = name.trim();
    let actors = lexicon.actors();
    let own = actors.names().find(name).filter_map(|found| actors.entry(found.entry)).find(|entry| {
        // A capital stands for its government in news; a person who types it means the name itself.
        entry.name.eq_ignore_ascii_case(name) || !entry.neutral
    });
    match actors.get(name).or(own) {
        Some(entry) => Actor {
            id: Some(entry.id.clone()),
            name: entry.name.clone(),
            role,
            kind: Some(entry.kind),
            country: entry.country.clone(),
        },
        None => Actor { id: None, name: name.to_owned(), role, kind: None, country: None },
    }
}

/// A place by its name: the gazetteer's where it knows one, else as written.
pub(super) fn place(name: &str, lexicon: &Lexicon) -> Place {
    let name = name.trim();
    let known = lexicon.places().named(name).max_by_key(|entry| (entry.known, entry.population));
    known.map_or_else(
        || Place { name: name.to_owned(), country: None, lat: None, lon: None },
        |entry| entry.place(),
    )
}
