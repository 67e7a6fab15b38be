//! An article's text becomes sentences, and a sentence tokens. Layer 3.

use crate::model::{Sentence, Span, Token};

/// The sentences of a text, in order, with the paragraph and the sort of text each belongs to.
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence> {
    let _ = text;
    Vec::new()
}

/// The tokens of a stretch of text.
#[must_use]
pub fn tokens(text: &str, span: Span) -> Vec<Token> {
    let _ = (text, span);
    Vec::new()
}
