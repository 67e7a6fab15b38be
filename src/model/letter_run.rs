//! A run of ASCII letters and digits, measured and hashed eight bytes at a time.
//!
//! Almost every word of a text is one, and every word is looked at: what is done here byte by byte would be a third of
//! all work on a text. Eight bytes are one number, and one sum tells of all of them which are letters.

use super::WordHash;
use super::word_hash::{SMALL, mix};

/// The letters and digits that stand side by side from a place on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LetterRun {
    /// How many there are; none where another byte stands there.
    pub(crate) length: usize,
    /// What they are looked up by.
    pub(crate) hash: WordHash,
    /// Whether the first is a capital.
    pub(crate) capital: bool,
    /// Whether the first is a digit.
    pub(crate) digit: bool,
    /// Whether a capital stands behind the first.
    pub(crate) inner_capital: bool,
    /// Whether a small letter stands behind the first.
    pub(crate) inner_small: bool,
}

/// The highest bit of each byte: where sums and differences leave their answer.
const TOPS: u64 = 0x8080_8080_8080_8080;

/// The answer for the first byte of a block.
const FIRST: u64 = 0x80;

impl LetterRun {
    /// The run that begins at a place of a text, or in the middle of a longer one.
    #[inline(always)]
    pub(crate) fn at(bytes: &[u8], start: usize) -> Self {
        let block = block(bytes, start);
        let kinds = Kinds::of(block);
        let run = Self {
            length: kinds.length,
            hash: WordHash::of_value(if kinds.length == 0 {
                0
            } else {
                mix(0, spelling(block, kinds.length))
            }),
            capital: kinds.capitals & FIRST != 0,
            digit: kinds.letters & FIRST == 0 && kinds.length > 0,
            inner_capital: kinds.capitals & !FIRST != 0,
            inner_small: kinds.letters & !kinds.capitals & !FIRST != 0,
        };
        // Most words have fewer letters than a block.
        if kinds.length < 8 { run } else { run.go_on(bytes, start) }
    }

    /// The run with what stands behind its first block.
    #[inline(never)]
    fn go_on(mut self, bytes: &[u8], start: usize) -> Self {
        loop {
            let block = block(bytes, start + self.length);
            let kinds = Kinds::of(block);
            if kinds.length > 0 {
                self.hash = WordHash::of_value(mix(self.hash.value(), spelling(block, kinds.length)));
            }
            self.inner_capital |= kinds.capitals != 0;
            self.inner_small |= kinds.letters & !kinds.capitals != 0;
            self.length += kinds.length;
            if kinds.length < 8 {
                return self;
            }
        }
    }
}

/// How many letters of any script stand side by side from a place on, and the first of them, eight at most, made small
/// and as one number. Every byte that is not ASCII is taken for a part of a letter.
pub(crate) fn letters_at(bytes: &[u8], start: usize) -> (usize, u64) {
    let (mut length, mut first) = (0, 0);
    loop {
        let block = block(bytes, start + length);
        let others = !(within(block & !TOPS | SMALL, b'a', b'z') | block) & TOPS;
        let more = (others.trailing_zeros() / 8) as usize;
        if length == 0 && more > 0 {
            first = spelling(block, more);
        }
        length += more;
        if more < 8 {
            return (length, first);
        }
    }
}

/// The first letters of a block, made small, as one number: from 1 to 8.
const fn spelling(block: u64, length: usize) -> u64 {
    (block | SMALL).swap_bytes() >> (64 - 8 * length)
}

/// Eight bytes from a place on as one number, the first lowest; zeros behind the end.
#[inline]
fn block(bytes: &[u8], from: usize) -> u64 {
    let rest = bytes.get(from..).unwrap_or(&[]);
    if let Some(block) = rest.first_chunk::<8>() {
        return u64::from_le_bytes(*block);
    }
    rest.iter().rev().fold(0, |block, byte| block << 8 | u64::from(*byte))
}

/// What the bytes of a block are, up to the first that is neither letter nor digit: the highest bit of each says it.
struct Kinds {
    length: usize,
    letters: u64,
    capitals: u64,
}

impl Kinds {
    #[inline]
    fn of(block: u64) -> Self {
        let low = block & !TOPS;
        let letters = within(low | SMALL, b'a', b'z') & !block;
        let others = !(letters | within(low, b'0', b'9') & !block) & TOPS;
        // All bits below the first that is another.
        let run = others.wrapping_sub(1) & !others;
        let letters = letters & run & TOPS;
        // The bit that makes a letter small, moved to the top of its byte.
        Self { length: (others.trailing_zeros() / 8) as usize, letters, capitals: letters & !(block << 2) }
    }
}

/// The bytes, of eight below 128, that lie between two others: their highest bits.
const fn within(bytes: u64, first: u8, last: u8) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let from_first = bytes + ONES * (0x80 - first as u64);
    let behind_last = bytes + ONES * (0x7f - last as u64);
    from_first & !behind_last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_at_the_first_byte_of_another_sort() {
        for byte in 0..=u8::MAX {
            for length in 0..20 {
                let mut bytes = vec![b'x'; length];
                bytes.extend([byte, b' ']);
                let run = LetterRun::at(&bytes, 0);
                let all = if byte.is_ascii_alphanumeric() { length + 1 } else { length };
                assert_eq!(run.length, all, "{length} letters and byte {byte}");
                assert_eq!(run.hash, WordHash::of_letters(&bytes[..all]));
                if length > 0 {
                    assert_eq!(run.inner_capital, byte.is_ascii_uppercase());
                    assert_eq!(run.inner_small, length > 1 || byte.is_ascii_lowercase());
                } else {
                    assert_eq!((run.capital, run.digit), (byte.is_ascii_uppercase(), byte.is_ascii_digit()));
                }
            }
        }
    }

    #[test]
    fn letters_of_any_script_are_measured() {
        assert_eq!(letters_at("Zürich, 2025".as_bytes(), 0).0, 7);
        assert_eq!(letters_at("a Ceasefires5".as_bytes(), 2).0, 10);
        assert_eq!(letters_at(b"The 5", 0), (3, u64::from_be_bytes(*b"\0\0\0\0\0the")));
        assert_eq!(letters_at(b"5", 0), (0, 0));
        assert_eq!(letters_at(b"truce", 5), (0, 0));
    }

    #[test]
    fn nothing_stands_behind_the_end() {
        assert_eq!(LetterRun::at(b"truce", 5).length, 0);
        assert_eq!(LetterRun::at(b"", 3).length, 0);
        assert_eq!(LetterRun::at(b"M23", 0).length, 3);
    }
}
