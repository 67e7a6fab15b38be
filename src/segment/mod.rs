//! An article's text becomes sentences, and a sentence tokens. Layer 3.
//!
//! Paragraphs first, since a sentence never crosses one; then the sort of text that each paragraph is (a
//! caption holds no events), then sentences. Everything is one pass over the bytes.

mod abbreviations;
mod noise;
mod paragraphs;
mod sentences;
mod tokens;

use crate::model::{Sentence, SentenceKind, Span, Token};

/// The sentences of a text, in order, with the paragraph and the sort of text each belongs to.
///
/// ```
/// use truceline::segment;
/// let text = "Lt. Gen. Ray said the truce held. Talks go on.";
/// let sentences = segment::sentences(text);
/// assert_eq!(sentences.len(), 2);
/// assert_eq!(sentences[1].span.of(text), "Talks go on.");
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence> {
    let paragraphs = paragraphs::split(text);
    let kinds = noise::kinds(text, &paragraphs);
    let mut sentences = Vec::with_capacity(text.len() / 120 + 1);
    for (number, (paragraph, kind)) in paragraphs.into_iter().zip(kinds).enumerate() {
        sentences::split(text, paragraph, |span| {
            let kind = match kind {
                SentenceKind::Body if noise::is_noise_sentence(span.of(text)) => SentenceKind::Noise,
                kind => kind,
            };
            sentences.push(Sentence { span, paragraph: number, kind });
        });
    }
    sentences
}

/// The tokens of a stretch of text: words with their inner hyphens, apostrophes and dots, numbers, marks.
/// The "'s" of a possessive is a token of its own.
///
/// ```
/// use truceline::{model::Span, segment};
/// let text = "Russia's 30-hour truce";
/// let tokens = segment::tokens(text, Span::new(0, text.len()));
/// let words: Vec<_> = tokens.iter().map(|token| token.span.of(text)).collect();
/// assert_eq!(words, ["Russia", "'s", "30-hour", "truce"]);
/// ```
#[must_use]
pub fn tokens(text: &str, span: Span) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(span.len() / 5 + 1);
    tokens_into(text, span, &mut tokens);
    tokens
}

/// The same in the room that another sentence had: whoever reads a text sentence by sentence needs no more.
pub fn tokens_into(text: &str, span: Span, tokens: &mut Vec<Token>) {
    tokens.clear();
    tokens::read(text, span, tokens);
}
