//! Events of one truce become a ceasefire with its stages. Layer 3.
//!
//! An event that is a stage of a truce becomes an `item` (stage, sides, days, term, scope, place). Items go in order
//! of their days; each joins the `chain` it fits best (`linking`), or begins one (`gather`). What people settled
//! (`decisions`) goes before. Each chain becomes a [`Ceasefire`] (`compose`, `parties`, `claims`). Nothing here
//! depends on the order of the events.

mod chain;
mod claims;
mod compose;
mod decisions;
mod gather;
mod item;
mod linking;
mod parties;
mod status;
mod symbols;
#[cfg(test)]
mod tests;

pub use compose::HOW_ENDED;
pub use decisions::field;
pub use status::{FOLDED_AFTER, Section, StatusLine, StatusReport, TRUCE_FOLDED_AFTER, known_on, status};

use chrono::NaiveDate;

use crate::lexicon::{EventType, EventTypes, TruceWords};
use crate::model::{Ceasefire, Decision, Event, Review};
use decisions::Settled;
use item::Item;
use symbols::Symbols;

/// Links events into ceasefires, by the first day that is known of each, then by id.
///
/// `until` is the day up to which the world is known: a truce whose term ran out by then has expired, though nobody
/// says so. Where it is not given, it is the last day of publication. Rejected events are left out.
#[must_use]
pub fn chains(
    events: &[Event],
    decisions: &[Decision],
    until: Option<NaiveDate>,
    types: &EventTypes,
    words: &TruceWords,
) -> Vec<Ceasefire> {
    let stages = || events.iter().filter(|event| event.review != Review::Rejected && is_stage(event, types));
    let symbols = Symbols::of(stages());
    let mut items: Vec<Item<'_>> =
        stages().filter_map(|event| Item::of(event, types, words, &symbols)).collect();
    items.sort_by(|a, b| a.order().cmp(&b.order()));
    let settled = Settled::of(decisions, &items);
    let until = until.or_else(|| last_report(events));
    let names = parties::Names::of(&items, &symbols);
    let mut ceasefires: Vec<Ceasefire> = gather::chains(items, &settled)
        .iter()
        .map(|chain| compose::ceasefire(chain, &names, &settled, until))
        .collect();
    compose::replace(&mut ceasefires);
    ceasefires.sort_by(|a, b| order(a).cmp(&order(b)));
    ceasefires
}

fn is_stage(event: &Event, types: &EventTypes) -> bool {
    types.get(&event.event_type).is_some_and(EventType::is_stage)
}

/// Ids of the types that are a stage of a truce: those whose events [`chains`] takes.
#[must_use]
pub fn types_with_a_stage(types: &EventTypes) -> Vec<String> {
    types.all().iter().filter(|known| known.is_stage()).map(|known| known.id.clone()).collect()
}

/// The last day on which an article about some events was published; for entries by hand, the day of the entry.
#[must_use]
pub fn last_report(events: &[Event]) -> Option<NaiveDate> {
    let reported = events.iter().filter_map(|event| event.last_reported).max();
    reported.or_else(|| events.iter().filter_map(|event| event.days).map(|days| days.first).max())
}

fn order(ceasefire: &Ceasefire) -> (bool, Option<NaiveDate>, &str) {
    let first = ceasefire.first_day();
    (first.is_none(), first, &ceasefire.id)
}
