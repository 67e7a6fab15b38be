//! A weekday whose week is named beside it: "Monday last week", "Tuesday of next week", "a week ago Monday" are one day;
//! "last week on Tuesday" tells the week of its Tuesday.

use crate::lexicon::{Role, Unit, Words};
use crate::times::meaning::{Amount, Anchor, Calendar, Field, Found, Meaning, Modifier, Step};
use crate::times::token::Tokens;

const RULE: &str = "weekday of week";

pub(super) fn refine(tokens: &Tokens<'_>, founds: &mut Vec<Found>, _: &Words) {
    founds.dedup_by(|second, first| {
        let gap = second.from - first.to;
        let of = gap == 1 && tokens.is(first.to, Role::Of);
        if let (Some(mut day), Some(weeks)) = (weekday(first), week(second))
            && (gap == 0 || of)
        {
            place(&mut day, weeks);
            *first = Found { to: second.to, meaning: Meaning::Calendar(day), rule: RULE, ..first.clone() };
            return true;
        }
        let (Some(mut day), Some(weeks)) = (weekday(second), week(first)) else { return false };
        if gap == 0 && matches!(first.meaning, Meaning::Shift(_)) {
            place(&mut day, weeks);
            *first = Found { to: second.to, meaning: Meaning::Calendar(day), rule: RULE, ..first.clone() };
            return true;
        }
        if gap == 1 && tokens.is(first.to, Role::On) || gap == 2 && tokens.is(first.to + 1, Role::On) {
            place(&mut day, weeks);
            (second.meaning, second.rule) = (Meaning::Calendar(day), RULE);
        }
        false
    });
}

fn place(day: &mut Calendar, weeks: i32) {
    if let Field::Weekday(number) = day.field {
        day.field = Field::WeekdayIn(number, weeks);
    }
}

/// A bare weekday.
fn weekday(found: &Found) -> Option<Calendar> {
    let Meaning::Calendar(calendar) = found.meaning else { return None };
    let bare = matches!(calendar.field, Field::Weekday(_)) && calendar.step == Step::Bare;
    (bare && found.modifier == Modifier::None).then_some(calendar)
}

/// How many weeks from that of speech: "last week" (−1), "two weeks ago" (−2).
fn week(found: &Found) -> Option<i32> {
    match &found.meaning {
        Meaning::Named(named) if named.unit == Unit::Week && named.anchor == Anchor::Speech => {
            Some(named.step)
        }
        Meaning::Shift(shift) if shift.unit == Unit::Week && shift.anchor == Anchor::Speech => {
            match shift.amount {
                Amount::Whole(number) => number.checked_mul(shift.direction).filter(|weeks| weeks.abs() < 60),
                _ => None,
            }
        }
        _ => None,
    }
}
