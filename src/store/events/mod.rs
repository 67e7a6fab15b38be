//! Events as rows of the tracker: there and back (`rows`), and straight into the table of events (`cells`).

pub(super) mod cells;
pub(super) mod fields;
mod json;
mod meaning;
pub(super) mod rows;
