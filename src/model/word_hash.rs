//! What a word is looked up by.
//!
//! A text is made of a few words in small letters over and over, so that what is done for every word decides how
//! fast a text is read. The hash of a word is computed once, as the text is cut into tokens, and every stage looks
//! the word up by it. Eight letters are taken at once, and letters are made small on the way.

/// The hash of a word by its small letters: two words that anybody writes never share one.
///
/// ```
/// use truceline::model::WordHash;
/// assert_eq!(WordHash::of_plain("Truce"), Some(WordHash::of_spelling("truce")));
/// assert_eq!(WordHash::of_plain("won't"), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordHash(u64);

/// The bit that makes a letter small is set in every digit: in eight letters at once.
pub(super) const SMALL: u64 = 0x2020_2020_2020_2020;

impl WordHash {
    /// The hash of a word of ASCII letters and digits in any case; `None` for another.
    #[must_use]
    pub fn of_plain(word: &str) -> Option<Self> {
        let bytes = word.as_bytes();
        bytes.iter().all(u8::is_ascii_alphanumeric).then(|| Self::of_letters(bytes))
    }

    /// The hash of ASCII letters and digits in any case.
    #[inline]
    #[must_use]
    pub(crate) fn of_letters(letters: &[u8]) -> Self {
        let (blocks, rest) = letters.as_chunks::<8>();
        let hash = blocks.iter().fold(0, |hash, block| mix(hash, u64::from_be_bytes(*block) | SMALL));
        Self(if rest.is_empty() {
            hash
        } else {
            mix(hash, rest.iter().fold(0, |block, byte| block << 8 | u64::from(*byte | 0x20)))
        })
    }

    /// The hash of a word as it is spelt; whoever looks words up by their small letters folds them first.
    #[must_use]
    pub fn of_spelling(word: &str) -> Self {
        let blocks = word.as_bytes().chunks(8);
        let letters = |block: &[u8]| block.iter().fold(0, |block, byte| block << 8 | u64::from(*byte));
        Self(blocks.fold(0, |hash, block| mix(hash, letters(block))))
    }

    /// The hash that was computed elsewhere by the same rule.
    pub(crate) const fn of_value(value: u64) -> Self {
        Self(value)
    }

    /// As a number.
    #[must_use]
    pub const fn value(self) -> u64 {
        self.0
    }
}

/// Adds a block of letters to a hash. What is multiplied only carries upwards; the upper half is folded back, so
/// that the lower bits, which choose the place in a table, know of every letter.
pub(crate) const fn mix(hash: u64, block: u64) -> u64 {
    let mixed = (hash.rotate_left(23) ^ block).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_word_has_the_hash_of_its_small_letters() {
        for word in
            ["truce", "M23", "Ceasefire2025", "ANTANANARIVO", "ceasefires", "", "ABCDEFGH", "abcdefgh1"]
        {
            assert_eq!(WordHash::of_plain(word), Some(WordHash::of_spelling(&word.to_ascii_lowercase())));
        }
        assert_eq!(WordHash::of_plain("won't"), None);
        assert_eq!(WordHash::of_plain("Évian"), None);
    }
}
