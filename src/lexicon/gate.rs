//! What a sentence must hold before a frame is laid over it. Layer 2.
//!
//! The places of frames that must be filled beside the one that opens them are numbered, each once however many frames
//! have it, so that what every sentence is asked lies close together. A frame asks for two, the rarest; most ask for one
//! word or one class, which stands in the question itself.

use std::collections::BTreeMap;

use super::triggers::Frame;
use super::vocabulary::{Classes, Lemma, Slot, Vocabulary};

/// So many places are asked for; whether the others are filled shows when the frame is laid over.
const ASKED: usize = 2;

/// One thing that a frame asks for.
#[derive(Clone, Copy, Debug)]
enum Asked {
    /// Nothing more.
    Nothing,
    /// A word in any of its forms.
    Word(Lemma),
    /// A word of a class, by its number.
    Class(u32),
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
                None => Asked::Nothing,
                Some(number) => asked(*number, &places[*number as usize]),
            })
        };
        Self { of_frame: frames.iter().map(&mut of_frame).collect(), places }
    }

    /// Whether a sentence holds all that a frame asks for: by the classes of its words together, and by what `has` says
    /// of a word.
    #[inline]
    pub fn allows(&self, frame: u32, classes: Classes, has: impl Fn(Lemma) -> bool) -> bool {
        let filled = |asked| match asked {
            Asked::Nothing => true,
            Asked::Word(lemma) => has(lemma),
            Asked::Class(number) => classes >> number & 1 == 1,
            Asked::Place(number) => {
                let place = &self.places[number as usize];
                place.classes & classes != 0 || place.lemmas.iter().any(|lemma| has(*lemma))
            }
        };
        // One by one: this is asked so often that a loop over the two would show.
        self.of_frame.get(frame as usize).is_none_or(|[first, second]| filled(*first) && filled(*second))
    }
}

/// What a place of this number is asked by.
fn asked(number: u32, place: &Slot) -> Asked {
    match (place.lemmas.as_slice(), place.classes.count_ones()) {
        ([lemma], 0) => Asked::Word(*lemma),
        ([], 1) => Asked::Class(place.classes.trailing_zeros()),
        _ => Asked::Place(number),
    }
}
