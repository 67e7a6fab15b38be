//! The one error type: what was expected, what was found, where, and what to do.

use std::fmt;
use std::path::{Path, PathBuf};

/// A result of the library.
pub type Result<T> = std::result::Result<T, Error>;

/// What sort of thing went wrong; decides the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or folder could not be read or written.
    Io,
    /// An input or record is not what it should be.
    Format,
    /// A data file of the lexicon is wrong.
    Lexicon,
    /// The tracker cannot be used, or refused a change.
    Store,
    /// A picture could not be drawn.
    Chart,
    /// The command was used wrongly.
    Usage,
}

/// Where in a file: line and column from 1, column 0 for a whole line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1; 0 where unknown.
    pub column: usize,
}

/// An error: opaque, with a kind, a place and a hint.
///
/// ```
/// use truceline::{Error, ErrorKind};
/// let error = Error::new(ErrorKind::Format, "expected a date such as 2025-04-23, found `soon`")
///     .at_line("events.csv", 17, 4)
///     .hint("write the day as YYYY-MM-DD");
/// assert_eq!(error.to_string(), "events.csv:17:4: expected a date such as 2025-04-23, found `soon`");
/// ```
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    message: String,
    path: Option<PathBuf>,
    position: Option<Position>,
    hint: Option<String>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error of a kind; the message is lower case and says what was expected and what was found.
    #[must_use]
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            path: None,
            position: None,
            hint: None,
            source: None,
        }))
    }

    /// A failed read or write of `path`.
    #[must_use]
    pub fn io(path: impl AsRef<Path>, source: std::io::Error) -> Self {
        let mut error = Self::new(ErrorKind::Io, source.to_string()).at(path);
        error.0.source = Some(Box::new(source));
        error
    }

    /// Names the file.
    #[must_use]
    pub fn at(mut self, path: impl AsRef<Path>) -> Self {
        self.0.path = Some(path.as_ref().to_path_buf());
        self
    }

    /// Names the file, the line and the column.
    #[must_use]
    pub fn at_line(mut self, path: impl AsRef<Path>, line: usize, column: usize) -> Self {
        self.0.path = Some(path.as_ref().to_path_buf());
        self.0.position = Some(Position { line, column });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    /// Keeps the cause.
    #[must_use]
    pub fn caused_by(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.0.source = Some(Box::new(source));
        self
    }

    /// What sort of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The message without its place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.0.path.as_deref()
    }

    /// Line and column.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.0.position
    }

    /// What to do.
    #[must_use]
    pub fn hint_text(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.0.path {
            write!(f, "{}:", path.display())?;
            match self.0.position {
                Some(Position { line, column: 0 }) => write!(f, "{line}: ")?,
                Some(Position { line, column }) => write!(f, "{line}:{column}: ")?,
                None => write!(f, " ")?,
            }
        }
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
