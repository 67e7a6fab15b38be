//! Quality as a committed number: what the program finds in annotated documents, held to `tests/scores.csv`.
//!
//! The project's own samples are always measured. The annotated data of others lies in a folder beside the project,
//! or where `TRUCELINE_SHARED` says; where it is missing, its rows are passed over, and the test says so.

mod events;
mod first_article;
mod pages;
mod rows;
mod table;
mod times;
mod truces;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rows::ByDocument;
use table::Figure;

use crate::program::{Program, samples};

/// The annotated data of others, where there is any.
#[expect(clippy::print_stdout, reason = "a test says what it passes over")]
pub(crate) fn shared_data() -> Option<PathBuf> {
    let folder = match std::env::var_os("TRUCELINE_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
    }
    .join("data");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("passed over: there is no folder of annotated data (TRUCELINE_SHARED names one)");
    None
}

/// What a command prints of some documents.
fn output(command: &str, documents: &Path) -> ByDocument {
    let ran = Program::new().run_words(&[
        command,
        documents.to_str().expect("a path of letters"),
        "--format",
        "jsonl",
    ]);
    assert_eq!(ran.status, 0, "{command} of {}: {}", documents.display(), ran.told);
    rows::by_document(&ran.out)
}

/// Holds the figures of one set of data to `tests/scores.csv`.
pub(crate) fn hold(data: &str, scored: Vec<(&'static str, f64)>) {
    table::hold(&figures(data, scored));
}

fn figures(data: &str, scored: Vec<(&'static str, f64)>) -> Vec<Figure> {
    let figure =
        |(figure, value): (&str, f64)| Figure { data: data.to_owned(), figure: figure.to_owned(), value };
    scored.into_iter().map(figure).collect()
}

/// The annotation names a sample by its file, the program by a hash of its text.
fn stems() -> BTreeMap<String, String> {
    let read = Program::new().run_words(&[
        "read",
        samples().to_str().expect("a path of letters"),
        "--format",
        "jsonl",
    ]);
    let documents = read.out.lines().map(|line| {
        let row: serde_json::Value = serde_json::from_str(line).expect("a JSON line");
        let stem = Path::new(row["path"].as_str().expect("a path")).file_stem().expect("a name").to_owned();
        (row["id"].as_str().expect("an id").to_owned(), stem.to_string_lossy().into_owned())
    });
    documents.filter(|(_, stem)| stem != "wire").collect()
}

#[test]
fn events_of_our_samples() {
    let gold = rows::file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/samples.jsonl"));
    let stems = stems();
    let output = output("extract", &samples())
        .into_iter()
        .map(|(id, rows)| (stems.get(&id).cloned().unwrap_or(id), rows))
        .collect();
    table::hold(&figures("samples", events::score(&gold, &output, &[])));
}

#[test]
fn events_of_annotated_articles() {
    let Some(data) = shared_data() else { return };
    let gold = rows::file(&data.join("articles/gold.jsonl"));
    let output = output("extract", &data.join("articles/docs.jsonl"));
    let mut all = figures("articles", events::score(&gold, &output, &[]));
    let facts = events::score(&gold, &output, &["statement_position", "other"]);
    all.extend(
        figures("articles without remarks", facts).into_iter().filter(|row| row.figure.ends_with("_f1")),
    );
    table::hold(&all);
}

#[test]
fn text_and_days_of_real_pages() {
    let Some(data) = shared_data() else { return };
    let read = |folder: &str| {
        let folder = data.join("html").join(folder);
        let ran = Program::new().run_words(&[
            "read",
            folder.to_str().expect("a path of letters"),
            "--format",
            "jsonl",
        ]);
        let truth =
            std::fs::read_to_string(folder.join("truth.json")).expect("the annotated data is readable");
        (serde_json::from_str(&truth).expect("JSON"), pages::by_file(&ran.out))
    };
    let (truth, output) = read("bodies");
    let mut scored = pages::bodies(&truth, &output);
    let (truth, output) = read("dates");
    scored.extend(pages::days(&truth, &output));
    hold("pages", scored);
}

#[test]
fn times_of_annotated_documents() {
    let Some(data) = shared_data() else { return };
    let mut all = Vec::new();
    for corpus in ["timebank", "aquaint", "meantime", "wikiwars"] {
        let folder = data.join("times").join(corpus);
        let output = output("times", &folder.join("docs.jsonl"));
        all.extend(figures(corpus, times::score(&rows::file(&folder.join("gold.jsonl")), &output)));
    }
    table::hold(&all);
}
