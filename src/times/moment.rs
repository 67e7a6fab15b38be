//! A resolved place in the calendar: its TIMEX3 value, its days, and what lies so many units from it.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::meaning::Modifier;
use crate::lexicon::{Code, Unit};
use crate::model::{DayRange, Precision, iso_day};

/// A resolved place in the calendar. Years before Christ are negative and have no days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Moment {
    /// One day.
    Day(NaiveDate),
    /// The ISO week that begins on that Monday.
    Week(NaiveDate),
    /// Saturday and Sunday of the week that begins on that Monday.
    Weekend(NaiveDate),
    /// Days of a feast that the moon may shift.
    Feast(NaiveDate, NaiveDate),
    /// Year and month.
    Month(i32, u8),
    /// Year and quarter.
    Quarter(i32, u8),
    /// Year and half.
    Half(i32, u8),
    /// Year and season; the winter of a year begins in December of it.
    Season(i32, Code),
    /// A year.
    Year(i32),
    /// The decade that begins with that year.
    Decade(i32),
    /// The century whose years begin with that number.
    Century(i32),
}

/// The Monday of a day's ISO week.
pub(super) fn monday(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

/// A day so many days on, kept inside the calendar.
pub(super) fn plus_days(day: NaiveDate, days: i64) -> NaiveDate {
    let moved = if days >= 0 {
        day.checked_add_days(Days::new(days.unsigned_abs()))
    } else {
        day.checked_sub_days(Days::new(days.unsigned_abs()))
    };
    moved.filter(|day| (1..=9999).contains(&day.year())).unwrap_or(day)
}

fn plus_months(day: NaiveDate, months: i32) -> NaiveDate {
    let moved = if months >= 0 {
        day.checked_add_months(Months::new(months.unsigned_abs()))
    } else {
        day.checked_sub_months(Months::new(months.unsigned_abs()))
    };
    moved.filter(|day| (1..=9999).contains(&day.year())).unwrap_or(day)
}

/// Quarter of a month.
fn quarter_of(month: u32) -> u8 {
    u8::try_from(month.saturating_sub(1) / 3 + 1).unwrap_or(4)
}

/// The first month of a season.
pub(super) fn season_month(season: Code) -> u8 {
    match &season {
        b"SP" => 3,
        b"SU" => 6,
        b"FA" => 9,
        _ => 12,
    }
}

impl Moment {
    /// TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Self::Day(day) => iso_day(day),
            Self::Week(monday) => format!("{}-W{:02}", monday.iso_week().year(), monday.iso_week().week()),
            Self::Weekend(monday) => {
                format!("{}-W{:02}-WE", monday.iso_week().year(), monday.iso_week().week())
            }
            Self::Feast(first, _) => format!("{}-XX-XX", first.year()),
            Self::Month(year, month) => format!("{}-{month:02}", print_year(year)),
            Self::Quarter(year, quarter) => format!(
                "{}-Q{}",
                print_year(year),
                if quarter == 0 { "X".to_owned() } else { quarter.to_string() }
            ),
            Self::Half(year, half) => format!("{}-H{half}", print_year(year)),
            Self::Season(year, code) => format!("{}-{}", print_year(year), letters(code)),
            Self::Year(year) => print_year(year),
            Self::Decade(year) => print_year(year)[..].chars().take(if year < 0 { 5 } else { 3 }).collect(),
            Self::Century(century) if century < 0 => format!("BC{:02}", -century - 1),
            Self::Century(century) => format!("{century:02}"),
        }
    }

    /// The year it lies in.
    pub(super) fn year(self) -> i32 {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Weekend(day) | Self::Feast(day, _) => day.year(),
            Self::Month(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Season(year, _)
            | Self::Year(year)
            | Self::Decade(year) => year,
            Self::Century(century) => century * 100,
        }
    }

    /// The month it lies in, where it is known.
    pub(super) fn month(self) -> Option<u8> {
        match self {
            Self::Day(day) | Self::Week(day) | Self::Weekend(day) | Self::Feast(day, _) => {
                u8::try_from(day.month()).ok()
            }
            Self::Month(_, month) => Some(month),
            Self::Quarter(_, quarter) if quarter > 0 => Some((quarter - 1) * 3 + 1),
            Self::Season(_, season) => Some(season_month(season)),
            _ => None,
        }
    }

    /// First to last day; `None` before the year 1.
    pub(super) fn days(self) -> Option<DayRange> {
        let months = |year: i32, month: u8, count: u32| {
            let first = NaiveDate::from_ymd_opt(year, u32::from(month), 1).filter(|_| year > 0)?;
            Some(DayRange { first, last: first.checked_add_months(Months::new(count))?.pred_opt()? })
        };
        match self {
            Self::Day(day) => Some(DayRange::day(day)),
            Self::Feast(first, last) => Some(DayRange { first, last }),
            Self::Week(monday) => Some(DayRange { first: monday, last: plus_days(monday, 6) }),
            Self::Weekend(monday) => {
                Some(DayRange { first: plus_days(monday, 5), last: plus_days(monday, 6) })
            }
            Self::Month(year, month) => months(year, month, 1),
            Self::Quarter(year, 0) => months(year, 1, 12),
            Self::Quarter(year, quarter) => months(year, (quarter - 1) * 3 + 1, 3),
            Self::Half(year, half) => months(year, if half == 1 { 1 } else { 7 }, 6),
            Self::Season(year, season) => months(year, season_month(season), 3),
            Self::Year(year) => months(year, 1, 12),
            Self::Decade(year) => months(year, 1, 120),
            Self::Century(century) => months(century.checked_mul(100)?, 1, 1200),
        }
    }

    /// How finely the days are known.
    pub(super) fn precision(self) -> Precision {
        match self {
            Self::Day(_) | Self::Weekend(_) => Precision::Day,
            Self::Feast(first, last) if plus_days(first, 20) < last => Precision::Month,
            Self::Week(_) | Self::Feast(..) => Precision::Week,
            Self::Month(..) => Precision::Month,
            Self::Quarter(_, 0) | Self::Year(_) | Self::Decade(_) | Self::Century(_) => Precision::Year,
            Self::Quarter(..) => Precision::Quarter,
            Self::Half(..) | Self::Season(..) => Precision::Season,
        }
    }

    /// The unit that holds it: the week of a day, the year of a month.
    pub(super) fn containing(self, unit: Unit) -> Option<Self> {
        let first = self.days().map(|days| days.first);
        let year = self.year();
        Some(match unit {
            Unit::Day | Unit::Night | Unit::Hour | Unit::Minute | Unit::Second => match self {
                Self::Day(_) => self,
                _ => return None,
            },
            Unit::Week | Unit::Fortnight => Self::Week(monday(first?)),
            Unit::Weekend => Self::Weekend(monday(first?)),
            Unit::Month => Self::Month(year, self.month()?),
            Unit::Quarter => Self::Quarter(year, quarter_of(u32::from(self.month()?))),
            Unit::HalfYear => Self::Half(year, if self.month()? <= 6 { 1 } else { 2 }),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year - year.rem_euclid(10)),
            Unit::Century => Self::Century(if year < 0 { -((-year - 1) / 100 + 1) } else { year / 100 }),
            Unit::Millennium => return None,
        })
    }

    /// So many units on, at the grain of the unit.
    pub(super) fn shifted(self, unit: Unit, count: i32) -> Option<Self> {
        if count.unsigned_abs() > 10_000 {
            return None;
        }
        let on = i64::from(count);
        Some(match self.containing(unit)? {
            Self::Day(day) => Self::Day(plus_days(day, on)),
            Self::Feast(..) => return None,
            Self::Week(monday) => {
                Self::Week(plus_days(monday, on * if unit == Unit::Fortnight { 14 } else { 7 }))
            }
            Self::Weekend(monday) => Self::Weekend(plus_days(monday, on * 7)),
            Self::Month(year, month) => {
                let months = i32::from(month) - 1 + count;
                Self::Month(year + months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?)
            }
            Self::Quarter(year, quarter) => {
                let quarters = i32::from(quarter) - 1 + count;
                Self::Quarter(year + quarters.div_euclid(4), u8::try_from(quarters.rem_euclid(4) + 1).ok()?)
            }
            Self::Half(year, half) => {
                let halves = i32::from(half) - 1 + count;
                Self::Half(year + halves.div_euclid(2), u8::try_from(halves.rem_euclid(2) + 1).ok()?)
            }
            Self::Season(year, season) => Self::Season(year + count, season),
            Self::Year(year) => Self::Year(plus_years(year, count)),
            Self::Decade(year) => Self::Decade(plus_years(year, count * 10)),
            Self::Century(century) => Self::Century(century + count),
        })
    }

    /// The days that a modifier leaves ("early March" is 1 to 10 March), with their precision.
    pub(super) fn narrowed(self, modifier: Modifier) -> Option<(DayRange, Precision)> {
        let whole = self.days()?;
        let precision = self.precision();
        let joined = |from: Modifier, to: Modifier| {
            let (first, precision) = self.narrowed(from)?;
            Some((DayRange { first: first.first, last: self.narrowed(to)?.0.last }, precision))
        };
        let narrow = |months: (i32, i32)| DayRange {
            first: plus_months(whole.first, months.0),
            last: plus_days(plus_months(whole.first, months.1), -1),
        };
        let days = |from: i64, to: i64| DayRange {
            first: plus_days(whole.first, from),
            last: plus_days(whole.first, to),
        };
        Some(match (self, modifier) {
            (_, Modifier::None | Modifier::About | Modifier::UpToNow | Modifier::FromNow) => {
                (whole, precision)
            }
            (_, Modifier::StartToMid) => joined(Modifier::Start, Modifier::Mid)?,
            (_, Modifier::MidToLate) => joined(Modifier::Mid, Modifier::Late)?,
            (Self::Month(..), Modifier::Start) => (days(0, 9), Precision::Month),
            (Self::Month(..), Modifier::Mid) => (days(10, 19), Precision::Month),
            (Self::Month(..), Modifier::Late | Modifier::End) => {
                (DayRange { first: plus_days(whole.first, 20), last: whole.last }, Precision::Month)
            }
            (Self::Feast(first, last), Modifier::Late | Modifier::End) if plus_days(first, 20) < last => {
                (DayRange { first: plus_days(last, -9), last }, precision)
            }
            (Self::Month(..), Modifier::FirstHalf) => (days(0, 14), Precision::Month),
            (Self::Month(..), Modifier::SecondHalf) => {
                (DayRange { first: plus_days(whole.first, 15), last: whole.last }, Precision::Month)
            }
            (Self::Year(_), Modifier::FirstHalf) => (narrow((0, 6)), Precision::Season),
            (Self::Year(_), Modifier::SecondHalf) => (narrow((6, 12)), Precision::Season),
            (Self::Decade(_), Modifier::FirstHalf) => (narrow((0, 60)), Precision::Year),
            (Self::Decade(_), Modifier::SecondHalf) => (narrow((60, 120)), Precision::Year),
            (Self::Century(_), Modifier::FirstHalf) => (narrow((0, 600)), Precision::Year),
            (Self::Century(_), Modifier::SecondHalf) => (narrow((600, 1200)), Precision::Year),
            (Self::Year(_), Modifier::Start) => (narrow((0, 3)), Precision::Season),
            (Self::Year(_), Modifier::Mid) => (narrow((4, 8)), Precision::Season),
            (Self::Year(_), Modifier::Late | Modifier::End) => (narrow((9, 12)), Precision::Season),
            (Self::Decade(_), Modifier::Start) => (narrow((0, 36)), Precision::Year),
            (Self::Decade(_), Modifier::Mid) => (narrow((36, 72)), Precision::Year),
            (Self::Decade(_), Modifier::Late | Modifier::End) => (narrow((72, 120)), Precision::Year),
            (Self::Season(..) | Self::Quarter(..), Modifier::Start) => (narrow((0, 1)), Precision::Month),
            (Self::Season(..) | Self::Quarter(..), Modifier::Mid) => (narrow((1, 2)), Precision::Month),
            (Self::Season(..) | Self::Quarter(..), Modifier::Late | Modifier::End) => {
                (narrow((2, 3)), Precision::Month)
            }
            _ => (whole, precision),
        })
    }
}

