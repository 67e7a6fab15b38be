//! Parquet: for data people; types are kept, lists are lists. Layer 5.

use super::{Export, What};
use crate::table::write_parquet;

/// Typed columns.
pub(super) const PARQUET: Export = Export {
    token: "parquet",
    suffixes: &["parquet", "pq"],
    about: "polars, pandas, DuckDB: types are kept",
    tables: What::ALL,
    holds_all: false,
    in_parts: false,
    write: |document, out| {
        let table = document.table()?;
        write_parquet(table, &document.columns(table)?, out)
    },
};
