//! Names in a sentence: who and where, with what was named before in the article. Layer 3.
//!
//! Tokens become atoms (`atoms`), atoms become known names, nouns and runs of capitals (`pieces`), and these
//! become phrases (`assemble`, `place`, `town`) that stand for actors (`referents`) or places.

mod assemble;
mod atoms;
mod body;
mod coordination;
mod dateline;
mod groups;
mod memory;
mod nation;
mod people;
mod pieces;
mod place;
mod referents;
mod town;

pub use memory::Memory;
pub(crate) use memory::emptied;

use pieces::Kind;

use crate::lexicon::Lexicon;
use crate::model::{NamePhrase, NameReading, Published, Sentence, Token};

/// Adds the names of a sentence, in text order.
pub fn phrases<'a>(
    text: &'a str,
    sentence: &Sentence,
    tokens: &[Token],
    published: Option<Published>,
    lexicon: &'a Lexicon,
    memory: &mut Memory<'a>,
    phrases: &mut Vec<NamePhrase<'a>>,
) {
    debug_assert!(tokens.iter().all(|token| sentence.span.contains(token.span)));
    memory.turn();
    let (mut atoms, mut pieces, mut found) = memory.take_room();
    atoms::read(text, tokens, &mut atoms);
    pieces::read(text, &atoms, published, lexicon, memory, &mut pieces);
    let reader = assemble::Reader { text, pieces: &pieces, day: published, lexicon };
    let dateline = dateline::end(text, sentence.span);
    let mut at = 0;
    let mut quoted = false;
    while at < pieces.len() {
        if let Kind::Mark(mark) = pieces[at].kind {
            quoted = match mark {
                '"' => !quoted,
                '“' | '«' => true,
                '”' | '»' => false,
                _ => quoted,
            };
            memory.quote(quoted);
            at += 1;
            continue;
        }
        if pieces[at].may_begin()
            && let Some(phrase) = reader.phrase(at, memory)
        {
            at = phrase.next.max(at + 1);
            let written = phrase.phrase.span.start < dateline;
            if written {
                memory.keep_written_at(phrase.phrase.place.as_ref());
            }
            // "In the Egyptian capital": a land that only says where takes no part.
            if !(written || phrase.phrase.adjective && phrase.phrase.place.is_some()) {
                match phrase.phrase.reading {
                    NameReading::Place => memory.saw_where(&phrase.phrase.referents),
                    NameReading::Actor | NameReading::Either => memory.saw(&phrase.phrase.referents),
                }
            }
            found.push(phrase);
        } else {
            at += 1;
        }
    }
    found.retain(|found| found.phrase.span.start >= dateline);
    coordination::number(&pieces, &mut found, dateline, memory);
    memory.keep_several(coordination::several(&found));
    phrases.extend(found.drain(..).map(|found| found.phrase));
    memory.give_room(atoms, pieces, found);
}
