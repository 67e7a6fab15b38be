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
mod foes;
mod followers;
mod gather;
mod item;
mod linking;
mod parties;
mod settling;
mod status;
mod symbols;
#[cfg(test)]
mod tests;

pub use compose::HOW_ENDED;
pub use decisions::field;
pub use followers::{follow, followers, pair};
pub use settling::{Stretch, bears_on_nothing};
pub use status::{
    FOLDED_AFTER, OVER_FOR, Section, StatusLine, StatusReport, TRUCE_FOLDED_AFTER, known_on, status,
};

use chrono::{Days, NaiveDate};

use crate::lexicon::{EventTypes, Lexicon};
use crate::model::{Ceasefire, Decision, Event, Review};
use decisions::Settled;
use foes::Foes;
use gather::Placed;
use item::Item;
use parties::World;
use symbols::Symbols;

/// Links events into ceasefires, by the first day that is known of each, then by id. Rejected events are left out.
///
/// What a truce is on a day, [`Ceasefire::known_up_to`] says.
#[must_use]
pub fn chains(events: &[Event], decisions: &[Decision], lexicon: &Lexicon) -> Vec<Ceasefire> {
    let mut truces = linked(events, decisions, lexicon, &Before::default()).truces;
    follow(&mut truces);
    truces
}

/// What was linked before a day, from which linking goes on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Before<'b> {
    /// The first day on which an event may stand elsewhere than it did; `None` where all may.
    pub since: Option<NaiveDate>,
    /// The day from which on every event stands where it did, if the days before it turn out so ([`bears_on_nothing`]);
    /// `None` where none may be taken to. Then the events are those before it, and all of the truces.
    pub until: Option<NaiveDate>,
    /// The truces that were linked before, as far as they reach [`Before::reach`] or a person's word is about them.
    pub truces: &'b [Ceasefire],
    /// The enemies that were told of before the first day, and those that were first told of on the last or later.
    pub foes: &'b [Foe],
    /// The last day on which anything is known of a truce, where it is behind those of the events.
    pub end: Option<NaiveDate>,
}

impl Before<'_> {
    /// The first day on which an event may stand elsewhere because of what was changed on a day or later.
    #[must_use]
    pub fn since(changed: NaiveDate) -> NaiveDate {
        changed.checked_sub_days(foes::FORESIGHT).unwrap_or(NaiveDate::MIN)
    }

    /// The first day of the news of a truce that still bears on what comes on a day or later.
    #[must_use]
    pub fn reach(since: NaiveDate) -> NaiveDate {
        let days = Days::new(gather::LONGEST_SILENCE.unsigned_abs() + 2 * gather::CALL.unsigned_abs());
        since.checked_sub_days(days).unwrap_or(NaiveDate::MIN)
    }

    /// The first day up to which linking must go on from what was changed on a day or before, before the change can be
    /// forgotten.
    #[must_use]
    pub fn least(changed: NaiveDate) -> NaiveDate {
        let days = Days::new(gather::LONGEST_SILENCE.unsigned_abs() + 2 * gather::CALL.unsigned_abs() + 1);
        changed
            .checked_add_days(days)
            .and_then(|day| day.checked_add_days(foes::FORESIGHT))
            .unwrap_or(NaiveDate::MAX)
    }

    /// The first day of the stages, in a truce or not, that bear on what comes on a day or later.
    #[must_use]
    pub fn told_since(since: NaiveDate) -> NaiveDate {
        since.checked_sub_days(Days::new(gather::CALL.unsigned_abs())).unwrap_or(NaiveDate::MIN)
    }
}

/// Two sides of which it is told that they fight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foe {
    /// Whether one only accuses or hits the other, one way.
    pub accuses: bool,
    /// One.
    pub side: String,
    /// The other.
    pub other: String,
    /// The first day on which it is told.
    pub since: NaiveDate,
}

/// What was linked.
#[derive(Debug, Default)]
pub struct Linked {
    /// Truces, by the first day that is known of each, then by id; which of them was followed by which is left open.
    pub truces: Vec<Ceasefire>,
    /// The enemies that are told of since the day from which linking went on.
    pub foes: Vec<Foe>,
}

/// Links events into ceasefires. Those before a day stay where they were, since nothing depends on what is told later:
/// the result is that of linking all events, as far as the events here are in it.
#[must_use]
pub fn linked(events: &[Event], decisions: &[Decision], lexicon: &Lexicon, before: &Before<'_>) -> Linked {
    let types = lexicon.types();
    let stages = || {
        events.iter().filter(|event| event.review != Review::Rejected && types.is_stage(&event.event_type))
    };
    let told = before.foes.iter().flat_map(|foe| [&foe.side, &foe.other]);
    let symbols = Symbols::of(stages(), told, lexicon.actors());
    let mut items: Vec<Item<'_>> = stages().filter_map(|event| Item::of(event, lexicon, &symbols)).collect();
    item::join_prolonging(&mut items);
    items.sort_by(|a, b| a.order().cmp(&b.order()));
    let settled = Settled::of(decisions, &items);
    let foes = Foes::of(&items, before.foes, &symbols);
    let end = items.iter().filter_map(|item| item.at).max().max(before.end);
    let placed = Placed::of(before);
    let world = World { symbols: &symbols, actors: lexicon.actors(), foes: &foes };
    let mut truces: Vec<Ceasefire> = gather::chains(items, &settled, &foes, &placed, end)
        .iter()
        .map(|chain| compose::ceasefire(chain, &world, &settled))
        .collect();
    truces.sort_by(|a, b| order(a).cmp(&order(b)));
    Linked { truces, foes: foes.told_since(before.since, &symbols) }
}

/// The place of an event in time, by which stages of truces go; `None` for what has no day or is no stage.
#[must_use]
pub fn place_in_time(event: &Event, types: &EventTypes) -> Option<NaiveDate> {
    item::stage(event, types).and_then(|stage| item::at(event, stage))
}

/// Ids of the types that are a stage of a truce: those whose events [`chains`] takes.
#[must_use]
pub fn types_with_a_stage(types: &EventTypes) -> Vec<String> {
    types.all().iter().filter(|known| known.is_stage()).map(|known| known.id.clone()).collect()
}

/// Names the rules of this folder, so that truces that were linked by others are known: a hash of what stands in it.
#[must_use]
pub fn rules() -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    for (_, text) in RULES {
        hasher.update(text.as_bytes());
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

/// Files of this folder with what stands in them.
macro_rules! files {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_str!($name))),+] };
}

/// Every file by whose rules truces are linked; a test holds the list to the folder.
const RULES: &[(&str, &str)] = files![
    "chain.rs",
    "claims.rs",
    "compose.rs",
    "decisions.rs",
    "foes.rs",
    "followers.rs",
    "gather.rs",
    "item.rs",
    "linking.rs",
    "mod.rs",
    "parties.rs",
    "settling.rs",
    "symbols.rs",
];

/// The files that link nothing: what is asked of linked truces, and tests.
#[cfg(test)]
const NO_RULES: &[&str] = &["status.rs", "tests.rs"];

fn order(ceasefire: &Ceasefire) -> (bool, Option<NaiveDate>, &str) {
    let first = ceasefire.first_day();
    (first.is_none(), first, &ceasefire.id)
}
