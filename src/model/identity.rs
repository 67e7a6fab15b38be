//! What names a text, a mention and an entry: hashes of what they are, never of where or when they were met.

use std::collections::BTreeMap;

/// The key of a text: two texts that differ in white space only have the same. Hexadecimal, 32 digits.
///
/// ```
/// use truceline::model::text_key;
/// assert_eq!(text_key("A truce\nbegan. "), text_key("A truce began."));
/// assert_ne!(text_key("A truce began."), text_key("A truce ended."));
/// ```
#[must_use]
pub fn text_key(text: &str) -> String {
    // Words are gathered before they are hashed: the hash takes long stretches far faster than short ones.
    const STRETCH: usize = 1 << 14;
    let mut hasher = blake3::Hasher::new();
    let text = text.trim();
    let mut stretch = String::with_capacity(text.len().min(STRETCH));
    let mut from = 0;
    while let Some(odd) = odd_space(text, from) {
        stretch.push_str(&text[from..odd]);
        stretch.push(' ');
        if stretch.len() >= STRETCH {
            hasher.update(stretch.as_bytes());
            stretch.clear();
        }
        from = text.len() - text[odd..].trim_start().len();
    }
    hasher.update(stretch.as_bytes()).update(&text.as_bytes()[from..]);
    hasher.finalize().to_hex()[..32].to_owned()
}

/// The next white space, at or behind a byte, that is not one space between two words. Almost all text has none, so
/// that it is taken as it stands.
fn odd_space(text: &str, mut at: usize) -> Option<usize> {
    let solid = |byte: &u8| matches!(byte, 0x21..=0x7e);
    let bytes = text.as_bytes();
    loop {
        // The byte behind a plain block is looked at again with what follows it.
        while bytes.get(at..).and_then(|rest| rest.first_chunk::<BLOCK>()).is_some_and(is_plain) {
            at += BLOCK - 1;
        }
        let plain = |pair: &[u8]| solid(&pair[0]) || pair[0] == b' ' && solid(&pair[1]);
        at += bytes[at..].windows(2).position(|pair| !plain(pair))?;
        let mut rest = text[at..].chars();
        let first = rest.next()?;
        let single = first == ' ' && rest.next().is_some_and(|next| !next.is_whitespace());
        if first.is_whitespace() && !single {
            return Some(at);
        }
        at += first.len_utf8();
    }
}

/// Bytes that are looked at at once, and the one behind them.
const BLOCK: usize = 33;

/// Whether a block is nothing but ASCII letters, digits, marks and single spaces.
fn is_plain(block: &[u8; BLOCK]) -> bool {
    // Numbers and no truths, so that many bytes are compared in one step.
    let mut odd = 0;
    for at in 0..BLOCK - 1 {
        odd |= u8::from(block[at].wrapping_sub(b' ') > b'~' - b' ');
        odd |= u8::from(block[at] == b' ') & u8::from(block[at + 1] == b' ');
    }
    odd == 0 && matches!(block[BLOCK - 1], b' '..=b'~')
}

/// Number of characters that are not white space.
fn solid(words: &str) -> usize {
    // So few at once that a byte holds their number.
    const STRETCH: usize = 128;
    let bytes = words.as_bytes();
    // A character is counted at its first byte, unless that is white space by itself.
    let counts = |byte: u8| byte & 0xc0 != 0x80 && !matches!(byte, b'\t'..=b'\r' | b' ');
    let count = |stretch: &[u8]| stretch.iter().fold(0_u8, |sum, byte| sum + u8::from(counts(*byte)));
    let counted: usize = bytes.chunks(STRETCH).map(|stretch| usize::from(count(stretch))).sum();
    // The first bytes of all other white space: U+0085 and U+00A0, U+1680, U+2000 to U+205F, U+3000.
    let wide = memchr::memchr3_iter(0xc2, 0xe2, 0xe3, bytes).chain(memchr::memchr_iter(0xe1, bytes));
    counted - wide.filter(|at| words[*at..].starts_with(char::is_whitespace)).count()
}

/// The id of an article whose input gave none, made from its text: 12 digits of its key.
#[must_use]
pub fn article_id(text: &str) -> String {
    let mut key = text_key(text);
    key.truncate(12);
    key
}

/// Makes the ids of one article's mentions: a hash of the text's key, the type, the start and a counter.
///
/// The start is counted in characters that are not white space, so that the same article in another layout gives
/// the same ids. Linear in the text as long as the starts ascend.
#[derive(Debug)]
pub struct MentionIds<'a> {
    text: &'a str,
    key: String,
    byte: usize,
    solid: usize,
    met: BTreeMap<(String, usize), usize>,
}

impl<'a> MentionIds<'a> {
    /// The ids of an article's mentions.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, key: text_key(text), byte: 0, solid: 0, met: BTreeMap::new() }
    }

    /// The id of the next mention of a type whose evidence starts at a byte of the text. 16 hexadecimal digits.
    pub fn next_id(&mut self, event_type: &str, start: usize) -> String {
        let byte = self.text.floor_char_boundary(start);
        if byte < self.byte {
            self.solid -= solid(&self.text[byte..self.byte]);
        } else {
            self.solid += solid(&self.text[self.byte..byte]);
        }
        self.byte = byte;
        let counter = self.met.entry((event_type.to_owned(), self.solid)).or_default();
        *counter += 1;
        short_hash(&[&self.key, event_type, &self.solid.to_string(), &counter.to_string()])
    }
}

/// The id of an entry made by hand, from its fields and a counter that tells equal entries apart.
#[must_use]
pub fn entry_id(fields: &[&str], counter: usize) -> String {
    let counter = counter.to_string();
    let mut parts = vec!["entry"];
    parts.extend_from_slice(fields);
    parts.push(&counter);
    short_hash(&parts)
}

fn short_hash(parts: &[&str]) -> String {
    let mut bytes = Vec::with_capacity(96);
    for part in parts {
        bytes.extend_from_slice(part.as_bytes());
        bytes.push(0);
    }
    blake3::hash(&bytes).to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_does_not_change_an_id() {
        let (one, other) = ("Ein Satz. A truce began.", "  Ein\n\nSatz. A truce began.\n");
        let ids = |text: &str| {
            let start = text.find("A truce").unwrap();
            let mut ids = MentionIds::new(text);
            (ids.next_id("start", start), ids.next_id("start", start), ids.next_id("end", start))
        };
        assert_eq!(ids(one), ids(other));
        let (first, second, third) = ids(one);
        assert!(first != second && second != third && first != third);
    }

    #[test]
    fn a_key_is_that_of_the_words_with_one_space_between() {
        for text in [
            "",
            " ",
            "a",
            " a  b ",
            "é ü\u{a0}ö",
            "a\u{2003}\n b—c\t",
            "“Zürich” –  \u{3000}Genève. ",
            "a \u{7f} b",
        ] {
            let words: Vec<&str> = text.split_whitespace().collect();
            let plain = blake3::hash(words.join(" ").as_bytes()).to_hex();
            assert_eq!(text_key(text), plain[..32], "{text:?}");
            assert_eq!(solid(text), text.chars().filter(|c| !c.is_whitespace()).count(), "{text:?}");
        }
    }
}
