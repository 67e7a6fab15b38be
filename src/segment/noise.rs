//! What sort of text a paragraph is: body, heading, or what stands around an article.
//!
//! Judged by shape and by the fixed phrases of agencies and sites. Better one caption too many than a paragraph
//! of news lost: whatever is long and ends as prose does stays body.

use crate::model::{SentenceKind, Span};

/// From a heading of this kind to the end, nothing is body.
const TAIL_HEADINGS: &[&str] = &[
    "about the author",
    "about the authors",
    "author profile",
    "author bio",
    "about the writer",
    "comments",
    "leave a comment",
    "leave a reply",
    "related articles",
    "related stories",
    "related links",
    "related news",
    "related topics",
    "related content",
    "more from",
    "more on this story",
    "more stories",
    "most read",
    "most popular",
    "most viewed",
    "read next",
    "recommended stories",
    "you may also like",
    "you might also like",
    "share your thoughts",
    "top stories",
    "trending now",
    "see also",
    "external links",
    "sources",
    "references",
    "further reading",
    "our standards",
    "editor's picks",
    "sister links",
];

/// Openings of paragraphs that hold no news.
const NOISE_OPENINGS: &[&str] = &[
    "(reporting by",
    "(additional reporting",
    "(writing by",
    "(editing by",
    "(with reporting",
    "(compiled by",
    "reporting by",
    "additional reporting",
    "writing by",
    "editing by",
    "compiled by",
    "edited by",
    "report by",
    "photo:",
    "a still image",
    "in this photo",
    "in this image",
    "in this file photo",
    "a handout",
    "photos:",
    "image:",
    "file photo",
    "file -",
    "file –",
    "picture:",
    "video:",
    "caption:",
    "graphic:",
    "read more",
    "read also",
    "read:",
    "also read",
    "more:",
    "watch:",
    "listen:",
    "related:",
    "see also:",
    "sign up",
    "subscribe",
    "follow us",
    "follow the",
    "click here",
    "advertisement",
    "copyright",
    "©",
    "(c) ",
    "all rights reserved",
    "share this",
    "share on",
    "last updated",
    "last modified",
    "published:",
    "updated:",
    "posted on",
    "posted by",
    "we appreciate your",
    "please leave a comment",
    "leave a comment",
    "this article was",
    "this story was",
    "this story has been",
    "this article has been",
    "this report was",
    "the views expressed",
    "the opinions expressed",
    "views expressed",
    "our standards",
    "download our",
    "get the latest",
    "join our",
    "for more",
    "help us",
    "to receive",
    "source:",
    "sources:",
    "credit:",
    "tags:",
    "topics:",
    "keywords:",
    "contact:",
    "[](http",
    "http://",
    "https://",
    "www.",
    "email:",
    "twitter:",
    "play video",
    "image source",
    "image caption",
    "media caption",
    "view image",
    "correction:",
];

/// Ends of captions.
const CAPTION_ENDS: &[&str] = &[
    "/afp]",
    "/reuters]",
    "/ap]",
    "/ap photo]",
    "/epa]",
    "/anadolu]",
    "/getty images]",
    "/afp)",
    "/reuters)",
    "/ap)",
    "/epa)",
    "/getty images)",
    "(ap photo)",
    "(reuters)",
    "(afp)",
    "(getty images)",
    "file photo",
    "file photo.",
    "getty images",
    "afp photo",
    "ap photo",
    "[reuters]",
    "[afp]",
    "[ap]",
    "[epa]",
    "(photo by",
    "handout)",
    "handout]",
    "via ap)",
    "via reuters)",
    "/handout via reuters]",
    "[file]",
    "agency]",
    "[al jazeera]",
    "images]",
    "photo]",
];

/// The kinds of all paragraphs.
pub(super) fn kinds(text: &str, paragraphs: &[Span]) -> Vec<SentenceKind> {
    let alone = paragraphs.len() == 1;
    let open_ended = paragraphs.iter().filter(|span| !ends_as_prose(span.of(text))).count();
    // A list of items without full stops, as in a chronicle: its lines are the body.
    let is_list = open_ended * 3 > paragraphs.len() * 2;
    let mut after_tail = false;
    paragraphs
        .iter()
        .enumerate()
        .map(|(number, span)| {
            let words = span.of(text);
            // Tails lie behind the first third, so that a list called "Sources" on top cannot empty an article.
            if !after_tail && number * 3 > paragraphs.len() && is_tail_heading(words) {
                after_tail = true;
            }
            if after_tail { SentenceKind::Noise } else { kind(words, alone, is_list) }
        })
        .collect()
}

