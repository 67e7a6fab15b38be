//! MHTML: a page and its pictures in one file, as browsers save it ("web page, single file", `.mhtml`, `.mht`).
//!
//! Of the parts of the MIME message only the page itself is read; the rest is passed over.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::bytes::cut::{Whole, whole};
use super::{Document, Input, Opened, Pieces, html};

/// MHTML as an input.
pub const INPUT: Input = Input { name: "MHTML", extensions: &["mhtml", "mht"], recognise, pieces };

/// Messages inside each other; a saved page has one around its parts, at most two.
const DEEPEST: usize = 4;

/// Headers of MIME, and a page or several parts below them.
pub(super) fn recognise(head: &[u8]) -> bool {
    let start = head[..head.len().min(4_096)].to_ascii_lowercase();
    let has = |words: &[u8]| memchr::memmem::find(&start, words);
    let Some(at) = has(b"\ncontent-type:").or_else(|| start.starts_with(b"content-type:").then_some(0))
    else {
        return false;
    };
    let kind = start[at..].split(|byte| *byte == b':').nth(1).unwrap_or_default().trim_ascii_start();
    let is_page = kind.starts_with(b"multipart/related") || kind.starts_with(b"text/html");
    is_page && !start.starts_with(b"<") && has(b"mime-version:").is_some()
}

fn pieces(opened: Opened) -> Pieces {
    whole(opened, html::MAX_PAGE, |bytes, about| vec![read(&bytes, about)])
}

fn read(bytes: &[u8], about: &Whole) -> Document {
    match page(bytes, None, DEEPEST) {
        Some(page) => html::read(page.html.into_owned(), page.charset, page.address.as_deref(), about),
        None => Document::failed(super::no_main_text(&about.place)),
    }
}

/// The page in a message.
struct Page<'a> {
    html: Cow<'a, [u8]>,
    charset: Option<&'static encoding_rs::Encoding>,
    address: Option<String>,
}

/// The first page in a message, where its address is not said again by its own headers, that of the whole.
fn page<'a>(message: &'a [u8], address: Option<&str>, depth: usize) -> Option<Page<'a>> {
    let (headers, body) = split_headers(message);
    let kind = header(&headers, "content-type").unwrap_or_default();
    let is = |word: &str| kind.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let own = header(&headers, "snapshot-content-location").or_else(|| header(&headers, "content-location"));
    let address = own.filter(|url| url.starts_with("http")).or_else(|| address.map(str::to_owned));
    if is("text/html") || is("application/xhtml") {
        let coding = header(&headers, "content-transfer-encoding").unwrap_or_default().to_lowercase();
        let html = match coding.trim() {
            "quoted-printable" => Cow::Owned(quoted_printable(body)),
            "base64" => Cow::Owned(base64(body)),
            _ => Cow::Borrowed(body),
        };
        let charset = parameter(&kind, "charset");
        let charset = charset.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
        return (!html.trim_ascii().is_empty()).then_some(Page { html, charset, address });
    }
    if !is("multipart/") || depth == 0 {
        return None;
    }
    let boundary = format!("--{}", parameter(&kind, "boundary").filter(|mark| !mark.is_empty())?);
    parts(body, boundary.as_bytes()).find_map(|part| page(part, address.as_deref(), depth - 1))
}

/// What stands between the lines that begin with a boundary.
fn parts<'a>(body: &'a [u8], boundary: &[u8]) -> impl Iterator<Item = &'a [u8]> {
    let starts: Vec<usize> =
        memchr::memmem::find_iter(body, boundary).filter(|at| *at == 0 || body[at - 1] == b'\n').collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([body.len()]).collect();
    starts.into_iter().zip(ends).filter_map(|(start, end)| {
        let part = &body[start..end];
        Some(&part[memchr::memchr(b'\n', part)? + 1..])
    })
}

/// The headers of a message, and what follows the empty line behind them.
fn split_headers(message: &[u8]) -> (String, &[u8]) {
    let start = message.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(message.len());
    let message = &message[start..];
    let (crlf, lf) = (memchr::memmem::find(message, b"\r\n\r\n"), memchr::memmem::find(message, b"\n\n"));
    let (end, body) = match (crlf, lf) {
        (Some(at), other) if other.is_none_or(|other| at < other) => (at, at + 4),
        (_, Some(at)) => (at, at + 2),
        _ => (message.len(), message.len()),
    };
    // Headers are short; what has none is searched no further.
    let headers = String::from_utf8_lossy(&message[..end.min(64 << 10)]);
    let unfolded = headers.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    (unfolded, &message[body..])
}

fn header(headers: &str, name: &str) -> Option<String> {
    headers.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

/// `boundary="----x"` of `multipart/related; boundary="----x"`.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|parameter| {
        let (found, value) = parameter.split_once('=')?;
        found.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// Decodes `=3D` and takes out the breaks that `=` hides; what is broken stays as it is.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = memchr::memchr(b'=', rest) {
        decoded.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let digit = |at: usize| rest.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        if let (Some(high), Some(low)) = (digit(0), digit(1)) {
            decoded.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
            rest = &rest[2..];
        } else if let Some(after) = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")) {
            rest = after;
        } else {
            decoded.push(b'=');
        }
    }
    decoded.extend_from_slice(rest);
    decoded
}

/// Decodes base64 as far as it is whole.
fn base64(body: &[u8]) -> Vec<u8> {
    let lenient = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let engine = GeneralPurpose::new(&base64::alphabet::STANDARD, lenient);
    let mut letters: Vec<u8> =
        body.iter().copied().filter(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(byte)).collect();
    // A single letter at the end holds no whole byte.
    if letters.len() % 4 == 1 {
        letters.pop();
    }
    engine.decode(&letters).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(coding: &str, body: &str) -> String {
        format!(
            "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://herald.example/2025/04/23/truce\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x--\"\r\n\r\n\r\n\
             ----x--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n\
             ----x--\r\nContent-Type: text/html; charset=\"windows-1251\"\r\nContent-Transfer-Encoding: {coding}\r\n\r\n{body}\r\n----x----\r\n"
        )
    }

    #[test]
    fn the_page_is_found_and_decoded() {
        let quoted = "<html><body><p>=CE=E3=EE=ED=FC stopped=\r\n at noon, 1 =3D 1, monitors said on Monday.</p></body></html>";
        let message = file("quoted-printable", quoted);
        assert!(recognise(message.as_bytes()));
        let read = crate::ingest::articles("a.mhtml", message.as_bytes());
        let article = &read.articles[0];
        assert_eq!(article.text, "Огонь stopped at noon, 1 = 1, monitors said on Monday.");
        assert_eq!(article.url.as_deref(), Some("https://herald.example/2025/04/23/truce"));
        assert_eq!(article.publisher.as_deref(), Some("herald.example"));
        assert_eq!(article.published.unwrap().to_string(), "2025-04-23");
        assert_eq!(base64(b"PHA+aGk8L3A+\r\n"), b"<p>hi</p>");
        assert_eq!(base64(b"PHA+a"), b"<p>");
        assert_eq!(quoted_printable(b"a=ZZ=\n=4"), b"a=ZZ=4");
    }

    #[test]
    fn messages_inside_each_other_end() {
        let mut message = String::from("Content-Type: text/html\n\n<p>deep</p>");
        for number in 0..50 {
            message = format!(
                "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b{number}\n\n--b{number}\n{message}"
            );
        }
        assert!(crate::ingest::articles("a.mht", message.as_bytes()).articles.is_empty());
    }
}
