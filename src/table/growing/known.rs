//! Forms of cells that were met before, so that what they stand for is worked out once. Layer 4.
//!
//! Most columns of a long table say the same few things again and again; others never do. Forms are remembered while
//! they repeat, and no longer.

use crate::model::mix;

/// How many forms are remembered at most.
const MOST: usize = 65_536;
/// After so many questions, forms of which hardly one was met before are no longer remembered.
const TRIED: usize = 4_096;
/// One of so many must have been met before by then; one of two, once as many are remembered as may be.
const HARDLY: usize = 16;

/// Forms that were met before, by number.
#[derive(Default)]
pub(super) struct Known {
    bytes: Vec<u8>,
    /// Where each form ends.
    ends: Vec<usize>,
    /// Part of the hash of a form, and its number from 1, where its hash says; a power of two of them, at most half full.
    places: Vec<(u32, u32)>,
    asked: usize,
    found: usize,
    /// Forms do not repeat.
    given_up: bool,
}

/// What is known of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// It was met before and has this number.
    Before(u32),
    /// It is met for the first time.
    First,
    /// Nothing is remembered.
    Unknown,
}

impl Known {
    /// Whether a form was met before.
    #[inline]
    pub(super) fn ask(&mut self, form: &[u8]) -> Met {
        if self.given_up {
            return Met::Unknown;
        }
        self.asked += 1;
        let (hash, last) = (hash(form), self.places.len().saturating_sub(1));
        let mut place = place_of(hash, last);
        while let Some((part, number @ 1..)) = self.places.get(place).copied() {
            if part == part_of(hash) && self.form(number - 1) == form {
                self.found += 1;
                return Met::Before(number - 1);
            }
            place = (place + 1) & last;
        }
        let is_full = self.ends.len() >= MOST;
        if self.asked >= TRIED && self.found < self.asked / if is_full { 2 } else { HARDLY } {
            self.given_up = true;
            self.clear();
        }
        if is_full || self.given_up { Met::Unknown } else { Met::First }
    }

    /// Says that forms which were asked about have come so many times more.
    pub(super) const fn met_again(&mut self, times: usize) {
        self.asked += times;
        self.found += times;
    }

    /// Remembers a form that was not met before; its number is how many there were.
    pub(super) fn remember(&mut self, form: &[u8]) {
        self.bytes.extend_from_slice(form);
        self.ends.push(self.bytes.len());
        let number = u32::try_from(self.ends.len()).expect("no more than `MOST` are remembered");
        if 2 * self.ends.len() > self.places.len() {
            self.places = vec![(0, 0); (4 * self.ends.len()).next_power_of_two()];
            for number in 1..=number {
                self.put(hash(self.form(number - 1)), number);
            }
        } else {
            self.put(hash(form), number);
        }
    }

    /// Forgets all forms.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.places.clear();
    }

    /// Puts a number where its hash says, or at the next free place.
    fn put(&mut self, hash: u64, number: u32) {
        let last = self.places.len() - 1;
        let mut place = place_of(hash, last);
        while self.places[place].1 != 0 {
            place = (place + 1) & last;
        }
        self.places[place] = (part_of(hash), number);
    }

    fn form(&self, number: u32) -> &[u8] {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(number).and_then(|end| self.bytes.get(start..*end)).unwrap_or(&[])
    }
}

/// Eight bytes at once; what is left over is taken together with the bytes before it.
fn hash(form: &[u8]) -> u64 {
    let (blocks, rest) = form.as_chunks::<8>();
    let hash = blocks.iter().fold(form.len() as u64, |hash, block| mix(hash, u64::from_le_bytes(*block)));
    if rest.is_empty() {
        return hash;
    }
    let last = form.last_chunk::<8>().map_or_else(
        || rest.iter().fold(0, |block, byte| block << 8 | u64::from(*byte)),
        |block| u64::from_le_bytes(*block),
    );
    mix(hash, last)
}

#[expect(clippy::cast_possible_truncation, reason = "the lower bits choose the place")]
const fn place_of(hash: u64, last: usize) -> usize {
    hash as usize & last
}

/// The upper bits tell most forms of one place apart without looking at them.
const fn part_of(hash: u64) -> u32 {
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn forms_that_do_not_repeat_are_given_up() {
        let mut known = Known::default();
        for number in 0..TRIED {
            let form = number.to_le_bytes();
            match known.ask(&form) {
                Met::First => known.remember(&form),
                met => assert_eq!((met, number), (Met::Unknown, TRIED - 1)),
            }
        }
        assert_eq!(known.ask(b"again"), Met::Unknown);
    }

    proptest! {
        #[test]
        fn each_form_has_one_number(forms in prop::collection::vec("[a-c]{0,20}", 1..200)) {
            let (mut known, mut met) = (Known::default(), Vec::new());
            for form in forms {
                match (known.ask(form.as_bytes()), met.iter().position(|other| *other == form)) {
                    (Met::Before(number), Some(place)) => prop_assert_eq!(number as usize, place),
                    (Met::First, None) => {
                        known.remember(form.as_bytes());
                        met.push(form);
                    }
                    other => prop_assert!(false, "{:?}", other),
                }
            }
        }
    }
}
