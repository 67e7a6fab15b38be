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
pub use status::{
    FOLDED_AFTER, OVER_FOR, Section, StatusLine, StatusReport, TRUCE_FOLDED_AFTER, known_on, status,
};

use chrono::NaiveDate;

use crate::lexicon::{EventType, EventTypes, TruceWords};
use crate::model::{Ceasefire, Decision, Event, Review};
use decisions::Settled;
use item::Item;
use symbols::Symbols;

/// Links events into ceasefires, by the first day that is known of each, then by id. Rejected events are left out.
///
/// What a truce is on a day, [`Ceasefire::known_up_to`] says.
#[must_use]
pub fn chains(
    events: &[Event],
    decisions: &[Decision],
    types: &EventTypes,
    words: &TruceWords,
) -> Vec<Ceasefire> {
    let stages = || events.iter().filter(|event| event.review != Review::Rejected && is_stage(event, types));
    let symbols = Symbols::of(stages());
    let mut items: Vec<Item<'_>> =
        stages().filter_map(|event| Item::of(event, types, words, &symbols)).collect();
    items.sort_by(|a, b| a.order().cmp(&b.order()));
    let settled = Settled::of(decisions, &items);
    let names = parties::Names::of(&items, &symbols);
    let mut ceasefires: Vec<Ceasefire> = gather::chains(items, &settled)
        .iter()
        .map(|chain| compose::ceasefire(chain, &names, &settled))
        .collect();
    compose::follow(&mut ceasefires);
    ceasefires.sort_by(|a, b| order(a).cmp(&order(b)));
    ceasefires
}

/// Names the rules of this folder, so that truces that were linked by others are known: a hash of what stands in it.
#[must_use]
pub fn rules() -> String {
    let mut hasher = blake3::Hasher::new();
    for text in RULES {
        hasher.update(text.as_bytes());
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

const RULES: [&str; 10] = [
    env!("CARGO_PKG_VERSION"),
    include_str!("mod.rs"),
    include_str!("chain.rs"),
    include_str!("claims.rs"),
    include_str!("compose.rs"),
    include_str!("decisions.rs"),
    include_str!("gather.rs"),
    include_str!("item.rs"),
    include_str!("linking.rs"),
    include_str!("parties.rs"),
];

fn is_stage(event: &Event, types: &EventTypes) -> bool {
    types.get(&event.event_type).is_some_and(EventType::is_stage)
}

/// Ids of the types that are a stage of a truce: those whose events [`chains`] takes.
#[must_use]
pub fn types_with_a_stage(types: &EventTypes) -> Vec<String> {
    types.all().iter().filter(|known| known.is_stage()).map(|known| known.id.clone()).collect()
}

fn order(ceasefire: &Ceasefire) -> (bool, Option<NaiveDate>, &str) {
    let first = ceasefire.first_day();
    (first.is_none(), first, &ceasefire.id)
}
