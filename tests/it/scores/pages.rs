//! What was read from pages, scored as article extraction is: the main text by runs of four words, mean over pages
//! (scrapinghub's benchmark), the day of publication as right, wrong or missing (htmldate's).

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

/// Words of a run.
const RUN: usize = 4;

/// The rows of an output by their file's name.
pub(super) fn by_file(lines: &str) -> BTreeMap<String, Value> {
    let row = |line: &str| {
        let row: Value = serde_json::from_str(line).expect("a JSON line");
        let path = row["path"].as_str().expect("a path");
        (Path::new(path).file_name().expect("a file").to_string_lossy().into_owned(), row)
    };
    lines.lines().map(row).collect()
}

/// F1 of the main text: precision and recall are means over pages that have any words.
pub(super) fn bodies(truth: &Value, output: &BTreeMap<String, Value>) -> Vec<(&'static str, f64)> {
    let (mut precisions, mut recalls) = (Vec::new(), Vec::new());
    for (key, wanted) in truth.as_object().expect("pages by name") {
        let given = output.get(&format!("{key}.html.gz")).and_then(|row| row["text"].as_str());
        let (wanted, given) = (runs(wanted["body"].as_str().unwrap_or("")), runs(given.unwrap_or("")));
        let shared: usize =
            wanted.iter().map(|(run, times)| times.min(given.get(run).unwrap_or(&0))).sum::<usize>();
        for (all, shares) in [(&given, &mut precisions), (&wanted, &mut recalls)] {
            let all: usize = all.values().sum();
            if all > 0 {
                shares.push(super::rows::share(shared, all));
            }
        }
    }
    vec![("main_text_f1", harmonic(mean(&precisions), mean(&recalls)))]
}

/// F1 of the day of publication: a page without an answer counts against recall.
pub(super) fn days(truth: &Value, output: &BTreeMap<String, Value>) -> Vec<(&'static str, f64)> {
    let (mut right, mut wrong, mut none) = (0, 0, 0);
    for wanted in truth.as_array().expect("a list of pages") {
        let row = output.get(wanted["file"].as_str().expect("a file"));
        let given = row.and_then(|row| row["published"].as_str()).and_then(|published| published.get(..10));
        match given {
            None => none += 1,
            Some(day) if Some(day) == wanted["published"].as_str() => right += 1,
            Some(_) => wrong += 1,
        }
    }
    let share = super::rows::share;
    vec![("publication_day_f1", harmonic(share(right, right + wrong), share(right, right + none)))]
}

/// How often each run of words stands in a text; a text of fewer words is one run.
fn runs(text: &str) -> BTreeMap<Vec<&str>, usize> {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    let words: Vec<&str> = text.split(|letter| !is_letter(letter)).filter(|word| !word.is_empty()).collect();
    let mut runs = BTreeMap::new();
    for run in words.windows(RUN.min(words.len()).max(1)) {
        *runs.entry(run.to_vec()).or_insert(0) += 1;
    }
    runs
}

#[expect(clippy::cast_precision_loss, reason = "counts of test data are small")]
fn mean(shares: &[f64]) -> f64 {
    if shares.is_empty() { 0.0 } else { shares.iter().sum::<f64>() / shares.len() as f64 }
}

fn harmonic(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}
