//! "on the 16th", "until the 3rd": a day of the month told.

use super::Recognizer;
use crate::lexicon::{Role, Roles, Words};
use crate::times::meaning::{Field, Found, Year};
use crate::times::token::{Kind, Suffix, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer { first: Roles::of(&[Role::The]), digits: false, read };

/// What stands before a day.
const BEFORE_DAY: Roles = Roles::of(&[
    Role::On,
    Role::By,
    Role::Until,
    Role::From,
    Role::Since,
    Role::To,
    Role::And,
    Role::Before,
    Role::After,
]);

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let token = tokens.at(at + 1);
    let behind = tokens.at(at + 2);
    let day = u8::try_from(token.number).ok().filter(|day| (1..=31).contains(day))?;
    // "on the 16th floor", "on the 16th and 17th floors" have a noun, "on the 16th he left" has none.
    let subject = matches!(tokens.words(at + 2), "he" | "she" | "it" | "they" | "we" | "I" | "there");
    let noun = behind.kind == Kind::Word
        && !subject
        && !behind.opens_sentence
        && (behind.is_ordinary() || behind.roles.any(NOUN));
    let good = token.suffix == Suffix::Ordinal
        && tokens.before(at, 1).roles.any(BEFORE_DAY)
        && !noun
        && !behind.is_mark(b'-')
        && !tokens.is(at + 3, Role::Of)
        && tokens.at(at + 3).suffix != Suffix::Ordinal;
    good.then(|| Found::date(at, at + 2, Year::Missing, Field::DayOfMonth(day), "day of month"))
}

/// Behind an ordinal these go on with it: "the 16th century", "the 16th of the town's schools", "the 3rd time".
const NOUN: Roles = Roles::of(&[
    Role::Unit,
    Role::Month,
    Role::Of,
    Role::Anniversary,
    Role::War,
    Role::Span,
    Role::PartOfDay,
    Role::Consecutive,
]);
