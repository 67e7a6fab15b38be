//! Part of the lexicon: countries, people, bodies, armed groups. Layer 2.
//!
//! `actors/countries.csv`, `actors/people.csv`, and any other `actors/*.csv` for bodies and groups. A row of
//! the same id in a later file replaces the earlier one; in `people.csv` rows of one id are the offices that a
//! person held, one after the other.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::LexiconFile;
use super::lookup::hash_table::HashTable;
use super::lookup::name_index::NameIndex;
use super::source::csv_table::{Row, rows};
use crate::error::Result;
use crate::model::{ActorKind, Place, WordHash};

/// How a name points at its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameForm {
    /// The name itself: "Russia", "Vladimir Putin", "Hamas".
    Name,
    /// A name of common words, in any case: "pro-Russian separatists".
    Common,
    /// Written in capitals throughout, and only then a name: "US", "WHO", "SDF".
    Acronym,
    /// A surname or other short form that stands alone: "Putin".
    Short,
    /// "Russian".
    Adjective,
    /// "Russians".
    People,
    /// A capital that may stand for its government: "Moscow".
    Capital,
    /// A seat of power: "Kremlin".
    Seat,
}

/// What a name in a text may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActorName {
    /// Which actor, for [`Actors::entry`].
    pub entry: usize,
    /// How the name points at it.
    pub form: NameForm,
}

/// An office and how long it was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Id of the actor that the holder speaks for.
    pub speaks_for: String,
    /// "president", "foreign minister".
    pub title: String,
    /// First day; open where unknown.
    pub from: Option<NaiveDate>,
    /// Last day; open where it lasts.
    pub to: Option<NaiveDate>,
}

impl Office {
    /// Whether it was held on a day; without a day only an office without an end counts.
    #[must_use]
    pub fn held_on(&self, day: Option<NaiveDate>) -> bool {
        match day {
            Some(day) => self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to),
            None => self.to.is_none(),
        }
    }
}

/// One actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorEntry {
    /// ISO 3166 alpha-3 of a country, else words joined by hyphens.
    pub id: String,
    /// Standard name.
    pub name: String,
    /// Name in labels; the standard name where there is no shorter one.
    pub short: String,
    /// What sort of actor it is.
    pub kind: ActorKind,
    /// ISO 3166 alpha-3 of the country it belongs to.
    pub country: Option<String>,
    /// Adjective, for composed names such as "Russian Defence Ministry"; countries only.
    pub adjective: Option<String>,
    /// The actor that a body speaks for.
    pub speaks_for: Option<String>,
    /// What it reports happened: an observer without a side.
    pub neutral: bool,
    /// The city where a body sits and votes, and the capital of a country.
    pub seat: Option<String>,
    /// Offices of a person, earliest first.
    pub offices: Vec<Office>,
}

impl ActorEntry {
    /// Whether it is a land as well as an actor: a state, or a part of one that acts ("Gaza").
    #[must_use]
    pub const fn is_land(&self) -> bool {
        matches!(self.kind, ActorKind::Country) || self.adjective.is_some()
    }
}

/// Countries, people, bodies, armed groups.
#[derive(Debug, Default)]
pub struct Actors {
    entries: Vec<ActorEntry>,
    /// By the hash of the id: every name that is read asks for its actors.
    by_id: HashTable<usize>,
    names: NameIndex<ActorName>,
    /// Those of common words: all that a small letter may begin.
    common_names: NameIndex<ActorName>,
    /// Those who held an office of an actor, by its id, in the order of the files.
    holders: HashMap<String, Vec<usize>>,
}

impl Actors {
    /// Every actor, in the order of the files.
    #[must_use]
    pub fn all(&self) -> &[ActorEntry] {
        &self.entries
    }

