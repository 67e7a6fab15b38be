//! Word-bounded lookup of many names: how names are compared, and a table from their words to what they mean.
//! Layer 2.
//!
//! A name is looked up by the hash of its folded words, so that the time for a sentence grows with its length
//! alone, however many names there are.

use super::frozen::{List, Number, Reader, Writer};
use super::hash_table::HashTable;
use crate::model::{WordHash, mix};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The hash of one folded word: case, accents, apostrophes and full stops do not count.
#[must_use]
pub fn folded_hash(word: &str) -> WordHash {
    WordHash::of_plain(word).unwrap_or_else(|| WordHash::of_spelling(&folded(word)))
}

/// Small letters and digits of a word, without accents.
fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().filter(|c| !is_combining_mark(*c)) {
        let parts = without_ascii_parts(c).chars().chain(without_decomposition(c));
        folded.extend(parts.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
    }
    folded
}

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameHash(u64);

impl From<WordHash> for NameHash {
    fn from(first: WordHash) -> Self {
        Self(mix(0, first.value()))
    }
}

impl NameHash {
    /// Adds a word.
    pub fn word(&mut self, word: &str) {
        self.add(folded_hash(word));
    }

    /// As a number.
    pub(crate) const fn value(self) -> u64 {
        self.0
    }

    /// Adds a word by its hash.
    pub const fn add(&mut self, word: WordHash) {
        self.0 = mix(self.0, word.value());
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

fn without_decomposition(c: char) -> Option<char> {
    without_ascii_parts(c).is_empty().then_some(c)
}

/// The words of a name: split at spaces and hyphens, without a possessive ending.
pub(crate) fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || is_hyphen(c) || matches!(c, ',' | '(' | ')' | '/' | '&'))
        .map(without_possessive)
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Calls `visit` with the hash of each word of a name. Most names are letters, spaces and hyphens, and are cut there.
fn each_word(name: &str, mut visit: impl FnMut(WordHash)) {
    let bytes = name.as_bytes();
    if bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-')) {
        let words = bytes.split(|byte| matches!(byte, b' ' | b'-')).filter(|word| !word.is_empty());
        words.for_each(|word| visit(WordHash::of_letters(word)));
    } else {
        words(name).for_each(|word| visit(folded_hash(word)));
    }
}

/// "Lord's" → "Lord": a possessive inside a name is set apart in texts too.
fn without_possessive(word: &str) -> &str {
    ["'s", "’s", "'", "’"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// Hyphens and dashes that may join two words of a name.
pub(crate) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}')
}

/// Bits of the filter of first words for each name that an index has room for: one word in eight passes by chance.
const FILTER_BITS: usize = 8;

/// The least and the most words of 64 bits in the filter; the largest stays in a cache of half a megabyte.
const FILTER_WORDS: (usize, usize) = (64, 1 << 13);

/// Where the bit of a first word stands in a filter of so many words.
const fn first_word_bit(hash: u64, words: usize) -> (usize, u64) {
    ((hash >> 6) as usize & (words - 1), 1 << (hash & 63))
}

/// What is known of some words: one table for both, as most names have one word.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// The most words that a name beginning with this one word has; 0 where none does.
    longest: u8,
    /// Number of the first value of the name that they are, from 1; 0 where they are none.
    first: u32,
}

impl Number for Known {
    const BYTES: usize = <(u32, u8)>::BYTES;

    fn write(self, bytes: &mut Vec<u8>) {
        (self.first, self.longest).write(bytes);
    }

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        let (first, longest) = Number::read(bytes);
        Self { longest, first }
    }
}

/// Names and what they stand for; one name may stand for several things.
#[derive(Clone, Debug)]
pub struct NameIndex<V> {
    /// A bit for each first word by a part of its hash: most words of a text are in no name, and end here.
    first_words: Vec<u64>,
    /// What is known of words, by the hash of all of them.
    known: HashTable<Known>,
    /// Number of first words.
    begun: usize,
    /// Values, each with the number of the next one of the same name, from 1; 0 where there is none.
    values: List<(V, u32)>,
}

impl<V> Default for NameIndex<V> {
    fn default() -> Self {
        Self { first_words: Vec::new(), known: HashTable::default(), begun: 0, values: List::default() }
    }
}

impl<V: Copy> NameIndex<V> {
    /// An index with room for so many names.
    pub(crate) fn with_capacity(names: usize) -> Self {
        let values = List::Own(Vec::with_capacity(names));
        Self { known: HashTable::with_capacity(names), values, ..Self::default() }
    }

