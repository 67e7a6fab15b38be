//! Which of the sentence's time phrases is the trigger's, and what days it gives.

mod assumed;

use chrono::{NaiveDate, NaiveTime};

use crate::lexicon::{ContextWords, EventType, Lexicon};
use crate::model::{
    Basis, DayRange, Precision, Preposition, Shape, Span, Status, TimeLink, TimePhrase, TimexType, Trigger,
};

use super::edtf::edtf;
use super::matter::{
    compares, is_day_of_plan, is_day_of_reaction, is_spelled_out, names_a_war, opens_dateline,
};
use super::offset::{begun, offset, opener};
use super::passage::{Passage, ToldDay};
use super::preposition::sentence_start;
use super::telling::{is_ahead_of_told, told_behind};
use super::term::term;
use super::until::{is_reached, put_off};
use assumed::{assumed, past_hours};

/// A phrase farther than this belongs to something else.
pub(super) const FARTHEST: u32 = 26;

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
    /// The last day in force that is told.
    pub(super) until: Option<NaiveDate>,
    /// The length is that of the force used, not of the truce that it broke.
    pub(super) of_force: bool,
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
            until: None,
            of_force: false,
            phrase: None,
            rule: "undated",
            cost: 0,
        }
    }

    /// Takes a day that other words than the trigger's own tell.
    fn set(&mut self, day: ToldDay, basis: Basis, event_type: &EventType, rule: &'static str) {
        self.days = Some(day.days);
        self.precision = day.precision;
        self.basis = basis;
        self.edtf = Some(edtf(day.days, day.precision, Shape::Single, false, event_type.lasts));
        self.date_text = Some(day.words).filter(|words| !words.is_empty());
        self.rule = rule;
    }
}

/// Of what the day is asked, and what it is read from.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) text: &'a str,
    pub(super) trigger: &'a Trigger,
    /// The time expressions of its sentence.
    pub(super) times: &'a [TimePhrase],
    pub(super) event_type: &'a EventType,
    /// The sentences before.
    pub(super) passage: &'a Passage,
    pub(super) published: Option<NaiveDate>,
    pub(super) lexicon: &'a Lexicon,
}

/// When the event of a trigger was.
pub(super) fn when(asked: Asked<'_>) -> When {
    let Asked { text, trigger, times, event_type, passage, lexicon, .. } = asked;
    let mut when = When::open();
    if let Some(term) = term(text, trigger, times, event_type, lexicon) {
        when.of_force = term.of_force;
        when.duration = Some(term.length);
    }
    // What such words open has no other day than the one counted.
    if let Some(number) = opener(text, trigger, times) {
        if let Some((day, basis)) = offset(text, number, times, passage) {
            when.set(day, basis, event_type, "counted from the rest of the sentence");
        }
        return when;
    }
    if let Some((day, basis)) = begun(asked) {
        when.set(day, basis, event_type, "counted from how old it is");
        return when;
    }
    if let Some((number, cost)) = put_off(asked).or_else(|| nearest(asked)) {
        take(&mut when, number, cost, asked);
    } else if let Some((day, rule)) = assumed(asked) {
        when.set(day, Basis::Assumed, event_type, rule);
        if let Some((days, words)) = past_hours(text, trigger, times, when.days) {
            when.days = Some(days);
            when.edtf = Some(edtf(days, Precision::Day, Shape::Interval, false, event_type.lasts));
            when.date_text = Some(words);
            when.rule = "hours before";
        }
    }
    when
}

/// A day on which something was, not one from which or until which; of speech, a week or a month too.
pub(super) fn is_told(phrase: &TimePhrase, link: &TimeLink) -> bool {
    use Preposition::{Before, By, Since, Until};
    matches!(phrase.shape, Shape::Single | Shape::Listed)
        && (link.of_speech || matches!(phrase.precision, Precision::Day | Precision::Hour))
        && !matches!(phrase.preposition, Some(Since | Until | By | Before))
}

