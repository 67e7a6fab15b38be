//! Actors and places as people write them on the command line: `participant=Ukraine`, `Russia`, `Istanbul`.

use std::str::FromStr;

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

impl ActorWords {
    /// The actor.
    pub(super) fn actor(&self) -> Actor {
        Actor { id: None, name: self.name.clone(), role: self.role, kind: None, country: None }
    }
}

/// A place by its name.
pub(super) fn place(name: &str) -> Place {
    Place { name: name.trim().to_owned(), country: None, lat: None, lon: None }
}
