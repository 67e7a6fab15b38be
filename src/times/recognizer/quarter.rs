//! "the third quarter of 1989", "this year's first half", "third-quarter", "Q3 2024", "the 1988 fourth quarter".

use super::Recognizer;
use super::numbers::{ordinal_at, relative_year, year_at};
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Field, Found, Year};
use crate::times::token::Tokens;

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[
        Role::The,
        Role::Possessive,
        Role::Ordinal,
        Role::Final,
        Role::Last,
        Role::This,
        Role::Next,
        Role::Fiscal,
        Role::Later,
        Role::PeriodCode,
    ]),
    digits: true,
    read,
};

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    if let Some(found) = coded(tokens, at) {
        return Some(found);
    }
    let mut next = at;
    let mut year = Year::Missing;
    let mut fiscal = false;
    if tokens.is(next, Role::The) || tokens.is(next, Role::Possessive) {
        next += 1;
    }
    if let Some((stated, end)) = year_at(tokens, next) {
        (year, next) = (Year::Stated(stated), end);
    } else if let Some((relative, end)) = relative_year(tokens, next)
        .filter(|(_, end)| tokens.is_word(*end, "'s") || tokens.is_word(*end, "\u{2019}s"))
    {
        (year, next) = (relative, end + 1);
    }
    if tokens.is(next, Role::Fiscal) {
        (fiscal, next) = (true, tokens.past_hyphen(next + 1));
    }
    if let Some((stated, end)) = year_at(tokens, next).filter(|_| fiscal && year == Year::Missing) {
        (year, next) = (Year::Stated(stated), end);
    }
    let final_one = tokens.is(next, Role::Final)
        || (tokens.is(next, Role::Last) && next > at)
        || tokens.is_word(next, "latter");
    let (number, end) = if final_one { (0, next + 1) } else { ordinal_at(tokens, next)? };
    // "the second fiscal quarter".
    let end = if tokens.is(end, Role::Fiscal) { end + 1 } else { end };
    let unit = tokens.past_hyphen(end);
    let quarter = tokens.at(unit).unit() == Some(Unit::Quarter);
    let half =
        tokens.is(unit, Role::Half) && (tokens.is(unit + 1, Role::Of) || year != Year::Missing || fiscal);
    let field = match (quarter, half, number) {
        (true, _, 1..=4) => Field::Quarter(u8::try_from(number).ok()?),
        (true, _, 0) => Field::Quarter(4),
        (_, true, 1 | 2) => Field::Half(u8::try_from(number).ok()?),
        (_, true, 0) => Field::Half(2),
        _ => return None,
    };
    // "its third-quarter loss": the determiner belongs to the noun.
    let attributive = unit > end || tokens.is(at, Role::Possessive);
    if attributive && year == Year::Missing && next > at && !fiscal {
        return None;
    }
    let mut end = unit + 1;
    if year == Year::Missing {
        (year, end) = year_of(tokens, end);
    }
    if matches!(field, Field::Half(_)) && year == Year::Missing
        || (final_one && quarter && year == Year::Missing && !tokens.is(next, Role::Final))
    {
        return None;
    }
    Some(Found::date(at, end, year, field, "quarter"))
}

/// "Q3 2024", "H1 of 2025", "2024 Q3".
fn coded(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let (code, stated) = if tokens.is(at, Role::PeriodCode) {
        (at, None)
    } else {
        let (year, next) = year_at(tokens, at)?;
        (tokens.past_hyphen(next), Some(year))
    };
    let token = tokens.at(code);
    if !token.is(Role::PeriodCode) || !token.capital {
        return None;
    }
    let number = tokens.words(code).as_bytes().get(1)?.checked_sub(b'0')?;
    let field =
        if tokens.words(code).starts_with('Q') { Field::Quarter(number) } else { Field::Half(number) };
    let (year, end) = match stated {
        Some(year) => (Year::Stated(year), code + 1),
        None => year_of(tokens, code + 1),
    };
    let quarter = matches!(field, Field::Quarter(_)) && tokens.before(at, 1).is(Role::In);
    (year != Year::Missing || quarter).then(|| Found::date(at, end, year, field, "quarter"))
}

/// "of 1989", "1989", "of this year", "last year", "of the year".
fn year_of(tokens: &Tokens<'_>, end: usize) -> (Year, usize) {
    let of = if tokens.is(end, Role::Of) { end + 1 } else { end };
    let fiscal = if tokens.is(of, Role::Fiscal) { of + 1 } else { of };
    if let Some((year, next)) = year_at(tokens, fiscal) {
        return (Year::Stated(year), next);
    }
    if let Some(relative) = relative_year(tokens, of) {
        return relative;
    }
    if of > end && tokens.is(of, Role::The) && tokens.at(of + 1).unit() == Some(Unit::Year) {
        return (Year::Told(0), of + 2);
    }
    (Year::Missing, end)
}
