//! "the weeks before the vote", "the days after the coup": a stretch of the calendar that an event bounds, not an
//! amount of time. Which days those are is not known here.

use super::Recognizer;
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Found, Meaning};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer { first: Roles::of(&[Role::Unit]), digits: false, read };

/// What binds the stretch to its event.
const BOUND: Roles = Roles::of(&[Role::Before, Role::After, Role::Following]);

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let value = match tokens.at(at).unit()? {
        Unit::Day => "XXXX-XX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Year => "XXXX",
        _ => return None,
    };
    // "the days before" alone are counted from the day told.
    let event = tokens.at(at + 2);
    let bound = tokens.any(at + 1, BOUND)
        && event.kind == Kind::Word
        && !event.opens_sentence
        && !event.roles.any(Roles::of(&[Role::And, Role::Who]));
    (tokens.at(at).word.plural && tokens.before(at, 1).is(Role::The) && bound)
        .then(|| Found::new(at, at + 1, Meaning::Unplaced(value, None), "definite"))
}
