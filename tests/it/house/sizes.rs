//! Files stay small, open with what they are for, and folders stay surveyable.

use std::collections::BTreeMap;

use super::tree;

/// Lines a source file may have without its tests.
const LONGEST_FILE: usize = 400;

/// Entries a folder of `src` may have.
const FULLEST_FOLDER: usize = 20;

/// Folders whose files are all alike, so that their number says nothing.
const OPEN_SETS: &[&str] = &[
    "src/cli",
    "src/ingest",
    "src/export",
    "src/chart",
    "src/times/recognizer",
    "src/times/refiner",
    "src/model",
];

#[test]
fn source_files_stay_small() {
    let mut long = Vec::new();
    for path in tree::files("src", &["rs"]) {
        let lines = tree::lines_without_tests(&path).len();
        if lines > LONGEST_FILE {
            long.push(format!("{} has {lines} lines", tree::name(&path)));
        }
    }
    assert!(long.is_empty(), "at most {LONGEST_FILE} lines a file:\n{}", long.join("\n"));
}

#[test]
fn folders_stay_surveyable() {
    let mut entries: BTreeMap<String, usize> = BTreeMap::new();
    for path in tree::files("src", &["rs"]) {
        let folder = tree::name(path.parent().expect("a file lies in a folder"));
        *entries.entry(folder).or_default() += 1;
    }
    for (folder, number) in entries {
        let open = OPEN_SETS.contains(&folder.as_str());
        assert!(open || number <= FULLEST_FOLDER, "{folder} holds {number} files; it asks for a sub-folder");
    }
}

#[test]
fn every_source_file_says_what_it_is_for() {
    for folder in ["src", "tests", "benches"] {
        for path in tree::files(folder, &["rs"]) {
            let first = tree::lines_without_tests(&path).into_iter().next().unwrap_or_default();
            assert!(first.starts_with("//! "), "{} does not open with `//!`", tree::name(&path));
        }
    }
}

#[test]
fn names_say_what_is_meant() {
    for path in tree::files("src", &["rs"]) {
        let stem = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let vague =
            ["util", "utils", "common", "helper", "helpers", "misc", "data2"].contains(&stem.as_str());
        assert!(!vague, "{} has a name that says nothing", tree::name(&path));
    }
}
