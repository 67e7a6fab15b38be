//! "the July-September period", "the April through June quarter": months that are a quarter or a half of a year.

use super::Recognizer;
use super::month::month_word;
use super::numbers::year_behind;
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Field, Found};
use crate::times::token::Tokens;

pub(super) const RECOGNIZER: Recognizer =
    Recognizer { first: Roles::of(&[Role::The, Role::Month]), digits: false, read };

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let the = if tokens.is(at, Role::The) { at + 1 } else { at };
    let (first, next) = month_word(tokens, the)?;
    let joint = tokens.past_hyphen(next);
    let word = tokens.is(joint, Role::To) || tokens.is(joint, Role::Until);
    let joint = if word { tokens.past_hyphen(joint + 1) } else { joint };
    let (last, noun) = month_word(tokens, joint).filter(|_| joint > next)?;
    let noun = tokens.past_hyphen(noun);
    let named = tokens.at(noun).unit() == Some(Unit::Quarter) || tokens.is_word(noun, "period");
    let field = match (first, last) {
        _ if !named => return None,
        (1 | 4 | 7 | 10, last) if last == first + 2 => Field::Quarter(first / 3 + 1),
        (1, 6) => Field::Half(1),
        (7, 12) => Field::Half(2),
        _ => return None,
    };
    let (year, end) = year_behind(tokens, noun + 1);
    Some(Found::date(at, end, year, field, "month span"))
}
