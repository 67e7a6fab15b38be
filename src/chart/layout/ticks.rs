//! Ticks of the calendar, in two lines: days under months, months under years, or years alone.

use chrono::{Datelike, Days, NaiveDate};

use super::axis::{day, number};
use super::{DayAxis, Face};
use crate::chart::words;

/// One tick: the day it stands on, where that day begins or lies, and its words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tick {
    /// The day.
    pub day: i32,
    /// Where it stands.
    pub x: i32,
    /// Empty where there is no room.
    pub label: String,
}

/// Both lines of ticks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Ticks {
    /// The finer line. Days stand on their noon, months and years on their start.
    pub small: Vec<Tick>,
    /// The coarser line: months over days, years over months; each stands on its start.
    pub large: Vec<Tick>,
    /// Whether the finer line's words stand in the middle of what they name.
    pub centred: bool,
}

/// Steps of the finer line, finest first.
const STEPS: &[Step] = &[
    Step::Days(1),
    Step::Days(2),
    Step::Weeks(1),
    Step::Weeks(2),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(500),
    Step::Years(1000),
    Step::Years(10_000),
    Step::Years(100_000),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Days(i32),
    Weeks(i32),
    Months(i32),
    Years(i32),
}

/// The ticks of an axis whose words are set in `face`: the finest step whose words have room.
pub(crate) fn ticks(axis: &DayAxis, face: Face) -> Ticks {
    let step = STEPS.iter().copied().find(|&step| has_room(axis, step, face)).unwrap_or(Step::Years(100_000));
    let small = small(axis, step, face);
    let large = match step {
        Step::Days(_) | Step::Weeks(_) => large(axis, Step::Months(1), face),
        Step::Months(_) => large(axis, Step::Years(1), face),
        Step::Years(_) => Vec::new(),
    };
    Ticks { small, large, centred: matches!(step, Step::Days(_) | Step::Weeks(_)) }
}

fn has_room(axis: &DayAxis, step: Step, face: Face) -> bool {
    let (days, widest) = match step {
        Step::Days(days) => (days, "30"),
        Step::Weeks(weeks) => (weeks * 7, "30"),
        Step::Months(months) => (months * 30, "Sept"),
        Step::Years(years) => (years.saturating_mul(365), "2025"),
    };
    let room = if matches!(step, Step::Days(_)) { 60 } else { 160 };
    axis.day_width() * f64::from(days) >= f64::from(face.width(widest) + room)
}

/// The days on which a step stands, from the start of the axis or one step before it. None stands in a fold; a month or
/// a year that goes on behind a fold stands where the fold ends.
fn stands(axis: &DayAxis, step: Step) -> Vec<NaiveDate> {
    let (first, end) = axis.days();
    let start = day(first);
    let mut at = match step {
        Step::Days(1) => Some(start),
        // An odd day is never the first of a month, so that the steps begin anew with each month.
        Step::Days(_) | Step::Months(_) => start.with_day(1),
        Step::Weeks(_) => {
            start.checked_sub_days(Days::new(u64::from(start.weekday().num_days_from_monday())))
        }
        Step::Years(years) => NaiveDate::from_ymd_opt(start.year().div_euclid(years) * years, 1, 1),
    };
    if let (Step::Months(months), Some(day)) = (step, at) {
        at = day.with_month(day.month0() / months as u32 * months as u32 + 1);
    }
    let mut out = Vec::new();
    while let Some(stand) = at {
        if number(stand) >= end || out.len() > 2000 {
            break;
        }
        at = next(stand, step);
        match axis.unfolds(number(stand)) {
            None => out.push(stand),
            Some(unfolds) => {
                let goes_on = at.is_none_or(|next| number(next) > unfolds);
                if matches!(step, Step::Months(_) | Step::Years(_)) && goes_on {
                    out.push(day(unfolds));
                }
            }
        }
    }
    out
}

fn next(day: NaiveDate, step: Step) -> Option<NaiveDate> {
    match step {
        Step::Days(days) => {
            let next = day.checked_add_days(Days::new(days.unsigned_abs().into()))?;
            let leaves = days > 1 && (next.month() != day.month() || next.day() >= 31);
            if leaves { super::ticks::next(day.with_day(1)?, Step::Months(1)) } else { Some(next) }
        }
        Step::Weeks(weeks) => day.checked_add_days(Days::new((weeks * 7).unsigned_abs().into())),
        Step::Months(months) => day.checked_add_months(chrono::Months::new(months.unsigned_abs())),
        Step::Years(years) => NaiveDate::from_ymd_opt(day.year().checked_add(years)?, 1, 1),
    }
}

