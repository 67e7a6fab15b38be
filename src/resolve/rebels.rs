//! "The rebels", "Muslim guerrillas": of an article that names one armed group and no other, that group.

use crate::lexicon::{ContextWords, Lexicon};
use crate::model::{Actor, ActorKind, NamePhrase, Role};

use super::actors;

/// The only armed group that an article names by a name of its own, so often at least.
const LEAST: usize = 2;

/// The armed group that an article names, where it names no other.
pub(super) fn only_group<'a>(
    names: impl Iterator<Item = &'a NamePhrase<'a>>,
    lexicon: &Lexicon,
) -> Option<Actor> {
    let mut only: Option<(&str, usize)> = None;
    let groups = names.filter(|name| !name.anaphoric).flat_map(|name| &name.referents);
    for group in groups.filter(|group| group.kind == Some(ActorKind::ArmedGroup)) {
        let id = group.id?;
        match &mut only {
            Some((known, times)) if *known == id => *times += 1,
            Some(_) => return None,
            None => only = Some((id, 1)),
        }
    }
    let (id, _) = only.filter(|(_, times)| *times >= LEAST)?;
    // A group of no land is named beside a war more often than it fights it as its rebels.
    let entry = lexicon.actors().get(id).filter(|entry| entry.country.is_some())?;
    Some(actors::of_entry(entry, Role::Participant))
}

/// Puts that group where an event tells of rebels without a name.
pub(super) fn name_them(actors: &mut Vec<Actor>, group: &Actor, known: &ContextWords) {
    let nameless = |actor: &Actor| {
        let land = actor.country.is_none() || actor.country == group.country;
        actor.kind == Some(ActorKind::Group) && actor.id.is_none() && land && known.fighters.ends(&actor.name)
    };
    for number in 0..actors.len() {
        if !nameless(&actors[number]) {
            continue;
        }
        let role = actors[number].role;
        let told = actors.iter().any(|actor| actor.role == role && actor.id == group.id);
        if !told {
            actors[number] = Actor { role, ..group.clone() };
        }
    }
    let named: Vec<_> = actors.iter().filter(|actor| actor.id == group.id).map(|actor| actor.role).collect();
    actors.retain(|actor| !(nameless(actor) && named.contains(&actor.role)));
}
