//! Modules depend downwards only, and each heavy dependency has one home.

use super::tree;

/// The layers, lowest first. Modules of one layer never name each other.
const LAYERS: &[&[&str]] = &[
    &["model"],
    &["error", "diagnostic"],
    &["lexicon"],
    &["ingest", "segment", "times", "names", "detect", "resolve", "merge", "ceasefires"],
    &["pipeline", "table"],
    &["store", "chart", "export"],
    &["cli"],
];

/// Heavy dependencies and the only modules that may name them.
const HOMES: &[(&str, &[&str])] = &[
    ("polars", &["table"]),
    ("polars_io", &["table"]),
    ("polars_arrow", &["table"]),
    ("plotters", &["chart"]),
    ("plotters_backend", &["chart"]),
    ("resvg", &["chart"]),
    ("rusqlite", &["store"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("comfy_table", &["cli"]),
    ("scraper", &["ingest"]),
    ("toml", &["lexicon"]),
    ("rust_xlsxwriter", &["export"]),
    ("calamine", &["table", "ingest"]),
];

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

#[test]
fn every_module_has_a_layer() {
    for path in tree::files("src", &["rs"]) {
        let module = tree::module(&path);
        let known = layer(&module).is_some() || module == "lib" || module == "main";
        assert!(known, "{} belongs to no layer", tree::name(&path));
    }
}

#[test]
fn modules_depend_downwards_only() {
    for path in tree::files("src", &["rs"]) {
        let module = tree::module(&path);
        let Some(own) = layer(&module) else { continue };
        for (number, line) in tree::lines_without_tests(&path).iter().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            for (at, _) in code.match_indices("crate::") {
                let used: String =
                    code[at + 7..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                let place = format!("{}:{}", tree::name(&path), number + 1);
                let grouped = used.is_empty() && code[at + 7..].starts_with('{');
                assert!(!grouped || module == "pipeline", "{place}: one `use crate::module` per line");
                let Some(other) = layer(&used) else { continue };
                assert!(
                    other < own || used == module,
                    "{place}: `{module}` (layer {own}) names `{used}` (layer {other})"
                );
            }
        }
    }
}

#[test]
fn each_heavy_dependency_has_a_home() {
    for path in tree::files("src", &["rs"]) {
        let module = tree::module(&path);
        for (number, line) in tree::lines_without_tests(&path).iter().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            for (dependency, homes) in HOMES {
                let named =
                    code.contains(&format!("{dependency}::")) || code.contains(&format!("use {dependency};"));
                assert!(
                    !named || homes.contains(&module.as_str()),
                    "{}:{}: `{dependency}` lives in {homes:?}",
                    tree::name(&path),
                    number + 1
                );
            }
        }
    }
}
