//! "summer 1955", "the spring of 2003", "last fall", "in spring", with what tells a season from a verb or a source.

use super::Recognizer;
use super::month::step_at;
use super::numbers::{past_second_year, year_at, year_behind};
use crate::lexicon::{Role, Roles, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning, Step, Year};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[
        Role::Season,
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
    digits: true,
    read,
};

/// What stands before a season without "the".
const BEFORE_SEASON: Roles = Roles::of(&[
    Role::In,
    Role::Since,
    Role::By,
    Role::Until,
    Role::Of,
    Role::During,
    Role::Early,
    Role::Mid,
    Role::Late,
    Role::And,
    Role::Or,
    Role::To,
    Role::Before,
    Role::After,
]);

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    if let Some(found) = year_before(tokens, at) {
        return Some(found);
    }
    let (step, from) =
        step_at(tokens, at).unwrap_or((Step::Bare, if tokens.is(at, Role::The) { at + 1 } else { at }));
    let token = tokens.at(from);
    if !token.is(Role::Season) || is_named(tokens, from) {
        return None;
    }
    let (year, end) =
        if step == Step::Bare { year_behind(tokens, from + 1) } else { (Year::Missing, from + 1) };
    if year == Year::Missing && step == Step::Bare && !is_season(tokens, at, from) {
        return None;
    }
    let end = if let Year::Stated(year) = year { past_second_year(tokens, year, end) } else { end };
    let mut calendar = Calendar::new(year, Field::Season(token.word.season));
    calendar.step = step;
    Some(Found::new(at, end, Meaning::Calendar(calendar), "season"))
}

/// "Winter Olympics", "the Summer Palace" are names.
fn is_named(tokens: &Tokens<'_>, season: usize) -> bool {
    let (token, behind) = (tokens.at(season), tokens.at(season + 1));
    let name =
        behind.kind == Kind::Word && behind.capital && behind.roles.is_empty() && !behind.opens_sentence;
    token.capital && !token.opens_sentence && name
}

/// "the 2024-25 winter", "the 2003 spring".
fn year_before(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let the = if tokens.is(at, Role::The) { at + 1 } else { at };
    let (year, next) = year_at(tokens, the)?;
    let season = past_second_year(tokens, year, next);
    let token = tokens.at(season);
    (token.is(Role::Season) && !is_named(tokens, season))
        .then(|| Found::date(at, season + 1, Year::Stated(year), Field::Season(token.word.season), "season"))
}

fn is_season(tokens: &Tokens<'_>, at: usize, from: usize) -> bool {
    let before = tokens.before(from, 1);
    let hyphen =
        before.is_mark(b'-') && tokens.before(from, 2).roles.any(BEFORE_SEASON.with(Role::Season.bit()));
    let prepared = from > at || before.roles.any(BEFORE_SEASON) || hyphen;
    // "a spring offensive", "a spring-summer military campaign".
    let campaign = tokens.is(from + 1, Role::War)
        || (tokens.is(from + 2, Role::War) && tokens.at(from + 1).kind == Kind::Word);
    let joined = tokens.mark(from + 1, b'-') && tokens.is(from + 2, Role::Season);
    if (campaign || joined) && !before.is(Role::Of) {
        return true;
    }
    let of_something = tokens.is(from + 1, Role::Of);
    let verb = tokens.is_word(from, "fall") || tokens.is_word(from, "spring");
    let prepared_verb = before.is(Role::The)
        || before.is(Role::In)
        || before.roles.any(Roles::of(&[Role::Early, Role::Late, Role::Mid, Role::By, Role::Since]))
        || hyphen;
    if verb { prepared_verb && !of_something } else { prepared }
}
