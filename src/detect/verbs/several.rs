//! Base forms of what may be a noun, by who stands before them: "rebels free hostages", "troops clash".

use super::near::opens_object;
use crate::detect::reading::{Reading, Verb, Word};
use crate::lexicon::inflect::{BASE, PARTICIPLE, PAST, S};
use crate::lexicon::sense::{
    ADJECTIVE, ADVERB, BARRIER, CLOSED, COMPANY, CONJUNCTION, DETERMINER, NOUN, OF, POSSESSIVE, PREPOSITION,
    RELATIVE, TO, TOPIC,
};

impl Reading<'_> {
    /// "Rebels free hostages", "Russia and Ukraine swap prisoners", "Thai and Cambodian troops clash along the border": a
    /// base form behind those who open the sentence, who are several, in a clause without another verb, and before an
    /// object without an article or no noun at all.
    pub(super) fn is_done_by_several(&self, at: usize) -> bool {
        let goes_on =
            self.closes_phrase_at(at + 1) || self.opens_bare_object(at + 1) || self.is_joined_base(at);
        if self.words[at].forms & BASE == 0 || !goes_on || !self.has_no_verb(at) {
            return false;
        }
        let Some(first) = self.named_before(at).or_else(|| self.several_before(at)) else { return false };
        let joins = |i: &usize| self.words[*i].is(CONJUNCTION) || self.words[*i].mark == Some(',');
        // "The army and the RSF": the second may have an article of its own.
        let article = first.checked_sub(1).filter(|i| self.words[*i].is(DETERMINER));
        let other = article.unwrap_or(first).checked_sub(1).filter(joins).and_then(|joined| {
            // "Thai and Cambodian troops": the noun stands with the second alone.
            let adjective = joined.checked_sub(1).filter(|i| self.words[*i].adjective_name);
            // "The Thai Army and the Cambodian Armed Forces": with another, one is several.
            let and = Some(joined).filter(|joined| self.words[*joined].is(CONJUNCTION));
            let one = and.and_then(|and| and.checked_sub(1)).filter(|i| {
                let head = &self.words[*i];
                (head.is(NOUN) || head.capital) && !head.is(TOPIC) && !head.time && !head.verb.is_verb()
            });
            let one = one.map(|head| self.phrase_start(head));
            self.named_before(joined).or(adjective).or(one)
        });
        match other {
            Some(other) => self.opens_sentence(other),
            None => self.words[at - 1].plural && self.opens_sentence(first),
        }
    }

    /// Where the name of who acts begins that ends before `last`.
    fn named_before(&self, last: usize) -> Option<usize> {
        (0..last).rev().take(8).find(|i| self.words[*i].is_actor_until(last))
    }

    /// "Police fire tear gas", "villagers and soldiers clash": where the phrase of several without a name begins.
    fn several_before(&self, last: usize) -> Option<usize> {
        let head = last.checked_sub(1).map(|i| &self.words[i])?;
        let plural = head.plural && head.is(NOUN) && !head.is(TOPIC) && !head.time && !head.verb.is_verb();
        plural.then(|| self.phrase_start(last - 1))
    }

    /// "Rebels in a besieged suburb declare a truce", "Members of the militia attack refugees": a base form behind where
    /// those are, or whose they are, who open the sentence, before its object or a "to".
    pub(super) fn is_done_by_those_at_a_place(&self, at: usize) -> bool {
        // "Riot police in Iran clash with protesters"
        let opens = |w: &Word<'_>| w.is(TO | DETERMINER | POSSESSIVE | COMPANY) && !w.is(RELATIVE) && !w.time;
        if !(self.words.get(at + 1).is_some_and(opens) || self.opens_bare_object(at + 1)) {
            return false;
        }
        // "Clashes between soldiers and protesters in the city of Benghazi kill six": the first of all prepositions.
        let Some(place) = (1..at).find(|i| self.words[*i].is(PREPOSITION) && !self.words[*i].number) else {
            return false;
        };
        let (preposition, who) = (&self.words[place], &self.words[place - 1]);
        // "A group of gunmen exchange fire"
        let group = preposition.is(OF) && self.words[at - 1].plural && self.words[at - 1].is(NOUN);
        !preposition.is(TO)
            && !preposition.time
            && (who.plural || group)
            && who.is(NOUN)
            && place + 1 < at
            && !self.words[..at].iter().any(|w| w.verb.is_verb() || w.mark.is_some())
            && self.has_no_verb(at)
    }

    /// "The army clashes with rebels", "The navy fires on a boat": a third person behind who opens the sentence, before a
    /// preposition, in a clause where nothing else may be a verb.
    pub(super) fn is_done_by_one(&self, at: usize) -> bool {
        let next = self.words.get(at + 1);
        let adjunct = next.is_some_and(|w| w.is(PREPOSITION) && !w.is(TO | OF) && !w.time);
        if self.words[at].forms & S == 0 || at == 0 || self.words[at].is(TOPIC) || !adjunct {
            return false;
        }
        let subject = &self.words[at - 1];
        let one = subject.is(NOUN) && !subject.plural && !subject.verb.is_verb() && !subject.time;
        let determined = self.words[self.phrase_start(at - 1)].is(DETERMINER);
        let inside = |w: &&Word<'_>| w.mark.is_none() && !w.is(BARRIER | RELATIVE);
        let mut rest = self.words[at + 1..].iter().take_while(inside);
        one && determined
            && self.opens_sentence(at - 1)
            && self.has_no_verb(at)
            && !rest.any(|w| w.forms & (BASE | S) != 0 && !w.is(NOUN) && !w.capital)
    }

    /// "Militiamen ambush and kill nine": a base form before "and" and another that has an object.
    fn is_joined_base(&self, at: usize) -> bool {
        let joins = self.words.get(at + 1).is_some_and(|w| w.is(CONJUNCTION));
        let other = self.words.get(at + 2).is_some_and(|w| w.forms & BASE != 0 && w.forms & PAST == 0);
        joins && other && (opens_object(self.words.get(at + 3)) || self.opens_bare_object(at + 3))
    }

    /// "ambush and kill nine", "rejects the offer and issues a deadline": behind "and" a verb that has an object goes on
    /// in the form of the verb before.
    pub(super) fn goes_on_in_form(&self, at: usize) -> bool {
        let Some(and) = at.checked_sub(1).filter(|and| self.words[*and].is(CONJUNCTION)) else {
            return false;
        };
        let form = self.words[at].forms & (BASE | S);
        let same = |w: &Word<'_>| w.verb == Verb::Finite && w.forms & form != 0;
        let before = (0..and).rev().find(|i| self.words[*i].verb.is_verb());
        let near = before.is_some_and(|i| i + 1 == and);
        before.is_some_and(|i| same(&self.words[i]))
            && (opens_object(self.words.get(at + 1))
                || near && form & BASE != 0 && self.opens_bare_object(at + 1))
    }

    /// Whether nothing that a verb is done to begins at `at`: "fire at", "strike on Monday", "fire to disperse".
    fn closes_phrase_at(&self, at: usize) -> bool {
        let purpose =
            |w: &Word<'_>| w.is(TO) && self.words.get(at + 1).is_some_and(|next| next.forms & BASE != 0);
        self.words.get(at).is_none_or(|w| {
            w.mark.is_some()
                || w.time
                || w.is(PREPOSITION | ADVERB | BARRIER) && !w.is(TO | NOUN)
                || purpose(w)
        })
    }

    /// "free hostages", "trade fire", "fire tear gas at", "attack suspected Islamic militants", "kill at least 15": what a
    /// verb is done to, without an article: a plural, a number or a noun that ends its phrase.
    pub(super) fn opens_bare_object(&self, at: usize) -> bool {
        // "tear gas": a member of a class may have several words.
        let end = |at: usize| match self.words.get(at) {
            Some(word) if word.classes != 0 => word.end.max(at + 1),
            _ => at + 1,
        };
        let is_noun = |at: usize| {
            self.words.get(at).is_some_and(|w| {
                w.mark.is_none() && (w.is(NOUN) || end(at) > at + 1) && !w.is(TOPIC | CLOSED)
            })
        };
        let is_object =
            |at: usize| is_noun(at) && (self.words[end(at) - 1].plural || self.closes_phrase_at(end(at)));
        let describes = |i: &usize| {
            let word = &self.words[*i];
            let participle = word.forms & PARTICIPLE != 0 && word.forms & BASE == 0;
            let plain = !word.is(NOUN | CLOSED) && !word.time;
            word.adjective_name || plain && (word.capital || word.is(ADJECTIVE) || participle)
        };
        let first = (at..self.len()).take(4).find(|i| !describes(i)).unwrap_or(at);
        let named = first > at && self.words[first - 1].capital && self.closes_phrase_at(first);
        named || self.opens_count(at) || is_object(first) || is_noun(first) && is_object(first + 1)
    }

    /// "at least 15", "more than 20", "close to 1,700": a number behind what is said of it.
    pub(super) fn opens_count(&self, at: usize) -> bool {
        let Some([first, second, third]) = self.words.get(at..at + 3) else { return false };
        let plain = |w: &Word<'_>| w.mark.is_none() && !w.verb.is_verb() && !w.capital && !w.time;
        let inner =
            if first.is(PREPOSITION) { second.senses == 0 && !second.is(NOUN) } else { !first.is(NOUN) };
        plain(first) && plain(second) && inner && third.number && !third.time
    }
}
