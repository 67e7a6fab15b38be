//! Rows of `places/*.csv` become a gazetteer. The build script reads those of the program itself. Layer 2.

use super::gazetteer::{Gazetteer, PlaceEntry, PlaceKind};
use crate::error::Result;
use crate::lexicon::source::csv_table::{Row, rows};
use crate::lexicon::source::file::LexiconFile;

const COLUMNS: &[&str] = &["name", "country", "lat", "lon", "population", "kind", "ordinary", "aliases"];

/// Whether a file of the lexicon is one of the gazetteer.
pub(crate) fn is_one(name: &str) -> bool {
    name.starts_with("places/") && name.ends_with(".csv")
}

/// Reads the gazetteer from its files among those of the lexicon.
///
/// # Errors
/// The first fault, with its place.
pub(crate) fn read(files: &[LexiconFile]) -> Result<Gazetteer> {
    let files = || files.iter().filter(|file| is_one(&file.name));
    let size: usize = files().map(|file| file.text.len()).sum();
    let mut gazetteer = Gazetteer::with_capacity(size / 20);
    for file in files() {
        let small = file.name == "places/towns.csv";
        let known = !small && file.name != "places/cities.csv";
        rows(file, COLUMNS, |row| {
            gazetteer.add(&PlaceEntry { known, small, ..place(row)? }, row.list(7));
            Ok(())
        })?;
    }
    gazetteer.find_countries();
    Ok(gazetteer)
}

fn place<'r>(row: &'r Row<'_>) -> Result<PlaceEntry<'r>> {
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
        name: row.required(0)?,
        country,
        lat: degrees(2, 90.0, "degrees between -90 and 90")?,
        lon: degrees(3, 180.0, "degrees between -180 and 180")?,
        population: row.parse(4, "a number of people")?.unwrap_or(0),
        kind: match row.get(5) {
            "city" => PlaceKind::City,
            "region" => PlaceKind::Region,
            "water" => PlaceKind::Water,
            "site" => PlaceKind::Site,
            "continent" => PlaceKind::Continent,
            _ => return Err(row.fault(5, "`city`, `region`, `water`, `site` or `continent`")),
        },
        ordinary: match row.get(6) {
            "" | "no" => false,
            "yes" => true,
            _ => return Err(row.fault(6, "`yes`, `no` or nothing")),
        },
        known: false,
        small: false,
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
