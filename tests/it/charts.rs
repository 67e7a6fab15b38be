//! `chart` as its user runs it: several files at once, words beside the picture, what was known on a day, and a clear
//! word where a file's name asks for what there is not.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_truceline"))
        .args(arguments)
        .current_dir(folder)
        .env("TRUCELINE_TRACKER", folder.join("tracker.db"))
        .env("TRUCELINE_USER", "charts")
        .output()
        .unwrap()
}

#[test]
fn pictures_of_a_tracker() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let lines = [
        r#"{"id":"a","published":"2025-03-12","publisher":"Herald","text":"Ukraine accepted a 30-day ceasefire on Tuesday, and U.S. and Ukrainian officials met in Jeddah on 11 March."}"#,
        r#"{"id":"b","published":"2025-04-20","publisher":"Gazette","text":"Russia declared a 30-hour truce on 19 April. Ukraine said on Sunday that Russian forces had violated the truce on 20 April."}"#,
    ];
    fs::write(folder.join("news.jsonl"), lines.join("\n")).unwrap();
    assert!(run(folder, &["track", "news.jsonl", "--charts", "out"]).status.success());

    let drawn =
        run(folder, &["chart", "ceasefires", "-o", "t.svg", "-o", "t.png", "--alt", "--theme", "print"]);
    assert!(drawn.status.success(), "{drawn:?}");
    assert!(fs::read(folder.join("t.png")).unwrap().starts_with(b"\x89PNG"));
    assert!(fs::read_to_string(folder.join("t.svg")).unwrap().contains("2 ceasefires"));
    assert!(
        fs::read_to_string(folder.join("t.alt.txt")).unwrap().contains("Violations are claimed by Ukraine")
    );

    let known = run(folder, &["chart", "list", "--as-known-on", "2025-03-31", "-o", "-"]);
    let known = String::from_utf8(known.stdout).unwrap();
    assert!(known.contains("as known on 31 March 2025") && known.contains("Herald"), "{known}");
    assert!(!known.contains("Gazette"), "an article published later was read");

    let refused = run(folder, &["chart", "timeline", "-o", "t.pdf"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains(".svg or .png"));
}
