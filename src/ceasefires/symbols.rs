//! Sides and places as numbers: chains compare them millions of times.

use super::item::{is_any, side};
use crate::lexicon::Actors;
use crate::model::Event;

/// What a symbol says of itself beside its rank.
const ANY: u32 = 1;
const NEUTRAL: u32 = 2;
const FLAGS: u32 = 2;

/// A side or a place. Symbols stand in the order of their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Symbol(u32);

impl Symbol {
    /// None stands before it.
    pub(super) const LEAST: Self = Self(u32::MIN);
    /// None stands behind it.
    pub(super) const MOST: Self = Self(u32::MAX);

    /// Whether it is a kind of people rather than a party with a name.
    pub(super) const fn is_any(self) -> bool {
        self.0 & ANY == ANY
    }

    /// Whether it watches and reports, and fights nobody.
    pub(super) const fn is_neutral(self) -> bool {
        self.0 & NEUTRAL == NEUTRAL
    }

    /// Its place among all symbols.
    pub(super) const fn rank(self) -> usize {
        (self.0 >> FLAGS) as usize
    }
}

/// Every side and place that some events name.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    names: Vec<String>,
    neutral: Vec<bool>,
}

impl Symbols {
    /// The symbols of some events, and of some names besides.
    pub(super) fn of<'e>(
        events: impl Iterator<Item = &'e Event>,
        besides: impl Iterator<Item = &'e String>,
        actors: &Actors,
    ) -> Self {
        let mut names: Vec<String> = besides.cloned().collect();
        for event in events {
            names.extend(event.actors.iter().map(side));
            names.extend(event.actors.iter().filter_map(|actor| actor.country.clone()));
            if let Some(place) = &event.place {
                names.extend(std::iter::once(place.name.clone()).chain(place.country.clone()));
            }
        }
        names.sort_unstable();
        names.dedup();
        let neutral = names.iter().map(|name| actors.get(name).is_some_and(|actor| actor.neutral)).collect();
        Self { names, neutral }
    }

    /// The symbol of a name that one of the events has.
    pub(super) fn get(&self, name: &str) -> Option<Symbol> {
        let rank = self.names.binary_search_by(|known| known.as_str().cmp(name)).ok()?;
        let flags = if is_any(name) { ANY } else { 0 } | if self.neutral[rank] { NEUTRAL } else { 0 };
        u32::try_from(rank).ok().map(|rank| Symbol(rank << FLAGS | flags))
    }

    /// The name of a symbol.
    pub(super) fn name(&self, symbol: Symbol) -> &str {
        &self.names[symbol.rank()]
    }
}
