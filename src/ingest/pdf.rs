//! PDF with text. Scans hold none and are refused; a broken file costs itself and nothing else.

use super::bytes::cut::{Whole, whole};
use super::fields::language;
use super::{Document, Input, Opened, Pieces};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Article, article_id};

/// PDF as an input.
pub const INPUT: Input =
    Input { name: "PDF", extensions: &["pdf"], recognise: |head| head.starts_with(b"%PDF"), pieces };

/// The most that a PDF may hold; its text is a small part of it.
const MAX_PDF: usize = 64 << 20;

fn pieces(opened: Opened) -> Pieces {
    whole(opened, MAX_PDF, |bytes, about| vec![read(&bytes, about)])
}

fn read(bytes: &[u8], about: &Whole) -> Document {
    let refuse = |found: String, hint: &str| {
        Document::failed(
            Diagnostic::new(Level::Refused, format!("expected a PDF with text, found {found}"))
                .at(&about.place)
                .hint(hint),
        )
    };
    // The reader trusts what a file says of itself, and panics where that is wrong.
    let raw = match std::panic::catch_unwind(|| pdf_extract::extract_text_from_mem(bytes)) {
        Ok(Ok(raw)) => raw,
        Ok(Err(error)) => {
            return refuse(
                format!("one that cannot be read: {error}"),
                "check that it was saved whole; save its text by itself",
            );
        }
        Err(_) => return refuse("one that is broken".to_owned(), "open it and save its text by itself"),
    };
    let text = paragraphs(&raw);
    if text.chars().filter(|c| c.is_alphabetic()).count() < 20 {
        return refuse(
            "none in it".to_owned(),
            "a scan shows letters but holds no text; recognise it first, or save its text by itself",
        );
    }
    let article = Article {
        id: article_id(&text),
        path: about.path.clone(),
        language: language::code(&text),
        text,
        ..Article::default()
    };
    Document::read(&about.place, article)
}

/// Lines of a page joined to paragraphs: an empty line, or a short line that ends a sentence, ends one.
fn paragraphs(raw: &str) -> String {
    let lines: Vec<&str> = raw.lines().map(str::trim).collect();
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0).min(200);
    let mut text = String::new();
    let mut open = false;
    for line in lines {
        if line.is_empty() {
            open = false;
            continue;
        }
        if open && text.ends_with('-') && line.starts_with(char::is_lowercase) {
            text.pop();
        } else if open {
            text.push(' ');
        } else if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.extend(line.split_whitespace().flat_map(|word| [" ", word]).skip(1));
        let ends = line.ends_with(['.', '!', '?', '”', '"', ':']);
        open = !(ends && line.chars().count() * 4 < longest * 3);
    }
    text
}
