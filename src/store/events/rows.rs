//! An event as a row of the tracker, there and back.

use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{DayRange, Event, Place};
use crate::table::{EventColumn, EventColumns};

/// How many columns [`read`] takes.
pub(in crate::store) const COUNT: usize = 40;

/// What [`read`] takes, in its order: each column of the tracker, what stands for it where it is not wanted, and the
/// columns of the table of events that are made from it. The first seven are always wanted, since they make the order.
const FIELDS: [(&str, &str, &[EventColumn]); COUNT] = {
    use EventColumn as C;
    [
        ("id", "", &[]),
        ("type", "", &[]),
        ("start_time", "", &[]),
        ("first", "", &[]),
        ("last", "", &[]),
        ("status", "", &[]),
        ("precision", "", &[]),
        ("\"group\"", "''", &[C::Group]),
        ("label", "''", &[C::Label]),
        ("condition", "NULL", &[C::Condition]),
        ("basis", "'none'", &[C::Basis]),
        ("edtf", "NULL", &[C::Edtf, C::When]),
        ("zone", "NULL", &[C::Zone]),
        ("duration", "NULL", &[C::Duration]),
        ("scheduled_end", "NULL", &[C::ScheduledEnd]),
        ("actors", "'[]'", &[C::Actors, C::Roles, C::Countries, C::ActorIds, C::Kinds]),
        ("place", "NULL", &[C::Place, C::Country, C::Lat, C::Lon]),
        ("country", "NULL", &[C::Country]),
        ("lat", "NULL", &[C::Lat]),
        ("lon", "NULL", &[C::Lon]),
        ("counts", "'[]'", &[C::Counts]),
        ("evidence", "NULL", &[C::Evidence]),
        ("confidence", "0.0", &[C::Confidence]),
        ("mentions", "'[]'", &[C::Mentions]),
        ("articles", "'[]'", &[C::Articles]),
        ("publishers", "'[]'", &[C::Publishers]),
        ("urls", "'[]'", &[C::Urls]),
        ("first_reported", "NULL", &[C::FirstReported]),
        ("last_reported", "NULL", &[C::LastReported]),
        ("plover", "NULL", &[C::Plover]),
        ("cameo", "NULL", &[C::Cameo]),
        ("acled", "NULL", &[C::Acled]),
        (TRUCE, "NULL", &[C::Ceasefire]),
        ("origin", "'imported'", &[C::Origin]),
        ("review", "'open'", &[C::Review]),
        ("tags", "'[]'", &[C::Tags]),
        ("note", "NULL", &[C::Note]),
        ("claims", "'[]'", &[C::Claims]),
        ("reasons", "'[]'", &[C::Reasons]),
        ("aliases", "'[]'", &[C::Aliases]),
    ]
};

/// The truce to which an event belongs, where truces are linked.
const TRUCE: &str = "(SELECT truce.id FROM truce_event JOIN truce ON truce.n = truce_event.truce
    WHERE truce_event.event = event.n)";

/// The columns that [`read`] takes for a whole event. To which truce it belongs is no part of it.
pub(in crate::store) fn columns() -> String {
    columns_of(EventColumns::ALL.without(EventColumn::Ceasefire))
}

/// As [`columns`], for some columns of the table of events.
pub(in crate::store) fn columns_of(wanted: EventColumns) -> String {
    // The revision of a row is made from every cell that a person may edit.
    let all = wanted.holds(EventColumn::Revision);
    let is_wanted = |columns: &[EventColumn]| {
        columns.is_empty() || wanted.holds_any(columns) || (all && columns != [EventColumn::Ceasefire])
    };
    let names = FIELDS.map(|(name, instead, columns)| if is_wanted(columns) { name } else { instead });
    names.join(", ")
}

/// Writes a new event or replaces the row of its id; gives the row's number.
pub(in crate::store) fn write(
    connection: &Connection,
    event: &Event,
    added: Option<&str>,
    outside: bool,
) -> rusqlite::Result<i64> {
    let mut statement = connection.prepare_cached(WRITE)?;
    statement.query_row(
        params![
            event.id,
            event.event_type,
            event.group,
            event.label,
            event.status.as_str(),
            event.condition,
            event.days.map(|days| days.first.to_string()),
            event.days.map(|days| days.last.to_string()),
            event.precision.as_str(),
            event.basis.as_str(),
            event.edtf,
            event.start_time.map(|time| time.format("%H:%M").to_string()),
            event.zone,
            event.duration,
            event.scheduled_end.map(|day| day.to_string()),
            list(&event.actors),
            event.place.as_ref().map(|place| &place.name),
            event.place.as_ref().and_then(|place| place.country.as_deref()),
            event.place.as_ref().and_then(|place| place.lat),
            event.place.as_ref().and_then(|place| place.lon),
            list(&event.counts),
            event.evidence,
            event.confidence,
            list(&event.mentions),
            list(&event.articles),
            list(&event.publishers),
            list(&event.urls),
            event.first_reported.map(|day| day.to_string()),
            event.last_reported.map(|day| day.to_string()),
            event.plover,
            event.cameo,
            event.acled,
            event.origin.as_str(),
            event.review.as_str(),
            list(&event.tags),
            event.note,
            list(&event.claims),
            list(&event.reasons),
            list(&event.aliases),
            added,
            outside,
        ],
        |row| row.get(0),
    )
}

