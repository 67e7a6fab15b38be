//! A table while it grows, in columns of our own, so that what the rows come from need not be held as a whole. Layer 4.
//!
//! Cells are kept as numbers of the words they hold, in the order in which they came; polars gets each column once, in
//! the order of the table. A cell without a value is not written: its column catches up when the next value comes, and
//! one without any value takes no memory.

mod column;
mod events;
mod known;
mod meaning;
mod numbers;
mod order;
mod words;

use polars::prelude::Column;
use rayon::prelude::*;

pub(in crate::table) use column::data_type;
use column::{ColumnBuilder, empty};
pub use events::EventTableBuilder;
pub use meaning::{ActorCells, Meaning};

use crate::table::schema::{ColumnFacts, Schema};
use crate::table::value::Value;

/// Rows of a block: few enough that they stay at hand while column after column is filled from them.
pub(in crate::table) const BLOCK: usize = 1_024;

/// The columns of a table while they grow.
pub(in crate::table) struct Builder {
    pub(in crate::table) schema: &'static Schema,
    pub(in crate::table) height: usize,
    /// `None` for columns that are left empty.
    columns: Vec<Option<ColumnBuilder>>,
}

impl Builder {
    /// An empty table of a schema; `height` is how many rows are expected.
    pub(in crate::table) fn new(schema: &'static Schema, height: usize) -> Self {
        Self::of_columns(schema, height, |_| true)
    }

    /// An empty table in which only the columns of some indices will hold anything.
    pub(in crate::table) fn of_columns(
        schema: &'static Schema,
        height: usize,
        is_wanted: impl Fn(usize) -> bool,
    ) -> Self {
        let columns = schema.columns.iter().enumerate();
        let column = |(index, facts)| is_wanted(index).then(|| ColumnBuilder::new(facts, height));
        let columns = columns.map(column).collect();
        Self { schema, height: 0, columns }
    }

    /// Adds so many rows: `value(row, column)`. Columns are filled in parallel.
    pub(in crate::table) fn push<'v>(
        &mut self,
        rows: usize,
        value: impl Fn(usize, usize) -> Value<'v> + Sync,
    ) {
        let height = self.height;
        self.columns.par_iter_mut().enumerate().for_each(|(index, column)| {
            let Some(column) = column else { return };
            for row in 0..rows {
                column.put(height + row, &value(row, index));
            }
        });
        self.height += rows;
    }

    /// The column of an index, if it is wanted, to write a cell of the row that comes next.
    #[inline]
    fn column(&mut self, index: usize) -> Option<&mut ColumnBuilder> {
        self.columns.get_mut(index)?.as_mut()
    }

    /// The column of an index, if it is wanted.
    fn seen(&self, index: usize) -> Option<&ColumnBuilder> {
        self.columns.get(index)?.as_ref()
    }

    /// Leaves a column empty, whatever was written.
    fn drop_column(&mut self, index: usize) {
        if let Some(column) = self.columns.get_mut(index) {
            *column = None;
        }
    }

    /// The wanted columns of the rows so far, the others empty; the next rows begin behind them. Gives also the columns
    /// (a bit each) of which nothing can be written again.
    fn take_columns(&mut self, is_wanted: impl Fn(usize) -> bool) -> (Vec<Column>, u64) {
        let columns = self.columns.iter_mut().zip(self.schema.columns).enumerate();
        let columns = columns.map(|(index, (column, facts))| match column {
            Some(column) if is_wanted(index) => column.finish(self.height, None),
            _ => empty(facts, self.height),
        });
        let columns = columns.collect();
        self.height = 0;
        let forgotten = self.columns.iter_mut().enumerate();
        let forgotten = forgotten
            .filter_map(|(index, column)| column.as_mut()?.forget().then_some(1 << index))
            .fold(0, |bits, bit| bits | bit);
        (columns, forgotten)
    }

    /// Its columns, in the order of the schema; their rows in the given order, or as they came.
    pub(in crate::table) fn into_columns(self, order: Option<&[u32]>) -> Vec<Column> {
        let height = self.height;
        let columns = self.columns.into_par_iter().zip(self.schema.columns);
        let finished = |(column, facts): (Option<ColumnBuilder>, &ColumnFacts)| match column {
            Some(mut column) => column.finish(height, order),
            None => empty(facts, height),
        };
        columns.map(finished).collect()
    }
}
