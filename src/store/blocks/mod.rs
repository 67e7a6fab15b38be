//! Blocks: the events again, many at a time and field by field, since whoever reads a million rows spends most of the time
//! on handing out their cells one by one.
//!
//! A block says what the rows say and nothing else: the forms of their cells as they stand there (`forms`, `block`). The
//! database itself drops it, in the transaction that changes one of its events (the triggers in `schema.sql`), and whoever
//! reads all events next makes it anew where many are missing (`keeping`). Where there is none, the rows are read.

mod block;
mod forms;
mod keeping;
mod reading;

pub(super) use block::Block;
pub(super) use forms::Forms;
pub(super) use keeping::odd_blocks;

use super::events::fields::FIELDS;

/// The table of blocks, and what drops them.
pub(super) const SCHEMA: &str = include_str!("schema.sql");

/// How many numbers of events a block stands for; `schema.sql` knows it too.
const SIZE: i64 = 1_024;

/// Stands for the format that `block` describes.
const FORMAT: u64 = 1;

/// What a block is made by: the fields, in their order, and the format. Blocks made by anything else are not read.
fn basis() -> i64 {
    let names = FIELDS.iter().flat_map(|(columns, _)| *columns).flat_map(|name| name.bytes().chain([b',']));
    names.fold(FORMAT, |hash, byte| crate::model::mix(hash, byte.into())).cast_signed()
}
