//! "Christmas", "Good Friday", "Orthodox Easter 2025", "last Thanksgiving".

use super::Recognizer;
use super::month::step_at;
use super::numbers::year_behind;
use crate::lexicon::{Holiday, Role, Roles, Unit, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning, Step, Year};
use crate::times::token::Tokens;

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[Role::HolidayStart, Role::Last, Role::This, Role::Next, Role::The]),
    digits: false,
    read,
};

fn read(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<Found> {
    // "the Easter weekend" takes its article, "the Christmas truce" leaves it.
    let the = if tokens.is(at, Role::The) { at + 1 } else { at };
    let (step, from) = step_at(tokens, at).unwrap_or((Step::Bare, the));
    if !tokens.is(from, Role::HolidayStart) || !tokens.at(from).capital {
        return None;
    }
    // "Lunar New Year", "Coptic Christmas" are other days.
    let before = tokens.before(from, 1);
    if from == at && before.capital && before.roles.is_empty() && !before.opens_sentence {
        return None;
    }
    // Most are told apart by their first letter: there are a hundred, and "May" and "New" begin some of them.
    let first = tokens.words(from).bytes().next()?;
    let begins = |holiday: &Holiday| {
        let own = holiday.words.first().and_then(|word| word.bytes().next());
        own.is_some_and(|own| own.eq_ignore_ascii_case(&first))
    };
    let (index, next) = words
        .holidays()
        .iter()
        .enumerate()
        .filter(|(_, holiday)| begins(holiday))
        .find_map(|(index, holiday)| Some((index, matches(tokens, from, holiday)?)))?;
    let unit = tokens.at(next).unit().filter(|_| !tokens.at(next).word.plural);
    let (field, next) = match unit {
        Some(Unit::Week) => (Field::HolidayWeek(index), next + 1),
        Some(Unit::Weekend) => (Field::HolidayWeekend(index), next + 1),
        _ if step == Step::Bare && from > at => return None,
        _ => (Field::Holiday(index), next),
    };
    let (year, end) = if step == Step::Bare { year_behind(tokens, next) } else { (Year::Missing, next) };
    let mut calendar = Calendar::new(year, field);
    calendar.step = step;
    Some(Found::new(at, end, Meaning::Calendar(calendar), "holiday"))
}

/// The token behind the holiday's words. The text may write them with other tokens between ("New Year's").
fn matches(tokens: &Tokens<'_>, at: usize, holiday: &Holiday) -> Option<usize> {
    let mut next = at;
    for word in &holiday.words {
        let mut rest = word.as_str();
        while !rest.is_empty() {
            let words = tokens.words(next);
            let head =
                rest.get(..words.len()).filter(|head| !words.is_empty() && head.eq_ignore_ascii_case(words));
            let typographic = (rest.starts_with("'s") && words == "\u{2019}s")
                .then_some(2)
                .or((rest.starts_with('\'') && words == "\u{2019}").then_some(1));
            rest = match (head, typographic) {
                (Some(head), _) => &rest[head.len()..],
                (None, Some(length)) => &rest[length..],
                (None, None) => return None,
            };
            next += 1;
        }
    }
    Some(next)
}
