//! "2025-04-19", "2025-04-19T18:00Z", "2025/04/19".

use super::Recognizer;
use super::clock::{clock_at, valid_day};
use crate::lexicon::{Roles, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning, Year};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer { first: Roles::NONE, digits: true, read };

fn read(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<Found> {
    let (year, month, day) = (tokens.at(at), tokens.at(at + 2), tokens.at(at + 4));
    let Kind::Mark(mark @ (b'-' | b'/')) = tokens.at(at + 1).kind else { return None };
    let written = year.is_plain(4)
        && year.digits == 4
        && month.is_plain(2)
        && month.digits == 2
        && day.kind == Kind::Number
        && day.digits == 2;
    if !written || !tokens.mark(at + 3, mark) || !(at + 1..at + 5).all(|i| tokens.at(i).glued) {
        return None;
    }
    let (month, day) = valid_day(month.number, day.number)?;
    let mut calendar = Calendar::new(Year::Stated(year.number), Field::Day(month, day));
    let mut end = at + 5;
    let behind = if tokens.is_word(end, "t") { end + 1 } else { end };
    if let Some((time, next)) =
        clock_at(tokens, behind, words).filter(|_| tokens.at(behind).kind == Kind::Number)
    {
        (calendar.time, end) = (time, next);
    }
    Some(Found::new(at, end, Meaning::Calendar(calendar), "iso date"))
}
