//! Clock times that share a day: "between midnight and 3 a.m. on Tuesday", "from 10 p.m. to 6 a.m. Sunday", "8 p.m. Friday
//! to 6 a.m.". A night that ends on Sunday began the day before.

use crate::lexicon::{Role, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning};
use crate::times::token::Tokens;

#[expect(clippy::ptr_arg, reason = "all refiners have one signature")]
pub(super) fn refine(tokens: &Tokens<'_>, founds: &mut Vec<Found>, _: &Words) {
    for at in 1..founds.len() {
        let (Some(mut first), Some(mut second)) = (timed(&founds[at - 1]), timed(&founds[at])) else {
            continue;
        };
        if !is_range(tokens, &founds[at - 1], &founds[at]) {
            continue;
        }
        // A range that begins at midnight begins the day.
        first.time.end_of_day = false;
        let back = second.time.clock < first.time.clock && !second.time.end_of_day;
        let days = i32::from(back);
        match (first.field, second.field) {
            (Field::Told, Field::Told) => {}
            (Field::Told, field) => {
                first = Calendar { field: field.on(-days), time: first.time, ..second };
            }
            (field, Field::Told) => {
                second = Calendar { field: field.on(days), time: second.time, ..first };
            }
            _ => continue,
        }
        founds[at - 1].meaning = Meaning::Calendar(first);
        founds[at].meaning = Meaning::Calendar(second);
    }
}

/// A clock time, with or without a day.
fn timed(found: &Found) -> Option<Calendar> {
    let Meaning::Calendar(calendar) = found.meaning else { return None };
    let day = calendar.field.is_day() || calendar.field == Field::Told;
    (day && calendar.time.clock.is_some()).then_some(calendar)
}

/// "from … to", "between … and", a dash; a bare "and" lists two times of one day.
fn is_range(tokens: &Tokens<'_>, first: &Found, second: &Found) -> bool {
    let joint = tokens.at(first.to);
    let joined = joint.is(Role::To)
        || joint.is(Role::Until)
        || joint.is_mark(b'-')
        || joint.is(Role::And)
        || joint.is(Role::Or);
    joined && first.to + 1 == second.from
}
