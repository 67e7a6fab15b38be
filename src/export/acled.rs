//! A CSV with ACLED's column names: for researchers who join tables. Layer 5.
//!
//! Columns that ACLED's coders fill from their own lists (regions, interaction codes, source scale) are there and empty.

use std::io::Write;

use super::parties::sides;
use super::{Document, Export, What, not_written};
use crate::error::Result;
use crate::model::{Actor, Precision};
use crate::table::{EventRow, guard};

/// ACLED's columns.
pub(super) const ACLED: Export = Export {
    token: "acled",
    suffixes: &[],
    about: "researchers who join tables with ACLED",
    tables: &[What::Events],
    holds_all: false,
    in_parts: false,
    write,
};

const HEADER: [&str; 26] = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "civilian_targeting",
    "iso3",
    "country",
    "admin1",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
];

fn write(document: &Document<'_>, out: &mut dyn Write) -> Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(out);
    writer.write_record(HEADER).map_err(not_written)?;
    for row in document.events.rows() {
        let mut cells = cells(&row, document.options.without_text);
        for cell in &mut cells[4..18] {
            guard(cell);
        }
        for cell in &mut cells[21..] {
            guard(cell);
        }
        writer.write_record(&cells).map_err(not_written)?;
    }
    writer.flush().map_err(not_written)
}

fn cells(row: &EventRow, without_text: bool) -> [String; 26] {
    let (event_type, sub_event_type) =
        row.acled.as_deref().map_or(("", ""), |code| code.split_once('/').unwrap_or((code, "")));
    let first_day = row.days.map(|days| days.first.to_string()).unwrap_or_default();
    let (first, second) = sides(row);
    let head = |side: &[&Actor]| side.first().map(|actor| actor.name.clone()).unwrap_or_default();
    let rest =
        |side: &[&Actor]| side.iter().skip(1).map(|actor| actor.name.as_str()).collect::<Vec<_>>().join("; ");
    let place = row.place.as_ref();
    let degrees = |degrees: Option<f64>| degrees.map(|degrees| degrees.to_string()).unwrap_or_default();
    let country = place.and_then(|place| place.country.clone()).unwrap_or_default();
    let notes = match (&row.evidence, without_text) {
        (Some(evidence), false) => format!("{}: {evidence}", row.label),
        _ => row.label.clone(),
    };
    [
        row.id.clone(),
        first_day.clone(),
        first_day.get(..4).unwrap_or("").to_owned(),
        time_precision(row.precision).to_owned(),
        String::new(),
        event_type.to_owned(),
        sub_event_type.to_owned(),
        head(&first),
        rest(&first),
        String::new(),
        head(&second),
        rest(&second),
        String::new(),
        String::new(),
        country,
        String::new(),
        String::new(),
        place.map(|place| place.name.clone()).unwrap_or_default(),
        degrees(place.and_then(|place| place.lat)),
        degrees(place.and_then(|place| place.lon)),
        String::new(),
        row.publishers.join("; "),
        String::new(),
        notes,
        fatalities(row),
        row.tags.join("; "),
    ]
}

/// 1 day, 2 week, 3 month; what is coarser has none.
fn time_precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Hour | Precision::Day => "1",
        Precision::Week => "2",
        Precision::Month => "3",
        Precision::Quarter | Precision::Season | Precision::Year | Precision::Unknown => "",
    }
}

/// The number of killed, where one claimant gives one; claims that differ are never summed.
fn fatalities(row: &EventRow) -> String {
    let mut claims = row.counts.iter().filter(|count| count.what == "killed");
    match (claims.next(), claims.next()) {
        (Some(count), None) => count.low.to_string(),
        _ => String::new(),
    }
}
