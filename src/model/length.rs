//! Stated lengths of time: `PT30H`, `P30D`, `P3M`.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// A stated length in ISO 8601, taken apart.
///
/// ```
/// use chrono::NaiveDate;
/// use truceline::model::Length;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let term: Length = "PT30H".parse().unwrap();
/// assert_eq!(term.last_day(day(2025, 4, 19), None), Some(day(2025, 4, 20)));
/// let term: Length = "P3M".parse().unwrap();
/// assert_eq!(term.last_day(day(2025, 9, 3), None), Some(day(2025, 12, 2)));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length {
    /// Years and months.
    pub months: u32,
    /// Weeks and days.
    pub days: u64,
    /// Hours, minutes and seconds.
    pub seconds: u64,
}

impl Length {
    /// The last day in force of something that starts on `first`, at `start` where that is known.
    ///
    /// Hours are rounded up to days where no start time is known; an end at 00:00 belongs to the day before.
    /// `None` where the length is zero or leaves the calendar.
    #[must_use]
    pub fn last_day(self, first: NaiveDate, start: Option<NaiveTime>) -> Option<NaiveDate> {
        let whole =
            first.checked_add_months(Months::new(self.months))?.checked_add_days(Days::new(self.days))?;
        let after = match start {
            Some(start) => {
                let seconds = i64::try_from(self.seconds).ok()?;
                let end =
                    NaiveDateTime::new(whole, start).checked_add_signed(TimeDelta::try_seconds(seconds)?)?;
                if end.time() == NaiveTime::MIN { end.date() } else { end.date().succ_opt()? }
            }
            None => whole.checked_add_days(Days::new(self.seconds.div_ceil(86_400)))?,
        };
        let last = after.pred_opt()?;
        (last >= first).then_some(last)
    }

    /// Its size in hours, a month counted as 30 days; to compare two lengths, never to compute a day.
    #[must_use]
    pub const fn about_hours(self) -> u64 {
        (self.months as u64)
            .saturating_mul(30)
            .saturating_add(self.days)
            .saturating_mul(24)
            .saturating_add(self.seconds / 3600)
    }

    /// Whether two lengths can be one: `P3D` and `PT72H`, `P1M` and `P30D`.
    #[must_use]
    pub const fn agrees(self, other: Self) -> bool {
        let (a, b) = (self.about_hours(), other.about_hours());
        a.abs_diff(b) * 20 <= if a > b { a } else { b }
    }
}

impl std::str::FromStr for Length {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let refuse = || {
            let found: String = words.chars().take(40).collect();
            format!("expected an ISO 8601 length such as P30D or PT30H, found `{found}`")
        };
        let mut length = Self::default();
        let (mut number, mut in_time, mut parts) = (String::new(), false, 0);
        let mut letters = words.strip_prefix('P').ok_or_else(refuse)?.chars();
        for letter in letters.by_ref() {
            if letter.is_ascii_digit() {
                number.push(letter);
                continue;
            }
            if letter == 'T' && number.is_empty() && !in_time {
                in_time = true;
                continue;
            }
            let n: u32 = number.parse().map_err(|_| refuse())?;
            number.clear();
            parts += 1;
            match (letter, in_time) {
                ('Y', false) => length.months = length.months.saturating_add(n.saturating_mul(12)),
                ('M', false) => length.months = length.months.saturating_add(n),
                ('W', false) => length.days += u64::from(n) * 7,
                ('D', false) => length.days += u64::from(n),
                ('H', true) => length.seconds += u64::from(n) * 3600,
                ('M', true) => length.seconds += u64::from(n) * 60,
                ('S', true) => length.seconds += u64::from(n),
                _ => return Err(refuse()),
            }
        }
        if parts == 0 || !number.is_empty() { Err(refuse()) } else { Ok(length) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(length: &str, first: (i32, u32, u32), start: Option<(u32, u32)>) -> String {
        let first = NaiveDate::from_ymd_opt(first.0, first.1, first.2).unwrap();
        let start = start.map(|(h, m)| NaiveTime::from_hms_opt(h, m, 0).unwrap());
        length
            .parse::<Length>()
            .unwrap()
            .last_day(first, start)
            .map_or_else(String::new, |day| day.to_string())
    }

    #[test]
    fn the_last_day_in_force() {
        assert_eq!(last("PT30H", (2025, 4, 19), None), "2025-04-20");
        assert_eq!(last("PT30H", (2025, 4, 19), Some((18, 0))), "2025-04-20", "an end at 00:00");
        assert_eq!(last("PT30H", (2025, 4, 19), Some((19, 0))), "2025-04-21");
        assert_eq!(last("P3D", (2025, 5, 8), None), "2025-05-10");
        assert_eq!(last("PT72H", (2025, 5, 8), Some((0, 0))), "2025-05-10");
        assert_eq!(last("P2W", (2016, 2, 27), None), "2016-03-11");
        assert_eq!(last("P2M", (2022, 4, 2), None), "2022-06-01");
        assert_eq!(last("P0D", (2022, 4, 2), None), "");
        assert_eq!(last("P4000000000D", (2022, 4, 2), None), "");
    }

    #[test]
    fn what_is_no_length_is_refused() {
        for words in ["", "P", "30D", "P30", "PT", "P30H", "PT3D", "P99999999999D", "PXD", "P3D "] {
            assert!(words.parse::<Length>().is_err(), "{words}");
        }
    }

    #[test]
    fn lengths_that_say_the_same_agree() {
        let agree = |a: &str, b: &str| a.parse::<Length>().unwrap().agrees(b.parse().unwrap());
        assert!(agree("P3D", "PT72H") && agree("P1M", "P30D") && agree("P2W", "P14D"));
        assert!(!agree("P30D", "PT30H") && !agree("P3D", "P4D"));
    }
}
