//! A table: a polars frame with a known schema, and typed access to its cells. Layer 4.

use std::borrow::Cow;

use chrono::NaiveDate;
use polars::prelude::{
    BooleanChunked, Column, DataFrame, Float64Chunked, IdxCa, IdxSize, Int32Chunked, Int64Chunked,
    ListChunked, NewChunkedArray, PolarsError, PolarsResult, StringChunked,
};
use rayon::prelude::*;

use super::growing::{BLOCK, Builder, data_type};
use super::schema::{ColumnFacts, Schema};
use super::value::{Kind, Value, cell_words, join_into};
use crate::error::{Error, ErrorKind, Result};

/// Days from 1 January of year 1 to 1 January 1970, from where polars counts.
pub(super) const EPOCH: i32 = 719_163;

/// A table of one of the four schemas: rows in a fixed order, cells by row and column.
#[derive(Clone, Debug)]
pub struct Table {
    schema: &'static Schema,
    frame: DataFrame,
    cells: Vec<Cells>,
}

/// One column, open to reading: typed, in one piece.
#[derive(Clone, Debug)]
enum Cells {
    Text(StringChunked),
    Day(Int32Chunked),
    Integer(Int64Chunked),
    Number(Float64Chunked),
    Texts { lists: ListChunked, words: StringChunked },
}

impl Table {
    /// Builds a table from `value(row, column)`.
    pub(super) fn build<'v>(
        schema: &'static Schema,
        height: usize,
        value: impl Fn(usize, usize) -> Value<'v> + Sync,
    ) -> Self {
        let mut builder = Builder::new(schema, height);
        for start in (0..height).step_by(BLOCK) {
            builder.push(BLOCK.min(height - start), |row, column| value(start + row, column));
        }
        Self::built(builder, None)
    }

    /// The table of a builder, with its rows in the given order or as they came.
    pub(super) fn built(builder: Builder, order: Option<&[u32]>) -> Self {
        let (schema, height) = (builder.schema, builder.height);
        Self::of_columns(schema, builder.into_columns(order), height)
    }

    /// The table of columns that were built for a schema.
    pub(super) fn of_columns(schema: &'static Schema, columns: Vec<Column>, height: usize) -> Self {
        Self::of(schema, columns, height)
            .expect("columns were built with the schema's names, kinds and one height")
    }

    fn of(schema: &'static Schema, columns: Vec<Column>, height: usize) -> PolarsResult<Self> {
        Self::from_frame(schema, DataFrame::new(height, columns)?)
    }

    /// A table over a frame that has the schema's columns in their order.
    fn from_frame(schema: &'static Schema, mut frame: DataFrame) -> PolarsResult<Self> {
        frame.rechunk_mut();
        let cells = schema
            .columns
            .iter()
            .map(|facts| Cells::of(frame.column(facts.name)?, facts.kind))
            .collect::<PolarsResult<_>>()?;
        Ok(Self { schema, frame, cells })
    }

    /// A table over a frame that was read from a file: columns in any order, missing ones empty, others refused.
    pub(super) fn from_read(schema: &'static Schema, frame: &DataFrame) -> Result<Self> {
        let height = frame.height();
        for name in frame.get_column_names() {
            if !schema.columns.iter().any(|facts| facts.name == name.as_str()) {
                return Err(Error::new(
                    ErrorKind::Format,
                    format!("expected a column of the table of {}, found `{name}`", schema.name),
                ));
            }
        }
        let columns = schema.columns.iter().map(|facts| match frame.column(facts.name) {
            Ok(column) => column.cast(&data_type(facts.kind)),
            Err(_) => Ok(Column::full_null(facts.name.into(), height, &data_type(facts.kind))),
        });
        columns
            .collect::<PolarsResult<Vec<_>>>()
            .and_then(|columns| Self::of(schema, columns, height))
            .map_err(|error| refused(&error))
    }

    /// Its schema.
    #[must_use]
    pub fn schema(&self) -> &'static Schema {
        self.schema
    }

    /// Facts of its columns, in their order.
    #[must_use]
    pub fn columns(&self) -> &'static [ColumnFacts] {
        self.schema.columns
    }

    /// Number of rows.
    #[must_use]
    pub fn height(&self) -> usize {
        self.frame.height()
    }

    /// What stands in a cell; beyond the table there is no value.
    #[must_use]
    pub fn value(&self, row: usize, column: usize) -> Value<'_> {
        match self.cells.get(column) {
            Some(cells) if row < self.height() => cells.value(row),
            _ => Value::Null,
        }
    }

    /// Adds a cell's words as [`cell_words`] does.
    pub fn words(&self, row: usize, column: usize, words: &mut String) {
        match self.cells.get(column) {
            Some(Cells::Text(cells)) if row < self.height() => words.push_str(cells.get(row).unwrap_or("")),
            Some(Cells::Texts { lists, words: all }) if row < self.height() => {
                join_into(list_range(lists, row).map(|index| all.get(index)), words);
            }
            _ => cell_words(&self.value(row, column), words),
        }
    }

    /// The words in a cell; `None` where there are none, or where the column holds something else.
    #[must_use]
    pub fn text(&self, row: usize, column: usize) -> Option<&str> {
        match self.cells.get(column) {
            Some(Cells::Text(cells)) if row < self.height() => cells.get(row),
            _ => None,
        }
    }

    /// The day in a cell.
    #[must_use]
    pub fn day(&self, row: usize, column: usize) -> Option<NaiveDate> {
        match self.cells.get(column) {
            Some(Cells::Day(cells)) if row < self.height() => cells.get(row).and_then(to_day),
            _ => None,
        }
    }

    /// The number in a cell.
    #[must_use]
    pub fn number(&self, row: usize, column: usize) -> Option<f64> {
        match self.cells.get(column) {
            Some(Cells::Number(cells)) if row < self.height() => cells.get(row),
            _ => None,
        }
    }

    /// The elements of the list in a cell; none where there is no list.
    pub fn texts(&self, row: usize, column: usize) -> impl ExactSizeIterator<Item = Option<&str>> {
        let (range, words) = match self.cells.get(column) {
            Some(Cells::Texts { lists, words }) if row < self.height() => {
                (list_range(lists, row), Some(words))
            }
            _ => (0..0, None),
        };
        range.map(move |index| words.and_then(|words| words.get(index)))
    }

    /// The rows that a test keeps, in their order.
    pub(super) fn keep(&self, test: impl Fn(usize) -> bool + Sync + Send) -> Self {
        let kept: Vec<bool> = (0..self.height()).into_par_iter().map(test).collect();
        let mask = BooleanChunked::from_slice("kept".into(), &kept);
        let frame = self.frame.filter(&mask).expect("the mask has one bit for each row");
        Self::from_frame(self.schema, frame).expect("filtering keeps the schema")
    }

    /// The given rows, in the given order.
    pub(super) fn take(&self, rows: &[usize]) -> Self {
        let rows: Vec<IdxSize> = rows
            .iter()
            .filter_map(|row| IdxSize::try_from(*row).ok())
            .filter(|row| (*row as usize) < self.height())
            .collect();
        let frame = self.frame.take(&IdxCa::from_slice("rows".into(), &rows)).expect("rows lie in the table");
        Self::from_frame(self.schema, frame).expect("taking rows keeps the schema")
    }

    /// The frame, for the readers and writers of this module.
    pub(super) fn frame(&self) -> &DataFrame {
        &self.frame
    }
}

