//! What `detect` finds: an event, before it has days, actors and a place.

use super::{Span, Status};

/// One event found by its words, with the parts of the sentence that say who, when and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    /// Id of its event type.
    pub event_type: String,
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
    /// A noun tells it: "the shelling of the port".
    pub is_noun: bool,
    /// Passive voice: the subject is what it was done to.
    pub passive: bool,
    /// The reporting clause that it hangs on: "Ukraine said", "according to the ministry".
    pub reported_by: Option<Span>,
    /// Who tells of it did it: "said it had struck".
    pub of_oneself: bool,
    /// Status by tense, modality and attribution.
    pub status: Status,
    /// The condition in words: "if Russia does the same".
    pub condition: Option<String>,
    /// Simple past, or told by a noun, so that a day carried from the paragraph holds.
    pub is_past: bool,
    /// Present, as briefs and leads tell the news of the day: "declares a truce", "are killed".
    pub is_present: bool,
    /// Strength of the words, 0 to 100, from the lexicon entry.
    pub strength: u8,
    /// The time phrases of the sentence and how far each is from the trigger, in their order.
    pub times: Vec<TimeLink>,
    /// Had, has: told from a later day.
    pub is_perfect: bool,
    /// Had: what was before the day that is told of.
    pub is_pluperfect: bool,
    /// The lexicon entry and the rules that made it.
    pub rules: Vec<String>,
}

/// How a time phrase of the sentence hangs together with a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeLink {
    /// Number of the phrase among those of the sentence.
    pub phrase: usize,
    /// Words between, and more for every clause, verb and comma between.
    pub cost: u32,
    /// The phrase stands beside a verb of saying and tells the day of speech.
    pub of_speech: bool,
}
