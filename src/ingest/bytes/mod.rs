//! What every format does with bytes before it knows what they say.

use crate::diagnostic::{Diagnostic, Level};

pub mod cut;
pub mod encoding;
pub mod head;
pub mod packed;

/// The most that one file of a format without records may hold once unpacked.
pub const MAX_FILE: usize = 256 << 20;
/// The most that one record of a format with records may hold.
pub const MAX_RECORD: usize = 64 << 20;

/// An input that could not be read to its end.
#[must_use]
pub fn unreadable(place: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Level::Refused, format!("expected a file that can be read, found: {error}"))
        .at(place)
        .hint("check that the file is whole and may be read")
}

/// A size in words.
#[must_use]
pub fn size_words(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes / 1_000),
        1_000_000..10_000_000 => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
