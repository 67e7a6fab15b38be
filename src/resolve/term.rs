//! The stated length of what a trigger tells of: a "30-hour truce", "three days of talks", a halt "for 30 days".

use crate::lexicon::{ContextWords, EventType, Lexicon, Role, Words};
use crate::model::{Preposition, Span, TimePhrase, Trigger};

use super::place::words;
use super::preposition::touches;
use super::when::is_behind_length;

/// A length farther than this from the trigger measures something else.
const FARTHEST: u32 = 9;

/// … but what is prolonged may be so "on 2 June and again on 2 August, each time for two months".
const FARTHEST_PROLONGED: u32 = 14;

/// A stated length, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// In ISO 8601.
    pub(super) length: String,
    /// Of the force used, not of the truce that it broke.
    pub(super) of_force: bool,
}

/// The length that belongs to a trigger: one that qualifies its noun, or, for what lasts, one that stands near it.
pub(super) fn term(
    text: &str,
    trigger: &Trigger,
    times: &[TimePhrase],
    event_type: &EventType,
    lexicon: &Lexicon,
) -> Option<Term> {
    let known = lexicon.context();
    let speaks_of_span = event_type.lasts || event_type.stage != "none";
    let farthest = if event_type.stage == "extension" { FARTHEST_PROLONGED } else { FARTHEST };
    trigger
        .times
        .iter()
        .filter(|link| {
            let phrase = &times[link.phrase];
            // "A truce ending two days of fighting" is no truce of two days.
            let of_another = is_of_what_was_prolonged(text, phrase, event_type, known)
                || !event_type.hostile
                    && text.get(phrase.span.end..).is_some_and(|behind| behind.starts_with(" of "))
                    && event_type.group != "fighting"
                    && is_of_what_went_on(text, phrase, known);
            measures(text, phrase)
                && !of_another
                && !(event_type.stage != "none" && is_of_a_war(text, phrase, known))
                && (qualifies(text, phrase, trigger)
                    || event_type.hostile && is_of_fighting(text, phrase, known)
                    || speaks_of_span
                        && link.cost <= farthest
                        && spans(phrase, event_type.stage == "extension"))
        })
        .filter_map(|link| {
            let phrase = &times[link.phrase];
            let days = || phrase.days.filter(|_| is_behind_length(text, phrase));
            let counted = || days().map(|days| format!("P{}D", (days.last - days.first).num_days() + 1));
            let stated =
                phrase.duration.clone().map(|length| at_least(text, phrase, length, lexicon.words()));
            let of_force = event_type.hostile && is_of_fighting(text, phrase, known);
            stated.or_else(counted).map(|length| (link.cost, Term { length, of_force }))
        })
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, term)| term)
}

/// Not "two-decade-old", "in the past 24 hours", "a week's time", "a day after".
fn measures(text: &str, phrase: &TimePhrase) -> bool {
    if is_behind_length(text, phrase) {
        return true;
    }
    let words = phrase.span.of(text).to_lowercase();
    let behind = behind(text, phrase);
    let other =
        |word: &str| matches!(word, "old" | "past" | "last" | "time" | "ago" | "recent" | "anniversary");
    !phrase.anchored_by_clause
        && !words.split(|c: char| !c.is_alphabetic()).any(other)
        && ![
            "'s time",
            "’s time",
            "' time",
            "’ time",
            "-old",
            " old",
            " ago",
            " later",
            " after",
            " before",
            " into",
            " from the date",
            " from the day",
        ]
        .iter()
        .any(|tail| behind.starts_with(tail))
}

/// "An end to more than a year of war": how long what ended had gone on.
fn is_of_what_went_on(text: &str, phrase: &TimePhrase, known: &ContextWords) -> bool {
    let behind = behind(text, phrase).strip_prefix(" of ").unwrap_or("");
    words(behind).take(3).any(|word| known.force.holds(word) || known.went_on.holds(word))
}

/// "Extended the seven-day truce by five days", "agreed to a five-day extension of the truce they signed": whether the
/// length is that of the truce, where its extension is told, or the other way round.
fn is_of_what_was_prolonged(
    text: &str,
    phrase: &TimePhrase,
    event_type: &EventType,
    known: &ContextWords,
) -> bool {
    if event_type.stage == "none" || !is_hyphened(text, phrase) {
        return false;
    }
    let noun = words(behind(text, phrase))
        .take(4)
        .find(|word| known.truce.holds(word) || known.prolonging.holds(word));
    noun.is_some_and(|noun| known.prolonging.holds(noun) != (event_type.stage == "extension"))
}

