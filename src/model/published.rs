//! The moment of publication: a day, or a day with a time.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime};

use super::iso_day;

/// When an article was published: a day, perhaps with a time, perhaps with an offset from UTC.
///
/// Years from 1400 to 2100; seconds and offset are optional.
///
/// ```
/// use truceline::model::Published;
/// let published: Published = "2025-04-23T18:05+03:00".parse().unwrap();
/// assert_eq!(published.day.to_string(), "2025-04-23");
/// assert_eq!(published.to_string(), "2025-04-23T18:05:00+03:00");
/// assert!("23/04/2025".parse::<Published>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Published {
    /// The civil day, in the zone it was stated in.
    pub day: NaiveDate,
    /// The time of day, where stated.
    pub time: Option<NaiveTime>,
    /// Seconds east of UTC, where stated.
    pub offset_seconds: Option<i32>,
}

impl Published {
    /// A day without a time.
    #[must_use]
    pub const fn on(day: NaiveDate) -> Self {
        Self { day, time: None, offset_seconds: None }
    }
}

const EXPECTED: &str =
    "expected a day such as 2025-04-23, or a day with a time such as 2025-04-23T18:05+03:00";

impl FromStr for Published {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let words = words.trim();
        let refuse = || format!("{EXPECTED}, found `{}`", words.chars().take(60).collect::<String>());
        let day_words = words.get(..10).ok_or_else(refuse)?;
        let well_formed = day_words.bytes().enumerate().all(|(i, byte)| match i {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        if !well_formed {
            return Err(refuse());
        }
        let number = |digits: &str| digits.parse::<u32>().ok();
        let of_year =
            |year| NaiveDate::from_ymd_opt(year, number(&day_words[5..7])?, number(&day_words[8..])?);
        let day = day_words[..4].parse().ok().and_then(of_year).ok_or_else(refuse)?;
        if !(1400..=2100).contains(&day.year()) {
            return Err(format!("expected a year from 1400 to 2100, found {}", day.year()));
        }
        let rest = &words[10..];
        if rest.is_empty() {
            return Ok(Self::on(day));
        }
        let rest = rest.strip_prefix(['T', 't', ' ']).ok_or_else(refuse)?;
        let clock_end = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
        let (clock, zone) = rest.split_at(clock_end);
        let clock = clock.split_once('.').map_or(clock, |(whole, _)| whole);
        let time = NaiveTime::parse_from_str(clock, "%H:%M:%S")
            .or_else(|_| NaiveTime::parse_from_str(clock, "%H:%M"))
            .map_err(|_| refuse())?;
        let offset_seconds = match zone.trim() {
            "" => None,
            "Z" | "z" => Some(0),
            zone => Some(offset_seconds(zone).ok_or_else(refuse)?),
        };
        Ok(Self { day, time: Some(time), offset_seconds })
    }
}

/// Reads `+03:00`, `+0300` or `+03`.
fn offset_seconds(zone: &str) -> Option<i32> {
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes): (i32, i32) = match digits.len() {
        2 => (digits.parse().ok()?, 0),
        4 => (digits[..2].parse().ok()?, digits[2..].parse().ok()?),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day)?;
        if let Some(time) = self.time {
            write!(f, "T{}", time.format("%H:%M:%S"))?;
        }
        match self.offset_seconds.and_then(FixedOffset::east_opt) {
            Some(_) if self.offset_seconds == Some(0) => write!(f, "Z"),
            Some(offset) => write!(f, "{offset}"),
            None => Ok(()),
        }
    }
}

impl serde::Serialize for Published {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.time, self.offset_seconds) {
            (None, None) => serializer.serialize_str(&iso_day(self.day)),
            _ => serializer.collect_str(self),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Published {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
