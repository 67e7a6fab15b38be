//! The files that a lexicon is read from. Layer 2.

pub(crate) mod csv_table;
pub(crate) mod file;
pub(in crate::lexicon) mod files;
pub(in crate::lexicon) mod lists;
pub(in crate::lexicon) mod toml_table;
