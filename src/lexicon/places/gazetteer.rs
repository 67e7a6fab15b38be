//! The gazetteer as one stretch of records, so that the one of the program is put together when it is built. Layer 2.

use std::borrow::Cow;

use crate::lexicon::lookup::frozen::{List, Reader, Writer};
use crate::lexicon::lookup::name_index::NameIndex;

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
    /// A continent or a part of the world: too wide to say where fighting or a truce was.
    Continent,
}

impl PlaceKind {
    const ALL: [Self; 5] = [Self::City, Self::Region, Self::Water, Self::Site, Self::Continent];
}

/// One place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceEntry<'l> {
    /// Standard name.
    pub name: &'l str,
    /// ISO 3166 alpha-3.
    pub country: Option<&'l str>,
    /// Degrees north, WGS 84.
    pub lat: Option<f64>,
    /// Degrees east, WGS 84.
    pub lon: Option<f64>,
    /// What sort of place it is.
    pub kind: PlaceKind,
    /// People who live there; 0 where unknown.
    pub population: u32,
    /// The name is an ordinary word of English too ("Nice", "Reading").
    pub ordinary: bool,
    /// Entered by hand, since it is in the news: goes before towns of the same name.
    pub known: bool,
    /// A town so small that its name alone, which may be that of a person, tells of no place.
    pub small: bool,
}

/// Places with their names. A column of numbers for each field, a place at the same number in each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gazetteer {
    /// Country and name of each place, one behind the other.
    text: Cow<'static, str>,
    /// Where the text of each place ends.
    ends: List<u32>,
    /// Latitude and longitude; no number where unknown.
    degrees: List<f64>,
    populations: List<u32>,
    /// The number of its kind, and the bits below.
    facts: List<u8>,
    names: NameIndex<u32>,
    /// The codes of the countries as numbers, ascending, and the largest city of each.
    countries: Vec<u32>,
    largest: Vec<u32>,
}

const KIND: u8 = 7;
const ORDINARY: u8 = 8;
const KNOWN: u8 = 16;
const HAS_COUNTRY: u8 = 32;
const SMALL: u8 = 64;

/// Bytes of the code of a country before the name.
const CODE: usize = 3;

/// The code of a country as a number, in the order of the codes.
fn code_number(country: &str) -> Option<u32> {
    let [first, second, third] = *country.as_bytes() else { return None };
    Some(u32::from_be_bytes([0, first, second, third]))
}

impl Gazetteer {
    /// An empty one, with room for so many names.
    pub(super) fn with_capacity(names: usize) -> Self {
        Self { names: NameIndex::with_capacity(names), ..Self::default() }
    }

    /// Number of places.
    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds a place with its further names.
    pub(super) fn add<'a>(&mut self, place: &PlaceEntry<'_>, aliases: impl Iterator<Item = &'a str>) {
        let number = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let text = self.text.to_mut();
        text.push_str(place.country.unwrap_or_default());
        text.push_str(place.name);
        self.ends.to_mut().push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        self.degrees.to_mut().extend([place.lat, place.lon].map(|degrees| degrees.unwrap_or(f64::NAN)));
        self.populations.to_mut().push(place.population);
        let bit = |is: bool, bit: u8| if is { bit } else { 0 };
        self.facts.to_mut().push(
            place.kind as u8
                | bit(place.ordinary, ORDINARY)
                | bit(place.known, KNOWN)
                | bit(place.small, SMALL)
                | bit(place.country.is_some(), HAS_COUNTRY),
        );
        self.names.insert(place.name, number);
        aliases.for_each(|alias| self.names.insert(alias, number));
    }

    /// Finds the largest city of each country. Called once, when all are added.
    pub(super) fn find_countries(&mut self) {
        let mut largest = std::collections::BTreeMap::<&str, (u32, u32)>::new();
        for number in 0..u32::try_from(self.len()).unwrap_or(u32::MAX) {
            let Some(place) = self.entry(number).filter(|place| place.kind == PlaceKind::City) else {
                continue;
            };
            let Some(country) = place.country else { continue };
            let best = largest.entry(country).or_insert((place.population, number));
            if place.population > best.0 {
                *best = (place.population, number);
            }
        }
        let known =
            largest.iter().filter_map(|(country, (_, number))| Some((code_number(country)?, *number)));
        (self.countries, self.largest) = known.unzip();
    }

    /// Whether the place of a number is a town so small that its name alone tells of none.
    #[inline]
    pub(super) fn is_small(&self, number: u32) -> bool {
        self.facts.get(number as usize).is_some_and(|facts| facts & SMALL != 0)
    }

    /// The place of a number.
    pub(super) fn entry(&self, number: u32) -> Option<PlaceEntry<'_>> {
        let at = number as usize;
        let before = at.checked_sub(1).and_then(|before| self.ends.get(before)).unwrap_or(0);
        let facts = self.facts.get(at)?;
        let text = self.text.get(before as usize..self.ends.get(at)? as usize)?;
        let (country, name) = text.split_at_checked(if facts & HAS_COUNTRY == 0 { 0 } else { CODE })?;
        let degrees = |at: usize| self.degrees.get(at).filter(|degrees| !degrees.is_nan());
        Some(PlaceEntry {
            name,
            country: Some(country).filter(|country| !country.is_empty()),
            lat: degrees(2 * at),
            lon: degrees(2 * at + 1),
            kind: *PlaceKind::ALL.get(usize::from(facts & KIND))?,
            population: self.populations.get(at)?,
            ordinary: facts & ORDINARY != 0,
            known: facts & KNOWN != 0,
            small: facts & SMALL != 0,
        })
    }

    /// The names, for lookup.
    pub(super) const fn names(&self) -> &NameIndex<u32> {
        &self.names
    }

    /// The largest city of a country.
    pub(super) fn largest_city(&self, country: &str) -> Option<PlaceEntry<'_>> {
        let at = self.countries.binary_search(&code_number(country)?).ok()?;
        self.entry(*self.largest.get(at)?)
    }

    /// The gazetteer as it stands: the text, and the rest in bytes.
    #[allow(dead_code, reason = "the build script writes")]
    pub(crate) fn freeze(&self) -> (&str, Vec<u8>) {
        let mut into = Writer::default();
        into.list(self.ends.iter());
        into.list(self.degrees.iter());
        into.list(self.populations.iter());
        into.list(self.facts.iter());
        into.list(self.countries.iter().copied());
        into.list(self.largest.iter().copied());
        self.names.freeze(&mut into);
        (&self.text, into.finish())
    }

    /// The gazetteer that [`Gazetteer::freeze`] wrote, where it lies.
    pub(super) fn frozen(text: &'static str, rest: &'static [u8]) -> Self {
        let mut from = Reader::new(rest);
        Self {
            text: Cow::Borrowed(text),
            ends: from.frozen(),
            degrees: from.frozen(),
            populations: from.frozen(),
            facts: from.frozen(),
            countries: from.list(),
            largest: from.list(),
            names: NameIndex::frozen(&mut from),
        }
    }
}
