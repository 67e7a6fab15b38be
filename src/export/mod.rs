//! A table of events becomes a file that other people use. Layer 5.
