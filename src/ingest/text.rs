//! Plain text: headers, a title line, and the rest as it stands.

use super::bytes::cut::{Whole, whole};
use super::bytes::{MAX_FILE, encoding};
use super::fields::{dates, language, published};
use super::{Document, Input, Opened, Pieces};
use crate::model::{Article, article_id};

/// Plain text as an input; it takes what no other format recognises.
pub const INPUT: Input =
    Input { name: "plain text", extensions: &["txt", "text", "md"], recognise: |_| false, pieces };

fn pieces(opened: Opened) -> Pieces {
    whole(opened, MAX_FILE, read)
}

fn read(bytes: Vec<u8>, about: &Whole) -> Vec<Document> {
    let decoded = encoding::decode(bytes, None);
    let mut document = document(&decoded.text, about);
    document.diagnostics.extend(decoded.note().map(|note| note.at(&about.place)));
    vec![document]
}

/// Headers that may stand above the text, with the field they fill.
const HEADERS: &[(&str, Header)] = &[
    ("title", Header::Title),
    ("headline", Header::Title),
    ("subject", Header::Title),
    ("date", Header::Date),
    ("published", Header::Date),
    ("publication date", Header::Date),
    ("url", Header::Url),
    ("link", Header::Url),
    ("source", Header::Publisher),
    ("publisher", Header::Publisher),
    ("publication", Header::Publisher),
    ("author", Header::Other),
    ("byline", Header::Other),
    ("language", Header::Other),
    ("section", Header::Other),
];

#[derive(Clone, Copy)]
enum Header {
    Title,
    Date,
    Url,
    Publisher,
    Other,
}

/// Reads decoded text.
fn document(raw: &str, about: &Whole) -> Document {
    let text = raw.replace("\r\n", "\n").replace('\r', "\n");
    let mut document = Document { place: about.place.clone(), ..Document::default() };
    let mut article = Article { path: about.path.clone(), ..Article::default() };
    let mut rest = text.trim_start_matches(['\n', ' ', '\t', '\u{feff}']);
    let mut any = false;
    while let Some((header, name, value, after)) = header_line(rest) {
        if !any && matches!(header, Header::Other) {
            break;
        }
        any = true;
        rest = after;
        let given = (!value.is_empty()).then(|| value.to_owned());
        match header {
            Header::Title => article.title = article.title.or(given),
            Header::Url => article.url = article.url.or(given),
            Header::Publisher => article.publisher = article.publisher.or(given),
            Header::Other => {}
            Header::Date if value.is_empty() || article.published.is_some() => {}
            Header::Date => match dates::whole(value, about.options.date_order) {
                Ok(date) => {
                    article.published = Some(date);
                    article.published_from = Some(format!("metadata:{name}"));
                }
                Err(fault) => {
                    document.date_refused = true;
                    document.diagnostics.push(published::refused(&about.place, name, &fault));
                }
            },
        }
    }
    rest = rest.trim_start_matches('\n');
    if article.title.is_none()
        && let Some((title, after)) = title_line(rest)
    {
        article.title = Some(title.to_owned());
        rest = after;
    }
    article.text = rest.trim_matches('\n').to_owned();
    article.id = article_id(&article.text);
    article.language = language::code(&article.text);
    if article.text.trim().is_empty() {
        document.failure = Some(super::no_main_text(&about.place));
    }
    document.article = Some(article);
    document
}

/// A header at the beginning: what it is, its name, its value, and what follows the line.
fn header_line(rest: &str) -> Option<(Header, &str, &str, &str)> {
    let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
    let (name, value) = line.split_once(':')?;
    let (_, header) = HEADERS.iter().find(|(known, _)| name.trim().eq_ignore_ascii_case(known))?;
    Some((*header, name.trim(), value.trim(), after))
}

/// The longest title, in characters.
const LONGEST_TITLE: usize = 150;

/// A title: a short first line without a final full stop, an empty line behind it, and a text behind that.
fn title_line(text: &str) -> Option<(&str, &str)> {
    let (line, after) = text.split_once('\n')?;
    let (empty, rest) = after.split_once('\n')?;
    let line = line.trim();
    let ends_a_sentence = line.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with('.');
    let fits = !line.is_empty() && line.chars().count() <= LONGEST_TITLE && !ends_a_sentence;
    (fits && empty.trim().is_empty() && !rest.trim().is_empty() && published::dateline(line).is_none())
        .then_some((line, rest))
}

/// The options of a file read in a test.
#[cfg(test)]
fn about() -> Whole {
    Whole { place: "story.txt".into(), path: Some("story.txt".into()), options: std::sync::Arc::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(raw: &str) -> Article {
        document(raw, &about()).article.unwrap()
    }

    #[test]
    fn a_title_line_is_not_in_the_text() {
        let article = read_text("Truce talks resume\n\nEnvoys met in Doha.\n");
        assert_eq!(article.title.as_deref(), Some("Truce talks resume"));
        assert_eq!(article.text, "Envoys met in Doha.");
    }

    #[test]
    fn a_sentence_is_no_title() {
        for raw in ["Envoys met.\n\nThey left.", "Envoys met\nThey left.", "Envoys met"] {
            let article = read_text(raw);
            assert_eq!(article.title, None, "{raw}");
            assert_eq!(article.text, raw);
        }
    }

    #[test]
    fn headers_fill_the_fields() {
        let article = read_text(
            "Title: Truce: day one\r\nDate: April 23, 2025\r\nURL: https://a.example/1\r\nSource: Herald\r\n\r\nIt began.",
        );
        assert_eq!(article.title.as_deref(), Some("Truce: day one"));
        assert_eq!(article.published.map(|date| date.to_string()).as_deref(), Some("2025-04-23"));
        assert_eq!(article.published_from.as_deref(), Some("metadata:Date"));
        assert_eq!(article.url.as_deref(), Some("https://a.example/1"));
        assert_eq!(article.publisher.as_deref(), Some("Herald"));
        assert_eq!(article.text, "It began.");
    }
}
