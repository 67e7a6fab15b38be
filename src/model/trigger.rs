//! What `detect` finds: an event, before it has days, actors and a place.

use super::{Span, Status};

/// One event found by its words, with the parts of the sentence that say who, when and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    /// Id of its event type.
    pub event_type: String,
    /// Index of its sentence.
    pub sentence: usize,
    /// The words that gave it away.
    pub span: Span,
    /// The clause it stands in: its own time phrases are looked for here first.
    pub clause: Span,
    /// What stands left of its verb, or possesses its noun: who did it.
    pub subject: Option<Span>,
    /// What stands right of its verb, up to the end of the clause: to whom, where.
    pub object: Option<Span>,
    /// "by …" of a passive or of a noun.
    pub agent: Option<Span>,
    /// Passive voice: the subject is what it was done to.
    pub passive: bool,
    /// The reporting clause that it hangs on: "Ukraine said", "according to the ministry".
    pub reported_by: Option<Span>,
    /// Status by tense, modality and attribution.
    pub status: Status,
    /// The condition in words: "if Russia does the same".
    pub condition: Option<String>,
    /// Simple past or headline present, so that a day carried from the paragraph holds.
    pub is_past: bool,
    /// Strength of the words, 0 to 100, from the lexicon entry.
    pub strength: u8,
    /// The lexicon entry and the rules that made it.
    pub rules: Vec<String>,
}
