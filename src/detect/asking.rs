//! What is asked for or announced rather than told: "demanded that Russia accept", "a truce to begin on Thursday".

use crate::lexicon::FrameKind;
use crate::lexicon::inflect::{BASE, PAST};
use crate::lexicon::sense::{
    ADVERB, BARRIER, BE, BE_PAST, BE_PRESENT, NEGATION, OFFER, RELATIVE, REPORTING, URGE, WISH,
};

use super::Words;
use super::matching::Hit;
use super::modality::{Group, Modality};
use super::reading::{Reading, Verb};

impl Reading<'_> {
    /// "demanded that Russia accept a truce", "proposed that both sides stop": the base form behind "that" is what is
    /// asked for or put forward.
    pub(super) fn asked_for(&self, at: usize, group: Group) -> Option<Modality> {
        let forms = self.words[at].forms;
        // "that the rebels immediately disarm"
        let bare = self.words[group.start..at].iter().all(|word| word.is(ADVERB) && !word.is(NEGATION));
        let base = bare && forms & BASE != 0 && forms & PAST == 0;
        // "urged that the truce be respected"
        let plain = &self.words[group.start];
        let passive = group.be && !group.have && plain.is(BE) && !plain.is(BE_PRESENT | BE_PAST);
        if !base && !passive {
            return None;
        }
        let that = (0..group.start).rev().take(18).find(|i| {
            let word = &self.words[*i];
            word.is(RELATIVE | BARRIER) || word.verb.is_verb() || matches!(word.mark, Some(';' | ':'))
        })?;
        // "demanded the rebels withdraw"
        if self.words[that].verb.is_verb() && self.words[that].verb != Verb::Passive && that + 1 < group.start
        {
            let asks = &self.words[that];
            // "to help the sides reach a truce": nobody says that they did.
            let alone = self.words[that..at].iter().all(|word| word.mark.is_none());
            if asks.is(WISH) && asks.verb == Verb::Bare && alone {
                return Some(Modality::Unreal);
            }
            return (asks.is(URGE) && !asks.is(REPORTING)).then_some(Modality::Demanded);
        }
        // "asked on Monday that Russia accept"
        let governor = (0..that).rev().find(|i| !self.words[*i].time && !self.words[*i].is(ADVERB))?;
        let governor = &self.words[governor];
        if !self.words[that].is(RELATIVE) || governor.is(REPORTING) && !governor.is(OFFER) {
            return None;
        }
        if governor.is(URGE) {
            return Some(Modality::Demanded);
        }
        (governor.is(OFFER) && governor.verb.is_verb()).then_some(Modality::Proposed)
    }

    /// Who asks for what is demanded, and what stands where whoever is asked does. "France asked that Russia accept a truce":
    /// who asks is told first, who is asked stands between. "The army must stop its attacks": who must asks for nothing.
    pub(super) fn asking(&self, hit: &Hit, last: usize) -> Option<(Words, Words)> {
        if let Some(asks) = self.asker(hit.anchor) {
            let behind = (asks < last).then_some((asks + 1, last));
            return Some((self.subject_of(asks), behind));
        }
        let must = hit.kind == FrameKind::Verb && !hit.passive && self.group(hit.anchor).must;
        must.then(|| (None, self.subject_of(hit.anchor)))
    }

    /// The verb that asks for what is demanded at `at`.
    fn asker(&self, at: usize) -> Option<usize> {
        let start = self.group(at).start;
        let asks = (0..start).rev().take(14).find(|i| self.words[*i].verb.is_verb())?;
        (self.words[asks].is(URGE) && self.words[asks].verb != Verb::Passive).then_some(asks)
    }

    /// "a truce to begin on Thursday" is announced, though no verb governs the infinitive.
    pub(super) fn announced(&self, hit: &Hit, modality: Modality) -> Modality {
        let to = self.group(hit.anchor).to;
        let dated = hit.kind == FrameKind::Subject && to.is_some_and(|to| self.is_dated_infinitive(to));
        let governed =
            to.and_then(|to| self.before(to)).is_some_and(|before| self.words[before].verb.is_verb());
        if dated && !governed && modality == Modality::Unreal { Modality::Planned } else { modality }
    }
}
