//! Names in a sentence: who and where, with what was named before in the article. Layer 3.
//!
//! Tokens become atoms (`atoms`), atoms become known names, nouns and runs of capitals (`pieces`), and these
//! become phrases (`assemble`, `place`) that stand for actors (`referents`) or places.

mod assemble;
mod atoms;
mod coordination;
mod dateline;
mod grammar_words;
mod groups;
mod memory;
mod nation;
mod people;
mod pieces;
mod place;
mod referents;

pub use memory::Memory;

use crate::lexicon::Lexicon;
use crate::model::{NamePhrase, Published, Sentence, Token};

/// The names of a sentence, in text order.
pub fn phrases(
    text: &str,
    sentence: &Sentence,
    tokens: &[Token],
    published: Option<Published>,
    lexicon: &Lexicon,
    memory: &mut Memory,
) -> Vec<NamePhrase> {
    debug_assert!(tokens.iter().all(|token| sentence.span.contains(token.span)));
    memory.turn();
    let atoms = atoms::read(text, tokens);
    let pieces = pieces::read(text, &atoms, published, lexicon, memory);
    let reader = assemble::Reader { text, pieces: &pieces, day: published, lexicon };
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match pieces[at].may_begin().then(|| reader.phrase(at, memory)).flatten() {
            Some(phrase) => {
                at = phrase.next.max(at + 1);
                memory.saw(&phrase.phrase.referents);
                found.push(phrase);
            }
            None => at += 1,
        }
    }
    let dateline = dateline::end(text, sentence.span);
    found.retain(|found| found.phrase.span.start >= dateline);
    coordination::number(text, &pieces, &mut found, memory);
    found.into_iter().map(|found| found.phrase).collect()
}
