//! "the 19th century", "the fifth century BC".

use super::Recognizer;
use super::numbers::{era_at, ordinal_at};
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Field, Found, Year};
use crate::times::token::Tokens;

pub(super) const RECOGNIZER: Recognizer =
    Recognizer { first: Roles::of(&[Role::The, Role::Ordinal, Role::Cardinal]), digits: true, read };

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let the = if tokens.is(at, Role::The) { at + 1 } else { at };
    let (number, next) = ordinal_at(tokens, the)?;
    let unit = tokens.past_hyphen(next);
    if tokens.at(unit).unit() != Some(Unit::Century) || !(1..=30).contains(&number) {
        return None;
    }
    if let Some(end) = era_at(tokens, unit + 1, Role::Bc) {
        return Some(Found::date(at, end, Year::Stated(-number), Field::Century, "century"));
    }
    let end = era_at(tokens, unit + 1, Role::Ad).unwrap_or(unit + 1);
    Some(Found::date(at, end, Year::Stated(number - 1), Field::Century, "century"))
}
