//! The table of events while it grows, row by row and cell by cell or many rows at once and column by column, in the order
//! in which the tracker hands them out. Layer 4.
//!
//! What is stored goes into its column as it stands: of a million rows, most of the time would go into making events of
//! them. What a cell stands for is worked out once for each form of it, as long as forms repeat.

use super::Builder;
use super::known::{Known, Met};
use super::meaning::{Meaning, Written};
use super::order::{ORDERING, order};
use crate::lexicon::EventTypes;
use crate::table::event_table::EventTable;
use crate::table::frame::Table;
use crate::table::schema::{EVENTS, EventColumn, EventColumns};

/// A table of events while it grows.
pub struct EventTableBuilder<'t> {
    meaning: Meaning<'t>,
    /// What stands for the forms in which cells came, by where they came from.
    sources: Vec<Source>,
    /// Rows whose cells are being written.
    rows: usize,
    /// What stands for the forms of many rows, and where that of each ends.
    written: Vec<Written>,
    ends: Vec<usize>,
}

/// Where cells come from: a field of the tracker.
#[derive(Default)]
struct Source {
    known: Known,
    /// What stands for each form, one after the other.
    written: Vec<Written>,
    /// Where what stands for each form ends.
    ends: Vec<usize>,
    /// The columns that were written, a bit each.
    columns: u64,
}

