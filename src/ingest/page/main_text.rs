//! The article in a page: found by the rules of Readability, then freed from what is printed among its paragraphs.
//!
//! Where those rules find little of what the page says in sentences, the page's own statement of its text
//! (JSON-LD) or its sentences as they stand are taken instead.

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::blocks::{Block, Kind, blocks};
use super::container::widened;
use super::depth::is_too_deep;
use super::linked_data::LinkedData;
use super::noise::without_noise;

/// The main text of a page, paragraphs apart by an empty line; empty where there is none.
pub(super) fn main_text(page: &Document, data: &LinkedData, title: Option<&str>) -> String {
    let sentences = page.body().map(|body| sentences(blocks(body))).unwrap_or_default();
    let said: usize = sentences.iter().map(|block| block.text.len()).sum();
    let found = without_noise(found_by_readability(page.clone()), title);
    let found = join(&widened(page, found, title));
    let stated = data.article_words("articleBody").map(|body| stated(&body)).unwrap_or_default();
    if stated.len() >= 250 && stated.len() > found.len() * 2 {
        return stated;
    }
    if (found.len() < 250 && said > found.len() * 2) || (found.len() < 1_000 && found.len() * 4 < said) {
        return join(&without_noise(sentences, title));
    }
    if found.is_empty() { behind_scripts(page, title) } else { found }
}

/// The text of a page that shows itself to browsers without scripts only.
fn behind_scripts(page: &Document, title: Option<&str>) -> String {
    let hidden = page.select("noscript").iter().map(|node| node.inner_html()).max_by_key(|html| html.len());
    let hidden =
        hidden.map(|html| if html.contains("&lt;p") { Document::fragment(html).root().text() } else { html });
    let html = hidden.filter(|html| html.contains("<p") && !is_too_deep(html));
    let page = html.map(|html| Document::from(html.as_ref()));
    let found = page.map(|page| without_noise(found_by_readability(page), title));
    found.map(|found| join(&found)).unwrap_or_default()
}

fn found_by_readability(page: Document) -> Vec<Block> {
    // Frames hold no words of the page, and the library cuts their addresses by bytes.
    page.select("iframe, embed").remove();
    let config = Config { disable_json_ld: true, keep_classes: true, ..Config::default() };
    let read = || Readability::with_document(page, None, Some(config)).and_then(|mut reader| reader.parse());
    // It does so with objects too: what it cannot survive, it has not found.
    let article = std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).ok().and_then(Result::ok);
    article.map(|article| blocks(Document::fragment(article.content).root())).unwrap_or_default()
}

/// The blocks that are sentences, with the headings between them.
fn sentences(blocks: Vec<Block>) -> Vec<Block> {
    blocks
        .into_iter()
        .filter(|block| {
            let closed =
                block.text.trim_end_matches(['"', '”', '’', ')', '»']).ends_with(['.', '!', '?', '…', '。']);
            !block.aside
                && !block.beside
                && block.linked * 2 < block.text.len()
                && (block.text.len() >= 60 || block.kind == Kind::Heading)
                && (closed || block.kind == Kind::Heading)
        })
        .collect()
}

/// The text that a page states in its JSON-LD, where it is plain.
fn stated(body: &str) -> String {
    // Some pages escape the elements in it once more.
    let unescaped = (body.contains("&lt;p") || body.contains("&lt;/"))
        .then(|| Document::fragment(body).root().text().to_string());
    let body = unescaped.as_deref().unwrap_or(body);
    let plain = if body.contains("</") || body.contains("&#") || body.contains("&nbsp;") {
        if is_too_deep(body) { String::new() } else { join(&blocks(Document::fragment(body).root())) }
    } else {
        body.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n")
    };
    plain.trim().to_owned()
}

fn join(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks.iter().filter(|block| !block.aside) {
        if !text.is_empty() {
            text.push_str(if block.kind == Kind::Row { "\n" } else { "\n\n" });
        }
        text.push_str(&block.text);
    }
    text
}
