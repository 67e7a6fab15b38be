//! Events as rows of the tracker: there and back (`rows`), and straight into the table of events (`cells`).

pub(super) mod cells;
mod json;
pub(super) mod rows;
