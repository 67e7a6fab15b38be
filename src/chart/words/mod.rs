//! Every word that a picture says on its own, in one place, so that another language is one more table: here days
//! and numbers, in `picture` what every kind says, in `truces` and `kinds` what single kinds say.

mod kinds;
mod picture;
mod truces;

use chrono::{Datelike, NaiveDate};

pub(crate) use kinds::*;
pub(crate) use picture::*;
pub(crate) use truces::*;

use crate::model::{DayRange, Status};

const MONTHS: [(&str, &str); 12] = [
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
];

/// A month's name; `month` is 1 to 12.
pub(crate) fn month(month: u32) -> &'static str {
    MONTHS[(month.clamp(1, 12) - 1) as usize].0
}

/// Its short form.
pub(crate) fn month_short(month: u32) -> &'static str {
    MONTHS[(month.clamp(1, 12) - 1) as usize].1
}

/// "19–20 April 2025", "28 April – 3 May 2025", "30 December 2024 – 2 January 2025"; "2024" where it is all of a year.
pub(crate) fn period(first: NaiveDate, last: NaiveDate) -> String {
    let day = |of: NaiveDate| format!("{} {}", of.day(), month(of.month()));
    let ending = format!("{} {}", day(last), last.year());
    let years = (first.month(), first.day(), last.month(), last.day()) == (1, 1, 12, 31);
    if years && first.year() == last.year() {
        last.year().to_string()
    } else if years {
        format!("{}–{}", first.year(), last.year())
    } else if first == last {
        ending
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{}–{ending}", first.day())
    } else if first.year() == last.year() {
        format!("{} – {ending}", day(first))
    } else {
        format!("{} {} – {ending}", day(first), first.year())
    }
}

/// A day's words made short for a label: months cut to three letters, and the years left out that the picture's
/// axis makes plain.
pub(crate) fn short_when(when: &str, plain_years: &[i32]) -> String {
    let mut out = when.to_owned();
    for (long, short) in MONTHS {
        out = out.replace(long, short);
    }
    for year in plain_years {
        out = out.replace(&format!(" {year}"), "");
    }
    out.replace(" – ", "–")
}

/// A day made short: `11 Mar`, or `11 Mar 2025` where the year is not plain.
pub(crate) fn short_day(day: NaiveDate, plain_years: &[i32]) -> String {
    let out = format!("{} {}", day.day(), month_short(day.month()));
    if plain_years.contains(&day.year()) { out } else { format!("{out} {}", day.year()) }
}

/// The years that need not be said beside each month: those of a period too short to hold a month twice.
pub(crate) fn plain_years(period: DayRange) -> Vec<i32> {
    let years = period.first.year()..=period.last.year();
    let plain = period.first.year() == period.last.year() || period.days() <= 330;
    if plain { years.collect() } else { Vec::new() }
}

/// ` ×3` behind words that stand for three events, nothing behind those that stand for one.
pub(crate) fn times(number: usize) -> String {
    if number > 1 { format!(" ×{number}") } else { String::new() }
}

/// `1 event`, `12 events`, `1,200 events`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// `1200` as `1,200`.
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What a status is called in the legend.
pub(crate) const fn status(status: Status) -> &'static str {
    match status {
        Status::Happened => "happened",
        Status::Alleged => "claimed by one side",
        Status::Planned => "planned or expected",
        Status::Proposed => "proposed, not agreed",
    }
}

/// A group or type as a heading: `prisoner_exchange` is `Prisoner exchange`.
pub(crate) fn heading(id: &str) -> String {
    let words = id.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn periods_are_said_as_a_newspaper_would() {
        for (first, last, words) in [
            (date(2025, 4, 19), date(2025, 4, 19), "19 April 2025"),
            (date(2025, 4, 19), date(2025, 4, 20), "19–20 April 2025"),
            (date(2025, 4, 28), date(2025, 5, 3), "28 April – 3 May 2025"),
            (date(2024, 12, 30), date(2025, 1, 2), "30 December 2024 – 2 January 2025"),
            (date(2024, 1, 1), date(2024, 12, 31), "2024"),
            (date(2024, 1, 1), date(2025, 12, 31), "2024–2025"),
        ] {
            assert_eq!(period(first, last), words);
        }
    }

    #[test]
    fn words_are_short_where_the_year_is_known() {
        assert_eq!(short_when("week of 14 April 2025", &[2025]), "week of 14 Apr");
        assert_eq!(short_when("28 April – 3 May 2025", &[]), "28 Apr–3 May 2025");
        assert_eq!(count(1200, "event", "events"), "1,200 events");
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
