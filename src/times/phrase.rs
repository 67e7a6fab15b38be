//! Whole phrases of time, as an event takes them: ranges, lists, a clock time with its day, lengths. Last step of
//! `times`.

use super::item::{Item, Joint};
use super::meaning::{Field, Meaning};
use super::resolve::Resolved;
use crate::lexicon::Words;
use crate::model::{Basis, DayRange, Precision, Preposition, Shape, TimePhrase, TimexType};

/// The phrases that the expressions form, in the order of the text.
pub(super) fn phrases(items: &mut [Item], resolved: &[Resolved], words: &Words) -> Vec<TimePhrase> {
    let mut phrases: Vec<TimePhrase> = Vec::with_capacity(items.len());
    let mut at = 0;
    while at < items.len() {
        let mut phrase = single(&items[at], &resolved[at], words);
        let mut next = at + 1;
        // A clock time beside its day is one phrase.
        if next < items.len()
            && items[next].joint == Joint::Beside
            && same_sentence(&items[at], &items[next])
            && let Some(joined) =
                with_day(&phrase, &items[at], &single(&items[next], &resolved[next], words), &items[next])
        {
            phrase = joined;
            next += 1;
        }
        if next < items.len() && same_sentence(&items[at], &items[next]) {
            let second = single(&items[next], &resolved[next], words);
            if let Some(range) = range(&phrase, &second, &items[next]) {
                phrase = range;
                next += 1;
            }
        }
        if phrase.shape == Shape::Single
            && next < items.len()
            && matches!(items[next].joint, Joint::And)
            && phrase.days.is_some()
            && resolved[next].days.is_some()
            && same_sentence(&items[at], &items[next])
        {
            phrase.shape = Shape::Listed;
        }
        if phrases.last().is_some_and(|last| {
            last.shape == Shape::Listed && items[at].joint == Joint::And && phrase.shape == Shape::Single
        }) {
            phrase.shape = Shape::Listed;
            phrase.preposition = phrase.preposition.or(phrases.last().and_then(|last| last.preposition));
        }
        phrases.push(phrase);
        at = next;
    }
    phrases
}

fn same_sentence(one: &Item, two: &Item) -> bool {
    one.sentence == two.sentence
}

fn single(item: &Item, resolved: &Resolved, words: &Words) -> TimePhrase {
    let duration = match item.found.meaning {
        Meaning::Length(_) if resolved.days.is_none() => {
            Some(resolved.value.clone()).filter(|value| !value.contains('X'))
        }
        _ => None,
    };
    let shape = match item.preposition {
        Some(Preposition::From | Preposition::Since) if resolved.days.is_some() => Shape::OpenEnd,
        Some(Preposition::Until) if resolved.days.is_some() => Shape::OpenStart,
        _ => Shape::Single,
    };
    TimePhrase {
        span: item.span,
        kind: resolved.kind,
        days: resolved.days,
        precision: resolved.precision,
        basis: resolved.basis,
        shape,
        approximate: item.approximate || item.found.modifier == super::meaning::Modifier::About,
        start_time: resolved.time.clock,
        zone: resolved.time.zone.and_then(|zone| words.zone(zone)).map(str::to_owned),
        duration,
        preposition: item.preposition,
        anchored_by_clause: item.anchored_by_clause,
        rule: item.found.rule,
    }
}

/// "6 p.m. on Saturday", "Saturday at 6 p.m.": the day of one and the time of the other.
fn with_day(
    first: &TimePhrase,
    first_item: &Item,
    second: &TimePhrase,
    second_item: &Item,
) -> Option<TimePhrase> {
    let time_only = |item: &Item| matches!(&item.found.meaning, Meaning::Calendar(calendar) if calendar.field == Field::Told && calendar.time.is_some());
    let day =
        |item: &Item| matches!(&item.found.meaning, Meaning::Calendar(calendar) if calendar.field.is_day());
    let (time, date) = match (time_only(first_item), time_only(second_item)) {
        (true, false) if day(second_item) => (first, second),
        (false, true) if day(first_item) => (second, first),
        _ => return None,
    };
    Some(TimePhrase {
        span: first.span.join(second.span),
        kind: TimexType::Time,
        start_time: date.start_time.or(time.start_time),
        zone: if date.start_time.is_some() { date.zone.clone() } else { time.zone.clone() },
        precision: if time.start_time.is_some() && date.precision == Precision::Day {
            Precision::Hour
        } else {
            date.precision
        },
        preposition: first.preposition,
        shape: first.shape,
        ..date.clone()
    })
}

/// "from 8 to 11 May", "between 3 and 5 May", "April 14-15", "on 3 or 5 May".
fn range(first: &TimePhrase, second: &TimePhrase, item: &Item) -> Option<TimePhrase> {
    let (from, to) = first.days.zip(second.days)?;
    let shape = match (first.preposition, item.joint, second.preposition) {
        (Some(Preposition::Between), Joint::And, _) => Shape::OneOf,
        (_, Joint::Or, _) => Shape::OneOf,
        (_, Joint::To, _) => Shape::Interval,
        (Some(Preposition::From | Preposition::Since), _, Some(Preposition::Until)) => Shape::Interval,
        _ => return None,
    };
    if to.last < from.first {
        return None;
    }
    let precision = if first.precision == Precision::Hour {
        Precision::Hour
    } else {
        first.precision.max(second.precision)
    };
    let basis = if first.basis == Basis::Stated || second.basis == Basis::Stated {
        Basis::Stated
    } else {
        Basis::Relative
    };
    Some(TimePhrase {
        span: first.span.join(second.span),
        days: Some(DayRange { first: from.first, last: to.last }),
        precision,
        basis,
        shape,
        kind: TimexType::Date,
        ..first.clone()
    })
}
