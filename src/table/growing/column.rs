//! A column while it grows: its cells as numbers of the words they hold, in the order in which they came. Layer 4.
//!
//! polars gets a column once, in the order of the table: moving what it has is dearer than to write it anew.

use chrono::{Datelike as _, NaiveDate};
use polars::prelude::{
    Column, DataType, Float64Chunked, Int32Chunked, Int64Chunked, IntoColumn, ListChunked, NewChunkedArray,
    StringChunked,
};
use polars_arrow::array::ListArray;
use polars_arrow::bitmap::MutableBitmap;
use polars_arrow::datatypes::ArrowDataType;

use super::numbers::{Numbers, add, add_rows};
use super::words::Words;
use crate::table::frame::EPOCH;
use crate::table::schema::ColumnFacts;
use crate::table::value::{Kind, Value};

/// The day of a cell without one; no calendar reaches it.
const NO_DAY: i32 = i32::MIN;

/// More words than so many are forgotten between two parts of a table.
const KEPT: usize = 16_384;

/// A column while it grows. A cell without a value is not written: the column catches up when the next value comes.
pub(super) struct ColumnBuilder {
    facts: &'static ColumnFacts,
    /// Rows that are expected.
    height: usize,
    cells: Cells,
}

enum Cells {
    /// Numbers of words from 1; 0 is no value.
    Text {
        numbers: Numbers,
        words: Words,
    },
    /// As polars counts them.
    Day(Vec<i32>),
    Integer(Vec<Option<i64>>),
    /// NaN is no value.
    Number(Vec<f64>),
    /// Numbers of lists from 1; 0 is no value.
    Texts {
        numbers: Numbers,
        lists: Lists,
    },
}

/// Lists of words.
#[derive(Default)]
struct Lists {
    /// Where each of them ends among the elements.
    ends: Vec<u32>,
    /// Numbers of words from 1; 0 is none.
    elements: Vec<u32>,
    words: Words,
}

impl ColumnBuilder {
    /// An empty column.
    pub(super) fn new(facts: &'static ColumnFacts, height: usize) -> Self {
        let cells = match facts.kind {
            Kind::Text => Cells::Text { numbers: Numbers::default(), words: Words::default() },
            Kind::Day => Cells::Day(Vec::new()),
            Kind::Integer => Cells::Integer(Vec::new()),
            Kind::Number => Cells::Number(Vec::new()),
            Kind::Texts => Cells::Texts { numbers: Numbers::default(), lists: Lists::default() },
        };
        Self { facts, height, cells }
    }

    /// Writes the cell of a row; a value of another kind than the column's is no value.
    pub(super) fn put(&mut self, row: usize, value: &Value<'_>) {
        let cell = match value {
            Value::Null => None,
            Value::Text(words) => self.text(words),
            Value::Day(day) => self.day(*day),
            Value::Integer(number) => {
                if let Cells::Integer(cells) = &mut self.cells {
                    add(cells, self.height, row, None, Some(*number));
                }
                None
            }
            Value::Number(number) => self.number(*number),
            Value::Texts(list) => self.texts(list, |item| item.as_deref()),
        };
        if let Some(cell) = cell {
            self.place(row, cell);
        }
    }

    /// Keeps words; gives what places them in a row.
    pub(super) fn text(&mut self, text: &str) -> Option<u64> {
        let Cells::Text { words, .. } = &mut self.cells else { return None };
        Some(u64::from(words.push(text, self.height) + 1))
    }

    /// What places a day in a row.
    pub(super) fn day(&self, day: NaiveDate) -> Option<u64> {
        let is_kept = matches!(self.cells, Cells::Day(_));
        is_kept.then(|| u64::from((day.num_days_from_ce() - EPOCH).cast_unsigned()))
    }

    /// What places a number in a row.
    pub(super) fn number(&self, number: f64) -> Option<u64> {
        matches!(self.cells, Cells::Number(_)).then(|| number.to_bits())
    }

