//! A table while it grows, block of rows by block, so that what the rows come from need not be held as a whole. Layer 4.
//!
//! A cell without a value is not written: its column catches up when the next value comes, and one without any value
//! takes no memory.

use chrono::{Datelike as _, NaiveDate};
use polars::prelude::{
    ChunkedBuilder, Column, DataType, Float64Type, Int32Type, Int64Type, IntoColumn, IntoSeries,
    ListBuilderTrait, ListStringChunkedBuilder, PrimitiveChunkedBuilder, StringChunkedBuilder,
};
use rayon::prelude::*;

use super::frame::EPOCH;
use super::schema::{ColumnFacts, Schema};
use super::value::{Kind, Value};

/// Rows of a block: few enough that they stay at hand while column after column is filled from them.
pub(super) const BLOCK: usize = 1_024;

/// The columns of a table while they grow.
pub(super) struct Builder {
    pub(super) schema: &'static Schema,
    pub(super) height: usize,
    /// `None` for columns that are left empty.
    columns: Vec<Option<ColumnBuilder>>,
}

/// A column while it grows.
pub(super) struct ColumnBuilder {
    facts: &'static ColumnFacts,
    /// Rows that are expected.
    height: usize,
    /// Rows of it that are written; what is missing is without a value.
    filled: usize,
    /// `None` until the first value.
    cells: Option<Cells>,
}

enum Cells {
    Text(StringChunkedBuilder),
    Day(PrimitiveChunkedBuilder<Int32Type>),
    Integer(PrimitiveChunkedBuilder<Int64Type>),
    Number(PrimitiveChunkedBuilder<Float64Type>),
    Texts(ListStringChunkedBuilder),
}

impl Builder {
    /// An empty table of a schema; `height` is how many rows are expected.
    pub(super) fn new(schema: &'static Schema, height: usize) -> Self {
        Self::of_columns(schema, height, |_| true)
    }

    /// An empty table in which only the columns of some indices will hold anything.
    pub(super) fn of_columns(
        schema: &'static Schema,
        height: usize,
        is_wanted: impl Fn(usize) -> bool,
    ) -> Self {
        let columns = schema.columns.iter().enumerate();
        let column = |facts| ColumnBuilder { facts, height, filled: 0, cells: None };
        let columns = columns.map(|(index, facts)| is_wanted(index).then(|| column(facts))).collect();
        Self { schema, height: 0, columns }
    }

    /// Adds so many rows: `value(row, column)`. Columns are filled in parallel.
    pub(super) fn push<'v>(&mut self, rows: usize, value: impl Fn(usize, usize) -> Value<'v> + Sync) {
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
    pub(super) fn column(&mut self, index: usize) -> Option<&mut ColumnBuilder> {
        self.columns.get_mut(index)?.as_mut()
    }

    /// Its columns, in the order of the schema.
    pub(super) fn into_columns(self) -> Vec<Column> {
        let columns = self.columns.into_iter().zip(self.schema.columns);
        let filled = |(column, facts): (Option<ColumnBuilder>, &ColumnFacts)| {
            column
                .and_then(|column| column.finish(self.height))
                .unwrap_or_else(|| Column::full_null(facts.name.into(), self.height, &data_type(facts.kind)))
        };
        columns.map(filled).collect()
    }
}

impl ColumnBuilder {
    /// Writes the cell of a row; a value of another kind than the column's is no value.
    fn put(&mut self, row: usize, value: &Value<'_>) {
        match value {
            Value::Null => {}
            Value::Text(words) => self.text(row, words),
            Value::Day(day) => self.day(row, *day),
            Value::Integer(number) => {
                if let Cells::Integer(builder) = self.at(row) {
                    builder.append_value(*number);
                    self.filled += 1;
                }
            }
            Value::Number(number) => self.number(row, *number),
            Value::Texts(list) => self.texts(row, list, |item| item.as_deref()),
        }
    }

    /// Writes the words of a row.
    pub(super) fn text(&mut self, row: usize, words: &str) {
        if let Cells::Text(builder) = self.at(row) {
            builder.append_value(words);
            self.filled += 1;
        }
    }

    /// Writes the day of a row.
    pub(super) fn day(&mut self, row: usize, day: NaiveDate) {
        if let Cells::Day(builder) = self.at(row) {
            builder.append_value(from_day(day));
            self.filled += 1;
        }
    }

    /// Writes the number of a row.
    pub(super) fn number(&mut self, row: usize, number: f64) {
        if let Cells::Number(builder) = self.at(row) {
            builder.append_value(number);
            self.filled += 1;
        }
    }

    /// Writes the list of a row.
    pub(super) fn texts<T>(&mut self, row: usize, list: &[T], words: impl Fn(&T) -> Option<&str>) {
        if let Cells::Texts(builder) = self.at(row) {
            builder.append_trusted_len_iter(list.iter().map(words));
            self.filled += 1;
        }
    }

    /// Its cells, written up to a row.
    fn at(&mut self, row: usize) -> &mut Cells {
        let cells = self.cells.get_or_insert_with(|| Cells::new(self.facts, self.height));
        if self.filled < row {
            cells.skip(row - self.filled);
            self.filled = row;
        }
        cells
    }

    /// The column with so many rows; `None` where it has no value.
    fn finish(mut self, height: usize) -> Option<Column> {
        self.cells.as_ref()?;
        self.at(height);
        self.cells.map(Cells::finish)
    }
}

impl Cells {
    fn new(facts: &ColumnFacts, height: usize) -> Self {
        let name = facts.name.into();
        match facts.kind {
            Kind::Text => Self::Text(StringChunkedBuilder::new(name, height)),
            Kind::Day => Self::Day(PrimitiveChunkedBuilder::new(name, height)),
            Kind::Integer => Self::Integer(PrimitiveChunkedBuilder::new(name, height)),
            Kind::Number => Self::Number(PrimitiveChunkedBuilder::new(name, height)),
            Kind::Texts => Self::Texts(ListStringChunkedBuilder::new(name, height, height)),
        }
    }

    /// Adds so many cells without a value.
    fn skip(&mut self, rows: usize) {
        for _ in 0..rows {
            match self {
                Self::Text(builder) => builder.append_null(),
                Self::Day(builder) => builder.append_null(),
                Self::Integer(builder) => builder.append_null(),
                Self::Number(builder) => builder.append_null(),
                Self::Texts(builder) => builder.append_null(),
            }
        }
    }

    fn finish(self) -> Column {
        match self {
            Self::Text(builder) => builder.finish().into_column(),
            Self::Day(builder) => builder.finish().into_date().into_column(),
            Self::Integer(builder) => builder.finish().into_column(),
            Self::Number(builder) => builder.finish().into_column(),
            Self::Texts(mut builder) => builder.finish().into_series().into_column(),
        }
    }
}

/// The kind of column that polars keeps.
pub(super) fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text => DataType::String,
        Kind::Day => DataType::Date,
        Kind::Integer => DataType::Int64,
        Kind::Number => DataType::Float64,
        Kind::Texts => DataType::List(Box::new(DataType::String)),
    }
}

fn from_day(day: NaiveDate) -> i32 {
    day.num_days_from_ce() - EPOCH
}
