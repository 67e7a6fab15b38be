//! "A day after the group struck Damascus": what the clause behind such words tells was a day before the rest.

use chrono::{Days, NaiveDate};

use crate::model::{Basis, DayRange, Length, Precision, Shape, TimePhrase, Trigger};

use super::passage::{Passage, ToldDay};

/// The phrase behind which, in the clause that such words open, a trigger stands.
pub(super) fn opener(text: &str, trigger: &Trigger, times: &[TimePhrase]) -> Option<usize> {
    times.iter().position(|phrase| phrase.anchored_by_clause && is_behind(text, phrase, trigger))
}

/// The day of a trigger behind the phrase of this number; `Basis` says whether its sentence names the other day, or
/// the passage.
pub(super) fn offset(
    text: &str,
    number: usize,
    times: &[TimePhrase],
    passage: &Passage,
) -> Option<(ToldDay, Basis)> {
    let phrase = &times[number];
    let length = length(text, phrase)?;
    let (base, basis) = match base(number, times) {
        Some(days) => (days, Basis::Relative),
        None => (passage.told().or_else(|| passage.news())?.days, Basis::Assumed),
    };
    let behind = text.get(phrase.span.end..)?.split_whitespace().next()?;
    let later = match behind.to_ascii_lowercase().as_str() {
        "before" => true,
        "after" | "following" | "since" => false,
        _ => return None,
    };
    let moved = |day: NaiveDate| match later {
        true => day.checked_add_days(Days::new(length)),
        false => day.checked_sub_days(Days::new(length)),
    };
    let days = DayRange { first: moved(base.first)?, last: moved(base.last)? };
    Some((ToldDay { days, precision: Precision::Day, words: phrase.span.of(text).to_owned() }, basis))
}

/// Whether the trigger's clause begins where the phrase ends.
fn is_behind(text: &str, phrase: &TimePhrase, trigger: &Trigger) -> bool {
    phrase.span.end <= trigger.span.start
        && trigger.clause.start <= trigger.span.start
        && (trigger.clause.start < phrase.span.end && trigger.clause.end > phrase.span.end
            || text
                .get(phrase.span.end..trigger.clause.start)
                .is_some_and(|between| between.trim().is_empty()))
}

/// A whole number of days; hours are the same day, "days" and "weeks" without a number are none.
fn length(text: &str, phrase: &TimePhrase) -> Option<u64> {
    let Some(duration) = phrase.duration.as_deref() else {
        let words = phrase.span.of(text).to_lowercase();
        return ["hour", "minute", "moment"].iter().any(|unit| words.contains(unit)).then_some(0);
    };
    let length: Length = duration.parse().ok()?;
    (length.months == 0).then_some(length.days + length.seconds / 86_400)
}

/// The day that the rest of the sentence names.
fn base(number: usize, times: &[TimePhrase]) -> Option<DayRange> {
    times
        .iter()
        .enumerate()
        .filter(|(other, phrase)| {
            *other != number && phrase.shape == Shape::Single && phrase.days.is_some_and(DayRange::is_one_day)
        })
        .min_by_key(|(other, _)| other.abs_diff(number))
        .and_then(|(_, phrase)| phrase.days)
}
