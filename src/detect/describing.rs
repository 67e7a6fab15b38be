//! Participles and relative clauses that describe a noun: what they say is known, or told beside the news.

use crate::lexicon::inflect::PAST;
use crate::lexicon::sense::{BARRIER, NOUN, OF, PAST_NOUN, PREPOSITION, RELATIVE, REPORTING};
use crate::lexicon::{EventType, FrameKind};

use super::matching::Hit;
use super::reading::{Reading, Verb};

impl Reading<'_> {
    /// "the truce agreed in Cairo is holding", "the troops deployed to the east", "Kano, besieged for weeks"
    pub(super) fn is_reduced(&self, hit: &Hit, told: &EventType) -> bool {
        let hostile = told.hostile;
        let Some((first, last)) = hit.other else { return false };
        // "the armistice that ended the war"
        let start = self.group(hit.anchor).start;
        // What stands behind a comma is told: "the deal, which expired".
        let relative = start.checked_sub(1).is_some_and(|before| {
            let comma = before > 0 && self.words[before - 1].mark == Some(',');
            self.words[before].is(RELATIVE) && !comma
        });
        if hit.kind == FrameKind::Subject && relative && self.words[hit.anchor].forms & PAST != 0 {
            return self.is_definite(first);
        }
        let before = self.phrase_start(first).checked_sub(1);
        // "the homes of people killed in the fighting"
        // But "a series of attacks staged by rebels" is what they staged.
        let part =
            before.is_some_and(|of| self.words[of].is(OF) && !(of > 0 && self.words[of - 1].is(PAST_NOUN)));
        // "Three aid workers taken hostage in Kano were freed", "a truce brokered by Doha collapsed": of those the sentence
        // goes on to tell.
        let verb = self.words[hit.anchor].verb;
        let taken = verb == Verb::Passive && hostile && self.is_of_who_acts(hit);
        let goes_on = verb == Verb::Finite && !hostile && told.stage != "none" && self.is_of_who_acts(hit);
        let participle = verb == Verb::Finite || taken;
        hit.passive
            && last < hit.anchor
            && participle
            && self.group(hit.anchor).start == hit.anchor
            && (self.is_definite(first)
                || hostile && part
                || taken
                || goes_on
                || self.is_behind_comma(hit.anchor, (first, last)))
    }

    /// "Kano, besieged for weeks, fell"; not "Russia, a member of the council, abstained", whose comma ends an aside.
    fn is_behind_comma(&self, at: usize, (first, last): (usize, usize)) -> bool {
        let before = (0..first).rev().take_while(|i| !self.is_finite(*i));
        last + 2 == at && !before.into_iter().any(|i| self.words[i].mark == Some(','))
    }

    /// "workers taken hostage in Kano were freed": a verb with a tense stands behind the participle, before any mark.
    fn is_of_who_acts(&self, hit: &Hit) -> bool {
        let ends = |i: &usize| self.words[*i].mark.is_some() || self.is_finite(*i);
        (hit.last + 1..self.len()).find(ends).is_some_and(|next| self.is_finite(next))
    }

    /// "which has been waging": whether the verb at `verb` is that of a relative clause, with "which" before it.
    pub(super) fn is_of_relative(&self, verb: usize) -> bool {
        self.group(verb).start.checked_sub(1).is_some_and(|before| self.words[before].is(RELATIVE))
    }

    /// "Troops monitoring the truce said": what describes who speaks is not what is told.
    pub(super) fn describes_speaker(&self, hit: &Hit) -> bool {
        let anchor = hit.anchor;
        let noun = anchor.checked_sub(1).is_some_and(|i| {
            let word = &self.words[i];
            word.mark.is_none() && word.is(NOUN) && !word.verb.is_verb() && !word.is(PREPOSITION | BARRIER)
        });
        let next = (hit.last + 1..self.len()).find(|i| self.words[*i].mark.is_some() || self.is_finite(*i));
        !hit.is_nominal()
            && self.words[anchor].verb == Verb::Gerund
            && noun
            && next.is_some_and(|verb| self.words[verb].is(REPORTING) && self.is_finite(verb))
    }
}
