//! The table of events while it grows, row by row and cell by cell, in the order in which the tracker hands them out.
//! Layer 4.
//!
//! What is stored goes into its column as it stands: of a million rows, most of the time would go into making events of
//! them. What is derived from several cells (the days in words, the stage, the revision) is derived here.

use super::builder::Builder;
use super::event_table::EventTable;
use super::frame::Table;
use super::revision::RevisionBuilder;
use super::schema::{EVENTS, EventColumn, EventColumns, rounded, stage_words};
use crate::lexicon::EventTypes;
use crate::model::{Actor, ActorKind, DayRange, Precision, Role, when};

/// A table of events while it grows.
pub struct EventTableBuilder<'t> {
    types: &'t EventTypes,
    columns: EventColumns,
    height: usize,
    builder: Builder,
    revision: Option<RevisionBuilder>,
    /// The days of a row before in words: rows of one day stand together.
    when: When,
    /// The row before, to see that they come in order.
    #[cfg(debug_assertions)]
    order: order::Order,
}

#[derive(Default)]
struct When {
    days: Option<DayRange>,
    precision: Option<Precision>,
    edtf: Option<String>,
    words: String,
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
        Self {
            types,
            columns,
            height,
            builder: builder(columns, height),
            revision: columns.holds(EventColumn::Revision).then(|| RevisionBuilder::new(EVENTS.columns)),
            when: When::default(),
            #[cfg(debug_assertions)]
            order: order::Order::default(),
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

    /// The table of the events so far; the next begins behind them.
    #[must_use]
    pub fn take(&mut self) -> EventTable {
        EventTable::of_built(Table::built(std::mem::replace(
            &mut self.builder,
            builder(self.columns, self.height),
        )))
    }

    /// The table of all events.
    #[must_use]
    pub fn finish(self) -> EventTable {
        EventTable::of_built(Table::built(self.builder))
    }

    /// Writes words into a cell of the row; empty ones are no value.
    pub fn text(&mut self, column: EventColumn, words: &str) {
        if words.is_empty() {
            return;
        }
        if let Some(revision) = &mut self.revision {
            revision.text(column as usize, words);
        }
        self.cell(column, |builder, row| builder.text(row, words));
    }

    /// Writes a number into a cell of the row.
    pub fn number(&mut self, column: EventColumn, number: f64) {
        if !number.is_finite() {
            return;
        }
        if let Some(revision) = &mut self.revision {
            revision.number(column as usize, number);
        }
        self.cell(column, |builder, row| builder.number(row, number));
    }

    /// Writes a day into a cell of the row.
    pub fn day(&mut self, column: EventColumn, day: chrono::NaiveDate) {
        if let Some(revision) = &mut self.revision {
            revision.day(column as usize, day);
        }
        self.cell(column, |builder, row| builder.day(row, day));
    }

    /// Writes a list into a cell of the row: what stands for each of some items. Without any words it is no value.
    pub fn list<T>(&mut self, column: EventColumn, items: &[T], words: impl Fn(&T) -> Option<&str>) {
        if items.iter().all(|item| words(item).is_none_or(str::is_empty)) {
            return;
        }
        if let Some(revision) = &mut self.revision {
            revision.list(column as usize, items.iter().map(&words));
        }
        self.cell(column, |builder, row| {
            builder.texts(row, items, |item| words(item).filter(|words| !words.is_empty()));
        });
    }

    /// Writes the type of the row, and the stage that it stands for.
    pub fn event_type(&mut self, id: &str) {
        self.text(EventColumn::Type, id);
        if self.columns.holds(EventColumn::Stage) {
            let stage = stage_words(self.types.get(id));
            self.cell(EventColumn::Stage, |builder, row| {
                if let Some(stage) = stage {
                    builder.text(row, stage);
                }
            });
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
            let mut held = std::mem::take(&mut self.when);
            if held.days != days || held.precision != Some(precision) || held.edtf.as_deref() != edtf {
                let words = when(days, precision, edtf);
                held = When { days, precision: Some(precision), edtf: edtf.map(str::to_owned), words };
            }
            self.text(EventColumn::When, &held.words);
            self.when = held;
        }
        #[cfg(debug_assertions)]
        self.order.days(days);
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

    /// Ends the row, which stands behind all before it in the order of the table.
    pub fn end_row(&mut self) {
        let row = self.builder.height;
        if let Some(revision) = &mut self.revision {
            if let Some(builder) = self.builder.column(EventColumn::Revision as usize) {
                builder.text(row, revision.words());
            }
            revision.next();
        }
        self.builder.height += 1;
        #[cfg(debug_assertions)]
        assert!(self.order.follows(), "events come in the order of the table");
    }

    fn cell(&mut self, column: EventColumn, write: impl FnOnce(&mut super::builder::ColumnBuilder, usize)) {
        let row = self.builder.height;
        if let Some(builder) = self.builder.column(column as usize) {
            write(builder, row);
        }
    }
}

fn builder(columns: EventColumns, height: usize) -> Builder {
    Builder::of_columns(&EVENTS, height, |index| columns.holds_index(index))
}

/// Whether rows come in the order of the table, as far as their first days tell.
#[cfg(debug_assertions)]
mod order {
    use crate::model::DayRange;
    use chrono::NaiveDate;

    type Key = (bool, Option<NaiveDate>);

    #[derive(Default)]
    pub(super) struct Order {
        before: Option<Key>,
        now: Key,
    }

    impl Order {
        pub(super) fn days(&mut self, days: Option<DayRange>) {
            self.now = (days.is_none(), days.map(|days| days.first));
        }

        pub(super) fn follows(&mut self) -> bool {
            let before = self.before.replace(self.now);
            before.is_none_or(|before| before <= self.now)
        }
    }
}
