//! "May", "last May", "May 2025", "February of 1940", "June last year", with what tells a month from a name or verb.

use super::Recognizer;
use super::numbers::year_behind;
use crate::lexicon::{Role, Roles, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning, Step, Year};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[
        Role::Month,
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
    digits: false,
    read,
};

/// What stands before a month that could be a name or a verb: "in May", "since March", "mid-August".
const BEFORE_MONTH: Roles = Roles::of(&[
    Role::In,
    Role::Since,
    Role::By,
    Role::Until,
    Role::From,
    Role::For,
    Role::Of,
    Role::During,
    Role::Before,
    Role::After,
    Role::Between,
    Role::Over,
    Role::Last,
    Role::This,
    Role::Next,
    Role::Early,
    Role::Mid,
    Role::Late,
    Role::Past,
    Role::Every,
    Role::Coming,
    Role::To,
    Role::And,
    Role::Or,
    Role::Following,
    Role::Previous,
    Role::Earlier,
]);

/// A month by its name, and the token behind it and its full stop.
pub(super) fn month_word(tokens: &Tokens<'_>, at: usize) -> Option<(u8, usize)> {
    let token = tokens.at(at);
    (token.is(Role::Month) && token.capital).then(|| (token.word.month, tokens.past_dot(at + 1)))
}

/// "last" and its like before a month, weekday or season; with the token behind.
pub(super) fn step_at(tokens: &Tokens<'_>, at: usize) -> Option<(Step, usize)> {
    let the = if tokens.is(at, Role::The) { at + 1 } else { at };
    let same = tokens.is(at, Role::That) && tokens.is(at + 1, Role::Same);
    if same {
        return Some((Step::That, at + 2));
    }
    let token = tokens.at(the);
    let step = if token.is(Role::This) && the == at {
        if tokens.is(at + 1, Role::Past) {
            return Some((Step::Last, at + 2));
        }
        if tokens.is(at + 1, Role::Coming) {
            return Some((Step::Next, at + 2));
        }
        Step::This
    } else if token.is(Role::Last) || token.is(Role::Past) {
        Step::Last
    } else if token.is(Role::Next) || token.is(Role::Coming) {
        Step::Next
    } else if token.is(Role::Following) {
        Step::Following
    } else if token.is(Role::Previous) {
        Step::Previous
    } else if token.is(Role::Same) || (token.is(Role::That) && the == at) {
        Step::That
    } else {
        return None;
    };
    Some((step, the + 1))
}

/// What stands before "that Monday"; "said that Monday's talks had failed" has a conjunction.
const BEFORE_THAT: Roles = Roles::of(&[
    Role::In,
    Role::On,
    Role::By,
    Role::Since,
    Role::Until,
    Role::From,
    Role::Of,
    Role::For,
    Role::During,
    Role::Before,
    Role::After,
    Role::And,
    Role::Or,
    Role::Late,
    Role::Early,
    Role::Later,
    Role::Earlier,
]);

/// "last" and its like before a weekday or a month, where "that" points to it.
pub(super) fn pointed_step_at(tokens: &Tokens<'_>, at: usize) -> Option<(Step, usize)> {
    let before = tokens.before(at, 1);
    // "Following Friday's vote" is after it.
    if tokens.is(at, Role::Following) {
        return None;
    }
    let points = !tokens.is(at, Role::That)
        || tokens.is(at + 1, Role::Same)
        || tokens.at(at).opens_sentence
        || before.kind != Kind::Word
        || before.roles.any(BEFORE_THAT);
    points.then(|| step_at(tokens, at)).flatten()
}

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let (step, from) = pointed_step_at(tokens, at).unwrap_or((Step::Bare, at));
    let (month, next) = month_word(tokens, from)?;
    // "in this Aug. 30, 2010, photo" names a day.
    if step != Step::Bare && tokens.at(next).is_plain(2) {
        return None;
    }
    // "Black September" is a name.
    if tokens.before(at, 1).is(Role::DayName) && tokens.before(at, 1).capital {
        return None;
    }
    let (year, end) = if step == Step::Bare { year_behind(tokens, next) } else { (Year::Missing, next) };
    if year == Year::Missing && step == Step::Bare && !is_month(tokens, at, next) {
        return None;
    }
    let mut calendar = Calendar::new(year, Field::Month(month));
    calendar.step = step;
    Some(Found::new(at, end, Meaning::Calendar(calendar), "month"))
}

/// Whether a bare word is the month: not "may", "march on", "April Smith".
fn is_month(tokens: &Tokens<'_>, at: usize, next: usize) -> bool {
    let token = tokens.at(at);
    let before = tokens.before(at, 1);
    let behind = tokens.at(next);
    let prepared = before.roles.any(BEFORE_MONTH)
        || (before.is_mark(b'-') && tokens.before(at, 2).roles.any(BEFORE_MONTH));
    // "a March operation", "the May meeting", "(May-August 1950)".
    let determined = before.roles.any(Roles::of(&[Role::A, Role::The, Role::Possessive]));
    let article = determined
        && !token.opens_sentence
        && behind.kind == Kind::Word
        && !behind.capital
        && behind.is_ordinary();
    let joined = tokens.is(next + 1, Role::Month)
        && (behind.is_mark(b'-') || behind.is(Role::To) || behind.is(Role::And) || behind.is(Role::Until));
    let prepared = prepared || article || joined;
    let names_someone =
        behind.capital && behind.kind == Kind::Word && behind.is_ordinary() && !behind.opens_sentence;
    let doubtful = token.is(Role::Modal)
        || tokens.is_word(at, "may")
        || tokens.is_word(at, "march")
        || tokens.is_word(at, "august");
    if doubtful || (token.end - token.start == 3 && next == at + 1) {
        return prepared && !names_someone;
    }
    prepared || !names_someone || behind.is(Role::Month)
}
