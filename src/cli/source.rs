//! Where articles come from: files, folders, patterns and standard input, opened here and read by `ingest`.
//!
//! Inputs are opened one after the other and cut into pieces; a batch of pieces is read in parallel and handed on in
//! the order of the input, so that inputs of any size pass through bounded memory.
#![expect(clippy::disallowed_methods, reason = "the one place of the program that opens articles")]

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use rayon::prelude::*;

use super::balance::Balance;
use super::command::Outcome;
use super::options::PublishedOption;
use super::report::Report;
use super::walk::{Found, Walk};
use crate::diagnostic::{Diagnostic, Level};
use crate::error::{Error, ErrorKind, Result};
use crate::ingest::fields::{language, options::DateOrder};
use crate::ingest::{self, Document, Opened, Options, Piece, Pieces, published};
use crate::model::Article;

/// Which documents are read, and how.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct SourceOptions {
    /// Files, folders, patterns such as 'story/*.html', or - for standard input
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) published: PublishedOption,
    /// Which columns or keys hold which fields: text=body,published=date (id, published, title, publisher, url, text)
    #[arg(long, value_name = "FIELD=NAME", value_delimiter = ',', value_parser = mapping)]
    map: Vec<(String, String)>,
    /// Order of day and month in dates written in digits: dmy or mdy
    #[arg(long, value_name = "ORDER")]
    date_order: Option<DateOrder>,
    /// Refuse articles whose text is longer than SIZE: 500KB, 2MB
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_article: Option<usize>,
    /// Write a line about every document that could not be read to FILE (JSON lines: place, reason, hint)
    #[arg(long, value_name = "FILE")]
    failed: Option<PathBuf>,
}

/// `--any-language`.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct LanguageOption {
    /// Also read articles that are not in English
    #[arg(long)]
    pub(crate) any_language: bool,
}

/// The documents that the user named, in order; tells what was refused and keeps the balance.
pub(crate) struct Source {
    /// Tells what is found, here and by the command itself.
    pub(crate) report: Report,
    /// What became of the documents.
    pub(crate) balance: Balance,
    options: Arc<Options>,
    failed: Option<PathBuf>,
    walk: Walk,
    current: Option<Pieces>,
    waiting: VecDeque<Document>,
    may_be_single: bool,
    readers: rayon::ThreadPool,
}

/// What is read at once at most, which bounds the memory …
const BATCH_BYTES: usize = 8 << 20;
const BATCH_PIECES: usize = 2_048;
/// … and what is enough of it, where each thread has some pieces to read: memory that the next batch has from this one is
/// far cheaper than new.
const ENOUGH_BYTES: usize = 1 << 20;
const PIECES_OF_THREAD: usize = 32;
/// Readers of nested formats recurse; their depth is limited, and this is room for the limit.
const STACK: usize = 64 << 20;

impl Source {
    /// Opens nothing yet.
    ///
    /// # Errors
    /// When no input is named and standard input is a terminal.
    pub(crate) fn open(options: &SourceOptions) -> Result<Self> {
        let mut inputs = options.inputs.clone();
        if inputs.is_empty() {
            if io::stdin().is_terminal() {
                return Err(Error::new(ErrorKind::Usage, "expected a file, a folder or -, found nothing")
                    .hint("name what to read: truceline extract article.txt"));
            }
            inputs.push(PathBuf::from("-"));
        }
        let may_be_single = inputs.len() == 1 && !inputs[0].is_dir();
        super::quiet::panics_of_readers();
        let readers = rayon::ThreadPoolBuilder::new().stack_size(STACK).build().map_err(|error| {
            Error::new(ErrorKind::Io, format!("expected threads to read with, found: {error}"))
        })?;
        Ok(Self {
            report: Report::default(),
            balance: Balance::new(options.failed.is_some()),
            options: Arc::new(Options {
                published: options.published.published,
                map: options.map.iter().cloned().collect(),
                date_order: options.date_order,
                max_article: options.max_article,
            }),
            failed: options.failed.clone(),
            walk: Walk::new(inputs),
            current: None,
            waiting: VecDeque::new(),
            may_be_single,
            readers,
        })
    }

    /// The next documents, failed ones among them; what was odd about them is told. Nothing is skipped.
    pub(crate) fn next_documents(&mut self) -> Option<Vec<Document>> {
        let mut documents = Vec::from(std::mem::take(&mut self.waiting));
        while documents.is_empty() || (self.may_be_single && documents.len() < 2) {
            match self.read_batch() {
                Some(mut more) => documents.append(&mut more),
                None => break,
            }
        }
        let single = self.may_be_single && documents.len() == 1;
        self.may_be_single = false;
        for document in &mut documents {
            published::settle(document, &self.options, single);
            limit(document, self.options.max_article);
            self.report.tell_all(&document.diagnostics);
            self.balance.read += 1;
            if let Some(failure) = &document.failure {
                self.report.tell(failure);
                self.balance
                    .fail(document.article.as_ref().and_then(|article| article.path.clone()), failure);
            }
        }
        (!documents.is_empty()).then_some(documents)
    }

    /// The next articles that can be used. Those that are reliably not in English are skipped, unless `any_language`.
    pub(crate) fn next_articles(&mut self, language: LanguageOption) -> Option<Vec<Article>> {
        loop {
            let documents = self.next_documents()?;
            let mut articles = Vec::with_capacity(documents.len());
            for document in documents.into_iter().filter(|document| document.usable().is_some()) {
                let Some(article) = document.article else { continue };
                match article.language.as_deref() {
                    Some(code) if code != "en" && !language.any_language => {
                        self.balance.skipped += 1;
                        self.report.tell(
                            &Diagnostic::new(Level::Note, format!("{}, skipped", language::name(code)))
                                .at(document.place)
                                .hint("truceline reads English; --any-language reads it all the same"),
                        );
                    }
                    _ => articles.push(article),
                }
            }
            if !articles.is_empty() {
                return Some(articles);
            }
        }
    }

