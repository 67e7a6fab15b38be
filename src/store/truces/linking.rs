//! Linking the truces anew where something they are linked from was changed.
//!
//! Nothing about a truce depends on what is told of a later day, so linking goes on from the first day on which anything
//! was changed: with the truces that were in the news not long before it, and with those about which a person said
//! something. It ends where what was changed is forgotten: mostly some years later, else with the last day.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::super::events::rows::list;
use super::super::{Store, material, open, query};
use super::changed::{self, State};
use super::rows;
use crate::ceasefires::{self, Before, Foe, Linked, Stretch, field};
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::model::{Ceasefire, Event};
use crate::table::{EventColumn, EventColumns};

pub(in crate::store) const SCHEMA: &str = include_str!("schema.sql");

/// How long whoever only asks waits for one who writes, before linking for itself alone.
const PATIENCE: Duration = Duration::from_secs(2);

impl Store {
    /// Sees to it that the truces of this tracker are those of its present events. What is linked anew is kept in the
    /// file; where that cannot be written, it is kept beside it for this run alone.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn link_truces(&self, lexicon: &Lexicon) -> Result<()> {
        let of = |error| self.fault(error);
        let is_present = || changed::state(&self.connection, lexicon).map(|state| state == State::Present);
        if is_present().map_err(of)? {
            return Ok(());
        }
        if self.may_write {
            return link(&self.connection, TransactionBehavior::Immediate, lexicon).map_err(of);
        }
        if self.link_in_the_file(lexicon).is_ok() && is_present().map_err(of)? {
            return Ok(());
        }
        let beside = SCHEMA
            .replace("CREATE TABLE ", "CREATE TABLE temp.")
            .replace("CREATE INDEX ", "CREATE INDEX temp.");
        self.connection
            .pragma_update(None, "temp_store", "MEMORY")
            .and_then(|()| self.connection.execute_batch(&beside))
            .and_then(|()| link(&self.connection, TransactionBehavior::Deferred, lexicon))
            .map_err(of)
    }

    fn link_in_the_file(&self, lexicon: &Lexicon) -> Result<()> {
        let writer = open::for_writing(&self.path)?.connection;
        let linked = writer
            .busy_timeout(PATIENCE)
            .and_then(|()| link(&writer, TransactionBehavior::Immediate, lexicon));
        linked.map_err(|error| self.fault(error))?;
        // Who only reads cannot tidy up behind it, and would look through all of the log for each page. Whoever holds
        // the file now does so later.
        let _ = writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        Ok(())
    }
}

/// Links the truces in one transaction.
fn link(connection: &Connection, behavior: TransactionBehavior, lexicon: &Lexicon) -> rusqlite::Result<()> {
    let transaction = Transaction::new_unchecked(connection, behavior)?;
    match changed::state(&transaction, lexicon)? {
        // Another process was faster.
        State::Present => {}
        State::Changed => {
            link_changed(&transaction, lexicon)?;
            changed::settle(&transaction, lexicon)?;
        }
        State::Other => {
            rows::clear(&transaction)?;
            let known = Known { stages: stages(&transaction, "1", lexicon)?, ..Known::default() };
            relink(&transaction, known, &BTreeSet::new(), lexicon)?;
            changed::settle(&transaction, lexicon)?;
        }
    }
    transaction.commit()
}

/// What is linked, and from where linking goes on.
#[derive(Default)]
struct Known {
    /// The stages with their numbers.
    stages: Vec<(i64, Event)>,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    /// The truces as they were, with their numbers.
    truces: Vec<(i64, Ceasefire)>,
    end: Option<NaiveDate>,
}

/// The stages of truces of a condition, as far as linking takes them: neither rejected nor outside the scope.
fn stages(
    connection: &Connection,
    condition: &str,
    lexicon: &Lexicon,
) -> rusqlite::Result<Vec<(i64, Event)>> {
    let types = list(&ceasefires::types_with_a_stage(lexicon.types()));
    let condition = format!(
        "({condition}) AND type IN (SELECT value FROM json_each(?1)) AND review <> 'rejected' AND outside = 0"
    );
    query::numbered_where(connection, READ, &condition, [types])
}

