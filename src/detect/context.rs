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
    let words: Vec<&str> =
        before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let facts = |at: usize| words.get(at).and_then(|word| vocabulary.get(&word.to_lowercase()));
    (0..words.len()).any(|at| {
        facts(at).is_some_and(|first| {
            first.classes & classes != 0
                || first
                    .phrases
                    .iter()
                    .any(|(class, rest)| class & classes != 0 && goes_on(rest, at + 1, &facts))
        })
    })
}

/// Whether the further words of a member of a class stand from `next` on.
fn goes_on<'l>(rest: &[Slot], mut next: usize, facts: &impl Fn(usize) -> Option<&'l WordFacts>) -> bool {
    rest.iter().all(|slot| {
        let here = facts(next).is_some_and(|word| {
            slot.classes & word.classes != 0 || slot.lemmas.iter().any(|lemma| word.lemmas.contains(lemma))
        });
        next += usize::from(here);
        here || slot.optional
    })
}
