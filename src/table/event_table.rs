//! The table of events, as views read it. Layer 4.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::event_row::EventRow;
use super::filter;
use super::frame::Table;
use super::growing::{BLOCK, Builder};
use super::revision::revision;
use super::schema::{EVENTS, EventColumn, EventSource};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::EventTypes;
use crate::model::{Event, Filter};

/// The table of events. Its order is total: first day (without a day last), clock time (without one first), last day,
/// type, id.
#[derive(Clone, Debug)]
pub struct EventTable {
    table: Table,
}

impl EventTable {
    /// The table of some events, in its order, whatever theirs is.
    #[must_use]
    pub fn from_events(events: &[Event], types: &EventTypes) -> Self {
        let (mut builder, events) = (Builder::new(&EVENTS, events.len()), ordered(events));
        for block in events.chunks(BLOCK) {
            push(&mut builder, block, types);
        }
        Self { table: Table::built(builder, None) }
    }

    /// The table of a builder of the schema of events.
    pub(super) fn of_built(table: Table) -> Self {
        Self { table }
    }

    /// A table of events that was read from a file.
    ///
    /// # Errors
    /// It is another table.
    pub fn from_table(table: Table) -> Result<Self> {
        if *table.schema() == EVENTS {
            Ok(Self { table })
        } else {
            let message = format!("expected a table of events, found one of {}", table.schema().name);
            Err(Error::new(ErrorKind::Format, message))
        }
    }

    /// Its cells, by row and column.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// Number of events.
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.height()
    }

    /// Whether it has no events.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row of an index below [`EventTable::len`].
    #[must_use]
    pub fn row(&self, index: usize) -> EventRow {
        EventRow::read(&self.table, index)
    }

    /// Its rows, in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = EventRow> {
        (0..self.len()).map(|index| self.row(index))
    }

    /// The events that a filter means, in the same order; of `top`, the best so many.
    #[must_use]
    pub fn filter(&self, filter: &Filter) -> Self {
        let kept = Self { table: self.table.keep(filter::test(&self.table, filter)) };
        match filter.top {
            Some(top) if top < kept.len() => kept.top(top),
            _ => kept,
        }
    }

    /// The best `number` events, in the order of the table: truces first, then those with most independent publishers,
    /// then those of the rarest type here, then the order of the table.
    #[must_use]
    pub fn top(&self, number: usize) -> Self {
        let mut rows = filter::ranked(&self.table);
        rows.truncate(number);
        rows.sort_unstable();
        Self { table: self.table.take(&rows) }
    }
}

/// Adds the rows of some events.
fn push(builder: &mut Builder, events: &[&Event], types: &EventTypes) {
    let revisions: Vec<String> = events.par_iter().map(|event| revision_of(event, types)).collect();
    let sources: Vec<EventSource<'_>> =
        events.iter().zip(&revisions).map(|(event, revision)| source(event, types, revision)).collect();
    builder.push(sources.len(), |row, column| EventColumn::value(column, &sources[row]));
}

fn revision_of(event: &Event, types: &EventTypes) -> String {
    let source = source(event, types, "");
    revision(EVENTS.columns, |column| EventColumn::value(column, &source))
}

/// What the row of an event is made from.
fn source<'e>(event: &'e Event, types: &'e EventTypes, revision: &'e str) -> EventSource<'e> {
    EventSource { event, event_type: types.get(&event.event_type), revision }
}

/// Events in the order of the table.
fn ordered(events: &[Event]) -> Vec<&Event> {
    let mut events: Vec<&Event> = events.iter().collect();
    events.par_sort_unstable_by(|a, b| order(a, b));
    events
}

