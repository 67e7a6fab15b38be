//! Names in a sentence: who and where, with what was named before in the article. Layer 3.

use crate::lexicon::Lexicon;
use crate::model::{NamePhrase, Published, Sentence, Token};

/// What earlier sentences of the article named: full names behind surnames, groups behind "the group".
#[derive(Debug, Default)]
pub struct Memory {}

/// The names of a sentence, in text order.
pub fn phrases(
    text: &str,
    sentence: &Sentence,
    tokens: &[Token],
    published: Option<Published>,
    lexicon: &Lexicon,
    memory: &mut Memory,
) -> Vec<NamePhrase> {
    let _ = (text, sentence, tokens, published, lexicon, memory);
    Vec::new()
}
