//! The tree of dependencies: offline by construction, and under licences that everybody can use.

use std::process::Command;

use serde_json::Value;

/// Crates that must not be in the tree: nothing here speaks to a network or looks for system fonts.
const REFUSED: &[&str] = &[
    "reqwest",
    "hyper",
    "rustls",
    "native-tls",
    "openssl",
    "object_store",
    "ureq",
    "font-kit",
    "fontconfig",
];

/// Licences that may be in the tree; MPL-2.0 is copyleft of single files, used unmodified inside a crate.
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "BSL-1.0",
    "CC0-1.0",
    "0BSD",
    "Unlicense",
    "MPL-2.0",
    "CDLA-Permissive-2.0",
    "BlueOak-1.0.0",
    "NCSA",
    "Apache-2.0 WITH LLVM-exception",
    "bzip2-1.0.6",
    "LLVM-exception",
];

fn cargo(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs, since it runs this test");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn nothing_in_the_tree_speaks_to_a_network() {
    // `cargo metadata` also lists optional crates that weak features name but nothing switches on; the tree is
    // what is really built.
    let tree = cargo(&["tree", "--edges", "normal,build,dev", "--target", "all", "--prefix", "none"]);
    let tree = String::from_utf8(tree).expect("names of crates are text");
    let names: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(names.contains(&"polars-io"), "the tree was not read");
    for name in names {
        assert!(!REFUSED.contains(&name), "`{name}` is in the tree");
    }
}

#[test]
fn every_licence_is_permissive() {
    let metadata = cargo(&["metadata", "--format-version", "1"]);
    let metadata: Value = serde_json::from_slice(&metadata).expect("cargo metadata is JSON");
    for package in metadata["packages"].as_array().expect("it has packages") {
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
