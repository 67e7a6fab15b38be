//! "Monday", "last Tuesday", "this coming Sunday, March eighth", "Friday morning".

use super::Recognizer;
use super::day_part::part_behind;
use super::month::pointed_step_at;
use super::{date_at, month::month_word};
use crate::lexicon::{Role, Roles, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning, Step, Year};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[
        Role::Weekday,
        Role::The,
        Role::Last,
        Role::This,
        Role::That,
        Role::Next,
        Role::Coming,
        Role::Following,
        Role::Previous,
        Role::Past,
    ]),
    digits: false,
    read,
};

/// A weekday by its name, and the token behind it and its full stop.
pub(super) fn weekday_word(tokens: &Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    let token = tokens.at(at);
    if !token.is(Role::Weekday) || !(token.capital) {
        return None;
    }
    let next = tokens.past_dot(at + 1);
    let comma = if tokens.mark(next, b',') { next + 1 } else { next };
    let short = token.end - token.start <= 5;
    let dated =
        tokens.at(comma).is(Role::Month) || tokens.at(comma).is_plain(2) && tokens.is(comma + 1, Role::Month);
    (!short || dated || (next > at + 1 && token.end - token.start > 3)).then_some((token.word.weekday, next))
}

fn read(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<Found> {
    let (step, from) = pointed_step_at(tokens, at).unwrap_or((Step::Bare, at));
    let (weekday, next) = weekday_word(tokens, from)?;
    // "Black Monday", "Bloody Sunday" are names.
    if tokens.before(at, 1).is(Role::DayName) && tokens.before(at, 1).capital {
        return None;
    }
    if tokens.is(next, Role::Program) && tokens.at(next).capital && !tokens.at(next).opens_sentence {
        return None;
    }
    let comma = if tokens.mark(next, b',') { next + 1 } else { next };
    let begins_date = month_word(tokens, comma).is_some()
        || matches!(tokens.at(comma).kind, Kind::Number)
        || tokens.is(comma, Role::The);
    if begins_date {
        let date = date_at(tokens, comma, words);
        if let Some(Found { to, meaning: Meaning::Calendar(calendar), .. }) = date
            && matches!(calendar.field, Field::Day(..))
        {
            return Some(Found::new(at, to, Meaning::Calendar(calendar), "weekday and date"));
        }
    }
    let mut calendar = Calendar::new(Year::Missing, Field::Weekday(weekday));
    calendar.step = step;
    let mut end = next;
    if let Some((part, next)) = part_behind(tokens, next) {
        (calendar.time.part, end) = (Some(part), next);
    }
    Some(Found::new(at, end, Meaning::Calendar(calendar), "weekday"))
}
