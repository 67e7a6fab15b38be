//! "the 1980s", "'80s", "the nineties".

use super::Recognizer;
use super::numbers::era_at;
use crate::lexicon::{Role, Roles, Words};
use crate::times::meaning::{Field, Found, Year};
use crate::times::token::{Kind, Suffix, Tokens};

pub(super) const RECOGNIZER: Recognizer =
    Recognizer { first: Roles::of(&[Role::The, Role::DecadeWord]), digits: true, read };

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let the = if tokens.is(at, Role::The) { at + 1 } else { at };
    let quote = if tokens.mark(the, b'\'') && tokens.at(the + 1).glued { the + 1 } else { the };
    let token = tokens.at(quote);
    // "a man in his 30s", "in her mid-30s", "1000s of miles".
    let counts = the == at && tokens.is(quote + 1, Role::Of);
    let narrow = Roles::of(&[Role::Early, Role::Mid, Role::Late]);
    let hyphen = usize::from(tokens.before(at, 1).is_mark(b'-'));
    let head = if tokens.before(at, 1 + hyphen).roles.any(narrow) { 2 + hyphen } else { 1 };
    // "A-10s" are aircraft, "the mid-60s" and "1970s-80s" years.
    let named = hyphen > 0 && head == 1 && token.glued && tokens.before(at, 2).kind == Kind::Word;
    if tokens.before(at, head).is(Role::Possessive) || counts || named {
        return None;
    }
    let year = if token.is(Role::DecadeWord) {
        if the == at {
            return None;
        }
        1900 + token.number
    } else if token.kind == Kind::Number && token.suffix == Suffix::Plural && token.number % 10 == 0 {
        match token.digits {
            4 if token.number >= 1000 && token.number < 2200 => token.number,
            2 if token.number >= 10 => 1900 + token.number,
            3 => match era_at(tokens, quote + 1, Role::Bc) {
                Some(next) => {
                    return Some(Found::date(
                        at,
                        next,
                        Year::Stated(-token.number - 9),
                        Field::Decade,
                        "decade",
                    ));
                }
                None => return None,
            },
            _ => return None,
        }
    } else {
        return None;
    };
    Some(Found::date(at, quote + 1, Year::Stated(year), Field::Decade, "decade"))
}
