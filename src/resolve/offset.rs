//! Days that are counted from others: "a day after the group struck Damascus" is a day before the rest, and "the truce
//! entered its second day", "three days into the truce", "a day-old truce" tell how long ago it began.

use chrono::{Days, NaiveDate};

use super::passage::{Passage, ToldDay};
use super::preposition::sentence_start;
use super::when::{Asked, FARTHEST, is_told};
use crate::lexicon::{Lexicon, Role, Unit};
use crate::model::{Basis, DayRange, Length, Precision, Shape, Span, Status, TimePhrase, Trigger};

/// The phrase behind which, in the clause that such words open, a trigger stands.
pub(super) fn opener(text: &str, trigger: &Trigger, times: &[TimePhrase]) -> Option<usize> {
    times.iter().position(|phrase| phrase.anchored_by_clause && is_behind(text, phrase, trigger))
}

/// The day of a trigger behind the phrase of this number; `Basis` says whether its sentence names the other day, or
/// the passage.
pub(super) fn offset(
    text: &str,
    number: usize,
    times: &[TimePhrase],
    passage: &Passage,
) -> Option<(ToldDay, Basis)> {
    let phrase = &times[number];
    let length = length(text, phrase)?;
    let (base, basis) = match base(number, times) {
        Some(days) => (days, Basis::Relative),
        None => (passage.told().or_else(|| passage.news())?.days, Basis::Assumed),
    };
    let behind = text.get(phrase.span.end..)?.split_whitespace().next()?;
    let later = match behind.to_ascii_lowercase().as_str() {
        "before" => true,
        "after" | "following" | "since" => false,
        _ => return None,
    };
    let moved = |day: NaiveDate| match later {
        true => day.checked_add_days(Days::new(length)),
        false => day.checked_sub_days(Days::new(length)),
    };
    let days = DayRange { first: moved(base.first)?, last: moved(base.last)? };
    Some((ToldDay { days, precision: Precision::Day, words: phrase.span.of(text).to_owned() }, basis))
}

/// Whether the trigger's clause begins where the phrase ends.
fn is_behind(text: &str, phrase: &TimePhrase, trigger: &Trigger) -> bool {
    phrase.span.end <= trigger.span.start
        && trigger.clause.start <= trigger.span.start
        && (trigger.clause.start < phrase.span.end && trigger.clause.end > phrase.span.end
            || text
                .get(phrase.span.end..trigger.clause.start)
                .is_some_and(|between| between.trim().is_empty()))
        && !closes_before(text, phrase, trigger)
}

/// "A week after they drove him out, the rebels signed a deal": behind the comma that closes such an opening stands the
/// rest of the sentence.
fn closes_before(text: &str, phrase: &TimePhrase, trigger: &Trigger) -> bool {
    let start = sentence_start(text, phrase.span.start);
    let opens = text.get(start..phrase.span.start).is_some_and(|before| before.trim().len() < 8);
    let between = text.get(phrase.span.end..trigger.span.start);
    let inner = between.and_then(|between| between.rsplit_once(", ")).map(|(inner, _)| inner);
    opens && inner.is_some_and(|inner| inner.split_whitespace().count() > 3)
}

/// A whole number of days; hours are the same day, "days" and "weeks" without a number are none.
fn length(text: &str, phrase: &TimePhrase) -> Option<u64> {
    let Some(duration) = phrase.duration.as_deref() else {
        let words = phrase.span.of(text).to_lowercase();
        return ["hour", "minute", "moment"].iter().any(|unit| words.contains(unit)).then_some(0);
    };
    let length: Length = duration.parse().ok()?;
    (length.months == 0).then_some(length.days + length.seconds / 86_400)
}

/// The day that the rest of the sentence names.
fn base(number: usize, times: &[TimePhrase]) -> Option<DayRange> {
    times
        .iter()
        .enumerate()
        .filter(|(other, phrase)| {
            *other != number && phrase.shape == Shape::Single && phrase.days.is_some_and(DayRange::is_one_day)
        })
        .min_by_key(|(other, _)| other.abs_diff(number))
        .and_then(|(_, phrase)| phrase.days)
}

