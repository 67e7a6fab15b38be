//! From dispatches of our own about real truces to the ceasefires and their state on a day, as a user runs it.
//!
//! The facts: the 30-day proposal of 11 March 2025, the energy moratorium of 18 March, the 30-hour Easter truce of 19
//! and 20 April, the three-day truce of 8 to 10 May, the 30-day demand for 12 May; Syria's cessation of hostilities of
//! 27 February 2016.

use crate::program::Program;

fn tracked() -> Program {
    let program = Program::new();
    program.write("dispatches.jsonl", include_str!("../cases/truces/dispatches.jsonl"));
    program.done("track dispatches.jsonl --tracker t.db --charts out");
    program
}

fn lines(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
}

fn words(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(words) => words.clone(),
        serde_json::Value::Array(list) => list.iter().map(words).collect::<Vec<_>>().join("+"),
        serde_json::Value::Null => "-".to_owned(),
        other => other.to_string(),
    }
}

/// Some fields of the ceasefires that are meant, a line for each.
fn ceasefires(
    program: &Program,
    fields: &[&str],
    is_meant: impl Fn(&serde_json::Value) -> bool,
) -> Vec<String> {
    lines(&program.done("ceasefires --tracker t.db --format jsonl"))
        .iter()
        .filter(|truce| is_meant(truce))
        .map(|truce| fields.iter().map(|field| words(&truce[*field])).collect::<Vec<_>>().join(" | "))
        .collect()
}

#[test]
fn dispatches_give_the_truces_with_their_days_parties_answers_and_ends() {
    let program = tracked();
    let fields = [
        "name",
        "side",
        "parties",
        "proposed",
        "wanted",
        "declared",
        "agreed",
        "effective",
        "scheduled_end",
        "ended",
    ];
    assert_eq!(ceasefires(&program, &fields, |_| true), EXPECTED);
}

/// Each truce: name, side, parties, proposed, wanted, declared, agreed, effective, scheduled end, ended.
const EXPECTED: [&str; 6] = [
    "Syria–opposition truce, 27 February 2016 | bilateral | Syria+opposition+rebels | - | - | 2016-02-22 | - | 2016-02-27 | - | -",
    "30-day truce proposed by United States, 11 March 2025 | - | Russia+Ukraine | 2025-03-11 | - | - | - | - | - | -",
    "Russia–Ukraine 30-day truce (energy sites), 18 March 2025 | bilateral | Russia+Ukraine | - | - | - | 2025-03-18 | 2025-03-18 | 2025-04-16 | 2025-04-16",
    "Russia–Ukraine 30-hour Easter truce, 19 April 2025 | bilateral | Russia+Ukraine | - | - | 2025-04-19 | - | 2025-04-19 | 2025-04-20 | 2025-04-20",
    "Russia 3-day truce, 8 May 2025 | unilateral | Russia+Ukraine | - | - | 2025-04-28 | - | 2025-05-08 | 2025-05-10 | 2025-05-10",
    "30-day truce proposed by France, Germany, Poland, 10 May 2025 | - | Russia+Ukraine | 2025-05-10 | 2025-05-12 | - | - | - | - | -",
];

#[test]
fn samples_give_the_truces_of_their_wars_and_no_others() {
    let program = Program::new();
    program.done(&format!("track {} --tracker t.db --charts out", crate::program::samples().display()));
    let fields = [
        "name",
        "parties",
        "answers",
        "proposed",
        "declared",
        "agreed",
        "effective",
        "scheduled_end",
        "ended",
        "how_ended",
    ];
    let is_meant = |truce: &serde_json::Value| {
        ["Russia", "Syria"].iter().any(|party| words(&truce["parties"]).contains(party))
    };
    assert_eq!(ceasefires(&program, &fields, is_meant), OF_SAMPLES);
}

/// Each truce in Syria and Ukraine that the samples tell of, as far as they do.
const OF_SAMPLES: [&str; 6] = [
    "Syria truce, 27 February 2016 | High Negotiations Committee+Syria | Syria: acceptance, 2016-02-23 | - | 2016-02-22 | - | 2016-02-27 | - | - | -",
    "30-day truce proposed by United States, 11 March 2025 | Russia+Ukraine | Ukraine: acceptance, 2025-03-11+Russia: acceptance, 2025-03-13 | 2025-03-11 | - | - | - | - | - | -",
    "Russia 30-day truce (energy sites), 18 March 2025 | Russia+Ukraine |  | - | - | 2025-03-18 | 2025-03-18 | 2025-04-16 | 2025-04-16 | expired",
    "Russia 30-hour Easter truce, 19 April 2025 | Russia+Ukraine |  | - | 2025-04-19 | - | 2025-04-19 | 2025-04-20 | 2025-04-20 | expired",
    "Russia 3-day Victory Day truce, 8 May 2025 | Russia+Ukraine | Ukraine: rejection, 2025-04-28 | - | 2025-04-28 | - | 2025-05-08 | 2025-05-10 | 2025-05-10 | expired",
    "30-day truce proposed by France, Germany, Poland, 10 May 2025 | Russia |  | 2025-05-10 | - | - | - | - | - | -",
];

