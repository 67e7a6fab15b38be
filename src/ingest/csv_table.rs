//! CSV and TSV: a row is a record, the first row names the fields; columns are guessed by name or given by `--map`.

use std::borrow::Cow;
use std::io::{BufRead, Read as _};
use std::sync::Arc;

use super::bytes::cut::too_large;
use super::bytes::{MAX_RECORD, encoding, unreadable};
use super::fields::record::{self, Field};
use super::{Document, Input, Opened, Piece, Pieces};
use crate::diagnostic::{Diagnostic, Level};

/// CSV and TSV as an input.
pub const INPUT: Input = Input { name: "CSV", extensions: &["csv", "tsv", "tab"], recognise, pieces };

/// The first line names a text and something else.
fn recognise(head: &[u8]) -> bool {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(&line[..line.len().min(2_000)]).to_lowercase();
    let names: Vec<&str> =
        line.split(delimiter(line.as_bytes()) as char).map(|name| name.trim().trim_matches('"')).collect();
    names.len() >= 2
        && names.iter().any(|name| matches!(*name, "text" | "body" | "content" | "full_text" | "article"))
        && names.iter().any(|name| {
            matches!(
                *name,
                "id" | "date" | "published" | "title" | "headline" | "url" | "source" | "publisher"
            )
        })
}

/// The mark that the line of names has most of.
fn delimiter(line: &[u8]) -> u8 {
    let count = |mark: u8| line.iter().filter(|byte| **byte == mark).count();
    [b'\t', b';', b'|', b',']
        .into_iter()
        .max_by_key(|mark| count(*mark))
        .filter(|mark| count(*mark) > 0)
        .unwrap_or(b',')
}

fn pieces(opened: Opened) -> Pieces {
    let Opened { name, path, body, head, options } = opened;
    let plain = encoding::plain_head(&head);
    let mark = delimiter(plain.split(|byte| *byte == b'\n').next().unwrap_or_default());
    let fallback = encoding::guess(&head);
    let mut rows = Rows { body: encoding::as_utf8_where_wide(body, &head), mark, line: 1, ended: false };
    let refused = |fault: Diagnostic| -> Pieces { Box::new(std::iter::once(Piece::failed(fault))) };
    let names: Arc<Vec<String>> = Arc::new(match rows.next() {
        Some((_, Ok(row))) => cells(row, mark, fallback),
        Some((_, Err(Fault::TooLong))) => return refused(too_large(MAX_RECORD).at(format!("{name}:1"))),
        Some((_, Err(Fault::Broken(error)))) => return refused(unreadable(&name, &error)),
        None => Vec::new(),
    });
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return refused(
            Diagnostic::new(Level::Refused, "expected rows below the names of the columns, found none")
                .at(name)
                .hint("check that it was saved whole"),
        );
    }
    Box::new(rows.filter_map(move |(line, row)| {
        let place = format!("{name}:{line}");
        let row = match row {
            Ok(row) if row.trim_ascii().is_empty() => return None,
            Ok(row) => row,
            Err(Fault::TooLong) => return Some(Piece::failed(too_large(MAX_RECORD).at(place))),
            Err(Fault::Broken(error)) => return Some(Piece::failed(unreadable(&place, &error))),
        };
        let (path, options, names) = (path.clone(), Arc::clone(&options), Arc::clone(&names));
        Some(Piece::new(row.len(), place.clone(), move || {
            let cells = cells(row, mark, fallback);
            if cells.len() > names.len() {
                let found =
                    format!("expected {} columns as in the first row, found {}", names.len(), cells.len());
                return vec![Document::failed(
                    Diagnostic::new(Level::Refused, found)
                        .at(place)
                        .hint("put cells that hold the delimiter between quotation marks"),
                )];
            }
            vec![record::article(place, path.as_deref(), &options, &names, |at| match cells.get(at) {
                Some(words) if !words.trim().is_empty() => Field::Words(Cow::Borrowed(words)),
                _ => Field::Absent,
            })]
        }))
    }))
}

/// The cells of a row.
fn cells(row: Vec<u8>, mark: u8, fallback: &'static encoding_rs::Encoding) -> Vec<String> {
    let text = encoding::decode(row, Some(fallback)).text;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(mark)
        .from_reader(text.as_bytes());
    reader
        .records()
        .next()
        .and_then(Result::ok)
        .map(|row| row.iter().map(str::to_owned).collect())
        .unwrap_or_default()
}

enum Fault {
    TooLong,
    Broken(std::io::Error),
}

/// Cuts a body into rows: line breaks inside quotation marks do not end one. Each with its line, from 1.
struct Rows {
    body: Box<dyn BufRead + Send>,
    mark: u8,
    line: usize,
    ended: bool,
}

impl Iterator for Rows {
    type Item = (usize, Result<Vec<u8>, Fault>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.line;
        let mut row = Vec::new();
        let mut quoted = false;
        while !self.ended {
            let before = row.len();
            let room = (MAX_RECORD + 1 - before) as u64;
            match self.body.by_ref().take(room).read_until(b'\n', &mut row) {
                Err(error) => {
                    self.ended = true;
                    return Some((start, Err(Fault::Broken(error))));
                }
                Ok(0) => self.ended = true,
                Ok(_) if row.len() > MAX_RECORD => {
                    // What follows is read again from the next line.
                    self.line += 1;
                    self.ended = self.body.skip_until(b'\n').is_err();
                    return Some((start, Err(Fault::TooLong)));
                }
                Ok(_) => {
                    self.line += 1;
                    quoted = self.still_quoted(&row[before..], quoted);
                    if !quoted {
                        return Some((start, Ok(row)));
                    }
                }
            }
        }
        (!row.is_empty()).then_some((start, Ok(row)))
    }
}

impl Rows {
    /// Whether a quotation is open behind a line; a mark opens one only at the beginning of a cell.
    fn still_quoted(&self, line: &[u8], mut quoted: bool) -> bool {
        let mut cell_begins = !quoted;
        for byte in line {
            match byte {
                b'"' if quoted => quoted = false,
                // Also behind a closing mark: a doubled mark closes and opens again.
                b'"' if cell_begins => quoted = true,
                _ => {}
            }
            cell_begins = *byte == self.mark || (*byte == b'"' && !quoted);
        }
        quoted
    }
}
