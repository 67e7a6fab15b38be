//! What a web page says: its main text, and what it says about itself.

mod about;
mod blocks;
mod container;
mod depth;
mod furniture;
mod linked_data;
mod main_text;
mod noise;
mod published;

use dom_query::Document;

use crate::model::Article;

pub(super) use depth::{DEEPEST, is_too_deep};

/// Reads a page; `address` is where its envelope says that it comes from.
pub(super) fn article(html: &str, address: Option<&str>) -> Article {
    let page = Document::from(html);
    let data = linked_data::LinkedData::of(&page);
    let url = about::url(&page, &data, html).or_else(|| address.map(str::to_owned));
    let publisher = about::publisher(&page, &data, url.as_deref());
    let (published, published_from) = published::published(&page, &data, url.as_deref()).unzip();
    let title = about::title(&page, &data, publisher.as_deref());
    Article {
        published,
        published_from,
        publisher,
        url,
        text: main_text::main_text(&page, &data, title.as_deref()),
        title,
        ..Article::default()
    }
}

/// The text of a piece of HTML that is all article, as feeds carry it; none of one that no parser survives.
pub(super) fn fragment_text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.trim().to_owned();
    }
    if is_too_deep(html) {
        return String::new();
    }
    let blocks = blocks::blocks(Document::fragment(html).root());
    blocks.into_iter().filter(|block| !block.aside).map(|block| block.text).collect::<Vec<_>>().join("\n\n")
}
