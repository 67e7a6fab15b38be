//! Disks that are full, files and folders that may not be written, folders that carry no write-ahead log.

use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Output};

use super::table;
use crate::program::{Program, binary, field};

/// Runs words of a shell in the folder, with the program as `$0`.
fn shell(program: &Program, words: &str) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", words]).arg(binary()).current_dir(program.path("."));
    command.env("TRUCELINE_USER", "tester").output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_file_that_may_not_grow_keeps_what_it_held() {
    let program = Program::new();
    program.write("table.csv", &table(40));
    program.write("more.csv", &table(2_000).replace("Event", "More"));
    program.done("import table.csv");
    let before = program.done("list --format csv");
    // The signal that a file grew too large is refused, as programs in a service have it; a write then fails.
    let words = r#"trap "" XFSZ; ulimit -f 600; exec "$0" import more.csv"#;
    let full = shell(&program, words);
    assert_eq!(full.status.code(), Some(1), "{}", told(&full));
    assert!(
        told(&full).contains("this step was not written") && told(&full).contains("make room"),
        "{}",
        told(&full)
    );
    // Where the signal is not refused it ends the program at once, like any other sudden end.
    assert!(!shell(&program, r#"ulimit -f 600; exec "$0" import more.csv"#).status.success());
    assert_eq!(program.done("list --format csv"), before);
    assert!(program.done("check").contains("no fault found"));
    assert!(program.done("import more.csv").contains("2000 imported"));
}

#[test]
fn a_full_disk_keeps_what_it_held() {
    let program = Program::new();
    program.write("table.csv", &table(40));
    program.write("more.csv", &table(3_000).replace("Event", "More"));
    program.write("disk/empty", "");
    // A small disk of its own, where the system lets everybody mount one in a room of their own.
    let on_disk = |words: &str| {
        let mounted = format!("mount -t tmpfs -o size=1200k none disk || exit 77; {words}");
        shell(&program, &format!("unshare -rm sh -c '{mounted}' \"$0\""))
    };
    if on_disk("true").status.code() != Some(0) {
        // The limit of a file's size, above, stands in for it.
        return;
    }
    let ran = on_disk(
        r#"export TRUCELINE_TRACKER=disk/t.db
           "$0" import table.csv && "$0" list --format csv >before.csv || exit 3
           "$0" import more.csv 2>told.txt; echo $? >status.txt
           "$0" list --format csv >after.csv && "$0" check >check.txt
           "$0" add --type attack --date 2025-05-01 Small"#,
    );
    assert!(ran.status.success(), "{}", told(&ran));
    let read = |name: &str| std::fs::read_to_string(program.path(name)).unwrap();
    assert_eq!(read("status.txt").trim(), "1");
    assert!(read("told.txt").contains("the disk is full; this step was not written"), "{}", read("told.txt"));
    assert!(read("told.txt").contains("make room"));
    assert_eq!(read("before.csv"), read("after.csv"));
    assert!(read("check.txt").contains("no fault found"), "{}", read("check.txt"));
}

fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// Runs a line as somebody whom permissions bind; for root that is another.
fn run_bound(program: &Program, line: &str) -> Output {
    if std::fs::write(program.path("data/probe"), "").is_err() {
        return program.command(line.split_whitespace()).output().unwrap();
    }
    std::fs::remove_file(program.path("data/probe")).unwrap();
    // The binary may stand in a folder into which only root may look, so the other gets a name for it in this one.
    let reachable = program.path("truceline");
    if !reachable.exists() {
        std::fs::hard_link(binary(), &reachable)
            .or_else(|_| std::fs::copy(binary(), &reachable).map(|_| ()))
            .unwrap();
    }
    let mut command = Command::new(reachable);
    command.args(line.split_whitespace()).current_dir(program.path(".")).env_clear();
    command.env("TRUCELINE_USER", "tester").uid(65_534).gid(65_534).output().unwrap()
}

#[test]
fn a_tracker_that_may_not_be_written_is_read_and_said_to_be_so() {
    let program = Program::new();
    program.write("table.csv", &table(40));
    program.done("import table.csv");
    let listed = program.done("list --format csv");
    let (folder, file) = (program.path("data"), program.path("data/tracker.db"));
    let before = std::fs::read(&file).unwrap();
    set_mode(&program.path("."), 0o755);
    for (of_folder, of_file) in [(0o555, 0o444), (0o777, 0o444), (0o555, 0o666)] {
        set_mode(&folder, of_folder);
        set_mode(&file, of_file);
        let read = run_bound(&program, "list --format csv");
        assert_eq!(
            String::from_utf8_lossy(&read.stdout),
            listed,
            "{of_folder:o} {of_file:o}: {}",
            told(&read)
        );
        let wrote = run_bound(&program, "add --type attack --date 2025-05-01 One");
        assert_eq!(wrote.status.code(), Some(1), "{of_folder:o} {of_file:o}");
        let told = told(&wrote);
        assert!(
            told.contains("data/tracker.db") && told.contains("--tracker"),
            "{of_folder:o} {of_file:o}: {told}"
        );
        assert_eq!(std::fs::read(&file).unwrap(), before, "{of_folder:o} {of_file:o}");
    }
    set_mode(&folder, 0o755);
    set_mode(&file, 0o644);
    program.done("add --type attack --date 2025-05-01 One");
}

#[test]
fn a_folder_that_carries_no_write_ahead_log_gets_the_safe_journal_and_a_warning() {
    let program = Program::new();
    // The log needs memory that processes share by a file beside the tracker; a link that leads nowhere in its place
    // stands for the network folders that do not have it.
    let without_shared_memory = |folder: &str| {
        std::fs::create_dir(program.path(folder)).unwrap();
        std::os::unix::fs::symlink("nowhere/at all", program.path(folder).join("t.db-shm")).unwrap();
    };
    without_shared_memory("net");
    let add = "add --tracker net/t.db --type attack --date 2025-05-01";
    let first = program.run(&format!("{add} One"));
    assert_eq!(first.status, 0, "{}", first.told);
    assert!(first.told.contains("does not carry write-ahead logging"), "{}", first.told);
    assert!(first.told.contains("must not write at once"), "{}", first.told);
    // One that was made elsewhere, with a log in which the last steps stand, comes along whole.
    program.done("add --tracker made/t.db --type attack --date 2025-05-01 One");
    let open = rusqlite::Connection::open(program.path("made/t.db")).unwrap();
    open.query_row("SELECT count(*) FROM event", [], |_| Ok(())).unwrap();
    program.done("add --tracker made/t.db --type attack --date 2025-05-01 Two");
    without_shared_memory("moved");
    for end in ["", "-wal"] {
        std::fs::copy(program.path(&format!("made/t.db{end}")), program.path(&format!("moved/t.db{end}")))
            .unwrap();
    }
    assert!(std::fs::metadata(program.path("moved/t.db-wal")).unwrap().len() > 0);
    let labels =
        |tracker: &str| field(&program.done(&format!("list --format jsonl --tracker {tracker}")), "label");
    assert_eq!(labels("moved/t.db").len(), 2);
    program.done("add --tracker moved/t.db --type attack --date 2025-05-01 Three");
    assert_eq!(labels("moved/t.db").len(), 3);
    for tracker in ["net/t.db", "moved/t.db"] {
        let kept = rusqlite::Connection::open(program.path(tracker)).unwrap();
        let journal: String = kept.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
        assert_eq!(journal, "delete", "{tracker}");
        assert!(program.done(&format!("check --tracker {tracker}")).contains("no fault found"));
    }
}
