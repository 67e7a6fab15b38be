//! Who fights whom, as far as reports of breaches tell, and since when that is known.
//!
//! A truce is not compared by what was told of a war long after it: so that what follows from the events up to a day
//! stays what it is, whatever is told later.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::Foe;
use super::item::{Item, Side};
use super::symbols::Symbols;
use crate::model::Stage;

/// Days after an event in which enemies may be told of that were so before: most truces are proposed before anyone is
/// said to break one.
pub(super) const FORESIGHT: Days = Days::new(60);

/// The day by which enemies must be told of for an event to be compared by it.
pub(super) fn told_by(item: &Item<'_>) -> NaiveDate {
    item.at.and_then(|at| at.checked_add_days(FORESIGHT)).unwrap_or(NaiveDate::MAX)
}

/// How two sides are told of as enemies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Feud {
    /// One breaks a truce, and against the other or by its word; both ways.
    Against,
    /// One accuses or hits the other; one way.
    Accuses,
}

/// Who fights whom, with the first day on which it is told.
#[derive(Debug, Default)]
pub(super) struct Foes {
    since: BTreeMap<(Feud, Side, Side), NaiveDate>,
}

impl Foes {
    /// The enemies in some events, and those that were told of before.
    pub(super) fn of(items: &[Item<'_>], before: &[Foe], symbols: &Symbols) -> Self {
        let mut foes = Self::default();
        for Foe { accuses, side, other, since } in before {
            if let (Some(a), Some(b)) = (symbols.get(side), symbols.get(other)) {
                foes.note(if *accuses { Feud::Accuses } else { Feud::Against }, a, b, *since);
            }
        }
        for item in items.iter().filter(|item| item.stage == Stage::Violation) {
            foes.read(item);
        }
        foes
    }

    fn read(&mut self, item: &Item<'_>) {
        // What has no day comes last.
        let day = item.at.unwrap_or(NaiveDate::MAX);
        let hit = if item.others.is_empty() { &item.speakers } else { &item.others };
        // "Russia and Ukraine broke the truce" says it of two at once.
        let hit = if hit.is_empty() && item.doers.len() == 2 { &item.doers } else { hit };
        for (a, b) in item.doers.iter().flat_map(|a| hit.iter().map(move |b| (*a, *b))) {
            self.note(Feud::Against, a, b, day);
            self.note(Feud::Against, b, a, day);
        }
        for (a, b) in item.doers.iter().flat_map(|a| item.speakers.iter().map(move |b| (*a, *b))) {
            self.note(Feud::Accuses, a, b, day);
        }
        let both = if item.doers.len() == 2 { &item.doers } else { &item.others };
        for (a, b) in item.doers.iter().flat_map(|a| both.iter().map(move |b| (*a, *b))) {
            self.note(Feud::Accuses, a, b, day);
            self.note(Feud::Accuses, b, a, day);
        }
    }

    /// Those that are told of since a day; all without one.
    pub(super) fn told_since(&self, day: Option<NaiveDate>, symbols: &Symbols) -> Vec<Foe> {
        let told = self.since.iter().filter(|(_, since)| day.is_none_or(|day| **since >= day));
        told.map(|((feud, a, b), since)| Foe {
            accuses: *feud == Feud::Accuses,
            side: symbols.name(*a).to_owned(),
            other: symbols.name(*b).to_owned(),
            since: *since,
        })
        .collect()
    }

    /// Notes that two sides are told of so on a day.
    fn note(&mut self, feud: Feud, a: Side, b: Side, day: NaiveDate) {
        // Who only counts breaches is no enemy.
        if a != b && !a.is_neutral() && !b.is_neutral() {
            let since = self.since.entry((feud, a, b)).or_insert(day);
            *since = day.min(*since);
        }
    }

    fn are(&self, feud: Feud, a: Side, b: Side, on: NaiveDate) -> bool {
        self.since.get(&(feud, a, b)).is_some_and(|since| *since <= on)
    }

    /// Whether one is known by a day to have broken a truce against the other, or by its word.
    pub(super) fn are_opponents(&self, a: Side, b: Side, on: NaiveDate) -> bool {
        self.are(Feud::Against, a, b, on)
    }

    /// Everyone against whom a side is known to stand by a day.
    pub(super) fn opponents(&self, side: Side, on: NaiveDate) -> impl Iterator<Item = Side> {
        let (least, most) = ((Feud::Against, side, Side::LEAST), (Feud::Against, side, Side::MOST));
        let told = self.since.range(least..=most);
        told.filter(move |(_, since)| **since <= on).map(|((_, _, other), _)| *other)
    }

    /// Whether two are known by a day to accuse each other, or to hit each other: who only counts another's breaches need
    /// not be at war with it.
    pub(super) fn are_rivals(&self, a: Side, b: Side, on: NaiveDate) -> bool {
        self.are(Feud::Accuses, a, b, on) && self.are(Feud::Accuses, b, a, on)
    }
}
