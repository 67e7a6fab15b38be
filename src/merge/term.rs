//! The last day in force: told, else computed from the start and the stated length.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::sources::Sources;
use crate::lexicon::EventType;
use crate::model::{Event, Length, Mention, Precision};

/// The last day in force of a truce, where it is told, or its start and its term are known.
///
/// The start is the event's own first day, unless a sentence of it tells another: "on Monday declared a three-day
/// truce, to last from 8 to 10 May".
pub(super) fn scheduled_end(
    event: &Event,
    event_type: &EventType,
    all: &[&Mention],
    sources: &Sources<'_>,
) -> Option<NaiveDate> {
    if !event_type.may_hold() {
        return None;
    }
    if let Some(last) = told_last_day(all) {
        return Some(last);
    }
    let starts = event_type.stage == "start";
    let told = all.iter().filter(|_| !starts).filter_map(|mention| sources.start_told_beside(mention)).min();
    let (first, own_day) = match (told, event.days) {
        (Some(told), days) => (told.first, days.is_some_and(|days| days.first == told.first)),
        (None, Some(days)) if event.precision <= Precision::Day => (days.first, true),
        (None, _) => return None,
    };
    let length: Option<Length> = event.duration.as_deref().and_then(|words| words.parse().ok());
    if let Some(length) = length {
        return length.last_day(first, event.start_time.filter(|_| own_day));
    }
    let span = told.or(event.days.filter(|_| starts))?;
    (!span.is_one_day()).then_some(span.last)
}

/// The last day that most mentions tell, the later of two that as many tell.
fn told_last_day(all: &[&Mention]) -> Option<NaiveDate> {
    let mut told: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for last in all.iter().filter_map(|mention| mention.until) {
        *told.entry(last).or_default() += 1;
    }
    told.into_iter().max_by_key(|(last, times)| (*times, *last)).map(|(last, _)| last)
}
