//! Which of the sentence's time phrases is the trigger's, and what days it gives.

use chrono::{NaiveDate, NaiveTime};

use crate::lexicon::EventType;
use crate::model::{Basis, DayRange, Precision, Preposition, Shape, Status, TimePhrase, TimexType, Trigger};

/// A phrase farther than this belongs to something else.
const FARTHEST: u32 = 26;

/// A length farther than this from the trigger measures something else.
const FARTHEST_LENGTH: u32 = 9;

/// When it was, as a mention says it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct When {
    pub(super) days: Option<DayRange>,
    pub(super) precision: Precision,
    pub(super) basis: Basis,
    pub(super) edtf: Option<String>,
    pub(super) date_text: Option<String>,
    pub(super) start_time: Option<NaiveTime>,
    pub(super) zone: Option<String>,
    pub(super) duration: Option<String>,
    /// Number of the phrase that gave the days.
    pub(super) phrase: Option<usize>,
    pub(super) rule: &'static str,
    /// How far the phrase stands from the trigger.
    pub(super) cost: u32,
}

impl When {
    fn open() -> Self {
        Self {
            days: None,
            precision: Precision::Unknown,
            basis: Basis::None,
            edtf: None,
            date_text: None,
            start_time: None,
            zone: None,
            duration: None,
            phrase: None,
            rule: "undated",
            cost: 0,
        }
    }
}

/// What is known of days before the sentence: the day that the passage tells of.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried {
    /// The day, and the words that gave it.
    pub(super) day: Option<(DayRange, Precision, String)>,
    /// Number of sentences since.
    pub(super) age: usize,
}

/// When the event of a trigger was.
pub(super) fn when(
    text: &str,
    trigger: &Trigger,
    times: &[TimePhrase],
    event_type: &EventType,
    carried: &Carried,
    published: Option<NaiveDate>,
) -> When {
    let mut when = When::open();
    when.duration = duration(trigger, times, event_type);
    if let Some((number, cost)) = nearest(trigger, times) {
        take(&mut when, text, number, cost, times, trigger, event_type, published);
    } else if let Some((days, precision, words)) =
        carried.day.as_ref().filter(|_| may_carry(trigger, carried))
    {
        when.days = Some(*days);
        when.precision = *precision;
        when.basis = Basis::Assumed;
        when.edtf = edtf(*days, *precision, Shape::Single, false, event_type.lasts);
        when.date_text = Some(words.clone());
        when.rule = "carried";
    }
    when
}

/// A day is carried to what goes on in the simple past, a few sentences on.
fn may_carry(trigger: &Trigger, carried: &Carried) -> bool {
    trigger.is_past
        && !trigger.is_perfect
        && carried.age <= 2
        && matches!(trigger.status, Status::Happened | Status::Alleged)
}

/// The phrase with days that stands nearest, by clauses and words.
fn nearest(trigger: &Trigger, times: &[TimePhrase]) -> Option<(usize, u32)> {
    trigger
        .times
        .iter()
        .filter(|link| {
            let phrase = &times[link.phrase];
            (phrase.days.is_some() || phrase.anchored_by_clause)
                && phrase.kind != TimexType::Set
                && fits_status(phrase, trigger)
        })
        .map(|link| (link.phrase, link.cost))
        .min_by_key(|(phrase, cost)| (*cost, *phrase))
        .filter(|(_, cost)| *cost <= FARTHEST)
}

/// "until Friday", "by Friday" end something; "since" and "before" tell of another time, unless nothing else does.
fn fits_status(phrase: &TimePhrase, trigger: &Trigger) -> bool {
    match phrase.preposition {
        Some(Preposition::Before) => false,
        Some(Preposition::By) => trigger.status == Status::Planned,
        _ => true,
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one phrase and one trigger")]
fn take(
    when: &mut When,
    text: &str,
    number: usize,
    cost: u32,
    times: &[TimePhrase],
    trigger: &Trigger,
    event_type: &EventType,
    published: Option<NaiveDate>,
) {
    let phrase = &times[number];
    when.phrase = Some(number);
    when.cost = cost;
    when.date_text = Some(phrase.span.of(text).to_owned());
    when.rule = phrase.rule;
    let Some(mut days) = phrase.days else {
        return;
    };
    if phrase.preposition == Some(Preposition::Since)
        && phrase.shape == Shape::OpenEnd
        && event_type.hostile
        && let Some(published) = published
        && published > days.last
        && trigger.is_perfect
    {
        days.last = published;
    }
    when.days = Some(days);
    when.precision = phrase.precision;
    when.basis = phrase.basis;
    when.edtf = edtf(days, phrase.precision, phrase.shape, phrase.approximate, event_type.lasts);
    when.start_time = phrase.start_time;
    when.zone = phrase.zone.clone();
    if when.duration.is_none() {
        when.duration = phrase.duration.clone().filter(|_| event_type.lasts);
    }
}

/// The length that stands beside the trigger, for types that last or that speak of what lasts.
fn duration(trigger: &Trigger, times: &[TimePhrase], event_type: &EventType) -> Option<String> {
    let speaks_of_span = event_type.lasts || event_type.stage != "none";
    trigger
        .times
        .iter()
        .filter(|link| speaks_of_span && link.cost <= FARTHEST_LENGTH)
        .filter_map(|link| times[link.phrase].duration.clone().map(|length| (link.cost, length)))
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, length)| length)
}

/// The days in EDTF.
pub(super) fn edtf(
    days: DayRange,
    precision: Precision,
    shape: Shape,
    approximate: bool,
    lasts: bool,
) -> Option<String> {
    let tilde = if approximate { "~" } else { "" };
    let (first, last) = (days.first, days.last);
    let text = match shape {
        Shape::OpenEnd => format!("{first}{tilde}/.."),
        Shape::OpenStart => format!("../{last}{tilde}"),
        _ if days.is_one_day() => format!("{first}{tilde}"),
        _ if precision == Precision::Month && DayRange::month(year(first), month(first)) == Some(days) => {
            format!("{}{tilde}", first.format("%Y-%m"))
        }
        _ if precision == Precision::Year && DayRange::year(year(first)) == Some(days) => {
            format!("{}{tilde}", first.format("%Y"))
        }
        Shape::Interval => format!("{first}{tilde}/{last}{tilde}"),
        Shape::Single if lasts || precision == Precision::Day => format!("{first}{tilde}/{last}{tilde}"),
        _ => format!("[{first}..{last}]"),
    };
    Some(text)
}

fn year(day: NaiveDate) -> i32 {
    chrono::Datelike::year(&day)
}

fn month(day: NaiveDate) -> u32 {
    chrono::Datelike::month(&day)
}
