//! The tree of dependencies: offline by construction, and under licences that everybody can use.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// Crates that must not be in the tree: nothing here speaks to a network or looks for system fonts.
const REFUSED: &[&str] =
    &["reqwest", "hyper", "rustls", "native-tls", "openssl", "object_store", "ureq", "font-kit", "fontconfig"];

/// Licences that may be in the tree; MPL-2.0 is copyleft of single files, used unmodified inside a crate.
const ALLOWED: &[&str] = &[
    "MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "Unicode-3.0", "Unicode-DFS-2016",
    "BSL-1.0", "CC0-1.0", "0BSD", "Unlicense", "MPL-2.0", "CDLA-Permissive-2.0", "BlueOak-1.0.0", "NCSA",
    "Apache-2.0 WITH LLVM-exception", "bzip2-1.0.6", "LLVM-exception",
];

/// The packages that the program is really built from, on any platform: those that can be reached from it with
/// the features that are on. (`packages` alone also lists optional crates that nothing switches on.)
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs, since it runs this test");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let nodes = metadata["resolve"]["nodes"].as_array().expect("it has a graph");
    let mut reached = BTreeSet::new();
    let mut waiting = vec![metadata["resolve"]["root"].as_str().expect("it has a root")];
    while let Some(id) = waiting.pop() {
        if reached.insert(id) {
            let node = nodes.iter().find(|node| node["id"] == *id).expect("every package is a node");
            waiting.extend(node["deps"].as_array().into_iter().flatten().filter_map(|dep| dep["pkg"].as_str()));
        }
    }
    assert!(reached.len() > 100, "the graph was not read: {} packages", reached.len());
    let all = metadata["packages"].as_array().expect("it has packages");
    all.iter().filter(|package| package["id"].as_str().is_some_and(|id| reached.contains(id))).cloned().collect()
}

#[test]
fn nothing_in_the_tree_speaks_to_a_network() {
    for package in packages() {
        let name = package["name"].as_str().expect("a package has a name");
        assert!(!REFUSED.contains(&name), "`{name}` is in the tree");
    }
}

#[test]
fn every_licence_is_permissive() {
    for package in packages() {
        let name = package["name"].as_str().expect("a package has a name");
        let licence = package["license"].as_str().unwrap_or("").replace('/', " OR ");
        assert!(is_allowed(&licence), "`{name}` has the licence `{licence}`");
    }
}

/// Whether one alternative of an SPDX expression consists of allowed licences only.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace(['(', ')'], " ");
    expression.split(" AND ").all(|part| part.split(" OR ").any(|licence| ALLOWED.contains(&licence.trim())))
}

#[test]
fn expressions_are_read_rightly() {
    assert!(is_allowed("MIT OR Apache-2.0"));
    assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(is_allowed("GPL-3.0 OR MIT"));
    assert!(!is_allowed("GPL-3.0"));
    assert!(!is_allowed("MIT AND GPL-3.0"));
    assert!(!is_allowed(""));
}
