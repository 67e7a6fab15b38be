//! "the same period last year", "the corresponding quarter of the previous year", "the quarter a year ago", "last year's
//! quarter": what a figure is compared with.

use super::Recognizer;
use super::numbers::{counts_something, relative_year, year_at};
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Field, Found, Meaning, Year};
use crate::times::token::Tokens;

pub(super) const RECOGNIZER: Recognizer =
    Recognizer { first: Roles::of(&[Role::The, Role::Last]), digits: false, read };

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let (unit, end) = if tokens.is(at, Role::The) {
        let compared = tokens.is(at + 1, Role::Same) || tokens.is(at + 1, Role::Comparable);
        let (unit, next) = period_at(tokens, if compared { at + 2 } else { at + 1 })?;
        if compared && let Some(found) = of_stated_year(tokens, at, unit, next) {
            return Some(found);
        }
        (unit, year_before(tokens, next)?)
    } else {
        let owned = tokens.is_word(at + 2, "'s") || tokens.is_word(at + 2, "\u{2019}s");
        let year = tokens.at(at + 1).unit() == Some(Unit::Year) && !tokens.at(at + 1).word.plural;
        period_at(tokens, at + 3).filter(|_| owned && year)?
    };
    Some(Found::new(at, end, Meaning::YearBefore(unit), "same period"))
}

/// "period" (no unit), "quarter", "month", "week"; the token behind.
fn period_at(tokens: &Tokens<'_>, at: usize) -> Option<(Option<Unit>, usize)> {
    if tokens.is_word(at, "period") || tokens.is_word(at, "time") {
        return Some((None, at + 1));
    }
    let token = tokens.at(at);
    let unit =
        token.unit().filter(|unit| matches!(unit, Unit::Quarter | Unit::Month | Unit::Week | Unit::Day))?;
    (!token.word.plural).then_some((Some(unit), at + 1))
}

/// "the same period of 2008", "the corresponding quarter in 2009": the quarter that the figures are about, in that year.
fn of_stated_year(tokens: &Tokens<'_>, at: usize, unit: Option<Unit>, next: usize) -> Option<Found> {
    let of = tokens.is(next, Role::Of) || tokens.is(next, Role::In);
    let (year, end) =
        year_at(tokens, next + 1).filter(|_| of && matches!(unit, None | Some(Unit::Quarter)))?;
    (!counts_something(tokens, end))
        .then(|| Found::date(at, end, Year::Stated(year), Field::Quarter(0), "same period"))
}

/// "last year", "of the last year", "in the previous year", "a year ago", "a year earlier": the token behind.
fn year_before(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let of = if tokens.is(at, Role::Of) || tokens.is(at, Role::In) { at + 1 } else { at };
    let ago = tokens.is(of, Role::A)
        && tokens.at(of + 1).unit() == Some(Unit::Year)
        && tokens.any(of + 2, Roles::of(&[Role::Ago, Role::Earlier, Role::Before]));
    if ago {
        return Some(of + 3);
    }
    let the = if tokens.is(of, Role::The) { of + 1 } else { of };
    let back = tokens.is(the, Role::Last) || tokens.is(the, Role::Previous);
    relative_year(tokens, of).or_else(|| relative_year(tokens, the)).filter(|_| back).map(|(_, end)| end)
}