impl Cells {
    fn of(column: &Column, kind: Kind) -> PolarsResult<Self> {
        let series = column.as_materialized_series();
        Ok(match kind {
            Kind::Text => Self::Text(series.str()?.clone()),
            Kind::Day => Self::Day(series.date()?.physical().clone()),
            Kind::Integer => Self::Integer(series.i64()?.clone()),
            Kind::Number => Self::Number(series.f64()?.clone()),
            Kind::Texts => {
                let lists = series.list()?.rechunk().into_owned();
                let words = lists.get_inner().str()?.rechunk().into_owned();
                Self::Texts { lists, words }
            }
        })
    }

    fn value(&self, row: usize) -> Value<'_> {
        match self {
            Self::Text(cells) => {
                cells.get(row).map_or(Value::Null, |words| Value::Text(Cow::Borrowed(words)))
            }
            Self::Day(cells) => cells.get(row).and_then(to_day).map_or(Value::Null, Value::Day),
            Self::Integer(cells) => cells.get(row).map_or(Value::Null, Value::Integer),
            Self::Number(cells) => cells.get(row).map_or(Value::Null, Value::Number),
            Self::Texts { lists, words } => {
                let list: Vec<_> =
                    list_range(lists, row).map(|index| words.get(index).map(Cow::Borrowed)).collect();
                if list.is_empty() { Value::Null } else { Value::Texts(list) }
            }
        }
    }
}

/// Where a row's elements stand among the words of all rows.
fn list_range(lists: &ListChunked, row: usize) -> std::ops::Range<usize> {
    let Some(array) = lists.downcast_iter().next() else { return 0..0 };
    if array.validity().is_some_and(|validity| !validity.get_bit(row)) {
        return 0..0;
    }
    let (start, end) = array.offsets().start_end(row);
    start..end
}

fn to_day(days: i32) -> Option<NaiveDate> {
    days.checked_add(EPOCH).and_then(NaiveDate::from_num_days_from_ce_opt)
}

/// An error of polars, in the words of the house.
pub(super) fn refused(error: &PolarsError) -> Error {
    Error::new(ErrorKind::Format, error.to_string())
}
