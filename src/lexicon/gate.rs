//! What a sentence must hold before a frame is laid over it. Layer 2.
//!
//! The places of frames that must be filled beside the one that opens them are numbered, each once however many frames
//! have it, so that what every sentence is asked lies close together. A frame asks for two, the rarest; most ask for one
//! word or one class, which are bits of what the sentence holds.

use std::collections::BTreeMap;

use super::pattern::Slot;
use super::triggers::Frame;
use super::vocabulary::{Classes, Lemma, Vocabulary};

/// So many places are asked for; whether the others are filled shows when the frame is laid over.
const ASKED: usize = 2;

/// What the words of a sentence are, a bit each: first the classes, then one that is always set, then every word with all
/// its forms. So nearly all that frames ask for is asked in one way.
#[derive(Debug, Default)]
pub struct Held {
    bits: Vec<u64>,
}

/// The bit that is always set.
const ALWAYS: u32 = Classes::BITS;

/// The bit of the first word.
const FIRST_WORD: u32 = ALWAYS + u64::BITS;

impl Held {
    /// Holds nothing, of so many words as there are.
    pub fn empty(&mut self, words: usize) {
        let longs = FIRST_WORD as usize + words;
        self.bits.clear();
        self.bits.resize(longs.div_ceil(u64::BITS as usize), 0);
        self.bits[(ALWAYS / u64::BITS) as usize] = 1;
    }

    /// Adds classes.
    pub fn add_classes(&mut self, classes: Classes) {
        self.bits[0] |= classes as u64;
        self.bits[1] |= (classes >> u64::BITS) as u64;
    }

    /// Adds a word.
    #[inline]
    pub fn add_word(&mut self, word: Lemma) {
        let bit = FIRST_WORD + word;
        self.bits[(bit / u64::BITS) as usize] |= 1 << (bit % u64::BITS);
    }

    /// The classes of all words together.
    #[must_use]
    pub fn classes(&self) -> Classes {
        Classes::from(self.bits[1]) << u64::BITS | Classes::from(self.bits[0])
    }

    #[inline]
    fn has(&self, bit: u32) -> bool {
        self.bits[(bit / u64::BITS) as usize] >> (bit % u64::BITS) & 1 == 1
    }

    /// Whether a place may be filled.
    #[inline]
    fn fills(&self, place: &Slot) -> bool {
        place.classes & self.classes() != 0 || place.lemmas.iter().any(|word| self.has(FIRST_WORD + word))
    }
}

/// One thing that a frame asks for.
#[derive(Clone, Copy, Debug)]
enum Asked {
    /// A word in any of its forms, a class, or nothing more: a bit of what is held.
    Bit(u32),
    /// What may fill a place, by its number: any of several.
    Place(u32),
}

/// What each frame asks for.
#[derive(Debug, Default)]
pub struct Gate {
    /// By the number of the frame.
    of_frame: Vec<[Asked; ASKED]>,
    places: Vec<Slot>,
}

impl Gate {
    /// Gathers what all frames ask for.
    pub(super) fn of(frames: &[Frame], vocabulary: &Vocabulary) -> Self {
        let mut known: BTreeMap<(&[Lemma], Classes), u32> = BTreeMap::new();
        let mut places: Vec<Slot> = Vec::new();
        let mut words: Vec<usize> = Vec::new();
        let mut of_frame = |frame| {
            let mut numbers: Vec<u32> = Frame::beside_opener(frame)
                .map(|slot| {
                    *known.entry((slot.lemmas.as_slice(), slot.classes)).or_insert_with(|| {
                        words.push(vocabulary.words_for(slot));
                        places.push(slot.clone());
                        u32::try_from(places.len() - 1).expect("a lexicon has fewer than 2^32 places")
                    })
                })
                .collect();
            numbers.sort_by_key(|number| (words[*number as usize], *number));
            std::array::from_fn(|place| match numbers.get(place) {
                None => Asked::Bit(ALWAYS),
                Some(number) => asked(*number, &places[*number as usize]),
            })
        };
        Self { of_frame: frames.iter().map(&mut of_frame).collect(), places }
    }

    /// Whether a sentence holds all that a frame asks for.
    #[inline]
    #[must_use]
    pub fn allows(&self, frame: u32, held: &Held) -> bool {
        let filled = |asked| match asked {
            Asked::Bit(bit) => held.has(bit),
            Asked::Place(number) => held.fills(&self.places[number as usize]),
        };
        // One by one: this is asked so often that a loop over the two would show.
        self.of_frame.get(frame as usize).is_none_or(|[first, second]| filled(*first) && filled(*second))
    }
}

/// What a place of this number is asked by.
fn asked(number: u32, place: &Slot) -> Asked {
    match (place.lemmas.as_slice(), place.classes.count_ones()) {
        ([lemma], 0) => Asked::Bit(FIRST_WORD + lemma),
        ([], 1) => Asked::Bit(place.classes.trailing_zeros()),
        _ => Asked::Place(number),
    }
}
