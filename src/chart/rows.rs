//! Rows of the table of events become items: the row's fields, and the facts of its type.

use super::item::Item;
use super::truce::{Truce, TruceAnswer, TruceClaims, TruceDay};
use crate::lexicon::Lexicon;
use crate::model::{ActorKind, Basis, Ceasefire, CeasefireBasis, CeasefireDay, Origin, Review, Stage};
use crate::table::{EventColumn, EventColumns, EventRow, EventTable};

/// The columns that items are made from.
pub(super) const COLUMNS: EventColumns = {
    use EventColumn as C;
    EventColumns::of(&[
        C::Id,
        C::Type,
        C::Group,
        C::Label,
        C::When,
        C::Status,
        C::First,
        C::Last,
        C::Precision,
        C::Basis,
        C::Edtf,
        C::StartTime,
        C::Actors,
        C::Roles,
        C::Kinds,
        C::Place,
        C::Counts,
        C::Evidence,
        C::Articles,
        C::Publishers,
        C::Urls,
        C::FirstReported,
        C::Plover,
        C::Ceasefire,
        C::Origin,
        C::Review,
        C::Stage,
    ])
};

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
    Truce {
        id: of.id.clone(),
        name: of.name.clone(),
        side: of.side.map(|side| side.to_string()).unwrap_or_default(),
        parties: of.parties.clone(),
        scope: of.scope.clone(),
        proposed: day(of.proposed.as_ref()),
        declared: day(of.declared.as_ref()),
        agreed: day(of.agreed.as_ref()),
        effective: day(of.effective.as_ref()),
        start_time: of.start_time.as_ref().map(|(time, _)| *time),
        scheduled_end: day(of.scheduled_end.as_ref()),
        ended: day(of.ended.as_ref()),
        how_ended: of.how_ended.clone(),
        answers: of
            .answers
            .iter()
            .map(|answer| TruceAnswer {
                by: answer.by.clone(),
                day: answer.day,
                accepted: answer.stage == Stage::Acceptance,
            })
            .collect(),
        claims: of
            .violations
            .iter()
            .map(|claims| TruceClaims {
                claimant: claims.claimant.clone(),
                reports: claims.reports,
                total: claims.total,
            })
            .collect(),
        events: of.events().map(str::to_owned).collect(),
        last_news: of.links.iter().filter_map(|link| link.day).max(),
    }
}

/// A day with whether somebody says so; the others were computed, inferred, or announced and not reported since.
fn day(of: Option<&CeasefireDay>) -> Option<TruceDay> {
    of.map(|known| TruceDay {
        day: known.day,
        sure: !matches!(
            known.basis,
            CeasefireBasis::Planned | CeasefireBasis::Computed | CeasefireBasis::Inferred
        ),
    })
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
        assumed: event.basis == Basis::Assumed,
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
