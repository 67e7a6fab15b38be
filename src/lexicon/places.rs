//! Part of the lexicon: the gazetteer, `places/*.csv`. Layer 2.

use std::collections::HashMap;

use super::LexiconFile;
use super::csv_table::{Row, rows};
use super::lookup::name_index::NameIndex;
use crate::error::Result;
use crate::model::Place;

/// What sort of place it is; decides how readily a name is read as that place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// A town or a city.
    City,
    /// A province, a region, a part of a country.
    Region,
    /// A sea, a river, a mountain range, a strait.
    Water,
    /// A building, a base, a crossing, a camp.
    Site,
}

/// One place of the gazetteer.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceEntry {
    /// Name, country and position.
    pub place: Place,
    /// What sort of place it is.
    pub kind: PlaceKind,
    /// People who live there; 0 where unknown.
    pub population: u32,
    /// The name is an ordinary word of English too ("Nice", "Reading").
    pub ordinary: bool,
    /// Entered by hand, since it is in the news: goes before towns of the same name.
    pub known: bool,
}

/// The gazetteer.
#[derive(Debug, Default)]
pub struct Places {
    entries: Vec<PlaceEntry>,
    names: NameIndex<u32>,
    countries: HashMap<String, Place>,
}

impl Places {
    /// Every place, in the order of the files.
    #[must_use]
    pub fn all(&self) -> &[PlaceEntry] {
        &self.entries
    }

    /// The place that a name pointed at.
    #[must_use]
    pub fn entry(&self, place: u32) -> Option<&PlaceEntry> {
        self.entries.get(place as usize)
    }

    /// The names, for lookup.
    #[must_use]
    pub const fn names(&self) -> &NameIndex<u32> {
        &self.names
    }

    /// Where a country lies: the middle of its largest cities, for a map; `None` where none is known.
    #[must_use]
    pub fn country(&self, iso: &str) -> Option<&Place> {
        self.countries.get(iso)
    }

    /// A land under a name as a place, with where it lies as far as that is known.
    #[must_use]
    pub fn land(&self, name: &str, iso: Option<&str>) -> Place {
        let position = iso.and_then(|iso| self.country(iso));
        Place {
            name: name.to_owned(),
            country: iso.map(str::to_owned),
            lat: position.and_then(|position| position.lat),
            lon: position.and_then(|position| position.lon),
        }
    }
}

const COLUMNS: &[&str] = &["name", "country", "lat", "lon", "population", "kind", "ordinary", "aliases"];

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(files: &[LexiconFile]) -> Result<Places> {
    let files =
        || files.iter().filter(|file| file.name.starts_with("places/") && file.name.ends_with(".csv"));
    let size: usize = files().map(|file| file.text.len()).sum();
    let mut places = Places { names: NameIndex::with_capacity(size / 20), ..Places::default() };
    for file in files() {
        let known = file.name != "places/cities.csv";
        rows(file, COLUMNS, |row| {
            let entry = place(row, known)?;
            let number = u32::try_from(places.entries.len()).unwrap_or(u32::MAX);
            places.names.insert(&entry.place.name, number);
            row.list(7).for_each(|alias| places.names.insert(alias, number));
            places.entries.push(entry);
            Ok(())
        })?;
    }
    places.countries = largest_cities(&places.entries);
    Ok(places)
}

fn place(row: &Row<'_>, known: bool) -> Result<PlaceEntry> {
    let degrees = |column: usize, limit: f64, expected: &str| -> Result<Option<f64>> {
        let value: Option<f64> = match decimal(row.get(column)) {
            Some(value) => Some(value),
            None => row.parse(column, expected)?,
        };
        match value {
            Some(value) if value.is_nan() || value.abs() > limit => Err(row.fault(column, expected)),
            value => Ok(value),
        }
    };
    let country = row.filled(1);
    if country.is_some_and(|iso| iso.len() != 3 || !iso.bytes().all(|byte| byte.is_ascii_uppercase())) {
        return Err(row.fault(1, "three capital letters (ISO 3166 alpha-3) or nothing"));
    }
    Ok(PlaceEntry {
        place: Place {
            name: row.required(0)?.to_owned(),
            country: country.map(str::to_owned),
            lat: degrees(2, 90.0, "degrees between -90 and 90")?,
            lon: degrees(3, 180.0, "degrees between -180 and 180")?,
        },
        population: row.parse(4, "a number of people")?.unwrap_or(0),
        kind: match row.get(5) {
            "city" => PlaceKind::City,
            "region" => PlaceKind::Region,
            "water" => PlaceKind::Water,
            "site" => PlaceKind::Site,
            _ => return Err(row.fault(5, "`city`, `region`, `water` or `site`")),
        },
        ordinary: match row.get(6) {
            "" | "no" => false,
            "yes" => true,
            _ => return Err(row.fault(6, "`yes`, `no` or nothing")),
        },
        known,
    })
}

/// Degrees written as `-12.3456`, as they all are: digits as a whole number over a power of ten, which is exact.
/// `None` where they are written otherwise.
fn decimal(field: &str) -> Option<f64> {
    let digits = field.strip_prefix('-').unwrap_or(field).as_bytes();
    let point = digits.iter().position(|byte| *byte == b'.').unwrap_or(digits.len());
    let (mut whole, mut scale) = (0_u32, 1_u32);
    if digits.is_empty() || digits.len() > 9 || point == 0 || point + 1 == digits.len() {
        return None;
    }
    for (at, byte) in digits.iter().enumerate().filter(|(at, _)| *at != point) {
        whole = whole * 10 + u32::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
        scale *= if at > point { 10 } else { 1 };
    }
    let value = f64::from(whole) / f64::from(scale);
    Some(if digits.len() < field.len() { -value } else { value })
}

/// The position of a country: that of its largest city, without the city's name.
fn largest_cities(entries: &[PlaceEntry]) -> HashMap<String, Place> {
    let mut largest: HashMap<&str, &PlaceEntry> = HashMap::new();
    for entry in entries.iter().filter(|entry| entry.kind == PlaceKind::City) {
        if let Some(country) = entry.place.country.as_deref() {
            let best = largest.entry(country).or_insert(entry);
            if entry.population > best.population {
                *best = entry;
            }
        }
    }
    let named = |(country, entry): (&str, &PlaceEntry)| (country.to_owned(), entry.place.clone());
    largest.into_iter().map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_read_as_any_number_is() {
        for field in ["0", "-0.5", "12.3456", "179.99999", "-7", "33.51307", "100.001"] {
            assert_eq!(decimal(field), field.parse().ok(), "{field}");
        }
        for field in ["", "-", ".5", "5.", "1e3", "12.34.5", "+3", "1234567.890", "NaN"] {
            assert_eq!(decimal(field), None, "{field}");
        }
    }
}
