//! Reads the project's own files, for the other tests of the house.

use std::fs;
use std::path::{Path, PathBuf};

/// The project's folder.
pub(super) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of the project with one of the extensions, sorted.
pub(super) fn files(folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&root().join(folder), extensions, &mut found);
    found.sort();
    assert!(!found.is_empty(), "no files found below {folder}");
    found
}

fn collect(folder: &Path, extensions: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is part of the project").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, extensions, found);
        } else if path.extension().and_then(|e| e.to_str()).is_some_and(|e| extensions.contains(&e)) {
            found.push(path);
        }
    }
}

/// A file's name below the project's folder, with `/`.
pub(super) fn name(path: &Path) -> String {
    path.strip_prefix(root()).expect("found below it").to_string_lossy().replace('\\', "/")
}

/// The lines of a file before its unit tests.
pub(super) fn lines_without_tests(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a file of the project is readable text");
    text.lines().take_while(|line| line.trim() != "#[cfg(test)]").map(str::to_owned).collect()
}

/// The module of `src` that a file belongs to: `times` for `src/times/parts.rs`.
pub(super) fn module(path: &Path) -> String {
    let name = name(path);
    let below = name.strip_prefix("src/").unwrap_or(&name);
    below.split('/').next().unwrap_or(below).trim_end_matches(".rs").to_owned()
}
