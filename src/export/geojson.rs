//! GeoJSON (RFC 7946): for maps. Layer 5.
//!
//! Every event is a feature; without a place its geometry is null. As GeoJSON has no time, it stands in the properties
//! `start` and `end`, in the foreign member `time` of JSON-FG, and as EDTF in the row's own columns.

use std::io::Write;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::json;

use super::json::JsonRow;
use super::{Document, Export, What, not_written};
use crate::error::Result;
use crate::table::{EventColumn, Table};

/// Events as features.
pub(super) const GEOJSON: Export = Export {
    token: "geojson",
    suffixes: &["geojson"],
    about: "maps",
    tables: &[What::Events],
    holds_all: false,
    in_parts: false,
    write,
};

fn write(document: &Document<'_>, out: &mut dyn Write) -> Result<()> {
    let table = document.events.table();
    let columns = document.columns(table)?;
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[").map_err(not_written)?;
    for row in 0..table.height() {
        out.write_all(if row == 0 { b"\n" } else { b",\n" }).map_err(not_written)?;
        serde_json::to_writer(&mut *out, &feature(table, &columns, row)).map_err(not_written)?;
    }
    out.write_all(b"\n]}\n").map_err(not_written)
}

/// The properties of a feature: the row, and its days under the names that maps look for.
struct Properties<'a>(JsonRow<'a>);

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.fields(&mut map)?;
        let day = |column: EventColumn| self.0.table.day(self.0.row, column as usize);
        map.serialize_entry("start", &day(EventColumn::First))?;
        map.serialize_entry("end", &day(EventColumn::Last))?;
        map.end()
    }
}

/// A feature; the order of its members is fixed by the type.
#[derive(serde::Serialize)]
struct Feature<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: Option<&'a str>,
    geometry: serde_json::Value,
    time: serde_json::Value,
    properties: Properties<'a>,
}

fn feature<'a>(table: &'a Table, columns: &'a [usize], row: usize) -> Feature<'a> {
    let number = |column: EventColumn| table.number(row, column as usize);
    let day = |column: EventColumn| table.day(row, column as usize);
    let geometry = match (number(EventColumn::Lon), number(EventColumn::Lat)) {
        (Some(lon), Some(lat)) => json!({ "type": "Point", "coordinates": [lon, lat] }),
        _ => serde_json::Value::Null,
    };
    let time = match (day(EventColumn::First), day(EventColumn::Last)) {
        (Some(first), Some(last)) if first == last => json!({ "date": first }),
        (Some(first), Some(last)) => json!({ "interval": [first, last] }),
        _ => serde_json::Value::Null,
    };
    Feature {
        kind: "Feature",
        id: table.text(row, EventColumn::Id as usize),
        geometry,
        time,
        properties: Properties(JsonRow { table, columns, row }),
    }
}
