//! Tokens become atoms: the words that names are made of, split at hyphens, with the possessive taken off.

use crate::lexicon::folded_hash;
use crate::model::{Span, Token, TokenShape, WordHash};

/// A word of a name, or a mark.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Atom {
    /// Where it stands, without "'s".
    pub(super) span: Span,
    /// Hash of the folded word.
    pub(super) hash: WordHash,
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

impl Atom {
    /// "IS", and "A" in "Henry A. Stone", whose full stop is no atom, but not "A" before a noun.
    pub(super) fn is_acronym(&self, next: Option<&Self>) -> bool {
        let is_initial = next.is_some_and(|next| next.span.start > self.span.end + 1);
        self.upper && (is_initial || self.span.end - self.span.start > 1)
    }
}

/// Adds the atoms of a sentence.
pub(super) fn read(text: &str, tokens: &[Token], atoms: &mut Vec<Atom>) {
    atoms.reserve(tokens.len() + 8);
    for (number, token) in tokens.iter().enumerate() {
        if let Some(hash) = token.hash {
            let (capital, upper) = match token.shape {
                TokenShape::Lower | TokenShape::Number | TokenShape::Mark => (false, false),
                TokenShape::Capital => (true, false),
                TokenShape::Upper => (true, true),
                TokenShape::Mixed => capitals(token.span.of(text)),
            };
            atoms.push(Atom { span: token.span, hash, capital, upper, ..Atom::default() });
            continue;
        }
        let word = token.span.of(text);
        if token.shape == TokenShape::Mark {
            if word != "." || !ends_initial(text, atoms, tokens.get(number + 1)) {
                mark(atoms, token.span, word);
            }
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
}

fn atom(span: Span, part: &str, joined: bool) -> Atom {
    let (capital, upper) = capitals(part);
    Atom { span, hash: folded_hash(part), capital, upper, joined, ..Atom::default() }
}

/// Whether a word begins with a capital, and whether it has no small letter then.
fn capitals(word: &str) -> (bool, bool) {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    (capital, capital && word.chars().all(|c| !c.is_lowercase()))
}

/// A name has so many initials at most: "J. R. R." is long.
const MOST_INITIALS: usize = 4;

/// Whether a full stop is that of an initial inside a name: "James G. Roche".
fn ends_initial(text: &str, atoms: &[Atom], next: Option<&Token>) -> bool {
    let is_letter = |atom: &&Atom| atom.upper && atom.span.of(text).split('.').all(|part| part.len() == 1);
    let letters = atoms.iter().rev().take(MOST_INITIALS + 1).take_while(is_letter).count();
    let first = atoms.len().checked_sub(letters + 1).map(|first| &atoms[first]);
    let named = first.is_some_and(|first| first.capital && !first.upper && !first.possessive);
    let goes_on = |next: &str| capitals(next) == (true, false) || next.len() == 1 && capitals(next).0;
    letters > 0 && named && next.is_some_and(|next| goes_on(next.span.of(text)))
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
    atoms.push(Atom { span, mark: Some(first), ..Atom::default() });
}