    /// Keeps a list; gives what places it in a row.
    pub(super) fn texts<T>(&mut self, list: &[T], words: impl Fn(&T) -> Option<&str>) -> Option<u64> {
        let Cells::Texts { lists, .. } = &mut self.cells else { return None };
        Some(lists.push(list.iter().map(words), self.height).into())
    }

    /// Writes the cell of a row.
    #[inline]
    pub(super) fn place(&mut self, row: usize, cell: u64) {
        match &mut self.cells {
            Cells::Text { numbers, .. } | Cells::Texts { numbers, .. } => {
                numbers.put(self.height, row, low(cell));
            }
            Cells::Day(days) => add(days, self.height, row, NO_DAY, low(cell).cast_signed()),
            Cells::Number(numbers) => add(numbers, self.height, row, f64::NAN, f64::from_bits(cell)),
            Cells::Integer(_) => {}
        }
    }

    /// Writes the cells of rows from one on: of each that which stands among `cells` at its number.
    pub(super) fn place_rows(&mut self, row: usize, numbers_of_cells: &[u16], cells: &[Option<u64>]) {
        let height = self.height;
        match &mut self.cells {
            Cells::Text { numbers, .. } | Cells::Texts { numbers, .. } => {
                let cells: Vec<u32> = cells.iter().map(|cell| cell.map_or(0, low)).collect();
                numbers.put_rows(height, row, numbers_of_cells, &cells);
            }
            Cells::Day(days) => {
                let cells: Vec<i32> =
                    cells.iter().map(|cell| cell.map_or(NO_DAY, |cell| low(cell).cast_signed())).collect();
                add_rows(days, height, row, NO_DAY, numbers_of_cells, &cells);
            }
            Cells::Number(numbers) => {
                let cells: Vec<f64> =
                    cells.iter().map(|cell| cell.map_or(f64::NAN, f64::from_bits)).collect();
                add_rows(numbers, height, row, f64::NAN, numbers_of_cells, &cells);
            }
            Cells::Integer(_) => {}
        }
    }

    /// The words it holds, by number.
    pub(super) fn words(&self) -> Option<&Words> {
        match &self.cells {
            Cells::Text { words, .. } => Some(words),
            _ => None,
        }
    }

    /// The number of a row's words.
    pub(super) fn number_of_words(&self, row: usize) -> Option<u32> {
        match &self.cells {
            Cells::Text { numbers, .. } => numbers.get(row),
            _ => None,
        }
    }

    /// The words of a row.
    pub(super) fn words_of(&self, row: usize) -> &str {
        self.words().zip(self.number_of_words(row)).map_or("", |(words, number)| words.get(number))
    }

    /// The day of a row, as polars counts it.
    pub(super) fn day_of(&self, row: usize) -> Option<i32> {
        match &self.cells {
            Cells::Day(days) => days.get(row).copied().filter(|day| *day != NO_DAY),
            _ => None,
        }
    }

    /// Forgets its rows, and the words where they are many; then what was written cannot be written again, and true is
    /// given.
    pub(super) fn forget(&mut self) -> bool {
        match &mut self.cells {
            Cells::Text { numbers, words } => {
                numbers.clear();
                words.len() > KEPT && {
                    words.clear();
                    true
                }
            }
            Cells::Texts { numbers, lists } => {
                numbers.clear();
                lists.words.len() > KEPT && {
                    *lists = Lists::default();
                    true
                }
            }
            Cells::Day(days) => {
                days.clear();
                false
            }
            Cells::Integer(numbers) => {
                numbers.clear();
                false
            }
            Cells::Number(numbers) => {
                numbers.clear();
                false
            }
        }
    }