/// What linking reads of a stage.
const READ: EventColumns = {
    use EventColumn as C;
    EventColumns::of(&[
        C::Label,
        C::Condition,
        C::Basis,
        C::Edtf,
        C::Zone,
        C::Duration,
        C::ScheduledEnd,
        C::Actors,
        C::Place,
        C::Country,
        C::Lat,
        C::Counts,
        C::Evidence,
        C::Mentions,
        C::Aliases,
        C::Articles,
        C::FirstReported,
        C::LastReported,
    ])
};

/// Behind it there is no day of an event.
const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day");

/// How far behind what was changed linking goes on before it is looked at whether the change is forgotten, in days: a
/// year more than it takes at least, then more, then all.
const STRETCHES: [u64; 3] = [365, 4 * 365, 12 * 365];

/// Links what follows from the events and decisions that were changed.
fn link_changed(connection: &Connection, lexicon: &Lexicon) -> rusqlite::Result<()> {
    let changed = stages(connection, "n IN (SELECT event FROM truce_change)", lexicon)?;
    let day = |sql: &str| -> rusqlite::Result<Option<NaiveDate>> {
        let day: Option<String> = connection.query_row(sql, [], |row| row.get(0))?;
        Ok(day.and_then(|day| day.parse().ok()))
    };
    let of_changed = "FROM truce_event WHERE event IN (SELECT event FROM truce_change)";
    let was = [day(&format!("SELECT min(at) {of_changed}"))?, day(&format!("SELECT max(at) {of_changed}"))?];
    let undated = format!("SELECT EXISTS (SELECT 1 {of_changed} AND at IS NULL)");
    let was_undated: bool = connection.query_row(&undated, [], |row| row.get(0))?;
    let is: Vec<Option<NaiveDate>> =
        changed.iter().map(|(_, event)| ceasefires::place_in_time(event, lexicon.types())).collect();
    let days = || was.into_iter().chain(is.iter().copied()).flatten();
    // What has no day comes behind all that has one.
    let since = days().min().map_or(LAST_DAY, Before::since);
    // What was changed is no stage any more, or will be placed anew.
    let end = day("SELECT max(at) FROM truce_event WHERE event NOT IN (SELECT event FROM truce_change)")?;
    let changed: BTreeSet<&str> = changed.iter().map(|(_, event)| event.id.as_str()).collect();
    if let (Some(last), Some(end), false) = (days().max(), end, was_undated || is.contains(&None)) {
        for more in STRETCHES {
            let until = Before::least(last).checked_add_days(Days::new(more)).unwrap_or(LAST_DAY);
            // What has no day is compared with the truces that are in the news at the end.
            if until >= Before::reach(end) {
                break;
            }
            let known = known(connection, since, Some(until), Some(end), lexicon)?;
            if relink(connection, known, &changed, lexicon)? {
                return Ok(());
            }
        }
    }
    let known = known(connection, since, None, end, lexicon)?;
    relink(connection, known, &changed, lexicon).map(|_| ())
}

/// What is linked anew from a day on, up to another where there is one.
fn known(
    connection: &Connection,
    since: NaiveDate,
    until: Option<NaiveDate>,
    end: Option<NaiveDate>,
    lexicon: &Lexicon,
) -> rusqlite::Result<Known> {
    let from = end.map_or(since, |end| since.min(end));
    let (reach, told_since) = (Before::reach(from), Before::told_since(from));
    let between = |first: NaiveDate| match until {
        Some(until) => format!("(at >= '{first}' AND at < '{until}')"),
        None => format!("(at >= '{first}' OR at IS NULL)"),
    };
    let touched = format!(
        "SELECT truce FROM truce_event WHERE truce IS NOT NULL AND ({} OR event IN ({DECIDED})
            OR event IN (SELECT event FROM truce_change))",
        between(reach)
    );
    let truces = rows::numbered(connection, &format!("n IN ({touched})"), [])?;
    let stages = stages(
        connection,
        &format!(
            "n IN (SELECT event FROM truce_event WHERE truce IN ({touched}))
            OR n IN (SELECT event FROM truce_event WHERE {})
            OR n IN (SELECT event FROM truce_change) OR n IN ({DECIDED})",
            between(told_since)
        ),
        lexicon,
    )?;
    Ok(Known { stages, since: Some(since), until, truces, end })
}

