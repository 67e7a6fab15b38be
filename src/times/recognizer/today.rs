//! "today", "yesterday morning", "tonight", "last night", "this afternoon", "overnight", "the day before yesterday".

use super::Recognizer;
use super::day_part::part_behind;
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning, Year};
use crate::times::token::Tokens;

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[
        Role::Today,
        Role::Yesterday,
        Role::Tomorrow,
        Role::Tonight,
        Role::Overnight,
        Role::Last,
        Role::This,
        Role::The,
    ]),
    digits: false,
    read,
};

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let token = tokens.at(at);
    let (day, part, end) = if token.is(Role::The) {
        let beyond = tokens.at(at + 1).unit() == Some(Unit::Day);
        match (
            beyond,
            tokens.is(at + 2, Role::Before) && tokens.is(at + 3, Role::Yesterday),
            tokens.is(at + 2, Role::After) && tokens.is(at + 3, Role::Tomorrow),
        ) {
            (true, true, _) => (-2, None, at + 4),
            (true, _, true) => (2, None, at + 4),
            _ => return None,
        }
    } else if token.is(Role::Tonight) || token.is(Role::Overnight) {
        (0, Some(*b"NI"), at + 1)
    } else if token.is(Role::Last) {
        if !tokens.is(at + 1, Role::PartOfDay)
            || !matches!(&tokens.at(at + 1).word.part_of_day, b"NI" | b"EV")
            || tokens.at(at + 1).word.plural
        {
            return None;
        }
        (-1, Some(tokens.at(at + 1).word.part_of_day), at + 2)
    } else if token.is(Role::This) {
        if !tokens.is(at + 1, Role::PartOfDay) {
            return None;
        }
        (0, Some(tokens.at(at + 1).word.part_of_day), at + 2)
    } else {
        let day = if token.is(Role::Yesterday) { -1 } else { i32::from(token.is(Role::Tomorrow)) };
        match part_behind(tokens, at + 1) {
            Some((part, end)) => (day, Some(part), end),
            None => (day, None, at + 1),
        }
    };
    let mut calendar = Calendar::new(Year::Missing, Field::Today(day));
    calendar.time.part = part;
    // "today's youth" is that of the age.
    let owned = tokens.is_word(end, "'s") || tokens.is_word(end, "\u{2019}s");
    if owned && token.is(Role::Today) && (1..4).any(|i| tokens.is(end + i, Role::Era)) {
        return None;
    }
    // A programme or a newspaper: "VOA Today".
    let title = token.capital && !token.opens_sentence && tokens.before(at, 1).capital;
    if title && token.is(Role::Today) {
        return None;
    }
    let rule = if token.is(Role::Overnight) { "overnight" } else { "today" };
    Some(Found::new(at, end, Meaning::Calendar(calendar), rule))
}
