//! The one integration binary; each module tests one part of the house.

mod exports;
mod faults;
mod filters;
mod house;
mod ingest;
mod program;
mod tracker;
