//! Days as people and programs write them, for publication dates: words of many languages, digits, stamps.
//!
//! Dates inside prose are the business of `times`; here a short string is known to hold a date.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, NaiveTime};
use regex::{Captures, Regex};

use super::months;
use super::options::DateOrder;
use crate::model::Published;

/// Why a string is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Day and month could be either way round.
    Ambiguous,
    /// Something else; the words say what was expected and found.
    Other(String),
}

/// One date in a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, time included.
    pub range: Range<usize>,
    /// What it says, or that day and month could be either way round.
    pub date: Result<Published, Fault>,
}

/// Reads a string that is a date, with at most a few words around it.
///
/// ```
/// use truceline::ingest::fields::dates::{whole, Fault};
/// use truceline::ingest::fields::options::DateOrder;
/// assert_eq!(whole("Wed, 23 Apr 2025 18:05 +0300", None).unwrap().to_string(), "2025-04-23T18:05:00+03:00");
/// assert_eq!(whole("03/05/2024", None), Err(Fault::Ambiguous));
/// assert_eq!(whole("03/05/2024", Some(DateOrder::DayFirst)).unwrap().to_string(), "2024-05-03");
/// ```
///
/// # Errors
/// When it is none, or day and month could be either way round.
pub fn whole(words: &str, order: Option<DateOrder>) -> Result<Published, Fault> {
    let words = words.trim();
    let strict = words.parse::<Published>();
    if let Ok(published) = strict {
        return Ok(published);
    }
    if let Some(published) = stamp(words) {
        return Ok(published);
    }
    if words.len() <= 80
        && let Some(found) = all(words, order).into_iter().next()
    {
        return found.date;
    }
    Err(Fault::Other(strict.expect_err("a date has returned above")))
}

/// A date in digits alone: `20250423`, or seconds or milliseconds since 1970 in UTC.
fn stamp(words: &str) -> Option<Published> {
    if !words.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match words.len() {
        8 => Some(Published::on(valid(
            words[..4].parse().ok()?,
            words[4..6].parse().ok()?,
            words[6..].parse().ok()?,
        )?)),
        10 | 13 => {
            let moment = DateTime::from_timestamp(words[..10].parse().ok()?, 0)?.naive_utc();
            Some(Published { day: moment.date(), time: Some(moment.time()), offset_seconds: Some(0) })
        }
        _ => None,
    }
}

/// Date forms, the more exact first. Every group name says what it holds.
static FORMS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        // "2025-04-23T18:05:00+03:00", "2025/4/23", "2025.04.23", "2025年4月23日"
        r"(?<y>\d{4})(?:-|/|\.|年\s?)(?<m>\d{1,2})(?:-|/|\.|月\s?)(?<d>\d{1,2})日?",
        // "Wed Apr 23 18:05:00 +0300 2025"
        r"(?<w>[^\W\d_]{3,9})\.? (?<d>\d{1,2}) (?<H>\d{2}):(?<M>\d{2}):(?<S>\d{2}) (?:(?<z>[+-]\d{4}|[A-Z]{2,4}) )?(?<y>\d{4})",
        // "23 April 2025", "23rd of April, 2025", "23. April 2025", "23 de abril de 2025"
        r"(?<d>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[ \u00a0-]{1,2}(?:of |de |d')?(?<w>[^\W\d_]{3,12})\.?,?[ \u00a0-]{1,2}(?:de |del )?(?<y>\d{4})",
        // "April 23, 2025", "Apr. 23rd 2025"
        r"(?<w>[^\W\d_]{3,12})\.?[ \u00a0]{1,2}(?<d>\d{1,2})(?:st|nd|rd|th)?,?[ \u00a0]{1,2}(?<y>\d{4})",
        // "23.04.2025", "23/04/2025", "23 | 04 | 2025"
        r"(?<a>\d{1,2}) ?(?<s>[./|-]) ?(?<b>\d{1,2}) ?[./|-] ?(?<y>\d{4})",
    ]
    .iter()
    .map(|form| Regex::new(form).expect("written here and tested"))
    .collect()
});

/// A clock time right behind a date.
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:T|,? {0,2}(?:at |um |à |[-–—|•·] {0,2})?)(?<H>\d{1,2})(?::|\.|h)(?<M>\d{2})(?::(?<S>\d{2})(?:\.\d+)?)?(?: ?(?<p>[aApP])\.?[mM]\.?)?(?: ?(?<z>Z|UTC|UT|GMT|[ECMP][SD]T|BST|W?EST|CES?T|EES?T|WET|MSK)?(?<o>[+-]\d{2}:?\d{2})?)?",
    )
    .expect("written here and tested")
});

/// Every date in a string, by place. Digits that belong to longer numbers do not count.
#[must_use]
pub fn all(words: &str, order: Option<DateOrder>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for form in FORMS.iter() {
        for captures in form.captures_iter(words) {
            let range = captures.get(0).expect("group 0 is the match").range();
            let alone = !ends_in_digit(&words[..range.start]) && !starts_with_digit(&words[range.end..]);
            let taken =
                found.iter().any(|other| other.range.start < range.end && range.start < other.range.end);
            if !alone || taken {
                continue;
            }
            if let Some(date) = day(&captures, order) {
                found.push(with_clock(words, &captures, range, date));
            }
        }
    }
    found.sort_by_key(|one| one.range.start);
    found
}

