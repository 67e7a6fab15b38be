//! The tracker as a user meets it: what goes in comes out, stays, and can be taken back.

use crate::program::{Program, field, samples};

#[test]
fn a_second_run_with_the_same_articles_changes_nothing() {
    let program = Program::new();
    let samples = samples().display().to_string();
    let first = program.run_words(&["track", &samples]);
    assert_eq!(first.status, 0, "{}", first.told);
    assert!(first.out.contains("Tracker data/tracker.db is new."));
    let sheet = std::fs::read(program.path("charts/events.csv")).unwrap();
    let second = program.run_words(&["track", &samples]);
    assert!(second.out.contains("Nothing changed"), "{}", second.out);
    assert_eq!(std::fs::read(program.path("charts/events.csv")).unwrap(), sheet);
}

#[test]
fn articles_one_by_one_in_any_order_give_the_same_table() {
    let together = Program::new();
    let samples_folder = samples().display().to_string();
    together.run_words(&["track", &samples_folder]);
    let one_by_one = Program::new();
    let mut files: Vec<_> =
        std::fs::read_dir(samples()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.reverse();
    for file in files {
        one_by_one.run_words(&["track", &file.display().to_string()]);
    }
    let table = |program: &Program| program.done("list --review all --format csv");
    assert_eq!(table(&together), table(&one_by_one));
}

#[test]
fn what_was_entered_is_listed_found_by_any_beginning_of_its_id_and_taken_back() {
    let program = Program::new();
    program.done("add --type meeting --date 2025-05-16 --actor host=Norway --place Oslo Talks");
    program.done(
        "add --type attack --date [2025-05-03..2025-05-05] --status alleged --actor attacker=Russia Strike",
    );
    let lines = program.done("list --format jsonl");
    assert_eq!(field(&lines, "label"), ["Strike", "Talks"]);
    assert_eq!(field(&lines, "when"), ["between 3 and 5 May 2025", "16 May 2025"]);
    assert_eq!(field(&program.done("list --actor norway --format jsonl"), "label"), ["Talks"]);
    let id = field(&lines, "id").remove(1);
    let shown = program.done(&format!("show {}", &id[..5]));
    assert!(shown.contains("Norway (host)") && shown.contains("Oslo"), "{shown}");

    program.done(&format!("edit {id} --date 2025-05-17 --note checked"));
    assert_eq!(field(&program.done("list --from 2025-05-17 --format jsonl"), "note"), ["checked"]);
    program.done("undo");
    assert_eq!(program.done("list --format jsonl"), lines);
    program.done("redo");
    assert_eq!(field(&program.done("list --from 2025-05-17 --format jsonl"), "note"), ["checked"]);
    program.done("undo 3");
    assert_eq!(program.done("list --format jsonl"), "");
    let gone = program.run(&format!("show {id}"));
    assert_eq!(gone.status, 1);
    assert!(gone.told.contains("withdrawn"), "{}", gone.told);
    assert!(program.done("check").contains("no fault found"));
}

#[test]
fn what_add_cannot_read_is_refused_with_what_it_takes() {
    let program = Program::new();
    for (line, told) in [
        ("add --type meeting", "--undated"),
        ("add --type meeting --date soon", "2025-04-19/2025-04-20"),
        ("add --type meeting --date 2025-13-45", "expected a date, found `2025-13-45`"),
        ("add --type meeting --date 2025-02-30", "expected a date, found `2025-02-30`"),
        ("add --type meeting --date 31/02/2025", "found `31/02/2025`, a day that its month does not have"),
        ("add --date 2025", "--type is one of"),
        ("add --type meting --date 2025", "expected a type of event, found `meting`"),
        ("add --type meeting --date 2025 --actor chief=Oslo", "expected a role"),
        ("add --type meeting --date 2025 --duration 30", "ISO 8601"),
    ] {
        let ran = program.run(line);
        assert_eq!(ran.status, 2, "{line}: {}", ran.told);
        assert!(ran.told.contains(told), "{line}: {}", ran.told);
    }
    assert!(!program.path("data").exists(), "nothing was made");
}

#[test]
fn a_dump_comes_back_byte_for_byte() {
    let program = Program::new();
    program.run_words(&["track", &samples().display().to_string()]);
    program.done("add --type meeting --date 2025-05-16 Talks");
    program.done("tag checked --from 2025-05 -y");
    program.done("dump one");
    program.done("restore one --tracker other.db");
    program.done("dump two --tracker other.db");
    for entry in std::fs::read_dir(program.path("one")).unwrap() {
        let name = entry.unwrap().file_name();
        let read = |folder: &str| std::fs::read(program.path(folder).join(&name)).unwrap();
        assert_eq!(read("one"), read("two"), "{name:?}");
    }
    let list = |tracker: &str| program.done(&format!("list --format csv --tracker {tracker}"));
    assert_eq!(list("data/tracker.db"), list("other.db"));
}

#[test]
fn a_colleagues_dump_brings_what_is_new_and_lists_the_edits_that_conflict() {
    let program = Program::new();
    program.done("add --type meeting --date 2025-05-16 Talks");
    let id = field(&program.done("list --format jsonl"), "id").remove(0);
    program.done("dump one");
    program.done("restore one --tracker other.db");
    program.run_words(&["edit", &id, "--label", "First words", "--by", "one"]);
    program.run_words(&["edit", &id, "--label", "Other words", "--tracker", "other.db", "--by", "two"]);
    program.done("add --type attack --date 2025-05-17 Raid --tracker other.db");
    program.done("dump two --tracker other.db");
    let before = program.done("list --format csv");
    let tried = program.run("restore two --dry-run");
    assert!(tried.told.contains("one set First words, two set Other words"), "{}", tried.told);
    assert!(tried.out.starts_with("Would restore 0 articles, 1 entry, 1 decision;"), "{}", tried.out);
    assert_eq!(program.done("list --format csv"), before);
    let joined = program.run("restore two");
    assert_eq!(joined.told, tried.told);
    assert_eq!(field(&program.done("list --format jsonl"), "label"), ["Other words", "Raid"]);
    program.done("undo");
    assert_eq!(program.done("list --format csv"), before);
}

#[test]
fn rows_that_cannot_be_read_are_refused_and_a_second_import_adds_nothing() {
    let program = Program::new();
    program.write(
        "table.csv",
        "date,type,actor1,location,notes,dead\n2025-05-08,Battles,Russia,Pokrovsk,Clashes near the town,3\nsomeday,attack,,,,\n",
    );
    let line = "import table.csv --map-value type:Battles=attack";
    let ran = program.run(line);
    assert_eq!(ran.status, 1);
    assert!(ran.told.contains("table.csv:3: expected a date, found `someday`"), "{}", ran.told);
    let lines = program.done("list --format jsonl");
    assert_eq!(field(&lines, "type"), ["attack"]);
    assert!(lines.contains("dead:3"), "an unknown column is a tag: {lines}");
    program.run(line);
    assert_eq!(program.done("list --format jsonl"), lines);
    // What is mapped must be a field, or the column that fills one, and a type must be one.
    let mapped = program.run("import table.csv --map-value notes:Clashes=Fights --dry-run");
    assert_eq!(mapped.status, 1, "{}", mapped.told);
    for (wrong, expected) in [
        ("kind:Battles=attack", "expected a field (one of "),
        ("dead:3=4", "expected a field (one of "),
        ("type:Battles=atack", "expected an event type, found `atack`"),
    ] {
        let ran = program.run(&format!("import table.csv --map-value {wrong}"));
        assert_eq!(ran.status, 2, "{wrong}");
        assert!(ran.told.contains(expected), "{wrong}: {}", ran.told);
    }
}

#[test]
fn an_article_whose_events_a_person_merged_can_be_taken_out_and_brought_back() {
    let program = Program::new();
    let text = "Russian and Ukrainian delegations met in Istanbul on Friday, 16 May. Russia attacked Kharkiv with \
                drones on Thursday, officials said.";
    program.write("one.jsonl", &format!(r#"{{"id": "one", "published": "2025-05-17", "text": "{text}"}}"#));
    program.done("track one.jsonl");
    let ids = field(&program.done("list --format jsonl"), "id");
    assert_eq!(ids.len(), 2);
    program.done(&format!("merge {}", ids.join(" ")));
    let merged = program.done("list --format jsonl");
    program.done("article remove one");
    assert_eq!(program.done("list --format jsonl"), "");
    program.done("undo");
    assert_eq!(program.done("list --format jsonl"), merged);
}

#[test]
fn a_table_for_people_goes_to_the_file_that_is_named_for_it() {
    let program = Program::new();
    program.done("add --type ceasefire_declaration --date 2025-05-08 --actor declarer=Russia Truce");
    for command in ["list", "articles", "ceasefires", "status"] {
        let shown = program.done(command);
        assert_eq!(program.done(&format!("{command} -o shown.txt")), "");
        assert_eq!(std::fs::read_to_string(program.path("shown.txt")).unwrap(), shown, "{command}");
    }
}

#[test]
fn an_event_in_a_persons_own_words_is_read_as_news_is() {
    let program = Program::new();
    let add = |words: &[&str]| program.run_words(&[&["add"], words].concat());
    let told = add(&["Russia declared a three-day truce on 28 April 2025"]);
    assert!(told.out.contains("Russia declares 3-day truce (28 April 2025)"), "{}", told.out);
    assert!(told.out.contains("ceasefire_declaration; happened; 28 April 2025; Russia (declarer); P3D"));
    // What an option gives is not read, and the rest is.
    let told = add(&["--actor", "host=Norway", "--undated", "The two sides held talks in Oslo"]);
    assert!(told.out.contains("The two sides held talks in Oslo (no date)"), "{}", told.out);
    assert!(
        told.out.contains("negotiation_round; happened; no date; Norway (host); in Oslo"),
        "{}",
        told.out
    );
    // A day that nobody says is asked for, and so is what the words do not tell.
    let untold = add(&["Rebels freed 12 soldiers near Goma", "--published", "2025-05-16"]);
    assert_eq!((untold.status, untold.told.contains("expected a date")), (2, true), "{}", untold.told);
    let no_day = add(&["On 31 February 2025 Russia\n\ndeclared a truce"]);
    assert_eq!((no_day.status, no_day.told.contains("a day that its month does not have")), (2, true));
    let nothing = add(&["A quiet day", "--date", "2025-05-16"]);
    assert_eq!((nothing.status, nothing.told.contains("words that tell an event")), (2, true));
    assert_eq!(field(&program.done("list --format jsonl"), "origin"), ["manual", "manual"]);
    assert!(program.done("list --format jsonl").contains("Russia declared a three-day truce on 28 April"));
}
