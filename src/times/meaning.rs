//! What a recognizer read: typed parts, stated, implied or missing; never a date in a string.

use chrono::NaiveTime;

use crate::lexicon::{Code, Unit};

/// What an expression means before it is resolved.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// Parts of a date, with what is missing left to the context.
    Calendar(Calendar),
    /// "last week", "the following month": a unit counted from an anchor.
    Named(Named),
    /// "three days ago", "two weeks later".
    Shift(Shift),
    /// "the same period last year": the period told, of that unit where one is named, a year before.
    YearBefore(Option<Unit>),
    /// "30 days", "the past three months".
    Length(Length),
    /// "every Friday", "daily": the TIMEX3 value.
    Repeat(String),
    /// PAST_REF, PRESENT_REF, FUTURE_REF.
    Vague(&'static str),
    /// "the second day of the talks": the value of its unit without its number, and the part of the day.
    Unplaced(&'static str, Option<Code>),
    /// "day 1,155 of the war", from its known first day.
    WarDay(i32),
    /// "in its fourth year".
    WarYear(i32),
    /// "the third anniversary of the invasion".
    WarAnniversary(i32),
}

/// The year of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Nothing said.
    Missing,
    /// The year itself; years before Christ are negative.
    Stated(i32),
    /// "last year" (−1), "this year" (0), "next year" (1).
    Step(i32),
    /// "of that year" (0), "of the following year" (1).
    Told(i32),
}

/// The part of a date below the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The whole year.
    Year,
    /// 1 to 12.
    Month(u8),
    /// Month and day.
    Day(u8, u8),
    /// "the last day of April".
    LastDay(u8),
    /// "the 16th".
    DayOfMonth(u8),
    /// TIMEX3 letters.
    Season(Code),
    /// 1 to 4, 0 where unknown.
    Quarter(u8),
    /// 1 or 2.
    Half(u8),
    /// 1 is Monday.
    Weekday(u8),
    /// "Monday last week": the weekday, and how many weeks from that of speech.
    WeekdayIn(u8, i32),
    /// "the 1980s": its first year.
    Decade,
    /// "the 19th century": 18.
    Century,
    /// Index into the holidays.
    Holiday(usize),
    /// "Easter week".
    HolidayWeek(usize),
    /// "the Labor Day weekend".
    HolidayWeekend(usize),
    /// The day told, for a clock time or a part of the day alone.
    Told,
    /// Yesterday (−1), today (0), tomorrow (1).
    Today(i32),
    /// The week of a month (1 first, 5 last) of which month.
    WeekOf(u8, u8),
    /// "the week of 14 April".
    WeekOfDay(u8, u8),
    /// "the weekend of 14 April".
    WeekendOfDay(u8, u8),
}

impl Field {
    /// Whether it is one day, which a clock time or a part of the day may stand beside.
    pub(super) fn is_day(self) -> bool {
        matches!(
            self,
            Self::Day(..)
                | Self::LastDay(_)
                | Self::DayOfMonth(_)
                | Self::Weekday(_)
                | Self::WeekdayIn(..)
                | Self::Holiday(_)
                | Self::Today(_)
        )
    }

    /// The day so many days on, where its name says which that is.
    pub(super) fn on(self, days: i32) -> Self {
        match self {
            Self::Weekday(number) => {
                let moved = (i32::from(number) - 1 + days).rem_euclid(7) + 1;
                u8::try_from(moved).map_or(self, Self::Weekday)
            }
            Self::Today(day) => Self::Today(day + days),
            // At the ends of a month the name stays: how long the month before was is not known here.
            Self::Day(month, day) => match u8::try_from(i32::from(day) + days) {
                Ok(moved @ 1..=31) => Self::Day(month, moved),
                _ => self,
            },
            _ => self,
        }
    }
}

/// Which of several days of one name is meant, where the words say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Nothing said.
    Bare,
    /// "last".
    Last,
    /// "this".
    This,
    /// "next", "coming".
    Next,
    /// "the following".
    Following,
    /// "the previous".
    Previous,
    /// "that", "the same".
    That,
}

/// A time of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TimeOfDay {
    /// TIMEX3 letters: `MO`.
    pub(super) part: Option<Code>,
    /// The clock.
    pub(super) clock: Option<NaiveTime>,
    /// "24:00": midnight at the end of the day.
    pub(super) end_of_day: bool,
    /// Index of the zone.
    pub(super) zone: Option<u16>,
    /// "18:00Z".
    pub(super) utc: bool,
}

impl TimeOfDay {
    /// Whether it says something.
    pub(super) fn is_some(&self) -> bool {
        self.part.is_some() || self.clock.is_some() || self.end_of_day
    }
}

/// Parts of a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Calendar {
    /// The year.
    pub(super) year: Year,
    /// What is below the year.
    pub(super) field: Field,
    /// Which of several.
    pub(super) step: Step,
    /// The time of day.
    pub(super) time: TimeOfDay,
}

impl Calendar {
    /// A date without a time.
    pub(super) fn new(year: Year, field: Field) -> Self {
        Self { year, field, step: Step::Bare, time: TimeOfDay::default() }
    }
}

/// What a relative expression is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The publication date.
    Speech,
    /// The date told last.
    Told,
}

/// A unit counted from an anchor: "last week" is −1 week from speech.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Named {
    /// The unit.
    pub(super) unit: Unit,
    /// How many units on.
    pub(super) step: i32,
    /// From where.
    pub(super) anchor: Anchor,
    /// A time of day within it: "the next morning".
    pub(super) time: TimeOfDay,
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Amount {
    /// A whole number.
    Whole(i32),
    /// A whole number and a half.
    AndHalf(i32),
    /// "several", "a few", none said.
    Some,
}

/// An amount of a unit away from an anchor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shift {
    /// How many.
    pub(super) amount: Amount,
    /// Of what.
    pub(super) unit: Unit,
    /// 1 forwards, −1 backwards.
    pub(super) direction: i32,
    /// From where.
    pub(super) anchor: Anchor,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Length {
    /// How many.
    pub(super) amount: Amount,
    /// Of what.
    pub(super) unit: Unit,
    /// −1 for "the past three months", 1 for "the next three months", 0 where it hangs on nothing.
    pub(super) side: i32,
}

/// A modifier that narrows a date or loosens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Modifier {
    /// None.
    None,
    /// "early", "the beginning of".
    Start,
    /// "mid-", "the middle of".
    Mid,
    /// "early to mid-".
    StartToMid,
    /// "mid- to late".
    MidToLate,
    /// "late".
    Late,
    /// "the end of".
    End,
    /// "the first half of".
    FirstHalf,
    /// "the second half of", "the latter part of".
    SecondHalf,
    /// "about".
    About,
    /// "earlier this month": up to the day of speech.
    UpToNow,
    /// "later this month": from the day of speech.
    FromNow,
}

/// What a recognizer found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// First token.
    pub(super) from: usize,
    /// One past the last token.
    pub(super) to: usize,
    /// What it means.
    pub(super) meaning: Meaning,
    /// What narrows it.
    pub(super) modifier: Modifier,
    /// The recognizer.
    pub(super) rule: &'static str,
}

impl Found {
    /// A finding without a modifier.
    pub(super) fn new(from: usize, to: usize, meaning: Meaning, rule: &'static str) -> Self {
        Self { from, to, meaning, modifier: Modifier::None, rule }
    }

    /// A date without a modifier.
    pub(super) fn date(from: usize, to: usize, year: Year, field: Field, rule: &'static str) -> Self {
        Self::new(from, to, Meaning::Calendar(Calendar::new(year, field)), rule)
    }
}
