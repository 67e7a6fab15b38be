//! JSON lines by document, and the two sums that every score is made of.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

/// The rows of each document, in their order.
pub(super) type ByDocument = BTreeMap<String, Vec<Value>>;

/// Reads JSON lines, each with the document it belongs to.
pub(super) fn by_document(lines: &str) -> ByDocument {
    let mut rows = ByDocument::new();
    for line in lines.split('\n').filter(|line| !line.trim().is_empty()) {
        let row: Value = serde_json::from_str(line).expect("a JSON line");
        rows.entry(row["doc"].as_str().expect("a row names its document").to_owned()).or_default().push(row);
    }
    rows
}

/// Reads a file of JSON lines.
pub(super) fn file(path: &Path) -> ByDocument {
    by_document(&std::fs::read_to_string(path).expect("the annotated data is readable"))
}

/// A row's place in its text.
pub(super) fn place(row: &Value) -> (i64, i64) {
    (row["start"].as_i64().expect("a start"), row["end"].as_i64().expect("an end"))
}

/// How many characters two rows share; none or less where they lie apart.
pub(super) fn shared(one: &Value, other: &Value) -> i64 {
    let ((a, b), (c, d)) = (place(one), place(other));
    b.min(d) - a.max(c)
}

/// Harmonic mean of precision and recall, from what was right, what was output and what was wanted.
pub(super) fn f1(right: usize, output: usize, wanted: usize) -> f64 {
    let (precision, recall) = (share(right, output), share(right, wanted));
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// A part of a whole; nothing of nothing is nothing.
#[expect(clippy::cast_precision_loss, reason = "counts of test data are small")]
pub(super) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
