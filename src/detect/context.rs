//! What the article named before a sentence: "the offer" speaks of a truce where a truce was spoken of.

use crate::lexicon::{Classes, Slot, Vocabulary, WordFacts};

/// How far back it is looked for, in bytes.
const LOOK_BACK: usize = 8_000;

/// Whether the text from `LOOK_BACK` before `end` up to `end` names a member of one of the classes.
pub(super) fn names(text: &str, end: usize, classes: Classes, vocabulary: &Vocabulary) -> bool {
    let mut from = end.saturating_sub(LOOK_BACK);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..end).unwrap_or("");
    let words: Vec<Option<&WordFacts>> = before
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| vocabulary.get_plain(word).unwrap_or_else(|| vocabulary.get(&word.to_lowercase())))
        .collect();
    let fits = |slot: &Slot, at: usize| {
        words.get(at).copied().flatten().is_some_and(|facts| slot.fits(facts.classes, Some(facts)))
    };
    words.iter().enumerate().filter_map(|(at, facts)| Some((at, (*facts)?))).any(|(at, facts)| {
        facts.classes & classes != 0
            || facts
                .phrases
                .iter()
                .any(|(class, rest)| class & classes != 0 && Slot::filled(rest, at + 1, fits).is_some())
    })
}
