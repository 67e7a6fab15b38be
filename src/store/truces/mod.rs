//! The truces of a tracker: linked from its events by the pure function `ceasefires::chains`, and kept.
//!
//! They are derived twice over, from events that are derived themselves. Whoever writes says only which stages of truces
//! were changed (`changed`); whoever asks for truces has them linked anew where something was (`linking`), so that no
//! answer is stale and no step waits for what nobody asks. Rules, vocabulary and decisions count as what truces are
//! linked from: where one of these is another than it was, all are linked anew.

mod changed;
mod linking;
mod reading;
mod rows;

pub(super) use changed::{mark, mark_all};
pub(super) use linking::SCHEMA;
pub use reading::Told;