    /// Writes the dead letters, tells the balance where there is something to balance, and says how it went.
    ///
    /// # Errors
    /// When the file of `--failed` cannot be written.
    pub(crate) fn finish(self) -> Result<Outcome> {
        if let Some(path) = &self.failed {
            self.balance.write_failed(path)?;
        }
        self.balance.tell();
        Ok(self.report.outcome())
    }

    /// Does something in parallel, by the threads that read the pieces.
    pub(crate) fn in_parallel<T: Send>(&self, task: impl FnOnce() -> T + Send) -> T {
        self.readers.install(task)
    }

    /// Reads the next pieces in parallel; `None` at the end of all inputs.
    fn read_batch(&mut self) -> Option<Vec<Document>> {
        let mut pieces = Vec::new();
        let mut bytes = 0;
        let enough = PIECES_OF_THREAD * self.readers.current_num_threads();
        while bytes < BATCH_BYTES
            && pieces.len() < BATCH_PIECES
            && (bytes < ENOUGH_BYTES || pieces.len() < enough)
        {
            let Some(piece) = self.next_piece() else { break };
            bytes += piece.size;
            pieces.push(piece);
        }
        if pieces.is_empty() {
            return None;
        }
        Some(self.in_parallel(|| pieces.into_par_iter().flat_map_iter(read_guarded).collect()))
    }

    fn next_piece(&mut self) -> Option<Piece> {
        loop {
            if let Some(piece) = self.current.as_mut().and_then(Iterator::next) {
                return Some(piece);
            }
            self.current = Some(match self.walk.next()? {
                Found::File(path) => open(&path, &self.options),
                Found::Standard => standard_input(&self.options),
                Found::Nothing(diagnostic) => Box::new(std::iter::once(Piece::failed(diagnostic))),
            });
        }
    }
}

/// Reads a piece; a reader that panics costs its document and nothing else.
fn read_guarded(piece: Piece) -> Vec<Document> {
    let place = piece.place.clone();
    super::quiet::reading(|| piece.read()).unwrap_or_else(|| {
        let diagnostic = Diagnostic::new(
            Level::Refused,
            "expected a document that can be read, found one that no reader survives",
        )
        .at(place)
        .hint("it is broken or hostile; save its text by itself");
        vec![Document::failed(diagnostic)]
    })
}

/// Refuses an article whose text is longer than the user wants.
fn limit(document: &mut Document, max_article: Option<usize>) {
    let Some((article, max)) = document.usable().zip(max_article) else { return };
    let length = article.text.len();
    if length > max {
        document.failure = Some(
            Diagnostic::new(
                Level::Refused,
                format!(
                    "expected an article of at most {}, found {}",
                    ingest::bytes::size_words(max),
                    ingest::bytes::size_words(length)
                ),
            )
            .at(&document.place)
            .hint("raise --max-article to read it"),
        );
    }
}

fn open(path: &Path, options: &Arc<Options>) -> Pieces {
    let name = path.display().to_string();
    let opened = std::fs::File::open(path).and_then(|file| {
        opened(&name, Some(name.clone()), Box::new(BufReader::with_capacity(1 << 16, file)), options)
    });
    pieces(&name, opened)
}

fn standard_input(options: &Arc<Options>) -> Pieces {
    let body = Box::new(BufReader::with_capacity(1 << 16, io::stdin()));
    pieces("standard input", opened("standard input", None, body, options))
}

fn opened(
    name: &str,
    path: Option<String>,
    body: Box<dyn BufRead + Send>,
    options: &Arc<Options>,
) -> io::Result<Opened> {
    Opened::new(name, path, ingest::unpack(body)?, Arc::clone(options))
}

fn pieces(name: &str, opened: io::Result<Opened>) -> Pieces {
    match opened {
        Ok(opened) => opened.pieces(),
        Err(error) => Box::new(std::iter::once(Piece::failed(ingest::bytes::unreadable(name, &error)))),
    }
}

fn mapping(words: &str) -> std::result::Result<(String, String), String> {
    const FIELDS: [&str; 6] = ["id", "published", "title", "publisher", "url", "text"];
    match words.split_once('=') {
        Some((field, name)) if FIELDS.contains(&field.trim()) && !name.trim().is_empty() => {
            Ok((field.trim().to_owned(), name.trim().to_owned()))
        }
        _ => Err(format!("expected FIELD=NAME with one of {}, found `{words}`", FIELDS.join(", "))),
    }
}

/// Reads `2MB`, `500 KB`, `1000`.
fn size(words: &str) -> std::result::Result<usize, String> {
    let digits = words.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ');
    let factor = match words[digits.len()..].trim().to_uppercase().as_str() {
        "" | "B" => Some(1),
        "K" | "KB" | "KIB" => Some(1_000),
        "M" | "MB" | "MIB" => Some(1_000_000),
        "G" | "GB" | "GIB" => Some(1_000_000_000),
        _ => None,
    };
    digits
        .trim()
        .parse::<usize>()
        .ok()
        .zip(factor)
        .and_then(|(number, factor)| number.checked_mul(factor))
        .filter(|bytes| *bytes > 0)
        .ok_or_else(|| format!("expected a size such as 2MB or 500KB, found `{words}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert_eq!(size("2MB"), Ok(2_000_000));
        assert_eq!(size("500 kb"), Ok(500_000));
        assert_eq!(size("12"), Ok(12));
        assert!(size("big").is_err());
        assert!(size("0").is_err());
    }
}