    /// Adds a name; values of one name keep the order in which they came. Names of more than 255 words are
    /// passed over.
    pub fn insert(&mut self, name: &str, value: V) {
        let mut hash = NameHash::default();
        let mut first = None;
        let mut count = 0_usize;
        each_word(name, |word| {
            hash.add(word);
            first.get_or_insert(hash.0);
            count += 1;
        });
        let (Some(first), Ok(count)) = (first, u8::try_from(count)) else { return };
        let begins = self.known.or_insert(first, Known::default());
        self.begun += usize::from(begins.longest == 0);
        begins.longest = begins.longest.max(count);
        self.filter(first);
        let Ok(place) = u32::try_from(self.values.len()) else { return };
        let values = self.values.to_mut();
        values.push((value, 0));
        let known = self.known.or_insert(hash.0, Known::default());
        let Some(mut last) = known.first.checked_sub(1) else {
            known.first = place + 1;
            return;
        };
        while let Some(next) = values[last as usize].1.checked_sub(1) {
            last = next;
        }
        values[last as usize].1 = place + 1;
    }

    /// Forgets all names and keeps the room.
    pub(crate) fn clear(&mut self) {
        self.first_words.clear();
        self.known.clear();
        self.begun = 0;
        self.values.to_mut().clear();
    }

    /// Sets the bit of a first word, in a filter that is large enough for all.
    fn filter(&mut self, first: u64) {
        let room = self.first_words.len();
        if self.begun * FILTER_BITS > room * 64 && room < FILTER_WORDS.1 {
            self.first_words.clear();
            self.first_words.resize((room * 4).clamp(FILTER_WORDS.0, FILTER_WORDS.1), 0);
            for (hash, _) in self.known.entries().filter(|(_, known)| known.longest > 0) {
                let (word, bit) = first_word_bit(hash, self.first_words.len());
                self.first_words[word] |= bit;
            }
        }
        let (word, bit) = first_word_bit(first, self.first_words.len());
        self.first_words[word] |= bit;
    }

    /// The most words that a name beginning with this word has, and what the word alone stands for; `None` where no name
    /// begins with it.
    #[inline]
    #[must_use]
    pub fn begun_by(&self, first: NameHash) -> Option<(u8, Values<'_, V>)> {
        if self.first_words.is_empty() {
            return None;
        }
        let (word, bit) = first_word_bit(first.0, self.first_words.len());
        if self.first_words[word] & bit == 0 {
            return None;
        }
        let known = self.known.get(first.0).filter(|known| known.longest > 0)?;
        Some((known.longest, Values { index: self, next: known.first.checked_sub(1) }))
    }

    /// Every word that a name begins with.
    pub(crate) fn first_words(&self) -> impl Iterator<Item = NameHash> {
        let begun = self.known.entries().filter(|(_, known)| known.longest > 0);
        begun.map(|(hash, _)| NameHash(hash))
    }

    /// What a name stands for.
    #[must_use]
    pub fn get(&self, name: NameHash) -> Values<'_, V> {
        Values { index: self, next: self.known.get(name.0).and_then(|known| known.first.checked_sub(1)) }
    }

    /// What a written name stands for.
    #[must_use]
    pub fn find(&self, name: &str) -> Values<'_, V> {
        let mut hash = NameHash::default();
        each_word(name, |word| hash.add(word));
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
        self.values.len() == 0
    }
}

impl NameIndex<u32> {
    /// Writes the index as it stands.
    pub(crate) fn freeze(&self, into: &mut Writer) {
        into.list(self.first_words.iter().copied());
        self.known.freeze(into);
        into.list([self.begun as u64]);
        into.list(self.values.iter());
    }

    /// The index that [`NameIndex::freeze`] wrote, where it lies.
    pub(crate) fn frozen(from: &mut Reader<'static>) -> Self {
        let first_words = from.list();
        let known = HashTable::frozen(from);
        let begun = from.list::<u64>().first().map_or(0, |begun| *begun as usize);
        Self { first_words, known, begun, values: from.frozen() }
    }
}

/// The values of one name, in the order in which they came.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a, V> {
    index: &'a NameIndex<V>,
    next: Option<u32>,
}

impl<V> Values<'_, V> {
    /// Whether nothing has the name.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.next.is_none()
    }
}

impl<V: Copy> Iterator for Values<'_, V> {
    type Item = V;

    fn next(&mut self) -> Option<V> {
        let (value, after) = self.index.values.get(self.next? as usize)?;
        self.next = after.checked_sub(1);
        Some(value)
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
