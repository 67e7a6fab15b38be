//! What single kinds of pictures say on their own: counts, calendars, lists.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::{events, list, month, period, thousands, unit_word};
use crate::chart::crowd::Unit;
use crate::chart::layout::reads_leftwards;

pub(crate) const HISTOGRAM: &str = "Number of events over time";
pub(crate) const CALENDAR: &str = "Calendar of events";
pub(crate) const LIST: &str = "Chronology";
pub(crate) const COUNTED_ONCE: &str = " Each event is counted once; what lasted, on its first day.";
pub(crate) const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
pub(crate) const TRUCE_HELD: &str = "a truce in force";

/// The unit that has most events.
pub(crate) fn fullest(unit: Unit, number: usize, first: NaiveDate) -> String {
    format!(
        " The {} with most is that of {}, with {}.",
        unit_word(unit),
        period(first, first),
        events(number)
    )
}

pub(crate) fn per_unit_of_events(unit: Unit) -> String {
    format!("events per {}", unit_word(unit))
}

/// What hangs below the line of a histogram.
pub(crate) fn below_the_line(unit: Unit) -> String {
    match unit {
        Unit::Day => "below the line: the day is not known, only the week, month or year",
        Unit::Week => "below the line: the week is not known, only the month or year",
        Unit::Month => "below the line: the month is not known, only the year or season",
        Unit::Year => "below the line: the year is not known",
    }
    .to_owned()
}

/// Events that a calendar cannot hold.
pub(crate) fn calendar_left(coarse: usize, other_years: usize) -> String {
    let mut out = String::new();
    if coarse > 0 {
        out.push_str(&format!(" In no day, being known only to a week or more: {}.", events(coarse)));
    }
    if other_years > 0 {
        out.push_str(&format!(" Of other years, not drawn (--from, --to): {}.", events(other_years)));
    }
    out
}

/// `1`, or `2 to 4`.
pub(crate) fn from_to(lowest: usize, highest: usize) -> String {
    if lowest == highest {
        events(lowest)
    } else {
        format!("{} to {}", thousands(lowest), thousands(highest))
    }
}

pub(crate) fn list_left(number: usize) -> String {
    if number == 0 {
        String::new()
    } else {
        format!(" Not listed, being of less weight (--height, --from, --to): {}.", events(number))
    }
}

/// `April 2025`.
pub(crate) fn month_of(day: NaiveDate) -> String {
    format!("{} {}", month(day.month()), day.year())
}

/// The sentence and who reports it.
pub(crate) fn said(evidence: &str, publishers: &[String]) -> String {
    let named: Vec<String> = publishers.iter().take(3).cloned().collect();
    // A sentence that runs leftwards keeps its full stop at its own end.
    let evidence = if reads_leftwards(evidence) {
        Cow::Owned(format!("\u{2067}{evidence}\u{2069}"))
    } else {
        Cow::Borrowed(evidence)
    };
    match (evidence.is_empty(), named.is_empty()) {
        (true, _) => list(&named),
        (false, true) => format!("“{evidence}”"),
        (false, false) => format!("{} — “{evidence}”", list(&named)),
    }
}
