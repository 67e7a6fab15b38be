//! Who is a party to a truce, who is bound by it, who mediates.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::chain::Chain;
use super::foes::Foes;
use super::gather::LONGEST_SILENCE;
use super::item::{self, Side};
use super::symbols::Symbols;
use crate::lexicon::Actors;
use crate::model::{ActorKind, CeasefireSide, Event, Stage};

/// What the sides of a chain are called, and which of them fight.
///
/// Neither depends on what became known long after the chain's last news, so that a truce reads the same however much is
/// told of others later.
#[derive(Debug)]
pub(super) struct Names<'w, 'a> {
    world: &'w World<'a>,
    /// What its own events call them.
    own: BTreeMap<Side, (usize, &'a str)>,
    /// Who is told to fight by this day fought then.
    until: NaiveDate,
}

/// What all chains are told by.
#[derive(Debug)]
pub(super) struct World<'a> {
    pub(super) symbols: &'a Symbols,
    pub(super) actors: &'a Actors,
    pub(super) foes: &'a Foes,
}

/// How well a name stands for its side: a country's own, before that of one of its bodies, before that of a person.
const OWN_NAME: usize = 0;

impl<'w, 'a> Names<'w, 'a> {
    /// The names of the sides of a chain.
    pub(super) fn of(chain: &Chain<'a>, world: &'w World<'a>) -> Self {
        let mut own: BTreeMap<Side, (usize, &'a str)> = BTreeMap::new();
        for (item, _) in &chain.members {
            let event: &'a Event = item.event;
            for actor in &event.actors {
                let rank = match actor.kind {
                    Some(ActorKind::Country) => OWN_NAME,
                    Some(ActorKind::Person) => 2,
                    _ => 1,
                };
                let Some(side) = world.symbols.get(&item::side(actor)) else { continue };
                let held = own.entry(side).or_insert((rank, &actor.name));
                *held = (*held).min((rank, &actor.name));
            }
        }
        let silence = Days::new(LONGEST_SILENCE.unsigned_abs());
        let until = chain.news.and_then(|news| news.checked_add_days(silence));
        Self { world, own, until: until.unwrap_or(NaiveDate::MAX) }
    }

    /// What a side is called: as a country is called, else as the vocabulary calls it, else as its events do.
    pub(super) fn name(&self, side: Side) -> String {
        let own = self.own.get(&side);
        let known = || self.world.actors.get(self.world.symbols.name(side)).map(|known| known.name.as_str());
        own.filter(|(rank, _)| *rank == OWN_NAME)
            .map(|(_, name)| *name)
            .or_else(known)
            .or_else(|| own.map(|(_, name)| *name))
            .unwrap_or_else(|| self.world.symbols.name(side))
            .to_owned()
    }

    /// What the country of a code is called.
    pub(super) fn of_code(&self, code: &str) -> String {
        self.world.symbols.get(code).map_or_else(|| code.to_owned(), |side| self.name(side))
    }

    /// Whether two sides accuse or hit each other.
    fn are_rivals(&self, a: Side, b: Side) -> bool {
        self.world.foes.are_rivals(a, b, self.until)
    }

    /// Whether a side is an armed group, or people who are only told by what they are: who fights, and brokers nothing.
    fn is_armed(&self, side: Side) -> bool {
        let known = self.world.actors.get(self.world.symbols.name(side));
        side.is_any() || known.is_some_and(|known| known.kind.may_be_fighters())
    }

    /// Whether a side is a body of several states, which speaks of a war that is not its own.
    fn is_of_states(&self, side: Side) -> bool {
        let known = self.world.actors.get(self.world.symbols.name(side));
        known.is_some_and(|known| known.kind == ActorKind::Body && known.country.is_none())
    }

    fn list<'s>(&self, sides: impl IntoIterator<Item = &'s Side>) -> Vec<String> {
        let mut names: Vec<String> = sides.into_iter().map(|side| self.name(*side)).collect();
        names.sort();
        names.dedup();
        names
    }
}

/// Those of some sides that have a name: "the opposition's committee" is the committee. All where none has.
fn named(sides: &BTreeSet<Side>) -> impl Iterator<Item = &Side> {
    let any = sides.iter().all(|side| side.is_any());
    sides.iter().filter(move |side| any || !side.is_any())
}

/// Everyone around a truce.
pub(super) struct Parties {
    pub(super) parties: Vec<String>,
    pub(super) bound: Vec<String>,
    pub(super) mediators: Vec<String>,
    pub(super) proposers: Vec<String>,
    pub(super) side: Option<CeasefireSide>,
}

