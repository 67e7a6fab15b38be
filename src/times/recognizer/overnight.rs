//! "overnight on Sunday", "overnight into Monday", "overnight from Saturday to Sunday", "on the night from 14 to 15 April":
//! a night is of the day on which it begins.

use super::{Recognizer, date_at};
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning};
use crate::times::token::Tokens;

pub(super) const RECOGNIZER: Recognizer =
    Recognizer { first: Roles::of(&[Role::Overnight, Role::The, Role::PartOfDay]), digits: false, read };

/// What stands between the night and its day.
const BEFORE_DAY: Roles = Roles::of(&[Role::On, Role::Of, Role::From, Role::Between]);

/// What stands between the day of a night and the next.
const TO_NEXT: Roles = Roles::of(&[Role::To, Role::And, Role::Enter]);

fn read(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<Found> {
    let overnight = tokens.is(at, Role::Overnight);
    let night = if tokens.is(at, Role::The) { at + 1 } else { at };
    if !overnight && tokens.at(night).unit() != Some(Unit::Night) || tokens.at(night).word.plural {
        return None;
    }
    let behind = night + 1;
    let into = tokens.is(behind, Role::To) || tokens.is_word(behind, "into");
    let (mut calendar, end) = if into {
        let (next, end) = day_at(tokens, behind + 1, words)?;
        (Calendar { field: next.field.on(-1), ..next }, end)
    } else {
        let first = if tokens.any(behind, BEFORE_DAY) { behind + 1 } else { behind };
        match two_days(tokens, first, words) {
            Some(found) => found,
            None => day_at(tokens, first, words).filter(|_| overnight)?,
        }
    };
    calendar.time.part = Some(*b"NI");
    Some(Found::new(at, end, Meaning::Calendar(calendar), "overnight"))
}

/// A day without a time, and the token behind.
fn day_at(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<(Calendar, usize)> {
    let Found { to, meaning: Meaning::Calendar(calendar), .. } = date_at(tokens, at, words)? else {
        return None;
    };
    (calendar.field.is_day() && !calendar.time.is_some()).then_some((calendar, to))
}

/// "Monday to Tuesday", "14 to 15 April", "April 14-15": the first of two days in a row, and the token behind both.
pub(super) fn two_days(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<(Calendar, usize)> {
    let joined = |at: usize| tokens.mark(at, b'-') || tokens.any(at, TO_NEXT);
    // "14 to 15 April".
    let bare = tokens.at(at).is_plain(2).then(|| u8::try_from(tokens.at(at).number).ok()).flatten();
    if let Some(day) = bare.filter(|_| joined(at + 1)) {
        let (next, end) = day_at(tokens, at + 2, words)?;
        let first = next.field.on(-1);
        return matches!(first, Field::Day(_, first) if first == day)
            .then_some((Calendar { field: first, ..next }, end));
    }
    let (first, next) = day_at(tokens, at, words).filter(|(_, next)| joined(*next))?;
    // "April 14 to 15".
    if let Field::Day(month, day) = first.field
        && tokens.at(next + 1).is_plain(2)
        && Field::Day(month, day).on(1) == Field::Day(month, u8::try_from(tokens.at(next + 1).number).ok()?)
        && !tokens.is(next + 2, Role::Month)
    {
        return Some((first, next + 2));
    }
    let (second, end) = day_at(tokens, next + 1, words)?;
    let year = if let (Field::Day(..), crate::times::meaning::Year::Missing) = (first.field, first.year) {
        second.year
    } else {
        first.year
    };
    (first.field.on(1) == second.field).then_some((Calendar { year, ..first }, end))
}
