//! "3 May", "3rd of May 2025", "the 3rd of May", "19-Nov-2012".

use super::Recognizer;
use super::month::month_word;
use super::numbers::{day_at, year_behind};
use crate::lexicon::{Role, Roles, Words};
use crate::times::meaning::{Field, Found, Year};
use crate::times::token::{Suffix, Tokens};

pub(super) const RECOGNIZER: Recognizer =
    Recognizer { first: Roles::of(&[Role::The, Role::Ordinal, Role::Cardinal]), digits: true, read };

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let the = if tokens.is(at, Role::The) { at + 1 } else { at };
    let in_words = tokens.at(the).is(Role::Ordinal) || tokens.at(the).is(Role::Cardinal);
    let (day, next) = day_at(tokens, the)?;
    let before = tokens.before(the, 1);
    if before.is_mark(b'$') || (before.is_mark(b':') && tokens.at(the).glued) {
        return None;
    }
    let of = if tokens.is(next, Role::Of) { next + 1 } else { tokens.past_hyphen(next) };
    // "On the 10th August", but not "the 3 May events", "in the 28th April election".
    let ordinal = tokens.at(the).suffix == Suffix::Ordinal
        && tokens.before(at, 1).roles.any(Roles::of(&[
            Role::On,
            Role::By,
            Role::Until,
            Role::From,
            Role::Since,
        ]));
    if (in_words || the > at && !ordinal) && !tokens.is(next, Role::Of) {
        return None;
    }
    let (month, next) = month_word(tokens, of)?;
    let hyphen = tokens.past_hyphen(next);
    if hyphen > next && tokens.mark(of.saturating_sub(1), b'-') {
        let short = tokens.at(hyphen);
        let year = match short.digits {
            2 if short.number < 40 => 2000 + short.number,
            2 => 1900 + short.number,
            4 => short.number,
            _ => return None,
        };
        return Some(Found::date(at, hyphen + 1, Year::Stated(year), Field::Day(month, day), "day month"));
    }
    let (year, end) = year_behind(tokens, next);
    Some(Found::date(at, end, year, Field::Day(month, day), "day month"))
}