/// The day on which a truce began, counted back from the day that its sentence or passage tells, else from that of the
/// news.
pub(super) fn begun(asked: Asked<'_>) -> Option<(ToldDay, Basis)> {
    let Asked { text, trigger, times, event_type, passage, published, lexicon } = asked;
    let told = event_type.stage == "start" && matches!(trigger.status, Status::Happened | Status::Alleged);
    let days = if told { days(text, trigger, lexicon)? } else { return None };
    let near = trigger.times.iter().filter(|link| link.cost <= FARTHEST);
    let stated = near.filter_map(|link| {
        let phrase = &times[link.phrase];
        let days = phrase.days.filter(|days| published.is_none_or(|published| days.first <= published))?;
        is_told(phrase, link).then_some(days)
    });
    // "Which took effect on Friday, held for a second day on Sunday": its own day is told.
    let stated: Vec<_> = stated.collect();
    let (base, basis) = match stated.as_slice() {
        [_, _, ..] => return None,
        [days] => (*days, Basis::Relative),
        [] => {
            let told = passage.told().or_else(|| passage.news()).map(|told| told.days);
            (told.or(published.map(DayRange::day))?, Basis::Assumed)
        }
    };
    let first = base.first.checked_sub_days(Days::new(days))?;
    let words = trigger.span.of(text).to_owned();
    Some((ToldDay { days: DayRange::day(first), precision: Precision::Day, words }, basis))
}

/// How many days before the day that is told a truce began, by how old the words around its trigger say it is.
fn days(text: &str, trigger: &Trigger, lexicon: &Lexicon) -> Option<u64> {
    let words = words(text, trigger.clause.join(trigger.span));
    let spelt = |at: usize| words.get(at).map_or("", |(_, word)| *word);
    (0..words.len()).find_map(|at: usize| {
        let unit = unit(spelt(at), lexicon)?;
        let before = at.checked_sub(1).map_or("", spelt);
        let behind = spelt(at + 1);
        let own = |at: usize| {
            words.get(at).is_some_and(|(start, _)| trigger.span.start <= *start && *start < trigger.span.end)
        };
        if behind.eq_ignore_ascii_case("old") || behind.eq_ignore_ascii_case("into") && own(at) {
            // "weeks into the truce": of how many nobody says.
            let several = spelt(at).ends_with('s');
            let number = number(before, Role::Cardinal, lexicon).or((!several).then_some(1))?;
            return Some(number * unit);
        }
        let number = number(before, Role::Ordinal, lexicon)?.checked_sub(1)?;
        let opens =
            (0..at.saturating_sub(1)).rev().take(2).any(|at| lexicon.context().lasting.holds(spelt(at)));
        (opens || own(at)).then_some(number * unit)
    })
}

/// The words of a part of the text, with their places.
fn words(text: &str, part: Span) -> Vec<(usize, &str)> {
    let mut from = part.start;
    let mut words = Vec::new();
    for word in part.of(text).split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            words.push((from, word));
        }
        let behind = text.get(from + word.len()..).and_then(|rest| rest.chars().next());
        from += word.len() + behind.map_or(0, char::len_utf8);
    }
    words
}

/// The days of a unit of which there may be several: hours are of the same day.
fn unit(word: &str, lexicon: &Lexicon) -> Option<u64> {
    match lexicon.words().get(word)?.unit? {
        Unit::Hour => Some(0),
        Unit::Day => Some(1),
        Unit::Week => Some(7),
        _ => None,
    }
}

/// The number that a word is, in digits ("3", of an order "3rd") or in letters.
fn number(word: &str, role: Role, lexicon: &Lexicon) -> Option<u64> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    // "Five weeks of fighting" is no fifth week.
    let of_order = digits.len() < word.len();
    let told = digits.parse().ok().filter(|_| of_order == (role == Role::Ordinal));
    let told = told.or_else(|| lexicon.words().number(word, role));
    told.filter(|number| *number > 0)
}
