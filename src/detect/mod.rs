//! Events by their words: a sentence becomes triggers. Layer 3.

use crate::lexicon::EventTypes;
use crate::model::{NamePhrase, Sentence, TimePhrase, Token, Trigger};

/// The events that a sentence speaks of, in text order.
#[must_use]
pub fn triggers(
    text: &str,
    sentence: &Sentence,
    tokens: &[Token],
    names: &[NamePhrase],
    times: &[TimePhrase],
    types: &EventTypes,
) -> Vec<Trigger> {
    let _ = (text, sentence, tokens, names, times, types);
    Vec::new()
}
