//! The ceasefires of a tracker, for the commands that speak of them: linked from its events when they are asked for.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::ceasefires;
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{EventType, Lexicon};
use crate::model::{Ceasefire, Event, Filter};
use crate::store::Store;

/// Every ceasefire that the tracker knows of, as of its last day of publication.
pub(super) fn all(store: &Store, lexicon: &Lexicon) -> Result<Vec<Ceasefire>> {
    of(&stages(store, lexicon)?, store, None, lexicon)
}

/// The events of the tracker that are a stage of a truce.
pub(super) fn stages(store: &Store, lexicon: &Lexicon) -> Result<Vec<Event>> {
    let types = ceasefires::types_with_a_stage(lexicon.types());
    store.events(&Filter { types, ..Filter::default() })
}

/// The ceasefire around an event, which then says so, and the events of all ceasefires; nothing is linked for events
/// that are no stage of one.
pub(super) fn around(
    event: &mut Event,
    store: &Store,
    lexicon: &Lexicon,
) -> Result<Option<(Ceasefire, Vec<Event>)>> {
    if !lexicon.types().get(&event.event_type).is_some_and(EventType::is_stage) {
        return Ok(None);
    }
    let events = stages(store, lexicon)?;
    let mut truces = of(&events, store, None, lexicon)?;
    let at = truces.iter().position(|truce| truce.events().any(|id| id == event.id));
    let truce = at.map(|at| truces.swap_remove(at));
    event.ceasefire = truce.as_ref().map(|truce| truce.id.clone());
    Ok(truce.map(|truce| (truce, events)))
}

/// The ceasefires of some events, as far as the world is known up to a day.
pub(super) fn of(
    events: &[Event],
    store: &Store,
    until: Option<NaiveDate>,
    lexicon: &Lexicon,
) -> Result<Vec<Ceasefire>> {
    let decisions = store.decisions_about(ceasefires::field::LINK)?;
    let until = until.or(store.last_published()?);
    Ok(ceasefires::chains(events, &decisions, until, lexicon.types(), lexicon.truces()))
}

/// The ceasefire that an id stands for: its own, that of any of its events, or a unique beginning of one.
pub(super) fn named<'c>(truces: &'c [Ceasefire], store: &Store, id: &str) -> Result<&'c Ceasefire> {
    let wanted = id.trim().to_lowercase();
    let mut found: Vec<&Ceasefire> = truces.iter().filter(|truce| truce.id.starts_with(&wanted)).collect();
    if found.len() != 1 {
        let event = store.event_id(id)?;
        found = truces.iter().filter(|truce| truce.events().any(|own| own == event)).collect();
    }
    found.first().copied().ok_or_else(|| {
        Error::new(ErrorKind::Usage, format!("the event `{id}` belongs to no ceasefire")).hint(
            "`truceline ceasefires` lists them; `truceline ceasefire link EVENT CEASEFIRE` puts it into one",
        )
    })
}

/// A filter with its ceasefire turned into the events of it.
pub(super) fn found(filter: &Filter, truces: &[Ceasefire], store: &Store) -> Result<Filter> {
    let Some(id) = &filter.ceasefire else { return Ok(filter.clone()) };
    let truce = named(truces, store, id)?;
    Ok(Filter {
        ceasefire: Some(truce.id.clone()),
        events: Some(truce.events().map(str::to_owned).collect()),
        ..filter.clone()
    })
}

/// To which ceasefire each event belongs, by id.
pub(super) fn homes(truces: &[Ceasefire]) -> BTreeMap<&str, &str> {
    truces.iter().flat_map(|truce| truce.events().map(|event| (event, truce.id.as_str()))).collect()
}

/// Writes into some events to which ceasefire they belong.
pub(super) fn name_in(events: &mut [Event], truces: &[Ceasefire]) {
    let homes = homes(truces);
    for event in events {
        event.ceasefire = homes.get(event.id.as_str()).map(|id| (*id).to_owned());
    }
}

/// The ceasefires to which any of some events belongs; their `ceasefire` says to which.
pub(super) fn of_events(mut truces: Vec<Ceasefire>, events: &[Event]) -> Vec<Ceasefire> {
    let wanted: std::collections::BTreeSet<&str> =
        events.iter().filter_map(|event| event.ceasefire.as_deref()).collect();
    truces.retain(|truce| wanted.contains(truce.id.as_str()));
    truces
}
