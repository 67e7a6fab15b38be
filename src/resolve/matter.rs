//! Time phrases that name a matter or measure it rather than tell its day: "a Christmas truce", "the 2011 Libyan civil
//! war", "the first talks since May".

use chrono::NaiveDate;

use crate::lexicon::{ContextWords, EventType};
use crate::model::{Precision, Preposition, Shape, Status, TimePhrase, Trigger};

use super::place::words;
use super::preposition::sentence_start;

/// "A Christmas truce from 23 December to 2 January": the feast only names it.
pub(super) fn is_spelled_out(feast: &TimePhrase, times: &[TimePhrase]) -> bool {
    let holds = |span: &TimePhrase| {
        let both = span.days.zip(feast.days);
        span.shape == Shape::Interval && both.is_some_and(|(span, feast)| span.overlaps(feast))
    };
    feast.names_a_feast() && times.iter().any(holds)
}

/// "The first talks since 2014", "the heaviest shelling since March", "a third time since May": what it is compared with.
pub(super) fn compares(text: &str, phrase: &TimePhrase, known: &ContextWords) -> bool {
    if phrase.preposition != Some(Preposition::Since) {
        return false;
    }
    let before = text.get(sentence_start(text, phrase.span.start)..phrase.span.start).unwrap_or("");
    let words = words(before).rev().skip_while(|word| word.eq_ignore_ascii_case("since"));
    let mut words = words.take(10).peekable();
    words.peek() == Some(&"time") || words.any(|word| known.record.holds(word))
}

/// "A truce in the 2011 Libyan civil war": the year belongs to the name of the war, not to the truce.
pub(super) fn names_a_war(text: &str, phrase: &TimePhrase, known: &ContextWords) -> bool {
    let behind = text.get(phrase.span.end..).unwrap_or("");
    let words = behind.split([' ', '-', '\u{2011}', '\u{2013}']).filter(|word| !word.is_empty()).take(5);
    for (names, word) in words.enumerate() {
        let plain = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if names > 0 && known.war_of.holds(plain) {
            return phrase.precision == Precision::Year && phrase.preposition.is_none();
        }
        if !word.starts_with(char::is_uppercase) && !plain.eq_ignore_ascii_case("civil") || plain != word {
            return false;
        }
    }
    false
}

/// "Agreed on Monday to hold talks": the day that stands before the infinitive is that on which it was agreed, and what is
/// planned was on no day gone by.
pub(super) fn is_day_of_plan(
    text: &str,
    phrase: &TimePhrase,
    (trigger, event_type): (&Trigger, &EventType),
    published: Option<NaiveDate>,
) -> bool {
    // Who promises to lay down arms does so on that day.
    if event_type.stage != "none" {
        return false;
    }
    let between = text.get(phrase.span.end..trigger.span.start).unwrap_or("").trim_start();
    let to = between.starts_with("to ") && between.split_whitespace().count() <= 4 && !between.contains(',');
    let gone = phrase.days.zip(published).is_some_and(|(days, published)| days.last <= published);
    matches!(trigger.status, Status::Planned | Status::Proposed) && to && gone
}

/// "The council yesterday condemned the killing of nine people": the day beside a verb of praise or blame is not that of
/// what is praised or blamed.
pub(super) fn is_day_of_reaction(
    text: &str,
    phrase: &TimePhrase,
    trigger: &Trigger,
    known: &ContextWords,
) -> bool {
    // "On Friday strongly condemned".
    let mut behind = text.get(phrase.span.end..).unwrap_or("").split_whitespace();
    let next = behind.find(|word| !word.ends_with("ly")).unwrap_or("");
    let before = text.get(..phrase.span.start).unwrap_or("").trim_end();
    let before = before.strip_suffix(" on").unwrap_or(before);
    // "The killing of nine people": as good as a noun.
    let named = || text.get(..trigger.span.start).is_some_and(|before| before.trim_end().ends_with(" the"));
    (trigger.is_noun || named())
        && phrase.span.end <= trigger.span.start
        && (known.reacting.holds(next) || known.reacting.ends(before))
}

/// "TUNIS, 14 May 2025 (TAP) - …", "GOMA, May 3: …": the day stands in the dateline of the article.
pub(super) fn opens_dateline(text: &str, phrase: &TimePhrase) -> bool {
    /// A dateline has no more words before its day.
    const TOWN: usize = 5;
    let before = text.get(..phrase.span.start).unwrap_or("");
    let behind = text.get(phrase.span.end..).unwrap_or("").trim_start();
    let town = before.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    town && before.split_whitespace().count() <= TOWN
        && behind.starts_with([':', '(', '-', '\u{2013}', '\u{2014}', '|'])
}
