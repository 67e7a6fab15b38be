//! "daily", "every Friday", "each year", "Tuesday nights", "on Fridays", "twice a week", "per day".

use super::Recognizer;
use super::numbers::amount_at;
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Amount, Found, Length, Meaning};
use crate::times::resolve::length_value;
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[Role::Recurring, Role::Every, Role::Per, Role::Weekday, Role::A]),
    digits: false,
    read,
};

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let token = tokens.at(at);
    let (value, end) = if token.is(Role::Every) {
        every(tokens, at + 1)?
    } else if token.is(Role::A) {
        rate(tokens, at)?
    } else if token.is(Role::Per) {
        let unit = tokens.at(at + 1).unit().filter(|_| !tokens.at(at + 1).word.plural)?;
        (length_value(Length { amount: Amount::Whole(1), unit, side: 0 }), at + 2)
    } else if token.is(Role::Weekday) {
        let nights = tokens.at(at + 1);
        let plural = nights.is(Role::PartOfDay) && nights.word.plural && token.capital;
        plural.then_some(())?;
        (
            format!(
                "XXXX-WXX-{}T{}",
                token.word.weekday,
                super::super::moment::letters(nights.word.part_of_day)
            ),
            at + 2,
        )
    } else {
        // "NBC Nightly News", "the Daily Mail".
        let weekday = token.word.value.starts_with("XXXX-WXX");
        if token.capital && !token.opens_sentence && !weekday {
            return None;
        }
        (token.word.value.to_owned(), at + 1)
    };
    Some(Found::new(at, end, Meaning::Repeat(value), "recurring"))
}

/// "$2 million a year", "four flights a week", "30 a day", "twice a month": so much in each.
fn rate(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let unit = tokens.at(at + 1).unit().filter(|_| !tokens.at(at + 1).word.plural)?;
    let behind = tokens.at(at + 2);
    let counts = Roles::of(&[
        Role::Ago,
        Role::Earlier,
        Role::Later,
        Role::Before,
        Role::After,
        Role::And,
        Role::Of,
        Role::Old,
        Role::Long,
    ]);
    if behind.roles.any(counts) || behind.is_mark(b'-') || behind.kind == Kind::Word && behind.glued {
        return None;
    }
    let before = tokens.before(at, 1);
    let number = |back: usize| {
        let token = tokens.before(at, back);
        token.kind == Kind::Number
            || token.is(Role::Cardinal)
            || token.is(Role::Several)
            || token.is(Role::Dozens)
    };
    let times = matches!(tokens.words(at.wrapping_sub(1)), "times" | "twice" | "once" | "Twice" | "Once");
    let noun = before.kind == Kind::Word && before.is_ordinary() && tokens.words(at - 1).ends_with('s');
    let measured = noun || before.is(Role::Measure) || before.is_mark(b'%') || before.is(Role::Unit);
    let counted = number(1) || measured && (2..5).any(number) || times;
    counted.then(|| (length_value(Length { amount: Amount::Whole(1), unit, side: 0 }), at + 2))
}

/// What "every" repeats.
fn every(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let other = tokens.is(at, Role::Other);
    let at = if other { at + 1 } else { at };
    let token = tokens.at(at);
    if token.is(Role::Weekday) && token.capital {
        let part = tokens.at(at + 1);
        if part.is(Role::PartOfDay) {
            return Some((
                format!(
                    "XXXX-WXX-{}T{}",
                    token.word.weekday,
                    super::super::moment::letters(part.word.part_of_day)
                ),
                at + 2,
            ));
        }
        return Some((format!("XXXX-WXX-{}", token.word.weekday), at + 1));
    }
    if token.is(Role::Month) && token.capital {
        return Some((format!("XXXX-{:02}", token.word.month), at + 1));
    }
    if token.is(Role::Season) {
        return Some((format!("XXXX-{}", super::super::moment::letters(token.word.season)), at + 1));
    }
    if token.is(Role::PartOfDay) && token.unit().is_none() {
        return Some((
            format!("XXXX-XX-XXT{}", super::super::moment::letters(token.word.part_of_day)),
            at + 1,
        ));
    }
    let each = Amount::Whole(if other { 2 } else { 1 });
    let (amount, unit_at) = amount_at(tokens, at).unwrap_or((each, at));
    let unit = tokens.at(unit_at).unit()?;
    if unit == Unit::Night {
        return Some(("XXXX-XX-XXTNI".to_owned(), unit_at + 1));
    }
    Some((length_value(Length { amount, unit, side: 0 }), unit_at + 1))
}
