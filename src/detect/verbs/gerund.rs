//! Forms in -ing: "attacking", "the existing truce", "fishing".

use super::near::{Near, opens_object};
use crate::detect::reading::{Reading, Verb};
use crate::lexicon::sense::{
    BEGIN, COMPANY, CONJUNCTION, DETERMINER, NOUN, OF, POSSESSIVE, PREPOSITION, PRONOUN, REFUSE,
};

impl Reading<'_> {
    /// A form in -ing: done, or the name of a deed, or what describes the noun behind it.
    pub(super) fn gerund(&self, near: &Near<'_, '_>) -> Verb {
        let &Near { at, word, adjacent, next, .. } = near;
        let article = adjacent.is_some_and(|w| w.is(DETERMINER | POSSESSIVE) && !w.is(PRONOUN));
        // "its devastating assault"
        let before_noun = next.is_some_and(|w| w.mark.is_none() && w.is(NOUN));
        let named =
            adjacent.is_some_and(|w| w.adjective_name) && next.is_some_and(|w| w.plural && w.is(NOUN));
        // "the remaining South Korean hostages"
        let before_name = adjacent.is_some_and(|w| w.is(DETERMINER) && !w.is(PRONOUN | POSSESSIVE))
            && next.is_some_and(|w| (w.capital || w.adjective_name) && !w.time);
        if (article && before_noun || named || before_name) && !word.is(NOUN) {
            // "the existing ceasefire", "ten Houthi training camps"
            return Verb::Adjectival;
        }
        // "has started negotiating with the rebels"
        let begun =
            adjacent.is_some_and(|w| w.is(BEGIN) && w.verb.is_verb()) && next.is_some_and(|w| w.is(COMPANY));
        // "kept the two sides from meeting"
        let kept = adjacent.is_some_and(|w| w.is(PREPOSITION) && !w.is(OF | COMPANY) && !w.time)
            && at.checked_sub(2).and_then(|head| self.verb_before_phrase(head)).is_some_and(|verb| {
                self.words[verb].is(REFUSE) && matches!(self.words[verb].verb, Verb::Finite | Verb::Perfect)
            });
        let named = near.is_determined() || !opens_object(next) && !begun && !kept;
        if word.is(NOUN) && named && !self.goes_on_to_plural(at) {
            return Verb::No;
        }
        // "Black Sea shipping and fishing": named, not done.
        let behind_name = adjacent.is_some_and(|w| w.capital || w.is(NOUN));
        if behind_name && next.is_none_or(|w| w.is(CONJUNCTION) || matches!(w.mark, Some('.' | ','))) {
            return Verb::No;
        }
        Verb::Gerund
    }
}
