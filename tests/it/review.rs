//! What people decide, answer by answer: kept at once, never overwritten, shown where later news disagrees.

use std::io::Write as _;
use std::process::Stdio;

use crate::program::{Program, field};

/// Runs a command with some lines on its standard input.
fn told(program: &Program, line: &str, input: &str) -> String {
    let mut child = program
        .command(line.split_whitespace())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_review_keeps_each_answer_at_once_and_goes_on_where_it_stopped() {
    let program = Program::new();
    program.done("add --type statement_position --date 2025-05-01 Remark");
    program.done("add --type attack --date 2025-05-02 Strike");
    program.done("add --type ceasefire_declaration --date 2025-05-08 Truce");
    let shown = told(&program, "review", "e note=looked\nwhat\nr\nq\n");
    let order: Vec<usize> = ["Truce", "Remark"].iter().filter_map(|label| shown.find(label)).collect();
    assert!(order.len() == 2 && order[0] < order[1], "truces come first: {shown}");
    assert!(shown.contains("1 rejected, 1 edited") && shown.contains("2 events left open"), "{shown}");
    assert_eq!(field(&program.done("list --review rejected --format jsonl"), "note"), ["looked"]);
    let later = told(&program, "review", "a\na\n");
    assert!(!later.contains("Truce") && later.contains("[2 of 2]"), "{later}");
    assert!(told(&program, "review", "").contains("nothing to review"));
    program.done("undo");
    assert_eq!(field(&program.done("list --review open --format jsonl"), "label"), ["Strike"]);
}

#[test]
fn undo_in_a_review_takes_back_its_own_answers_and_nothing_before_them() {
    let program = Program::new();
    program.done("add --type statement_position --date 2025-05-01 Remark");
    program.done("add --type attack --date 2025-05-02 Strike");
    let shown = told(&program, "review", "u\na\nu\nr\ne note=looked\nu\nu\na\nq\n");
    assert!(shown.contains("Nothing to undo in this sitting"), "{shown}");
    assert!(shown.contains("1 accepted, 0 rejected, 0 edited"), "{shown}");
    let listed = program.done("list --review all --format jsonl");
    assert_eq!(field(&listed, "label"), ["Remark", "Strike"]);
    assert_eq!(field(&listed, "review"), ["accepted", "open"]);
}

#[test]
fn news_that_disagrees_with_a_person_is_shown_and_the_persons_word_stands() {
    let program = Program::new();
    let article = |id: &str, published: &str, text: &str| {
        format!(
            "{{\"id\": \"{id}\", \"published\": \"{published}\", \"publisher\": \"Desk\", \"text\": \"{text}\"}}\n"
        )
    };
    let first = "Russian and Ukrainian delegations met in Istanbul on Friday, 16 May.";
    program.write("one.jsonl", &article("one", "2025-05-17", first));
    program.done("track one.jsonl");
    let id = field(&program.done("list --type negotiation_round,meeting --format jsonl"), "id").remove(0);
    program.done(&format!("edit {id} --date 2025-05-15"));
    assert_eq!(
        program.done("list --conflicts --format jsonl"),
        "",
        "what a person sets is no conflict by itself"
    );
    // Added in another second than the decision.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let second = "Delegations of Russia and Ukraine met in Istanbul on 16 May, their first direct talks.";
    program.write("two.jsonl", &article("two", "2025-05-18", second));
    program.done("track two.jsonl");
    let listed = program.done("list --conflicts");
    assert!(listed.contains("date: 2025-05-15, set by tester; since then Desk says 16 May 2025"), "{listed}");
    assert_eq!(field(&program.done("list --conflicts --format jsonl"), "first"), ["2025-05-15"]);
}

#[test]
fn one_agency_in_two_papers_is_one_voice() {
    let program = Program::new();
    let sentence = "Russian and Ukrainian delegations met in Istanbul on Friday, 16 May, for direct talks about a prisoner exchange, Turkish officials said.";
    let lines: String = [("a", "Gazette", sentence), ("b", "Herald", sentence)]
        .iter()
        .map(|(id, publisher, text)| {
            format!(
                "{{\"id\": \"{id}\", \"published\": \"2025-05-17\", \"publisher\": \"{publisher}\", \"text\": \"{text} ({id})\"}}\n"
            )
        })
        .collect();
    program.write("news.jsonl", &lines);
    program.done("track news.jsonl");
    let line = program.done("list --type negotiation_round,meeting --format jsonl");
    let event: serde_json::Value = serde_json::from_str(line.lines().next().unwrap()).unwrap();
    assert_eq!(event["articles"].as_array().map(Vec::len), Some(2), "{event}");
    assert_eq!(event["publishers"], serde_json::json!(["Gazette"]));
}

#[test]
fn an_older_tracker_is_copied_and_brought_to_the_present() {
    let program = Program::new();
    let text = "Russia and Ukraine agreed on Monday to a truce of thirty days, officials said in Istanbul.";
    program.write(
        "one.jsonl",
        &format!("{{\"id\": \"one\", \"published\": \"2025-05-14\", \"text\": \"{text}\"}}\n"),
    );
    program.done("track one.jsonl");
    let listed = program.done("list --format csv");
    let rows = |program: &Program| -> i64 {
        let tracker = rusqlite::Connection::open(program.path("data/tracker.db")).unwrap();
        tracker.query_row("SELECT count(*) FROM mention_reach", [], |row| row.get(0)).unwrap()
    };
    let held = rows(&program);
    crate::faults::make_older(&program.path("data/tracker.db"));
    assert_eq!(program.done("list --format csv"), listed);
    assert_eq!(rows(&program), held);
    let copy = rusqlite::Connection::open(program.path("data/tracker.db.v1")).unwrap();
    let version: i64 = copy.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 1, "the copy is as it was");
    assert!(program.done("check").contains("no fault found"));
}
