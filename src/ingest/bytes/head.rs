//! The beginning of an input: kept for recognition, and enough to see that it is not text at all.

use std::io::{self, BufRead, Cursor, Read};

use crate::diagnostic::{Diagnostic, Level};

/// How much is looked at.
const HEAD: u64 = 64 << 10;

/// Reads the beginning of `body` and puts it back in front.
///
/// # Errors
/// When it cannot be read.
pub fn split(mut body: Box<dyn BufRead + Send>) -> io::Result<(Vec<u8>, Box<dyn BufRead + Send>)> {
    let mut head = Vec::new();
    body.by_ref().take(HEAD).read_to_end(&mut head)?;
    let whole = Cursor::new(head.clone()).chain(body);
    Ok((head, Box::new(whole)))
}

/// Beginnings of what is certainly not an article, with what to do instead.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (
        b"PK\x03\x04",
        "a ZIP archive or an office document",
        "unpack it, or save the document as text, HTML or PDF",
    ),
    (b"\x89PNG", "a PNG picture", "give the text that it shows"),
    (b"\xff\xd8\xff", "a JPEG picture", "give the text that it shows"),
    (b"GIF8", "a GIF picture", "give the text that it shows"),
    (b"RIFF", "a sound, film or picture", "give its transcript"),
    (b"\x7fELF", "a program", "name only the files that hold articles"),
    (b"MZ\x90", "a program", "name only the files that hold articles"),
    (
        b"SQLite format 3\0",
        "a database",
        "a tracker is given with --tracker; other databases export JSON lines or CSV",
    ),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text, HTML or PDF"),
    (b"PAR1", "a Parquet table", "export it as JSON lines or CSV"),
    (b"BZh", "a bzip2 archive", "unpack it, or pack it with gzip or zstd"),
    (b"\xfd7zXZ", "an xz archive", "unpack it, or pack it with gzip or zstd"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
];

/// Why content that begins so cannot be read: empty, or not text.
#[must_use]
pub fn refused(head: &[u8]) -> Option<Diagnostic> {
    let refuse = |found: &str, hint: &str| {
        Some(Diagnostic::new(Level::Refused, format!("expected an article, found {found}")).hint(hint))
    };
    if head.iter().all(u8::is_ascii_whitespace) || matches!(head, b"\xef\xbb\xbf" | b"\xff\xfe" | b"\xfe\xff")
    {
        return refuse("an empty file", "check that it was saved whole");
    }
    if let Some((_, found, hint)) = SIGNATURES.iter().find(|(bytes, ..)| head.starts_with(bytes)) {
        return refuse(found, hint);
    }
    if head.starts_with(b"%PDF") || super::encoding::utf16(head).is_some() {
        return None;
    }
    let controls = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    if head.contains(&0) || controls * 20 > head.len() {
        return refuse("bytes that are not text", "give text, HTML, PDF, a feed, CSV or JSON");
    }
    None
}
