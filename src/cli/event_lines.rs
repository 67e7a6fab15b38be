//! Rows of a table as JSON lines: every column there, null where it has no value.

use std::io::{self, Write};

use serde_json::{Map, Value as Json};

use crate::table::{Kind, Table, Value};

/// Writes every row of a table.
pub(super) fn write(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    for row in 0..table.height() {
        let mut line = Map::new();
        for (column, facts) in table.columns().iter().enumerate() {
            line.insert(facts.name.to_owned(), json(table.value(row, column), facts.kind));
        }
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn json(value: Value<'_>, kind: Kind) -> Json {
    match value {
        Value::Null if kind == Kind::Texts => Json::Array(Vec::new()),
        Value::Null => Json::Null,
        Value::Text(text) => Json::String(text.into_owned()),
        Value::Day(day) => Json::String(day.to_string()),
        Value::Integer(number) => number.into(),
        Value::Number(number) => number.into(),
        Value::Texts(items) => items
            .into_iter()
            .map(|item| item.map_or(Json::Null, |item| Json::String(item.into_owned())))
            .collect(),
    }
}