/// The events about whose truces a person said something.
const DECIDED: &str = "WITH told (id) AS (
        SELECT id FROM decision WHERE substr(field, 1, 9) = 'ceasefire'
        UNION SELECT value FROM decision WHERE field = 'ceasefire' AND value IS NOT NULL
    ), standing (id) AS (
        SELECT id FROM told UNION SELECT successor FROM former_id WHERE id IN (SELECT id FROM told)
    )
    SELECT event FROM mention WHERE id IN (SELECT id FROM standing) AND event IS NOT NULL
    UNION SELECT event FROM entry WHERE id IN (SELECT id FROM standing) AND event IS NOT NULL";

/// Links what is known and writes what is another than it was; false, with nothing written, where what was changed bears
/// on more than that.
fn relink(
    connection: &Connection,
    known: Known,
    changed: &BTreeSet<&str>,
    lexicon: &Lexicon,
) -> rusqlite::Result<bool> {
    let (numbers, events): (Vec<i64>, Vec<Event>) = known.stages.into_iter().unzip();
    let (truce_numbers, mut truces): (Vec<i64>, Vec<Ceasefire>) = known.truces.into_iter().unzip();
    // Who follows whom is said of all truces of a pair together.
    truces.iter_mut().for_each(|truce| truce.followed = None);
    let was_told = known.since.map_or(Ok(Vec::new()), |_| rows::foes(connection))?;
    let is_told = |foe: &&Foe| {
        known.since.is_some_and(|since| foe.since < since)
            || known.until.is_some_and(|until| foe.since >= until)
    };
    let foes: Vec<Foe> = was_told.iter().filter(is_told).cloned().collect();
    let decisions = material::decisions_about(connection, field::LINK)?;
    let before =
        Before { since: known.since, until: known.until, truces: &truces, foes: &foes, end: known.end };
    let Linked { truces: linked, foes } = ceasefires::linked(&events, &decisions, lexicon, &before);
    let places: BTreeMap<&str, Option<NaiveDate>> = events
        .iter()
        .map(|event| (event.id.as_str(), ceasefires::place_in_time(event, lexicon.types())))
        .collect();
    if let Some((since, until)) = known.since.zip(known.until) {
        let foes_before: Vec<Foe> = was_told.into_iter().filter(|foe| foe.since >= since).collect();
        let stretch = Stretch {
            before: &truces,
            after: &linked,
            foes_before: &foes_before,
            foes_after: &foes,
            places: &places,
            changed,
            until,
        };
        if !ceasefires::bears_on_nothing(&stretch) {
            return Ok(false);
        }
    }
    connection.execute("DELETE FROM truce_event WHERE event IN (SELECT event FROM truce_change)", [])?;
    rows::write_foes(connection, known.since, &foes)?;

    let by_id: BTreeMap<&str, (i64, &Event)> =
        events.iter().zip(&numbers).map(|(event, n)| (event.id.as_str(), (*n, event))).collect();
    let mut old: BTreeMap<&str, (i64, &Ceasefire)> =
        truces.iter().zip(&truce_numbers).map(|(truce, n)| (truce.id.as_str(), (*n, truce))).collect();
    let mut homes: BTreeMap<i64, i64> = BTreeMap::new();
    let mut pairs: BTreeSet<String> = BTreeSet::new();
    let mut new: Vec<&Ceasefire> = Vec::new();
    for truce in &linked {
        match old.get(truce.id.as_str()) {
            Some((n, kept)) if *kept == truce => {
                homes.extend(truce.events().filter_map(|id| Some((by_id.get(id)?.0, *n))));
                old.remove(truce.id.as_str());
            }
            _ => new.push(truce),
        }
    }
    for (n, gone) in old.into_values() {
        rows::remove(connection, n)?;
        pairs.extend(ceasefires::pair(gone));
    }
    for truce in new {
        let members: Vec<(i64, &Event)> = truce.events().filter_map(|id| by_id.get(id).copied()).collect();
        let reports = members.iter().filter_map(|(_, event)| event.first_reported.max(event.last_reported));
        let n = rows::write(connection, truce, reports.max())?;
        homes.extend(members.iter().map(|(event, _)| (*event, n)));
        pairs.extend(ceasefires::pair(truce));
    }
    for (event, n) in events.iter().zip(&numbers) {
        let at = places.get(event.id.as_str()).copied().flatten();
        rows::place(connection, *n, homes.get(n).copied(), at)?;
    }
    pairs.iter().try_for_each(|pair| rows::follow(connection, pair))?;
    Ok(true)
}
