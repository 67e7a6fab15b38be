//! JSON lines: an object in every line; `text` is required, everything else may be absent.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::Value;

use super::bytes::cut::{LineFault, Lines, too_large};
use super::bytes::{MAX_RECORD, encoding, unreadable};
use super::fields::record::{self, Field};
use super::{Document, Input, Opened, Options, Piece, Pieces};
use crate::diagnostic::{Diagnostic, Level};

/// JSON lines as an input.
pub const INPUT: Input =
    Input { name: "JSON lines", extensions: &["jsonl", "ndjson"], recognise: begins_with_object, pieces };

/// The first line is an object by itself.
fn begins_with_object(head: &[u8]) -> bool {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii();
    line.starts_with(b"{\"") && (line.ends_with(b"}") || line.len() > 60_000)
}

fn pieces(opened: Opened) -> Pieces {
    let Opened { name, path, body, head, options } = opened;
    let body = encoding::as_utf8_where_wide(body, &head);
    let fallback = encoding::guess(&head);
    Box::new(Lines::of(body).filter_map(move |(number, line)| {
        let place = [&*name, ":", &number.to_string()].concat();
        let line = match line {
            Ok(line) if line.trim_ascii().is_empty() => return None,
            Ok(line) => line,
            Err(LineFault::TooLong) => return Some(Piece::failed(too_large(MAX_RECORD).at(place))),
            Err(LineFault::Broken(error)) => return Some(Piece::failed(unreadable(&place, &error))),
        };
        let (path, options) = (path.clone(), Arc::clone(&options));
        Some(Piece::new(line.len(), place.clone(), move || {
            vec![read(place, path.as_deref(), line, fallback, &options)]
        }))
    }))
}

fn read(
    place: String,
    path: Option<&str>,
    line: Vec<u8>,
    fallback: &'static encoding_rs::Encoding,
    options: &Options,
) -> Document {
    let decoded = encoding::decode(line, Some(fallback));
    match serde_json::from_str::<Value>(decoded.text.trim()) {
        Ok(value) => object(place, path, &value, options),
        Err(error) => Document::failed(broken(&error).at(place)),
    }
}

/// Reads a parsed object, of JSON lines or of an array.
pub(super) fn object(place: String, path: Option<&str>, value: &Value, options: &Options) -> Document {
    let Value::Object(fields) = value else {
        let found = kind(value);
        return Document::failed(
            Diagnostic::new(
                Level::Refused,
                format!("expected a JSON object with a field `text`, found {found}"),
            )
            .at(place)
            .hint("a record looks like {\"published\": \"2025-04-23\", \"text\": \"…\"}"),
        );
    };
    let names: Vec<&str> = fields.keys().map(String::as_str).collect();
    let values: Vec<&Value> = fields.values().collect();
    record::article(place, path, options, &names, |at| field(values[at]))
}

fn field(value: &Value) -> Field<'_> {
    match value {
        Value::Null => Field::Absent,
        Value::String(words) if words.is_empty() => Field::Absent,
        Value::String(words) => Field::Words(Cow::Borrowed(words)),
        Value::Number(number) => Field::Words(Cow::Owned(number.to_string())),
        // {"name": "Agency"} is how many exports write a publisher.
        Value::Object(fields) => fields
            .get("name")
            .and_then(Value::as_str)
            .map_or(Field::Other("an object"), |words| Field::Words(Cow::Borrowed(words))),
        // Telegram writes a text with links in it as a list of words and objects with words.
        Value::Array(values) => {
            let words =
                |value: &Value| value.as_str().or_else(|| value.get("text")?.as_str()).map(str::to_owned);
            let all: Option<Vec<String>> = values.iter().map(words).collect();
            all.map_or(Field::Other("a list"), |all| {
                if all.is_empty() { Field::Absent } else { Field::Words(Cow::Owned(all.concat())) }
            })
        }
        other => Field::Other(kind(other)),
    }
}

const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// JSON that does not parse.
pub(super) fn broken(error: &serde_json::Error) -> Diagnostic {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or(&message);
    Diagnostic::new(
        Level::Refused,
        format!("expected a JSON object, found something else at column {}: {what}", error.column()),
    )
    .hint("check that the line was written whole; the other records are read")
}
