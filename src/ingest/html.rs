//! HTML as saved from a browser or a crawler.

use scraper::{Html, Selector};

use super::bytes::cut::{Whole, whole};
use super::bytes::encoding;
use super::fields::language;
use super::{Document, Input, Opened, Pieces};
use crate::model::{Article, article_id};

/// HTML as an input.
pub const INPUT: Input = Input { name: "HTML", extensions: &["html", "htm", "xhtml"], recognise, pieces };

/// The most that a page may hold.
const MAX_PAGE: usize = 32 << 20;

fn recognise(head: &[u8]) -> bool {
    let start = head[..head.len().min(1024)].to_ascii_lowercase();
    start.starts_with(b"<!doctype html") || memchr::memmem::find(&start, b"<html").is_some()
}

fn pieces(opened: Opened) -> Pieces {
    whole(opened, MAX_PAGE, |bytes, about| vec![read(bytes, about)])
}

fn read(bytes: Vec<u8>, about: &Whole) -> Document {
    let decoded = encoding::decode(bytes, None);
    let page = Html::parse_document(&decoded.text);
    let select = |selector: &str| Selector::parse(selector).expect("written here and tested");
    let text: Vec<String> = page
        .select(&select("p"))
        .map(|paragraph| {
            paragraph.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    let title =
        page.select(&select("title")).next().map(|title| title.text().collect::<String>().trim().to_owned());
    let text = text.join("\n\n");
    let mut document = Document { place: about.place.clone(), ..Document::default() };
    if text.is_empty() {
        document.failure = Some(super::no_main_text(&about.place));
    }
    document.article = Some(Article {
        id: article_id(&text),
        path: about.path.clone(),
        title: title.filter(|title| !title.is_empty()),
        language: language::code(&text),
        text,
        ..Article::default()
    });
    document
}
