//! What the program knows is data: no event type is named in `src`, and nothing is left half done.

use std::fs;

use super::tree;

#[test]
fn no_event_type_is_named_in_the_source() {
    let types: Vec<String> = tree::files("data/lexicon/events", &["toml"])
        .iter()
        .map(|path| path.file_stem().expect("a file has a name").to_string_lossy().into_owned())
        .filter(|name| name.contains('_'))
        .collect();
    for path in tree::files("src", &["rs"]) {
        for (number, line) in tree::lines_without_tests(&path).iter().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for event_type in &types {
                assert!(
                    !line.contains(&format!("\"{event_type}\"")),
                    "{}:{} names the event type `{event_type}`; ask the type for its facts",
                    tree::name(&path),
                    number + 1
                );
            }
        }
    }
}

#[test]
fn nothing_is_left_half_done() {
    // Written in two halves, so that this file does not find itself.
    let marks =
        [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("todo", "!("), concat!("unimplemented", "!(")];
    let ignored = concat!("#[ig", "nore");
    for folder in ["src", "tests", "benches"] {
        for path in tree::files(folder, &["rs"]) {
            let text = fs::read_to_string(&path).expect("a file of the project is readable text");
            for mark in marks.iter().chain([&ignored]) {
                assert!(!text.contains(mark), "{} holds `{mark}`", tree::name(&path));
            }
        }
    }
}
