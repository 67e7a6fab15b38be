//! Rows of the table of events become items: the row's fields, and the facts of its type.

use super::item::Item;
use crate::lexicon::Lexicon;
use crate::model::{ActorKind, Origin, Review};
use crate::table::{EventRow, EventTable};

/// The items of a table, in its order.
#[must_use]
pub fn items(table: &EventTable, lexicon: &Lexicon) -> Vec<Item> {
    table.rows().map(|row| item(row, lexicon)).collect()
}

fn item(row: EventRow, lexicon: &Lexicon) -> Item {
    let EventRow { event, when, stage, .. } = row;
    let facts = lexicon.types().get(&event.event_type);
    let groups = lexicon.groups();
    let group_index = groups.iter().position(|group| *group == event.group).unwrap_or(groups.len());
    let is_country = |kind: Option<ActorKind>| kind == Some(ActorKind::Country);
    let countries: std::collections::BTreeSet<String> =
        event.actors.iter().filter(|actor| is_country(actor.kind)).map(|actor| actor.name.clone()).collect();
    Item {
        type_label: facts.map_or_else(|| event.event_type.clone(), |facts| facts.label.clone()),
        lasts: facts.is_some_and(|facts| facts.lasts),
        remark: facts.is_some_and(|facts| facts.remark),
        stage: stage.unwrap_or_default(),
        group_index,
        when,
        status: Some(event.status),
        precision: Some(event.precision),
        actors: event.actors.iter().map(|actor| (actor.name.clone(), actor.role.to_string())).collect(),
        countries: countries.into_iter().collect(),
        place: event.place.map(|place| place.name),
        counts: event.counts.into_iter().map(|count| (count.what, count.low, count.said_by)).collect(),
        checked: event.review == Review::Accepted || event.origin == Origin::Manual,
        id: event.id,
        event_type: event.event_type,
        group: event.group,
        label: event.label,
        days: event.days,
        edtf: event.edtf,
        start_time: event.start_time,
        evidence: event.evidence,
        articles: event.articles,
        publishers: event.publishers,
        urls: event.urls,
        ceasefire: event.ceasefire,
        first_reported: event.first_reported,
    }
}
