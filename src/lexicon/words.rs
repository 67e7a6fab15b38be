//! Part of the lexicon: words of time, read from `words.toml`.
//!
//! A word is looked up by the hash of its small letters, which the reader of a text computes while it measures the
//! word, so that a word without a part in the grammar costs one probe.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::LexiconFile;
pub use super::holiday::{Holiday, HolidayRule};
use super::holiday::{HolidayRow, rule};
use super::lookup::hash_table::HashTable;
use super::source::toml_table::parse;
pub use super::word_roles::{Role, Roles};
use crate::error::{Error, ErrorKind, Result};
use crate::model::WordHash;

/// A unit of time, by its TIMEX3 letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "they are what they are called")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
    Millennium,
}

/// A season or a part of the day, by its TIMEX3 letters.
pub type Code = [u8; 2];

/// What the lexicon knows of one word of time. Fields beside `roles` hold only where the role is there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Its parts in the grammar.
    pub roles: Roles,
    /// 1 to 12.
    pub month: u8,
    /// 1 is Monday.
    pub weekday: u8,
    /// TIMEX3 letters of a season: `SP`.
    pub season: Code,
    /// TIMEX3 letters of a part of the day: `MO`.
    pub part_of_day: Code,
    /// The unit of time.
    pub unit: Option<Unit>,
    /// Whether the unit stands in the plural.
    pub plural: bool,
    /// The number it means.
    pub number: i32,
    /// TIMEX3 value of what recurs or refers.
    pub value: &'static str,
    /// Index into `Words::zone`.
    pub zone: u16,
    /// Index of the war whose place it names.
    pub war: u16,
}

/// Words of time.
#[derive(Debug, Default)]
pub struct Words {
    entries: Vec<Word>,
    /// Where each stands, by the hash of its spelling, while they are gathered.
    numbers: HashTable<usize>,
    /// The hashes of the words, beside `entries`.
    hashes: Vec<WordHash>,
    /// Open addressing by hash; 0 is free, else index + 1 into `entries`.
    slots: Vec<u16>,
    zones: Vec<String>,
    holidays: Vec<Holiday>,
    wars: Vec<NaiveDate>,
}

impl Words {
    /// What is known of a word by the hash of its small letters; `None` for a word without a part in the grammar of time.
    #[inline]
    #[must_use]
    pub fn at(&self, hash: WordHash) -> Option<&Word> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = place(hash) & mask;
        loop {
            let entry = usize::from(self.slots[at]).checked_sub(1)?;
            if self.hashes[entry] == hash {
                return Some(&self.entries[entry]);
            }
            at = (at + 1) & mask;
        }
    }

    /// What is known of a word, in any case.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<&Word> {
        self.at(hash(word))
    }

    /// The number that a word is as a cardinal or as an ordinal, in any case.
    ///
    /// ```
    /// use truceline::lexicon::{Lexicon, Role};
    /// let lexicon = Lexicon::embedded();
    /// assert_eq!(lexicon.words().number("Third", Role::Ordinal), Some(3));
    /// assert_eq!(lexicon.words().number("third", Role::Cardinal), None);
    /// ```
    #[must_use]
    pub fn number(&self, word: &str, role: Role) -> Option<u64> {
        let known = self.get(word).filter(|known| known.roles.has(role))?;
        known.number.try_into().ok()
    }

    /// The IANA name of a zone.
    #[must_use]
    pub fn zone(&self, index: u16) -> Option<&str> {
        self.zones.get(usize::from(index)).map(String::as_str)
    }

    /// Days with a name, those of more words first.
    #[must_use]
    pub fn holidays(&self) -> &[Holiday] {
        &self.holidays
    }

    /// The first day of a war whose days are counted.
    #[must_use]
    pub fn war_start(&self, index: u16) -> Option<NaiveDate> {
        self.wars.get(usize::from(index)).copied()
    }

    fn entry(&mut self, word: &str) -> &mut Word {
        let next = self.entries.len();
        let at = *self.numbers.or_insert(WordHash::of_spelling(word).value(), next);
        if at == next {
            self.entries.push(Word::default());
            self.hashes.push(hash(word));
        }
        &mut self.entries[at]
    }

    fn play(&mut self, word: &str, role: Role) -> &mut Word {
        let entry = self.entry(word);
        entry.roles = entry.roles.with(role.bit());
        entry
    }

    fn build_slots(&mut self) {
        let size = (self.entries.len() * 8).next_power_of_two();
        self.slots = vec![0; size];
        for (index, hash) in self.hashes.iter().enumerate() {
            let mut at = place(*hash) & (size - 1);
            while self.slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = u16::try_from(index + 1).expect("a few thousand words at most");
        }
    }
}

/// The hash of a word by its small letters.
fn hash(word: &str) -> WordHash {
    WordHash::of_plain(word).unwrap_or_else(|| WordHash::of_spelling(&word.to_ascii_lowercase()))
}

