//! What a sentence must hold before a frame is laid over it. Layer 2.
//!
//! The places of frames that must be filled beside the one that opens them are numbered, each once however many frames
//! have it, so that what every sentence is asked lies close together. A frame asks for two, the rarest.

use std::collections::BTreeMap;

use super::triggers::Frame;
use super::vocabulary::{Classes, Lemma, Slot, Vocabulary};

/// So many places are asked for; whether the others are filled shows when the frame is laid over.
const ASKED: usize = 2;

/// What each frame asks for.
#[derive(Debug, Default)]
pub struct Gate {
    /// Numbers of places, by the number of the frame.
    of_frame: Vec<[Option<u32>; ASKED]>,
    places: Vec<Slot>,
}

impl Gate {
    /// Gathers what all frames ask for.
    pub(super) fn of(frames: &[Frame], vocabulary: &Vocabulary) -> Self {
        let mut known: BTreeMap<(&[Lemma], Classes), u32> = BTreeMap::new();
        let mut places: Vec<Slot> = Vec::new();
        let mut words: Vec<usize> = Vec::new();
        let mut asked = |frame| {
            let mut numbers: Vec<u32> = Frame::beside_opener(frame)
                .map(|slot| {
                    *known.entry((&slot.lemmas, slot.classes)).or_insert_with(|| {
                        words.push(vocabulary.words_for(slot));
                        places.push(slot.clone());
                        u32::try_from(places.len() - 1).expect("a lexicon has fewer than 2^32 places")
                    })
                })
                .collect();
            numbers.sort_by_key(|number| (words[*number as usize], *number));
            std::array::from_fn(|place| numbers.get(place).copied())
        };
        Self { of_frame: frames.iter().map(&mut asked).collect(), places }
    }

    /// The places that a frame asks for, by its number.
    pub fn of_frame(&self, frame: u32) -> impl Iterator<Item = &Slot> {
        let numbers = self.of_frame.get(frame as usize).into_iter().flatten().flatten();
        numbers.map(|number| &self.places[*number as usize])
    }
}
