//! A filter becomes SQL; the table says the same in polars, and a test holds the two equal. What was known on a day is
//! derived from the articles published by then.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, Params, Row, params_from_iter};

use super::Store;
use super::derive::word;
use super::events::cells::Cells;
use super::events::rows as event_rows;
use super::material::{DECISIONS, decision, decisions_about, everything};
use super::sources::from_json;
use crate::error::Result;
use crate::lexicon::{EventTypes, Lexicon};
use crate::merge;
use crate::model::{Decision, Event, Filter, Mention};
use crate::table::{EventColumns, EventTable, EventTableBuilder};

impl Store {
    /// The events that a filter means, in the order of the table. `top` is left to the table, which ranks what is found.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn events(&self, filter: &Filter) -> Result<Vec<Event>> {
        let mut events = Vec::new();
        each(&self.connection, filter, |event| events.push(event)).map_err(|error| self.fault(error))?;
        Ok(events)
    }

    /// The table of the events that a filter means, with some columns; the others stay empty. To which truce an event
    /// belongs is known once truces are linked.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn table(&self, filter: &Filter, columns: EventColumns, types: &EventTypes) -> Result<EventTable> {
        let height = self.expected(filter).map_err(|error| self.fault(error))?;
        let mut builder = EventTableBuilder::new(types, columns, height);
        // As they lie in the file: the table puts its rows in order much faster than the database.
        if means_all(filter) {
            self.read_all(columns, &mut builder)?;
        } else {
            self.read(filter, columns, "", |row, cells| cells.read(row, &mut builder))?;
        }
        Ok(builder.finish())
    }

    /// Hands the table of [`Store::table`] to `take`, so many rows at a time; the last part may be empty.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn each_table(
        &self,
        rows: usize,
        filter: &Filter,
        columns: EventColumns,
        types: &EventTypes,
        mut take: impl FnMut(EventTable),
    ) -> Result<()> {
        let mut builder = EventTableBuilder::new(types, columns, rows);
        self.read(filter, columns, ORDER, |row, cells| {
            cells.read(row, &mut builder)?;
            if builder.len() == rows {
                take(builder.take());
            }
            Ok(())
        })?;
        take(builder.take());
        Ok(())
    }

    /// Hands the rows that a filter means to `take`, which reads them into some columns of the table.
    fn read<'s>(
        &'s self,
        filter: &Filter,
        columns: EventColumns,
        order: &str,
        mut take: impl FnMut(&Row<'_>, &mut Cells<'s>) -> rusqlite::Result<()>,
    ) -> Result<()> {
        let (condition, values) = condition(filter);
        let mut cells = Cells::of(&self.connection, columns);
        let names = cells.columns().to_owned();
        let take = |row: &Row<'_>| take(row, &mut cells);
        each_row(&self.connection, &names, &condition, params_from_iter(values), order, take)
            .map_err(|error| self.fault(error))
    }

    /// How many events a filter may mean: those of the tracker, where it leaves nothing out; else it is not asked.
    fn expected(&self, filter: &Filter) -> rusqlite::Result<usize> {
        if !means_all(filter) {
            return Ok(0);
        }
        let most: Option<i64> =
            self.connection.query_row("SELECT max(n) - min(n) + 1 FROM event", [], |row| row.get(0))?;
        Ok(most.and_then(|most| usize::try_from(most).ok()).unwrap_or(0))
    }

    /// Whether a filter means any event of one of these types.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn has_event_of(&self, types: &[String], filter: &Filter) -> Result<bool> {
        let asked = |id: &&String| filter.types.is_empty() || filter.types.contains(id);
        let types: Vec<String> = types.iter().filter(asked).cloned().collect();
        if types.is_empty() {
            return Ok(false);
        }
        let (condition, values) = condition(&Filter { types, ..filter.clone() });
        let sql = format!("SELECT EXISTS (SELECT 1 FROM event WHERE {condition})");
        self.connection
            .query_row(&sql, params_from_iter(values), |row| row.get(0))
            .map_err(|error| self.fault(error))
    }

    /// The event of a whole id.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn event(&self, id: &str) -> Result<Option<Event>> {
        let sql = format!("SELECT {} FROM event WHERE id = ?1", event_rows::columns());
        self.connection.query_row(&sql, [id], event_rows::read).optional().map_err(|error| self.fault(error))
    }

    /// The mentions of an event, by article and place in it.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn mentions_of_event(&self, id: &str) -> Result<Vec<Mention>> {
        let read = || -> rusqlite::Result<Vec<Mention>> {
            self.connection
                .prepare_cached(
                    "SELECT mention.body, article.id FROM mention JOIN article ON article.n = mention.article
                     WHERE mention.event = (SELECT n FROM event WHERE id = ?1) ORDER BY article.id, position",
                )?
                .query_map([id], |row| {
                    let mut mention: Mention = from_json(row.get_ref(0)?.as_str()?)?;
                    mention.article = row.get(1)?;
                    Ok(mention)
                })?
                .collect()
        };
        read().map_err(|error| self.fault(error))
    }

    /// How many mentions each article has; articles without one are left out.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn mention_counts(&self) -> Result<BTreeMap<String, u64>> {
        let read = || -> rusqlite::Result<BTreeMap<String, u64>> {
            self.connection
                .prepare(
                    "SELECT article.id, count(*) FROM mention JOIN article ON article.n = mention.article
                     GROUP BY article.n",
                )?
                .query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?
                .collect()
        };
        read().map_err(|error| self.fault(error))
    }

    /// The decisions on fields whose names begin so, oldest first.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn decisions_about(&self, field: &str) -> Result<Vec<Decision>> {
        decisions_about(&self.connection, field).map_err(|error| self.fault(error))
    }

    /// The decisions on an event's mentions and entries, oldest first.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn decisions_on(&self, event: &Event) -> Result<Vec<Decision>> {
        let ids = event_rows::list(
            &event.mentions.iter().chain([&event.id]).chain(&event.aliases).collect::<Vec<_>>(),
        );
        let read = || -> rusqlite::Result<Vec<Decision>> {
            self.connection
                .prepare(&format!("{DECISIONS} WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY n"))?
                .query_map([ids], decision)?
                .collect()
        };
        read().map_err(|error| self.fault(error))
    }

    /// The events that follow from the articles published up to a day, by day and id. Articles without a date are
    /// left out; of the entries by hand, those are kept whose day had come or that have none. What people
    /// decided since stands.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn events_as_known_on(&self, day: NaiveDate, lexicon: &Lexicon) -> Result<Vec<Event>> {
        let mut material = everything(&self.connection).map_err(|error| self.fault(error))?;
        material.articles.retain(|article| article.published.is_some_and(|published| published <= day));
        let known: std::collections::BTreeSet<&str> =
            material.articles.iter().map(|article| article.id.as_str()).collect();
        material.mentions.retain(|mention| known.contains(mention.article.as_str()));
        material.entries.retain(|entry| entry.mention.days.is_none_or(|days| days.first <= day));
        Ok(merge::events(material.for_merge(), lexicon))
    }
}

