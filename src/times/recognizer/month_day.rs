//! "May 3", "Nov. 9, 1989", "March eighth", "April 16th of that year".

use super::Recognizer;
use super::month::{month_word, step_at};
use super::numbers::{counts_something, day_at, year_behind};
use crate::lexicon::{Role, Roles, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning, Step, Year};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer =
    Recognizer { first: Roles::of(&[Role::Month, Role::Last, Role::This, Role::Next]), digits: false, read };

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let (step, from) = step_at(tokens, at).unwrap_or((Step::Bare, at));
    let (month, next) = month_word(tokens, from)?;
    let the = if tokens.is(next, Role::The) { next + 1 } else { next };
    let (day, next) = day_at(tokens, the)?;
    let in_words = tokens.at(the).kind == Kind::Word;
    if counts_something(tokens, next)
        || (in_words
            && tokens.at(next).kind == Kind::Word
            && tokens.at(next).is_ordinary()
            && the == from + 1
            && !tokens.at(next).glued
            && tokens.is(at, Role::Modal))
    {
        return None;
    }
    let (year, end) = year_behind(tokens, next);
    // "in this Aug. 30, 2010, photo": the day alone.
    if step != Step::Bare && matches!(year, Year::Stated(_)) {
        return None;
    }
    let (year, end) = if step == Step::Bare { (year, end) } else { (Year::Missing, next) };
    let mut calendar = Calendar::new(year, Field::Day(month, day));
    calendar.step = step;
    Some(Found::new(at, end, Meaning::Calendar(calendar), "month day"))
}