/// The phrase with days that stands nearest, by clauses and words.
fn nearest(asked: Asked<'_>) -> Option<(usize, u32)> {
    let Asked { text, trigger, times, event_type, published, lexicon, .. } = asked;
    trigger
        .times
        .iter()
        .filter(|link| {
            let phrase = &times[link.phrase];
            phrase.days.is_some()
                && (event_type.stage == "none"
                    || !names_a_war(text, phrase, lexicon.context()) && !is_spelled_out(phrase, times))
                && phrase.kind != TimexType::Set
                && !is_behind_length(text, phrase)
                && !is_of_the_truce_told(asked, phrase)
                && !is_reached(text, phrase, event_type)
                && !compares(text, phrase, lexicon.context())
                && fits(phrase, trigger, event_type, published)
                && !is_day_of_reaction(text, phrase, trigger, lexicon.context())
                && !is_day_of_plan(text, phrase, (trigger, event_type), published)
                && !is_ahead_of_told(text, phrase, (trigger, event_type), link.cost, published)
        })
        .map(|link| (link.phrase, link.cost))
        .min_by_key(|(phrase, cost)| (*cost, *phrase))
        .filter(|(phrase, cost)| *cost <= FARTHEST || opens_alone(text, *phrase, times))
}

/// "Scrapped the truce offered in February", "broke a truce that had begun on Monday": a day behind such words is that of
/// the truce that is spoken of.
fn is_of_the_truce_told(asked: Asked<'_>, phrase: &TimePhrase) -> bool {
    /// What stands between the words and their day: "signed by the two sides in Geneva on 9 May".
    const FARTHEST_WORDS: usize = 8;
    let Asked { text, trigger, times, event_type, lexicon, .. } = asked;
    if event_type.stage == "none" || phrase.span.start < trigger.span.end {
        return false;
    }
    let between = text.get(trigger.span.end..phrase.span.start).unwrap_or("");
    let mut start = trigger.span.end;
    let placed = between.split_inclusive(char::is_whitespace).map(|word| {
        start += word.len();
        (start - word.len(), word.trim_end())
    });
    let words: Vec<(usize, &str)> = placed.filter(|(_, word)| !word.is_empty()).collect();
    let known = lexicon.context();
    let opens = |at: &usize| {
        let word = words[*at].1.trim_matches(|c: char| !c.is_alphanumeric());
        let joined = at.checked_sub(1).is_some_and(|before| known.also.holds(words[before].1));
        known.truce_made.holds(word) && !joined
    };
    let Some(at) = (0..words.len()).rev().find(opens).filter(|at| words.len() - at <= FARTHEST_WORDS) else {
        return false;
    };
    let between = |span: Span| words[at].0 <= span.start && span.end <= phrase.span.start;
    !times.iter().any(|other| other.days.is_some() && between(other.span))
}

/// "On June 23, the warlord marched …, prompting clashes": the only date of a sentence, at its start, is all of its.
fn opens_alone(text: &str, number: usize, times: &[TimePhrase]) -> bool {
    let phrase = &times[number];
    let start = sentence_start(text, phrase.span.start);
    let opens = text.get(start..phrase.span.start).is_some_and(|before| before.trim().len() < 8);
    let comma = text.get(phrase.span.end..).is_some_and(|behind| behind.starts_with(','));
    opens && comma && times.iter().filter(|other| other.days.is_some()).count() == 1
}

/// "Following three days of talks": behind them, not the three days to come.
pub(super) fn is_behind_length(text: &str, phrase: &TimePhrase) -> bool {
    let words = phrase.span.of(text);
    let follows = words.starts_with("following ") || words.starts_with("Following ");
    let of = text.get(phrase.span.end..).is_some_and(|behind| behind.starts_with(" of "));
    let determined = text.get(..phrase.span.start).is_some_and(|before| before.trim_end().ends_with("the"));
    follows && of && !determined
}

/// "until Friday", "by Friday" end something; "since" and "before" tell of another time, unless nothing else does.
fn fits(
    phrase: &TimePhrase,
    trigger: &Trigger,
    event_type: &EventType,
    published: Option<NaiveDate>,
) -> bool {
    // "declared a truce from midnight": the day of its start, which is a mention of its own.
    let of_a_stage = event_type.stage != "none";
    // "In his address Monday, he said they will meet again": the day of speech.
    let told_then = trigger.status == Status::Planned
        && !matches!(phrase.preposition, Some(Preposition::From | Preposition::Since))
        && trigger
            .reported_by
            .is_some_and(|told| phrase.span.end <= told.end && told.start < trigger.span.start)
        && published.zip(phrase.days).is_some_and(|(published, days)| days.last <= published);
    if told_then {
        return false;
    }
    match phrase.preposition {
        Some(Preposition::From) if of_a_stage && event_type.stage != "start" => {
            phrase.shape == Shape::Interval
        }
        // "declared on Saturday a truce for Easter": the day it is for, not that of the declaration.
        Some(Preposition::For) if of_a_stage && event_type.stage != "start" => {
            event_type.lasts && phrase.shape == Shape::Interval
        }
        Some(Preposition::Until) if of_a_stage && event_type.stage != "end" => false,
        // "Shells fell before dawn on Friday": on that day all the same.
        Some(Preposition::Before) => {
            phrase.kind == TimexType::Time && matches!(trigger.status, Status::Happened | Status::Alleged)
        }
        Some(Preposition::By) => {
            let ahead = published.zip(phrase.days).is_some_and(|(published, days)| days.first > published);
            trigger.status == Status::Planned || ahead
        }
        _ => true,
    }
}

