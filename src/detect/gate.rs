//! The gate: which triggers can stand in a sentence at all, by the words that are in it, whatever their order.

use crate::lexicon::vocabulary::{ACTOR, PERSON, PLACE, TIME};
use crate::lexicon::{Classes, EventTypes, FrameKind, Held};

use super::reading::Word;

/// A frame that may be laid over a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened {
    /// The word that opens it.
    pub(super) at: usize,
    /// Its number.
    pub(super) frame: usize,
}

/// What the words of a sentence are.
fn read(words: &[Word<'_>], types: &EventTypes, held: &mut Held) {
    held.empty(types.vocabulary().lemmas());
    let mut classes = 0;
    for word in words {
        classes |= word.classes;
        for lemma in word.facts.map_or(&[][..], |facts| facts.lemmas.as_slice()) {
            held.add_word(*lemma);
        }
    }
    held.add_classes(classes);
}

/// Whether any frame that tells an event can be opened by words, or could be if names and times stood among them.
pub(super) fn may_open(words: &[Word<'_>], types: &EventTypes, held: &mut Held) -> bool {
    const NAMES: Classes = ACTOR | PERSON | PLACE | TIME;
    read(words, types, held);
    held.add_classes(NAMES);
    let (gate, vocabulary) = (types.gate(), types.vocabulary());
    let tells =
        |number: u32| types.frames()[number as usize].kind != FrameKind::Blocker && gate.allows(number, held);
    vocabulary.frames_of_classes(NAMES).any(tells)
        || words.iter().any(|word| {
            let Some(facts) = word.facts else { return false };
            vocabulary.frames_of(facts).iter().copied().any(tells)
                || vocabulary.frames_of_classes(word.classes & !facts.classes).any(tells)
        })
}

/// Finds the frames that each word can open and that these words allow, in the order of the sentence, and the classes of
/// all words together.
pub(super) fn open(
    words: &[Word<'_>],
    types: &EventTypes,
    held: &mut Held,
    opened: &mut Vec<Opened>,
) -> Classes {
    read(words, types, held);
    let (gate, vocabulary) = (types.gate(), types.vocabulary());
    opened.clear();
    for (at, word) in words.iter().enumerate() {
        let Some(facts) = word.facts else { continue };
        let mut open = |number: u32| {
            if gate.allows(number, held) {
                opened.push(Opened { at, frame: number as usize });
            }
        };
        vocabulary.frames_of(facts).iter().copied().for_each(&mut open);
        let extra = word.classes & !facts.classes;
        if extra != 0 {
            vocabulary.frames_of_classes(extra).for_each(&mut open);
        }
    }
    held.classes()
}