fn ends_in_digit(before: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit())
}

fn starts_with_digit(after: &str) -> bool {
    after.starts_with(|c: char| c.is_ascii_digit())
}

/// The day of a match: `None` where the digits make none, a fault where they make two.
fn day(captures: &Captures<'_>, order: Option<DateOrder>) -> Option<Result<NaiveDate, Fault>> {
    let number = |name: &str| captures.name(name).and_then(|group| group.as_str().parse::<u32>().ok());
    let year = i32::try_from(number("y")?).ok()?;
    if let (Some(a), Some(b)) = (number("a"), number("b")) {
        let dotted = captures.name("s").is_some_and(|mark| mark.as_str() == ".");
        let order = order.or(dotted.then_some(DateOrder::DayFirst));
        return match (order, valid(year, b, a), valid(year, a, b)) {
            (Some(DateOrder::DayFirst), day, _) | (Some(DateOrder::MonthFirst), _, day) => day.map(Ok),
            (None, Some(one), Some(other)) if one != other => Some(Err(Fault::Ambiguous)),
            (None, one, other) => one.or(other).map(Ok),
        };
    }
    let month = number("m").or_else(|| months::number(captures.name("w")?.as_str()))?;
    valid(year, month, number("d")?).map(Ok)
}

fn valid(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| (1400..=2100).contains(&year))
}

/// Adds the clock time that stands inside the match or right behind it.
fn with_clock(
    words: &str,
    captures: &Captures<'_>,
    mut range: Range<usize>,
    day: Result<NaiveDate, Fault>,
) -> Found {
    let date = day.map(|day| {
        let mut published = Published::on(day);
        let behind = CLOCK.captures(&words[range.end..]);
        let inside = captures.name("H").is_some();
        let clock = if inside { Some(captures) } else { behind.as_ref() };
        if let Some((time, offset)) = clock.and_then(clock_time) {
            published.time = Some(time);
            published.offset_seconds = offset;
            if !inside {
                range.end += behind.as_ref().map_or(0, |captures| captures[0].len());
            }
        }
        published
    });
    Found { range, date }
}

fn clock_time(captures: &Captures<'_>) -> Option<(NaiveTime, Option<i32>)> {
    let group = |name: &str| captures.name(name).map(|group| group.as_str());
    let number = |name: &str| group(name).and_then(|digits| digits.parse::<u32>().ok());
    let hour = match (number("H")?, group("p")) {
        (12, Some("a" | "A")) => 0,
        (hour @ 1..=11, Some("p" | "P")) => hour + 12,
        (hour, _) => hour,
    };
    let time = NaiveTime::from_hms_opt(hour, number("M")?, number("S").unwrap_or(0))?;
    let zone = group("o").or_else(|| group("z"));
    Some((time, zone.and_then(offset)))
}

/// Hours east of UTC of the zones that RFC 822 names and of those of Europe; names that several zones share are left out.
const ZONES: &[(&str, i32)] = &[
    ("Z", 0),
    ("UT", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("WET", 0),
    ("WEST", 1),
    ("BST", 1),
    ("CET", 1),
    ("CEST", 2),
    ("EET", 2),
    ("EEST", 3),
    ("MSK", 3),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
];

/// Seconds east of UTC of `Z`, `EDT`, `+03:00`, `+0300`.
fn offset(zone: &str) -> Option<i32> {
    let Some((sign, digits)) =
        zone.strip_prefix('+').map(|d| (1, d)).or_else(|| zone.strip_prefix('-').map(|d| (-1, d)))
    else {
        return ZONES.iter().find(|(name, _)| *name == zone).map(|(_, hours)| hours * 3600);
    };
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes): (i32, i32) = (digits.get(..2)?.parse().ok()?, digits.get(2..4)?.parse().ok()?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_many_hands() {
        for (words, expected) in [
            ("2025-04-23", "2025-04-23"),
            ("20250423", "2025-04-23"),
            ("1745431500", "2025-04-23T18:05:00Z"),
            ("April 23, 2025 Wednesday", "2025-04-23"),
            ("Wed Apr 23 18:05:00 +0000 2025", "2025-04-23T18:05:00Z"),
            ("Wednesday 23rd of April, 2025 at 6:05 pm", "2025-04-23T18:05:00"),
            ("Wed, 23 Apr 2025 18:05:00 EDT", "2025-04-23T18:05:00-04:00"),
            ("Wed Apr 23 18:05:00 MSK 2025", "2025-04-23T18:05:00+03:00"),
            ("23 April 2025 18:05 CEST", "2025-04-23T18:05:00+02:00"),
            ("23. April 2025", "2025-04-23"),
            ("23 de abril de 2025", "2025-04-23"),
            ("23 апреля 2025, 18:05", "2025-04-23T18:05:00"),
            ("23.04.2025", "2025-04-23"),
            ("04/23/2025", "2025-04-23"),
            ("2025年4月23日", "2025-04-23"),
        ] {
            assert_eq!(whole(words, None).map(|date| date.to_string()).as_deref(), Ok(expected), "{words}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for words in ["soon", "", "2025-13-40", "12025-04-234", "32/13/2025", "0001-01-01", "9999-01-01"] {
            assert!(whole(words, None).is_err(), "{words}");
        }
    }
}
