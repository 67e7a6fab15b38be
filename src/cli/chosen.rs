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
use crate::table::{EventTable, EventTableBuilder};

/// The table of the events that a filter means: the condition reaches the database, the rank is the table's. Each
/// event says to which ceasefire it belongs.
pub(super) fn table(store: &Store, filter: &Filter, lexicon: &Lexicon) -> Result<EventTable> {
    linked(EventTableBuilder::new(lexicon.types()), store, filter, lexicon)
}

/// As [`table`], without the revisions of its events, which only a sheet that may come back shows.
pub(super) fn table_without_revisions(
    store: &Store,
    filter: &Filter,
    lexicon: &Lexicon,
) -> Result<EventTable> {
    linked(EventTableBuilder::without_revisions(lexicon.types()), store, filter, lexicon)
}

/// As [`table`], for views that show neither to which ceasefire an event belongs nor a revision: nothing is linked
/// unless the filter asks for it.
pub(super) fn table_without_ceasefires(
    store: &Store,
    filter: &Filter,
    lexicon: &Lexicon,
) -> Result<EventTable> {
    if filter.ceasefire.is_some() {
        return table_without_revisions(store, filter, lexicon);
    }
    let mut builder = EventTableBuilder::without_revisions(lexicon.types());
    store.each_event(filter, |event| builder.push(event))?;
    Ok(ranked(builder.finish(), filter))
}

fn linked(
    mut builder: EventTableBuilder<'_>,
    store: &Store,
    filter: &Filter,
    lexicon: &Lexicon,
) -> Result<EventTable> {
    // Only a stage of a truce belongs to one; truces are linked where one was found.
    let stages = ceasefires::types_with_a_stage(lexicon.types());
    if filter.ceasefire.is_some() || store.has_event_of(&stages, filter)? {
        store.link_truces(lexicon)?;
        store.each_linked_event(&truces::found(filter, store, lexicon)?, |event| builder.push(event))?;
    } else {
        store.each_event(filter, |event| builder.push(event))?;
    }
    Ok(ranked(builder.finish(), filter))
}

fn ranked(table: EventTable, filter: &Filter) -> EventTable {
    match filter.top {
        Some(top) if top < table.len() => table.top(top),
        _ => table,
    }
}

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
