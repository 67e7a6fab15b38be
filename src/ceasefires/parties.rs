//! Who is a party to a truce, who is bound by it, who mediates.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::Chain;
use super::item::{self, Item, Side};
use super::symbols::Symbols;
use crate::model::{ActorKind, CeasefireSide, Event, Stage};

/// What sides are called, and which of them fight.
#[derive(Debug)]
pub(super) struct Names<'a> {
    symbols: &'a Symbols,
    /// By the rank of the symbol.
    names: Vec<Option<&'a str>>,
    rivals: Opponents,
}

impl<'a> Names<'a> {
    /// The names of all sides of some events: of a country, its own name before that of one of its bodies.
    pub(super) fn of(items: &[Item<'a>], symbols: &'a Symbols) -> Self {
        let mut best: Vec<Option<(usize, &'a str)>> = vec![None; symbols.len()];
        for item in items {
            let event: &'a Event = item.event;
            for actor in &event.actors {
                let rank = match actor.kind {
                    Some(ActorKind::Country) => 0,
                    Some(ActorKind::Person) => 2,
                    _ => 1,
                };
                let Some(side) = symbols.get(&item::side(actor)) else { continue };
                let held = best[side.rank()].get_or_insert((rank, &actor.name));
                *held = (*held).min((rank, &actor.name));
            }
        }
        let names = best.into_iter().map(|best| best.map(|(_, name)| name)).collect();
        Self { symbols, names, rivals: Opponents::of_both(items) }
    }

    /// What a side is called.
    pub(super) fn name(&self, side: Side) -> String {
        self.names[side.rank()].unwrap_or_else(|| self.symbols.name(side)).to_owned()
    }

    /// What the country of a code is called.
    pub(super) fn of_code(&self, code: &str) -> String {
        self.symbols.get(code).map_or_else(|| code.to_owned(), |side| self.name(side))
    }

    fn list<'s>(&self, sides: impl IntoIterator<Item = &'s Side>) -> Vec<String> {
        let mut names: Vec<String> = sides.into_iter().map(|side| self.name(*side)).collect();
        names.sort();
        names.dedup();
        names
    }
}

/// Who is said to break truces with whom.
#[derive(Debug, Default)]
pub(super) struct Opponents(BTreeMap<Side, BTreeSet<Side>>);

impl Opponents {
    /// The opponents in some events: who breaks a truce, and against whom or says who.
    pub(super) fn of(items: &[Item<'_>]) -> Self {
        let mut against: BTreeMap<Side, BTreeSet<Side>> = BTreeMap::new();
        for item in items.iter().filter(|item| item.stage == Stage::Violation) {
            let hit = if item.others.is_empty() { &item.speakers } else { &item.others };
            // "Russia and Ukraine broke the truce" says it of two at once.
            let hit = if hit.is_empty() && item.doers.len() == 2 { &item.doers } else { hit };
            for (a, b) in
                item.doers.iter().flat_map(|a| hit.iter().map(move |b| (a, b))).filter(|(a, b)| a != b)
            {
                against.entry(*a).or_default().insert(*b);
                against.entry(*b).or_default().insert(*a);
            }
        }
        Self(against)
    }

    /// Those who accuse each other, or hit each other: who only counts another's breaches need not be at war with it.
    fn of_both(items: &[Item<'_>]) -> Self {
        let mut against: BTreeMap<Side, BTreeSet<Side>> = BTreeMap::new();
        let mut accused: BTreeSet<(&Side, &Side)> = BTreeSet::new();
        for item in items.iter().filter(|item| item.stage == Stage::Violation) {
            let pairs =
                |others| item.doers.iter().flat_map(move |a| BTreeSet::iter(others).map(move |b| (a, b)));
            accused.extend(pairs(&item.speakers));
            let both = if item.doers.len() == 2 { &item.doers } else { &item.others };
            accused.extend(pairs(both).flat_map(|(a, b)| [(a, b), (b, a)]));
        }
        for (a, b) in accused.iter().filter(|(a, b)| a != b && accused.contains(&(*b, *a))) {
            against.entry(**a).or_default().insert(**b);
        }
        Self(against)
    }

    /// Whether two sides are.
    pub(super) fn are(&self, a: Side, b: Side) -> bool {
        self.0.get(&a).is_some_and(|against| against.contains(&b))
    }

    /// Everyone against whom a side stands.
    pub(super) fn against(&self, side: Side) -> impl Iterator<Item = &Side> {
        self.0.get(&side).into_iter().flatten()
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
pub(super) fn of(chain: &Chain<'_>, names: &Names<'_>) -> Parties {
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
        .filter(|side| !bound.contains(*side) && !brokers.contains(*side));
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
        fighting.contains(side) || chain.sides.iter().any(|other| names.rivals.are(*side, *other))
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
        let stays = |side: &Side| fights(side) || asked(side);
        brokers.extend(parties.iter().filter(|side| !stays(side)).copied());
        parties.retain(stays);
        bound.retain(fights);
        // Powers announced it for those who fight.
        if bound.is_empty() && !chain.is_open() {
            bound.clone_from(&parties);
        }
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
