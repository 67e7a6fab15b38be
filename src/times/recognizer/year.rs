//! "1989", "the year 2000", "fiscal 1989", "'42", "nineteen ninety-six", "490 BC".

use super::Recognizer;
use super::numbers::{counts_something, past_second_year, short_year_at, year_at, year_in_words};
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Anchor, Field, Found, Meaning, Modifier, Named, TimeOfDay, Year};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[Role::The, Role::A, Role::Fiscal, Role::Cardinal, Role::Ad, Role::Unit]),
    digits: true,
    read,
};

/// What stands before a year of a distant century, or one that could be a count.
const BEFORE_YEAR: Roles = Roles::of(&[
    Role::In,
    Role::Since,
    Role::By,
    Role::Until,
    Role::From,
    Role::Of,
    Role::During,
    Role::Before,
    Role::After,
    Role::Between,
    Role::Early,
    Role::Mid,
    Role::Late,
    Role::To,
    Role::And,
    Role::Or,
    Role::About,
    Role::Month,
    Role::Season,
    Role::Late,
    Role::For,
    Role::The,
]);

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    if let Some(found) = year_end(tokens, at).or_else(|| year_of_books(tokens, at)) {
        return Some(found);
    }
    let the = if tokens.is(at, Role::The) { at + 1 } else { at };
    let named = tokens.at(the).unit() == Some(Unit::Year);
    if named && the > at {
        let (year, end) = year_at(tokens, the + 1)
            .or_else(|| year_in_words(tokens, the + 1))
            .or_else(|| short_year_at(tokens, the + 1))?;
        return Some(Found::date(at, end, Year::Stated(year), Field::Year, "year"));
    }
    if tokens.is(the, Role::Fiscal) {
        let year_word = if tokens.at(the + 1).unit() == Some(Unit::Year) { the + 2 } else { the + 1 };
        let (year, end) = year_at(tokens, year_word).or_else(|| short_year_at(tokens, year_word))?;
        let end = past_second_year(tokens, year, end);
        return Some(Found::date(at, end, Year::Stated(year), Field::Year, "year"));
    }
    if the > at {
        // "the 1989 period", "the 1988 quarter".
        let (year, end) = year_at(tokens, the)?;
        let unit = tokens.at(end).unit() == Some(Unit::Quarter) || tokens.is_word(end, "period");
        return unit.then(|| Found::date(at, end + 1, Year::Stated(year), Field::Quarter(0), "year"));
    }
    if let Some((year, end)) = short_year_at(tokens, at) {
        return Some(Found::date(at, end, Year::Stated(year), Field::Year, "year"));
    }
    if let Some((year, end)) = year_at(tokens, at) {
        return is_year(tokens, at, end, year)
            .then(|| Found::date(at, end, Year::Stated(year), Field::Year, "year"));
    }
    let (year, end) = year_in_words(tokens, at)?;
    Some(Found::date(at, end, Year::Stated(year), Field::Year, "year"))
}

/// "the 2023/24 financial year", "the 2024-25 school year", "the 2024 fiscal year".
fn year_of_books(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let the = if tokens.is(at, Role::The) { at + 1 } else { at };
    let (year, next) = year_at(tokens, the)?;
    let second = past_second_year(tokens, year, next);
    let noun = tokens.is(second, Role::Fiscal)
        || tokens.is_word(second, "school")
        || tokens.is_word(second, "academic");
    let unit = tokens.at(second + 1);
    ((second > next || tokens.is(second, Role::Fiscal))
        && noun
        && unit.unit() == Some(Unit::Year)
        && !unit.word.plural)
        .then(|| Found::date(at, second + 2, Year::Stated(year), Field::Year, "year"))
}

/// "by year-end", "until month's end", "before the week's end": of the one of speech.
fn year_end(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let start = at;
    let at = if tokens.is(at, Role::The) { at + 1 } else { at };
    let unit = tokens
        .at(at)
        .unit()
        .filter(|unit| matches!(unit, Unit::Year | Unit::Month | Unit::Week) && !tokens.at(at).word.plural)?;
    let owned = tokens.is_word(at + 1, "'s") || tokens.is_word(at + 1, "\u{2019}s");
    let end = if owned { at + 2 } else { tokens.past_hyphen(at + 1) };
    let before = tokens.before(start, 1);
    let prepared = before.roles.any(BEFORE_YEAR) || before.is(Role::At);
    if !tokens.is_word(end, "end") || !prepared || start < at && !owned {
        return None;
    }
    let mut found = if unit == Unit::Year {
        Found::date(start, end + 1, Year::Step(0), Field::Year, "year end")
    } else {
        let time = TimeOfDay::default();
        let named = Named { unit, step: 0, anchor: Anchor::Speech, time };
        Found::new(start, end + 1, Meaning::Named(named), "unit end")
    };
    found.modifier = Modifier::End;
    Some(found)
}