    /// The column of polars with the given rows in the given order, or with so many as they came.
    pub(super) fn finish(&mut self, height: usize, order: Option<&[u32]>) -> Column {
        let name = self.facts.name.into();
        let rows = (0..height).map(|place| order.map_or(place, |order| order[place] as usize));
        match &mut self.cells {
            cells if cells.are_none() => empty(self.facts, height),
            Cells::Text { numbers, words } => {
                StringChunked::with_chunk(name, words.of(height, rows.map(|row| numbers.get(row))))
                    .into_column()
            }
            Cells::Day(days) => {
                let days = rows.map(|row| days.get(row).copied().filter(|day| *day != NO_DAY));
                Int32Chunked::from_iter_options(name, days).into_date().into_column()
            }
            Cells::Integer(numbers) => {
                let numbers = rows.map(|row| numbers.get(row).copied().flatten());
                Int64Chunked::from_iter_options(name, numbers).into_column()
            }
            Cells::Number(numbers) => {
                let numbers = rows.map(|row| numbers.get(row).copied().filter(|number| !number.is_nan()));
                Float64Chunked::from_iter_options(name, numbers).into_column()
            }
            Cells::Texts { numbers, lists } => {
                ListChunked::with_chunk(name, lists.of(rows.map(|row| numbers.get(row)))).into_column()
            }
        }
    }
}

impl Cells {
    /// Whether there is no value.
    fn are_none(&self) -> bool {
        match self {
            Self::Text { numbers, .. } | Self::Texts { numbers, .. } => numbers.is_empty(),
            Self::Day(days) => days.is_empty(),
            Self::Integer(numbers) => numbers.is_empty(),
            Self::Number(numbers) => numbers.is_empty(),
        }
    }
}

impl Lists {
    /// Adds a list; gives its number from 1. As many may come as are expected.
    fn push<'w>(&mut self, list: impl Iterator<Item = Option<&'w str>>, expected: usize) -> u32 {
        if self.ends.is_empty() {
            self.ends.reserve(expected);
            self.elements.reserve(expected);
        }
        for words in list {
            self.elements.push(words.map_or(0, |words| self.words.push(words, expected) + 1));
        }
        let number = |length: usize| u32::try_from(length).expect("a table has less cells than that");
        self.ends.push(number(self.elements.len()));
        number(self.ends.len())
    }

    /// The lists of some numbers from 0, one behind the other.
    fn of(&mut self, numbers: impl Iterator<Item = Option<u32>> + Clone) -> ListArray<i64> {
        let Self { ends, elements, words } = self;
        let list = |number: u32| {
            let start = number.checked_sub(1).map_or(0, |before| ends[before as usize]);
            &elements[start as usize..ends[number as usize] as usize]
        };
        let height = numbers.size_hint().0;
        let (mut offsets, mut is_there, mut end) =
            (Vec::with_capacity(height + 1), MutableBitmap::with_capacity(height), 0);
        offsets.push(0);
        for number in numbers.clone() {
            end += number.map_or(0, |number| list(number).len());
            is_there.push(number.is_some());
            offsets.push(end as i64);
        }
        let elements = numbers.flatten().flat_map(list).map(|words| words.checked_sub(1));
        let words = words.of(end, elements);
        ListArray::new(
            ListArray::<i64>::default_datatype(ArrowDataType::Utf8View),
            offsets.try_into().expect("offsets grow"),
            words.boxed(),
            Some(is_there.into()),
        )
    }
}

/// The number of words or of a list, or a day, in what places it.
fn low(cell: u64) -> u32 {
    u32::try_from(cell).unwrap_or(0)
}

/// A column without any value.
pub(super) fn empty(facts: &ColumnFacts, height: usize) -> Column {
    Column::full_null(facts.name.into(), height, &data_type(facts.kind))
}

/// The kind of column that polars keeps.
pub(in crate::table) fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text => DataType::String,
        Kind::Day => DataType::Date,
        Kind::Integer => DataType::Int64,
        Kind::Number => DataType::Float64,
        Kind::Texts => DataType::List(Box::new(DataType::String)),
    }
}
