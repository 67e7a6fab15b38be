//! The element that a page itself names as its article, where it holds more of it than was found.
//!
//! The rules of Readability gather paragraphs that stand beside each other. Many systems wrap every paragraph, or the
//! lead and each section, in boxes of their own; then one box is found, and the page's own names tell where the rest is.

use std::collections::BTreeSet;

use dom_query::Document;

use super::blocks::{Block, Kind, blocks_without_readers};
use super::noise::{is_prose, without_noise};

/// Elements that hold the text of an article, the more exact names first.
const CONTAINERS: &[&str] = &[
    "[itemprop~='articleBody' i]",
    "[class*='article-body' i], [class*='articlebody' i], [class*='article__body' i], [class*='article_body' i]",
    "[class*='story-body' i], [class*='storybody' i], [class*='story-content' i], [class*='story__content' i]",
    "[class*='article-content' i], [class*='article__content' i], [class*='article-text' i], [class*='articletext' i]",
    "[class*='entry-content' i], [class*='post-content' i], [class*='post-body' i], [class*='node__content' i]",
    "article",
    "main, [role='main']",
];
/// Elements of one name that are looked at; a page with more of them is a list.
const MOST: usize = 6;
/// Bytes of prose that make a difference, at least, and as a part of what was found.
const WORTH: usize = 60;
const PART: usize = 16;

/// What was found, or the blocks of the first named element that holds all of it, more prose, and little else.
pub(super) fn widened(page: &Document, found: Vec<Block>, title: Option<&str>) -> Vec<Block> {
    let had = prose(&found);
    for names in CONTAINERS {
        let elements = page.select(names);
        let nodes = elements.nodes();
        if nodes.len() > MOST {
            continue;
        }
        let wider = nodes
            .iter()
            .map(|node| without_noise(until_teasers(blocks_without_readers(*node)), title))
            .find(|wider| {
                let has = prose(wider);
                has >= had + WORTH.max(had / PART)
                    && (had < 1_000 || has <= had * 2)
                    && has * 4 >= bytes(wider) * 3
                    && holds(wider, &found)
            });
        if let Some(wider) = wider {
            return wider;
        }
    }
    found
}

/// The blocks from the first prose on, before a heading that is a link: there the teasers of other articles start.
fn until_teasers(blocks: Vec<Block>) -> Vec<Block> {
    let is_teaser = |block: &Block| block.kind == Kind::Heading && block.linked * 10 >= block.text.len() * 9;
    blocks.into_iter().skip_while(|block| !is_prose(block)).take_while(|block| !is_teaser(block)).collect()
}

fn prose(blocks: &[Block]) -> usize {
    blocks.iter().filter(|block| is_prose(block)).map(|block| block.text.len()).sum()
}

fn bytes(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.text.len()).sum()
}

/// Whether nearly all the prose of `found` stands in `wider` too.
fn holds(wider: &[Block], found: &[Block]) -> bool {
    let known: BTreeSet<&str> = wider.iter().map(|block| block.text.as_str()).collect();
    let (mut all, mut there) = (0, 0);
    for block in found.iter().filter(|block| is_prose(block)) {
        all += block.text.len();
        there += if known.contains(block.text.as_str()) { block.text.len() } else { 0 };
    }
    there * 20 >= all * 19
}
