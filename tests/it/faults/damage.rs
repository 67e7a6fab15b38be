//! Files that are damaged, and files that are no trackers: what is told, and the way back.

use super::{news, table, times};
use crate::program::Program;

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

/// A tracker of articles and events by hand, with the two ways back.
fn with_ways_back() -> Program {
    let program = Program::new();
    program.write("table.csv", &table(100));
    program.write("news.jsonl", &news(20));
    program.done("import table.csv");
    program.done("track news.jsonl");
    program.done("backup copy.db");
    program.done("dump twin");
    program
}

#[test]
fn a_file_cut_short_is_named_and_backup_and_dump_are_ways_back() {
    let program = with_ways_back();
    let (path, listed) = (program.path("data/tracker.db"), program.done("list --format csv"));
    let whole = std::fs::read(&path).unwrap();
    for length in [whole.len() - 4096, whole.len() / 2, 100] {
        std::fs::write(&path, &whole[..length]).unwrap();
        for command in ["check", "list", "track news.jsonl"] {
            let ran = program.run(command);
            assert_eq!(ran.status, 1, "{length} {command}: {}", ran.out);
            let told = ran.told + &ran.out;
            assert!(
                told.contains("damaged") && told.contains("backup") && told.contains("restore"),
                "{told}"
            );
        }
        assert_eq!(std::fs::read(&path).unwrap(), whole[..length], "the rest is left as it is");
    }
    std::fs::copy(program.path("copy.db"), &path).unwrap();
    assert_eq!(program.done("list --format csv"), listed);
    program.done("restore twin --tracker anew.db");
    assert_eq!(program.done("list --format csv --tracker anew.db"), listed);
}

#[test]
fn a_byte_that_flipped_is_found_or_harms_nothing_else() {
    let program = with_ways_back();
    let path = program.path("data/tracker.db");
    let whole = std::fs::read(&path).unwrap();
    for flip in 0..times("TRUCELINE_FLIPS", 4) {
        let mut flipped = whole.clone();
        // Places all over the file, the same in each run.
        let at = 100 + (flip * 7_919 + 1) * 104_729 % (whole.len() - 100);
        flipped[at] ^= 0x55;
        std::fs::write(&path, &flipped).unwrap();
        for command in ["check", "list --format csv", "add --type attack --date 2025-05-01 One"] {
            let ran = program.run(command);
            assert!(ran.status == 0 || ran.status == 1, "{at} {command}: {} {}", ran.status, ran.told);
            let way = ["hint:", "the way back"].iter().any(|way| ran.told.contains(way));
            assert!(ran.status == 0 || way, "{at} {command}: {}", ran.told);
        }
    }
}

#[test]
fn every_damaged_page_is_found() {
    let program = with_ways_back();
    let path = program.path("data/tracker.db");
    let mut flipped = std::fs::read(&path).unwrap();
    // Every page begins with its kind; none has kind 255.
    for page in flipped.chunks_mut(4096).skip(3).step_by(7) {
        page[0] = 255;
    }
    std::fs::write(&path, flipped).unwrap();
    let checked = program.run("check");
    assert_eq!(checked.status, 1);
    assert!(checked.told.contains("damaged") && checked.told.contains("backup"), "{}", checked.told);
    assert!(program.done("check --tracker copy.db").contains("no fault found"));
}

#[test]
fn a_letter_that_changed_in_what_is_kept_is_found() {
    for (table, change) in [
        ("article", "UPDATE article SET text = replace(text, 'Oslo', 'Oslu') WHERE id = 'a7'"),
        (
            "entry",
            "UPDATE entry SET body = replace(body, 'label', 'lapel') WHERE id = (SELECT min(id) FROM entry)",
        ),
        ("event", "UPDATE event SET status = 'happenet' WHERE n = 1"),
        (
            "mention",
            "UPDATE mention SET body = replace(body, '{', '<') WHERE id = (SELECT min(id) FROM mention)",
        ),
    ] {
        let program = with_ways_back();
        let tracker = rusqlite::Connection::open(program.path("data/tracker.db")).unwrap();
        assert!(tracker.execute(change, []).unwrap() == 1, "{table}");
        drop(tracker);
        let checked = program.run("check");
        assert_eq!(checked.status, 1, "{table}: {}", checked.out);
        assert!(
            checked.told.contains("not what was kept") && checked.told.contains("backup"),
            "{}",
            checked.told
        );
    }
}
