//! The one integration binary; each module tests one part of the house.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read the project's files and may fail"
)]

mod blocks;
mod charts;
mod copies;
mod examples;
mod exports;
mod faults;
mod filters;
mod gallery;
mod house;
mod ingest;
mod kept_truces;
mod lexicon;
mod loading;
mod merging;
mod program;
mod readme;
mod reference;
mod resolution;
mod review;
mod scores;
mod sheets;
mod times;
mod tracker;
mod truces;
