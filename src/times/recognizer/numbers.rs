//! Numbers, days and years as they are written; read by the other recognizers.

use crate::lexicon::{Role, Unit};
use crate::times::meaning::{Amount, Year};
use crate::times::token::{Kind, Suffix, Tokens};

/// How many, and the token behind: "30", "2 1/2", "twenty-four", "a couple of", "two and a half", "several", "a".
pub(super) fn amount_at(tokens: &Tokens<'_>, at: usize) -> Option<(Amount, usize)> {
    let token = tokens.at(at);
    if token.kind == Kind::Number {
        return (token.suffix == Suffix::None && token.digits <= 7)
            .then(|| with_half(tokens, at + 1, token.number));
    }
    if let Some(next) = half_at(tokens, at) {
        return Some((Amount::AndHalf(0), next));
    }
    if token.is(Role::A) {
        if tokens.is(at + 1, Role::Few) {
            return Some((Amount::Some, at + 2));
        }
        if tokens.is(at + 1, Role::Half) && !tokens.is(at + 2, Role::Of) {
            return None;
        }
        if tokens.is(at + 1, Role::Couple) {
            let of = if tokens.is(at + 2, Role::Of) { at + 3 } else { at + 2 };
            return Some((Amount::Whole(2), of));
        }
        if let Some((number, next)) = tokens
            .is(at + 1, Role::Cardinal)
            .then(|| cardinal_at(tokens, at + 1))
            .flatten()
            .filter(|(number, _)| *number >= 100 || tokens.is_word(at + 1, "dozen"))
        {
            return Some((Amount::Whole(number), next));
        }
        return Some((Amount::Whole(1), at + 1));
    }
    if token.is(Role::Another) {
        return Some((Amount::Whole(1), at + 1)).filter(|_| tokens.is_word(at, "another"));
    }
    if token.is(Role::Few) || token.is(Role::Several) || token.is(Role::Dozens) && tokens.is(at + 1, Role::Of)
    {
        return Some((Amount::Some, if token.is(Role::Dozens) { at + 2 } else { at + 1 }));
    }
    if token.is(Role::Couple) && tokens.is(at + 1, Role::Of) {
        return Some((Amount::Whole(2), at + 2));
    }
    let (number, next) = cardinal_at(tokens, at)?;
    Some(with_half(tokens, next, number))
}

/// "half a year", "half an hour", "a half-century": the token of the unit.
fn half_at(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let half = if tokens.is(at, Role::A) { at + 1 } else { at };
    let article = tokens.is(half + 1, Role::A);
    let next = if article { half + 2 } else { tokens.past_hyphen(half + 1) };
    let joined = article || next > half + 1 || half > at;
    let unit = tokens.at(next).unit().is_some() && !tokens.at(next).word.plural;
    (tokens.is(half, Role::Half) && joined && unit).then_some(next)
}

/// "2 1/2", "two and a half".
fn with_half(tokens: &Tokens<'_>, next: usize, number: i32) -> (Amount, usize) {
    let hyphen = tokens.past_hyphen(next);
    if tokens.at(hyphen).number == 1
        && tokens.mark(hyphen + 1, b'/')
        && tokens.at(hyphen + 2).number == 2
        && tokens.at(hyphen + 2).kind == Kind::Number
    {
        return (Amount::AndHalf(number), hyphen + 3);
    }
    // "two and a half", "two-and-a-half".
    let a = tokens.past_hyphen(hyphen + 1);
    let half = tokens.past_hyphen(a + 1);
    if tokens.is(hyphen, Role::And) && tokens.is(a, Role::A) && tokens.is(half, Role::Half) {
        return (Amount::AndHalf(number), half + 1);
    }
    (Amount::Whole(number), next)
}

