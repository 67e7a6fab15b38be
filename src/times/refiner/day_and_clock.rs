//! A day right before its clock time: "Monday 9:45 p.m. local time", "Saturday midnight", "18 May, 6 p.m.".

use crate::lexicon::Words;
use crate::times::meaning::{Calendar, Field, Found, Meaning};
use crate::times::token::Tokens;

pub(super) fn refine(tokens: &Tokens<'_>, founds: &mut Vec<Found>, _: &Words) {
    founds.dedup_by(|second, first| {
        let gap = second.from - first.to;
        let beside = gap == 0 || gap == 1 && tokens.mark(first.to, b',');
        let (Some(mut calendar), Some(time), true) = (dated(&first.meaning), clock(&second.meaning), beside)
        else {
            return false;
        };
        calendar.time = time.time;
        first.to = second.to;
        (first.meaning, first.rule) = (Meaning::Calendar(calendar), "date and clock");
        true
    });
}

/// A day without a time.
fn dated(meaning: &Meaning) -> Option<Calendar> {
    let Meaning::Calendar(calendar) = meaning else { return None };
    let day = matches!(calendar.field, Field::Day(..) | Field::Weekday(_) | Field::Today(_));
    (day && !calendar.time.is_some()).then_some(*calendar)
}

/// A clock time without a day.
fn clock(meaning: &Meaning) -> Option<Calendar> {
    let Meaning::Calendar(calendar) = meaning else { return None };
    (calendar.field == Field::Told && calendar.time.clock.is_some()).then_some(*calendar)
}
