//! A table while it grows, block of rows by block, so that what the rows come from need not be held as a whole. Layer 4.

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

enum ColumnBuilder {
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
        let columns = columns
            .map(|(index, facts)| is_wanted(index).then(|| ColumnBuilder::new(facts, height)))
            .collect();
        Self { schema, height: 0, columns }
    }

    /// Adds so many rows: `value(row, column)`. Columns are filled in parallel.
    pub(super) fn push<'v>(&mut self, rows: usize, value: impl Fn(usize, usize) -> Value<'v> + Sync) {
        self.columns.par_iter_mut().enumerate().for_each(|(index, column)| {
            let Some(column) = column else { return };
            for row in 0..rows {
                column.push(&value(row, index));
            }
        });
        self.height += rows;
    }

    /// Adds a row: `value(column)`.
    pub(super) fn push_row<'v>(&mut self, value: impl Fn(usize) -> Value<'v>) {
        for (index, column) in self.columns.iter_mut().enumerate() {
            if let Some(column) = column {
                column.push(&value(index));
            }
        }
        self.height += 1;
    }

    /// Its columns, in the order of the schema.
    pub(super) fn into_columns(self) -> Vec<Column> {
        let columns = self.columns.into_iter().zip(self.schema.columns);
        let filled = |(column, facts): (Option<ColumnBuilder>, &ColumnFacts)| match column {
            Some(column) => column.finish(),
            None => Column::full_null(facts.name.into(), self.height, &data_type(facts.kind)),
        };
        columns.map(filled).collect()
    }
}

impl ColumnBuilder {
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

    /// Adds a value; one of another kind than the column's is no value.
    fn push(&mut self, value: &Value<'_>) {
        match (self, value) {
            (Self::Text(builder), Value::Text(words)) => builder.append_value(words),
            (Self::Text(builder), _) => builder.append_null(),
            (Self::Day(builder), Value::Day(day)) => builder.append_value(from_day(*day)),
            (Self::Day(builder), _) => builder.append_null(),
            (Self::Integer(builder), Value::Integer(number)) => builder.append_value(*number),
            (Self::Integer(builder), _) => builder.append_null(),
            (Self::Number(builder), Value::Number(number)) => builder.append_value(*number),
            (Self::Number(builder), _) => builder.append_null(),
            (Self::Texts(builder), Value::Texts(list)) => {
                builder.append_trusted_len_iter(list.iter().map(Option::as_deref));
            }
            (Self::Texts(builder), _) => builder.append_null(),
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