/// Takes the day of a phrase.
fn take(when: &mut When, number: usize, cost: u32, asked: Asked<'_>) {
    let Asked { text, trigger, times, event_type, published, lexicon, .. } = asked;
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
    // "A wave of attacks overnight into Sunday": the later of the two.
    let into_day = phrase.rule == "overnight" && phrase.span.of(text).contains(" into ");
    if into_day && days.is_one_day() {
        days = days.first.succ_opt().map_or(days, DayRange::day);
    }
    days = told_behind(text, days, phrase, (trigger, event_type), published).unwrap_or(days);
    // "in force at midnight on Friday night": that midnight opens Saturday.
    let at_night = phrase.start_time == Some(NaiveTime::MIN) && phrase.span.of(text).ends_with(" night");
    if at_night && event_type.stage == "start" && days.is_one_day() {
        days = days.first.succ_opt().map_or(days, DayRange::day);
    }
    let mut shape = phrase.shape;
    if let Some((joined, words)) = joined(text, number, times, lexicon.context()) {
        days = joined;
        when.date_text = Some(words);
        shape = Shape::Interval;
    }
    when.days = Some(days);
    when.precision = phrase.precision;
    // "At midday", "TUNIS, 14 May -": the words give an hour, or the day of writing, and nobody says that it was then.
    let assumed = phrase.rule == "clock" || opens_dateline(text, phrase);
    when.basis = if assumed { Basis::Assumed } else { phrase.basis };
    when.edtf = Some(edtf(days, phrase.precision, shape, phrase.approximate, event_type.lasts));
    when.start_time = phrase.start_time;
    when.zone = phrase.zone.clone();
    if when.duration.is_none() {
        when.duration = phrase.duration.clone().filter(|_| event_type.lasts);
    }
}

/// "On Friday night and in the early hours of Saturday": one span over days that follow each other;
/// "overnight into Sunday": the later of two.
pub(super) fn joined(
    text: &str,
    number: usize,
    times: &[TimePhrase],
    known: &ContextWords,
) -> Option<(DayRange, String)> {
    let own = times.get(number)?;
    let neighbour = |other: &TimePhrase| {
        let (left, right) = if other.span.start < own.span.start { (other, own) } else { (own, other) };
        let between = text.get(left.span.end..right.span.start)?;
        let into = between.trim() == "into";
        // "Overnight and in the morning hours of Thursday": the night before it, too.
        if between.trim_start().starts_with("and") && left.rule == "overnight" && left.days == right.days {
            let days = left.days?;
            let words = text.get(left.span.start..right.span.end)?.to_owned();
            return Some((DayRange { first: days.first.pred_opt()?, last: days.last }, words));
        }
        if !into && !between.split([' ', ',']).all(|word| word.is_empty() || known.between_days.holds(word)) {
            return None;
        }
        let (first, last) = (left.days?, right.days?);
        let fine = |phrase: &TimePhrase| matches!(phrase.precision, Precision::Day | Precision::Hour);
        let follows = (last.first - first.last).num_days();
        let words = text.get(left.span.start..right.span.end)?.to_owned();
        if !fine(left) || !fine(right) {
            None
        } else if into {
            Some((last, words))
        } else {
            (follows == 1).then_some((DayRange { first: first.first, last: last.last }, words))
        }
    };
    let near = times.iter().enumerate().filter(|(other, _)| other.abs_diff(number).wrapping_sub(1) < 2);
    near.filter_map(|(_, other)| neighbour(other)).next()
}