/// A number in words: "twenty-four", "three hundred and sixty-five".
pub(super) fn cardinal_at(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    if !tokens.is(at, Role::Cardinal) {
        return None;
    }
    let (mut total, mut part, mut next) = (0_i32, 0_i32, at);
    for _ in 0..8 {
        let step = tokens.past_hyphen(next);
        let step = if next > at && tokens.is(step, Role::And) && part >= 100 { step + 1 } else { step };
        if !tokens.is(step, Role::Cardinal) {
            break;
        }
        let number = tokens.at(step).number;
        match number {
            100 | 12 if part > 0 && (number == 100 || tokens.is_word(step, "dozen")) => {
                part = part.saturating_mul(number);
            }
            1000.. => {
                total = total.saturating_add(part.max(1).saturating_mul(number));
                part = 0;
            }
            _ if part % 100 >= 20 && part % 10 == 0 && number < 10 => part += number,
            _ if part == 0 || (part % 100 == 0 && number < 100) => part += number,
            _ => break,
        }
        next = step + 1;
    }
    Some((total.saturating_add(part), next))
}

/// An ordinal in words or digits: "third", "twenty-first", "3rd".
pub(super) fn ordinal_at(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let token = tokens.at(at);
    if token.kind == Kind::Number && token.suffix == Suffix::Ordinal {
        return Some((token.number, at + 1));
    }
    if token.is(Role::Ordinal) {
        return Some((token.number, at + 1));
    }
    if token.is(Role::Cardinal) && token.number >= 20 && token.number < 100 {
        let step = tokens.past_hyphen(at + 1);
        if tokens.is(step, Role::Ordinal) && tokens.at(step).number < 10 {
            return Some((token.number + tokens.at(step).number, step + 1));
        }
    }
    None
}

/// A day of the month: "3", "3rd", "third", "twenty-first".
pub(super) fn day_at(tokens: &Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    let token = tokens.at(at);
    let (number, next) = if token.is_plain(2) { (token.number, at + 1) } else { ordinal_at(tokens, at)? };
    u8::try_from(number).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, next))
}

/// Whether the number behind a month is something else than its day: "May 10 people", "May 10:30", "March 5%".
pub(in crate::times) fn counts_something(tokens: &Tokens<'_>, next: usize) -> bool {
    let token = tokens.at(next);
    let unit = token.is(Role::Unit) && !token.is(Role::PartOfDay);
    token.is(Role::Measure)
        || unit
        || (token.glued && matches!(token.kind, Kind::Mark(b'%' | b':' | b'/')) && tokens.at(next + 1).glued)
        || token.is_mark(b'%')
        || (token.is_mark(b'-')
            && token.glued
            && tokens.at(next + 1).is(Role::Unit)
            && tokens.at(next + 1).glued)
}

/// A year of four digits from 1000 to 2199, or with its era ("490 BC", "AD 70"); with the token behind.
pub(super) fn year_at(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let token = tokens.at(at);
    if token.is_plain(4) && token.number > 0 {
        if let Some(next) = era_at(tokens, at + 1, Role::Bc) {
            return Some((-token.number, next));
        }
        if let Some(next) = era_at(tokens, at + 1, Role::Ad) {
            return Some((token.number, next));
        }
        return (token.digits == 4 && (1000..2200).contains(&token.number)).then_some((token.number, at + 1));
    }
    // "AD 70", "A.D. 70".
    let dotted = token.capital && token.end - token.start == 1 && tokens.mark(at + 1, b'.');
    if !dotted && !token.is(Role::Ad) {
        return None;
    }
    let year = era_at(tokens, at, Role::Ad)?;
    let number = tokens.at(year);
    (number.is_plain(4) && number.number > 0).then_some((number.number, year + 1))
}

/// "BC", "B.C.", "BCE"; the token behind.
pub(super) fn era_at(tokens: &Tokens<'_>, at: usize, era: Role) -> Option<usize> {
    if tokens.is(at, era) && tokens.at(at).capital {
        return Some(at + 1);
    }
    let letters = if era == Role::Bc { ["b", "c"] } else { ["a", "d"] };
    let dotted = tokens.is_word(at, letters[0])
        && tokens.mark(at + 1, b'.')
        && tokens.is_word(at + 2, letters[1])
        && tokens.at(at + 2).glued
        && tokens.at(at).capital;
    dotted.then(|| if tokens.mark(at + 3, b'.') && tokens.at(at + 3).glued { at + 4 } else { at + 3 })
}