/// A year so many years on; there is no year 0.
fn plus_years(year: i32, count: i32) -> i32 {
    let moved = year + count;
    match (year < 0, moved < 0) {
        (true, false) => moved + 1,
        (false, true) => moved - 1,
        _ => moved,
    }
}

/// `1945`, `BC0490`.
pub(super) fn print_year(year: i32) -> String {
    if year < 0 { format!("BC{:04}", -year) } else { format!("{year:04}") }
}

/// The letters of a season or a part of the day.
pub(super) fn letters(code: Code) -> String {
    String::from_utf8_lossy(&code).into_owned()
}

/// chrono's weekday of a number from 1 (Monday) to 7.
pub(super) fn weekday(number: u8) -> Weekday {
    Weekday::try_from(number.wrapping_sub(1)).unwrap_or(Weekday::Mon)
}

/// The day with that weekday in the week of a Monday.
pub(super) fn in_week(monday: NaiveDate, number: u8) -> NaiveDate {
    plus_days(monday, i64::from(number) - 1)
}

/// Easter Sunday of the Western churches, in the Gregorian calendar (the anonymous computus of Meeus).
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

/// Easter Sunday of the Eastern churches, in the Gregorian calendar (the Julian computus of Meeus).
pub(super) fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let n = d + e + 114;
    let julian = NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)?;
    Some(plus_days(julian, i64::from(year / 100 - year / 400 - 2)))
}

