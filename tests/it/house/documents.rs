//! The documents tell the truth: every path they name exists, and every folder has its entry.

use std::fs;

use super::tree;

/// Paths that a user's run makes, and that are therefore not in the project.
const MADE_BY_A_RUN: &[&str] =
    &["data/tracker.db", "charts/timeline.svg", "charts/timeline.png", "charts/events.csv"];

#[test]
fn paths_named_in_documents_exist() {
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"] {
        let text =
            fs::read_to_string(tree::root().join(document)).expect("the document is part of the project");
        for quoted in text.split('`').skip(1).step_by(2) {
            let path = quoted.trim_end_matches('/');
            let looks_like_a_path =
                ["src/", "data/", "tests/", "docs/", "benches/", "charts/", ".ci/", "scripts/", "fuzz/"]
                    .iter()
                    .any(|folder| path.starts_with(folder))
                    && !path.contains([' ', '<', '*', '{', '…']);
            if looks_like_a_path && !MADE_BY_A_RUN.contains(&path) {
                assert!(
                    tree::root().join(path).exists(),
                    "{document} names `{quoted}`, which does not exist"
                );
            }
        }
    }
}

#[test]
fn architecture_has_an_entry_for_every_module() {
    let text = fs::read_to_string(tree::root().join("ARCHITECTURE.md")).expect("part of the project");
    for path in tree::files("src", &["rs"]) {
        let module = tree::module(&path);
        if module != "lib" && module != "main" {
            assert!(text.contains(&format!("`{module}`")), "ARCHITECTURE.md has no entry for `{module}`");
        }
    }
}

#[test]
fn no_test_file_was_forgotten() {
    let main = fs::read_to_string(tree::root().join("tests/it/main.rs")).expect("part of the project");
    for entry in fs::read_dir(tree::root().join("tests/it")).expect("part of the project").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let module = name.trim_end_matches(".rs");
        if module != "main" {
            assert!(main.contains(&format!("mod {module};")), "tests/it/main.rs does not list `{module}`");
        }
    }
}