/// A year of two digits behind an apostrophe: "'42".
pub(super) fn short_year_at(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let digits = tokens.at(at + 1);
    let quoted = tokens.before(at, 1).is_mark(b'\'') && tokens.at(at).glued;
    let short = !quoted && tokens.mark(at, b'\'') && digits.is_plain(2) && digits.digits == 2 && digits.glued;
    short.then(|| (if digits.number < 40 { 2000 } else { 1900 } + digits.number, at + 2))
}

/// The year that stands behind a day or a month: ", 1939", "1939", "of 1939", "'42", "of that year", "last year".
pub(in crate::times) fn year_behind(tokens: &Tokens<'_>, next: usize) -> (Year, usize) {
    let comma = if tokens.mark(next, b',') { next + 1 } else { next };
    let of = if tokens.is(next, Role::Of) { next + 1 } else { next };
    if let Some((year, end)) = year_in_words(tokens, of) {
        return (Year::Stated(year), end);
    }
    let fits = |(year, end): &(i32, usize)| {
        !counts_something(tokens, *end) || past_second_year(tokens, *year, *end) > *end
    };
    if let Some((year, end)) = year_at(tokens, comma).filter(fits) {
        return (Year::Stated(year), end);
    }
    if let Some((year, end)) = short_year_at(tokens, next).or_else(|| short_year_at(tokens, of)) {
        return (Year::Stated(year), end);
    }
    if of > next
        && let Some((year, end)) = year_at(tokens, of)
    {
        return (Year::Stated(year), end);
    }
    relative_year(tokens, of).unwrap_or((Year::Missing, next))
}

/// Past the second of two years that one winter or one school year joins: "2024-25", "2024/2025".
pub(super) fn past_second_year(tokens: &Tokens<'_>, year: i32, at: usize) -> usize {
    let token = tokens.at(at + 1);
    let joined = (tokens.mark(at, b'-') || tokens.mark(at, b'/')) && tokens.at(at).glued && token.glued;
    let next = match token.digits {
        2 if token.is_plain(2) => (year + 1).rem_euclid(100),
        4 if token.is_plain(4) => year + 1,
        _ => return at,
    };
    if joined && token.number == next { at + 2 } else { at }
}

/// "nineteen ninety-six", "two thousand" behind "the year".
pub(super) fn year_in_words(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let century = tokens.at(at);
    if !century.is(Role::Cardinal) {
        return None;
    }
    if (13..=20).contains(&century.number) {
        let (rest, end) = cardinal_at(tokens, at + 1).filter(|(rest, _)| (10..100).contains(rest))?;
        return Some((century.number * 100 + rest, end));
    }
    let (year, end) = cardinal_at(tokens, at).filter(|(year, _)| (2000..2100).contains(year))?;
    tokens.before(at, 1).unit().filter(|unit| *unit == Unit::Year).map(|_| (year, end))
}

/// "that year", "the same year", "last year", "this year", "the following year".
pub(super) fn relative_year(tokens: &Tokens<'_>, at: usize) -> Option<(Year, usize)> {
    let same = tokens.is(at, Role::That) && tokens.is(at + 1, Role::Same);
    let the = if tokens.is(at, Role::The) || same { at + 1 } else { at };
    let token = tokens.at(the);
    if tokens.at(the + 1).unit().is_none_or(|unit| unit != Unit::Year) || tokens.at(the + 1).word.plural {
        return None;
    }
    let year = if token.is(Role::That) || token.is(Role::Same) {
        Year::Told(0)
    } else if token.is(Role::Following) && the > at {
        Year::Told(1)
    } else if token.is(Role::Previous) && the > at {
        Year::Told(-1)
    } else if token.is(Role::Last) {
        Year::Step(-1)
    } else if token.is(Role::This) || token.is(Role::Current) {
        Year::Step(0)
    } else if token.is(Role::Next) {
        Year::Step(1)
    } else {
        return None;
    };
    Some((year, the + 2))
}
