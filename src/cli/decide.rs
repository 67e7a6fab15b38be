//! What commands that settle something share: which events are meant, what is about to happen, and asking.

use std::io::{IsTerminal as _, Write as _};

use super::filter_options::FilterOptions;
use super::report::Report;
use super::{chosen, grid};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::model::{Event, Review};
use crate::store::Store;

/// The events of some ids, or of a filter where no id is given.
///
/// # Errors
/// Neither ids nor a filter are given, or an id stands for nothing.
pub(super) fn events(
    store: &Store,
    ids: &[String],
    filters: &FilterOptions,
    lexicon: &Lexicon,
    report: &mut Report,
) -> Result<Vec<Event>> {
    if ids.is_empty() {
        if !filters.is_given() {
            return Err(Error::new(ErrorKind::Usage, "expected ids of events or a filter, found neither")
                .hint("`truceline list` shows the ids; --review open means all that nobody has checked"));
        }
        let filter = chosen::filter(filters, lexicon.types(), report);
        return chosen::table_of(chosen::SHOWN, store, &filter, lexicon).map(|table| chosen::events(&table));
    }
    if filters.is_given() {
        return Err(Error::new(ErrorKind::Usage, "expected ids of events or a filter, found both")
            .hint("leave one of them out"));
    }
    of_ids(store, ids)
}

/// The events of some ids, each once.
pub(super) fn of_ids(store: &Store, ids: &[String]) -> Result<Vec<Event>> {
    let mut events: Vec<Event> = Vec::new();
    for prefix in ids {
        let id = store.event_id(prefix)?;
        if events.iter().all(|event| event.id != id) {
            events.extend(store.event(&id)?);
        }
    }
    Ok(events)
}

/// Says what would be done with some events and asks, on a terminal and for more than one; true where it may be done.
pub(super) fn asked(events: &[Event], what: &str, yes: bool) -> Result<bool> {
    if events.is_empty() {
        super::output::print("No event is meant; nothing was changed.\n")?;
        return Ok(false);
    }
    if yes || events.len() == 1 || !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
        return Ok(true);
    }
    let mut terminal = anstream::stderr();
    let shown = &events[..events.len().min(20)];
    let _ = write!(terminal, "{}", grid::events(shown));
    if events.len() > shown.len() {
        let _ = writeln!(terminal, "… and {} more", events.len() - shown.len());
    }
    let _ = write!(terminal, "{what} these {} events? [y/N] ", events.len());
    let _ = terminal.flush();
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).map_err(|error| Error::io("standard input", error))?;
    let agreed = matches!(answer.trim().to_lowercase().as_str(), "y" | "yes");
    if !agreed {
        super::output::print("Nothing was changed.\n")?;
    }
    Ok(agreed)
}

/// The events that are not yet in a review state.
pub(super) fn not_yet(events: Vec<Event>, review: Review) -> Vec<Event> {
    events.into_iter().filter(|event| event.review != review).collect()
}
