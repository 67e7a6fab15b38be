//! Ceasefires found in one-sentence news items, against the ceasefires that others coded by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;
use serde_json::Value;

use super::rows::share;
use super::{figures, shared_data, table};
use crate::program::Program;

/// The days on which a truce was made or began, by the coders or by the program.
fn days(row: &Value, fields: &[&str]) -> Vec<NaiveDate> {
    fields.iter().filter_map(|field| row[*field].as_str()?.parse().ok()).collect()
}

fn rows(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
}

/// The ids in a field that is a list.
fn ids<'r>(row: &'r Value, field: &str) -> impl Iterator<Item = &'r str> {
    row[field].as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// Of the truces that were aligned with a news item, the share of those for which a chain with an event of that item
/// has a day declared, agreed or effective within one day of the coded ones. The alignment is automatic: a part of
/// the items tells of the truce long after, or of another, and some are missing from the items.
#[test]
fn truces_of_ceasefire_lines() {
    let Some(data) = shared_data() else { return };
    let lines = data.join("lines/ceasefire_2002_2019.jsonl");
    let program = Program::new();
    program.done(&format!("track --tracker t.db {}", lines.display()));
    let events = rows(&program.done("list --tracker t.db --format jsonl"));
    let events: BTreeMap<&str, &Value> =
        events.iter().map(|event| (event["id"].as_str().expect("an id"), event)).collect();
    let chains = rows(&program.done("ceasefires --tracker t.db --format jsonl"));
    let mut by_item: BTreeMap<&str, BTreeSet<NaiveDate>> = BTreeMap::new();
    for chain in &chains {
        let found = days(chain, &["declared", "agreed", "effective"]);
        let events = ids(chain, "events").filter_map(|id| events.get(id));
        for item in events.flat_map(|event| ids(event, "articles")) {
            by_item.entry(item).or_default().extend(&found);
        }
    }
    let read = |path: &Path| rows(&std::fs::read_to_string(path).expect("the data is readable"));
    let items = read(&lines);
    let items: BTreeMap<(Option<&str>, Option<&str>), &str> = items
        .iter()
        .map(|item| {
            ((item["published"].as_str(), item["text"].as_str()), item["id"].as_str().expect("an id"))
        })
        .collect();
    let coded = read(&data.join("ceasefires/aligned_dev.jsonl"));
    let found = coded.iter().filter(|truce| {
        let wanted = days(truce, &["declared", "effective"]);
        let item = items.get(&(truce["wcep_date"].as_str(), truce["text"].as_str()));
        let found = item.and_then(|item| by_item.get(item)).into_iter().flatten();
        found.into_iter().any(|day| wanted.iter().any(|other| (*day - *other).num_days().abs() <= 1))
    });
    table::hold(&figures("lines", vec![("ceasefires_found", share(found.count(), coded.len()))]));
}
