//! A paragraph becomes sentences.

use crate::model::Span;

use super::abbreviations::stays_open;
use super::paragraphs::trim;

/// A sentence longer than this is cut at a space: no stage behind may meet a sentence of a megabyte.
const LONGEST: usize = 2_000;

/// How far behind a mark the next word is looked for, in bytes.
const NEXT_WORD: usize = 200;

/// Calls `found` with each sentence of a paragraph.
pub(super) fn split(text: &str, paragraph: Span, mut found: impl FnMut(Span)) {
    let bytes = text.as_bytes();
    let mut stops = Stops { paragraph: paragraph.of(text).as_bytes(), asked: 0, found: [0; 2] };
    let mut start = paragraph.start;
    let mut at = paragraph.start;
    let mut emit = |from: usize, to: usize| {
        let sentence = trim(text, Span::new(from, to));
        if !sentence.is_empty() {
            found(sentence);
        }
    };
    while at < paragraph.end {
        let limit = paragraph.end.min(start + LONGEST);
        let stop = Some(paragraph.start + stops.next(at - paragraph.start)).filter(|stop| *stop < limit);
        let Some(stop) = stop else {
            if limit < paragraph.end {
                let cut = cut_before(text, start, limit);
                emit(start, cut);
                start = cut;
                at = cut;
                continue;
            }
            break;
        };
        if let Some(end) = sentence_end(text, start, stop, paragraph.end) {
            emit(start, end);
            start = end;
            at = end;
        } else {
            at = stop + char_len(bytes[stop]);
            // A run of dots was looked at whole.
            while at < paragraph.end && bytes[at] == b'.' {
                at += 1;
            }
        }
    }
    emit(start, paragraph.end);
}

/// Bytes that may end a sentence: `.`, `!`, `?` (`;` does not), and the first ones of `…` and `。`.
struct Stops<'t> {
    paragraph: &'t [u8],
    /// Where they were looked for last.
    asked: usize,
    /// The first ASCII one from there on, and the first of the others.
    found: [usize; 2],
}

impl Stops<'_> {
    /// The first from a place of the paragraph on.
    fn next(&mut self, at: usize) -> usize {
        let rest = &self.paragraph[at..];
        let end = self.paragraph.len();
        // What lies ahead still lies ahead, unless one went back.
        let [ascii, wide] = self.found.map(|found| found > at && at >= self.asked);
        if !ascii {
            self.found[0] = memchr::memchr3(b'.', b'!', b'?', rest).map_or(end, |found| at + found);
        }
        if !wide {
            self.found[1] = memchr::memchr2(0xe2, 0xe3, rest).map_or(end, |found| at + found);
        }
        self.asked = at;
        self.found[0].min(self.found[1])
    }
}

fn char_len(first: u8) -> usize {
    match first {
        0..=0x7F => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}

/// Where the sentence ends if the mark at `stop` ends it: behind closing quotes and brackets.
fn sentence_end(text: &str, start: usize, stop: usize, limit: usize) -> Option<usize> {
    let rest = text.get(stop..limit)?;
    let mark = rest.chars().next()?;
    if !matches!(mark, '.' | '!' | '?' | '…' | '。') {
        return None;
    }
    let mut end = stop;
    let mut closed = false;
    for c in rest.chars() {
        match c {
            '.' | '!' | '?' | '…' | '。' => end += c.len_utf8(),
            '"' | '”' | '’' | '\'' | ')' | ']' | '»' => {
                end += c.len_utf8();
                closed = true;
            }
            _ => break,
        }
    }
    let tail = text.get(end..limit)?;
    let next = tail.trim_start();
    if next.is_empty() {
        return Some(limit);
    }
    let spaced = next.len() < tail.len();
    let first = next.chars().next()?;
    if !spaced {
        return (mark == '.' && glued_sentences(text, start, stop, end, first)).then_some(end);
    }
    // Near by only: a text of nothing but marks has no next word, however far one looks.
    let next = &next[..next.floor_char_boundary(NEXT_WORD)];
    let first_word = next.trim_start_matches(|c: char| !c.is_alphanumeric());
    let first_word_first = first_word.chars().next().unwrap_or(first);
    let opens =
        first_word_first.is_uppercase() || first_word_first.is_ascii_digit() || !first.is_alphanumeric();
    let lower_opens = first_word_first.is_lowercase();
    if !opens || lower_opens {
        return None;
    }
    if mark == '.' && end == stop + 1 && !closed {
        let word = last_word(text, start, stop);
        let next_word = first_word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        if stays_open(word, next_word) {
            return None;
        }
    }
    Some(end)
}

/// "further details.The US" lost a space: a long word in small letters, then a capital and a small letter.
fn glued_sentences(text: &str, start: usize, stop: usize, end: usize, first: char) -> bool {
    let word = last_word(text, start, stop);
    let second = text.get(end..).and_then(|tail| tail.chars().nth(1));
    end == stop + 1
        && word.len() >= 3
        && word.chars().all(char::is_lowercase)
        && first.is_uppercase()
        && second.is_some_and(|c| c.is_lowercase() || c == ' ')
}

/// The word that ends at `stop`, with its inner dots.
fn last_word(text: &str, start: usize, stop: usize) -> &str {
    let before = text.get(start..stop).unwrap_or("");
    let from = before
        .char_indices()
        .rev()
        .take(24)
        .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '.' | '\''))
        .last()
        .map_or(before.len(), |(at, _)| at);
    &before[from..]
}

/// A character boundary at or before `limit`, at a space where there is one.
fn cut_before(text: &str, start: usize, limit: usize) -> usize {
    let mut end = limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    match text.get(start..end).and_then(|words| words.rfind(' ')) {
        Some(space) if space > 0 => start + space,
        _ => end.max(start + 1),
    }
}