fn kind(words: &str, alone: bool, is_list: bool) -> SentenceKind {
    if is_furniture(words) {
        return SentenceKind::Noise;
    }
    if words.starts_with('#') {
        return SentenceKind::Heading;
    }
    if alone || ends_as_prose(words) {
        return SentenceKind::Body;
    }
    let count = words.split_whitespace().take(25).count();
    let item = words.starts_with(['-', '*', '•', '–', '·']);
    if count <= 3 || (!item && !is_list && count <= 16) {
        return SentenceKind::Heading;
    }
    SentenceKind::Body
}

/// Whether a sentence inside a paragraph of prose is a credit that was run into it.
pub(super) fn is_noise_sentence(words: &str) -> bool {
    words.starts_with('(') && is_furniture(words)
        || is_caption(words)
        || ends_as_credit(words)
        || !words.bytes().any(|byte| byte.is_ascii_alphabetic() || byte >= 0x80)
}

fn is_furniture(words: &str) -> bool {
    let head = words.trim_start_matches(['#', '*', '_', '-', '>', ' ', '|']);
    let head = &head[..head.floor_char_boundary(160)];
    if !head.bytes().any(|byte| byte.is_ascii_alphabetic() || byte >= 0x80) {
        return true;
    }
    if words.len() <= 400 && NOISE_OPENINGS.iter().any(|opening| starts_with(head, opening)) {
        return true;
    }
    // A caption ends in a bracket, "photo", "images" or "by"; most paragraphs end in a full stop behind other letters.
    let end = words.trim_end();
    let end = end.strip_suffix('.').unwrap_or(end);
    if words.len() < 320 && end.ends_with([']', ')', 'o', 'O', 's', 'S', 'y', 'Y']) {
        let tail = lower_suffix(words, 30);
        if CAPTION_ENDS.iter().any(|end| tail.ends_with(end)) {
            return true;
        }
    }
    is_byline(words)
}

/// "A man looks at a crater in Kharkiv, Saturday, March 29, 2025.": the full date of a picture stands behind a
/// comma and without "on".
fn is_caption(words: &str) -> bool {
    const DAYS: [&str; 7] =
        ["Monday, ", "Tuesday, ", "Wednesday, ", "Thursday, ", "Friday, ", "Saturday, ", "Sunday, "];
    if words.len() > 320 || memchr::memmem::find(words.as_bytes(), b"day, ").is_none() {
        return false;
    }
    let Some((at, day)) = DAYS.iter().find_map(|day| words.find(day).map(|at| (at, day))) else {
        return false;
    };
    let before = words[..at].trim_end_matches("late ").trim_end_matches("early ");
    let year = words[at + day.len()..].split(", ").nth(1).unwrap_or("");
    before.ends_with(", ") && year.len() >= 4 && year.as_bytes()[..4].iter().all(u8::is_ascii_digit)
}

/// "Writers of the agency in Kyiv contributed to this report."
fn ends_as_credit(words: &str) -> bool {
    let ends = ["to this report", "to this article", "to this story", "contributed reporting"];
    let words = words.trim_end_matches(['.', ' ', '"', '”']);
    ends.iter().any(|end| words.ends_with(end)) && words.contains("contribut")
}

/// "By Jane Roe and John Doe", "By Jane Roe in Cairo".
fn is_byline(words: &str) -> bool {
    let Some(names) = words.strip_prefix("By ").or_else(|| words.strip_prefix("BY ")) else { return false };
    let count = names.split_whitespace().count();
    let small = ["and", "in", "of", "for", "at", "the", "with"];
    count <= 12
        && !names.ends_with(['.', '!', '?', '"'])
        && names.split_whitespace().all(|word| {
            small.contains(&word) || word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
        })
}

fn is_tail_heading(words: &str) -> bool {
    if words.len() > 60 || words.ends_with('.') {
        return false;
    }
    let plain = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    TAIL_HEADINGS.iter().any(|heading| {
        plain
            .strip_prefix(heading)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':', '(']) && rest.len() < 20)
    })
}

fn ends_as_prose(words: &str) -> bool {
    words.trim_end().ends_with(['.', '!', '?', '"', '”', '’', '…', ';', ':', ')', ']', '。'])
}

/// Whether a text begins with a phrase in small letters, case ignored.
fn starts_with(text: &str, phrase: &str) -> bool {
    let (text, phrase) = (text.as_bytes(), phrase.as_bytes());
    let same_first = text.first().is_some_and(|first| first.eq_ignore_ascii_case(&phrase[0]));
    same_first && text.len() >= phrase.len() && text[..phrase.len()].eq_ignore_ascii_case(phrase)
}

/// The last characters in small letters.
fn lower_suffix(words: &str, length: usize) -> String {
    let tail: Vec<char> = words.trim_end().chars().rev().take(length).collect();
    tail.into_iter().rev().flat_map(char::to_lowercase).collect()
}
