//! Part of the lexicon: the gazetteer, `places/*.csv`. Layer 2.

mod gazetteer;
mod rows;

use super::lookup::name_index::NameIndex;
use super::source::file::LexiconFile;
use super::source::files;
use crate::error::Result;
use crate::model::Place;

pub use gazetteer::{PlaceEntry, PlaceKind};

/// The gazetteer.
#[derive(Debug, Default)]
pub struct Places {
    gazetteer: gazetteer::Gazetteer,
}

impl PlaceEntry<'_> {
    /// The place alone.
    #[must_use]
    pub fn place(&self) -> Place {
        Place {
            name: self.name.to_owned(),
            country: self.country.map(str::to_owned),
            lat: self.lat,
            lon: self.lon,
        }
    }
}

impl Places {
    /// Number of places.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.gazetteer.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The place that a name pointed at.
    #[must_use]
    pub fn entry(&self, place: u32) -> Option<PlaceEntry<'_>> {
        self.gazetteer.entry(place)
    }

    /// Whether the place that a name pointed at is a town so small that its name alone tells of none.
    #[inline]
    #[must_use]
    pub fn is_small(&self, place: u32) -> bool {
        self.gazetteer.is_small(place)
    }

    /// The names, for lookup.
    #[must_use]
    pub const fn names(&self) -> &NameIndex<u32> {
        self.gazetteer.names()
    }

    /// The places of a written name.
    pub fn named(&self, name: &str) -> impl Iterator<Item = PlaceEntry<'_>> {
        self.names().find(name).filter_map(|place| self.entry(place))
    }

    /// Where a country lies: its largest city, for a map; `None` where none is known.
    #[must_use]
    pub fn country(&self, iso: &str) -> Option<PlaceEntry<'_>> {
        self.gazetteer.largest_city(iso)
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

/// The gazetteer of the program's own files, as the build script put it together: its text, and the rest.
static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/places.txt"));
static TABLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.bin"));

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(files: &[LexiconFile]) -> Result<Places> {
    let gazetteer = if files::are_embedded(files, rows::is_one) {
        gazetteer::Gazetteer::frozen(TEXT, TABLES)
    } else {
        rows::read(files)?
    };
    Ok(Places { gazetteer })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::source::files::embedded;

    #[test]
    fn what_the_build_script_wrote_is_what_the_files_say() {
        let read = rows::read(&embedded()).expect("the files are right");
        assert!(read.len() > 10_000);
        assert!(read.freeze() == (TEXT, TABLES.to_vec()), "the table in the program is of other files");
    }

    #[test]
    fn a_place_comes_back_with_all_it_was_written_with() {
        let (written, read) = (rows::read(&embedded()).unwrap(), Places::default());
        assert!(read.is_empty());
        let read = load(&embedded()).unwrap();
        for number in 0..u32::try_from(written.len()).unwrap() {
            assert_eq!(read.entry(number), written.entry(number));
        }
        assert_eq!(read.named("Nice").map(|place| place.country).next(), Some(Some("FRA")));
        assert_eq!(read.country("FRA").map(|city| city.name), Some("Paris"));
    }

    #[test]
    fn a_place_of_the_user_stands_beside_those_of_the_program() {
        let row = "name,country,lat,lon,population,kind,ordinary,aliases\nUpper Mill,SDN,10.5,,0,site,yes,The Mill\n";
        let mut files = embedded();
        files.push(LexiconFile { name: "places/own.csv".into(), text: row.into() });
        let places = load(&files).unwrap();
        assert_eq!(places.len(), load(&embedded()).unwrap().len() + 1);
        let mill = places.named("the mill").last().unwrap();
        assert_eq!(
            (mill.name, mill.country, mill.lat, mill.lon),
            ("Upper Mill", Some("SDN"), Some(10.5), None)
        );
        assert!(mill.known && mill.ordinary && mill.kind == PlaceKind::Site);
    }
}
