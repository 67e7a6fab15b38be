//! Whether what was changed bears on what comes after a day.
//!
//! An event is compared with the truces that were in the news in the two years before it, and with the enemies that were
//! told of. Where these are, on a day, what they were before the change, every later event stands where it did. So a
//! change of a day years back need not be followed to the present: it is forgotten as truces are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Before, Foe, foes};
use crate::model::{Ceasefire, CeasefireLink};

/// What was linked anew, up to a day.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'s> {
    /// The truces as they were.
    pub before: &'s [Ceasefire],
    /// The truces as they are.
    pub after: &'s [Ceasefire],
    /// The enemies as they were first told of, from the first day that was linked anew.
    pub foes_before: &'s [Foe],
    /// The enemies as they are.
    pub foes_after: &'s [Foe],
    /// The place in time of the events that were linked; those that are gone are not there.
    pub places: &'s BTreeMap<&'s str, Option<NaiveDate>>,
    /// The events that were changed.
    pub changed: &'s BTreeSet<&'s str>,
    /// The day from which on nothing was linked anew; at least [`Before::least`] for what was changed.
    pub until: NaiveDate,
}

/// Whether nothing that was changed before a day bears on what comes on that day or later.
#[must_use]
pub fn bears_on_nothing(stretch: &Stretch<'_>) -> bool {
    // Enemies are looked up some days ahead of an event, so what is compared ends before the last day that is known.
    let Some(day) = stretch.until.checked_sub_days(foes::FORESIGHT) else { return false };
    let of = |truces| stretch.fresh(truces, day);
    stretch.foes_agree(day) && of(stretch.before).is_some_and(|before| of(stretch.after) == Some(before))
}

impl<'s> Stretch<'s> {
    /// The truces that were in the news shortly before a day, by what they were then; a truce with an event that was
    /// changed or is gone is like no other.
    fn fresh(&self, truces: &'s [Ceasefire], day: NaiveDate) -> Option<BTreeSet<Vec<Told<'s>>>> {
        let reach = Before::reach(day);
        let mut fresh = BTreeSet::new();
        for truce in truces {
            let place = |link: &&CeasefireLink| self.places.get(link.event.as_str()).copied();
            let is_earlier =
                |link: &&CeasefireLink| place(link).is_none_or(|at| at.is_some_and(|at| at < day));
            // What is gone stood long before: the stretch reaches further than what was changed is remembered.
            let is_fresh = |link: &CeasefireLink| place(&link).flatten().is_some_and(|at| at >= reach);
            let earlier: Vec<&CeasefireLink> = truce.links.iter().filter(is_earlier).collect();
            if !earlier.iter().any(|link| is_fresh(link)) {
                continue;
            }
            let is_known = |link: &&CeasefireLink| {
                self.places.contains_key(link.event.as_str()) && !self.changed.contains(link.event.as_str())
            };
            if !earlier.iter().all(is_known) {
                return None;
            }
            let mut told: Vec<Told<'_>> = earlier
                .into_iter()
                .map(|link| (link.event.as_str(), link.stage.as_str(), link.reason.as_str()))
                .collect();
            told.sort_unstable();
            fresh.insert(told);
        }
        Some(fresh)
    }

    /// Whether every two that were enemies, or are, have been told of as such either way, or are first told of as they were.
    fn foes_agree(&self, day: NaiveDate) -> bool {
        let told = |foes: &'s [Foe]| -> BTreeMap<(bool, &'s str, &'s str), NaiveDate> {
            foes.iter().map(|foe| ((foe.accuses, foe.side.as_str(), foe.other.as_str()), foe.since)).collect()
        };
        let (before, after) = (told(self.foes_before), told(self.foes_after));
        before.keys().chain(after.keys()).all(|pair| {
            let since = [before.get(pair), after.get(pair)];
            since[0] == since[1] || since.iter().all(|since| since.is_some_and(|since| *since < day))
        })
    }
}

/// An event of a truce: its id, its stage in it, and why it belongs to it.
type Told<'s> = (&'s str, &'s str, &'s str);
