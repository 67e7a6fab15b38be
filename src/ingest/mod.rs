//! Bytes become articles: one file per input format. Layer 3: it opens nothing itself.
//!
//! A format is an [`Input`]: its name, its extensions, how its content is recognised, and a function that
//! cuts an opened input into [`Piece`]s. Cutting is sequential and reads no more than one piece ahead, so an
//! input of any size passes through bounded memory; a piece is then read apart, perhaps beside others, and
//! gives one [`Document`] or several. What is the same for all formats lives in `bytes` (encodings,
//! compression, records) and in `fields` (dates, names of columns, identity, language).

use std::io::BufRead;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level};
use crate::model::Article;

pub mod bytes;
mod csv_table;
mod feed;
pub mod fields;
mod html;
mod json;
mod json_lines;
mod mhtml;
mod page;
mod pdf;
mod text;

pub use bytes::packed::unpack;
pub use fields::options::Options;
pub use fields::published;

/// Every format, in the order in which content is tried; plain text takes what is left.
pub const INPUTS: &[Input] = &[
    pdf::INPUT,
    feed::INPUT,
    mhtml::INPUT,
    html::INPUT,
    json_lines::INPUT,
    json::INPUT,
    csv_table::INPUT,
    text::INPUT,
];

/// One document of an input, or why there is none.
#[derive(Debug, Default)]
pub struct Document {
    /// Where it stands: `story.txt`, `story.jsonl:17`, `feed.xml#3`.
    pub place: String,
    /// What was read; also there, without text, where the main text was not found.
    pub article: Option<Article>,
    /// Why it cannot be used.
    pub failure: Option<Diagnostic>,
    /// What was doubtful about it.
    pub diagnostics: Vec<Diagnostic>,
    /// Its metadata gave a date that is none, so weaker sources are not asked.
    pub date_refused: bool,
}

impl Document {
    /// A document that cannot be used; the place is taken from the diagnostic.
    #[must_use]
    pub fn failed(diagnostic: Diagnostic) -> Self {
        Self {
            place: diagnostic.place.clone().unwrap_or_default(),
            failure: Some(diagnostic),
            ..Self::default()
        }
    }

    /// A document that was read.
    #[must_use]
    pub fn read(place: impl Into<String>, article: Article) -> Self {
        Self { place: place.into(), article: Some(article), ..Self::default() }
    }

    /// The article, where it can be used.
    #[must_use]
    pub fn usable(&self) -> Option<&Article> {
        self.article.as_ref().filter(|_| self.failure.is_none())
    }
}

/// A part of an input that can be read by itself.
pub struct Piece {
    /// How much memory it holds, for the size of batches.
    pub size: usize,
    /// Where it stands.
    pub place: String,
    read: Box<dyn FnOnce() -> Vec<Document> + Send>,
}

impl Piece {
    /// A piece that holds `size` bytes and is read by `read`.
    pub fn new(size: usize, place: String, read: impl FnOnce() -> Vec<Document> + Send + 'static) -> Self {
        Self { size, place, read: Box::new(read) }
    }

    /// A piece that could not even be cut out.
    #[must_use]
    pub fn failed(diagnostic: Diagnostic) -> Self {
        let place = diagnostic.place.clone().unwrap_or_default();
        Self::new(0, place, move || vec![Document::failed(diagnostic)])
    }

    /// Reads it.
    #[must_use]
    pub fn read(self) -> Vec<Document> {
        (self.read)()
    }
}

/// The pieces of one input, in its order.
pub type Pieces = Box<dyn Iterator<Item = Piece> + Send>;

/// An input that was opened and unpacked.
pub struct Opened {
    /// Its path as it was given, or `-`.
    pub name: String,
    /// What the articles name as their path; `None` for standard input.
    pub path: Option<String>,
    /// The whole content, from its first byte.
    pub body: Box<dyn BufRead + Send>,
    /// Its beginning, for recognition.
    pub head: Vec<u8>,
    /// How the user wants it read.
    pub options: Arc<Options>,
}

/// A format that articles come in.
pub struct Input {
    /// Its name, as the help says it.
    pub name: &'static str,
    /// Extensions that name it, lower case.
    pub extensions: &'static [&'static str],
    /// Whether content that begins so is of this format.
    pub recognise: fn(&[u8]) -> bool,
    /// Cuts it into pieces.
    pub pieces: fn(Opened) -> Pieces,
}

impl Opened {
    /// Reads the beginning of `body` and keeps it for recognition.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn new(
        name: &str,
        path: Option<String>,
        body: Box<dyn BufRead + Send>,
        options: Arc<Options>,
    ) -> std::io::Result<Self> {
        let (head, body) = bytes::head::split(body)?;
        Ok(Self { name: name.to_owned(), path, body, head, options })
    }

    /// Cuts it into pieces, by the format that extension and content tell.
    #[must_use]
    pub fn pieces(self) -> Pieces {
        if let Some(refused) = bytes::head::refused(&self.head) {
            return Box::new(std::iter::once(Piece::failed(refused.at(&self.name))));
        }
        (format_of(&self.name, &self.head).pieces)(self)
    }
}

/// The format that extension and content tell. Content wins where it is beyond doubt.
fn format_of(name: &str, head: &[u8]) -> &'static Input {
    let extension = bytes::packed::inner_extension(name);
    let head = bytes::encoding::plain_head(head);
    let named = INPUTS.iter().find(|input| input.extensions.contains(&extension.as_str()));
    if let Some(input) = named.filter(|input| (input.recognise)(&head)) {
        return input;
    }
    INPUTS.iter().find(|input| (input.recognise)(&head)).or(named).unwrap_or(&text::INPUT)
}

/// A document that was opened but holds no text.
pub(crate) fn no_main_text(place: &str) -> Diagnostic {
    Diagnostic::new(Level::Refused, "expected the text of an article, found none")
        .at(place)
        .hint("open it and check that the article is in it; save the text by itself if need be")
}

/// What one input held.
#[derive(Debug, Default)]
pub struct Ingested {
    /// The articles, in the order of the input.
    pub articles: Vec<Article>,
    /// What was refused or doubtful.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the articles in a file's bytes; the format is recognised by the name and the content.
///
/// ```
/// let read = truceline::ingest::articles("story.txt", b"The truce began on 3 May 2024.");
/// assert_eq!(read.articles[0].text, "The truce began on 3 May 2024.");
/// ```
#[must_use]
pub fn articles(name: &str, bytes: &[u8]) -> Ingested {
    let mut ingested = Ingested::default();
    for mut document in documents(name, bytes, &Arc::new(Options::default())) {
        ingested.diagnostics.append(&mut document.diagnostics);
        match (document.failure, document.article) {
            (Some(failure), _) => ingested.diagnostics.push(failure),
            (None, Some(article)) => ingested.articles.push(article),
            (None, None) => {}
        }
    }
    ingested
}

/// Reads every document in a file's bytes, one after the other.
#[must_use]
pub fn documents(name: &str, bytes: &[u8], options: &Arc<Options>) -> Vec<Document> {
    let body = Box::new(std::io::Cursor::new(bytes.to_vec()));
    let opened = bytes::packed::unpack(body)
        .and_then(|body| Opened::new(name, Some(name.to_owned()), body, Arc::clone(options)));
    let mut documents: Vec<Document> = match opened {
        Ok(opened) => opened.pieces().flat_map(Piece::read).collect(),
        Err(error) => vec![Document::failed(bytes::unreadable(name, &error))],
    };
    for document in &mut documents {
        published::settle(document, options, false);
    }
    documents
}
