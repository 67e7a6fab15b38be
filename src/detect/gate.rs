//! The gate: which triggers can stand in a sentence at all, by the words that are in it, whatever their order.

use crate::lexicon::{Classes, EventTypes, Frame, FrameKind, Slot};

use super::reading::Word;

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

    /// The frames that a word can open and that these words allow.
    pub(super) fn frames<'t>(
        &'t self,
        word: &'t Word<'_>,
        types: &'t EventTypes,
    ) -> impl Iterator<Item = (usize, &'t Frame)> {
        let facts = word.facts;
        let extra = word.classes & !facts.map_or(0, |facts| facts.classes);
        let more = (extra != 0).then(|| types.vocabulary().frames_of_classes(extra));
        facts
            .into_iter()
            .flat_map(|facts| facts.frames.iter().copied())
            .chain(more.into_iter().flatten())
            .map(|number| (number as usize, &types.frames()[number as usize]))
            .filter(|(_, frame)| self.allows(frame))
    }

    /// Whether any word can open a trigger.
    pub(super) fn tells(&self, words: &[Word<'_>], types: &EventTypes) -> bool {
        words.iter().any(|word| self.frames(word, types).any(|(_, frame)| frame.kind != FrameKind::Blocker))
    }
}
