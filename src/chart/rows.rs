//! Rows of the table of events become items: the row's fields, and the facts of its type.

use super::item::Item;
use super::truce::{Truce, TruceDay};
use crate::lexicon::Lexicon;
use crate::model::{ActorKind, Ceasefire, Origin, Review};
use crate::table::{EventRow, EventTable};

/// The items of a table, in its order.
#[must_use]
pub fn items(table: &EventTable, lexicon: &Lexicon) -> Vec<Item> {
    table.rows().map(|row| item(row, lexicon)).collect()
}

/// The truces of a table of ceasefires, in its order.
#[must_use]
pub fn truces(ceasefires: &[Ceasefire]) -> Vec<Truce> {
    ceasefires.iter().map(truce).collect()
}

fn truce(of: &Ceasefire) -> Truce {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| TruceDay { day, sure: true });
    Truce {
        id: of.id.clone(),
        name: of.name.clone(),
        side: of.side.clone().unwrap_or_default(),
        parties: of.parties.clone(),
        scope: of.scope.clone(),
        proposed: day(of.proposed),
        declared: day(of.declared),
        agreed: day(of.agreed),
        effective: day(of.effective),
        scheduled_end: day(of.scheduled_end),
        ended: day(of.ended),
        how_ended: of.how_ended.clone(),
        events: of.links.iter().map(|link| link.event.clone()).collect(),
        ..Truce::default()
    }
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
        plover: event.plover,
        event_type: event.event_type,
        group: event.group,
        label: event.label,
        days: event.days,
        edtf: event.edtf,
        start_time: event.start_time,
        evidence: event.evidence,
        reports: event.publishers.len(),
        // An article without a publisher stands for itself among the publishers; it is no name to print.
        publishers: event
            .publishers
            .into_iter()
            .filter(|name| event.articles.binary_search(name).is_err())
            .collect(),
        articles: event.articles,
        urls: event.urls,
        ceasefire: event.ceasefire,
        first_reported: event.first_reported,
    }
}
