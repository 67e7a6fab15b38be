//! Who is a party to a truce, who is bound by it, who mediates.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::Chain;
use super::item::{self, Item};
use crate::model::{ActorKind, CeasefireSide, Event, Stage};

/// What sides are called, and which of them fight.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    names: BTreeMap<String, &'a str>,
    rivals: Opponents,
}

impl<'a> Names<'a> {
    /// The names of all sides of some events: of a country, its own name before that of one of its bodies.
    pub(super) fn of(items: &[Item<'a>]) -> Self {
        let mut best: BTreeMap<String, (usize, &'a str)> = BTreeMap::new();
        for item in items {
            let event: &'a Event = item.event;
            for actor in &event.actors {
                let rank = match actor.kind {
                    Some(ActorKind::Country) => 0,
                    Some(ActorKind::Person) => 2,
                    _ => 1,
                };
                let held = best.entry(item::side(actor)).or_insert((rank, &actor.name));
                *held = (*held).min((rank, &actor.name));
            }
        }
        let names = best.into_iter().map(|(side, (_, name))| (side, name)).collect();
        Self { names, rivals: Opponents::of_both(items) }
    }

    /// What a side is called.
    pub(super) fn name(&self, side: &str) -> String {
        self.names.get(side).copied().unwrap_or(side).to_owned()
    }

    fn list<'s>(&self, sides: impl IntoIterator<Item = &'s String>) -> Vec<String> {
        let mut names: Vec<String> = sides.into_iter().map(|side| self.name(side)).collect();
        names.sort();
        names.dedup();
        names
    }
}

/// Who is said to break truces with whom.
#[derive(Debug, Default)]
pub(super) struct Opponents(BTreeMap<String, BTreeSet<String>>);

impl Opponents {
    /// The opponents in some events: who breaks a truce, and against whom or says who.
    pub(super) fn of(items: &[Item<'_>]) -> Self {
        let mut against: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for item in items.iter().filter(|item| item.stage == Stage::Violation) {
            let hit = if item.others.is_empty() { &item.speakers } else { &item.others };
            // "Russia and Ukraine broke the truce" says it of two at once.
            let hit = if hit.is_empty() && item.doers.len() == 2 { &item.doers } else { hit };
            for (a, b) in
                item.doers.iter().flat_map(|a| hit.iter().map(move |b| (a, b))).filter(|(a, b)| a != b)
            {
                against.entry(a.clone()).or_default().insert(b.clone());
                against.entry(b.clone()).or_default().insert(a.clone());
            }
        }
        Self(against)
    }

    /// Those who accuse each other, or hit each other: who only counts another's breaches need not be at war with it.
    fn of_both(items: &[Item<'_>]) -> Self {
        let mut against: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut accused: BTreeSet<(&String, &String)> = BTreeSet::new();
        for item in items.iter().filter(|item| item.stage == Stage::Violation) {
            let pairs =
                |others| item.doers.iter().flat_map(move |a| BTreeSet::iter(others).map(move |b| (a, b)));
            accused.extend(pairs(&item.speakers));
            let both = if item.doers.len() == 2 { &item.doers } else { &item.others };
            accused.extend(pairs(both).flat_map(|(a, b)| [(a, b), (b, a)]));
        }
        for (a, b) in accused.iter().filter(|(a, b)| a != b && accused.contains(&(*b, *a))) {
            against.entry((*a).clone()).or_default().insert((*b).clone());
        }
        Self(against)
    }

    /// Whether two sides are.
    pub(super) fn are(&self, a: &str, b: &str) -> bool {
        self.0.get(a).is_some_and(|against| against.contains(b))
    }

    /// Everyone against whom a side stands.
    pub(super) fn against<'o>(&'o self, side: &str) -> impl Iterator<Item = &'o str> + use<'o> {
        self.0.get(side).into_iter().flatten().map(String::as_str)
    }
}

/// Those of some sides that have a name: "the opposition's committee" is the committee. All where none has.
fn named(sides: &BTreeSet<String>) -> impl Iterator<Item = &String> {
    let any = sides.iter().all(|side| item::is_any(side));
    sides.iter().filter(move |side| any || !item::is_any(side))
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
    let mut fighting: BTreeSet<String> = BTreeSet::new();
    for (item, _) in &chain.members {
        brokers.extend(item.brokers.iter().cloned());
        touched.extend(item.others.iter().cloned());
        match item.stage {
            Stage::Appeal | Stage::Proposal => proposers.extend(item.doers.iter().cloned()),
            Stage::Violation => fighting.extend(item.doers.iter().chain(&item.others).cloned()),
            Stage::Monitoring => {}
            Stage::Rejection => touched.extend(item.doers.iter().cloned()),
            _ if item.is_done() => bound.extend(item.doers.iter().cloned()),
            _ => touched.extend(item.doers.iter().cloned()),
        }
    }
    // Who accuses others of a breach and did not make the truce for them is hit by it.
    let accusers = chain.members.iter().filter(|(item, _)| item.stage == Stage::Violation);
    let accusers = accusers
        .flat_map(|(item, _)| named(&item.speakers))
        .filter(|side| !bound.contains(*side) && !brokers.contains(*side));
    fighting.extend(accusers.cloned().collect::<Vec<_>>());
    let answered: BTreeSet<&String> = chain
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
    let fights = |side: &String| {
        fighting.contains(side) || chain.sides.iter().any(|other| names.rivals.are(side, other))
    };
    let known: BTreeSet<&String> =
        bound.iter().chain(&touched).chain(&proposers).filter(|side| fights(side)).collect();
    // Who is named in it, or says yes to it, is asked to keep it.
    let asked = |side: &String| {
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
    let mut parties: BTreeSet<String> = bound.iter().chain(&touched).chain(&fighting).cloned().collect();
    parties.extend(proposers.iter().filter(|side| fights(side)).cloned());
    if is_between_two {
        let stays = |side: &String| fights(side) || asked(side);
        brokers.extend(parties.iter().filter(|side| !stays(side)).cloned());
        parties.retain(stays);
        bound.retain(fights);
        // Powers announced it for those who fight.
        if bound.is_empty() && !chain.is_open() {
            bound.clone_from(&parties);
        }
    }
    // Who puts forward a truce between others mediates.
    if parties.len() >= 2 {
        brokers.extend(proposers.iter().filter(|side| !parties.contains(*side)).cloned());
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
