//! What commands ask of the kept truces. Whoever asks has seen to it that they are linked.

use chrono::{Days, NaiveDate};
use rusqlite::{OptionalExtension as _, Params, params};

use super::super::events::rows as event_rows;
use super::super::{Store, query};
use super::rows;
use crate::ceasefires::{self, FOLDED_AFTER, OVER_FOR, TRUCE_FOLDED_AFTER};
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::model::{Ceasefire, Event, Filter, Status};

/// The truces of which the state on a day can tell, and how many proposals and truces without an end it need not tell
/// because nothing was heard of them for long.
#[derive(Debug, Default)]
pub struct Told {
    /// The truces.
    pub truces: Vec<Ceasefire>,
    /// Proposals without news for a year.
    pub proposals: u64,
    /// Truces in force without news for a year.
    pub in_force: u64,
}

impl Store {
    /// Every truce, by the first day that is known of each, then by id.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn truces(&self) -> Result<Vec<Ceasefire>> {
        self.read_truces("1", [])
    }

    /// The truces to which some events belong, in the same order.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn truces_of(&self, events: &[String]) -> Result<Vec<Ceasefire>> {
        let condition = "n IN (SELECT truce FROM truce_event JOIN event ON event.n = truce_event.event
            WHERE event.id IN (SELECT value FROM json_each(?1)))";
        self.read_truces(condition, [event_rows::list(events)])
    }

    /// The truce to which an event belongs.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn truce_of(&self, event: &str) -> Result<Option<Ceasefire>> {
        let condition =
            "n = (SELECT truce FROM truce_event WHERE event = (SELECT n FROM event WHERE id = ?1))";
        Ok(self.read_truces(condition, [event])?.pop())
    }

    /// The truces whose ids begin so, three at most.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn truces_named(&self, prefix: &str) -> Result<Vec<Ceasefire>> {
        self.read_truces(
            "n IN (SELECT n FROM truce WHERE id >= ?1 AND id < ?2 LIMIT 3)",
            [prefix, &format!("{prefix}~")],
        )
    }

    /// The truces of which the state on a day can tell; `all` also those of which nothing was heard for a year.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn truces_told(&self, on: NaiveDate, all: bool) -> Result<Told> {
        let back = |days: i64| on.checked_sub_days(Days::new(days.unsigned_abs())).unwrap_or(on).to_string();
        let (over, old) = (back(OVER_FOR), back(TRUCE_FOLDED_AFTER.max(FOLDED_AFTER)));
        let of = |error| self.fault(error);
        if all {
            let truces = self.read_truces("ends IS NULL OR ends >= ?1", [over])?;
            return Ok(Told { truces, ..Told::default() });
        }
        // What is neither over for long nor unheard of for long, and what begins later.
        let truces = self.read_truces(
            "ends >= ?1 OR (ends IS NULL AND (latest IS NULL OR latest >= ?2))
                OR (ends IS NULL AND latest < ?2 AND effective > ?3)",
            [&over, &old, &on.to_string()],
        )?;
        let count = |condition: &str| -> Result<u64> {
            let sql =
                format!("SELECT count(*) FROM truce WHERE ends IS NULL AND latest < ?1 AND {condition}");
            self.connection
                .query_row(&sql, params![old, on.to_string()], |row| row.get::<_, i64>(0))
                .map(i64::unsigned_abs)
                .map_err(of)
        };
        let (proposals, in_force) =
            (count("effective IS NULL AND ?2 IS NOT NULL")?, count("effective <= ?2")?);
        Ok(Told { truces, proposals, in_force })
    }

    /// Whether everything that is known of truces was known on a day: no stage of one lies behind it, or was told later.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn stages_are_known_on(&self, on: NaiveDate, lexicon: &Lexicon) -> Result<bool> {
        // As `ceasefires::known_on` says it; asked in two ways, each of which an index answers.
        let types = ceasefires::types_with_a_stage(lexicon.types());
        for is_later in ["first > ?2", "first IS NULL"] {
            let sql = format!(
                "SELECT EXISTS (SELECT 1 FROM event WHERE type = ?1 AND {is_later}
                AND (first_reported > ?2 OR (first_reported IS NULL AND status <> ?3))
                AND review <> 'rejected' AND outside = 0)"
            );
            let mut statement = self.connection.prepare(&sql).map_err(|error| self.fault(error))?;
            for id in &types {
                let is_unknown: bool = statement
                    .query_row(params![id, on.to_string(), Status::Planned.as_str()], |row| row.get(0))
                    .map_err(|error| self.fault(error))?;
                if is_unknown {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// The last day on which a stage of a truce was reported; where none was, the last first day of one.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn last_report_of_truces(&self, lexicon: &Lexicon) -> Result<Option<NaiveDate>> {
        // A type is no help in finding the last report, nor is the day of a report in finding the last day of a type.
        let of = "IS NOT NULL AND review <> 'rejected' AND outside = 0";
        let reported = format!(
            "SELECT last_reported FROM event WHERE +type = ?1 AND last_reported {of} ORDER BY last_reported DESC LIMIT 1"
        );
        let first =
            format!("SELECT first FROM event WHERE type = ?1 AND first {of} ORDER BY first DESC LIMIT 1");
        for sql in [reported, first] {
            let mut last: Option<NaiveDate> = None;
            for id in ceasefires::types_with_a_stage(lexicon.types()) {
                let found: Option<String> = self
                    .connection
                    .query_row(&sql, [id], |row| row.get(0))
                    .optional()
                    .map_err(|error| self.fault(error))?;
                last = last.max(found.and_then(|day| day.parse().ok()));
            }
            if last.is_some() {
                return Ok(last);
            }
        }
        Ok(None)
    }

    /// The planned events whose last day is not before a day.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn plans(&self, from: Option<NaiveDate>) -> Result<Vec<Event>> {
        let from = from.map_or_else(String::new, |day| day.to_string());
        let condition = "n IN (SELECT n FROM event WHERE status = 'planned' AND last >= ?1)
            AND review <> 'rejected' AND outside = 0";
        let mut plans = Vec::new();
        query::each_where(&self.connection, condition, [from], |event| plans.push(event))
            .map_err(|error| self.fault(error))?;
        Ok(plans)
    }

    /// The events of some truces.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn events_of_truces(&self, truces: &[Ceasefire]) -> Result<Vec<Event>> {
        let events: Vec<String> = truces.iter().flat_map(|truce| truce.events().map(str::to_owned)).collect();
        self.events(&Filter { events: Some(events), ..Filter::default() })
    }

    fn read_truces(&self, condition: &str, values: impl Params) -> Result<Vec<Ceasefire>> {
        let sql = format!(
            "SELECT {} FROM truce WHERE {condition} ORDER BY first IS NULL, first, id",
            rows::COLUMNS
        );
        let read = || -> rusqlite::Result<Vec<Ceasefire>> {
            self.connection.prepare(&sql)?.query_map(values, rows::read)?.collect()
        };
        read().map_err(|error| self.fault(error))
    }
}
