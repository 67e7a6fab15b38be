//! One wire story in several papers is one voice, however the articles come and go.

use serde_json::Value;

use crate::program::Program;

/// A wire story as a paper prints it, under a lead of its own.
fn story(id: &str, publisher: &str, day: u32, lead: &str) -> String {
    let body = "Chad and Sudan signed a ceasefire in Jeddah on Monday after nine days of talks, mediators said. \
        The truce covers the border provinces and is to be watched by forty observers from neighbouring states. \
        Aid convoys that had waited since spring at the crossing of Adre are to move on before the end of the week. \
        Farmers in the valley said they would wait for the first quiet night before they went back to their fields.";
    let line = serde_json::json!({
        "id": id,
        "publisher": publisher,
        "published": format!("2024-06-{day:02}"),
        "text": format!("{lead}{body}"),
    });
    format!("{line}\n")
}

/// Each article with the story it is a copy of, and the publishers of the agreement.
fn told(program: &Program, tracker: &str) -> String {
    let rows = |text: String| -> Vec<Value> {
        text.lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
    };
    let articles = rows(program.done(&format!("articles --tracker {tracker} --format jsonl")));
    let mut copies: Vec<String> = articles
        .iter()
        .map(|row| {
            format!("{} of {}", row["id"].as_str().unwrap(), row["copy_of"].as_str().unwrap_or("none"))
        })
        .collect();
    copies.sort();
    let events =
        rows(program.done(&format!("list --type ceasefire_agreement --tracker {tracker} --format jsonl")));
    format!("{} | {}", copies.join(", "), events[0]["publishers"])
}

#[test]
fn copies_of_a_story_are_one_voice_in_any_order() {
    let program = Program::new();
    let lines = [
        story("a", "Wire", 4, ""),
        story("b", "Morning Paper", 5, "Our own correspondent reports from the market of the capital. "),
        story("c", "Evening Paper", 6, "There was relief on both sides of the river. "),
    ];
    let expected = "a of none, b of a, c of a | [\"Wire\"]";
    for (tracker, order) in [("1.db", [0, 1, 2]), ("2.db", [2, 1, 0]), ("3.db", [1, 2, 0])] {
        for at in order {
            program.write("one.jsonl", &lines[at]);
            program.done(&format!("track one.jsonl --tracker {tracker} --charts out"));
        }
        assert_eq!(told(&program, tracker), expected, "in the order {order:?}");
    }
    program.write("all.jsonl", &lines.concat());
    program.done("track all.jsonl --tracker 4.db --charts out");
    assert_eq!(told(&program, "4.db"), expected, "all at once");
    let id = program.done("list --type ceasefire_agreement --tracker 4.db --format csv");
    let id = id.lines().nth(1).and_then(|line| line.split(',').next()).expect("an id").to_owned();
    assert!(program.done(&format!("show {id} --tracker 4.db")).contains("a copy of a"));
    // Without the story the earliest copy is the story; undone, all is as before.
    program.done("article remove a --tracker 4.db");
    assert_eq!(told(&program, "4.db"), "b of none, c of b | [\"Morning Paper\"]");
    program.done("undo --tracker 4.db");
    assert_eq!(told(&program, "4.db"), expected, "undone");
}
