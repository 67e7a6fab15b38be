//! What comes of a hit, by what its frame and its type say of what the words around make of it.

use crate::lexicon::sense::{AGENT, BEGIN, LIGHT, PENDING, REFUSE, REPORTING};
use crate::lexicon::{EventType, EventTypes, Frame, FrameKind};

use super::matching::Hit;
use super::modality::Modality;
use super::reading::{Reading, Word};

impl Reading<'_> {
    /// "Israeli air strikes resumed", "rebel attacks were reported": what stands before the verb is the deed itself, and
    /// whose it is does it, where "Israeli positions were shelled" are what it is done to.
    pub(super) fn is_done_itself(&self, hit: &Hit, told: &EventType) -> bool {
        // "an attack in which nine people were killed": these suffer it.
        let of_deed = hit.kind == FrameKind::Verb || self.words[hit.anchor].is(BEGIN | LIGHT | REPORTING);
        let before = hit.other.filter(|(_, last)| *last < hit.anchor && of_deed);
        before.is_some_and(|(first, last)| {
            let deed = |at: usize| self.words[at].classes & told.deed_class != 0;
            // "air strikes": two words of the class are one.
            deed(last) || (first..last).any(|at| deed(at) && self.words[at].end == last + 1)
        })
    }

    /// The modality of a hit, with what its frame and its type say of it; `None` where nothing comes of it.
    pub(super) fn frame_modality(
        &self,
        modality: Modality,
        hit: &Hit,
        governor: Option<usize>,
        frame: &Frame,
        told: &EventType,
    ) -> Option<Modality> {
        if frame.negated {
            return (modality == Modality::Negated).then_some(Modality::Real);
        }
        // "rejected a proposal for a truce": what is rejected was put forward.
        let put_forward = matches!(&*told.stage, "proposal" | "appeal");
        let rejected = governor.is_some_and(|verb| verb < hit.first && self.words[verb].is(REFUSE));
        if modality == Modality::Negated && hit.is_nominal() && put_forward && rejected {
            return self.is_indefinite(hit.anchor).then_some(Modality::Real);
        }
        // "would consider a proposal by the bloc for a truce": whose it is was made.
        let owned = self.words.get(hit.anchor + 1).is_some_and(|next| next.is(AGENT));
        if modality == Modality::Unreal && hit.is_nominal() && put_forward && owned {
            return Some(Modality::Real);
        }
        // "there will be no truce until they leave": whoever says so rejects it now.
        if modality == Modality::Planned && hit.is_nominal() && told.stage == "rejection" {
            return Some(Modality::Real);
        }
        // "announced their agreement to a proposal": nobody plans to make one.
        if modality == Modality::Planned && hit.is_nominal() && put_forward {
            return None;
        }
        // "will not attack once the truce is in place": a condition, no start.
        let (clause, _) = self.clause(hit.anchor);
        let waits = hit.is_nominal() && told.stage == "start" && self.words[clause].is(PENDING);
        if waits && !self.words[clause].time {
            return None;
        }
        // "if this goes on, the truce will collapse": a warning, no plan.
        let warned = told.hostile || told.stage == "end";
        if modality == Modality::Planned && warned && self.words.iter().any(Word::opens_condition) {
            return None;
        }
        // "sanctions over the breach of the truce": what is pointed to was.
        let pointed = told.stage == "violation" && hit.is_nominal() && self.is_definite(hit.anchor);
        Some(if modality == Modality::Unreal && pointed { Modality::Real } else { modality })
    }
}

/// The type that comes of it: the opposite where it is negated, nothing where nobody says that it is.
pub(super) fn of<'t>(
    modality: Modality,
    event_type: &'t EventType,
    types: &'t EventTypes,
) -> Option<&'t EventType> {
    match modality {
        Modality::Unreal => None,
        Modality::Negated => types.get(event_type.opposite.as_deref()?),
        Modality::Demanded => types.get(event_type.demanded.as_deref()?),
        _ => Some(event_type),
    }
}
