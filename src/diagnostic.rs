//! What was odd, where, and how grave; never an error, said once, with what to do.

use crate::model::Span;

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Something was left open or is doubtful.
    Warning,
    /// A document or record was refused; the rest of the work went on.
    Refused,
}

/// One finding about an input that is not an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub level: Level,
    /// File, record or article id: `story.jsonl:17`, `article 3f2a`.
    pub place: Option<String>,
    /// Where in the article's text.
    pub span: Option<Span>,
    /// Lower case; what was expected, what was found.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A diagnostic without a place.
    #[must_use]
    pub fn new(level: Level, message: impl Into<String>) -> Self {
        Self { level, place: None, span: None, message: message.into(), hint: None }
    }

    /// Names the place.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
