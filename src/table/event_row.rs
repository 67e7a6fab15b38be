//! One row of the table of events with typed fields, for views. Layer 4.

use std::ops::Deref;

use super::counts::read_count;
use super::frame::Table;
use super::schema::EventColumn;
use crate::model::{Actor, Basis, DayRange, Event, Origin, Place, Precision, Review, Role, Status};

/// One event as views read it: the event's own fields, and the words and facts that only a table has.
///
/// It dereferences to [`Event`], so `row.label`, `row.days` and `row.actors` are the event's.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRow {
    /// The event.
    pub event: Event,
    /// Its days in words.
    pub when: String,
    /// Stage of a ceasefire that its type stands for; `None` for other types.
    pub stage: Option<String>,
    /// Hash of what a person may change in the row.
    pub revision: String,
}

impl Deref for EventRow {
    type Target = Event;
    fn deref(&self) -> &Event {
        &self.event
    }
}

impl EventRow {
    /// Reads a row back. A cell that holds none of the words it should is read as the weakest of them; tables made by
    /// this program have none.
    pub(super) fn read(table: &Table, row: usize) -> Self {
        let cells = Cells { table, row };
        use EventColumn as C;
        let days = match (table.day(row, C::First as usize), table.day(row, C::Last as usize)) {
            (Some(first), Some(last)) => Some(DayRange::new(first, last)),
            (Some(day), None) | (None, Some(day)) => Some(DayRange::day(day)),
            (None, None) => None,
        };
        let event = Event {
            id: cells.text(C::Id),
            aliases: cells.texts(C::Aliases),
            event_type: cells.text(C::Type),
            group: cells.text(C::Group),
            label: cells.text(C::Label),
            status: cells.parsed(C::Status).unwrap_or(Status::Alleged),
            condition: cells.maybe(C::Condition),
            days,
            precision: cells.parsed(C::Precision).unwrap_or(Precision::Unknown),
            basis: cells.parsed(C::Basis).unwrap_or(Basis::None),
            edtf: cells.maybe(C::Edtf),
            start_time: cells
                .borrowed(C::StartTime)
                .and_then(|time| chrono::NaiveTime::parse_from_str(time, "%H:%M").ok()),
            zone: cells.maybe(C::Zone),
            duration: cells.maybe(C::Duration),
            scheduled_end: table.day(row, C::ScheduledEnd as usize),
            actors: cells.actors(),
            place: cells.place(),
            counts: table
                .texts(row, C::Counts as usize)
                .flatten()
                .filter_map(|words| read_count(words).ok())
                .collect(),
            evidence: cells.maybe(C::Evidence),
            confidence: table.number(row, C::Confidence as usize).unwrap_or(0.0),
            mentions: cells.texts(C::Mentions),
            articles: cells.texts(C::Articles),
            publishers: cells.texts(C::Publishers),
            urls: cells.texts(C::Urls),
            first_reported: table.day(row, C::FirstReported as usize),
            last_reported: table.day(row, C::LastReported as usize),
            plover: cells.maybe(C::Plover),
            cameo: cells.maybe(C::Cameo),
            acled: cells.maybe(C::Acled),
            ceasefire: cells.maybe(C::Ceasefire),
            origin: cells.parsed(C::Origin).unwrap_or(Origin::Imported),
            review: cells.parsed(C::Review).unwrap_or(Review::Open),
            tags: cells.texts(C::Tags),
            note: cells.maybe(C::Note),
            claims: cells.texts(C::Claims),
            reasons: cells.texts(C::Reasons),
        };
        Self {
            event,
            when: cells.text(C::When),
            stage: cells.maybe(C::Stage),
            revision: cells.text(C::Revision),
        }
    }
}

/// The cells of one row, by column.
struct Cells<'a> {
    table: &'a Table,
    row: usize,
}

impl<'a> Cells<'a> {
    fn borrowed(&self, column: EventColumn) -> Option<&'a str> {
        self.table.text(self.row, column as usize)
    }

    fn text(&self, column: EventColumn) -> String {
        self.borrowed(column).unwrap_or("").to_owned()
    }

    fn maybe(&self, column: EventColumn) -> Option<String> {
        self.borrowed(column).map(str::to_owned)
    }

    fn parsed<T: std::str::FromStr>(&self, column: EventColumn) -> Option<T> {
        self.borrowed(column)?.parse().ok()
    }

    fn texts(&self, column: EventColumn) -> Vec<String> {
        self.table.texts(self.row, column as usize).map(|words| words.unwrap_or("").to_owned()).collect()
    }

    /// The parallel lists of names, roles, countries, ids and kinds, put together again.
    fn actors(&self) -> Vec<Actor> {
        let list = |column| self.table.texts(self.row, column as usize);
        let mut roles = list(EventColumn::Roles);
        let mut countries = list(EventColumn::Countries);
        let mut ids = list(EventColumn::ActorIds);
        let mut kinds = list(EventColumn::Kinds);
        let owned = |words: Option<Option<&str>>| {
            words.flatten().filter(|words| !words.is_empty()).map(str::to_owned)
        };
        list(EventColumn::Actors)
            .map(|name| Actor {
                id: owned(ids.next()),
                name: name.unwrap_or("").to_owned(),
                role: roles.next().flatten().and_then(|role| role.parse().ok()).unwrap_or(Role::Participant),
                kind: kinds.next().flatten().and_then(|kind| kind.parse().ok()),
                country: owned(countries.next()),
            })
            .collect()
    }

    fn place(&self) -> Option<Place> {
        let place = Place {
            name: self.text(EventColumn::Place),
            country: self.maybe(EventColumn::Country),
            lat: self.table.number(self.row, EventColumn::Lat as usize),
            lon: self.table.number(self.row, EventColumn::Lon as usize),
        };
        (!place.name.is_empty() || place.country.is_some() || place.lat.is_some() || place.lon.is_some())
            .then_some(place)
    }
}
