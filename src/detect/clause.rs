//! Which part of the sentence belongs to a trigger: its clause, its subject, who reports it.

use crate::lexicon::inflect::{BASE, PAST, S};
use crate::lexicon::sense::{
    ADJECTIVE, ADVERB, AGENT, BARRIER, BE, BE_PAST, BEGIN, BYSTANDER, COMPLEMENT, CONJUNCTION, DETERMINER,
    MAY, NOUN, POSSESSIVE, PREPOSITION, PRONOUN, RELATIVE, REPORTING, TO, TOPIC, WILL, WOULD,
};
use crate::lexicon::vocabulary::{ACTOR, PERSON, PLACE};
use crate::model::Span;

use super::reading::{Reading, Verb, Word};

impl Reading<'_> {
    /// First and last word of the clause of `at`.
    pub(super) fn clause(&self, at: usize) -> (usize, usize) {
        let mut first = at;
        while first > 0 && !self.opens_clause(first) {
            first -= 1;
        }
        let mut last = at;
        while last + 1 < self.len() && !self.opens_clause(last + 1) {
            last += 1;
        }
        (first, last)
    }

    /// Whether a clause begins at this word. While words are still read as verbs it is looked at anew.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        self.openings.get(at).copied().unwrap_or_else(|| self.begins_clause(at))
    }

    /// Whether a clause begins at this word, by the words around it.
    pub(super) fn begins_clause(&self, at: usize) -> bool {
        let word = &self.words[at];
        if word.is(RELATIVE)
            && !(word.is(DETERMINER)
                && self.words.get(at + 1).is_some_and(|next| {
                    !next.is(DETERMINER | PRONOUN)
                        && next.facts.is_some()
                        && !self.is_finite(at + 1)
                        && !next.capital
                        && at > 0
                        && self.words[at - 1].is(PREPOSITION)
                }))
        {
            return true;
        }
        if word.is(BARRIER)
            && !word.time
            && !(word.is(PREPOSITION) && self.words.get(at + 1).is_some_and(|w| w.is(PREPOSITION)))
        {
            return true;
        }
        if matches!(word.mark, Some(';' | ':')) || word.is_quote() {
            return true;
        }
        if word.is(CONJUNCTION) && word.mark.is_none() {
            return self.finite_follows(at + 1, 7) && self.finite_before(at);
        }
        if word.mark == Some(',') {
            let Some(next) = self.words.get(at + 1) else { return false };
            return next.verb == Verb::Gerund
                || next.is(PRONOUN) && !next.is(RELATIVE)
                || next.verb == Verb::Passive;
        }
        false
    }

    /// Whether the clause has its verb already: not so in "Russia and Ukraine agreed", where "and" joins names.
    fn finite_before(&self, at: usize) -> bool {
        for i in (0..at).rev() {
            let word = &self.words[i];
            if word.is(RELATIVE) && !word.is(DETERMINER)
                || word.is(BARRIER) && !word.time
                || word.is_quote()
                || matches!(word.mark, Some(';' | ':'))
            {
                return false;
            }
            if self.is_finite(i) {
                return true;
            }
        }
        false
    }

    /// Whether a finite verb follows before the next mark or clause.
    fn finite_follows(&self, from: usize, reach: usize) -> bool {
        for i in from..self.len().min(from + reach) {
            let word = &self.words[i];
            if word.mark.is_some() || word.is(RELATIVE | BARRIER | CONJUNCTION) {
                return false;
            }
            if self.is_finite(i) || word.verb == Verb::Bare {
                return true;
            }
            if word.is(PREPOSITION | TO) && !word.time {
                return false;
            }
        }
        false
    }

    /// "Jets crossed the border, bombing rebel camps", "resumed firing rockets": behind a comma and a verb that has its
    /// tense, or behind a verb of going on, what has a plural for its object is done, not named.
    pub(super) fn goes_on_to_plural(&self, at: usize) -> bool {
        let goes_on = at.checked_sub(1).is_some_and(|before| {
            let word = &self.words[before];
            let verb = (0..before).rev().find(|i| self.words[*i].verb.is_verb());
            word.is(BEGIN) && word.verb.is_verb()
                || word.mark == Some(',')
                    && verb.is_some_and(|verb| !matches!(self.words[verb].verb, Verb::Gerund | Verb::Bare))
        });
        let inside =
            |word: &&Word<'_>| word.mark.is_none() && !word.time && !word.is(PREPOSITION | CONJUNCTION);
        let object = self.words[at + 1..].iter().take_while(inside).count();
        let Some(last) = self.words[at + 1..].get(object.wrapping_sub(1)) else { return false };
        // "Began exchanging prisoners and bodies"
        let plural = |at: usize| self.words.get(at).is_some_and(|word| word.plural && word.is(NOUN));
        let closed = self.words.get(at + 1 + object).is_none_or(|next| {
            next.time
                || next.is(PREPOSITION)
                || next.mark.is_some_and(|mark| mark != ',')
                || next.is(CONJUNCTION) && plural(at + 2 + object)
        });
        goes_on && object <= 3 && closed && last.plural && last.is(NOUN) && !last.is(TOPIC)
    }

    /// "Peace talks": a word that opens the sentence is no name for its capital where the lexicon knows it otherwise.
    pub(super) fn is_common_opening(&self, at: usize) -> bool {
        let first = &self.words[0];
        at == 1 && first.facts.is_some() && first.classes & (ACTOR | PERSON | PLACE) == 0
    }

    /// "The truce collapses", "a truce with the rebels ends on Monday": a word that may be a noun, in the present,
    /// with nothing behind it that it could go with, where the clause has no other verb.
    pub(super) fn may_be_predicate(&self, at: usize) -> bool {
        let word = &self.words[at];
        let closed = self.words.get(at + 1).is_none_or(|next| {
            next.mark.is_some() || next.time || next.is(PREPOSITION | ADVERB | BARRIER | CONJUNCTION | TO)
        });
        let open = at.checked_sub(1).is_some_and(|i| {
            let before = &self.words[i];
            before.mark.is_none()
                && !before.is(DETERMINER | POSSESSIVE | PREPOSITION | ADJECTIVE | CONJUNCTION)
        });
        word.forms & (S | BASE) != 0 && word.forms & PAST == 0 && word.verb == Verb::No && closed && open && {
            let (first, last) = self.clause(at);
            (first..=last).all(|i| {
                let other = self.words[i].verb;
                i == at || !self.is_finite(i) && (!other.is_verb() || other == Verb::Gerund)
            })
        }
    }

    /// "The Burmese military bombed towns": what may be an adjective is the noun that a name or an article asks for.
    pub(super) fn closes_phrase(&self, at: usize) -> bool {
        let word = &self.words[at];
        let before = at.checked_sub(1).map(|before| &self.words[before]);
        let named = (0..=at).rev().take(3).any(|i| self.words[i].is_actor_until(at + 1));
        let asked = before
            .is_some_and(|before| before.adjective_name || before.is(DETERMINER) && !before.is(PRONOUN));
        named || word.is(NOUN) && asked
    }

    /// The passive before "and" or "but" whose auxiliary and subject the passive at `at` shares.
    pub(super) fn passive_joined_to(&self, at: usize) -> Option<usize> {
        if !self.words[at.checked_sub(1)?].is(CONJUNCTION) || self.group(at).start != at {
            return None;
        }
        let main = (0..at).rev().take(14).find(|i| self.words[*i].verb.is_verb())?;
        (self.words[main].verb == Verb::Passive).then_some(main)
    }

    /// "accepted by Israel but rejected by Hamas": where the words of the passive at `at` end, which names its own doer.
    pub(super) fn own_last(&self, at: usize, last: usize) -> usize {
        let next = (at + 1..=last).find(|i| self.passive_joined_to(*i) == Some(at));
        let named = |next: &usize| self.words[at + 1..*next].iter().any(|word| word.is(AGENT));
        next.filter(named).map_or(last, |next| next.saturating_sub(2))
    }

    /// "was due to open but was put off", "was mediated by Qatar, took effect on Monday, and holds": the verb before it
    /// whose subject a verb with a tense of its own shares.
    pub(super) fn shares_subject_of(&self, at: usize) -> Option<usize> {
        let start = self.group(at).start;
        let before = start.checked_sub(1)?;
        // "began on Saturday and will last until Sunday": what is to come is told beside what began.
        let done = self.is_finite(start) && !self.words[start].is(WILL | WOULD | MAY);
        let tensed = self.words[at].verb == Verb::Finite || done;
        if !tensed {
            return None;
        }
        if self.words[before].is(CONJUNCTION) {
            let tense = || (0..before).rev().take(16).find(|i| self.is_finite(*i));
            return self.main_verb_of(at).or_else(tense);
        }
        // Of three the second stands behind a comma.
        let third = |and: &usize| {
            let next = (*and + 1..self.len()).find(|i| !self.words[*i].is(ADVERB));
            self.words[*and].is(CONJUNCTION) && next.is_some_and(|next| self.is_finite(next))
        };
        let series = self.words[before].mark == Some(',')
            && self.aside_before(before).is_none()
            && (at + 1..self.len().min(at + 16)).any(|and| third(&and));
        (0..before).rev().take(12).find(|i| self.words[*i].verb.is_verb()).filter(|main| {
            let verb = self.words[*main].verb;
            series && matches!(verb, Verb::Finite | Verb::Perfect | Verb::Passive | Verb::Progressive)
        })
    }

    /// "the truce is over", "is dead": no verb, but said of the subject.
    pub(super) fn is_predicate(&self, at: usize) -> bool {
        let closed = self
            .words
            .get(at + 1)
            .is_none_or(|next| !next.is(NOUN | DETERMINER) && !next.number && !next.capital);
        closed && self.before(at).is_some_and(|before| self.words[before].is(BE))
    }

    /// "He declined, calling for …": a participle has the tense of the verb before it, else behind it.
    pub(super) fn is_told_in_past(&self, at: usize) -> bool {
        let tells = |i: &usize| self.is_finite(*i);
        (0..at)
            .rev()
            .find(tells)
            .or_else(|| (at..self.len()).find(tells))
            .is_some_and(|verb| self.words[verb].forms & PAST != 0 || self.words[verb].is(BE_PAST))
    }

    /// The "that" of "the truce that Russia had declared": it stands behind a noun, and its verb at `verb`.
    pub(super) fn relative_of(&self, verb: usize) -> Option<usize> {
        let start = self.group(verb).start;
        let opens = (0..start).rev().take(8).find(|i| {
            let word = &self.words[*i];
            word.verb.is_verb() || word.mark.is_some() || word.is(RELATIVE | BARRIER)
        })?;
        let before = &self.words[opens.checked_sub(1)?];
        let noun = !before.verb.is_verb() && !before.time && !before.is(REPORTING | PREPOSITION);
        let pronoun = self.words[opens].is(RELATIVE) && !self.words[opens].is_quote();
        let says = opens + 1 < start && self.is_what_is_said(opens);
        (pronoun && noun && before.mark.is_none() && !says).then_some(opens)
    }

    /// "said in a statement that a truce was signed", "told reporters in Juba that …": the "that" at `that` belongs to
    /// the verb of saying, not to the noun before it.
    fn is_what_is_said(&self, that: usize) -> bool {
        if !self.words[that].is(DETERMINER) {
            return false;
        }
        let mut noun = that - 1;
        while let Some(before) = self.phrase_start(noun).checked_sub(1) {
            let word = &self.words[before];
            if word.verb.is_verb() {
                // "told the council that": whom, and not what.
                let told = self.words[noun].is(BYSTANDER) || noun + 1 < that || self.words[noun].capital;
                return word.is(REPORTING) && told;
            }
            let adjunct = word.is(PREPOSITION) && (!word.is(COMPLEMENT) || word.is(TO));
            if !adjunct || before == 0 {
                return false;
            }
            noun = before - 1;
            if self.words[noun].verb.is_verb() {
                return self.words[noun].is(REPORTING);
            }
        }
        false
    }

    /// The words from one to another, both inclusive.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        let last = last.min(self.len().saturating_sub(1));
        let first = first.min(last);
        self.words[first].span.join(self.words[last].span)
    }

    /// The noun phrase that ends before `at`.
    pub(super) fn phrase_before(&self, at: usize) -> Option<(usize, usize)> {
        let mut last = at.checked_sub(1)?;
        while last > 0 && self.words[last].mark.is_some() {
            last -= 1;
        }
        Some((self.phrase_start(last), last))
    }

    /// "A “complete” halt": the mark between an article and what it opens parts nothing.
    pub(super) fn opens_quote(&self, at: usize) -> bool {
        at > 1 && self.words[at - 1].is_quote() && self.words[at - 2].is(DETERMINER | POSSESSIVE)
    }
}
