//! What people settled about truces: which events belong together, what a truce is called, how it ended.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::item::Item;
use crate::model::Decision;

/// Fields of decisions about truces. They hang on a mention or an entry of one of its events, as all decisions do.
pub mod field {
    /// The event beside which this one belongs; its own id for a truce by itself; nothing for no truce at all.
    pub const LINK: &str = "ceasefire";
    /// The name of its truce.
    pub const NAME: &str = "ceasefire_name";
    /// How its truce ended.
    pub const HOW: &str = "ceasefire_how_ended";
    /// The day on which its truce ended.
    pub const ENDED: &str = "ceasefire_ended";
}

/// An event's link by hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link<'a> {
    /// Id of the event that it belongs beside.
    pub(super) event: &'a str,
    /// Who says so.
    pub(super) by: &'a str,
}

/// Decisions about truces, by the events of their mentions and entries.
#[derive(Debug, Default)]
pub(super) struct Settled<'a> {
    fields: BTreeMap<(&'a str, &'a str), &'a Decision>,
    ids: BTreeMap<&'a str, &'a str>,
}

impl<'a> Settled<'a> {
    /// Later decisions replace earlier ones on the same field of the same event.
    pub(super) fn of(decisions: &'a [Decision], items: &[Item<'a>]) -> Self {
        let mut settled = Self::default();
        if decisions.is_empty() {
            return settled;
        }
        for item in items {
            let event = item.event;
            for id in event.mentions.iter().chain(&event.aliases).chain([&event.id]) {
                settled.ids.insert(id, &event.id);
            }
        }
        let mut sorted: Vec<&Decision> =
            decisions.iter().filter(|decision| decision.field.starts_with(field::LINK)).collect();
        sorted.sort_by(|a, b| (&a.at, &a.id, &a.field, &a.value).cmp(&(&b.at, &b.id, &b.field, &b.value)));
        for decision in sorted {
            if let Some(event) = settled.ids.get(decision.id.as_str()) {
                settled.fields.insert((event, decision.field.as_str()), decision);
            }
        }
        settled
    }

    /// Where a person put an event.
    pub(super) fn link(&self, event: &str) -> Option<Link<'a>> {
        let decision = self.fields.get(&(event, field::LINK))?;
        let target = decision.value.as_deref()?;
        Some(Link { event: self.ids.get(target).copied()?, by: &decision.by })
    }

    /// Whether a person said that an event belongs to no truce.
    pub(super) fn is_apart(&self, event: &str) -> bool {
        self.fields.get(&(event, field::LINK)).is_some_and(|decision| decision.value.is_none())
    }

    /// The latest decision on a field of any of some events.
    fn latest<'e>(&self, field: &str, events: impl Iterator<Item = &'e str>) -> Option<&'a Decision> {
        events
            .filter_map(|event| self.fields.get(&(event, field)).copied())
            .max_by(|a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)))
    }

    /// The name that a person gave to the truce of some events.
    pub(super) fn name<'e>(&self, events: impl Iterator<Item = &'e str>) -> Option<&'a str> {
        self.latest(field::NAME, events)?.value.as_deref()
    }

    /// How, in a person's words, the truce of some events ended.
    pub(super) fn how<'e>(&self, events: impl Iterator<Item = &'e str>) -> Option<&'a str> {
        self.latest(field::HOW, events)?.value.as_deref()
    }

    /// When, in a person's words, the truce of some events ended.
    pub(super) fn ended<'e>(&self, events: impl Iterator<Item = &'e str>) -> Option<NaiveDate> {
        self.latest(field::ENDED, events)?.value.as_deref()?.parse().ok()
    }
}
