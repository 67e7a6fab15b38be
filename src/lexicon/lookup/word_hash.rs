//! The hash by which words are looked up. Layer 2.
//!
//! A text is made of a few words in small letters over and over, so that what is done for every word decides how
//! fast a text is read. Eight letters are taken at once, and letters are made small on the way.

use std::hash::Hasher;

/// Adds a block of letters to a hash. What is multiplied only carries upwards; the upper half is folded back, so
/// that the lower bits, which choose the place in a table, know of every letter.
pub(in crate::lexicon) const fn mix(hash: u64, block: u64) -> u64 {
    let mixed = (hash.rotate_left(23) ^ block).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}

/// The hash of a word as it is spelt; names and event words fold it first.
pub(in crate::lexicon) fn spelling(word: &[u8]) -> u64 {
    word.chunks(8)
        .fold(0, |hash, chunk| mix(hash, chunk.iter().fold(0, |block, byte| block << 8 | u64::from(*byte))))
}

/// The hash of the small letters of a word of ASCII letters and digits; `None` where something else is in it.
pub(in crate::lexicon) fn plain(word: &[u8]) -> Option<u64> {
    let mut hash = 0;
    for chunk in word.chunks(8) {
        let mut block = 0;
        for byte in chunk {
            if !byte.is_ascii_alphanumeric() {
                return None;
            }
            // The bit that makes a letter small is set in every digit.
            block = block << 8 | u64::from(*byte | 0x20);
        }
        hash = mix(hash, block);
    }
    Some(hash)
}

/// Takes a hash that is one already.
#[derive(Debug, Default)]
pub(in crate::lexicon) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_word_has_the_hash_of_its_small_letters() {
        for word in ["truce", "M23", "Ceasefire2025", "ANTANANARIVO", ""] {
            assert_eq!(plain(word.as_bytes()), Some(spelling(word.to_ascii_lowercase().as_bytes())));
        }
        assert_eq!(plain("won't".as_bytes()), None);
        assert_eq!(plain("Évian".as_bytes()), None);
    }
}
