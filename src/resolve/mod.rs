//! A trigger becomes a mention: its days, actors, place, numbers, label and confidence. Layer 3.

mod actors;
mod counts;
mod label;
mod place;

pub use actors::actors;
pub use counts::counts;
pub use label::{Parts, label};
pub use place::place;

use crate::lexicon::Lexicon;
use crate::model::{Article, Mention, NamePhrase, Sentence, TimePhrase, Trigger};

/// What is known of one sentence.
#[derive(Debug)]
pub struct SentenceReading<'a> {
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Its names.
    pub names: Vec<NamePhrase>,
    /// Its time phrases.
    pub times: &'a [TimePhrase],
    /// Its events.
    pub triggers: Vec<Trigger>,
}

/// The mentions of an article.
#[must_use]
pub fn mentions(article: &Article, sentences: &[SentenceReading<'_>], lexicon: &Lexicon) -> Vec<Mention> {
    let _ = (article, sentences, lexicon);
    Vec::new()
}
