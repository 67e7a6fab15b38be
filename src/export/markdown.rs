//! Markdown: a chronology by month with its sources, for reports. Layer 5.

use std::fmt::Write as _;
use std::io::Write;

use chrono::Datelike;

use super::sources::{host, links};
use super::{Document, Export, What, not_written};
use crate::error::Result;
use crate::model::{DayRange, Precision, Status, when};
use crate::table::EventRow;

/// A chronology.
pub(super) const MARKDOWN: Export = Export {
    token: "markdown",
    suffixes: &["md", "markdown"],
    about: "reports: a chronology by month with sources",
    tables: &[What::Events],
    holds_all: false,
    in_parts: false,
    write,
};

fn write(document: &Document<'_>, out: &mut dyn Write) -> Result<()> {
    let mut text = String::from("# Chronology\n");
    if document.events.is_empty() {
        text.push_str("\nNo events.\n");
    }
    let mut heading = String::new();
    for row in document.events.rows() {
        let month = row.days.and_then(|days| DayRange::month(days.first.year(), days.first.month()));
        let own =
            if month.is_some() { when(month, Precision::Month, None) } else { "Without a date".to_owned() };
        if own != heading {
            let _ = write!(text, "\n## {own}\n\n");
            heading = own;
        }
        entry(&row, document.options.without_text, &mut text);
        out.write_all(text.as_bytes()).map_err(not_written)?;
        text.clear();
    }
    out.write_all(text.as_bytes()).map_err(not_written)
}

fn entry(row: &EventRow, without_text: bool, text: &mut String) {
    let _ = write!(text, "- **{}**: {}", escape(&row.when), escape(&row.label));
    if row.status != Status::Happened {
        let _ = write!(text, " *({})*", row.status);
    }
    let sources: Vec<String> = links(row).map(|url| format!("[{}](<{url}>)", escape(host(url)))).collect();
    if !sources.is_empty() {
        let _ = write!(text, " {}", sources.join(", "));
    } else if !row.publishers.is_empty() {
        let _ = write!(text, " {}", escape(&row.publishers.join(", ")));
    }
    text.push('\n');
    if let (Some(evidence), false) = (&row.evidence, without_text) {
        let _ = write!(text, "\n  > {}\n\n", escape(evidence));
    }
}

/// Words on one line in which nothing is a mark.
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !escaped.is_empty() {
            escaped.push(' ');
        }
        for character in word.chars() {
            match character {
                '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '$' => {
                    escaped.push('\\');
                    escaped.push(character);
                }
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '&' => escaped.push_str("&amp;"),
                other => escaped.push(other),
            }
        }
    }
    escaped
}
