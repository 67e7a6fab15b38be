//! "the morning of 31 January", "that afternoon", "the night", "late in the day".

use super::overnight::two_days;
use super::{Recognizer, date_at};
use crate::lexicon::{Code, Role, Roles, Unit, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning, Year};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[Role::The, Role::PartOfDay, Role::Mid, Role::Early, Role::Late]),
    digits: false,
    read,
};

/// A part of the day right behind a day ("Friday morning"), and the token behind.
pub(super) fn part_behind(tokens: &Tokens<'_>, at: usize) -> Option<(Code, usize)> {
    let early = if tokens.any(at, Roles::of(&[Role::Early, Role::Late, Role::Mid])) {
        tokens.past_hyphen(at + 1)
    } else {
        at
    };
    let token = tokens.at(early);
    let follows = token.is(Role::PartOfDay)
        && !token.word.plural
        && token.kind == Kind::Word
        && !token.opens_sentence
        && !tokens.mark(early, b'-');
    let names = matches!(&token.word.part_of_day, b"MO" | b"AF" | b"EV" | b"NI");
    (follows && names).then(|| (token.word.part_of_day, early + 1))
}

fn read(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<Found> {
    let the = if tokens.is(at, Role::The) { at + 1 } else { at };
    let early = if tokens.is(the, Role::Early) || tokens.is(the, Role::Late) { the + 1 } else { the };
    let mid = if tokens.is(early, Role::Mid) { tokens.past_hyphen(early + 1) } else { early };
    let token = tokens.at(mid);
    if let Some(found) = early_hours(tokens, at, early, words) {
        return Some(found);
    }
    if !token.is(Role::PartOfDay) || token.word.plural {
        return None;
    }
    let hours = if tokens.is_word(mid + 1, "hours") { mid + 2 } else { mid + 1 };
    let of = if tokens.is(hours, Role::Of) || tokens.is(hours, Role::On) { hours + 1 } else { hours };
    if let Some((mut calendar, to)) = two_days(tokens, of, words).filter(|_| of > hours) {
        calendar.time.part = Some(token.word.part_of_day);
        return Some(Found::new(at, to, Meaning::Calendar(calendar), "day part of date"));
    }
    // "dawn Thursday", "nightfall on Monday".
    let of_a_day = of > hours || mid > early || the == at && early == the && is_moment(tokens, mid);
    if of_a_day
        && let Some(Found { to, meaning: Meaning::Calendar(mut calendar), .. }) = date_at(tokens, of, words)
        && calendar.field.is_day()
    {
        calendar.time.part = Some(token.word.part_of_day);
        return Some(Found::new(at, to, Meaning::Calendar(calendar), "day part of date"));
    }
    let preposition = tokens.before(at, 1).roles.any(Roles::of(&[
        Role::In,
        Role::By,
        Role::Until,
        Role::Since,
        Role::During,
    ]));
    // "killed by early morning bombs".
    let noun = the == at
        && early > the
        && !tokens.before(at, 1).is(Role::In)
        && tokens.at(hours).kind == Kind::Word
        && (tokens.at(hours).is_ordinary() || tokens.is(hours, Role::Measure));
    if noun {
        return None;
    }
    let prepared = the > at && token.unit() != Some(Unit::Night) || preposition;
    if !prepared || tokens.is(hours, Role::Of) || mid > early && the == at && !preposition {
        return None;
    }
    let mut calendar = Calendar::new(Year::Missing, Field::Told);
    calendar.time.part = Some(token.word.part_of_day);
    Some(Found::new(at, hours, Meaning::Calendar(calendar), "day part"))
}

/// Whether a part of the day is one of its bounds: "dawn", "nightfall", not "morning".
fn is_moment(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.at(at).unit().is_none()
        && !tokens.at(at).capital
        && !matches!(tokens.words(at), "morning" | "afternoon" | "evening" | "daytime")
}

/// "the early hours of Friday", "the small hours of 3 May".
fn early_hours(tokens: &Tokens<'_>, at: usize, hours: usize, words: &Words) -> Option<Found> {
    let small = tokens.is_word(hours, "small") || tokens.is_word(hours, "wee");
    let hours = if small { hours + 1 } else { hours };
    let early = (small || tokens.before(hours, 1).is(Role::Early))
        && tokens.is_word(hours, "hours")
        && tokens.is(hours + 1, Role::Of);
    let Found { to, meaning: Meaning::Calendar(mut calendar), .. } =
        date_at(tokens, hours + 2, words).filter(|_| early)?
    else {
        return None;
    };
    let day = calendar.field.is_day();
    calendar.time.part = Some(*b"MO");
    day.then(|| Found::new(at, to, Meaning::Calendar(calendar), "day part of date"))
}
