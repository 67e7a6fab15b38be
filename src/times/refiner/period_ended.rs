//! Periods of a report that state their last day: "the quarter ended Sept. 30", "the fiscal year ending June 30",
//! "the year to March 31".

use crate::lexicon::{Role, Unit, Words};
use crate::times::meaning::{Amount, Calendar, Field, Found, Length, Meaning, Year};
use crate::times::token::Tokens;

#[expect(clippy::ptr_arg, reason = "all refiners have one signature")]
pub(super) fn refine(tokens: &Tokens<'_>, founds: &mut Vec<Found>, _: &Words) {
    for at in 1..founds.len() {
        let (Meaning::Named(named), Meaning::Calendar(end)) = (&founds[at - 1].meaning, &founds[at].meaning)
        else {
            continue;
        };
        let Field::Day(month, _) = end.field else { continue };
        let from = founds[at - 1].to;
        let from = if tokens.is(from, Role::That) { from + 1 } else { from };
        let up_to = named.unit == Unit::Year && tokens.is(from, Role::To) && founds[at].from == from + 1;
        let ended = up_to || tokens.is(from, Role::Ended) && founds[at].from <= from + 2;
        let meaning = match named.unit {
            // The quarter of most of its days: one that ended on 1 October or 31 July began in July or May.
            Unit::Quarter if named.step <= 0 => {
                let most = if month == 1 { 12 } else { month - 1 };
                Meaning::Calendar(Calendar::new(end.year, Field::Quarter((most - 1) / 3 + 1)))
            }
            // A year that ends with no December is a length, in TimeBank.
            Unit::Year => Meaning::Length(Length { amount: Amount::Whole(1), unit: Unit::Year, side: 0 }),
            _ => continue,
        };
        if ended && !matches!(end.year, Year::Told(_)) {
            (founds[at - 1].meaning, founds[at - 1].rule) = (meaning, "period ended");
        }
    }
}