/// Where the search for a word begins, in a table of any size.
#[expect(clippy::cast_possible_truncation, reason = "the lower bits are enough")]
const fn place(hash: WordHash) -> usize {
    hash.value() as usize
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    months: BTreeMap<String, u8>,
    weekdays: BTreeMap<String, u8>,
    seasons: BTreeMap<String, String>,
    units: BTreeMap<String, String>,
    parts_of_day: BTreeMap<String, String>,
    cardinals: BTreeMap<String, i32>,
    ordinals: BTreeMap<String, i32>,
    decades: BTreeMap<String, i32>,
    recurring: BTreeMap<String, String>,
    references: BTreeMap<String, String>,
    zones: BTreeMap<String, String>,
    zone_places: BTreeMap<String, String>,
    grammar: BTreeMap<String, Vec<String>>,
    abbreviations: BTreeMap<String, Vec<String>>,
    holidays: Vec<HolidayRow>,
    wars: Vec<WarRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WarRow {
    start: NaiveDate,
    about: Vec<String>,
}

const NAME: &str = "words.toml";

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(files: &[LexiconFile]) -> Result<Words> {
    let Some(file) = files.iter().find(|file| file.name == NAME) else {
        return Err(Error::new(ErrorKind::Lexicon, "expected a file of time words, found none").at(NAME));
    };
    let tables: File = parse(file)?;
    let mut words = Words::default();
    calendar_words(&mut words, &tables)
        .and_then(|()| other_words(&mut words, &tables))
        .and_then(|()| holidays(&mut words, &tables.holidays))
        .map_err(|(word, expected)| {
            let line = file.text.lines().position(|line| line.contains(word.as_str())).map_or(1, |at| at + 1);
            Error::new(ErrorKind::Lexicon, format!("expected {expected}, found `{word}`"))
                .at_line(NAME, line, 0)
        })?;
    words.build_slots();
    Ok(words)
}

/// The word at fault, and what was expected.
type Fault = (String, &'static str);

fn calendar_words(words: &mut Words, tables: &File) -> std::result::Result<(), Fault> {
    for (word, month) in &tables.months {
        if !(1..=12).contains(month) {
            return Err((word.clone(), "a month from 1 to 12"));
        }
        words.play(word, Role::Month).month = *month;
    }
    for (word, weekday) in &tables.weekdays {
        if !(1..=7).contains(weekday) {
            return Err((word.clone(), "a weekday from 1 to 7"));
        }
        words.play(word, Role::Weekday).weekday = *weekday;
    }
    for (word, code) in &tables.seasons {
        let code = two_letters(code).ok_or_else(|| (word.clone(), "a season of two letters"))?;
        words.play(word, Role::Season).season = code;
    }
    for (word, code) in &tables.parts_of_day {
        let code = two_letters(code).ok_or_else(|| (word.clone(), "a part of the day of two letters"))?;
        words.play(word, Role::PartOfDay).part_of_day = code;
    }
    for (word, code) in &tables.units {
        let unit = unit(code).ok_or_else(|| (word.clone(), "a unit of time such as D or TH"))?;
        let entry = words.play(word, Role::Unit);
        entry.unit = Some(unit);
        entry.plural = word.ends_with('s') && word != "yrs" || word == "millennia";
    }
    Ok(())
}

fn other_words(words: &mut Words, tables: &File) -> std::result::Result<(), Fault> {
    let numbers = [
        (Role::Cardinal, &tables.cardinals),
        (Role::Ordinal, &tables.ordinals),
        (Role::DecadeWord, &tables.decades),
    ];
    for (role, table) in numbers {
        for (word, number) in table {
            words.play(word, role).number = *number;
        }
    }
    for (role, table) in [(Role::Recurring, &tables.recurring), (Role::Reference, &tables.references)] {
        for (word, value) in table {
            words.play(word, role).value = String::leak(value.clone());
        }
    }
    for (role, table) in [(Role::Zone, &tables.zones), (Role::ZonePlace, &tables.zone_places)] {
        for (word, zone) in table {
            let index = words.zones.iter().position(|known| known == zone).unwrap_or_else(|| {
                words.zones.push(zone.clone());
                words.zones.len() - 1
            });
            words.play(word, role).zone = u16::try_from(index).expect("a few hundred zones at most");
        }
    }
    for (name, list) in tables.grammar.iter().chain(&tables.abbreviations) {
        let role = if tables.abbreviations.contains_key(name) {
            Some(Role::Abbreviation)
        } else {
            Role::named(name)
        };
        let role = role.ok_or_else(|| (name.clone(), "the name of a part of the grammar"))?;
        for word in list {
            words.play(word, role);
        }
    }
    for (index, war) in tables.wars.iter().enumerate() {
        words.wars.push(war.start);
        for place in &war.about {
            words.play(place, Role::WarPlace).war = u16::try_from(index).expect("a few hundred wars at most");
        }
    }
    Ok(())
}

fn holidays(words: &mut Words, rows: &[HolidayRow]) -> std::result::Result<(), Fault> {
    for row in rows {
        let fault = || {
            (
                row.names.first().cloned().unwrap_or_default(),
                "one rule: date, easter, orthodox, nth or islamic",
            )
        };
        let rule = rule(row).ok_or_else(fault)?;
        for name in &row.names {
            let name_words: Vec<String> = name.split(' ').map(str::to_owned).collect();
            let first: &str = name_words[0].split(['-', '\'']).next().unwrap_or("");
            words.play(first, Role::HolidayStart);
            words.holidays.push(Holiday { words: name_words, rule });
        }
    }
    words.holidays.sort_by_key(|holiday| std::cmp::Reverse(holiday.words.len()));
    Ok(())
}

fn two_letters(code: &str) -> Option<Code> {
    code.as_bytes().try_into().ok()
}

fn unit(code: &str) -> Option<Unit> {
    Some(match code {
        "TS" => Unit::Second,
        "TM" => Unit::Minute,
        "TH" => Unit::Hour,
        "D" => Unit::Day,
        "N" => Unit::Night,
        "W" => Unit::Week,
        "F" => Unit::Fortnight,
        "WE" => Unit::Weekend,
        "M" => Unit::Month,
        "Q" => Unit::Quarter,
        "H" => Unit::HalfYear,
        "Y" => Unit::Year,
        "E" => Unit::Decade,
        "C" => Unit::Century,
        "L" => Unit::Millennium,
        _ => return None,
    })
}