/// Whether four digits are a year: not "1,500 troops", "$ 1990", "at 1800 hours".
fn is_year(tokens: &Tokens<'_>, at: usize, end: usize, year: i32) -> bool {
    let before = tokens.before(at, 1);
    let is_of_era = end > at + 1;
    // "in 1995/96" goes on with the second year.
    let end = past_second_year(tokens, year, end);
    let behind = tokens.at(end);
    if year < 0 || is_of_era {
        return true;
    }
    if before.is_mark(b'$')
        || before.is_mark(b'#')
        || behind.is_mark(b'%')
        || counts_something(tokens, end)
        || behind.unit().is_some() && behind.word.plural
    {
        return false;
    }
    let prepared = before.roles.any(BEFORE_YEAR) || matches!(before.kind, Kind::Mark(b'(' | b'-'));
    // "interviewed 2028 British adults", not "in 2011 Libyan troops".
    let of_a_land = behind.kind == Kind::Word && behind.capital && !behind.opens_sentence;
    if of_a_land && !prepared && counts_something(tokens, end + 1) {
        return false;
    }
    // "the Russell 2000 Index" is a name.
    if before.is(Role::Numbered) {
        return false;
    }
    let named =
        before.kind == Kind::Word && before.capital && before.roles.is_empty() && !before.opens_sentence;
    if named
        && behind.kind == Kind::Word
        && behind.capital
        && behind.roles.is_empty()
        && !behind.opens_sentence
    {
        return false;
    }
    let joined = (before.kind == Kind::Word
        || before.kind == Kind::Number
        || matches!(before.kind, Kind::Mark(b'-' | b'/' | b'.' | b'_' | b'@' | b'=' | b'?' | b'&')))
        && tokens.at(at).glued
        && !before.roles.any(BEFORE_YEAR);
    let hyphened = before.is_mark(b'-')
        && (tokens.before(at, 2).roles.any(BEFORE_YEAR)
            || tokens.words(at.saturating_sub(2)).eq_ignore_ascii_case("post")
            || tokens.words(at.saturating_sub(2)).eq_ignore_ascii_case("pre"));
    let dashed_range = hyphened
        || before.is_mark(b'-') && tokens.before(at, 2).is_plain(4) && tokens.before(at, 2).digits != 3;
    let goes_on = behind.glued
        && (matches!(behind.kind, Kind::Mark(b'/' | b'_' | b'@' | b'='))
            || behind.is_mark(b':') && tokens.at(end + 1).glued)
        || (behind.glued
            && behind.is_mark(b'.')
            && tokens.at(end + 1).glued
            && !tokens.at(end + 1).capital
            && matches!(tokens.at(end + 1).kind, Kind::Number | Kind::Word));
    if (joined && !dashed_range) || goes_on {
        return false;
    }
    if (1800..2060).contains(&year) {
        return true;
    }
    // "1337-1453".
    let opens_range = behind.is_mark(b'-')
        && tokens.at(end + 1).is_plain(4)
        && tokens.at(end + 1).digits == 4
        && (year + 1..2100).contains(&tokens.at(end + 1).number);
    // "From 1618 to 1648 it lasted", not "between 1000 and 2000 by April".
    let closes_range = (before.is(Role::To) || before.is_mark(b'-'))
        && tokens.before(at, 2).is_plain(4)
        && tokens.before(at, 2).digits == 4;
    let round = year % 100 == 0 && before.is(Role::Between) && tokens.at(end + 1).number % 100 == 0;
    let dated = before.roles.any(DATES_SENTENCE) && !round || closes_range;
    (1000..2100).contains(&year) && (prepared && behind.kind != Kind::Word || opens_range)
        || (1000..1800).contains(&year) && dated && goes_on_plainly(tokens, end)
}

/// What stands before a year rather than before a count.
const DATES_SENTENCE: Roles = Roles::of(&[
    Role::In,
    Role::Since,
    Role::By,
    Role::Until,
    Role::From,
    Role::Between,
    Role::Before,
    Role::After,
    Role::During,
    Role::Early,
    Role::Mid,
    Role::Late,
    Role::Month,
    Role::Season,
]);

/// Whether the sentence goes on behind a year: "in 1066 the Normans", "in 1413 he", not "in 1200 homes", "by 1500 armed men".
fn goes_on_plainly(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = tokens.at(at);
    if token.glued || counts_something(tokens, at) || counts_something(tokens, at + 1) {
        return false;
    }
    let many = |at: usize| {
        let word = tokens.words(at);
        let token = tokens.at(at);
        token.kind == Kind::Word
            && token.is_ordinary()
            && !token.capital
            && word.len() > 3
            && word.ends_with('s')
    };
    let grammar = !token.is_ordinary()
        && !token.roles.any(Roles::of(&[Role::Few, Role::Several, Role::More, Role::Cardinal, Role::Half]));
    grammar || !many(at) && !many(at + 1)
}
