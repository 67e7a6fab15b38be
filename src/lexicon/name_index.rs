//! Word-bounded lookup of many names: how names are compared, and a table from their words to what they mean.
//! Layer 2.
//!
//! A name is looked up by the hash of its folded words, so that the time for a sentence grows with its length
//! alone, however many names there are.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folded words, hashed one after the other: `Ban Ki-moon` and `ban ki moon` are the same.
///
/// ```
/// use truceline::lexicon::NameHash;
/// let mut a = NameHash::default();
/// a.word("Sana'a");
/// let mut b = NameHash::default();
/// b.word("SANAA");
/// assert_eq!(a, b);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameHash(u64);

impl Default for NameHash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl NameHash {
    /// Adds a word: case, accents, apostrophes and full stops do not count.
    pub fn word(&mut self, word: &str) {
        for byte in word.bytes() {
            match byte {
                b'a'..=b'z' | b'0'..=b'9' => self.byte(byte),
                b'A'..=b'Z' => self.byte(byte | 0x20),
                0..=0x7f => {}
                _ => {
                    // Folded from the first byte that is not ASCII; what stood before it is already in.
                    let start = word.bytes().position(|byte| byte > 0x7f).unwrap_or(0);
                    self.beyond_ascii(word.get(start..).unwrap_or(""));
                    break;
                }
            }
        }
        self.byte(b' ');
    }

    fn beyond_ascii(&mut self, rest: &str) {
        for c in rest.nfkd().filter(|c| !is_combining_mark(*c)) {
            for c in without_ascii_parts(c).chars().chain(plain(c)) {
                if c.is_alphanumeric() {
                    for lower in c.to_lowercase() {
                        let mut buffer = [0; 4];
                        lower.encode_utf8(&mut buffer).bytes().for_each(|byte| self.byte(byte));
                    }
                }
            }
        }
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

/// Letters that no decomposition takes apart.
const fn without_ascii_parts(c: char) -> &'static str {
    match c {
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ı' => "i",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ß' => "ss",
        'þ' | 'Þ' => "th",
        'ə' | 'Ə' => "a",
        _ => "",
    }
}

fn plain(c: char) -> Option<char> {
    without_ascii_parts(c).is_empty().then_some(c)
}

/// The words of a name: split at spaces and hyphens, without a possessive ending.
pub(crate) fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || is_hyphen(c) || matches!(c, ',' | '(' | ')' | '/' | '&'))
        .map(without_possessive)
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// "Lord's" → "Lord": a possessive inside a name is set apart in texts too.
fn without_possessive(word: &str) -> &str {
    ["'s", "’s", "'", "’"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// Hyphens and dashes that may join two words of a name.
pub(crate) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}')
}

#[derive(Debug, Default)]
pub(super) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// Bits of the filter of first words, as a power of two: 8 KB, which stay in the cache.
const FIRST_WORD_BITS: u32 = 16;

/// Where the bit of a first word stands.
const fn first_word_bit(hash: u64) -> (usize, u64) {
    let place = (hash ^ (hash >> 32)) & ((1 << FIRST_WORD_BITS) - 1);
    ((place >> 6) as usize, 1 << (place & 63))
}

type HashTable<V> = HashMap<u64, V, BuildHasherDefault<AsItIs>>;

/// Names and what they stand for; one name may stand for several things.
#[derive(Clone, Debug)]
pub struct NameIndex<V> {
    /// A bit for each first word by a part of its hash: most words of a text are in no name, and end here.
    first_words: Vec<u64>,
    /// Hash of a first word, and the most words that a name beginning with it has.
    longest: HashTable<u8>,
    /// Hash of all words, and the first of its values.
    first_value: HashTable<u32>,
    /// Values and the next one of the same name.
    values: Vec<(V, Option<u32>)>,
}

impl<V> Default for NameIndex<V> {
    fn default() -> Self {
        Self {
            first_words: Vec::new(),
            longest: HashTable::default(),
            first_value: HashTable::default(),
            values: Vec::new(),
        }
    }
}

impl<V: Copy> NameIndex<V> {
    /// An index with room for so many names.
    pub(super) fn with_capacity(names: usize) -> Self {
        Self {
            first_words: Vec::new(),
            longest: HashTable::with_capacity_and_hasher(names / 2, BuildHasherDefault::default()),
            first_value: HashTable::with_capacity_and_hasher(names, BuildHasherDefault::default()),
            values: Vec::with_capacity(names),
        }
    }

    /// Adds a name; values of one name keep the order in which they came. Names of more than 255 words are
    /// passed over.
    pub fn insert(&mut self, name: &str, value: V) {
        let mut hash = NameHash::default();
        let mut first = None;
        let mut count = 0_u8;
        for word in words(name) {
            hash.word(word);
            first.get_or_insert(hash.0);
            let Some(next) = count.checked_add(1) else { return };
            count = next;
        }
        let Some(first) = first else { return };
        if self.first_words.is_empty() {
            self.first_words.resize(1 << (FIRST_WORD_BITS - 6), 0);
        }
        let (word, bit) = first_word_bit(first);
        self.first_words[word] |= bit;
        let longest = self.longest.entry(first).or_default();
        *longest = (*longest).max(count);
        let Ok(place) = u32::try_from(self.values.len()) else { return };
        self.values.push((value, None));
        match self.first_value.entry(hash.0) {
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(place);
            }
            std::collections::hash_map::Entry::Occupied(entry) => {
                let mut last = *entry.get() as usize;
                while let Some(next) = self.values[last].1 {
                    last = next as usize;
                }
                self.values[last].1 = Some(place);
            }
        }
    }

    /// The most words that a name beginning with this word has; 0 where there is none.
    #[must_use]
    pub fn longest_from(&self, first: NameHash) -> u8 {
        let (word, bit) = first_word_bit(first.0);
        if self.first_words.get(word).is_none_or(|bits| bits & bit == 0) {
            return 0;
        }
        self.longest.get(&first.0).copied().unwrap_or(0)
    }

    /// What a name stands for.
    pub fn get(&self, name: NameHash) -> impl Iterator<Item = V> + '_ {
        let mut next = self.first_value.get(&name.0).copied();
        std::iter::from_fn(move || {
            let (value, after) = self.values.get(next? as usize)?;
            next = *after;
            Some(*value)
        })
    }

    /// What a written name stands for.
    pub fn find<'a>(&'a self, name: &str) -> impl Iterator<Item = V> + use<'a, V> {
        let mut hash = NameHash::default();
        words(name).for_each(|word| hash.word(word));
        self.get(hash)
    }

    /// Number of names, counted once for each thing they stand for.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_apostrophes_do_not_count() {
        let mut index = NameIndex::default();
        index.insert("Recep Tayyip Erdoğan", 1);
        index.insert("Sana'a", 2);
        index.insert("Władysław", 3);
        assert_eq!(index.find("recep tayyip erdogan").collect::<Vec<_>>(), [1]);
        assert_eq!(index.find("Sanaa").collect::<Vec<_>>(), [2]);
        assert_eq!(index.find("Wladyslaw").collect::<Vec<_>>(), [3]);
        assert_eq!(index.find("Erdogan").count(), 0);
    }

    #[test]
    fn a_name_may_stand_for_several_things_in_order() {
        let mut index = NameIndex::default();
        for value in 0..4 {
            index.insert("Tripoli", value);
        }
        assert_eq!(index.find("TRIPOLI").collect::<Vec<_>>(), [0, 1, 2, 3]);
    }
}
