//! A day before its clock time: "Monday 9:45 p.m. local time", "Saturday at 6 p.m.", "18 May, 6 p.m.", "Friday morning
//! at about 10 a.m.", "on Saturday, April 19, at 18:00".

use crate::lexicon::{Role, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning};
use crate::times::token::Tokens;

pub(super) fn refine(tokens: &Tokens<'_>, founds: &mut Vec<Found>, _: &Words) {
    founds.dedup_by(|second, first| {
        let comma = if tokens.mark(first.to, b',') { first.to + 1 } else { first.to };
        let at = if tokens.is(comma, Role::At) { comma + 1 } else { comma };
        let (Some(mut calendar), Some(clock), true) =
            (dated(&first.meaning), clock(&second.meaning), at == second.from)
        else {
            return false;
        };
        let part = calendar.time.part;
        calendar.time = clock.time;
        calendar.time.part = calendar.time.part.or(part);
        first.to = second.to;
        (first.meaning, first.rule) = (Meaning::Calendar(calendar), "date and clock");
        true
    });
}

/// A day without a clock time.
fn dated(meaning: &Meaning) -> Option<Calendar> {
    let Meaning::Calendar(calendar) = meaning else { return None };
    let open = calendar.time.clock.is_none() && !calendar.time.end_of_day;
    (calendar.field.is_day() && open).then_some(*calendar)
}

/// A clock time without a day.
fn clock(meaning: &Meaning) -> Option<Calendar> {
    let Meaning::Calendar(calendar) = meaning else { return None };
    (calendar.field == Field::Told && calendar.time.clock.is_some()).then_some(*calendar)
}