#[test]
fn the_state_of_each_truce_is_right_on_eight_days() {
    let program = tracked();
    for (day, expected) in STATES {
        let found: Vec<String> =
            lines(&program.done(&format!("status --on {day} --tracker t.db --format jsonl")))
                .iter()
                .map(|line| {
                    ["section", "what", "day", "days_left", "notes"]
                        .map(|field| words(&line[field]))
                        .join(" | ")
                })
                .collect();
        assert_eq!(found, *expected, "on {day}");
    }
}

/// On each day: section, truce, the day that counts, days left, who says what.
const STATES: &[(&str, &[&str])] = &[
    ("2016-02-23", &["due next | Syria–opposition truce, 27 February 2016 | 2016-02-27 | 4 | begins"]),
    (
        "2016-02-28",
        &[
            "in force | Syria–opposition truce, 27 February 2016 | 2016-02-27 | - | Russia: violations by rebels in 1",
        ],
    ),
    (
        "2025-03-14",
        &[
            "on the table | 30-day truce proposed by United States, 11 March 2025 | 2025-03-11 | - | Russia: yes, if the root causes of the war were removed (2025-03-13)+Ukraine: yes (2025-03-11)",
        ],
    ),
    (
        "2025-03-20",
        &[
            "on the table | 30-day truce proposed by United States, 11 March 2025 | 2025-03-11 | - | Russia: yes, if the root causes of the war were removed (2025-03-13)+Ukraine: yes (2025-03-11)",
            "in force | Russia–Ukraine 30-day truce (energy sites), 18 March 2025 | 2025-03-18 | 27 | Russia: violations by Ukraine in 1+start inferred from its declaration",
            "due next | Russia–Ukraine 30-day truce (energy sites), 18 March 2025 | 2025-04-16 | 27 | expires at the end of this day",
        ],
    ),
    (
        "2025-04-19",
        &[
            "on the table | 30-day truce proposed by United States, 11 March 2025 | 2025-03-11 | - | Russia: yes, if the root causes of the war were removed (2025-03-13)+Ukraine: yes (2025-03-11)",
            "in force | Russia–Ukraine 30-hour Easter truce, 19 April 2025 | 2025-04-19 | 1 | Ukraine: yes (2025-04-19)",
            "due next | Russia–Ukraine 30-hour Easter truce, 19 April 2025 | 2025-04-20 | 1 | expires at the end of this day",
            "over | Russia–Ukraine 30-day truce (energy sites), 18 March 2025 | 2025-04-16 | - | expired+Russia: violations by Ukraine in 1",
        ],
    ),
    (
        "2025-04-30",
        &[
            "on the table | 30-day truce proposed by United States, 11 March 2025 | 2025-03-11 | - | Russia: yes, if the root causes of the war were removed (2025-03-13)+Ukraine: yes (2025-03-11)",
            "due next | Russia 3-day truce, 8 May 2025 | 2025-05-08 | 8 | begins+Ukraine: no (2025-04-28)",
            "over | Russia–Ukraine 30-hour Easter truce, 19 April 2025 | 2025-04-20 | - | expired+Russia: violations by Ukraine in 1+Ukraine: violations by Russia in 1",
            "over | Russia–Ukraine 30-day truce (energy sites), 18 March 2025 | 2025-04-16 | - | expired+Russia: violations by Ukraine in 1",
        ],
    ),
    (
        "2025-05-09",
        &[
            "on the table | 30-day truce proposed by United States, 11 March 2025 | 2025-03-11 | - | Russia: yes, if the root causes of the war were removed (2025-03-13)+Ukraine: yes (2025-03-11)",
            "in force | Russia 3-day truce, 8 May 2025 | 2025-05-08 | 1 | Ukraine: no (2025-04-28)+Ukraine: violations by Russia in 1",
            "due next | Russia 3-day truce, 8 May 2025 | 2025-05-10 | 1 | expires at the end of this day",
            "over | Russia–Ukraine 30-hour Easter truce, 19 April 2025 | 2025-04-20 | - | expired+Russia: violations by Ukraine in 1+Ukraine: violations by Russia in 1",
            "over | Russia–Ukraine 30-day truce (energy sites), 18 March 2025 | 2025-04-16 | - | expired+Russia: violations by Ukraine in 1",
        ],
    ),
    (
        "2025-05-11",
        &[
            "on the table | 30-day truce proposed by France, Germany, Poland, 10 May 2025 | 2025-05-10 | - | Russia: no (2025-05-11)+Ukraine: no answer known",
            "on the table | 30-day truce proposed by United States, 11 March 2025 | 2025-03-11 | - | Russia: yes, if the root causes of the war were removed (2025-03-13)+Ukraine: yes (2025-03-11)",
            "over | Russia 3-day truce, 8 May 2025 | 2025-05-10 | - | expired+Ukraine: violations by Russia in 1",
            "over | Russia–Ukraine 30-hour Easter truce, 19 April 2025 | 2025-04-20 | - | expired+Russia: violations by Ukraine in 1+Ukraine: violations by Russia in 1",
            "over | Russia–Ukraine 30-day truce (energy sites), 18 March 2025 | 2025-04-16 | - | expired+Russia: violations by Ukraine in 1",
        ],
    ),
];

