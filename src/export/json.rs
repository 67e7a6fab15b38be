//! JSON lines and JSON: for programs. Layer 5.
//!
//! A row is an object with the columns in their order; a field without a value is null, a list without elements is
//! empty, and a count is an object as in the machine interface.

use std::io::Write;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Document, Export, What, not_written};
use crate::error::Result;
use crate::table::{Kind, Table, Value, read_count};

/// A row a line.
pub(super) const JSONL: Export = Export {
    token: "jsonl",
    suffixes: &["jsonl", "ndjson"],
    about: "programs: a row a line",
    tables: What::ALL,
    holds_all: false,
    in_parts: true,
    write: |document, out| {
        each(document, |_, row| {
            serde_json::to_writer(&mut *out, &row).map_err(not_written)?;
            out.write_all(b"\n").map_err(not_written)
        })
    },
};

/// One array.
pub(super) const JSON: Export = Export {
    token: "json",
    suffixes: &["json"],
    about: "programs: one array",
    tables: What::ALL,
    holds_all: false,
    in_parts: false,
    write,
};

fn write(document: &Document<'_>, out: &mut dyn Write) -> Result<()> {
    out.write_all(b"[").map_err(not_written)?;
    each(document, |index, row| {
        out.write_all(if index == 0 { b"\n" } else { b",\n" }).map_err(not_written)?;
        serde_json::to_writer(&mut *out, &row).map_err(not_written)
    })?;
    out.write_all(if document.table()?.height() == 0 { b"]\n" } else { b"\n]\n" }).map_err(not_written)
}

fn each(document: &Document<'_>, mut write: impl FnMut(usize, JsonRow<'_>) -> Result<()>) -> Result<()> {
    let table = document.table()?;
    let columns = document.columns(table)?;
    (0..table.height()).try_for_each(|row| write(row, JsonRow { table, columns: &columns, row }))
}

/// One row as an object.
pub(super) struct JsonRow<'a> {
    pub(super) table: &'a Table,
    pub(super) columns: &'a [usize],
    pub(super) row: usize,
}

impl JsonRow<'_> {
    /// Adds the row's fields to an object.
    pub(super) fn fields<M: SerializeMap>(&self, map: &mut M) -> std::result::Result<(), M::Error> {
        for column in self.columns {
            let facts = &self.table.columns()[*column];
            let name = facts.name;
            match self.table.value(self.row, *column) {
                Value::Null if facts.kind == Kind::Texts => map.serialize_entry(name, &[(); 0])?,
                Value::Null => map.serialize_entry(name, &None::<()>)?,
                Value::Text(words) => map.serialize_entry(name, &words)?,
                Value::Day(day) => map.serialize_entry(name, &day)?,
                Value::Integer(number) => map.serialize_entry(name, &number)?,
                Value::Number(number) => map.serialize_entry(name, &number)?,
                Value::Texts(list) if facts.is_counts() => {
                    let counts: Vec<_> =
                        list.iter().flatten().filter_map(|words| read_count(words).ok()).collect();
                    map.serialize_entry(name, &counts)?;
                }
                Value::Texts(list) => map.serialize_entry(name, &list)?,
            }
        }
        Ok(())
    }
}

impl Serialize for JsonRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        self.fields(&mut map)?;
        map.end()
    }
}
