//! The gate: which triggers can stand in a sentence at all, by the words that are in it, whatever their order.

use crate::lexicon::vocabulary::{ACTOR, PERSON, PLACE, TIME};
use crate::lexicon::{Classes, EventTypes, FrameKind, Gate};

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
#[derive(Debug, Default)]
pub(super) struct Present {
    /// A bit for each word with all its forms.
    lemmas: Vec<u64>,
    classes: Classes,
}

impl Present {
    /// Looks at the words of the next sentence.
    pub(super) fn read(&mut self, words: &[Word<'_>], types: &EventTypes) {
        self.classes = 0;
        self.lemmas.clear();
        self.lemmas.resize(types.vocabulary().lemmas() / 64 + 1, 0);
        for word in words {
            self.classes |= word.classes;
            for lemma in word.facts.map_or(&[][..], |facts| facts.lemmas.as_slice()) {
                self.lemmas[(lemma / 64) as usize] |= 1 << (lemma % 64);
            }
        }
    }

    /// The classes of all words together.
    pub(super) const fn classes(&self) -> Classes {
        self.classes
    }

    /// Whether any frame that tells an event can be opened by words, or could be if names and times stood among them.
    pub(super) fn may_open(&mut self, words: &[Word<'_>], types: &EventTypes) -> bool {
        const NAMES: Classes = ACTOR | PERSON | PLACE | TIME;
        self.read(words, types);
        self.classes |= NAMES;
        let (gate, vocabulary) = (types.gate(), types.vocabulary());
        let mut tells = |number: u32| {
            types.frames()[number as usize].kind != FrameKind::Blocker && self.allows(number, gate)
        };
        vocabulary.frames_of_classes(NAMES).any(&mut tells)
            || words.iter().any(|word| {
                let Some(facts) = word.facts else { return false };
                facts.frames.iter().copied().any(&mut tells)
                    || vocabulary.frames_of_classes(word.classes & !facts.classes).any(&mut tells)
            })
    }

    /// Whether the words that a frame asks for are there.
    #[inline]
    fn allows(&self, frame: u32, gate: &Gate) -> bool {
        gate.allows(frame, self.classes, |lemma| self.lemmas[(lemma / 64) as usize] >> (lemma % 64) & 1 == 1)
    }

    /// The frames that each word can open and that these words allow, in the order of the sentence.
    pub(super) fn opened(&self, words: &[Word<'_>], types: &EventTypes, opened: &mut Vec<Opened>) {
        let gate = types.gate();
        opened.clear();
        for (at, word) in words.iter().enumerate() {
            let Some(facts) = word.facts else { continue };
            for number in &facts.frames {
                if self.allows(*number, gate) {
                    opened.push(Opened { at, frame: *number as usize });
                }
            }
            let extra = word.classes & !facts.classes;
            if extra == 0 {
                continue;
            }
            for number in types.vocabulary().frames_of_classes(extra) {
                if self.allows(number, gate) {
                    opened.push(Opened { at, frame: number as usize });
                }
            }
        }
    }
}
