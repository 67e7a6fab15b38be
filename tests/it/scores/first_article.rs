//! The first article that the program was asked to read: each of its events, with days, status, length and parties.

use serde_json::Value;

use super::shared_data;
use crate::program::Program;

/// Type, status, first and last day, length, and who must be there: `name` in `role`.
type Expected =
    (&'static str, &'static str, Option<(&'static str, &'static str)>, &'static str, &'static [&'static str]);

const EVENTS: &[Expected] = &[
    (
        "meeting",
        "happened",
        Some(("2025-04-23", "2025-04-23")),
        "",
        &["United Kingdom host", "United States participant", "Ukraine participant"],
    ),
    ("meeting", "happened", Some(("2025-04-14", "2025-04-20")), "", &[]),
    ("ceasefire_declaration", "happened", Some(("2025-04-19", "2025-04-20")), "PT30H", &["Russia declarer"]),
    (
        "ceasefire_violation",
        "alleged",
        Some(("2025-04-19", "2025-04-20")),
        "",
        &["Russia violator", "Ukraine accuser", "United Kingdom accuser"],
    ),
    ("ceasefire_proposal", "happened", None, "P30D", &["United States proposer"]),
    ("ceasefire_rejection", "alleged", None, "P30D", &["Russia declarer"]),
    ("visit", "planned", None, "", &["Steve Witkoff participant"]),
    ("statement_position", "happened", Some(("2025-04-14", "2025-04-20")), "", &["Donald Trump speaker"]),
    ("military_operation", "planned", Some(("2025-03-01", "2025-08-31")), "", &[]),
];

fn fits(row: &Value, (event_type, status, days, length, actors): &Expected) -> bool {
    let (first, last) = days.unzip();
    let plays = |actor: &&str| {
        row["actors"].as_array().is_some_and(|all| {
            all.iter().any(|one| {
                format!("{} {}", one["name"].as_str().unwrap_or(""), one["role"].as_str().unwrap_or(""))
                    == **actor
            })
        })
    };
    row["type"] == *event_type
        && row["status"] == *status
        && row["first"].as_str() == first
        && row["last"].as_str() == last
        && row["duration"].as_str().unwrap_or("") == *length
        && actors.iter().all(plays)
}

#[test]
fn the_first_article_gives_its_events() {
    let Some(folder) = shared_data().and_then(|data| Some(data.parent()?.join("seed"))) else { return };
    let article = folder.to_str().expect("a path of letters");
    let read = |more: &[&str]| {
        let ran = Program::new().run_words(&[&["extract", article, "--format", "jsonl"], more].concat());
        let rows = ran.out.lines().map(|line| serde_json::from_str(line).expect("a JSON line"));
        (rows.collect::<Vec<Value>>(), ran.told)
    };
    let (rows, _) = read(&["--published", "2025-04-23"]);
    for expected in EVENTS {
        assert!(rows.iter().any(|row| fits(row, expected)), "{expected:?} is not among {rows:#?}");
    }
    let parties = |row: &Value| row["actors"].to_string();
    let meetings = rows.iter().filter(|row| row["type"] == "meeting");
    assert!(meetings.clone().all(|row| !parties(row).contains("Russia")), "Russia met nobody: {rows:#?}");

    let (open, told) = read(&[]);
    assert!(open.iter().all(|row| row["first"].is_null()), "days without a publication date: {open:#?}");
    assert!(told.contains("--published"), "{told}");
}
