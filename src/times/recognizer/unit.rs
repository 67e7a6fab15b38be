//! "last week", "this year", "the following month", "that day", "the weekend", "the current fiscal year".

use super::Recognizer;
use super::month::{month_word, step_at};
use super::numbers::{ordinal_at, year_behind};
use super::shift::or_so;
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{
    Amount, Anchor, Calendar, Field, Found, Length, Meaning, Named, Step, TimeOfDay,
};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[
        Role::The,
        Role::Last,
        Role::This,
        Role::That,
        Role::Next,
        Role::Coming,
        Role::Following,
        Role::Previous,
        Role::Past,
        Role::Same,
        Role::Current,
        Role::Fiscal,
        Role::Latest,
        Role::Possessive,
        Role::Ordinal,
        Role::Final,
    ]),
    digits: false,
    read,
};

/// "the past week", "the past month": up to the day of speech, beside the value of the calendar.
pub(in crate::times) const PAST_UNIT: &str = "past unit";

/// "that quarter": the one told last, not that of the report.
pub(in crate::times) const THAT_QUARTER: &str = "that quarter";

/// "this weekend": the one ahead, unless the verb looks back.
pub(in crate::times) const THIS_WEEKEND: &str = "this weekend";

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    if let Some(week) = week_of(tokens, at) {
        return Some(week);
    }
    let the = tokens.is(at, Role::The);
    if the && tokens.is(at + 1, Role::Fiscal) && tokens.at(at + 2).unit() == Some(Unit::Year) {
        return Some(named(at, at + 3, Unit::Year, 0, Anchor::Speech));
    }
    let special = [latest, full_year, past_decade, week_of_month, before_last];
    if let Some(found) = special.iter().find_map(|read| read(tokens, at)) {
        return Some(found);
    }
    if let Some((step, anchor, next)) = plain_step(tokens, at) {
        let same =
            if step == 0 && anchor == Anchor::Told && tokens.is(next, Role::Same) { next + 1 } else { next };
        let unit_at = if tokens.is(same, Role::Fiscal) { same + 1 } else { same };
        let token = tokens.at(unit_at);
        if token.is(Role::PartOfDay)
            && !token.word.plural
            && anchor == Anchor::Told
            && token.unit() != Some(Unit::Weekend)
        {
            return Some(part_of_told_day(at, unit_at + 1, token.word.part_of_day, step));
        }
        let unit = token.unit().filter(|_| !token.word.plural)?;
        if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Night) {
            return None;
        }
        // "the same quarter of the town".
        let town = unit == Unit::Quarter
            && tokens.is(unit_at + 1, Role::Of)
            && tokens.any(unit_at + 2, Roles::of(&[Role::The, Role::A, Role::Possessive]))
            && tokens.at(unit_at + 3).unit() != Some(Unit::Year);
        if town {
            return None;
        }
        // A programme: "This Week".
        let title = token.capital && tokens.at(at).capital && tokens.before(at, 1).is_mark(b'"');
        let end = or_so(tokens, unit_at + 1);
        let past = tokens.is_word(next - 1, "past")
            || unit == Unit::Week && tokens.is(at, Role::The) && tokens.is(at + 1, Role::Last);
        let rule = match (past, unit) {
            (true, _) => PAST_UNIT,
            (_, Unit::Weekend) if tokens.is(at, Role::This) => THIS_WEEKEND,
            (_, Unit::Quarter) if tokens.is(at, Role::That) => THAT_QUARTER,
            _ => "unit",
        };
        return (!title).then(|| Found { rule, ..named(at, end, unit, step, anchor) });
    }
    let weekend = the && tokens.at(at + 1).unit() == Some(Unit::Weekend) && !tokens.at(at + 1).word.plural;
    if weekend {
        return Some(named(at, at + 2, Unit::Weekend, 0, Anchor::Speech));
    }
    bare(tokens, at)
}

fn named(at: usize, end: usize, unit: Unit, step: i32, anchor: Anchor) -> Found {
    let meaning = Meaning::Named(Named { unit, step, anchor, time: TimeOfDay::default() });
    Found::new(at, end, meaning, "unit")
}

/// "the latest quarter", "the latest period".
fn latest(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let latest = tokens.is(at, Role::The) && tokens.is(at + 1, Role::Latest);
    let quarter = tokens.at(at + 2).unit() == Some(Unit::Quarter) && !tokens.at(at + 2).word.plural;
    let period = tokens.is_word(at + 2, "period") && tokens.at(at + 2).is(Role::Span);
    (latest && (quarter || period))
        .then(|| Found { rule: "latest", ..named(at, at + 3, Unit::Quarter, -1, Anchor::Speech) })
}

/// "the week before last", "the year after next".
fn before_last(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let unit =
        tokens.at(at + 1).unit().filter(|_| tokens.is(at, Role::The) && !tokens.at(at + 1).word.plural)?;
    let back = tokens.is(at + 2, Role::Before) && tokens.is(at + 3, Role::Last);
    let on = tokens.is(at + 2, Role::After) && tokens.is(at + 3, Role::Next);
    let step = if back { -2 } else { 2 };
    // "the day before last Tuesday", "the week after next month" have a date of their own.
    let names = tokens
        .any(at + 4, Roles::of(&[Role::Unit, Role::Weekday, Role::Month, Role::Season, Role::PartOfDay]));
    ((back || on) && !names).then(|| named(at, at + 4, unit, step, Anchor::Speech))
}

