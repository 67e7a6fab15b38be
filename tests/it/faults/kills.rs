//! Commands that are ended with SIGKILL at random moments: every step that was acknowledged is there, none is half.

use std::hash::{BuildHasher as _, RandomState};
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{news, table, times};
use crate::program::{Program, field};

/// How often each command is killed.
fn attempts() -> std::ops::Range<usize> {
    0..times("TRUCELINE_KILLS", 5)
}

/// A moment in the time that a command takes, or a little behind it.
fn moment(whole: Duration) -> Duration {
    let chance = RandomState::new().hash_one("moment") % 1_000;
    whole.mul_f64(f64::from(u16::try_from(chance).unwrap()) / 900.0)
}

/// Starts a command and kills it at a random moment of `whole`; true where it had acknowledged its work before.
fn killed(program: &Program, words: &[&str], whole: Duration) -> bool {
    let command = program.command(words).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = command.expect("the program starts");
    std::thread::sleep(moment(whole));
    let _ = child.kill();
    child.wait().expect("its state").success()
}

fn killed_line(program: &Program, line: &str, whole: Duration) -> bool {
    killed(program, &line.split_whitespace().collect::<Vec<_>>(), whole)
}

/// How long a line takes that nobody kills.
fn duration(program: &Program, line: &str) -> Duration {
    let begun = Instant::now();
    program.done(line);
    begun.elapsed()
}

/// `check` is content, or nothing was written yet.
fn assert_healthy(program: &Program, tracker: &str) {
    if program.path(tracker).exists() {
        let checked = program.run(&format!("check --tracker {tracker}"));
        let is_empty = checked.told.contains("found an empty file");
        assert!(checked.status == 0 || is_empty, "{}{}", checked.out, checked.told);
    }
}

fn events(program: &Program) -> String {
    let listed = program.run("list --review all --format csv");
    if listed.status == 0 { listed.out } else { String::new() }
}

#[test]
fn a_tracker_whose_creation_is_killed_is_whole_or_made_anew() {
    let program = Program::new();
    let whole = duration(&program, "add --tracker whole.db --type attack --date 2025-05-01 One");
    for attempt in attempts() {
        let tracker = format!("new{attempt}/t.db");
        let add = format!("add --type attack --date 2025-05-01 --tracker {tracker}");
        let made = killed_line(&program, &format!("{add} One"), whole);
        assert_healthy(&program, &tracker);
        program.done(&format!("{add} Two"));
        let held = field(&program.done(&format!("list --format jsonl --tracker {tracker}")), "label");
        assert!(held.contains(&"Two".to_owned()));
        assert!(!made || held.len() == 2, "an event that was acknowledged is not there");
    }
}

#[test]
fn a_killed_import_leaves_all_or_nothing() {
    let program = Program::new();
    program.write("table.csv", &table(300));
    let whole = duration(&program, "import table.csv --tracker whole.db");
    let mut stored = 0;
    for attempt in attempts() {
        // Each import is of other events.
        program.write("table.csv", &table(300).replace("Event", &format!("Attempt {attempt}")));
        let finished = killed_line(&program, "import table.csv", whole);
        assert_healthy(&program, "data/tracker.db");
        let now = events(&program).lines().count().saturating_sub(1);
        assert!(now == stored || now == stored + 300, "half of an import: {stored} before, {now} now");
        assert!(!finished || now == stored + 300, "an import that was acknowledged is not there");
        stored = now;
    }
}

#[test]
fn a_killed_track_is_resumed_and_loses_nothing() {
    let (program, undisturbed) = (Program::new(), Program::new());
    for folder in [&program, &undisturbed] {
        folder.write("news.jsonl", &news(150));
    }
    let whole = duration(&undisturbed, "track news.jsonl");
    for _ in attempts() {
        killed_line(&program, "track news.jsonl", whole.mul_f64(0.5));
        assert_healthy(&program, "data/tracker.db");
    }
    program.done("track news.jsonl");
    assert_eq!(program.done("articles --format jsonl").lines().count(), 150);
    assert_eq!(events(&program), events(&undisturbed));
}

#[test]
fn a_killed_edit_of_many_events_leaves_all_or_nothing() {
    let program = Program::new();
    program.write("table.csv", &table(200));
    program.done("import table.csv");
    let whole = duration(&program, "edit --type attack --note before -y");
    for attempt in attempts() {
        let note = format!("attempt{attempt}");
        let finished = killed_line(&program, &format!("edit --type attack --note {note} -y"), whole);
        assert_healthy(&program, "data/tracker.db");
        let notes = field(&program.done("list --format jsonl"), "note");
        let edited = notes.iter().filter(|found| **found == note).count();
        assert!(edited == 0 || edited == 200, "half of an edit: {edited} of 200");
        assert!(!finished || edited == 200, "an edit that was acknowledged is not there");
    }
}

#[test]
fn a_killed_refresh_leaves_the_old_reading_or_the_new() {
    let program = Program::new();
    // One who lives only in the second lexicon.
    program.write("news.jsonl", &news(60).replace("Oslo", "Brandval"));
    program.write(
        "my/places/more.csv",
        "name,country,lat,lon,population,kind,ordinary,aliases\nBrandval,NOR,60.3,12.0,500,city,,\n",
    );
    program.done("track news.jsonl");
    let whole = duration(&program, "refresh --lexicon my");
    let new = events(&program);
    program.done("undo");
    let old = events(&program);
    assert_ne!(old, new, "the second lexicon reads something else");
    for _ in attempts() {
        let finished = killed_line(&program, "refresh --lexicon my", whole);
        assert_healthy(&program, "data/tracker.db");
        let now = events(&program);
        assert!(now == old || now == new, "half of a refresh");
        assert!(!finished || now == new, "a refresh that was acknowledged is not there");
        if now == new {
            program.done("undo");
        }
    }
}

#[test]
fn a_killed_migration_leaves_the_old_tracker_or_the_new_one() {
    let program = Program::new();
    program.write("news.jsonl", &news(150));
    program.done("track news.jsonl");
    let listed = events(&program);
    let folder = program.path("data");
    super::make_older(&folder.join("tracker.db"));
    std::fs::copy(folder.join("tracker.db"), program.path("older.db")).unwrap();
    let whole = duration(&program, "add --type attack --date 2025-05-01 One");
    for _ in attempts() {
        std::fs::remove_dir_all(&folder).unwrap();
        std::fs::create_dir(&folder).unwrap();
        std::fs::copy(program.path("older.db"), folder.join("tracker.db")).unwrap();
        killed(&program, &["add", "--type", "attack", "--date", "2025-05-01", "One"], whole);
        let version: i64 = rusqlite::Connection::open(folder.join("tracker.db"))
            .and_then(|tracker| tracker.pragma_query_value(None, "user_version", |row| row.get(0)))
            .unwrap();
        let has_copy = folder.join("tracker.db.v1").exists();
        assert!(version == 1 || has_copy, "brought to version {version} without a copy");
        if has_copy {
            // The copy is a tracker by itself: opened as one, it says the same.
            std::fs::copy(folder.join("tracker.db.v1"), program.path("copy.db")).unwrap();
            assert_eq!(program.done("list --review all --format csv --tracker copy.db"), listed);
            std::fs::remove_file(program.path("copy.db.v1")).unwrap();
            std::fs::remove_file(program.path("copy.db")).unwrap();
        }
        assert_healthy(&program, "data/tracker.db");
        let now = program.done("list --type ceasefire_agreement --review all --format csv");
        assert!(now.lines().count() > 1 && now.lines().skip(1).all(|line| listed.contains(line)));
    }
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
