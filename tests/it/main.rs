//! The one integration binary; each module tests one part of the house.

mod exports;
mod house;
mod ingest;
