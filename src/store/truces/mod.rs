//! The truces of a tracker: linked from its events by the pure function `ceasefires::chains`, and kept.
//!
//! They are derived twice over, from events that are derived themselves. Whoever writes says only which stages of truces
//! were changed (`changed`); whoever asks for truces has them linked anew where something was (`linking`), so that no
//! answer is stale and no step waits for what nobody asks. Where the rules or the vocabulary are others than those that
//! the truces were linked by, all are linked anew.

mod changed;
mod linking;
mod reading;
mod rows;

pub(super) use changed::{mark, mark_decision};
pub(super) use linking::SCHEMA;
pub use reading::Told;
