//! The tree of dependencies: offline by construction, and under licences that everybody can use.

use std::process::Command;

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

/// The crates that are really built for this machine, each with its licence. (`cargo metadata` also lists crates of
/// other systems, and optional ones that weak features name but nothing switches on.)
fn tree() -> Vec<(String, String)> {
    let tree = cargo(&["tree", "--edges", "normal,build,dev", "--prefix", "none", "--format", "{p}|{l}"]);
    let tree = String::from_utf8(tree).expect("names of crates are text");
    let rows: Vec<(String, String)> = tree
        .lines()
        .filter_map(|line| line.split_once('|'))
        .map(|(package, licence)| {
            let name = package.split(' ').next().unwrap_or_default();
            (name.to_owned(), licence.trim_end_matches(" (*)").replace('/', " OR "))
        })
        .collect();
    assert!(rows.iter().any(|(name, _)| name == "polars-io"), "the tree was not read");
    rows
}

#[test]
fn nothing_in_the_tree_speaks_to_a_network() {
    for (name, _) in tree() {
        assert!(!REFUSED.contains(&name.as_str()), "`{name}` is in the tree");
    }
}

#[test]
fn every_licence_is_permissive() {
    for (name, licence) in tree() {
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
