//! "The army", "the government" of an article that names its land only later: of the land that it tells of.

use std::borrow::Cow;

use crate::lexicon::{ActorEntry, Lexicon};
use crate::model::{ActorKind, NamePhrase, Place, Referent};

/// The state whose army and government an article means: that of the land where what it tells of happens, unless
/// another acts more often, else the one that acts more often than all others together.
pub(in crate::resolve) fn state<'a>(
    names: impl Iterator<Item = &'a NamePhrase<'a>>,
    theatre: Option<&Place>,
    lexicon: &'a Lexicon,
) -> Option<&'a ActorEntry> {
    let mut states: Vec<(&str, usize)> = Vec::new();
    for one in names.flat_map(|name| &name.referents).filter(|one| one.kind == Some(ActorKind::Country)) {
        let Some(id) = one.id else { continue };
        match states.iter_mut().find(|(known, _)| *known == id) {
            Some((_, times)) => *times += 1,
            None => states.push((id, 1)),
        }
    }
    let most = states.iter().map(|(_, times)| *times).max().unwrap_or(0);
    let all: usize = states.iter().map(|(_, times)| times).sum();
    let times = |id: &str| states.iter().find(|(known, _)| *known == id).map_or(0, |(_, times)| *times);
    let here = theatre.and_then(|theatre| theatre.country.as_deref()).filter(|id| times(id) == most);
    let often = || states.iter().find(|(_, times)| 2 * times > all).map(|(id, _)| *id);
    lexicon.actors().get(here.or_else(often)?)
}

/// The names of a sentence, with the state in the place of "the army" and the like; without one these name nobody.
pub(in crate::resolve) fn settled<'n, 'a>(
    names: &'n [NamePhrase<'a>],
    state: Option<&'a ActorEntry>,
) -> Cow<'n, [NamePhrase<'a>]> {
    let mut all = Cow::Borrowed(names);
    if names.iter().any(|name| name.referents.iter().any(is_open)) {
        let settled = all.to_mut();
        for name in settled.iter_mut() {
            match state {
                Some(state) => name.referents.iter_mut().filter(|one| is_open(one)).for_each(|one| {
                    *one = Referent {
                        id: Some(&state.id),
                        name: Cow::Borrowed(&state.name),
                        kind: Some(state.kind),
                        country: state.country.as_deref(),
                    };
                }),
                None => name.referents.retain(|one| !is_open(one)),
            }
        }
    }
    all
}

/// Whether a noun says only what somebody is, and not whose: a body that has a name is written with a capital.
fn is_open(one: &Referent<'_>) -> bool {
    let nameless = one.kind == Some(ActorKind::Body) && one.id.is_none() && one.country.is_none();
    nameless && one.name.starts_with(char::is_lowercase)
}
