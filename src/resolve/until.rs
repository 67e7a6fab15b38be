//! The last day of what lasts, where its sentence tells it: "a truce until Sunday", "extended to 15 June"; and the day until
//! which something is put off.

use chrono::NaiveDate;

use super::when::{Asked, When};
use crate::lexicon::EventType;
use crate::model::{Preposition, Shape, Status, TimeLink, TimePhrase, iso_day};

/// A day farther than this from the trigger is the last of something else.
const FARTHEST: u32 = 14;

/// "Talks due on Monday were postponed until Thursday": the day to which what was to be is put off.
pub(super) fn put_off(asked: Asked<'_>) -> Option<(usize, u32)> {
    let Asked { text, trigger, times, lexicon, .. } = asked;
    let to = |link: &&TimeLink| {
        let phrase = &times[link.phrase];
        let words = phrase.span.of(text);
        let inside = ["until ", "till ", "to ", "for "].iter().any(|word| words.starts_with(word));
        let before = text.get(trigger.span.end..phrase.span.start).unwrap_or("").trim_end();
        let before = [" until", " till", " to", " for"]
            .iter()
            .find_map(|word| before.strip_suffix(word))
            .or(inside.then_some(before));
        phrase.days.is_some() && before.is_some_and(|before| lexicon.context().postponed.ends(before))
    };
    let link = trigger.times.iter().find(to)?;
    (trigger.status == Status::Planned).then_some((link.phrase, link.cost))
}

/// Gives a truce in force the last day that is told of it. Without a day of its own, that stands in its EDTF form.
pub(super) fn tell_last_day(when: &mut When, asked: Asked<'_>) {
    let Some(last) = last_day(when, asked) else { return };
    when.until = Some(last);
    if when.days.is_none() {
        when.edtf = Some(format!("../{}", iso_day(last)));
    }
}

fn last_day(when: &When, asked: Asked<'_>) -> Option<NaiveDate> {
    let Asked { text, trigger, times, event_type, .. } = asked;
    if !event_type.may_hold() {
        return None;
    }
    trigger
        .times
        .iter()
        .filter(|link| link.cost <= FARTHEST && when.phrase != Some(link.phrase))
        .map(|link| (link.cost, &times[link.phrase]))
        .filter(|(_, phrase)| is_last(text, phrase, event_type) && !is_deadline(text, phrase, event_type))
        .filter_map(|(cost, phrase)| Some((cost, end(text, phrase)?)))
        .filter(|(_, last)| when.days.is_none_or(|days| days.first < *last))
        .min()
        .map(|(_, last)| last)
}

/// The day that ends a phrase; of a week or a month, where it is said to be their end.
fn end(text: &str, phrase: &TimePhrase) -> Option<NaiveDate> {
    phrase
        .days
        .filter(|days| days.is_one_day() || phrase.span.of(text).contains("end of "))
        .map(|days| days.last)
}

/// Whether a phrase says until when.
fn is_last(text: &str, phrase: &TimePhrase, event_type: &EventType) -> bool {
    phrase.preposition == Some(Preposition::Until) && phrase.shape == Shape::OpenStart
        || is_reached(text, phrase, event_type)
}

/// "Extended to 15 June": how far.
pub(super) fn is_reached(text: &str, phrase: &TimePhrase, event_type: &EventType) -> bool {
    let before = text.get(..phrase.span.start).unwrap_or("");
    event_type.stage == "extension" && before.ends_with(" to ") && phrase.shape == Shape::Single
}

/// "Has until Friday to accept a truce": the last day of something else.
fn is_deadline(text: &str, phrase: &TimePhrase, event_type: &EventType) -> bool {
    let behind = text.get(phrase.span.end..).unwrap_or("");
    event_type.stage != "extension" && behind.starts_with(" to ")
}