/// Hands the events that a filter means to `take`, in the order of the table.
pub(super) fn each(
    connection: &Connection,
    filter: &Filter,
    take: impl FnMut(Event),
) -> rusqlite::Result<()> {
    let (condition, values) = condition(filter);
    each_where(connection, &condition, params_from_iter(values), take)
}

/// Hands the events of a condition to `take`, in the order of the table.
pub(super) fn each_where(
    connection: &Connection,
    condition: &str,
    values: impl Params,
    mut take: impl FnMut(Event),
) -> rusqlite::Result<()> {
    each_row(connection, &event_rows::columns(), condition, values, ORDER, |row| {
        take(event_rows::read(row)?);
        Ok(())
    })
}

/// The events of a condition with their numbers, in no order; of each as much as some columns of the table of events are
/// made from.
pub(super) fn numbered_where(
    connection: &Connection,
    columns: EventColumns,
    condition: &str,
    values: impl Params,
) -> rusqlite::Result<Vec<(i64, Event)>> {
    let sql = format!("SELECT {}, n FROM event WHERE {condition}", event_rows::columns_of(columns));
    connection
        .prepare(&sql)?
        .query_map(values, |row| Ok((row.get(event_rows::COUNT)?, event_rows::read(row)?)))?
        .collect()
}

