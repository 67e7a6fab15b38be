//! The gate: which triggers can stand in a sentence at all, by the words that are in it, whatever their order.

use crate::lexicon::{Classes, EventTypes, Frame, Slot};

use super::reading::Word;

/// A frame that may be laid over a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened {
    /// The word that opens it.
    pub(super) at: usize,
    /// Its number.
    pub(super) frame: usize,
}

/// What words a sentence has.
#[derive(Debug)]
pub(super) struct Present {
    /// A bit for each word with all its forms.
    lemmas: Vec<u64>,
    classes: Classes,
}

impl Present {
    pub(super) fn of(words: &[Word<'_>], types: &EventTypes) -> Self {
        let mut present = Self { lemmas: vec![0; types.vocabulary().lemmas() / 64 + 1], classes: 0 };
        for word in words {
            present.classes |= word.classes;
            for lemma in word.facts.map_or(&[][..], |facts| &facts.lemmas) {
                present.lemmas[(lemma / 64) as usize] |= 1 << (lemma % 64);
            }
        }
        present
    }

    /// Whether every word that a frame needs is there.
    pub(super) fn allows(&self, frame: &Frame) -> bool {
        frame.needs.iter().all(|slot| self.fits(slot))
    }

    fn fits(&self, slot: &Slot) -> bool {
        slot.classes & self.classes != 0
            || slot.lemmas.iter().any(|lemma| self.lemmas[(lemma / 64) as usize] >> (lemma % 64) & 1 == 1)
    }

    /// The frames that each word can open and that these words allow, in the order of the sentence.
    pub(super) fn opened(&self, words: &[Word<'_>], types: &EventTypes) -> Vec<Opened> {
        let mut opened = Vec::new();
        let mut open = |at: usize, number: u32| {
            let frame = number as usize;
            if self.allows(&types.frames()[frame]) {
                opened.push(Opened { at, frame });
            }
        };
        for (at, word) in words.iter().enumerate() {
            let Some(facts) = word.facts else { continue };
            facts.frames.iter().for_each(|number| open(at, *number));
            let extra = word.classes & !facts.classes;
            if extra != 0 {
                types.vocabulary().frames_of_classes(extra).for_each(|number| open(at, number));
            }
        }
        opened
    }
}
