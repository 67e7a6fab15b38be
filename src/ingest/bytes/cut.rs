//! Cuts an input into the bytes of its pieces, in bounded memory: the whole of it, or its lines.

use std::io::{self, BufRead, Read};

use super::{MAX_FILE, MAX_RECORD, size_words, unreadable};
use crate::diagnostic::{Diagnostic, Level};
use crate::ingest::{Document, Opened, Piece, Pieces};

/// The whole content as one piece, refused beyond `limit`; `read` turns it into documents.
pub fn whole(
    mut opened: Opened,
    limit: usize,
    read: impl FnOnce(Vec<u8>, &Whole) -> Vec<Document> + Send + 'static,
) -> Pieces {
    let limit = limit.min(MAX_FILE);
    let mut bytes = Vec::new();
    let piece = match opened.body.by_ref().take(limit as u64 + 1).read_to_end(&mut bytes) {
        Err(error) => Piece::failed(unreadable(&opened.name, &error)),
        Ok(_) if bytes.len() > limit => Piece::failed(too_large(limit).at(&opened.name)),
        Ok(_) => {
            let about = Whole { place: opened.name.clone(), path: opened.path, options: opened.options };
            Piece::new(bytes.len(), opened.name, move || read(bytes, &about))
        }
    };
    Box::new(std::iter::once(piece))
}

/// What a reader of a whole file knows beside its bytes.
pub struct Whole {
    /// The place that messages name.
    pub place: String,
    /// The path that articles name.
    pub path: Option<String>,
    /// How the user wants it read.
    pub options: std::sync::Arc<crate::ingest::Options>,
}

/// Something beyond a limit of size.
#[must_use]
pub fn too_large(limit: usize) -> Diagnostic {
    Diagnostic::new(
        Level::Refused,
        format!("expected at most {} in one piece, found more", size_words(limit)),
    )
    .hint("split it, or check that it is what its name says")
}

/// The lines of a body, each with its number from 1; a line beyond [`MAX_RECORD`] is passed over.
pub struct Lines {
    body: Box<dyn BufRead + Send>,
    number: usize,
    ended: bool,
}

impl Lines {
    /// The lines of `body`.
    #[must_use]
    pub fn of(body: Box<dyn BufRead + Send>) -> Self {
        Self { body, number: 0, ended: false }
    }
}

/// Why a line is missing.
pub enum LineFault {
    /// It is longer than [`MAX_RECORD`].
    TooLong,
    /// The input broke off here.
    Broken(io::Error),
}

impl Iterator for Lines {
    type Item = (usize, Result<Vec<u8>, LineFault>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let mut line = Vec::new();
        self.number += 1;
        match self.body.by_ref().take(MAX_RECORD as u64 + 1).read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) if line.len() > MAX_RECORD && line.last() != Some(&b'\n') => {
                drop(line);
                if let Err(error) = self.body.skip_until(b'\n') {
                    self.ended = true;
                    return Some((self.number, Err(LineFault::Broken(error))));
                }
                Some((self.number, Err(LineFault::TooLong)))
            }
            Ok(_) => Some((self.number, Ok(line))),
            Err(error) => {
                self.ended = true;
                Some((self.number, Err(LineFault::Broken(error))))
            }
        }
    }
}
