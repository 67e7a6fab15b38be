//! A word that may be a verb, with the words that tell.

use crate::detect::reading::Word;
use crate::lexicon::inflect::{BASE, ING};
use crate::lexicon::sense::{ADJECTIVE, DETERMINER, NOUN, POSSESSIVE, PREPOSITION, PRONOUN, RELATIVE};

/// A word behind another, and what stands around it.
pub(super) struct Near<'r, 't> {
    /// Index of the word.
    pub(super) at: usize,
    pub(super) word: &'r Word<'t>,
    /// The word before that carries meaning: adverbs and the like are passed over.
    pub(super) previous: &'r Word<'t>,
    /// The word right before, outside of a quotation mark.
    pub(super) adjacent: Option<&'r Word<'t>>,
    pub(super) next: Option<&'r Word<'t>>,
}

impl Near<'_, '_> {
    /// A preposition, an adjective or a part of a name that has the form of a verb.
    pub(super) fn is_no_verb(&self) -> bool {
        let &Self { word, next, .. } = self;
        // "about 26 sites": a preposition acts only behind a modal.
        let qualifies = word.is(ADJECTIVE)
            && word.forms & (BASE | ING) != 0
            && next.is_some_and(|w| w.plural || w.is(NOUN | ADJECTIVE) || w.adjective_name);
        // "the Armed Forces": part of a name.
        let named = word.capital && next.is_some_and(|w| w.capital) && word.forms & (BASE | ING) == 0;
        word.is(PREPOSITION) || qualifies || named
    }

    /// "the attack", "their latest attack", "two attacks": the phrase of a noun has begun.
    pub(super) fn is_determined(&self) -> bool {
        self.adjacent.is_some_and(|w| {
            w.is(DETERMINER | POSSESSIVE | ADJECTIVE) && !w.is(PRONOUN) || w.adjective_name || w.number
        })
    }
}

/// What follows a verb that has an object.
pub(super) fn opens_object(next: Option<&Word<'_>>) -> bool {
    next.is_some_and(|w| {
        w.is(DETERMINER | POSSESSIVE)
            || w.number
            || w.capital
            || w.adjective_name
            || w.is(PRONOUN) && !w.is(RELATIVE)
    })
}

/// Nothing more of the clause follows.
pub(super) fn ends_phrase(next: Option<&Word<'_>>) -> bool {
    next.is_none_or(|w| w.mark.is_some())
}
