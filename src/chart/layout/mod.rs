//! Where things go: days to pixels, spans to rows, labels beside each other, text to room.

mod axis;
mod rows;
mod shift;
mod text;
mod ticks;

pub(crate) use axis::{DayAxis, day, number};
pub(crate) use rows::{admit, partition};
pub(crate) use shift::{Wish, shift};
pub use text::Face;
pub(crate) use text::{clean, reads_leftwards};
pub(crate) use ticks::{Tick, ticks};
