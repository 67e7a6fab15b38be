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

/// Openings of paragraphs that hold no news, in the order of the alphabet, so that those of one letter lie side by side.
const NOISE_OPENINGS: &[&str] = &[
    "(additional reporting",
    "(c) ",
    "(compiled by",
    "(editing by",
    "(reporting by",
    "(with reporting",
    "(writing by",
    "[](http",
    "a handout",
    "a still image",
    "additional reporting",
    "advertisement",
    "all rights reserved",
    "also read",
    "caption:",
    "click here",
    "compiled by",
    "contact:",
    "copyright",
    "correction:",
    "credit:",
    "download our",
    "edited by",
    "editing by",
    "email:",
    "file -",
    "file photo",
    "file –",
    "follow the",
    "follow us",
    "for more",
    "get the latest",
    "graphic:",
    "help us",
    "http://",
    "https://",
    "image caption",
    "image source",
    "image:",
    "in this file photo",
    "in this image",
    "in this photo",
    "join our",
    "keywords:",
    "last modified",
    "last updated",
    "leave a comment",
    "listen:",
    "media caption",
    "more:",
    "our standards",
    "photo:",
    "photos:",
    "picture:",
    "play video",
    "please leave a comment",
    "posted by",
    "posted on",
    "published:",
    "read also",
    "read more",
    "read:",
    "related:",
    "report by",
    "reporting by",
    "see also:",
    "share on",
    "share this",
    "sign up",
    "source:",
    "sources:",
    "subscribe",
    "tags:",
    "the opinions expressed",
    "the views expressed",
    "this article has been",
    "this article was",
    "this report was",
    "this story has been",
    "this story was",
    "to receive",
    "topics:",
    "twitter:",
    "updated:",
    "video:",
    "view image",
    "views expressed",
    "watch:",
    "we appreciate your",
    "writing by",
    "www.",
    "©",
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
    let prose: Vec<bool> = paragraphs.iter().map(|span| ends_as_prose(span.of(text))).collect();
    let open_ended = prose.iter().filter(|prose| !**prose).count();
    // A list of items without full stops, as in a chronicle: its lines are the body.
    let is_list = open_ended * 3 > paragraphs.len() * 2;
    let mut after_tail = false;
    paragraphs
        .iter()
        .zip(prose)
        .enumerate()
        .map(|(number, (span, prose))| {
            let words = span.of(text);
            // Tails lie behind the first third, so that a list called "Sources" on top cannot empty an article.
            if !after_tail && number * 3 > paragraphs.len() && is_tail_heading(words) {
                after_tail = true;
            }
            if after_tail { SentenceKind::Noise } else { kind(words, alone || prose, is_list) }
        })
        .collect()
}

/// The kind of a paragraph that stands before the tail; whether it is the only one or ends as prose does.
fn kind(words: &str, prose: bool, is_list: bool) -> SentenceKind {
    if is_furniture(words) {
        return SentenceKind::Noise;
    }
    if words.starts_with('#') {
        return SentenceKind::Heading;
    }
    if prose {
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
    if words.len() <= 400 && opens_noise(head) {
        return true;
    }
    // A caption ends in a bracket, "photo", "images" or "by"; most paragraphs end in a full stop behind other letters.
    let end = words.trim_end();
    let end = end.strip_suffix('.').unwrap_or(end);
    if words.len() < 320 && end.ends_with([']', ')', 'o', 'O', 's', 'S', 'y', 'Y']) {
        let tail = words.trim_end();
        if CAPTION_ENDS.iter().any(|end| ends_with(tail, end)) {
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
    if words.len() > 320 || !has_day_before_comma(words) {
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

/// Whether "day" stands before a comma: almost no sentence holds more of a caption's date.
fn has_day_before_comma(words: &str) -> bool {
    let bytes = words.as_bytes();
    memchr::memchr_iter(b',', bytes).any(|at| bytes[..at].ends_with(b"day") && bytes[at..].starts_with(b", "))
}

/// Whether a paragraph begins with one of the openings of noise.
fn opens_noise(head: &str) -> bool {
    let Some(first) = head.as_bytes().first().map(u8::to_ascii_lowercase) else { return false };
    let before = NOISE_OPENINGS.partition_point(|opening| opening.as_bytes()[0] < first);
    NOISE_OPENINGS[before..]
        .iter()
        .take_while(|opening| opening.as_bytes()[0] == first)
        .any(|opening| starts_with(head, opening))
}

/// Whether a text begins with a phrase in small letters, case ignored.
fn starts_with(text: &str, phrase: &str) -> bool {
    text.as_bytes().get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase.as_bytes()))
}

/// Whether a text ends with a phrase in small letters, case ignored.
fn ends_with(text: &str, phrase: &str) -> bool {
    let from = text.len().checked_sub(phrase.len());
    from.is_some_and(|from| text.as_bytes()[from..].eq_ignore_ascii_case(phrase.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_stand_in_order() {
        assert!(NOISE_OPENINGS.is_sorted());
        assert!(
            opens_noise("Reporting by the desk") && opens_noise("© The agency") && !opens_noise("Rebels")
        );
    }
}