/// Who is who in a chain.
///
/// A party is who declares, signs, accepts, begins or breaks the truce, and who is asked to: in a war between two,
/// a power that puts a truce forward or signs beside them is a mediator. Who fights is told by the violations.
pub(super) fn of(chain: &Chain<'_>, names: &Names<'_, '_>) -> Parties {
    let (mut bound, mut touched, mut brokers, mut proposers) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut fighting: BTreeSet<Side> = BTreeSet::new();
    for (item, _) in &chain.members {
        brokers.extend(item.brokers.iter().copied());
        touched.extend(item.others.iter().copied());
        match item.stage {
            Stage::Appeal | Stage::Proposal => proposers.extend(item.doers.iter().copied()),
            Stage::Violation => fighting.extend(item.doers.iter().chain(&item.others).copied()),
            Stage::Monitoring => {}
            Stage::Rejection => touched.extend(item.doers.iter().copied()),
            _ if item.is_done() => bound.extend(item.doers.iter().copied()),
            _ => touched.extend(item.doers.iter().copied()),
        }
    }
    // Who accuses others of a breach and did not make the truce for them is hit by it.
    let accusers = chain.members.iter().filter(|(item, _)| item.stage == Stage::Violation);
    let accusers = accusers
        .flat_map(|(item, _)| named(&item.speakers))
        .filter(|side| !bound.contains(*side) && !brokers.contains(*side))
        .filter(|side| !side.is_neutral() && !names.is_of_states(**side));
    fighting.extend(accusers.copied().collect::<Vec<_>>());
    let answered: BTreeSet<&Side> = chain
        .members
        .iter()
        .filter(|(item, _)| item.stage == Stage::Acceptance)
        .flat_map(|(item, _)| &item.doers)
        .collect();
    // Who said yes to it and asks for it again did not put it forward.
    if proposers.iter().any(|side| !answered.contains(side)) {
        proposers.retain(|side| !answered.contains(side));
    }
    // Who breaks this truce is among them, and who does so with one of them elsewhere.
    let fights = |side: &Side| {
        fighting.contains(side) || chain.sides.iter().any(|other| names.are_rivals(*side, *other))
    };
    let known: BTreeSet<&Side> =
        bound.iter().chain(&touched).chain(&proposers).filter(|side| fights(side)).collect();
    // Who is named in it, or says yes to it, is asked to keep it.
    let asked = |side: &Side| {
        !proposers.contains(side)
            && (touched.contains(side) && !bound.contains(side) || answered.contains(side))
    };
    // None of those who announced it is known to fight: they did so for others.
    let for_others = fighting
        .iter()
        .chain(touched.iter().chain(&bound).filter(|side| asked(side)))
        .collect::<BTreeSet<_>>();
    let for_others = !fighting.is_empty() && for_others.len() >= 2 && bound.iter().all(|side| !fights(side));
    let is_between_two = fighting.len() >= 2 || known.len() >= 2 || for_others;
    let mut parties: BTreeSet<Side> = bound.iter().chain(&touched).chain(&fighting).copied().collect();
    parties.extend(proposers.iter().filter(|side| fights(side)).copied());
    if is_between_two {
        let stays = |side: &Side| fights(side) || asked(side) || names.is_armed(*side);
        brokers.extend(parties.iter().filter(|side| !stays(side)).copied());
        parties.retain(stays);
        bound.retain(|side| fights(side) || names.is_armed(*side));
        // Powers announced it for those who fight.
        if bound.is_empty() && !chain.is_open() {
            bound.clone_from(&parties);
        }
    }
    // Who announces the truce that it brokers is no party to it either.
    let brokers_only = |side: &Side| chain.brokers.contains(side) && !fights(side) && !names.is_armed(*side);
    if bound.iter().filter(|side| !brokers_only(side)).count() >= 2 {
        bound.retain(|side| !brokers_only(side));
        parties.retain(|side| !brokers_only(side));
    }
    // Who watches over a truce is no party to it, and "the rebels" are the group that has a name.
    if parties.iter().any(|side| !side.is_neutral()) {
        parties.retain(|side| !side.is_neutral());
        bound.retain(|side| !side.is_neutral());
    }
    let named_group = |side: &Side| !side.is_any() && names.is_armed(*side);
    if bound.iter().any(named_group) && bound.iter().filter(|side| !side.is_any()).count() >= 2 {
        parties.retain(|side| !side.is_any());
        bound.retain(|side| !side.is_any());
    }
    // Who puts forward a truce between others mediates.
    if parties.len() >= 2 {
        brokers.extend(proposers.iter().filter(|side| !parties.contains(*side)).copied());
    }
    brokers.retain(|side| !parties.contains(side));
    let side = match bound.len() {
        0 => None,
        1 => Some(CeasefireSide::Unilateral),
        2 => Some(CeasefireSide::Bilateral),
        _ => Some(CeasefireSide::Multilateral),
    };
    let side = side.filter(|_| !chain.is_open());
    Parties {
        parties: names.list(&parties),
        bound: names.list(&bound),
        mediators: names.list(&brokers),
        proposers: names.list(&proposers),
        side,
    }
}
