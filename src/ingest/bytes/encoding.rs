//! Encodings: by byte order mark, by declaration, by detection.

use std::borrow::Cow;
use std::io::{BufRead, Cursor, Read as _};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::diagnostic::{Diagnostic, Level};

/// Bytes as text, and whether the encoding had to be guessed.
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// The encoding it was read in.
    pub encoding: &'static Encoding,
    /// Whether nothing but the letters themselves told it.
    pub guessed: bool,
}

impl Decoded {
    /// A note where the encoding had to be guessed.
    #[must_use]
    pub fn note(&self) -> Option<Diagnostic> {
        self.guessed.then(|| {
            Diagnostic::new(
                Level::Note,
                format!("expected UTF-8, found bytes that look like {}; read as that", self.encoding.name()),
            )
            .hint("where letters look wrong, save the file as UTF-8")
        })
    }
}

/// UTF-16 by its mark, or by zeros in every other byte of what would be plain letters.
#[must_use]
pub fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    match head {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &head[..head.len().min(1024)];
    // Almost no text has a zero in it.
    memchr::memchr(0, head)?;
    let pairs = head.chunks_exact(2);
    let count = pairs.len();
    if count < 8 {
        return None;
    }
    let mostly = |which: usize| {
        let zeros = pairs.clone().filter(|pair| pair[which] == 0 && pair[1 - which] != 0).count();
        zeros * 10 > count * 7
    };
    if mostly(1) { Some(UTF_16LE) } else { mostly(0).then_some(UTF_16BE) }
}

/// The encoding that a page or a feed declares in its first bytes: `<meta charset="windows-1251">`, `<?xml encoding='…'?>`.
#[must_use]
pub fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let at = memchr::memmem::find(head, b"charset=").or_else(|| memchr::memmem::find(head, b"encoding="))?;
    let rest = head[at..].split(|byte| *byte == b'=').nth(1)?;
    let label = rest.trim_ascii_start();
    let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte))?;
    Encoding::for_label(&label[..end])
}

/// Decodes `bytes`; `declared` is what the document says of itself.
#[must_use]
pub fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Decoded {
    if let Some(encoding) = utf16(&bytes) {
        let (text, _) = encoding.decode_with_bom_removal(&bytes);
        return Decoded { text: text.into_owned(), encoding, guessed: false };
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            Decoded { text, encoding: UTF_8, guessed: false }
        }
        Err(error) => {
            let bytes = error.into_bytes();
            let mut guessed = false;
            let encoding = declared.filter(|encoding| *encoding != UTF_8).unwrap_or_else(|| {
                let guess = guess(&bytes);
                guessed = guess != UTF_8;
                guess
            });
            let (text, _) = encoding.decode_with_bom_removal(&bytes);
            Decoded { text: text.into_owned(), encoding, guessed }
        }
    }
}

/// The most likely encoding of bytes that declare none: UTF-8 where no more than a byte in a thousand breaks it.
#[must_use]
pub fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(1 << 20)];
    let (broken, beyond) = sample.utf8_chunks().fold((0, 0), |(broken, beyond), chunk| {
        let letters = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (broken + usize::from(!chunk.invalid().is_empty()), beyond + letters)
    });
    if broken <= 1 || broken * 10 <= beyond {
        let cut_at_the_end = broken == 1 && beyond == 0;
        if !cut_at_the_end {
            return UTF_8;
        }
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

/// The beginning of an input as bytes that ASCII patterns can be looked for in.
#[must_use]
pub fn plain_head(head: &[u8]) -> Cow<'_, [u8]> {
    if let Some(encoding) = utf16(head) {
        return Cow::Owned(encoding.decode_with_bom_removal(head).0.into_owned().into_bytes());
    }
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    Cow::Borrowed(head.trim_ascii_start())
}

/// A body in UTF-8: UTF-16 is decoded whole (formats with records are hardly ever written in it), anything
/// else passes as it is, without its byte order mark.
#[must_use]
pub fn as_utf8_where_wide(mut body: Box<dyn BufRead + Send>, head: &[u8]) -> Box<dyn BufRead + Send> {
    let Some(encoding) = utf16(head) else {
        if head.starts_with(b"\xef\xbb\xbf") {
            let mut mark = [0; 3];
            let _ = body.read_exact(&mut mark);
        }
        return body;
    };
    let mut bytes = Vec::new();
    // An unreadable rest shows as a record that is cut short.
    let _ = body.take(super::MAX_FILE as u64).read_to_end(&mut bytes);
    Box::new(Cursor::new(encoding.decode_with_bom_removal(&bytes).0.into_owned().into_bytes()))
}