fn small(axis: &DayAxis, step: Step, face: Face) -> Vec<Tick> {
    let (first, _) = axis.days();
    let mut free = i32::MIN;
    let (_, right) = axis.ends();
    let mut out = Vec::new();
    for at in stands(axis, step) {
        if number(at) < first {
            continue;
        }
        let centred = matches!(step, Step::Days(_) | Step::Weeks(_));
        let x = if centred { axis.noon_of(at) } else { axis.start_of(at) };
        let words = match step {
            Step::Days(_) | Step::Weeks(_) => at.day().to_string(),
            Step::Months(_) => words::month_short(at.month()).to_owned(),
            Step::Years(_) => at.year().to_string(),
        };
        let width = face.width(&words);
        let left = if centred { x - width / 2 } else { x + 30 };
        let fits = left >= free && left + width <= right + 20;
        if fits {
            free = left + width + 40;
        }
        out.push(Tick { day: number(at), x, label: if fits { words } else { String::new() } });
    }
    out
}

fn large(axis: &DayAxis, step: Step, face: Face) -> Vec<Tick> {
    let bold = Face::bold(face.size);
    let starts = stands(axis, step);
    let (_, right) = axis.ends();
    let mut out = Vec::new();
    let mut last_year = None;
    for (index, &at) in starts.iter().enumerate() {
        let x = axis.start_of(at);
        let end = starts.get(index + 1).map_or(right, |&next| axis.start_of(next));
        let room = end - x - 50;
        let month = words::month(at.month());
        let forms = match step {
            Step::Years(_) => vec![at.year().to_string()],
            _ if last_year == Some(at.year()) => {
                vec![month.to_owned(), words::month_short(at.month()).to_owned()]
            }
            _ => vec![
                format!("{month} {}", at.year()),
                format!("{} {}", words::month_short(at.month()), at.year()),
                words::month_short(at.month()).to_owned(),
            ],
        };
        let label = forms.iter().find(|form| bold.width(form) <= room).cloned().unwrap_or_default();
        if label.contains(|letter: char| letter.is_ascii_digit()) {
            last_year = Some(at.year());
        }
        out.push(Tick { day: number(at), x, label });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|tick| tick.label.as_str()).filter(|label| !label.is_empty()).collect()
    }

    fn of(first: NaiveDate, last: NaiveDate) -> Ticks {
        ticks(&DayAxis::new(first, last, 1200, 11_700), Face::regular(110))
    }

    #[test]
    fn a_fortnight_shows_each_day_once() {
        let found = of(date(2025, 4, 24), date(2025, 5, 7));
        assert_eq!(labels(&found.small)[..3], ["24", "25", "26"]);
        assert_eq!(found.small.len(), 14);
        assert_eq!(labels(&found.large), ["April 2025", "May"]);
    }

    #[test]
    fn two_years_show_months_and_years_on_their_first_days() {
        let found = of(date(2023, 10, 7), date(2025, 4, 30));
        assert_eq!(labels(&found.large), ["2023", "2024", "2025"]);
        assert_eq!(labels(&found.small)[..2], ["Nov", "Dec"]);
    }

    #[test]
    fn centuries_show_round_years() {
        let found = of(date(1, 1, 1), date(9999, 12, 31));
        assert!(labels(&found.small).contains(&"2000"), "{found:?}");
        assert!(found.large.is_empty());
    }

    #[test]
    fn a_fold_of_thirty_years_has_ticks_on_both_sides() {
        let busy = [date(1995, 5, 8), date(2025, 5, 8)];
        let axis = DayAxis::new(busy[0], busy[1], 1200, 11_700).folded(&busy, 1000);
        let found = ticks(&axis, Face::regular(110));
        assert_eq!(labels(&found.large), ["May 1995", "May 2025"]);
        assert_eq!(labels(&found.small).last(), Some(&"8"));
    }

    #[test]
    fn one_day_has_its_tick() {
        let found = of(date(2025, 4, 23), date(2025, 4, 23));
        assert_eq!((labels(&found.small), labels(&found.large)), (vec!["23"], vec!["April 2025"]));
    }
}
