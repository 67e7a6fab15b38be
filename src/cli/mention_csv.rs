//! Mentions as CSV: the fields of the machine interface, lists joined by `; `.

use std::io::{self, Write};

use serde_json::Value;

use super::mention_lines::MentionLine;

/// Writes mentions as CSV; the head is written with the first or at the end.
pub(super) struct MentionCsv<W: Write> {
    out: csv::Writer<W>,
    head: Vec<String>,
}

impl<W: Write> MentionCsv<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out: csv::Writer::from_writer(out), head: Vec::new() }
    }

    pub(super) fn write(&mut self, lines: &[MentionLine<'_>]) -> io::Result<()> {
        for line in lines {
            let Value::Object(fields) = serde_json::to_value(line)? else { continue };
            if self.head.is_empty() {
                self.head = MentionLine::FIELDS.iter().map(|field| (*field).to_owned()).collect();
                self.out.write_record(&self.head)?;
            }
            let cells = self.head.iter().map(|name| fields.get(name).map(cell).unwrap_or_default());
            self.out.write_record(cells.collect::<Vec<_>>())?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        if self.head.is_empty() {
            self.out.write_record(MentionLine::FIELDS)?;
        }
        self.out.flush()
    }
}

/// A value as one cell: nothing for null, lists joined by `; `, objects by their name or as JSON.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(|item| escaped(&cell(item))).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => match (fields.get("name"), fields.get("role")) {
            (Some(Value::String(name)), Some(Value::String(role))) => format!("{name} ({role})"),
            (Some(Value::String(name)), None) => name.clone(),
            _ => match fields.get("words") {
                Some(Value::String(words)) => words.clone(),
                _ => value.to_string(),
            },
        },
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;")
}