#[test]
fn only_what_was_published_by_then_is_known_then() {
    let program = tracked();
    let found = program.done("status --as-known-on 2025-04-30 --tracker t.db --format jsonl");
    assert!(found.contains("due next") && !found.contains("violations by Russia in 3"), "{found}");
    let ran = program.run("status --on soon --tracker t.db");
    assert_eq!(ran.status, 2);
    assert!(ran.told.contains("expected a day such as 2025-04-20"), "{}", ran.told);
}

#[test]
fn a_person_names_closes_links_and_unlinks() {
    let program = Program::new();
    let add = |words: &str| {
        let out = program.done(&format!("add --tracker t.db {words}"));
        out.split_whitespace().nth(1).expect("`Added ID …`").to_owned()
    };
    let declared =
        add("--type ceasefire_declaration --date 2025-04-19 --actor declarer=Russia --duration PT30H Easter");
    let broken = add(
        "--type ceasefire_violation --date 2025-04-20 --actor accuser=Ukraine --actor violator=Russia broken",
    );
    let other =
        add("--type ceasefire_proposal --date 2025-05-08 --actor proposer=Ukraine --duration P30D thirty");
    assert!(program.done("status --on 2025-04-20 --tracker t.db").contains("last day"));
    let card = program.done(&format!("ceasefire show {broken} --tracker t.db"));
    assert!(card.contains("unilateral") && card.contains("in force then"), "{card}");
    let card = program.done(&format!("ceasefire name {declared} Pause --tracker t.db"));
    assert!(card.contains("ceasefire    Pause"), "{card}");
    let card =
        program.done(&format!("ceasefire close {declared} --how collapsed --date 2025-04-20 --tracker t.db"));
    assert!(card.contains("2025-04-20 (decided)") && card.contains("collapsed"), "{card}");
    let attack = add("--type attack --date 2025-04-20 Strike");
    for line in
        [format!("unlink {attack}"), format!("link {attack} {other}"), format!("link {other} {attack}")]
    {
        let refused = program.run(&format!("ceasefire {line} --tracker t.db"));
        assert!(refused.status == 2 && refused.told.contains("no stage of a ceasefire"), "{}", refused.told);
    }
    program.done(&format!("ceasefire unlink {broken} --tracker t.db"));
    assert_eq!(program.run(&format!("ceasefire show {broken} --tracker t.db")).status, 2);
    let card = program.done(&format!("ceasefire link {broken} {other} --tracker t.db"));
    assert!(card.contains("linked by tester"), "{card}");
    program.done("undo --tracker t.db");
    let listed = program.done(&format!("list --ceasefire {declared} --tracker t.db --format jsonl"));
    assert_eq!(listed.lines().count(), 1, "{listed}");
    let csv = program.done("export csv --what ceasefires --tracker t.db --columns name,how_ended");
    assert!(csv.contains("Pause,collapsed"), "{csv}");
}

#[test]
fn a_truce_ends_when_it_is_told_to_end_and_not_when_a_term_would() {
    let program = Program::new();
    let article = |id: &str, published: &str, text: &str| {
        serde_json::json!({"id": id, "published": published, "title": "Lebanon", "text": text}).to_string()
    };
    let corpus = [
        article(
            "a",
            "2024-11-27",
            "A 60-day ceasefire between Israel and Hezbollah took effect in Lebanon on Wednesday.",
        ),
        article(
            "b",
            "2025-01-27",
            "Israel and Hezbollah have extended their ceasefire in Lebanon until February 18, the White House said.",
        ),
    ];
    program.write("lebanon.jsonl", &corpus.join("\n"));
    program.done("track lebanon.jsonl --tracker t.db --charts out");
    let fields = ["effective", "scheduled_end", "scheduled_end_basis"];
    assert_eq!(ceasefires(&program, &fields, |_| true), ["2024-11-27 | 2025-02-18 | planned"]);
    let status = program.done("status --tracker t.db --on 2025-02-10");
    assert!(status.contains(" 2025-02-18  8 days "), "{status}");
}