/// The order of the table; events without a day stand last.
fn order(a: &Event, b: &Event) -> Ordering {
    let key = |event: &Event| (event.days.is_none(), event.days.map(|days| days.first), event.start_time);
    key(a)
        .cmp(&key(b))
        .then_with(|| a.days.map(|days| days.last).cmp(&b.days.map(|days| days.last)))
        .then_with(|| a.event_type.cmp(&b.event_type))
        .then_with(|| a.id.cmp(&b.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DayRange, Status};
    use crate::table::example_event;

    fn table(events: &[Event]) -> EventTable {
        EventTable::from_events(events, &EventTypes::default())
    }

    #[test]
    fn every_field_comes_back() {
        let mut bare = example_event("a2");
        bare.days = None;
        bare.edtf = None;
        bare.place = None;
        bare.actors.clear();
        bare.counts.clear();
        bare.tags.clear();
        bare.note = None;
        bare.start_time = None;
        let events = [example_event("a1"), bare];
        let back: Vec<Event> = table(&events).rows().map(|row| row.event).collect();
        assert_eq!(back, events);
    }

    #[test]
    fn the_order_is_total_and_undated_events_stand_last() {
        let on = |id: &str, day: Option<&str>, time: Option<(u32, u32)>| {
            let mut event = example_event(id);
            event.days = day.map(|day| DayRange::day(day.parse().unwrap()));
            event.start_time =
                time.and_then(|(hour, minute)| chrono::NaiveTime::from_hms_opt(hour, minute, 0));
            event
        };
        let mut events = [
            on("a", Some("2025-05-03"), None),
            on("b", Some("2025-05-03"), None),
            on("c", Some("2025-05-03"), Some((9, 0))),
            on("d", Some("2025-05-03"), Some((18, 0))),
            on("e", Some("2025-05-04"), None),
            on("f", None, None),
        ];
        let ids = |events: &[Event]| table(events).rows().map(|row| row.id.clone()).collect::<String>();
        assert_eq!(ids(&events), "abcdef");
        events.reverse();
        assert_eq!(ids(&events), "abcdef");
    }

    #[test]
    fn a_revision_follows_what_a_person_may_change() {
        let revision = |event: &Event| table(std::slice::from_ref(event)).row(0).revision;
        let event = example_event("a1");
        let mut reported_again = event.clone();
        reported_again.mentions.push("d4".into());
        reported_again.urls.push("https://example.org/three".into());
        assert_eq!(revision(&event), revision(&reported_again));
        let mut corrected = event.clone();
        corrected.status = Status::Planned;
        assert_ne!(revision(&event), revision(&corrected));
    }

    #[test]
    fn a_filter_keeps_what_it_says() {
        let mut planned = example_event("b");
        planned.status = Status::Planned;
        planned.publishers.clear();
        let mut rejected = example_event("c");
        rejected.review = crate::model::Review::Rejected;
        let mut undated = example_event("d");
        undated.days = None;
        let table = table(&[example_event("a"), planned, rejected, undated]);
        let ids = |filter: Filter| table.filter(&filter).rows().map(|row| row.id.clone()).collect::<String>();
        let day = |words: &str| Some(words.parse().unwrap());
        let all = Filter::default;
        assert_eq!(ids(all()), "abd");
        assert_eq!(ids(Filter { reviews: crate::model::Review::ALL.to_vec(), ..all() }), "abcd");
        assert_eq!(ids(Filter { from: day("2025-05-05"), ..all() }), "ab");
        assert_eq!(ids(Filter { from: day("2025-05-06"), ..all() }), "");
        assert_eq!(ids(Filter { to: day("2025-05-02"), ..all() }), "");
        assert_eq!(ids(Filter { statuses: vec![Status::Planned], ..all() }), "b");
        assert_eq!(ids(Filter { min_publishers: Some(2), ..all() }), "ad");
        assert_eq!(ids(Filter { actors: vec!["RUSSIA".into()], ..all() }), "abd");
        assert_eq!(ids(Filter { actors: vec!["France".into()], ..all() }), "");
        assert_eq!(ids(Filter { places: vec!["che".into()], ..all() }), "abd");
        assert_eq!(ids(Filter { text: Some("SECOND day".into()), ..all() }), "abd");
        assert_eq!(ids(Filter { tags: vec!["talks".into()], articles: vec!["two".into()], ..all() }), "abd");
        assert_eq!(ids(Filter { published_from: day("2025-05-07"), ..all() }), "");
        assert_eq!(ids(Filter { top: Some(2), ..all() }), "ad");
    }
}