    /// The actor of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&ActorEntry> {
        self.by_id.get(WordHash::of_spelling(id).value()).map(|entry| &self.entries[entry])
    }

    /// Whether a place is a whole land, called as it is.
    #[must_use]
    pub fn is_whole_land(&self, place: &Place) -> bool {
        let land = place.country.as_deref().and_then(|country| self.get(country));
        land.is_some_and(|land| land.name == place.name)
    }

    /// The actor that a name pointed at.
    #[must_use]
    pub fn entry(&self, entry: usize) -> Option<&ActorEntry> {
        self.entries.get(entry)
    }

    /// The names, for lookup.
    #[must_use]
    pub const fn names(&self) -> &NameIndex<ActorName> {
        &self.names
    }

    /// The names of common words, which alone may begin with a small letter.
    #[must_use]
    pub const fn common_names(&self) -> &NameIndex<ActorName> {
        &self.common_names
    }

    /// Who held one of these offices of an actor on a day.
    #[must_use]
    pub fn holder(&self, speaks_for: &str, titles: &[&str], day: Option<NaiveDate>) -> Option<&ActorEntry> {
        let holders = self.holders.get(speaks_for)?;
        titles.iter().find_map(|title| {
            holders.iter().map(|holder| &self.entries[*holder]).find(|person| {
                person.offices.iter().any(|office| {
                    office.speaks_for == speaks_for && office.title == *title && office.held_on(day)
                })
            })
        })
    }

    /// Gathers who held an office of whom. Called once, when all are added.
    fn gather_holders(&mut self) {
        for (number, person) in self.entries.iter().enumerate() {
            for office in &person.offices {
                let holders = self.holders.entry(office.speaks_for.clone()).or_default();
                if holders.last() != Some(&number) {
                    holders.push(number);
                }
            }
        }
    }

    fn add(&mut self, entry: ActorEntry) -> usize {
        let next = self.entries.len();
        let place = *self.by_id.or_insert(WordHash::of_spelling(&entry.id).value(), next);
        match self.entries.get_mut(place) {
            Some(known) => *known = entry,
            None => self.entries.push(entry),
        }
        place
    }

    fn name(&mut self, entry: usize, name: &str, form: NameForm) {
        let letters = || name.chars().filter(|c| c.is_alphabetic());
        let acronym = letters().count() > 1 && letters().all(char::is_uppercase);
        let common = name.starts_with(char::is_lowercase) && name.contains(' ');
        let form = match form {
            NameForm::Name if acronym => NameForm::Acronym,
            NameForm::Name if common => NameForm::Common,
            form => form,
        };
        self.names.insert(name, ActorName { entry, form });
        if form == NameForm::Common {
            self.common_names.insert(name, ActorName { entry, form });
        }
    }
}

const COUNTRY: &[&str] =
    &["id", "name", "short", "country", "aliases", "adjectives", "people", "capitals", "seats"];
const PERSON: &[&str] = &["id", "name", "short", "aliases", "speaks_for", "office", "from", "to"];
const BODY: &[&str] = &["id", "name", "short", "kind", "country", "speaks_for", "neutral", "aliases"];
const SEATED: &[&str] =
    &["id", "name", "short", "kind", "country", "speaks_for", "neutral", "aliases", "seat"];

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(files: &[LexiconFile]) -> Result<Actors> {
    let mut actors = Actors::default();
    for file in files.iter().filter(|file| file.name.starts_with("actors/") && file.name.ends_with(".csv")) {
        match file.name.as_ref() {
            "actors/countries.csv" => rows(file, COUNTRY, |row| country(&mut actors, row))?,
            "actors/people.csv" => {
                let mut seen = None;
                rows(file, PERSON, |row| person(&mut actors, row, &mut seen))?;
            }
            "actors/bodies.csv" => rows(file, SEATED, |row| body(&mut actors, row, row.filled(8)))?,
            _ => rows(file, BODY, |row| body(&mut actors, row, None))?,
        }
    }
    actors.gather_holders();
    Ok(actors)
}

