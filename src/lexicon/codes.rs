//! The codes of other projects for a type in a status. Layer 2.

use super::EventTypes;
use crate::model::Status;

/// What PLOVER, CAMEO and ACLED call an event of a type and status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Codes<'a> {
    /// PLOVER category and mode.
    pub plover: Option<&'a str>,
    /// CAMEO code.
    pub cameo: Option<&'a str>,
    /// ACLED event and sub-event.
    pub acled: Option<&'a str>,
}

impl EventTypes {
    /// The codes of a type in a status: the line of the status where the type has one, else the type's own. A type
    /// that is not known has none.
    #[must_use]
    pub fn codes(&self, event_type: &str, status: Status) -> Codes<'_> {
        let Some(event_type) = self.get(event_type) else { return Codes::default() };
        match event_type.status_codes.get(&status) {
            Some(line) => Codes {
                plover: line.plover.as_deref(),
                cameo: line.cameo.as_deref(),
                acled: line.acled.as_deref(),
            },
            None => Codes {
                plover: event_type.plover.as_deref(),
                cameo: event_type.cameo.as_deref(),
                acled: event_type.acled.as_deref(),
            },
        }
    }
}
