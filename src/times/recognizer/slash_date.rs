//! "02/13/1998", "7/8/07", "13.02.1998": month first with slashes, day first with dots, unless the numbers say
//! otherwise.

use super::Recognizer;
use super::clock::valid_day;
use crate::lexicon::{Roles, Words};
use crate::times::meaning::{Field, Found, Year};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer { first: Roles::NONE, digits: true, read };

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let (one, two, year) = (tokens.at(at), tokens.at(at + 2), tokens.at(at + 4));
    let Kind::Mark(mark @ (b'/' | b'.' | b'-')) = tokens.at(at + 1).kind else { return None };
    let written = one.is_plain(2)
        && two.is_plain(2)
        && year.is_plain(4)
        && matches!(year.digits, 2 | 4)
        && (year.digits == 4 || mark == b'/');
    // "on the 15.01.2003." ends its sentence.
    let goes_on = tokens.mark(at + 5, mark) && (mark != b'.' || tokens.at(at + 6).glued);
    let bounded = !goes_on && !tokens.before(at, 1).is_mark(mark);
    if !written || !bounded || !tokens.mark(at + 3, mark) || !(at + 1..at + 5).all(|i| tokens.at(i).glued) {
        return None;
    }
    let day_first = one.number > 12 || (mark == b'.' && two.number <= 12);
    let (month, day) =
        if day_first { valid_day(two.number, one.number)? } else { valid_day(one.number, two.number)? };
    let year = match (year.digits, year.number) {
        (2, number) if number < 40 => 2000 + number,
        (2, number) => 1900 + number,
        (_, number) if (1000..2200).contains(&number) => number,
        _ => return None,
    };
    Some(Found::date(at, at + 5, Year::Stated(year), Field::Day(month, day), "slash date"))
}
