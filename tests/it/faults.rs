//! What the tracker survives: sudden ends, many at once, damage, files that are none.

use std::process::Stdio;
use std::time::Duration;

use crate::program::{Program, field};

/// A table of so many events.
fn table(rows: usize) -> String {
    let rows = (0..rows).map(|row| format!("2025-01-{:02},attack,Event number {row}\n", 1 + row % 28));
    std::iter::once("date,type,label\n".to_owned()).chain(rows).collect()
}

/// Starts a command and ends it with SIGKILL after a while; true where it had finished before.
fn kill_after(program: &Program, line: &str, wait: Duration) -> bool {
    let mut child = program
        .command(line.split_whitespace())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    std::thread::sleep(wait);
    let finished = child.try_wait().expect("its state").is_some_and(|status| status.success());
    let _ = child.kill();
    let _ = child.wait();
    finished
}

#[test]
fn a_killed_import_leaves_all_or_nothing() {
    let program = Program::new();
    program.write("table.csv", &table(400));
    let mut stored = 0;
    for attempt in 0..5 {
        // Each import is of other events; the moments lie all over its run.
        program.write("table.csv", &table(400).replace("Event", &format!("Attempt {attempt}")));
        let finished = kill_after(&program, "import table.csv", Duration::from_millis(15 + attempt * 60));
        if !program.path("data/tracker.db").exists() {
            continue;
        }
        let checked = program.run("check");
        if checked.status != 0 && checked.told.contains("found an empty file") {
            continue;
        }
        assert_eq!(checked.status, 0, "{}", checked.told);
        let now = field(&program.done("list --format jsonl"), "id").len();
        assert!(now == stored || now == stored + 400, "half of an import: {stored} before, {now} now");
        assert!(!finished || now == stored + 400, "an import that was acknowledged is not there");
        stored = now;
    }
}

#[test]
fn a_killed_track_is_resumed_and_loses_nothing() {
    let program = Program::new();
    let lines: String = (0..600)
        .map(|n| {
            format!(
                "{{\"id\": \"a{n}\", \"published\": \"2025-05-{:02}\", \"text\": \"Russia and Ukraine agreed on Monday to \
                 a truce of {n} days.\"}}\n",
                1 + n % 28
            )
        })
        .collect();
    program.write("news.jsonl", &lines);
    for attempt in 0..5 {
        kill_after(&program, "track news.jsonl", Duration::from_millis(40 + attempt * 90));
        if program.path("data/tracker.db").exists() {
            let checked = program.run("check");
            assert!(checked.status == 0 || checked.told.contains("found an empty file"), "{}", checked.told);
        }
    }
    program.done("track news.jsonl");
    let whole = Program::new();
    whole.write("news.jsonl", &lines);
    whole.done("track news.jsonl");
    assert_eq!(program.done("articles --format jsonl").lines().count(), 600);
    assert_eq!(program.done("list --format csv"), whole.done("list --format csv"));
    assert!(program.done("check").contains("no fault found"));
}

#[test]
fn what_a_killed_run_left_half_written_is_taken_back_by_whoever_reads_next() {
    let program = Program::new();
    program.write("table.csv", &table(40));
    program.done("import table.csv");
    let listed = program.done("list --format csv");
    let writer = rusqlite::Connection::open(program.path("data/tracker.db")).unwrap();
    writer
        .execute_batch(
            "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN IMMEDIATE;
             UPDATE event SET label = hex(randomblob(4000));",
        )
        .unwrap();
    // The files as they lie there in the midst of a write.
    for end in ["", "-journal"] {
        let held = program.path(&format!("data/tracker.db{end}"));
        std::fs::copy(held, program.path(&format!("killed.db{end}"))).unwrap();
    }
    assert_eq!(program.done("list --format csv --tracker killed.db"), listed);
    assert!(program.done("check --tracker killed.db").contains("no fault found"));
}

#[test]
fn four_that_add_at_once_lose_nothing_and_double_nothing() {
    let program = Program::new();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let program = &program;
            scope.spawn(move || {
                for number in 0..50 {
                    program.done(&format!("add --type attack --date 2025-05-01 w{writer}n{number}"));
                }
            });
        }
    });
    let mut labels = field(&program.done("list --format jsonl"), "label");
    labels.sort();
    labels.dedup();
    assert_eq!(labels.len(), 200);
    assert_eq!(field(&program.done("list --format jsonl"), "id").len(), 200);
    assert!(program.done("check").contains("no fault found"));
}

#[test]
fn files_that_are_no_trackers_are_refused_and_left_alone() {
    let program = Program::new();
    program.write("notes.txt", "Dear diary, nothing happened today.");
    program.done("add --type attack --date 2025-05-01 --tracker newer.db One");
    let newer = rusqlite::Connection::open(program.path("newer.db")).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    let other = rusqlite::Connection::open(program.path("other.db")).unwrap();
    other.execute_batch("CREATE TABLE recipe (name TEXT)").unwrap();
    drop(other);
    std::fs::create_dir(program.path("folder")).unwrap();
    for (name, told) in [
        ("notes.txt", "found a file of another kind"),
        ("newer.db", "found version 99"),
        ("other.db", "an SQLite file of another program"),
        ("folder", "found a folder"),
        ("missing.db", "found no file"),
    ] {
        let before = std::fs::read(program.path(name)).ok();
        for command in ["list", "add --type attack --date 2025-05-01 Two"] {
            if name == "missing.db" && command != "list" {
                continue;
            }
            let ran = program.run(&format!("{command} --tracker {name}"));
            assert_eq!(ran.status, 1, "{command} {name}: {}", ran.told);
            assert!(ran.told.contains(told) && ran.told.contains("hint:"), "{command} {name}: {}", ran.told);
        }
        assert_eq!(std::fs::read(program.path(name)).ok(), before, "{name} was changed");
    }
    std::fs::write(program.path("empty.db"), "").unwrap();
    program.done("add --type attack --date 2025-05-01 --tracker empty.db One");
}

#[test]
fn a_damaged_tracker_is_named_and_a_backup_is_the_way_back() {
    let program = Program::new();
    program.write("table.csv", &table(300));
    program.done("import table.csv");
    program.done("backup copy.db");
    let path = program.path("data/tracker.db");
    let whole = std::fs::read(&path).unwrap();
    let half = &whole[..whole.len() / 2];
    std::fs::write(&path, half).unwrap();
    let cut = program.run("check");
    assert_eq!(cut.status, 1, "{}", cut.out);
    assert!(cut.told.contains("damaged") && cut.told.contains("backup"), "{}", cut.told);
    let mut flipped = whole.clone();
    // Every page begins with its kind; none has kind 255.
    for page in flipped.chunks_mut(4096).skip(3).step_by(7) {
        page[0] = 255;
    }
    std::fs::write(&path, flipped).unwrap();
    for command in ["check", "list", "list --format csv", "add --type attack --date 2025-05-01 One"] {
        let ran = program.run(command);
        assert!(
            ran.status == 0
                || (ran.status == 1 && ["hint:", "the way back"].iter().any(|way| ran.told.contains(way))),
            "{command}: {}",
            ran.told
        );
    }
    assert_eq!(program.run("check").status, 1);
    assert!(program.done("check --tracker copy.db").contains("300 events"));
}
