//! The table of events while it grows, row by row and cell by cell, in the order in which the tracker hands them out.
//! Layer 4.
//!
//! What is stored goes into its column as it stands: of a million rows, most of the time would go into making events of
//! them. What is derived from several cells (the days in words, the stage, the revision) is derived here, and once for
//! each form of them, as long as forms repeat.

use super::Builder;
use super::column::ColumnBuilder;
use super::known::{Known, Met};
use super::order::{ORDERING, order};
use crate::lexicon::EventTypes;
use crate::model::{Actor, ActorKind, DayRange, Precision, Role, when};
use crate::table::event_table::EventTable;
use crate::table::frame::Table;
use crate::table::revision::{Letters, RevisionBuilder};
use crate::table::schema::{EVENTS, EventColumn, EventColumns, rounded, stage_words};

/// A table of events while it grows.
pub struct EventTableBuilder<'t> {
    types: &'t EventTypes,
    columns: EventColumns,
    builder: Builder,
    revision: Option<RevisionBuilder>,
    /// What stands for the forms in which cells came, by where they came from.
    sources: Vec<Source>,
    /// What was written for a form that is met for the first time.
    noted: Option<Vec<Written>>,
}

/// Where cells come from: a column of the tracker.
#[derive(Default)]
struct Source {
    known: Known,
    /// What was written for each form, one after the other.
    written: Vec<Written>,
    /// Where what was written for each form ends.
    ends: Vec<usize>,
    /// The columns that were written, a bit each.
    columns: u64,
}

/// A cell that was written, and may be again.
#[derive(Clone, Copy)]
struct Written {
    column: EventColumn,
    cell: Option<u64>,
    letters: Option<Letters>,
}

/// An actor as a row names it; a row has parallel lists of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorCells<'r> {
    /// Id in the lexicon.
    pub id: Option<&'r str>,
    /// Name.
    pub name: &'r str,
    /// Role.
    pub role: Role,
    /// What sort of actor it is.
    pub kind: Option<ActorKind>,
    /// Its country.
    pub country: Option<&'r str>,
}

impl<'r> ActorCells<'r> {
    /// The cells of an actor.
    #[must_use]
    pub fn of(actor: &'r Actor) -> Self {
        Self {
            id: actor.id.as_deref(),
            name: &actor.name,
            role: actor.role,
            kind: actor.kind,
            country: actor.country.as_deref(),
        }
    }
}

impl<'t> EventTableBuilder<'t> {
    /// An empty table that will hold some columns, the others stay empty; `height` is how many rows are expected.
    #[must_use]
    pub fn new(types: &'t EventTypes, columns: EventColumns, height: usize) -> Self {
        let is_kept = |index| columns.holds_index(index) || ORDERING.holds_index(index);
        Self {
            types,
            columns,
            builder: Builder::of_columns(&EVENTS, height, is_kept),
            revision: columns.holds(EventColumn::Revision).then(|| RevisionBuilder::new(EVENTS.columns)),
            sources: Vec::new(),
            noted: None,
        }
    }

