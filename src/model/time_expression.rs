//! Words that name a time: TIMEX3 expressions, and the phrases that they form.

use chrono::{NaiveDate, NaiveTime};

use super::closed_set::closed_set;
use super::{Basis, DayRange, Precision, Span};

closed_set! {
    /// TIMEX3 type of a time expression.
    pub enum TimexType ("a TIMEX3 type") {
        /// A calendar time of a day or coarser.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// A recurring time.
        Set = "SET",
    }
}

/// One TIMEX3 expression.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// The words, in the extent that TimeML gives them.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexType,
    /// TIMEX3 value in the TimeML convention: `2025-04-19`, `2025-W16`, `PT30H`, `PRESENT_REF`, `XXXX-WXX-1`.
    pub value: String,
    /// Our own reading in days; `None` where it names none or stays open.
    pub days: Option<DayRange>,
    /// How finely `days` is known.
    pub precision: Precision,
    /// What `days` rests on.
    pub basis: Basis,
    /// The day that a relative expression was counted from; `None` for what is stated or stays open.
    pub anchor: Option<NaiveDate>,
    /// The recognizer and refiners that made it, such as `weekday`.
    pub rule: &'static str,
}

/// How the days of a phrase are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One expression: a day, a week, a month.
    Single,
    /// "from 3 to 5 May", "until Friday" with a known begin: all of the days.
    Interval,
    /// "between 3 and 5 May", "on 3 or 5 May": one of the days.
    OneOf,
    /// "from Monday", "since 2 March": the begin is known, the end is not.
    OpenEnd,
    /// "until Friday": the end is known, the begin is not.
    OpenStart,
    /// "on 3 and 9 March": each of the days listed is a phrase of its own in `Times::phrases`.
    Listed,
}

closed_set! {
    /// The preposition or conjunction that governs a time phrase.
    pub enum Preposition ("a preposition of time") {
        /// on Monday
        On = "on",
        /// in May
        In = "in",
        /// at midnight
        At = "at",
        /// from midnight, starting Monday, beginning on 3 May, effective from
        From = "from",
        /// since 2 March
        Since = "since",
        /// until Friday, till, through
        Until = "until",
        /// by Friday, no later than
        By = "by",
        /// for 30 days
        For = "for",
        /// during May, throughout
        During = "during",
        /// before Friday, ahead of
        Before = "before",
        /// after Friday
        After = "after",
        /// between 3 and 5 May
        Between = "between",
        /// over the weekend
        Over = "over",
        /// within 30 days
        Within = "within",
    }
}

/// A whole phrase of time, as an event takes it: "from midnight Sunday until 8 May".
#[derive(Clone, Debug, PartialEq)]
pub struct TimePhrase {
    /// The words without the preposition that governs them.
    pub span: Span,
    /// TIMEX3 type of the whole: `Duration` phrases have a `duration` and mostly no days.
    pub kind: TimexType,
    /// First and last day.
    pub days: Option<DayRange>,
    /// How finely `days` is known.
    pub precision: Precision,
    /// What `days` rests on.
    pub basis: Basis,
    /// How the days are meant.
    pub shape: Shape,
    /// "about", "around", "circa".
    pub approximate: bool,
    /// Clock time that the phrase states.
    pub start_time: Option<NaiveTime>,
    /// Zone of `start_time`: an IANA name, else ±hh:mm.
    pub zone: Option<String>,
    /// Length in ISO 8601 (`PT30H`), where the phrase states one.
    pub duration: Option<String>,
    /// What governs the phrase.
    pub preposition: Option<Preposition>,
    /// "a day after the group struck": the clause behind it names the anchor.
    pub anchored_by_clause: bool,
    /// The rule of the expression that gave the days.
    pub rule: &'static str,
}

impl TimePhrase {
    /// Whether it is the name of a feast: "Easter", "Eid al-Fitr".
    #[must_use]
    pub fn names_a_feast(&self) -> bool {
        self.rule == "holiday"
    }
}

/// What the text says about time: TIMEX3 expressions and the phrases that they form, both in text order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Times {
    /// TIMEX3 expressions, in text order, never overlapping.
    pub expressions: Vec<TimeExpression>,
    /// Phrases, in text order.
    pub phrases: Vec<TimePhrase>,
    /// Whether relative expressions stayed open for want of a publication date.
    pub left_open: usize,
}
