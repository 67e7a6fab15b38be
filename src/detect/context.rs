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
    // From the end: what a sentence takes to be known was mostly named just before.
    let words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut behind: Vec<Option<&WordFacts>> = Vec::new();
    for word in words {
        let facts = vocabulary.get_plain(word).unwrap_or_else(|| vocabulary.get(&word.to_lowercase()));
        let fits = |slot: &Slot, at: usize| {
            let word = behind.len().checked_sub(at + 1).and_then(|place| behind[place]);
            word.is_some_and(|facts| slot.fits(facts.classes, Some(facts)))
        };
        let goes_on = |(class, rest): &(Classes, Vec<Slot>)| {
            class & classes != 0 && Slot::filled(rest, 0, fits).is_some()
        };
        if facts.is_some_and(|facts| facts.classes & classes != 0 || facts.phrases.iter().any(goes_on)) {
            return true;
        }
        behind.push(facts);
    }
    false
}