const WRITE: &str = "INSERT INTO event (id, type, \"group\", label, status, condition, first, last, precision, basis, \
     edtf, start_time, zone, duration, scheduled_end, actors, place, country, lat, lon, counts, evidence, confidence, \
     mentions, articles, publishers, urls, first_reported, last_reported, plover, cameo, acled, origin, \
     review, tags, note, claims, reasons, aliases, added, outside) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, \
     ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, \
     ?33, ?34, ?35, ?36, ?37, ?38, ?39, ?40, ?41) ON CONFLICT (id) DO UPDATE SET type = excluded.type, \
     \"group\" = excluded.\"group\", label = excluded.label, status = excluded.status, \
     condition = excluded.condition, first = excluded.first, last = excluded.last, precision = excluded.precision, \
     basis = excluded.basis, edtf = excluded.edtf, start_time = excluded.start_time, zone = excluded.zone, \
     duration = excluded.duration, scheduled_end = excluded.scheduled_end, actors = excluded.actors, \
     place = excluded.place, country = excluded.country, lat = excluded.lat, lon = excluded.lon, \
     counts = excluded.counts, evidence = excluded.evidence, confidence = excluded.confidence, \
     mentions = excluded.mentions, articles = excluded.articles, publishers = excluded.publishers, \
     urls = excluded.urls, first_reported = excluded.first_reported, last_reported = excluded.last_reported, \
     plover = excluded.plover, cameo = excluded.cameo, acled = excluded.acled, \
     origin = excluded.origin, review = excluded.review, tags = excluded.tags, note = excluded.note, \
     claims = excluded.claims, reasons = excluded.reasons, aliases = excluded.aliases, added = excluded.added, \
     outside = excluded.outside RETURNING n";

/// Reads an event from a row of [`columns`].
pub(in crate::store) fn read(row: &Row<'_>) -> rusqlite::Result<Event> {
    let place: Option<String> = row.get(16)?;
    Ok(Event {
        id: row.get(0)?,
        event_type: row.get(1)?,
        start_time: time(row, 2)?,
        days: day(row, 3)?.zip(day(row, 4)?).map(|(first, last)| DayRange { first, last }),
        status: word(row, 5)?,
        precision: word(row, 6)?,
        group: row.get(7)?,
        label: row.get(8)?,
        condition: row.get(9)?,
        basis: word(row, 10)?,
        edtf: row.get(11)?,
        zone: row.get(12)?,
        duration: row.get(13)?,
        scheduled_end: day(row, 14)?,
        actors: list_of(row, 15)?,
        place: match place {
            Some(name) => Some(Place { name, country: row.get(17)?, lat: row.get(18)?, lon: row.get(19)? }),
            None => None,
        },
        counts: list_of(row, 20)?,
        evidence: row.get(21)?,
        confidence: row.get(22)?,
        mentions: list_of(row, 23)?,
        articles: list_of(row, 24)?,
        publishers: list_of(row, 25)?,
        urls: list_of(row, 26)?,
        first_reported: day(row, 27)?,
        last_reported: day(row, 28)?,
        plover: row.get(29)?,
        cameo: row.get(30)?,
        acled: row.get(31)?,
        ceasefire: row.get(32)?,
        origin: word(row, 33)?,
        review: word(row, 34)?,
        tags: list_of(row, 35)?,
        note: row.get(36)?,
        claims: list_of(row, 37)?,
        reasons: list_of(row, 38)?,
        aliases: list_of(row, 39)?,
    })
}

/// A list as JSON.
pub(in crate::store) fn list<T: Serialize>(items: &[T]) -> String {
    if items.is_empty() {
        return "[]".to_owned();
    }
    serde_json::to_string(items).expect("lists of plain data always have a JSON form")
}

fn list_of<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<T>> {
    match row.get_ref(column)?.as_str()? {
        "[]" => Ok(Vec::new()),
        found => serde_json::from_str(found).map_err(|error| odd(column, error)),
    }
}

fn word<T: std::str::FromStr<Err = String>>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    word_of(row.get_ref(column)?.as_str()?, column)
}

/// A word of a closed set, which stands in some column.
pub(super) fn word_of<T: std::str::FromStr<Err = String>>(text: &str, column: usize) -> rusqlite::Result<T> {
    text.parse().map_err(|error: String| odd(column, std::io::Error::other(error)))
}

fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    row.get_ref(column)?.as_str_or_null()?.map(|text| day_of(text, column)).transpose()
}

/// A day, which stands in some column.
pub(super) fn day_of(text: &str, column: usize) -> rusqlite::Result<NaiveDate> {
    plain_day(text).map_or_else(|| text.parse().map_err(|error| odd(column, error)), Ok)
}

/// A day of a year of four digits, as nearly all are. A general parser takes longer than all the rest of a row.
fn plain_day(text: &str) -> Option<NaiveDate> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let number = |digits: std::ops::Range<usize>| -> Option<u32> {
        bytes[digits]
            .iter()
            .try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
    };
    if bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(number(0..4)?).ok()?, number(5..7)?, number(8..10)?)
}

fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveTime>> {
    match row.get_ref(column)?.as_str_or_null()? {
        Some(text) => NaiveTime::parse_from_str(text, "%H:%M").map(Some).map_err(|error| odd(column, error)),
        None => Ok(None),
    }
}

/// A value that no program of ours wrote.
pub(in crate::store) fn odd(
    column: usize,
    error: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(error))
}
