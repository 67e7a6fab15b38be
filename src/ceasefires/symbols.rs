//! Sides and places as numbers: chains compare them millions of times.

use super::item::{is_any, side};
use crate::model::Event;

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
        self.0 & 1 == 1
    }

    /// Its place among all symbols.
    pub(super) const fn rank(self) -> usize {
        (self.0 >> 1) as usize
    }
}

/// Every side and place that some events name.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    names: Vec<String>,
}

impl Symbols {
    /// The symbols of some events, and of some names besides.
    pub(super) fn of<'e>(
        events: impl Iterator<Item = &'e Event>,
        besides: impl Iterator<Item = &'e String>,
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
        Self { names }
    }

    /// The symbol of a name that one of the events has.
    pub(super) fn get(&self, name: &str) -> Option<Symbol> {
        let rank = self.names.binary_search_by(|known| known.as_str().cmp(name)).ok()?;
        u32::try_from(rank).ok().map(|rank| Symbol(rank << 1 | u32::from(is_any(name))))
    }

    /// The name of a symbol.
    pub(super) fn name(&self, symbol: Symbol) -> &str {
        &self.names[symbol.rank()]
    }
}
