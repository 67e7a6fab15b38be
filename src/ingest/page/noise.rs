//! What is printed among the paragraphs of an article and belongs to none: labels, credits, teasers, bylines.
//!
//! A rule is here only if a reader of news in general would know the thing; none was made for a site.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::blocks::{Block, Kind};
use super::furniture::{BEGINNINGS, ENDS, LABELS};
use crate::ingest::fields::dates;

/// A picture's credit at the end of a line: "(Image: Agency)", "Name/Agency via Agency", "Photo: Name".
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?:[(\[](?:image|photo|picture|credit|file photo|pic|photograph)s?\b[^()]{0,90}[)\]]\s*$",
        r"|\b(?:photo|image|picture|credit)s?(?: by| credit| courtesy)?: ?.{2,70}$",
        r"|/\s?(?:getty|afp|reuters|ap|epa|shutterstock|anadolu)\b.{0,40}$",
        r"|\b(?:getty images|ap photo|shutterstock|via getty|istock)\W{0,3}$)"
    ))
    .expect("written here and tested")
});
/// "1 of 6", "Image 1 of / 9".
static COUNTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:image |photo |slide )?\d{1,3} (?:of|/)[ /]{0,3}\d{1,3}$")
        .expect("written here and tested")
});
/// "By Name and Name, Agency" without a full stop.
static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:By|BY|Von|Par|Por) \p{Lu}[^.!?]{2,90}$").expect("written here and tested")
});

/// The blocks of the article alone.
pub(super) fn without_noise(blocks: Vec<Block>, title: Option<&str>) -> Vec<Block> {
    let prose = |beside: bool| {
        blocks
            .iter()
            .filter(|block| is_prose(block) && block.beside == beside)
            .map(|block| block.text.len())
            .sum::<usize>()
    };
    // Where classes put most of the prose beside the article, they mean something else.
    let trusted = prose(true) <= prose(false);
    let blocks: Vec<Block> =
        blocks.into_iter().filter(|block| !(block.aside || trusted && block.beside)).collect();
    let blocks = until_the_end(blocks);
    let seen = counts(&blocks);
    let beginning = blocks.iter().position(is_prose).unwrap_or(0);
    let mut met = BTreeMap::new();
    let mut kept = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let again = met.insert(block.text.as_str(), ()).is_some() && block.text.len() >= 30;
        let twice_with_credit = seen.get(block.text.as_str()).is_some_and(|count| *count > 1)
            && blocks.get(at + 1).is_some_and(|next| CREDIT.is_match(&next.text) && !is_prose(next));
        let noise = again
            || (twice_with_credit && block.text.len() >= 30)
            || is_noise(block)
            || (at < beginning && is_head_matter(block, title));
        if !noise {
            kept.push(block.clone());
        }
    }
    while kept.last().is_some_and(|block| block.kind == Kind::Heading) {
        kept.pop();
    }
    kept
}

fn counts(blocks: &[Block]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for block in blocks {
        *counts.entry(block.text.as_str()).or_default() += 1;
    }
    counts
}

/// Cuts the blocks behind a line that ends articles, if most of the prose stands before it.
fn until_the_end(mut blocks: Vec<Block>) -> Vec<Block> {
    let prose = |blocks: &[Block]| {
        blocks.iter().filter(|block| is_prose(block)).map(|block| block.text.len()).sum::<usize>()
    };
    let all = prose(&blocks);
    let mut before = 0;
    let mut end = blocks.len();
    for (at, block) in blocks.iter().enumerate() {
        if before * 2 > all && ENDS.contains(&label(&block.text).as_str()) {
            end = at;
            break;
        }
        before += if is_prose(block) { block.text.len() } else { 0 };
    }
    blocks.truncate(end);
    blocks
}

/// A line without the marks at its ends, in lower case.
fn label(text: &str) -> String {
    if text.len() > 60 {
        return String::new();
    }
    text.trim_matches(|c: char| !c.is_alphanumeric()).replace('’', "'").to_lowercase()
}

/// Whether a line is a label, or several: "Advertisement · Scroll to continue".
fn is_label(text: &str) -> bool {
    text.len() <= 60 && text.split(['·', '•', '|']).all(|part| LABELS.contains(&label(part).as_str()))
}

/// A paragraph of sentences.
pub(super) fn is_prose(block: &Block) -> bool {
    block.kind != Kind::Heading
        && block.text.len() >= 80
        && block.linked * 2 < block.text.len()
        && block.text.contains(['.', '!', '?', '。', '।', '؟'])
}

fn is_noise(block: &Block) -> bool {
    let text = block.text.as_str();
    let lower: String = text.chars().take(60).collect::<String>().replace('’', "'").to_lowercase();
    let words = text.split_whitespace().count();
    let heading = block.kind == Kind::Heading;
    let ends_a_sentence = text
        .trim_end_matches(['"', '”', '’', '\'', ')', ']', '»'])
        .ends_with(['.', '!', '?', ':', '…', '。']);
    let in_links = block.linked * 20 >= text.len() * 17;
    is_label(text)
        || (text.len() <= 400 && BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning)))
        || COUNTER.is_match(text)
        || (text.len() <= 400 && CREDIT.is_match(text))
        || BYLINE.is_match(text)
        || !text.contains(char::is_alphabetic)
        || (in_links
            && block.kind != Kind::Row
            && (block.kind == Kind::Item || !ends_a_sentence || words < 4))
        || (!heading
            && block.kind == Kind::Paragraph
            && words <= 3
            && !ends_a_sentence
            && !has_date(text)
            && is_spaced(text))
}

/// Whether a line is in a script that sets spaces between words.
fn is_spaced(text: &str) -> bool {
    text.chars().all(|c| u32::from(c) < 0x2e80)
}

fn has_date(text: &str) -> bool {
    !dates::all(text, None).is_empty()
        || text.split_whitespace().any(|word| super::super::fields::months::number(word).is_some())
}

/// What stands above the first paragraph: the title once more, names, dates, counters.
fn is_head_matter(block: &Block, title: Option<&str>) -> bool {
    let text = block.text.as_str();
    if title.is_some_and(|title| title == text) {
        return true;
    }
    let words = text.split_whitespace().count();
    let ends_a_sentence =
        text.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?', '—', '–', '-', ':']);
    let dated = text.len() <= 100 && !dates::all(text, None).is_empty() && words <= 14;
    if block.kind == Kind::Heading {
        return dated && words <= 6;
    }
    block.kind != Kind::Row && (dated || (words <= 8 && !ends_a_sentence && is_spaced(text)))
}
