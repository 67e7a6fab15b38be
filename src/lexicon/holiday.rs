//! Days with a name: rows of `words.toml`, and how their day is found in a year.

use chrono::NaiveDate;
use serde::Deserialize;

/// How the day of a holiday is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayRule {
    /// Month and day.
    Fixed(u32, u32),
    /// One day in history.
    Once(NaiveDate),
    /// Days from Easter Sunday of the Western churches.
    Easter(i64),
    /// Days from Easter Sunday of the Eastern churches.
    Orthodox(i64),
    /// Month and day of the Islamic calendar, and how many days it lasts.
    Islamic(u32, u32, u32),
    /// Month, week of it (5 is the last), weekday, and so many days on.
    Nth(u32, u8, u8, u8),
}

/// A day with a name.
#[derive(Clone, Debug)]
pub struct Holiday {
    /// Its words, lower case.
    pub words: Vec<String>,
    /// How its day is found.
    pub rule: HolidayRule,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HolidayRow {
    pub(super) names: Vec<String>,
    date: Option<String>,
    easter: Option<i64>,
    orthodox: Option<i64>,
    nth: Option<String>,
    islamic: Option<String>,
}

/// The rule that a row states; `None` where it states none or several.
pub(super) fn rule(row: &HolidayRow) -> Option<HolidayRule> {
    let numbers =
        |text: &str| text.split('-').map(|part| part.parse::<u32>().ok()).collect::<Option<Vec<_>>>();
    if let (Some(islamic), None, None, None, None) =
        (&row.islamic, &row.date, row.easter, row.orthodox, &row.nth)
    {
        let [month, day, days] = numbers(islamic)?[..] else { return None };
        let written = (1..=12).contains(&month) && (1..=30).contains(&day) && (1..=30).contains(&days);
        return written.then_some(HolidayRule::Islamic(month, day, days));
    }
    match (&row.date, row.easter, row.orthodox, &row.nth) {
        (Some(date), None, None, None) => match numbers(date)?[..] {
            [month, day] => Some(HolidayRule::Fixed(month, day)),
            [year, month, day] => {
                NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).map(HolidayRule::Once)
            }
            _ => None,
        },
        (None, Some(days), None, None) => Some(HolidayRule::Easter(days)),
        (None, None, Some(days), None) => Some(HolidayRule::Orthodox(days)),
        (None, None, None, Some(nth)) => {
            let (nth, on) = nth.split_once('+').unwrap_or((nth, "0"));
            let [month, week, weekday] = numbers(nth)?[..] else { return None };
            let (week, weekday) = (u8::try_from(week).ok()?, u8::try_from(weekday).ok()?);
            Some(HolidayRule::Nth(month, week, weekday, on.parse().ok()?))
        }
        _ => None,
    }
}
