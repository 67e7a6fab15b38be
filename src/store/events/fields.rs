//! The fields of an event's row that its row in the table of events is made from, each in the form in which the tracker
//! holds it.

use rusqlite::Row;

use crate::model::{Basis, Origin, Review, Status};
use crate::table::{EventColumn, EventColumns};

/// How a field becomes cells of the table.
#[derive(Clone, Copy)]
pub(in crate::store) enum Cell {
    /// The words as they stand.
    Text(EventColumn),
    /// A word of a closed set.
    Word(EventColumn, fn(&str) -> Result<&'static str, String>),
    Type,
    /// First and last day, precision and EDTF: the days in words are made from all of them.
    Days,
    Day(EventColumn),
    Number(EventColumn),
    Confidence,
    Strings(EventColumn),
    Counts,
    Actors,
    /// The number of the event, by which its truce is found.
    Truce,
}

/// The fields: the columns of the tracker that hold each, and what becomes of it.
pub(in crate::store) const FIELDS: &[(&[&str], Cell)] = {
    use Cell::{Actors, Confidence, Counts, Day, Days, Number, Strings, Text, Truce, Type, Word};
    use EventColumn as C;
    &[
        (&["n"], Truce),
        (&["id"], Text(C::Id)),
        (&["type"], Type),
        (&["start_time"], Text(C::StartTime)),
        (&["first", "last", "precision", EDTF], Days),
        (&["\"group\""], Text(C::Group)),
        (&["label"], Text(C::Label)),
        (&["status"], Word(C::Status, |word| word.parse().map(Status::as_str))),
        (&["basis"], Word(C::Basis, |word| word.parse().map(Basis::as_str))),
        (&["condition"], Text(C::Condition)),
        (&["zone"], Text(C::Zone)),
        (&["duration"], Text(C::Duration)),
        (&["scheduled_end"], Day(C::ScheduledEnd)),
        (&["actors"], Actors),
        (&["place"], Text(C::Place)),
        (&["country"], Text(C::Country)),
        (&["lat"], Number(C::Lat)),
        (&["lon"], Number(C::Lon)),
        (&["counts"], Counts),
        (&["evidence"], Text(C::Evidence)),
        (&["confidence"], Confidence),
        (&["mentions"], Strings(C::Mentions)),
        (&["articles"], Strings(C::Articles)),
        (&["publishers"], Strings(C::Publishers)),
        (&["urls"], Strings(C::Urls)),
        (&["first_reported"], Day(C::FirstReported)),
        (&["last_reported"], Day(C::LastReported)),
        (&["plover"], Text(C::Plover)),
        (&["cameo"], Text(C::Cameo)),
        (&["acled"], Text(C::Acled)),
        (&["origin"], Word(C::Origin, |word| word.parse().map(Origin::as_str))),
        (&["review"], Word(C::Review, |word| word.parse().map(Review::as_str))),
        (&["tags"], Strings(C::Tags)),
        (&["note"], Text(C::Note)),
        (&["claims"], Strings(C::Claims)),
        (&["reasons"], Strings(C::Reasons)),
        (&["aliases"], Strings(C::Aliases)),
    ]
};

const EDTF: &str = "edtf";

/// A field that is read: which of [`FIELDS`] it is, and where its columns stand in a row.
#[derive(Clone, Copy)]
pub(in crate::store) struct Field {
    pub(in crate::store) index: usize,
    pub(in crate::store) cell: Cell,
    pub(in crate::store) at: usize,
}

/// The fields that some columns of the table are made from and those that its order is, and the columns of the tracker
/// that a row is read with.
pub(in crate::store) fn of(wanted: EventColumns) -> (Vec<Field>, String) {
    let has_edtf = wanted.holds_any(&[EventColumn::Edtf, EventColumn::When, EventColumn::Revision]);
    let (mut fields, mut names) = (Vec::new(), Vec::new());
    for (index, (columns, cell)) in FIELDS.iter().enumerate() {
        if cell.is_among(wanted) {
            fields.push(Field { index, cell: *cell, at: names.len() });
            names.extend(columns.iter().map(|name| if *name == EDTF && !has_edtf { "NULL" } else { name }));
        }
    }
    (fields, names.join(", "))
}

impl Cell {
    /// Whether any of the table's columns that it fills is wanted, or its order made from it.
    fn is_among(self, wanted: EventColumns) -> bool {
        use EventColumn as C;
        let truce = matches!(self, Self::Truce);
        // The revision of a row is made from every cell that a person may edit.
        (wanted.holds(C::Revision) && !truce)
            || match self {
                Self::Type | Self::Days | Self::Text(C::Id | C::StartTime) => true,
                Self::Text(column)
                | Self::Word(column, _)
                | Self::Day(column)
                | Self::Number(column)
                | Self::Strings(column) => wanted.holds(column),
                Self::Confidence => wanted.holds(C::Confidence),
                Self::Counts => wanted.holds(C::Counts),
                Self::Truce => wanted.holds(C::Ceasefire),
                Self::Actors => wanted.holds_any(&[C::Actors, C::Roles, C::Countries, C::ActorIds, C::Kinds]),
            }
    }
}

impl Field {
    /// What the field holds in a row, in the form by which it is told apart; `None` where there is nothing. Put together
    /// in `room` where it does not stand in one column.
    pub(in crate::store) fn form<'r>(
        &self,
        row: &'r Row<'_>,
        room: &'r mut Vec<u8>,
    ) -> rusqlite::Result<Option<&'r [u8]>> {
        match self.cell {
            Cell::Number(_) | Cell::Confidence => {
                let Some(number) = row.get_ref(self.at)?.as_f64_or_null()? else { return Ok(None) };
                room.clear();
                room.extend_from_slice(&number.to_le_bytes());
                Ok(Some(room))
            }
            Cell::Days => {
                room.clear();
                for at in self.at..self.at + DAYS {
                    room.extend_from_slice(row.get_ref(at)?.as_bytes_or_null()?.unwrap_or_default());
                    room.push(0);
                }
                Ok(Some(room))
            }
            Cell::Truce => Ok(None),
            Cell::Strings(_) | Cell::Counts | Cell::Actors => match row.get_ref(self.at)?.as_bytes()? {
                b"[]" => Ok(None),
                form => Ok(Some(form)),
            },
            Cell::Text(_) | Cell::Word(..) | Cell::Type | Cell::Day(_) => {
                Ok(row.get_ref(self.at)?.as_bytes_or_null()?)
            }
        }
    }
}

/// How many columns of the tracker say when an event was.
const DAYS: usize = 4;