/// "An end to his country's six-year war": how long the war had lasted.
fn is_of_a_war(text: &str, phrase: &TimePhrase, known: &ContextWords) -> bool {
    is_hyphened(text, phrase) && words(behind(text, phrase)).take(2).any(|word| known.went_on.holds(word))
}

/// "Dozens died in four days of fighting", "a four-day escalation": how long whatever force was used.
fn is_of_fighting(text: &str, phrase: &TimePhrase, known: &ContextWords) -> bool {
    // "After five years of fighting" tells of the war.
    let long = phrase
        .duration
        .as_deref()
        .is_none_or(|length| !length.starts_with("PT") && length.ends_with(['Y', 'M']));
    let behind = behind(text, phrase);
    let whose = behind.strip_prefix(" of ").or(is_hyphened(text, phrase).then_some(behind));
    whose.is_some_and(|whose| !long && words(whose).take(3).any(|word| known.force.holds(word)))
}

/// "Six-year", "30-day": what follows is so long.
fn is_hyphened(text: &str, phrase: &TimePhrase) -> bool {
    phrase.span.of(text).contains(['-', '\u{2011}'])
}

/// The text behind a phrase.
fn behind<'t>(text: &'t str, phrase: &TimePhrase) -> &'t str {
    text.get(phrase.span.end..).unwrap_or("")
}

/// "The meeting lasted about five hours": the length of what the sentence before told.
pub(super) fn lasted(
    text: &str,
    sentence: Span,
    times: &[TimePhrase],
    known: &ContextWords,
) -> Option<String> {
    let phrase = times.iter().find(|phrase| phrase.duration.is_some() && phrase.days.is_none())?;
    let before = text.get(sentence.start..phrase.span.start)?;
    let mut words = before.split_whitespace();
    let opens = words.next().is_some_and(|word| known.meant_again.holds(word));
    let words: Vec<&str> = words.collect();
    let lasts = words.iter().rev().take(4).any(|word| known.lasted.holds(word));
    (opens && lasts && words.len() < 8).then(|| phrase.duration.clone())?
}

/// "The cessation would be for an initial two weeks", "the truce will last 30 days": how long the truce told of is.
pub(super) fn truce_lasts(
    text: &str,
    sentence: Span,
    times: &[TimePhrase],
    known: &ContextWords,
) -> Option<String> {
    times
        .iter()
        .filter(|phrase| phrase.days.is_none() && measures(text, phrase) && spans(phrase, false))
        .find_map(|phrase| {
            let before = text.get(sentence.start..phrase.span.start)?;
            let mut words = before
                .split(|c: char| !c.is_alphabetic() && c != '-')
                .filter(|word| !word.is_empty())
                .rev()
                .take(8);
            let verb = words.find(|word| !known.about_length.holds(word));
            let lasts = verb.is_some_and(|word| known.truce_lasts.holds(word));
            let of_truce = words.take(4).any(|word| known.truce.holds(word));
            (lasts && of_truce).then(|| phrase.duration.clone())?
        })
}

/// "A two- to three-week truce": the shorter of the two is what is sure.
fn at_least(text: &str, phrase: &TimePhrase, length: String, words: &Words) -> String {
    let before = text.get(..phrase.span.start).unwrap_or("").trim_end();
    let before = before.strip_suffix(" to").or_else(|| before.strip_suffix(" or")).unwrap_or("");
    let word = before.trim_end_matches('-').rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let least = word.parse().ok().or_else(|| words.number(word, Role::Cardinal));
    let digits = |c: &char| c.is_ascii_digit();
    let most: Option<u64> = length.chars().filter(digits).collect::<String>().parse().ok();
    match (least, most) {
        (Some(least), Some(most)) if least < most => length.replace(&most.to_string(), &least.to_string()),
        _ => length,
    }
}

/// "Two-hour phone call", "three days of intense negotiations".
fn qualifies(text: &str, phrase: &TimePhrase, trigger: &Trigger) -> bool {
    let of = behind(text, phrase).starts_with(" of ");
    // "Three days of talks" may be told by "days of talks".
    let inside = trigger.span.overlaps(phrase.span);
    (is_hyphened(text, phrase) || of)
        && (inside
            || phrase.span.end <= trigger.span.start && touches(text, phrase.span.end, trigger.span.start))
}

/// "For 30 days", "a 30-day halt", prolonged "by 30 days"; not "within 30 days", "in three days".
fn spans(phrase: &TimePhrase, prolongs: bool) -> bool {
    use Preposition::{After, Before, By, In, Since, Within};
    match phrase.preposition {
        Some(By) => prolongs,
        other => !matches!(other, Some(After | Before | In | Since | Within)),
    }
}
