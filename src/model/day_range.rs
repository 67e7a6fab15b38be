//! Days, how precise they are and what they rest on.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;

/// A first and a last day, both inclusive; `first` never lies behind `last`.
///
/// ```
/// use chrono::NaiveDate;
/// use truceline::model::DayRange;
/// let april = DayRange::month(2025, 4).unwrap();
/// assert_eq!(april.last, NaiveDate::from_ymd_opt(2025, 4, 30).unwrap());
/// assert!(!april.is_one_day());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DayRange {
    /// First day.
    pub first: NaiveDate,
    /// Last day, inclusive.
    pub last: NaiveDate,
}

impl DayRange {
    /// One day.
    #[must_use]
    pub const fn day(day: NaiveDate) -> Self {
        Self { first: day, last: day }
    }

    /// A range; reversed ends are put in order.
    #[must_use]
    pub fn new(a: NaiveDate, b: NaiveDate) -> Self {
        Self { first: a.min(b), last: a.max(b) }
    }

    /// All days of a month; `None` where the calendar has no such month.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let next = first.checked_add_months(chrono::Months::new(1))?;
        Some(Self { first, last: next.pred_opt()? })
    }

    /// All days of a year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Some(Self {
            first: NaiveDate::from_ymd_opt(year, 1, 1)?,
            last: NaiveDate::from_ymd_opt(year, 12, 31)?,
        })
    }

    /// Monday to Sunday of the week that holds `day`.
    #[must_use]
    pub fn week_of(day: NaiveDate) -> Option<Self> {
        let into_week = i64::from(day.weekday().num_days_from_monday());
        let first = day.checked_sub_signed(chrono::TimeDelta::try_days(into_week)?)?;
        Some(Self { first, last: first.checked_add_signed(chrono::TimeDelta::try_days(6)?)? })
    }

    /// Whether it is one day.
    #[must_use]
    pub fn is_one_day(self) -> bool {
        self.first == self.last
    }

    /// Number of days, at least 1.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

closed_set! {
    /// How finely a day range is known.
    pub enum Precision ("a precision") {
        /// A clock time is known.
        Hour = "hour",
        /// The day, or each of the days of a span, is known.
        Day = "day",
        /// A week.
        Week = "week",
        /// A month or a named part of one.
        Month = "month",
        /// A quarter of a year.
        Quarter = "quarter",
        /// A season or a named part of a year.
        Season = "season",
        /// A year or longer.
        Year = "year",
        /// No day is known.
        Unknown = "unknown",
    }
}

closed_set! {
    /// What the days rest on.
    pub enum Basis ("a basis") {
        /// An absolute date stands in the text.
        Stated = "stated",
        /// Computed from the publication date or from another date of the text.
        Relative = "relative",
        /// Nothing was said; the news of the day.
        Assumed = "assumed",
        /// There are no days.
        None = "none",
    }
}
