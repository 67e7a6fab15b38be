//! Tokens become atoms: the words that names are made of, split at hyphens, with the possessive taken off.

use crate::lexicon::NameHash;
use crate::model::{Span, Token, TokenShape};

/// A word of a name, or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    /// Where it stands, without "'s".
    pub(super) span: Span,
    /// Hash of the folded word, as the first of a name.
    pub(super) hash: NameHash,
    /// Begins with a capital letter.
    pub(super) capital: bool,
    /// Written in capitals throughout.
    pub(super) upper: bool,
    /// "'s" or "'" follows.
    pub(super) possessive: bool,
    /// Joined to the atom before by a hyphen.
    pub(super) joined: bool,
    /// The mark, where it is one.
    pub(super) mark: Option<char>,
}

/// The atoms of a sentence.
pub(super) fn read(text: &str, tokens: &[Token]) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::with_capacity(tokens.len() + 8);
    for token in tokens {
        let word = token.span.of(text);
        if token.shape == TokenShape::Mark {
            mark(&mut atoms, token.span, word);
            continue;
        }
        if !word.bytes().any(|byte| matches!(byte, b'-' | b'/' | 0xe2)) {
            atoms.push(atom(token.span, word, false));
            continue;
        }
        let mut start = 0;
        let mut joined = false;
        let ends = word.match_indices(['-', '/', '\u{2010}', '\u{2011}']);
        for (end, separator) in ends.chain([(word.len(), "")]) {
            let part = &word[start..end];
            if !part.is_empty() {
                atoms.push(atom(Span::new(token.span.start + start, token.span.start + end), part, joined));
                joined = separator != "/";
            }
            start = end + separator.len();
        }
    }
    atoms
}

fn atom(span: Span, part: &str, joined: bool) -> Atom {
    let mut hash = NameHash::default();
    hash.word(part);
    let capital = part.chars().next().is_some_and(char::is_uppercase);
    let upper = capital && part.chars().all(|c| !c.is_lowercase());
    Atom { span, hash, capital, upper, possessive: false, joined, mark: None }
}

fn mark(atoms: &mut Vec<Atom>, span: Span, word: &str) {
    let Some(first) = word.chars().next() else { return };
    if let (true, Some(last)) = (matches!(first, '\'' | '’'), atoms.last_mut()) {
        let s_form = word.len() > first.len_utf8();
        if last.mark.is_none() && last.span.end == span.start && (s_form || first == '’' || first == '\'') {
            last.possessive = true;
            return;
        }
    }
    let hash = NameHash::default();
    atoms.push(Atom {
        span,
        hash,
        capital: false,
        upper: false,
        possessive: false,
        joined: false,
        mark: Some(first),
    });
}