    /// Number of events so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.builder.height
    }

    /// Whether there are none so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The table of the events so far, which came in its order; the next begins behind them.
    #[must_use]
    pub fn take(&mut self) -> EventTable {
        debug_assert!(order(&self.builder).is_none(), "events of parts come in the order of the table");
        let height = self.builder.height;
        let (columns, forgotten) = self.builder.take_columns(|index| self.columns.holds_index(index));
        for source in self.sources.iter_mut().filter(|source| source.columns & forgotten != 0) {
            source.forget();
        }
        EventTable::of_built(Table::of_columns(&EVENTS, columns, height))
    }

    /// The table of all events, in its order.
    #[must_use]
    pub fn finish(mut self) -> EventTable {
        let order = order(&self.builder);
        for index in (0..EVENTS.columns.len()).filter(|index| !self.columns.holds_index(*index)) {
            self.builder.drop_column(index);
        }
        EventTable::of_built(Table::built(self.builder, order.as_deref()))
    }

    /// Writes what a form stands for in which a cell came from somewhere. `write` works it out where it is not known.
    ///
    /// # Errors
    /// Those of `write`.
    pub fn known<E>(
        &mut self,
        from: usize,
        form: &[u8],
        write: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.sources.len() <= from {
            self.sources.resize_with(from + 1, Source::default);
        }
        match self.sources[from].known.ask(form) {
            Met::Before(number) => self.again(from, number),
            Met::Unknown => write(self)?,
            Met::First => {
                self.noted = Some(Vec::new());
                let result = write(self);
                let noted = self.noted.take().unwrap_or_default();
                result?;
                self.sources[from].remember(form, &noted);
            }
        }
        Ok(())
    }

    /// Writes again what was written for a form.
    fn again(&mut self, from: usize, number: u32) {
        let row = self.builder.height;
        for written in self.sources[from].written_for(number) {
            if let Some((cell, column)) = written.cell.zip(self.builder.column(written.column as usize)) {
                column.again(row, cell);
            }
            if let Some((letters, revision)) = written.letters.zip(self.revision.as_mut()) {
                revision.put(letters);
            }
        }
    }

    /// Writes words into a cell of the row; empty ones are no value.
    pub fn text(&mut self, column: EventColumn, words: &str) {
        if words.is_empty() {
            return;
        }
        let letters = self.revision.as_ref().and_then(|revision| revision.text(column as usize, words));
        self.cell(column, letters, |builder, row| builder.text(row, words));
    }

    /// Writes a number into a cell of the row.
    pub fn number(&mut self, column: EventColumn, number: f64) {
        if !number.is_finite() {
            return;
        }
        let letters = self.revision.as_mut().and_then(|revision| revision.number(column as usize, number));
        self.cell(column, letters, |builder, row| builder.number(row, number));
    }

    /// Writes a day into a cell of the row.
    pub fn day(&mut self, column: EventColumn, day: chrono::NaiveDate) {
        let letters = self.revision.as_mut().and_then(|revision| revision.day(column as usize, day));
        self.cell(column, letters, |builder, row| builder.day(row, day));
    }

    /// Writes a list into a cell of the row: what stands for each of some items. Without any words it is no value.
    pub fn list<T>(&mut self, column: EventColumn, items: &[T], words: impl Fn(&T) -> Option<&str>) {
        if items.iter().all(|item| words(item).is_none_or(str::is_empty)) {
            return;
        }
        let revision = self.revision.as_mut();
        let letters = revision.and_then(|revision| revision.list(column as usize, items.iter().map(&words)));
        self.cell(column, letters, |builder, row| {
            builder.texts(row, items, |item| words(item).filter(|words| !words.is_empty()))
        });
    }

    /// Writes the type of the row, and the stage that it stands for.
    pub fn event_type(&mut self, id: &str) {
        self.text(EventColumn::Type, id);
        if let Some(stage) = stage_words(self.types.get(id)) {
            self.text(EventColumn::Stage, stage);
        }
    }

    /// Writes the days of the row, also in words.
    pub fn days(&mut self, days: Option<DayRange>, precision: Precision, edtf: Option<&str>) {
        self.text(EventColumn::Precision, precision.as_str());
        self.text(EventColumn::Edtf, edtf.unwrap_or(""));
        if let Some(days) = days {
            self.day(EventColumn::First, days.first);
            self.day(EventColumn::Last, days.last);
        }
        if self.columns.holds(EventColumn::When) {
            self.text(EventColumn::When, &when(days, precision, edtf));
        }
    }

    /// Writes the confidence of the row.
    pub fn confidence(&mut self, confidence: f64) {
        self.number(EventColumn::Confidence, rounded(confidence));
    }

    /// Writes the actors of the row.
    pub fn actors(&mut self, actors: &[ActorCells<'_>]) {
        self.list(EventColumn::Actors, actors, |actor| Some(actor.name));
        self.list(EventColumn::Roles, actors, |actor| Some(actor.role.as_str()));
        self.list(EventColumn::Countries, actors, |actor| actor.country);
        self.list(EventColumn::ActorIds, actors, |actor| actor.id);
        self.list(EventColumn::Kinds, actors, |actor| actor.kind.map(ActorKind::as_str));
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        let row = self.builder.height;
        if let Some(revision) = &mut self.revision {
            if let Some(builder) = self.builder.column(EventColumn::Revision as usize) {
                builder.text(row, revision.words());
            }
            revision.next();
        }
        self.builder.height += 1;
    }

    /// Writes a cell of the row, if its column is wanted, and its letters in the revision.
    fn cell(
        &mut self,
        column: EventColumn,
        letters: Option<Letters>,
        write: impl FnOnce(&mut ColumnBuilder, usize) -> u64,
    ) {
        let (row, index) = (self.builder.height, column as usize);
        let cell = self.builder.column(index).map(|builder| write(builder, row));
        if let Some((letters, revision)) = letters.zip(self.revision.as_mut()) {
            revision.put(letters);
        }
        if let Some(noted) = &mut self.noted {
            noted.push(Written { column, cell, letters });
        }
    }
}

impl Source {
    fn remember(&mut self, form: &[u8], written: &[Written]) {
        self.known.remember(form);
        self.written.extend_from_slice(written);
        self.ends.push(self.written.len());
        self.columns = written.iter().fold(self.columns, |bits, written| bits | 1 << written.column as u32);
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
