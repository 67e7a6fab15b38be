//! JSON for Knight Lab's TimelineJS. Layer 5.
//!
//! Days stand at the event's precision, the words of the day in `display_date`. All words are escaped, since the page
//! shows them as HTML. Events without a day cannot stand on that timeline; its title slide counts and names them.

use std::io::Write;

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value, json};

use super::sources::{host, html, links};
use super::{Document, Export, What, not_written};
use crate::error::Result;
use crate::model::{Precision, Status};
use crate::table::EventRow;

/// TimelineJS's own form.
pub(super) const TIMELINEJS: Export = Export {
    token: "timelinejs",
    suffixes: &[],
    about: "Knight Lab TimelineJS (JSON)",
    tables: &[What::Events],
    holds_all: false,
    in_parts: false,
    write,
};

fn write(document: &Document<'_>, out: &mut dyn Write) -> Result<()> {
    let (dated, undated): (Vec<_>, Vec<_>) = document.events.rows().partition(|row| row.days.is_some());
    let slides: Vec<Value> = dated.iter().map(|row| slide(row, document.options.without_text)).collect();
    let mut timeline = Map::new();
    timeline.insert("events".into(), slides.into());
    if !undated.is_empty() {
        let names: Vec<String> = undated.iter().map(|row| format!("<p>{}</p>", html(&row.label))).collect();
        let headline = format!("{} without a date", undated.len());
        timeline.insert("title".into(), json!({ "text": { "headline": headline, "text": names.concat() } }));
    }
    serde_json::to_writer_pretty(&mut *out, &timeline).map_err(not_written)?;
    out.write_all(b"\n").map_err(not_written)
}

fn slide(row: &EventRow, without_text: bool) -> Value {
    let mut slide = Map::new();
    slide.insert("unique_id".into(), row.id.as_str().into());
    slide.insert("autolink".into(), false.into());
    slide.insert("display_date".into(), html(&row.when).into());
    slide.insert("group".into(), row.group.as_str().into());
    slide.insert("text".into(), json!({ "headline": html(&row.label), "text": body(row, without_text) }));
    if let Some(days) = row.days {
        slide.insert("start_date".into(), date(days.first, row.precision));
        if !days.is_one_day() {
            slide.insert("end_date".into(), date(days.last, row.precision));
        }
    }
    slide.into()
}

fn date(day: NaiveDate, precision: Precision) -> Value {
    match precision {
        Precision::Year => json!({ "year": day.year() }),
        Precision::Month | Precision::Quarter | Precision::Season => {
            json!({ "year": day.year(), "month": day.month() })
        }
        _ => json!({ "year": day.year(), "month": day.month(), "day": day.day() }),
    }
}

/// The words of a slide: status, the sentence, the sources.
pub(super) fn body(row: &EventRow, without_text: bool) -> String {
    let mut body = String::new();
    if row.status != Status::Happened {
        body.push_str(&format!("<p>{}</p>", row.status));
    }
    if let (Some(evidence), false) = (&row.evidence, without_text) {
        body.push_str(&format!("<p>{}</p>", html(evidence)));
    }
    let sources: Vec<String> =
        links(row).map(|url| format!("<a href=\"{}\">{}</a>", html(url), html(host(url)))).collect();
    if !sources.is_empty() {
        body.push_str(&format!("<p>{}</p>", sources.join(", ")));
    }
    body
}
