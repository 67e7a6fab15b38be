//! The last day in force, computed from the start and the stated length.

use chrono::NaiveDate;

use super::sources::Sources;
use crate::lexicon::EventType;
use crate::model::{Event, Length, Mention, Precision};

/// The last day in force of a truce, where its start and its term are known.
///
/// The start is the event's own first day, unless a sentence of it tells another: "on Monday declared a three-day
/// truce, to last from 8 to 10 May".
pub(super) fn scheduled_end(
    event: &Event,
    event_type: &EventType,
    all: &[&Mention],
    sources: &Sources<'_>,
) -> Option<NaiveDate> {
    let in_force = matches!(event_type.stage.as_str(), "declaration" | "agreement" | "start" | "extension");
    if !event_type.lasts || !in_force {
        return None;
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
