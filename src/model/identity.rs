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
    let mut stretch = String::with_capacity(text.len().min(STRETCH + 64));
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            stretch.push(' ');
        }
        stretch.push_str(word);
        if stretch.len() >= STRETCH {
            hasher.update(stretch.as_bytes());
            stretch.clear();
        }
    }
    hasher.update(stretch.as_bytes());
    hasher.finalize().to_hex()[..32].to_owned()
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
        let solid = |words: &str| words.chars().filter(|character| !character.is_whitespace()).count();
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
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex()[..16].to_owned()
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
}
