//! The events that a command is about: by filter, through the database, as the table that views read.

use super::filter_options::FilterOptions;
use super::report::Report;
use super::truces;
use crate::ceasefires;
use crate::diagnostic::{Diagnostic, Level};
use crate::error::Result;
use crate::lexicon::{EventTypes, Lexicon};
use crate::model::{Event, Filter, Review};
use crate::store::Store;
use crate::table::{EventColumn, EventColumns, EventTable, RANKED};

/// The table of the events that a filter means: the condition reaches the database, the rank is the table's. Each
/// event says to which ceasefire it belongs.
pub(super) fn table(store: &Store, filter: &Filter, lexicon: &Lexicon) -> Result<EventTable> {
    table_of(EventColumns::ALL, store, filter, lexicon)
}

/// As [`table`], with some columns only; the others stay empty, and nothing is read for them.
pub(super) fn table_of(
    columns: EventColumns,
    store: &Store,
    filter: &Filter,
    lexicon: &Lexicon,
) -> Result<EventTable> {
    let filter = best(&asked(columns, store, filter, lexicon)?, store, lexicon)?;
    store.table(&filter, columns, lexicon.types())
}

/// Hands the table that a filter means to `take`, so many rows at a time.
pub(super) fn each_part(
    rows: usize,
    store: &Store,
    filter: &Filter,
    lexicon: &Lexicon,
    take: impl FnMut(EventTable),
) -> Result<()> {
    let filter = best(&asked(EventColumns::ALL, store, filter, lexicon)?, store, lexicon)?;
    store.each_table(rows, &filter, EventColumns::ALL, lexicon.types(), take)
}

/// A filter of the best so many as one of these events: what they are ranked by is read first, then they alone.
fn best(filter: &Filter, store: &Store, lexicon: &Lexicon) -> Result<Filter> {
    let Some(top) = filter.top else { return Ok(filter.clone()) };
    let best = store.table(filter, RANKED, lexicon.types())?.top(top);
    let events = best.rows().map(|row| row.event.id).collect();
    Ok(Filter { events: Some(events), top: None, ..filter.clone() })
}

/// The filter as the tracker takes it, which has linked the truces where they are asked for.
fn asked(columns: EventColumns, store: &Store, filter: &Filter, lexicon: &Lexicon) -> Result<Filter> {
    // Only a stage of a truce belongs to one; truces are linked where one was found.
    let stages = ceasefires::types_with_a_stage(lexicon.types());
    if filter.ceasefire.is_none()
        && columns.holds(EventColumn::Ceasefire)
        && store.has_event_of(&stages, filter)?
    {
        store.link_truces(lexicon)?;
    }
    truces::found(filter, store, lexicon)
}

/// Every column but those that cost most and that few views show: to which ceasefire an event belongs, and its revision.
pub(super) const SHOWN: EventColumns =
    EventColumns::ALL.without(EventColumn::Ceasefire).without(EventColumn::Revision);

/// The events of a table, in its order.
pub(super) fn events(table: &EventTable) -> Vec<Event> {
    table.rows().map(|row| row.event).collect()
}

/// The filter of the options; words that no type or group has are warned of, ceasefires are resolved.
pub(super) fn filter(options: &FilterOptions, types: &EventTypes, report: &mut Report) -> Filter {
    let filter = options.filter();
    for name in filter.types.iter().filter(|name| types.get(name).is_none()) {
        report.tell(
            &Diagnostic::new(Level::Warning, format!("there is no type `{name}` in the lexicon"))
                .hint("`truceline codebook` lists the types"),
        );
    }
    for name in &filter.groups {
        if !types.all().iter().any(|event_type| event_type.group == *name) {
            let mut groups: Vec<&str> =
                types.all().iter().map(|event_type| event_type.group.as_str()).collect();
            groups.dedup();
            report.tell(
                &Diagnostic::new(Level::Warning, format!("there is no group `{name}` in the lexicon"))
                    .hint(format!("groups: {}", groups.join(", "))),
            );
        }
    }
    filter
}

/// How many of some events a person has checked: `12 events, 3 checked`.
pub(super) fn count(events: &[Event]) -> String {
    let checked = events.iter().filter(|event| event.review != Review::Open).count();
    format!("{}, {checked} checked", super::tracker::number(events.len() as u64, "event"))
}