fn country(actors: &mut Actors, row: &Row<'_>) -> Result<()> {
    let id = row.required(0)?.to_owned();
    let name = row.required(1)?;
    let is_state = id.len() == 3 && id.bytes().all(|byte| byte.is_ascii_uppercase());
    let entry = actors.add(ActorEntry {
        country: row.filled(3).map(str::to_owned).or_else(|| is_state.then(|| id.clone())),
        id,
        name: name.to_owned(),
        short: row.filled(2).unwrap_or(name).to_owned(),
        kind: if is_state { ActorKind::Country } else { ActorKind::Body },
        adjective: row.list(5).next().map(str::to_owned),
        speaks_for: None,
        neutral: false,
        seat: row.list(7).next().map(str::to_owned),
        offices: Vec::new(),
    });
    actors.name(entry, name, NameForm::Name);
    for (column, form) in [
        (4, NameForm::Name),
        (5, NameForm::Adjective),
        (6, NameForm::People),
        (7, NameForm::Capital),
        (8, NameForm::Seat),
    ] {
        row.list(column).for_each(|alias| actors.name(entry, alias, form));
    }
    Ok(())
}

fn person(actors: &mut Actors, row: &Row<'_>, seen: &mut Option<String>) -> Result<()> {
    let id = row.required(0)?;
    let name = row.required(1)?;
    let office = match row.filled(5) {
        None => None,
        Some(title) => Some(Office {
            speaks_for: row.required(4)?.to_owned(),
            title: title.to_owned(),
            from: day(row, 6, false)?,
            to: day(row, 7, true)?,
        }),
    };
    if seen.as_deref() == Some(id) {
        if let Some(place) = actors.by_id.get(WordHash::of_spelling(id).value()) {
            actors.entries[place].offices.extend(office);
        }
        return Ok(());
    }
    *seen = Some(id.to_owned());
    let entry = actors.add(ActorEntry {
        id: id.to_owned(),
        name: name.to_owned(),
        short: row.filled(2).unwrap_or(name).to_owned(),
        kind: ActorKind::Person,
        country: row.filled(4).map(str::to_owned),
        adjective: None,
        speaks_for: None,
        neutral: false,
        seat: None,
        offices: office.into_iter().collect(),
    });
    actors.name(entry, name, NameForm::Name);
    row.list(2).for_each(|short| actors.name(entry, short, NameForm::Short));
    row.list(3).for_each(|alias| {
        let form = if alias.contains([' ', '-']) { NameForm::Name } else { NameForm::Short };
        actors.names.insert(alias, ActorName { entry, form });
    });
    Ok(())
}

/// Reads `2003`, `2003-05` or `2003-05-09`; a year or month stands for its first or its last day.
fn day(row: &Row<'_>, column: usize, last: bool) -> Result<Option<NaiveDate>> {
    let Some(field) = row.filled(column) else { return Ok(None) };
    let fault = || row.fault(column, "a day, month or year such as 2003-05-09, 2003-05 or 2003");
    let mut parts = field.splitn(3, '-');
    let mut number = |default: u32| match parts.next() {
        None => Ok((default, false)),
        Some(part) => part.parse().map(|number| (number, true)).map_err(|_| fault()),
    };
    let (year, _) = number(0)?;
    let (month, _) = number(if last { 12 } else { 1 })?;
    let (day, has_day) = number(1)?;
    let year = i32::try_from(year).map_err(|_| fault())?;
    if last && !has_day {
        return crate::model::DayRange::month(year, month).map(|month| Some(month.last)).ok_or_else(fault);
    }
    NaiveDate::from_ymd_opt(year, month, day).map(Some).ok_or_else(fault)
}

fn body(actors: &mut Actors, row: &Row<'_>, seat: Option<&str>) -> Result<()> {
    let name = row.required(1)?;
    let kind =
        row.required(3)?.parse().map_err(|_| row.fault(3, "a kind of actor such as body or armed_group"))?;
    let neutral = match row.get(6) {
        "" | "no" => false,
        "yes" => true,
        _ => return Err(row.fault(6, "`yes`, `no` or nothing")),
    };
    let entry = actors.add(ActorEntry {
        id: row.required(0)?.to_owned(),
        name: name.to_owned(),
        short: row.filled(2).unwrap_or(name).to_owned(),
        kind,
        country: row.filled(4).map(str::to_owned),
        adjective: None,
        speaks_for: row.filled(5).map(str::to_owned),
        neutral,
        seat: seat.map(str::to_owned),
        offices: Vec::new(),
    });
    actors.name(entry, name, NameForm::Name);
    row.list(7).for_each(|alias| actors.name(entry, alias, NameForm::Name));
    Ok(())
}
