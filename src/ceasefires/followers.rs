//! Which truce was followed by another between its parties about the same.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::model::{Ceasefire, CeasefireBasis, CeasefireDay};

/// What the truces have in common of which one can follow another: their parties and what they cover. `None` for those
/// that no other follows.
#[must_use]
pub fn pair(truce: &Ceasefire) -> Option<String> {
    if truce.effective.is_none() || truce.parties.len() < 2 || truce.bound.len() < 2 {
        return None;
    }
    let parties = truce.parties.join("\n");
    Some(format!("{parties}\n\n{}", truce.scope.as_deref().unwrap_or_default()))
}

/// For each of some truces of one pair, the day before the next one began, in the order given.
#[must_use]
pub fn followers(truces: &[&Ceasefire]) -> Vec<Option<CeasefireDay>> {
    let begins = |at: &usize| truces[*at].effective.as_ref().map(|first| first.day);
    let mut order: Vec<usize> = (0..truces.len()).collect();
    order.sort_by_key(|at| (begins(at), &truces[*at].id));
    let mut followed = vec![None; truces.len()];
    for (at, next) in order.iter().zip(order.iter().skip(1)) {
        if let Some(first) = truces[*next].effective.clone().filter(|first| begins(at) < Some(first.day)) {
            let day = first.day - TimeDelta::days(1);
            followed[*at] = Some(CeasefireDay { day, basis: CeasefireBasis::Inferred, ..first });
        }
    }
    followed
}

/// Marks each truce that is followed by another.
pub fn follow(truces: &mut [Ceasefire]) {
    let mut pairs: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, truce) in truces.iter().enumerate() {
        if let Some(pair) = pair(truce) {
            pairs.entry(pair).or_default().push(at);
        }
    }
    for of_pair in pairs.values() {
        let followed = followers(&of_pair.iter().map(|at| &truces[*at]).collect::<Vec<_>>());
        for (at, followed) in of_pair.iter().zip(followed) {
            truces[*at].followed = followed;
        }
    }
}
