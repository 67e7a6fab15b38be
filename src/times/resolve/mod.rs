//! Meanings become values and days, in the order of the text, with what was told before. Third step of `times`.
//!
//! Two readings: news counts from the publication date, narrative from the date told last. Which of them holds is
//! chosen for the document by its stated years; a sentence of news that goes on from a dated month before it is read
//! as narrative too.

mod calendar;
mod context;
mod holiday;
mod length;
mod relative;

pub(super) use context::{Context, is_narrative, stated_month, stated_year};
pub(super) use length::length_value;

use chrono::NaiveDate;

use super::item::Item;
use super::meaning::{Anchor, Field, Meaning, Modifier, Step, TimeOfDay, Year};
use super::moment::{Moment, letters};
use crate::lexicon::{Code, Words};
use crate::model::{Basis, DayRange, Precision, TimexType};

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Resolved {
    /// TIMEX3 type.
    pub(super) kind: TimexType,
    /// TIMEX3 value.
    pub(super) value: String,
    /// First and last day.
    pub(super) days: Option<DayRange>,
    /// How finely they are known.
    pub(super) precision: Precision,
    /// What they rest on.
    pub(super) basis: Basis,
    /// The day that a relative expression was counted from.
    pub(super) anchor: Option<NaiveDate>,
    /// The time of day that it states.
    pub(super) time: TimeOfDay,
    /// Whether an anchor was missing.
    pub(super) open: bool,
    /// Where in the calendar it lies.
    pub(super) moment: Option<Moment>,
}

impl Resolved {
    /// A value without days.
    fn vague(kind: TimexType, value: String) -> Self {
        Self {
            kind,
            value,
            days: None,
            precision: Precision::Unknown,
            basis: Basis::None,
            anchor: None,
            time: TimeOfDay::default(),
            open: false,
            moment: None,
        }
    }

    /// A value whose anchor is missing.
    fn open(kind: TimexType, value: String, time: TimeOfDay) -> Self {
        Self { open: true, time, ..Self::vague(kind, value) }
    }

    /// A place in the calendar.
    fn at(moment: Moment, modifier: Modifier, basis: Basis, time: TimeOfDay, words: &Words) -> Self {
        let narrowed = moment.narrowed(modifier);
        let clock = time.clock.is_some() && matches!(moment, Moment::Day(_));
        let precision = narrowed
            .map_or(Precision::Unknown, |(_, precision)| if clock { Precision::Hour } else { precision });
        let kind = if time.is_some() { TimexType::Time } else { TimexType::Date };
        Self {
            kind,
            value: moment.value() + &time_value(&time) + zone_value(&time, words),
            days: narrowed.map(|(days, _)| days),
            precision,
            basis: if narrowed.is_some() { basis } else { Basis::None },
            anchor: None,
            time,
            open: false,
            moment: Some(moment),
        }
    }
}

/// `T10:35`, `TMO`, `T12:00`; empty without a time.
fn time_value(time: &TimeOfDay) -> String {
    match (time.clock, time.part) {
        _ if time.end_of_day => "T24:00".to_owned(),
        (Some(clock), _) => clock.format("T%H:%M").to_string(),
        (None, Some(part)) => format!("T{}", letters(part)),
        (None, None) => String::new(),
    }
}

/// `Z` for a clock time stated in UTC, as ISO 8601 writes it; TimeML leaves out other zones.
fn zone_value(time: &TimeOfDay, words: &Words) -> &'static str {
    let utc =
        time.utc || time.clock.is_some() && time.zone.and_then(|zone| words.zone(zone)) == Some("Etc/UTC");
    if utc { "Z" } else { "" }
}

/// What an expression comes to; the context learns from it.
pub(super) fn resolve(item: &Item, context: &mut Context<'_>) -> Resolved {
    context.enter(item);
    let mut resolved = match &item.found.meaning {
        Meaning::Calendar(calendar) => calendar::resolve(calendar, item, context),
        Meaning::Named(named) => relative::named(named, item, context),
        Meaning::Shift(shift) => relative::shift(shift, context),
        Meaning::YearBefore(unit) => relative::year_before(*unit, context),
        Meaning::Length(length) => length::resolve(length, item, context),
        Meaning::Repeat(value) => Resolved::vague(TimexType::Set, value.clone()),
        Meaning::Vague(value) => Resolved::vague(TimexType::Date, (*value).to_owned()),
        Meaning::Unplaced(value, part) => unplaced(value, *part),
        Meaning::WarDay(number) => relative::war_day(*number, context),
        Meaning::WarYear(number) => relative::war_year(*number, context),
        Meaning::WarAnniversary(number) => relative::war_anniversary(*number, context),
    };
    if resolved.basis == Basis::Relative {
        resolved.anchor = anchor(item, context);
    }
    context.learn(item, &resolved);
    resolved
}

/// "the second day of the talks", "the third evening": when they began is not known here.
fn unplaced(value: &str, part: Option<Code>) -> Resolved {
    let time = TimeOfDay { part, ..TimeOfDay::default() };
    let kind = if part.is_some() { TimexType::Time } else { TimexType::Date };
    Resolved { time, ..Resolved::vague(kind, value.to_owned() + &time_value(&time)) }
}

/// The day that a relative expression is counted from: that of publication, the one told last, or the first of a war.
fn anchor(item: &Item, context: &Context<'_>) -> Option<NaiveDate> {
    let told = match &item.found.meaning {
        Meaning::Named(named) => named.anchor == Anchor::Told,
        Meaning::Shift(shift) => shift.anchor == Anchor::Told,
        Meaning::YearBefore(_) => true,
        Meaning::Calendar(calendar) => {
            calendar.field == Field::Told
                || matches!(calendar.step, Step::Following | Step::Previous | Step::That)
                || matches!(calendar.year, Year::Told(_))
        }
        Meaning::WarDay(_) | Meaning::WarYear(_) | Meaning::WarAnniversary(_) => return context.war_start,
        _ => false,
    };
    let moment = if told || context.is_narrative() { context.told_or_today() } else { context.today() };
    moment?.days().map(|days| days.first)
}
