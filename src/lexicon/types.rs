//! Part of the lexicon: event types, each a file under `events/`, with their facts.

use super::LexiconFile;
use super::type_facts::{PhraseFacts, RoleFacts, StatusCodes};
use crate::error::Result;

/// One event type and its facts. Code asks for these, never for names.
#[derive(Clone, Debug, Default)]
pub struct EventType {
    /// Id: the name of its file.
    pub id: String,
    /// Group, such as `talks`.
    pub group: String,
    /// Label, such as "Meeting".
    pub label: String,
    /// One sentence on what it covers.
    pub about: String,
    /// Stage of a ceasefire, `none` for other types.
    pub stage: String,
    /// Types that can be one event share a family.
    pub family: String,
    /// Its days are a span, not one of several.
    pub lasts: bool,
    /// One side's word makes it alleged.
    pub hostile: bool,
    /// What its negation is.
    pub opposite: Option<String>,
    /// PLOVER, CAMEO and ACLED codes.
    pub plover: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// ACLED event and sub-event.
    pub acled: Option<String>,
    /// Codes that differ by status: `[codes.planned]`.
    pub status_codes: StatusCodes,
    /// Who gets which role: `[roles]`.
    pub roles: RoleFacts,
    /// How a label is put: `[phrase]`.
    pub phrase: PhraseFacts,
}

/// All event types.
#[derive(Debug, Default)]
pub struct EventTypes {
    types: Vec<EventType>,
}

impl EventTypes {
    /// All types, by group order, then by name.
    #[must_use]
    pub fn all(&self) -> &[EventType] {
        &self.types
    }

    /// The type of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&EventType> {
        self.types.iter().find(|event_type| event_type.id == id)
    }
}

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(_files: &[LexiconFile]) -> Result<EventTypes> {
    Ok(EventTypes::default())
}
