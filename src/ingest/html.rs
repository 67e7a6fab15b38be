//! HTML as saved from a browser or a crawler, whole pages in one file (SingleFile) among them.

use super::bytes::cut::{Whole, whole};
use super::bytes::encoding;
use super::fields::language;
use super::{Document, Input, Opened, Pieces, mhtml, page};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::article_id;

/// HTML as an input.
pub const INPUT: Input = Input { name: "HTML", extensions: &["html", "htm", "xhtml"], recognise, pieces };

/// The most that a page may hold; whole pages in one file carry their pictures.
pub(super) const MAX_PAGE: usize = 64 << 20;

fn recognise(head: &[u8]) -> bool {
    let start = head[..head.len().min(1024)].to_ascii_lowercase();
    if mhtml::recognise(head) {
        return false;
    }
    start.starts_with(b"<!doctype html") || memchr::memmem::find(&start, b"<html").is_some()
}

fn pieces(opened: Opened) -> Pieces {
    whole(opened, MAX_PAGE, |bytes, about| vec![read(bytes, None, None, about)])
}

/// Reads a page; `charset` and `address` are what its envelope says, where it came in one.
pub(super) fn read(
    bytes: Vec<u8>,
    charset: Option<&'static encoding_rs::Encoding>,
    address: Option<&str>,
    about: &Whole,
) -> Document {
    let declared = charset.or_else(|| encoding::declared(&bytes));
    let decoded = encoding::decode(bytes, declared);
    if page::is_too_deep(&decoded.text) {
        return Document::failed(
            Diagnostic::new(
                Level::Refused,
                format!(
                    "expected a page of at most {} elements inside each other, found more",
                    page::DEEPEST
                ),
            )
            .at(&about.place)
            .hint("it is broken or hostile; save its text by itself"),
        );
    }
    document(&decoded.text, address, about)
}

/// Reads a decoded page.
fn document(html: &str, address: Option<&str>, about: &Whole) -> Document {
    let mut document = Document { place: about.place.clone(), ..Document::default() };
    let mut article = page::article(html, address);
    if article.text.is_empty() {
        document.failure = Some(super::no_main_text(&about.place));
    }
    article.id = article_id(&article.text);
    article.path.clone_from(&about.path);
    article.language = language::code(&article.text);
    document.article = Some(article);
    document
}
