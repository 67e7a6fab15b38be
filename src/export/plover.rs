//! A CSV with POLECAT's column names: events in PLOVER's codes, for researchers who join tables. Layer 5.

use std::io::Write;

use super::parties::sides;
use super::{Document, Export, What, not_written};
use crate::error::Result;
use crate::model::{Actor, ActorKind};
use crate::table::{EventRow, guard};

/// POLECAT's columns.
pub(super) const PLOVER: Export = Export {
    token: "plover",
    suffixes: &[],
    about: "researchers who join tables with POLECAT (PLOVER codes)",
    tables: &[What::Events],
    holds_all: false,
    in_parts: false,
    write,
};

const HEADER: [&str; 20] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Primary Actor Sector",
    "Recipient Name",
    "Recipient Country",
    "Primary Recipient Sector",
    "Placename",
    "Country",
    "Latitude",
    "Longitude",
    "Source",
    "Publication Date",
    "Headline",
    "Language",
    "Version",
];

fn write(document: &Document<'_>, out: &mut dyn Write) -> Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(out);
    writer.write_record(HEADER).map_err(not_written)?;
    for row in document.events.rows() {
        let mut cells = cells(&row);
        for (index, cell) in cells.iter_mut().enumerate() {
            if !matches!(index, 13 | 14) {
                guard(cell);
            }
        }
        writer.write_record(&cells).map_err(not_written)?;
    }
    writer.flush().map_err(not_written)
}

fn cells(row: &EventRow) -> [String; 20] {
    let (event_type, mode) =
        row.plover.as_deref().map_or(("", ""), |code| code.split_once('/').unwrap_or((code, "")));
    let (actors, recipients) = sides(row);
    let list = |side: &[&Actor], field: fn(&Actor) -> &str| {
        side.iter().map(|actor| field(actor)).collect::<Vec<_>>().join("; ")
    };
    let place = row.place.as_ref();
    let degrees = |degrees: Option<f64>| degrees.map(|degrees| degrees.to_string()).unwrap_or_default();
    [
        row.id.clone(),
        row.days.map(|days| days.first.to_string()).unwrap_or_default(),
        event_type.to_owned(),
        mode.to_owned(),
        row.stage.clone().unwrap_or_default(),
        list(&actors, |actor| &actor.name),
        list(&actors, |actor| actor.country.as_deref().unwrap_or("")),
        list(&actors, sector),
        list(&recipients, |actor| &actor.name),
        list(&recipients, |actor| actor.country.as_deref().unwrap_or("")),
        list(&recipients, sector),
        place.map(|place| place.name.clone()).unwrap_or_default(),
        place.and_then(|place| place.country.clone()).unwrap_or_default(),
        degrees(place.and_then(|place| place.lat)),
        degrees(place.and_then(|place| place.lon)),
        row.publishers.join("; "),
        row.first_reported.map(|day| day.to_string()).unwrap_or_default(),
        row.label.clone(),
        "en".to_owned(),
        env!("CARGO_PKG_VERSION").to_owned(),
    ]
}

/// The nearest PLOVER sector of an actor's kind.
fn sector(actor: &Actor) -> &str {
    match actor.kind {
        Some(ActorKind::Country | ActorKind::Body) => "GOV",
        Some(ActorKind::ArmedGroup) => "REB",
        Some(ActorKind::Organisation) => "NGO",
        Some(ActorKind::Group) => "CVL",
        Some(ActorKind::Person) | None => "",
    }
}
