//! Events of one truce become a ceasefire with its stages. Layer 3.

use crate::lexicon::EventTypes;
use crate::model::{Ceasefire, Event};

/// Links events into ceasefires.
#[must_use]
pub fn chains(events: &[Event], types: &EventTypes) -> Vec<Ceasefire> {
    let _ = (events, types);
    Vec::new()
}
