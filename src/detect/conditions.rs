//! What keeps a clause from being told: a condition, a wish, a question, a subject that is nobody.

use crate::lexicon::inflect::PAST;
use crate::lexicon::sense::{
    BARRIER, CONDITIONAL, CONJUNCTION, DETERMINER, MAY, MUST, NEGATION, OFFER, PENDING, PLAN, PLANNED,
    POSSESSIVE, PREPOSITION, REFUSE, RELATIVE, REPORTING, TO, UNREAL, URGE, WILL, WISH, WOULD,
};

use super::reading::{Reading, Verb, Word};

impl Reading<'_> {
    /// "hopes that Russia will accept": what is hoped for, feared or asked is not told.
    pub(super) fn is_wished(&self, start: usize) -> bool {
        // "would step up its efforts and would meet him": the second goes with the first, not with the noun between.
        if start > 0
            && self.words[start - 1].is(CONJUNCTION)
            && let Some(first) = (0..start - 1).rev().take(14).find(|i| self.words[*i].verb.is_verb())
            && self.is_finite(self.group(first).start)
        {
            return self.is_wished(self.group(first).start);
        }
        for i in (0..start).rev().take(12) {
            let word = &self.words[i];
            if word.mark.is_some() || word.is(BARRIER) {
                return false;
            }
            if word.is(WISH | URGE | UNREAL) && !word.is(REPORTING) {
                return true;
            }
            if word.verb.is_verb() {
                return false;
            }
        }
        false
    }

    /// "no agreement was reached", "neither side attended".
    pub(super) fn no_subject(&self, start: usize) -> bool {
        for i in (0..start).rev().take(8) {
            let word = &self.words[i];
            if word.mark.is_some()
                || word.is(BARRIER | RELATIVE) && !word.is(DETERMINER)
                || word.verb.is_verb()
            {
                return false;
            }
            if word.is(NEGATION) {
                return true;
            }
        }
        false
    }

    /// "no sign that they meant to keep it", "fears that it will collapse": what a denied or an unreal noun says.
    pub(super) fn is_denied_noun(&self, start: usize) -> bool {
        let ends = |i: &usize| {
            let word = &self.words[*i];
            word.is(RELATIVE) && !word.is(POSSESSIVE)
                || word.is(BARRIER) && !word.time
                || word.is_quote()
                || matches!(word.mark, Some(';' | ':'))
        };
        let Some(that) = (0..start).rev().take(16).find(ends) else { return false };
        let Some(noun) = that.checked_sub(1).filter(|_| self.words[that].is(RELATIVE)) else { return false };
        let head = &self.words[noun];
        if head.mark.is_some() || head.verb.is_verb() || head.is(WISH | REPORTING) || self.words[that].time {
            return false;
        }
        let denied = self.words[self.phrase_start(noun)..=noun].iter().any(|word| word.is(NEGATION));
        // "a proposal that ended the war": there "that" is what acts.
        denied || head.is(UNREAL) && !head.is(PLANNED | URGE | OFFER) && that + 1 < start
    }

    /// "differences over when the truce would begin": it is a question.
    pub(super) fn is_asked_about(&self, at: usize) -> bool {
        let (first, _) = self.clause(at);
        let before = first.checked_sub(1).map(|before| &self.words[before]);
        self.words[first].is(BARRIER)
            && !self.words[first].time
            && before.is_some_and(|before| before.is(PREPOSITION) && !before.time && !before.is(BARRIER))
    }

    /// "agreed provided fighting stopped, sieges were lifted and aid was let in": a condition behind the main clause
    /// goes on to the end of its list.
    fn in_listed_condition(&self, at: usize) -> bool {
        let opens = (0..at).rev().find(|i| self.words[*i].opens_condition() || self.words[*i].is_quote());
        let Some(opens) = opens.filter(|opens| self.words[*opens].is(CONDITIONAL)) else { return false };
        let trails = (0..opens).any(|i| self.is_finite(i)) && !self.words[opens].is(DETERMINER);
        let ends = |word: &Word<'_>| {
            matches!(word.mark, Some(';' | ':'))
                || word.is(BARRIER) && !word.is(PREPOSITION) && !word.is(CONDITIONAL)
        };
        let joined = (opens..at).any(|i| self.words[i].is(CONJUNCTION))
            || (at..self.len()).any(|i| self.words[i].is(CONJUNCTION));
        trails
            && joined
            && !self.words[opens..at]
                .iter()
                .any(|word| ends(word) || word.is(REPORTING) && word.verb.is_verb())
    }

    /// Whether the clause of `at` is opened by "if".
    pub(super) fn in_condition(&self, at: usize) -> bool {
        if self.in_listed_condition(at) {
            return true;
        }
        let mut i = at;
        while i > at.saturating_sub(20) && i > 0 {
            i -= 1;
            let word = &self.words[i];
            // "if its allies “halt all fighting”": a quotation that goes on with the sentence
            let spoken = i > 0
                && (self.words[i - 1].is(REPORTING) || matches!(self.words[i - 1].mark, Some(',' | ':')));
            if word.is_quote() && (!spoken || i > 1 && self.insertion_before(i - 1).is_some()) {
                continue;
            }
            // "if its allies, including Russia, halt": over what stands between commas without a verb.
            if word.mark == Some(',')
                && let Some(open) = self.insertion_before(i)
            {
                i = open;
                continue;
            }
            // "should the parties fail": turned about, it opens a condition as "if" does.
            let turned = word.is(MUST)
                && word.is(CONDITIONAL)
                && self.words[i + 1].is(DETERMINER)
                && (i == 0 || self.words[i - 1].mark.is_some() || self.words[i - 1].is(REPORTING));
            if word.is(CONDITIONAL | PENDING) && (!word.is(MUST) || turned) {
                return word.is(CONDITIONAL) || !self.is_told_of_past(at);
            }
            // "whether that meeting took place": the demonstrative opens no clause.
            let demonstrative = word.is(DETERMINER) && i > 0 && self.words[i - 1].is(CONDITIONAL | PENDING);
            if word.is(RELATIVE | BARRIER) && !demonstrative
                || word.mark == Some(',')
                || word.is_quote()
                || word.mark == Some(';')
            {
                return false;
            }
        }
        false
    }

    /// "held its fire until the army attacked": in the past tense, in a sentence of which nothing is to come.
    fn is_told_of_past(&self, at: usize) -> bool {
        let open = |word: &Word<'_>| {
            word.is(WILL | WOULD | MAY | MUST | NEGATION | URGE | PLAN | REFUSE)
                && !word.time
                && !word.capital
        };
        let word = &self.words[at];
        let past = word.verb == Verb::Finite && word.forms & PAST != 0
            || word.verb == Verb::Passive && self.is_told_in_past(at);
        past && !self.words.iter().any(open)
    }

    /// The comma that opens an insertion without a verb, which the comma at `close` ends.
    pub(super) fn insertion_before(&self, close: usize) -> Option<usize> {
        let open = (0..close).rev().take(8).find(|i| self.words[*i].mark.is_some())?;
        let inner = &self.words[open + 1..close];
        let plain =
            self.words[open].mark == Some(',') && inner.first().is_some_and(|word| word.is(PREPOSITION));
        (plain && !inner.iter().any(|word| word.verb.is_verb())).then_some(open)
    }

    /// Whether the sentence states a condition.
    pub(super) fn has_condition(&self) -> bool {
        // "debated whether to go on" sets none.
        let opens = |pair: &[Word<'_>]| pair[0].opens_condition() && !pair[1].is(TO);
        self.words.windows(2).any(opens)
    }
}
