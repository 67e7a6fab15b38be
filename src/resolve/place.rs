//! Where it was: the place that the trigger's own words name, else the nearest in its sentence.

use crate::model::{NamePhrase, NameReading, Place, Trigger};

/// The place of an event.
#[must_use]
pub fn place(trigger: &Trigger, names: &[NamePhrase]) -> Option<Place> {
    let is_place = |name: &&NamePhrase| name.place.is_some() && name.reading == NameReading::Place;
    let reported = |name: &&NamePhrase| trigger.reported_by.is_some_and(|span| span.overlaps(name.head));
    let distance = |name: &NamePhrase| {
        let inside = trigger.clause.overlaps(name.head);
        let behind = name.span.start >= trigger.span.end;
        let bytes = if behind {
            name.span.start - trigger.span.end
        } else {
            trigger.span.start.saturating_sub(name.span.end)
        };
        (!inside, !behind, bytes)
    };
    let nearest =
        names.iter().filter(is_place).filter(|name| !reported(name)).min_by_key(|name| distance(name))?;
    // "in Kharkiv, Ukraine", "in the city of Goma in eastern Congo": the finer of two that follow each other.
    nearest.place.clone()
}
