//! Dates that share a month or a year: "April 14-15", "March 3 and 9", "between 3 and 5 May", "1939-45".

use crate::lexicon::{Role, Unit, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning, Year};
use crate::times::recognizer::counts_something;
use crate::times::token::{Kind, Tokens};

const RULE: &str = "shared head";

pub(super) fn refine(tokens: &Tokens<'_>, founds: &mut Vec<Found>, _: &Words) {
    let mut at = 0;
    while at < founds.len() {
        let Meaning::Calendar(calendar) = founds[at].meaning else {
            at += 1;
            continue;
        };
        // "from the 3rd to the 5th of May".
        if let (Field::DayOfMonth(day), Some(next)) = (calendar.field, founds.get(at + 1))
            && joined(tokens, founds[at].to) == Some(next.from)
            && let Meaning::Calendar(Calendar { year, field: Field::Day(month, _), .. }) = next.meaning
        {
            founds[at].meaning = Meaning::Calendar(Calendar::new(year, Field::Day(month, day)));
            at += 1;
            continue;
        }
        let behind = match calendar.field {
            Field::Day(month, _) => day_behind(tokens, &founds[at], month, calendar.year),
            Field::Year => year_behind(tokens, &founds[at], calendar.year),
            _ => None,
        };
        if let (Field::Year, Year::Stated(year @ ..0)) = (calendar.field, calendar.year) {
            let floor = at.checked_sub(1).map_or(0, |before| founds[before].to);
            if let Some(head) = bc_year_before(tokens, &founds[at], year, floor) {
                founds.insert(at, head);
                at += 1;
            }
        }
        if let Field::Day(month, _) = calendar.field {
            let mut first = at;
            let floor = at.checked_sub(1).map_or(0, |before| founds[before].to);
            while let Some(head) = day_before(tokens, &founds[first], month, calendar.year, floor) {
                founds.insert(first, head);
                at += 1;
                first = at - (at - first);
                if at - first > 6 {
                    break;
                }
            }
        }
        // "April 14-15, 2025", "April 14 and 15 last year": the year of the second day was found by itself.
        let inside = |next: &Found, found: &Found| {
            let year = match &next.meaning {
                Meaning::Calendar(calendar) => calendar.field == Field::Year,
                Meaning::Named(named) => named.unit == Unit::Year,
                _ => false,
            };
            year && next.from >= found.from && next.to <= found.to
        };
        if let Some(found) = &behind
            && founds.get(at + 1).is_some_and(|next| inside(next, found))
        {
            founds.remove(at + 1);
            share_year(&mut founds[at].meaning, &found.meaning);
        }
        if let Some(found) =
            behind.filter(|found| founds.get(at + 1).is_none_or(|next| next.from >= found.to))
        {
            founds.insert(at + 1, found);
        }
        at += 1;
    }
}

/// Gives the first of two days the year that stands behind the second.
fn share_year(first: &mut Meaning, second: &Meaning) {
    if let (Meaning::Calendar(first), Meaning::Calendar(second)) = (first, second)
        && first.year == Year::Missing
    {
        first.year = second.year;
    }
}

/// Past "-", "to", "and", "or", "," to the second head.
fn joined(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let token = tokens.at(at);
    if token.is_mark(b',') && (tokens.is(at + 1, Role::And) || tokens.is(at + 1, Role::Or)) {
        return Some(at + 2);
    }
    (token.is_mark(b'-')
        || token.is_mark(b'/')
        || token.is_mark(b',')
        || token.is(Role::And)
        || token.is(Role::Or)
        || token.is(Role::To)
        || token.is(Role::Until))
    .then_some(at + 1)
}

/// "April 14-15": the day behind a date that ends with its day.
fn day_behind(tokens: &Tokens<'_>, found: &Found, month: u8, year: Year) -> Option<Found> {
    let ends_with_day = tokens.at(found.to - 1).kind == Kind::Number && tokens.at(found.to - 1).digits <= 2;
    let next = joined(tokens, found.to)
        .filter(|_| ends_with_day && found.rule != "iso date" && found.rule != "slash date")?;
    let next = if tokens.is(next, Role::The) { next + 1 } else { next };
    let token = tokens.at(next);
    let day = u8::try_from(token.number).ok().filter(|day| (1..=31).contains(day))?;
    let number = token.kind == Kind::Number && token.digits <= 2 && !token.grouped;
    let other = counts_something(tokens, next + 1)
        || tokens.is(next + 1, Role::Month)
        || tokens.is(next + 1, Role::Of)
        || tokens.at(next + 1).kind == Kind::HalfDay;
    let another_clause = tokens.at(found.to).is_mark(b',')
        && tokens.at(next + 1).kind == Kind::Word
        && !tokens.is(next + 1, Role::And);
    if !number || other || another_clause {
        return None;
    }
    let (year, end) = match crate::times::recognizer::year_behind(tokens, next + 1) {
        (Year::Missing, _) => (year, next + 1),
        behind => behind,
    };
    Some(Found::new(next, end, Meaning::Calendar(Calendar::new(year, Field::Day(month, day))), RULE))
}

/// "between 3 and 5 May": the day before a date that begins with its day.
fn day_before(tokens: &Tokens<'_>, found: &Found, month: u8, year: Year, floor: usize) -> Option<Found> {
    let starts_with_day = tokens.at(found.from).kind == Kind::Number && tokens.at(found.from).digits <= 2;
    if !starts_with_day || found.rule == "iso date" || found.rule == "slash date" {
        return None;
    }
    let joint = found.from.checked_sub(1)?;
    let at = joint.checked_sub(1).filter(|at| *at >= floor)?;
    let token = tokens.at(at);
    let day = u8::try_from(token.number).ok().filter(|day| (1..=31).contains(day))?;
    let joins = joined(tokens, joint) == Some(found.from);
    if !joins
        || token.kind != Kind::Number
        || token.digits > 2
        || token.grouped
        || tokens.before(at, 1).is(Role::Month)
    {
        return None;
    }
    Some(Found::new(at, at + 1, Meaning::Calendar(Calendar::new(year, Field::Day(month, day))), RULE))
}

/// "499-493 BC": the year before one that states its era.
fn bc_year_before(tokens: &Tokens<'_>, found: &Found, year: i32, floor: usize) -> Option<Found> {
    let joint = found.from.checked_sub(1)?;
    let at = joint.checked_sub(1).filter(|at| *at >= floor)?;
    let token = tokens.at(at);
    let good = joined(tokens, joint) == Some(found.from)
        && token.is_plain(4)
        && token.number >= -year
        && token.number < -year + 200;
    good.then(|| Found::date(at, at + 1, Year::Stated(-token.number), Field::Year, RULE))
}

/// "1939-45": the second year of two digits.
fn year_behind(tokens: &Tokens<'_>, found: &Found, year: Year) -> Option<Found> {
    let Year::Stated(first) = year else { return None };
    let token = tokens.at(found.to + 1);
    let ends_with_year = tokens.at(found.to - 1).digits == 4;
    let dash = (tokens.mark(found.to, b'-') || tokens.mark(found.to, b'/'))
        && token.is_plain(2)
        && token.digits == 2
        && token.glued;
    let second = (first - first.rem_euclid(100)).saturating_add(token.number);
    let good = ends_with_year
        && dash
        && second > first
        && !counts_something(tokens, found.to + 2)
        && !tokens.at(found.to + 2).is_mark(b'-');
    good.then(|| Found::date(found.to + 1, found.to + 2, Year::Stated(second), Field::Year, RULE))
}
