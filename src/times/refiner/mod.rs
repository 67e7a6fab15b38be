//! Corrections that need more than one expression: one per file. They run in the order of the list.

mod day_and_clock;
mod period_ended;
mod shared_day;
mod shared_head;
mod weekday_of_week;

use super::meaning::Found;
use super::token::Tokens;
use crate::lexicon::Words;

/// One correction of the findings of a block.
type Refiner = fn(&Tokens<'_>, &mut Vec<Found>, &Words);

/// Every correction, in the order in which they run.
const LIST: &[Refiner] = &[
    // "April 14-15": adds the heads that share a month or a year.
    shared_head::refine,
    // "Monday last week": one day, before a clock time joins it.
    weekday_of_week::refine,
    // "Monday 9:45 p.m.": one time.
    day_and_clock::refine,
    // "between midnight and 3 a.m. on Tuesday": behind the list's "Saturday at 6 p.m.", which has its own day.
    shared_day::refine,
    // "the quarter ended Sept. 30": the second date says which quarter.
    period_ended::refine,
];

/// Corrects the findings of a block.
pub(super) fn refine(tokens: &Tokens<'_>, founds: &mut Vec<Found>, words: &Words) {
    for refiner in LIST {
        refiner(tokens, founds, words);
    }
}
