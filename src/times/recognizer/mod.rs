//! The written forms of time expressions: one per file. Second step of `times`.
//!
//! At a token that could begin an expression, every recognizer of the list that begins with such a token is tried;
//! the longest reading wins, and of equally long ones that of the earlier recognizer. No recognizer looks further
//! than a dozen tokens, so that reading stays linear.

mod century;
mod clock;
mod day_month;
mod day_of_month;
mod day_part;
mod decade;
mod definite;
mod holiday;
mod iso_date;
mod length;
mod month;
mod month_day;
mod month_span;
mod narrowed;
mod nth_unit;
mod numbers;
mod overnight;
mod quarter;
mod recurring;
mod reference;
mod same_period;
mod season;
mod shift;
mod slash_date;
mod today;
mod unit;
mod war_day;
mod weekday;
mod year;

use super::meaning::Found;
use super::token::{Kind, Tokens};
use crate::lexicon::{Roles, Words};

pub(super) use numbers::{counts_something, year_behind};
pub(super) use reference::OF_HISTORIES;
pub(super) use unit::{PAST_UNIT, THAT_QUARTER, THIS_WEEKEND};

/// One written form.
pub(super) struct Recognizer {
    /// What its first token can be.
    pub(super) first: Roles,
    /// Whether it can begin with digits.
    pub(super) digits: bool,
    /// Reads the form that begins at a token.
    pub(super) read: fn(&Tokens<'_>, usize, &Words) -> Option<Found>,
}

/// Every written form of a date, in the order in which they are preferred for words of equal length.
const DATES: &[Recognizer] = &[
    // Whole dates come first: nothing else may read a part of them.
    iso_date::RECOGNIZER,
    slash_date::RECOGNIZER,
    day_month::RECOGNIZER,
    month_day::RECOGNIZER,
    // "the July-September period" before its months.
    month_span::RECOGNIZER,
    month::RECOGNIZER,
    day_of_month::RECOGNIZER,
    // A weekday takes the date behind it, and "Good Friday" is a holiday before it is a Friday.
    holiday::RECOGNIZER,
    weekday::RECOGNIZER,
    // "the third quarter of 1989" before its year.
    quarter::RECOGNIZER,
    same_period::RECOGNIZER,
    season::RECOGNIZER,
    decade::RECOGNIZER,
    century::RECOGNIZER,
    today::RECOGNIZER,
    // "in its fourth year" before "fourth year".
    war_day::RECOGNIZER,
    nth_unit::RECOGNIZER,
    // "the weeks before the vote" before "weeks".
    definite::RECOGNIZER,
    unit::RECOGNIZER,
    shift::RECOGNIZER,
    year::RECOGNIZER,
];

/// Forms that are no dates, or that hold one.
const OTHERS: &[Recognizer] = &[
    clock::RECOGNIZER,
    // "the night to Monday" before its morning.
    overnight::RECOGNIZER,
    day_part::RECOGNIZER,
    narrowed::RECOGNIZER,
    // "every Friday" before "Friday".
    recurring::RECOGNIZER,
    length::RECOGNIZER,
    // Last, since "recent" and "future" stand in many longer forms.
    reference::RECOGNIZER,
];

/// What can begin any expression.
pub(super) fn beginnings() -> Roles {
    DATES.iter().chain(OTHERS).fold(Roles::NONE, |all, recognizer| all.with(recognizer.first))
}

/// The longest expression that begins at a token.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<Found> {
    longest(&[DATES, OTHERS], tokens, at, words)
}

/// The longest date that begins at a token.
fn date_at(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<Found> {
    longest(&[DATES], tokens, at, words)
}

fn longest(lists: &[&[Recognizer]], tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<Found> {
    let token = tokens.at(at);
    let mut best: Option<Found> = None;
    for recognizer in lists.iter().copied().flatten() {
        let begins =
            if token.kind == Kind::Word { token.roles.any(recognizer.first) } else { recognizer.digits };
        if !begins {
            continue;
        }
        if let Some(found) = (recognizer.read)(tokens, at, words)
            && best.as_ref().is_none_or(|best| found.to > best.to)
        {
            best = Some(found);
        }
    }
    best
}
