//! Events become a polars table, and views read it. Layer 4.
