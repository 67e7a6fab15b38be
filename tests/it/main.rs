//! The one integration binary; each module tests one part of the house.

mod house;
mod ingest;
