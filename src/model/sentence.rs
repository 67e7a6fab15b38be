//! Sentences and their tokens.

use super::{Span, WordHash};

/// One sentence of an article. Sentences ascend and do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands; begins and ends with a character that is not white space.
    pub span: Span,
    /// Number of its paragraph, from 0.
    pub paragraph: usize,
    /// What sort of text it belongs to.
    pub kind: SentenceKind,
}

/// What sort of text a sentence belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentenceKind {
    /// Body text: may hold events.
    Body,
    /// A heading inside the text: gives dates to what follows, holds no events.
    Heading,
    /// Captions, bylines, related links, author profiles, counters: holds nothing.
    Noise,
}

/// A word, a number or a punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it looks like.
    pub shape: TokenShape,
    /// What it is looked up by, where it is made of ASCII letters and digits alone, as almost every word is.
    pub hash: Option<WordHash>,
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenShape {
    /// `truce`
    Lower,
    /// `Truce`
    Capital,
    /// `NATO`, `U.S.`
    Upper,
    /// `al-Assad`, `iPhone`
    Mixed,
    /// `30`, `1,155`, `2.5`
    Number,
    /// `,`
    Mark,
}