/// "the past decade", "the last century": a length up to now rather than one of the calendar.
fn past_decade(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let the = tokens.is(at, Role::The) && (tokens.is(at + 1, Role::Past) || tokens.is(at + 1, Role::Last));
    let unit = tokens.at(at + 2).unit().filter(|unit| matches!(unit, Unit::Decade | Unit::Century))?;
    let length = Length { amount: Amount::Whole(1), unit, side: -1 };
    (the && !tokens.at(at + 2).word.plural).then(|| Found::new(at, at + 3, Meaning::Length(length), "length"))
}

/// "the first week of April", "the last week of March 2024".
fn week_of_month(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let the = if tokens.is(at, Role::The) { at + 1 } else { at };
    let last = tokens.is(the, Role::Last) || tokens.is(the, Role::Final);
    let (number, next) = if last { (5, the + 1) } else { ordinal_at(tokens, the)? };
    let week = u8::try_from(number).ok().filter(|number| (1..=5).contains(number))?;
    if tokens.at(next).unit() != Some(Unit::Week) || !tokens.is(next + 1, Role::Of) {
        return None;
    }
    let (month, next) = month_word(tokens, next + 2)?;
    let (year, end) = year_behind(tokens, next);
    Some(Found::date(at, end, year, Field::WeekOf(month, week), "week of month"))
}

/// "the full year", "the entire month".
fn full_year(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let full = tokens.is(at, Role::The) && tokens.is(at + 1, Role::Whole);
    let token = tokens.at(at + 2);
    let unit =
        token.unit().filter(|unit| matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year))?;
    (full && !token.word.plural).then(|| named(at, at + 3, unit, 0, Anchor::Told))
}

fn part_of_told_day(at: usize, end: usize, part: [u8; 2], step: i32) -> Found {
    let time = TimeOfDay { part: Some(part), ..TimeOfDay::default() };
    Found::new(at, end, Meaning::Named(Named { unit: Unit::Day, step, anchor: Anchor::Told, time }), "unit")
}

/// How many units on, from where, and the token behind: "last" is −1 from speech, "the following" 1 from the told.
fn plain_step(tokens: &Tokens<'_>, at: usize) -> Option<(i32, Anchor, usize)> {
    let the = tokens.is(at, Role::The);
    if tokens.is(at, Role::Current) || (the && tokens.is(at + 1, Role::Current)) {
        return Some((0, Anchor::Speech, if the { at + 2 } else { at + 1 }));
    }
    if the && tokens.is(at + 1, Role::Latest) {
        return Some((-1, Anchor::Speech, at + 2));
    }
    let (step, next) = step_at(tokens, at)?;
    Some(match step {
        Step::Last => (-1, Anchor::Speech, next),
        Step::This | Step::Bare => (0, Anchor::Speech, next),
        Step::Next if the => (1, Anchor::Told, next),
        Step::Next => (1, Anchor::Speech, next),
        Step::Following => (1, Anchor::Told, next),
        Step::Previous => (-1, Anchor::Told, next),
        Step::That => (0, Anchor::Told, next),
    })
}

/// "the week of April 14".
fn week_of(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let the = if tokens.is(at, Role::The) { at + 1 } else { at };
    let unit = tokens.at(the).unit().filter(|unit| matches!(unit, Unit::Week | Unit::Weekend))?;
    if !tokens.is(the + 1, Role::Of) {
        return None;
    }
    let words = Words::default();
    let found = (super::month_day::RECOGNIZER.read)(tokens, the + 2, &words)
        .or_else(|| (super::day_month::RECOGNIZER.read)(tokens, the + 2, &words))?;
    let Meaning::Calendar(Calendar { year, field: Field::Day(month, day), .. }) = found.meaning else {
        return None;
    };
    let field =
        if unit == Unit::Week { Field::WeekOfDay(month, day) } else { Field::WeekendOfDay(month, day) };
    Some(Found::date(at, found.to, year, field, "week of"))
}

/// Whether a part of a unit stands before it: "the end of the decade", "the middle of the century".
fn is_part_of(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.before(at, 1).is(Role::Of)
        && tokens.before(at, 2).roles.any(Roles::of(&[Role::Begin, Role::Mid, Role::End]))
}

/// "the day", "the year", "the quarter": only where nothing narrows the noun.
fn bare(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    if !tokens.is(at, Role::The) {
        return None;
    }
    let token = tokens.at(at + 1);
    let unit = token.unit().filter(|unit| {
        let long = matches!(unit, Unit::Decade | Unit::Century);
        matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)
            || long && is_part_of(tokens, at)
    })?;
    let behind = tokens.at(at + 2);
    let narrowed = token.word.plural
        || behind.is(Role::Of)
        || (behind.kind == Kind::Mark(b'-') && behind.glued)
        || behind.is(Role::Before)
        || behind.is(Role::After)
        || behind.roles.any(Roles::of(&[Role::Who, Role::Previous, Role::Earlier, Role::Later]))
        || behind.is(Role::That) && !tokens.is(at + 3, Role::Ended);
    // "To the day", "to save the day", "won the day".
    let idiom = unit == Unit::Day
        && (tokens.before(at, 1).is(Role::To) && tokens.before(at, 2).is(Role::Unit)
            || matches!(
                tokens.words(at.wrapping_sub(1)),
                "save" | "saved" | "win" | "won" | "carry" | "carried"
            ));
    if narrowed || idiom {
        return None;
    }
    Some(Found::new(
        at,
        at + 2,
        Meaning::Named(Named { unit, step: 0, anchor: Anchor::Told, time: TimeOfDay::default() }),
        "the unit",
    ))
}
