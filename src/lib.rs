//! truceline reads news about a war and gives back a dated, cited timeline.
//!
//! The modules stand in the order of the flow: bytes become articles (`ingest`), articles become
//! sentences (`segment`), sentences yield time expressions (`times`), names (`names`) and triggers
//! (`detect`), which together become mentions (`resolve`); mentions of one thing become an event (`merge`),
//! events of one truce a ceasefire (`ceasefires`); events become a table (`table`), and every view
//! (`chart`, `export`) reads that table. `store` is the memory beside the flow, `lexicon` what the
//! program knows, `pipeline` the order of the stages.

pub mod ceasefires;
pub mod chart;
pub mod cli;
pub mod detect;
pub mod diagnostic;
pub mod error;
pub mod export;
pub mod ingest;
pub mod lexicon;
pub mod merge;
pub mod model;
pub mod names;
pub mod pipeline;
pub mod resolve;
pub mod segment;
pub mod store;
pub mod table;
pub mod times;

pub use error::{Error, ErrorKind, Result};
