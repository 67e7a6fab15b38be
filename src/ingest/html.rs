//! HTML as saved from a browser or a crawler, whole pages in one file (SingleFile) among them.

use super::bytes::cut::{Whole, whole};
use super::bytes::encoding;
use super::fields::language;
use super::{Document, Input, Opened, Pieces, page};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::article_id;

/// HTML as an input.
pub const INPUT: Input = Input { name: "HTML", extensions: &["html", "htm", "xhtml"], recognise, pieces };

/// The most that a page may hold; whole pages in one file carry their pictures.
const MAX_PAGE: usize = 64 << 20;

fn recognise(head: &[u8]) -> bool {
    let start = head[..head.len().min(1024)].to_ascii_lowercase();
    start.starts_with(b"<!doctype html") || memchr::memmem::find(&start, b"<html").is_some()
}

fn pieces(opened: Opened) -> Pieces {
    whole(opened, MAX_PAGE, |bytes, about| vec![read(bytes, about)])
}

fn read(bytes: Vec<u8>, about: &Whole) -> Document {
    let declared = declared(&bytes);
    let decoded = encoding::decode(bytes, declared);
    if is_too_deep(&decoded.text) {
        return Document::failed(
            Diagnostic::new(
                Level::Refused,
                format!("expected a page of at most {DEEPEST} elements inside each other, found more"),
            )
            .at(&about.place)
            .hint("it is broken or hostile; save its text by itself"),
        );
    }
    document(&decoded.text, about)
}

/// Reads a decoded page.
pub(super) fn document(html: &str, about: &Whole) -> Document {
    let mut document = Document { place: about.place.clone(), ..Document::default() };
    let mut article = page::article(html);
    if article.text.is_empty() {
        document.failure = Some(super::no_main_text(&about.place));
    }
    article.id = article_id(&article.text);
    article.path.clone_from(&about.path);
    article.language = language::code(&article.text);
    document.article = Some(article);
    document
}

/// The encoding that a page declares in its first bytes: `<meta charset="windows-1251">`.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let at = memchr::memmem::find(head, b"charset=").or_else(|| memchr::memmem::find(head, b"encoding="))?;
    let rest = head[at..].split(|byte| *byte == b'=').nth(1)?;
    let label = rest.trim_ascii_start();
    let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte))?;
    encoding_rs::Encoding::for_label(&label[..end])
}

/// Elements that may stand inside each other; pages of people stay below a hundred.
const DEEPEST: usize = 1_000;

/// Whether more elements are open at once than any honest page has. Parsers take time in proportion to the
/// square of the depth, so this is asked before.
fn is_too_deep(html: &str) -> bool {
    /// Elements without an end, or whose end may be left out.
    const FREE: &[&str] = &[
        "p", "li", "br", "img", "meta", "link", "input", "hr", "td", "tr", "th", "dd", "dt", "option",
        "source", "wbr", "area", "base", "col", "embed", "param", "track", "tbody", "thead", "tfoot",
        "colgroup", "rp", "rt",
    ];
    let mut open = std::collections::BTreeMap::<String, usize>::new();
    let mut depth = 0;
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        let rest = &html[at + 1..];
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let end = rest.bytes().take(20).position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(0);
        if end == 0 || !rest.as_bytes()[0].is_ascii_alphabetic() {
            continue;
        }
        let name = rest[..end].to_ascii_lowercase();
        if FREE.contains(&name.as_str()) {
            continue;
        }
        let count = open.entry(name).or_default();
        if !closes {
            *count += 1;
            depth += 1;
        } else if *count > 0 {
            *count -= 1;
            depth -= 1;
        }
        if depth > DEEPEST || open.len() > 10_000 {
            return true;
        }
    }
    false
}