impl<'t> EventTableBuilder<'t> {
    /// An empty table that will hold some columns, the others stay empty; `height` is how many rows are expected.
    #[must_use]
    pub fn new(types: &'t EventTypes, columns: EventColumns, height: usize) -> Self {
        let is_kept = |index| columns.holds_index(index) || ORDERING.holds_index(index);
        let builder = Builder::of_columns(&EVENTS, height, is_kept);
        Self {
            meaning: Meaning::new(types, columns, builder),
            sources: Vec::new(),
            rows: 1,
            written: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Number of events so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.meaning.builder.height
    }

    /// Whether there are none so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The table of the events so far, which came in its order; the next begins behind them.
    #[must_use]
    pub fn take(&mut self) -> EventTable {
        let Meaning { builder, columns, .. } = &mut self.meaning;
        debug_assert!(order(builder).is_none(), "events of parts come in the order of the table");
        let height = builder.height;
        let (columns, forgotten) = builder.take_columns(|index| columns.holds_index(index));
        for source in self.sources.iter_mut().filter(|source| source.columns & forgotten != 0) {
            source.forget();
        }
        EventTable::of_built(Table::of_columns(&EVENTS, columns, height))
    }

    /// The table of all events, in its order.
    #[must_use]
    pub fn finish(self) -> EventTable {
        let Meaning { mut builder, columns, .. } = self.meaning;
        let order = order(&builder);
        for index in (0..EVENTS.columns.len()).filter(|index| !columns.holds_index(*index)) {
            builder.drop_column(index);
        }
        EventTable::of_built(Table::built(builder, order.as_deref()))
    }

    /// Writes into the row what a form stands for in which a cell came from somewhere. `means` works it out where it is
    /// not known.
    ///
    /// # Errors
    /// Those of `means`.
    pub fn cell<E>(
        &mut self,
        from: usize,
        form: &[u8],
        means: impl FnOnce(&mut Meaning<'t>) -> Result<(), E>,
    ) -> Result<(), E> {
        let (source, meaning) = (source(&mut self.sources, from), &mut self.meaning);
        match source.known.ask(form) {
            Met::Before(number) => place(source.written_for(number), meaning),
            met => {
                meaning.written.clear();
                means(meaning)?;
                let written = std::mem::take(&mut meaning.written);
                if met == Met::First {
                    source.remember(form, &written);
                }
                place(&written, meaning);
                meaning.written = written;
            }
        }
        Ok(())
    }

    /// Begins so many rows, whose cells are written by [`EventTableBuilder::cells`], in place of the one that comes next.
    pub fn begin_rows(&mut self, rows: usize) {
        self.rows = rows;
        if let Some(revision) = &mut self.meaning.revision {
            revision.next(rows);
        }
    }

    /// Writes into the rows that were begun what the forms stand for in which their cells came from somewhere: for each
    /// row the number of its form from 1, or 0 for none. `means` works out what is not known.
    ///
    /// # Errors
    /// Those of `means`.
    pub fn cells<'f, E>(
        &mut self,
        from: usize,
        forms: impl Iterator<Item = &'f [u8]>,
        numbers: &[u16],
        mut means: impl FnMut(&'f [u8], &mut Meaning<'t>) -> Result<(), E>,
    ) -> Result<(), E> {
        let (source, meaning) = (source(&mut self.sources, from), &mut self.meaning);
        self.written.clear();
        self.ends.clear();
        let mut columns = 0;
        for form in forms {
            let start = self.written.len();
            match source.known.ask(form) {
                Met::Before(number) => self.written.extend_from_slice(source.written_for(number)),
                met => {
                    meaning.written.clear();
                    means(form, meaning)?;
                    if met == Met::First {
                        source.remember(form, &meaning.written);
                    }
                    self.written.extend_from_slice(&meaning.written);
                }
            }
            columns |= bits(&self.written[start..]);
            self.ends.push(self.written.len());
        }
        let filled = numbers.iter().filter(|number| **number != 0).count();
        source.known.met_again(filled.saturating_sub(self.ends.len()));
        let row = meaning.builder.height;
        for column in EventColumn::ALL.iter().filter(|column| columns & 1 << **column as u32 != 0) {
            let of_form = |written: &[Written]| {
                written.iter().find(|written| written.column == *column).map(|of| (of.cell, of.letters))
            };
            let starts = std::iter::once(0).chain(self.ends.iter().copied());
            let forms = starts.zip(&self.ends).map(|(start, end)| of_form(&self.written[start..*end]));
            let (cells, letters): (Vec<_>, Vec<_>) =
                std::iter::once(None).chain(forms).map(Option::unwrap_or_default).unzip();
            if let Some(builder) = meaning.builder.column(*column as usize)
                && cells.iter().any(Option::is_some)
            {
                builder.place_rows(row, numbers, &cells);
            }
            if let Some(revision) = &mut meaning.revision
                && letters.iter().any(Option::is_some)
            {
                revision.put_rows(numbers, &letters);
            }
        }
        Ok(())
    }

    /// Ends the row, or the rows that were begun.
    pub fn end_rows(&mut self) {
        let Meaning { builder, revision, .. } = &mut self.meaning;
        if let Some(revision) = revision {
            let row = builder.height;
            if let Some(column) = builder.column(EventColumn::Revision as usize) {
                for (row, words) in (row..).zip(revision.words()) {
                    column.text(words).into_iter().for_each(|cell| column.place(row, cell));
                }
            }
            revision.next(1);
        }
        builder.height += std::mem::replace(&mut self.rows, 1);
    }
}

fn source(sources: &mut Vec<Source>, from: usize) -> &mut Source {
    if sources.len() <= from {
        sources.resize_with(from + 1, Source::default);
    }
    &mut sources[from]
}

/// Writes cells into the row.
fn place(written: &[Written], into: &mut Meaning<'_>) {
    let row = into.builder.height;
    for written in written {
        if let Some((cell, column)) = written.cell.zip(into.builder.column(written.column as usize)) {
            column.place(row, cell);
        }
        if let Some((letters, revision)) = written.letters.zip(into.revision.as_mut()) {
            revision.put(letters);
        }
    }
}

/// The columns of cells, a bit each.
fn bits(written: &[Written]) -> u64 {
    written.iter().fold(0, |bits, written| bits | 1 << written.column as u32)
}

impl Source {
    fn remember(&mut self, form: &[u8], written: &[Written]) {
        self.known.remember(form);
        self.written.extend_from_slice(written);
        self.ends.push(self.written.len());
        self.columns |= bits(written);
    }

    /// Forgets what cannot be written again.
    fn forget(&mut self) {
        self.known.clear();
        self.written.clear();
        self.ends.clear();
        self.columns = 0;
    }

    fn written_for(&self, number: u32) -> &[Written] {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(number).map_or(&[], |end| &self.written[start..*end])
    }
}