/// The order of the table.
const ORDER: &str = "ORDER BY first NULLS LAST, start_time, last, type, id";

fn each_row(
    connection: &Connection,
    columns: &str,
    condition: &str,
    values: impl Params,
    order: &str,
    mut take: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let sql = format!("SELECT {columns} FROM event WHERE {condition} {order}");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        take(row)?;
    }
    Ok(())
}

/// Whether a filter leaves out nothing but what was rejected. `top` is left to the table.
fn means_all(filter: &Filter) -> bool {
    *filter == Filter { top: filter.top, ..Filter::default() }
}

/// The condition of a filter and the values of its places.
pub(super) fn condition(filter: &Filter) -> (String, Vec<Value>) {
    let mut sql = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut text = |value: String| {
        values.push(Value::Text(value));
        format!("?{}", values.len())
    };
    if let Some(day) = filter.from {
        sql.push(format!("last >= {}", text(day.to_string())));
    }
    if let Some(day) = filter.to {
        sql.push(format!("first <= {}", text(day.to_string())));
    }
    let mut one_of = |column: &str, words: Vec<String>| {
        if !words.is_empty() {
            let places: Vec<String> = words.into_iter().map(&mut text).collect();
            sql.push(format!("{column} IN ({})", places.join(", ")));
        }
    };
    one_of("type", filter.types.clone());
    one_of("\"group\"", filter.groups.clone());
    one_of("status", filter.statuses.iter().map(ToString::to_string).collect());
    one_of("review", filter.reviews.iter().map(ToString::to_string).collect());
    for (kind, names) in [("actor", &filter.actors), ("place", &filter.places), ("tag", &filter.tags)] {
        if !names.is_empty() {
            let places: Vec<String> = names.iter().map(|name| text(word(kind, name))).collect();
            sql.push(format!(
                "n IN (SELECT event FROM event_word WHERE word IN (SELECT n FROM word WHERE word IN ({})))",
                places.join(", ")
            ));
        }
    }
    if !filter.articles.is_empty() {
        // As one JSON value, since the database takes only so many values.
        let place = text(event_rows::list(&filter.articles));
        sql.push(format!(
            "n IN (SELECT event FROM mention WHERE article IN
                (SELECT n FROM article WHERE id IN (SELECT value FROM json_each({place}))))"
        ));
    }
    if let Some(id) = &filter.ceasefire {
        let place = text(id.clone());
        sql.push(format!(
            "n IN (SELECT event FROM truce_event WHERE truce = (SELECT truce.n FROM truce WHERE truce.id = {place}))"
        ));
    }
    if let Some(ids) = &filter.events {
        let place = text(event_rows::list(ids));
        sql.push(format!("id IN (SELECT value FROM json_each({place}))"));
    }
    if let Some(words) = &filter.text {
        let place = text(words.to_lowercase());
        sql.push(format!("(holds(label, {place}) OR holds(evidence, {place}) OR holds(note, {place}))"));
    }
    if let Some(day) = filter.published_from {
        sql.push(format!("last_reported >= {}", text(day.to_string())));
    }
    if let Some(day) = filter.added_since {
        sql.push(format!("added >= {}", text(day.to_string())));
    }
    if let Some(least) = filter.min_publishers {
        sql.push(format!("json_array_length(publishers) >= {least}"));
    }
    if filter.reviews.is_empty() {
        sql.push("review <> 'rejected'".to_owned());
    }
    sql.push("outside = 0".to_owned());
    (sql.join(" AND "), values)
}

/// Teaches a connection the functions that the conditions use.
pub(super) fn register(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    // Case is folded by the rules of Unicode, which the database does not know.
    connection.create_scalar_function("holds", 2, flags, |context| {
        let text = context.get_raw(0).as_str_or_null().unwrap_or(None);
        let words = context.get_raw(1).as_str().unwrap_or("");
        Ok(text.is_some_and(|text| text.to_lowercase().contains(words)))
    })
}
