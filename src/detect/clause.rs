//! Which part of the sentence belongs to a trigger: its clause, its subject, who reports it.

use crate::lexicon::inflect::PAST;
use crate::lexicon::sense::{
    ATTRIBUTION, BARRIER, BE_PAST, CONJUNCTION, DETERMINER, OF, PLANNED, PREPOSITION, PRONOUN, RELATIVE,
    REPORTING, TO,
};
use crate::model::Span;

use super::matching::Hit;
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

    /// Whether a clause begins at this word.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
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
        (pronoun && noun && before.mark.is_none()).then_some(opens)
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

    /// "reports of violations", "claims of an attack", "what it calls a breach"
    pub(super) fn is_hearsay_noun(&self, hit: &Hit) -> bool {
        let start = self.phrase_start(hit.first);
        let told = |i: usize| self.words[i].is(REPORTING) && !self.words[i].verb.is_verb();
        let of = start > 1 && self.words[start - 1].is(OF);
        // "reported violations"
        let reported = |word: &Word<'_>| word.is(REPORTING) && word.verb == Verb::Adjectival;
        hit.is_nominal()
            && (of && told(start - 2)
                || self.words[start..hit.anchor].iter().any(reported)
                || self.is_so_called(self.outer_start(start)))
    }

    /// "announced plans to withdraw", "vowed to strike": who says so will do so.
    fn is_own_plan(&self, verb: usize, at: usize) -> bool {
        let to = self.group(at).to.filter(|to| *to > verb);
        to.is_some_and(|to| {
            to == verb + 1 || self.words[to - 1].is(PLANNED) && self.verb_before_phrase(to - 1) == Some(verb)
        })
    }

    /// "a series of violations": where the phrase begins of which another is a part.
    fn outer_start(&self, start: usize) -> usize {
        if start > 1 && self.words[start - 1].is(OF) { self.phrase_start(start - 2) } else { start }
    }

    /// Who reports what stands at `at`: first and last word of the reporting clause, and its verb.
    pub(super) fn report_of(&self, at: usize, first: usize) -> Option<(usize, usize, usize)> {
        // "officials said that …"
        for verb in (0..first).rev() {
            let word = &self.words[verb];
            if matches!(word.mark, Some(';')) {
                break;
            }
            // "accused the rebels and resumed its strikes": what the speaker does besides is not what is said.
            let besides = self.main_verb_of(at) == Some(verb) || self.is_own_plan(verb, at);
            if word.is(REPORTING)
                && word.verb.is_verb()
                && word.verb != Verb::Passive
                && verb != at
                && !besides
            {
                if let Some((subject, _)) = self.subject_of(verb) {
                    return Some((subject, verb, verb));
                }
                return Some((verb, verb, verb));
            }
            if word.is(ATTRIBUTION) {
                let last = (verb + 1..first)
                    .find(|i| self.words[*i].mark.is_some())
                    .unwrap_or(first)
                    .saturating_sub(1);
                return Some((verb, last.max(verb), verb));
            }
        }
        // "…, officials said" and "…, said the ministry"
        for verb in at + 1..self.len() {
            let word = &self.words[verb];
            if word.is(ATTRIBUTION) {
                let last =
                    (verb + 1..self.len()).find(|i| self.words[*i].mark.is_some()).unwrap_or(self.len()) - 1;
                return Some((verb, last, verb));
            }
            if !(word.is(REPORTING) && matches!(word.verb, Verb::Finite | Verb::Perfect)) {
                continue;
            }
            let comma = (at..verb)
                .rev()
                .take(14)
                .find(|i| self.words[*i].mark == Some(',') || self.words[*i].is_quote());
            let Some(comma) = comma else { continue };
            let between = comma + 1..verb;
            // ", mediators Saudi Arabia and the United States said", but not ", and Ukraine said": that opens anew.
            // Nor ", with dozens of deaths reported": no speaker stands behind a preposition.
            let opens_anew = self.words.get(comma + 1).is_some_and(|word| word.is(CONJUNCTION | PREPOSITION));
            let splits = |i: usize| self.words[i].verb.is_verb() || self.words[i].is(BARRIER | RELATIVE);
            if opens_anew || between.clone().any(splits) {
                continue;
            }
            if between.is_empty() {
                let last =
                    (verb + 1..self.len()).find(|i| self.words[*i].mark.is_some()).unwrap_or(self.len()) - 1;
                return Some((verb, last, verb));
            }
            return Some((comma + 1, verb, verb));
        }
        None
    }
}
