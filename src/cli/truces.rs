//! The ceasefires of a tracker, for the commands that speak of them: kept by the tracker, linked anew where they must be.

use chrono::NaiveDate;

use crate::ceasefires::{self, field};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::model::{Ceasefire, Event, Filter};
use crate::store::Store;

/// Every ceasefire that the tracker knows of, as of its last day of publication.
pub(super) fn all(store: &Store, lexicon: &Lexicon) -> Result<Vec<Ceasefire>> {
    store.link_truces(lexicon)?;
    known_up_to(store.truces()?, store, lexicon)
}

/// The ceasefires to which any of some events belongs, as of the last day of publication.
pub(super) fn of_events(store: &Store, events: &[Event], lexicon: &Lexicon) -> Result<Vec<Ceasefire>> {
    store.link_truces(lexicon)?;
    let stages = events
        .iter()
        .filter(|event| lexicon.types().is_stage(&event.event_type))
        .map(|event| event.id.clone());
    known_up_to(store.truces_of(&stages.collect::<Vec<_>>())?, store, lexicon)
}

/// The ceasefire around an event, which then says so, with its own events; nothing is linked for events that are no
/// stage of one.
pub(super) fn around(
    event: &mut Event,
    store: &Store,
    lexicon: &Lexicon,
) -> Result<Option<(Ceasefire, Vec<Event>)>> {
    if !lexicon.types().is_stage(&event.event_type) {
        return Ok(None);
    }
    store.link_truces(lexicon)?;
    let Some(truce) = store.truce_of(&event.id)? else { return Ok(None) };
    event.ceasefire = Some(truce.id.clone());
    with_events(truce, store, lexicon).map(Some)
}

/// The ceasefire that an id stands for, with its events.
pub(super) fn shown(store: &Store, id: &str, lexicon: &Lexicon) -> Result<(Ceasefire, Vec<Event>)> {
    with_events(named(store, id, lexicon)?, store, lexicon)
}

fn with_events(truce: Ceasefire, store: &Store, lexicon: &Lexicon) -> Result<(Ceasefire, Vec<Event>)> {
    let events = store.events_of_truces(std::slice::from_ref(&truce))?;
    Ok((truce.known_up_to(last_report(store, lexicon)?), events))
}

/// The ceasefire that an id stands for: its own, that of any of its events, or a unique beginning of one.
pub(super) fn named(store: &Store, id: &str, lexicon: &Lexicon) -> Result<Ceasefire> {
    store.link_truces(lexicon)?;
    let mut found = store.truces_named(&id.trim().to_lowercase())?;
    if found.len() != 1 {
        found = store.truce_of(&store.event_id(id)?)?.into_iter().collect();
    }
    let found = found.pop().ok_or_else(|| of_none(id))?;
    Ok(found.known_up_to(last_report(store, lexicon)?))
}

/// A filter with its ceasefire by its whole id.
pub(super) fn found(filter: &Filter, store: &Store, lexicon: &Lexicon) -> Result<Filter> {
    let Some(id) = &filter.ceasefire else { return Ok(filter.clone()) };
    Ok(Filter { ceasefire: Some(named(store, id, lexicon)?.id), ..filter.clone() })
}

/// As [`found`], among ceasefires that are not those of the tracker's present events.
pub(super) fn found_among(filter: &Filter, truces: &[Ceasefire], store: &Store) -> Result<Filter> {
    let Some(id) = &filter.ceasefire else { return Ok(filter.clone()) };
    let wanted = id.trim().to_lowercase();
    let mut found: Vec<&Ceasefire> = truces.iter().filter(|truce| truce.id.starts_with(&wanted)).collect();
    if found.len() != 1 {
        let event = store.event_id(id)?;
        found = truces.iter().filter(|truce| truce.events().any(|own| own == event)).collect();
    }
    let found = found.first().ok_or_else(|| of_none(id))?;
    Ok(Filter { ceasefire: Some(found.id.clone()), ..filter.clone() })
}

fn of_none(id: &str) -> Error {
    Error::new(ErrorKind::Usage, format!("the event `{id}` belongs to no ceasefire")).hint(
        "`truceline ceasefires` lists them; `truceline ceasefire link EVENT CEASEFIRE` puts it into one",
    )
}

/// The ceasefires of some events that are not the tracker's present ones, as far as the world is known up to a day.
pub(super) fn among(
    events: &[Event],
    store: &Store,
    until: NaiveDate,
    lexicon: &Lexicon,
) -> Result<Vec<Ceasefire>> {
    let decisions = store.decisions_about(field::LINK)?;
    let truces = ceasefires::chains(events, &decisions, lexicon);
    Ok(truces.into_iter().map(|truce| truce.known_up_to(Some(until))).collect())
}

/// The last day of publication; without one, that of the last stage of a truce that was entered by hand.
pub(super) fn last_report(store: &Store, lexicon: &Lexicon) -> Result<Option<NaiveDate>> {
    match store.last_published()? {
        Some(last) => Ok(Some(last)),
        None => store.last_report_of_truces(lexicon),
    }
}

fn known_up_to(truces: Vec<Ceasefire>, store: &Store, lexicon: &Lexicon) -> Result<Vec<Ceasefire>> {
    let until = last_report(store, lexicon)?;
    Ok(truces.into_iter().map(|truce| truce.known_up_to(until)).collect())
}

/// Writes into some events to which ceasefire they belong.
pub(super) fn name_in(events: &mut [Event], truces: &[Ceasefire]) {
    let homes: std::collections::BTreeMap<&str, &str> =
        truces.iter().flat_map(|truce| truce.events().map(|event| (event, truce.id.as_str()))).collect();
    for event in events {
        event.ceasefire = homes.get(event.id.as_str()).map(|id| (*id).to_owned());
    }
}