/// A day of the Islamic calendar in a year of ours, by the arithmetic calendar (Meeus), a day off the moon at most.
pub(super) fn islamic(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let (month, day) = (i32::try_from(month).ok()?, i32::try_from(day).ok()?);
    let guess = (year - 622).checked_mul(33)? / 32;
    (guess - 1..=guess + 2).filter(|hijri| *hijri > 0).find_map(|hijri| {
        let days = (11 * hijri + 3) / 30 + 354 * hijri + 30 * month - (month - 1) / 2 + day + 227_015 - 385;
        NaiveDate::from_num_days_from_ce_opt(days).filter(|found| found.year() == year)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easters_of_known_years() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(easter(2025), day(2025, 4, 20));
        assert_eq!(orthodox_easter(2025), day(2025, 4, 20));
        assert_eq!(easter(2024), day(2024, 3, 31));
        assert_eq!(orthodox_easter(2024), day(2024, 5, 5));
        assert_eq!(easter(1999), day(1999, 4, 4));
        assert_eq!(orthodox_easter(1999), day(1999, 4, 11));
    }

    #[test]
    fn feasts_of_known_years() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(islamic(2025, 9, 1), day(2025, 3, 1));
        assert_eq!(islamic(2025, 10, 1), day(2025, 3, 31));
        assert_eq!(islamic(2024, 12, 10), day(2024, 6, 17));
        assert_eq!(islamic(2003, 9, 1), day(2003, 10, 27));
    }

    #[test]
    fn units_are_counted_over_the_ends_of_years() {
        assert_eq!(Moment::Month(2025, 1).shifted(Unit::Month, -1), Some(Moment::Month(2024, 12)));
        assert_eq!(Moment::Quarter(2025, 4).shifted(Unit::Quarter, 1), Some(Moment::Quarter(2026, 1)));
        assert_eq!(Moment::Year(-1).shifted(Unit::Year, 1), Some(Moment::Year(1)));
        assert_eq!(Moment::Decade(-479).value(), "BC047");
        assert_eq!(Moment::Century(-5).value(), "BC04");
    }

    #[test]
    fn fixed_spans_of_vague_words() {
        let (days, precision) = Moment::Month(2025, 3).narrowed(Modifier::Start).unwrap();
        assert_eq!(
            (days.first.to_string(), days.last.to_string()),
            ("2025-03-01".into(), "2025-03-10".into())
        );
        assert_eq!(precision, Precision::Month);
        let (days, precision) = Moment::Year(2022).narrowed(Modifier::Late).unwrap();
        assert_eq!(
            (days.first.to_string(), days.last.to_string()),
            ("2022-10-01".into(), "2022-12-31".into())
        );
        assert_eq!(precision, Precision::Season);
    }
}
