//! Time phrases that name a matter rather than tell its day: "a Christmas truce", "the 2011 Libyan civil war".

use crate::lexicon::ContextWords;
use crate::model::{Precision, Shape, TimePhrase};

/// "A Christmas truce from 23 December to 2 January": the feast only names it.
pub(super) fn is_spelled_out(feast: &TimePhrase, times: &[TimePhrase]) -> bool {
    let holds = |span: &TimePhrase| {
        let around = span.days.zip(feast.days);
        span.shape == Shape::Interval
            && around.is_some_and(|(span, feast)| span.first <= feast.last && feast.first <= span.last)
    };
    feast.rule == "holiday" && times.iter().any(holds)
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
