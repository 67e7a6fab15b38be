//! What the form of a cell of the tracker stands for: cells of the table of events, and letters of a revision. Layer 4.
//!
//! What is derived from several cells (the days in words, the stage) is derived here.

use super::Builder;
use super::column::ColumnBuilder;
use crate::lexicon::EventTypes;
use crate::model::{Actor, ActorKind, DayRange, Precision, Role, when};
use crate::table::revision::{Letters, RevisionBuilder};
use crate::table::schema::{EventColumn, EventColumns, rounded, stage_words};

/// Takes down what a form stands for.
pub struct Meaning<'t> {
    types: &'t EventTypes,
    pub(super) columns: EventColumns,
    pub(super) builder: Builder,
    pub(super) revision: Option<RevisionBuilder>,
    /// What the present form stands for.
    pub(super) written: Vec<Written>,
}

/// A cell, and what places it in a row.
#[derive(Clone, Copy)]
pub(super) struct Written {
    pub(super) column: EventColumn,
    pub(super) cell: Option<u64>,
    pub(super) letters: Option<Letters>,
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

impl<'t> Meaning<'t> {
    pub(super) fn new(types: &'t EventTypes, columns: EventColumns, builder: Builder) -> Self {
        let revision =
            columns.holds(EventColumn::Revision).then(|| RevisionBuilder::new(builder.schema.columns));
        Self { types, columns, builder, revision, written: Vec::new() }
    }

    /// Words; empty ones are no value.
    pub fn text(&mut self, column: EventColumn, words: &str) {
        if words.is_empty() {
            return;
        }
        let letters = self.revision.as_ref().and_then(|revision| revision.text(column as usize, words));
        self.cell(column, letters, |builder| builder.text(words));
    }

    /// A number; one that is infinite is no value.
    pub fn number(&mut self, column: EventColumn, number: f64) {
        if !number.is_finite() {
            return;
        }
        let letters = self.revision.as_mut().and_then(|revision| revision.number(column as usize, number));
        self.cell(column, letters, |builder| builder.number(number));
    }

    /// A day.
    pub fn day(&mut self, column: EventColumn, day: chrono::NaiveDate) {
        let letters = self.revision.as_mut().and_then(|revision| revision.day(column as usize, day));
        self.cell(column, letters, |builder| builder.day(day));
    }

    /// A list: what stands for each of some items. Without any words it is no value.
    pub fn list<T>(&mut self, column: EventColumn, items: &[T], words: impl Fn(&T) -> Option<&str>) {
        if items.iter().all(|item| words(item).is_none_or(str::is_empty)) {
            return;
        }
        let revision = self.revision.as_mut();
        let letters = revision.and_then(|revision| revision.list(column as usize, items.iter().map(&words)));
        self.cell(column, letters, |builder| {
            builder.texts(items, |item| words(item).filter(|words| !words.is_empty()))
        });
    }

    /// A type, and the stage that it stands for.
    pub fn event_type(&mut self, id: &str) {
        self.text(EventColumn::Type, id);
        if let Some(stage) = stage_words(self.types.get(id)) {
            self.text(EventColumn::Stage, stage);
        }
    }

    /// Days, also in words.
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

    /// A confidence.
    pub fn confidence(&mut self, confidence: f64) {
        self.number(EventColumn::Confidence, rounded(confidence));
    }

    /// Actors.
    pub fn actors(&mut self, actors: &[ActorCells<'_>]) {
        self.list(EventColumn::Actors, actors, |actor| Some(actor.name));
        self.list(EventColumn::Roles, actors, |actor| Some(actor.role.as_str()));
        self.list(EventColumn::Countries, actors, |actor| actor.country);
        self.list(EventColumn::ActorIds, actors, |actor| actor.id);
        self.list(EventColumn::Kinds, actors, |actor| actor.kind.map(ActorKind::as_str));
    }

    /// Keeps a cell, if its column is wanted, and its letters in the revision.
    fn cell(
        &mut self,
        column: EventColumn,
        letters: Option<Letters>,
        keep: impl FnOnce(&mut ColumnBuilder) -> Option<u64>,
    ) {
        let cell = self.builder.column(column as usize).and_then(keep);
        self.written.push(Written { column, cell, letters });
    }
}
