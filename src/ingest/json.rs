//! JSON: an array of records, an object that holds one, a single record, or a JSON Feed.

use serde_json::Value;

use super::bytes::cut::{Whole, whole};
use super::bytes::{MAX_FILE, encoding};
use super::{Document, Input, Opened, Pieces, json_lines, page};

/// JSON as an input.
pub const INPUT: Input = Input { name: "JSON", extensions: &["json"], recognise, pieces };

/// Names under which exports keep their records.
const HOLDERS: &[&str] = &[
    "items",
    "articles",
    "messages",
    "data",
    "results",
    "documents",
    "docs",
    "records",
    "entries",
    "hits",
    "posts",
];

fn recognise(head: &[u8]) -> bool {
    let mut solid = head.iter().filter(|byte| !byte.is_ascii_whitespace());
    let begins = (solid.next(), solid.next());
    matches!(begins, (Some(b'['), Some(b'{' | b']')) | (Some(b'{'), Some(b'"')))
        && (!(json_lines::INPUT.recognise)(head) || is_one_line(head))
}

/// A record by itself, or a holder of records written without breaks.
fn is_one_line(head: &[u8]) -> bool {
    head.iter().position(|byte| *byte == b'\n').is_none_or(|at| head[at..].trim_ascii().is_empty())
}

fn pieces(opened: Opened) -> Pieces {
    whole(opened, MAX_FILE, read)
}

fn read(bytes: Vec<u8>, about: &Whole) -> Vec<Document> {
    let decoded = encoding::decode(bytes, None);
    let value = match serde_json::from_str::<Value>(decoded.text.trim()) {
        Ok(value) => value,
        Err(error) => {
            let place = format!("{}:{}", about.place, error.line());
            return vec![Document::failed(json_lines::broken(&error).at(place))];
        }
    };
    let record = |place: String, mut value: Value, publisher: Option<&Value>| {
        if let Value::Object(fields) = &mut value {
            let html = ["content_html", "body_html", "html"]
                .iter()
                .find_map(|name| fields.get(*name)?.as_str().map(str::to_owned));
            if let Some(html) =
                html.filter(|_| !fields.contains_key("text") && !fields.contains_key("content_text"))
            {
                fields.insert("text".to_owned(), Value::String(page::fragment_text(&html)));
            }
            if let Some(publisher) = publisher.filter(|_| !fields.contains_key("publisher")) {
                fields.insert("publisher".to_owned(), publisher.clone());
            }
        }
        json_lines::object(place, about.path.as_deref(), &value, &about.options)
    };
    match value {
        Value::Array(values) => numbered(values, about, |place, value| record(place, value, None)),
        Value::Object(mut fields) if !fields.contains_key("text") => {
            let holder = HOLDERS.iter().find(|name| fields.get(**name).is_some_and(Value::is_array));
            match holder.and_then(|name| fields.remove(*name)) {
                Some(Value::Array(values)) => {
                    let is_feed = fields
                        .get("version")
                        .and_then(Value::as_str)
                        .is_some_and(|words| words.contains("jsonfeed"));
                    let publisher = fields.get("title").filter(|_| is_feed);
                    numbered(values, about, |place, value| record(place, value, publisher))
                }
                _ => vec![record(about.place.clone(), Value::Object(fields), None)],
            }
        }
        other => vec![record(about.place.clone(), other, None)],
    }
}

fn numbered(values: Vec<Value>, about: &Whole, read: impl Fn(String, Value) -> Document) -> Vec<Document> {
    (1..)
        .zip(values)
        .map(|(number, value): (usize, Value)| read(format!("{}#{number}", about.place), value))
        .collect()
}
