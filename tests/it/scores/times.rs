//! Time expressions scored the way TempEval-3 does (UzZaman et al. 2013): strict and relaxed spans, and the
//! attributes of relaxed pairs.

use std::collections::BTreeSet;

use serde_json::Value;

use super::rows::{ByDocument, f1, place, share, shared};

/// The figures of an output against the annotation.
pub(super) fn score(gold: &ByDocument, output: &ByDocument) -> Vec<(&'static str, f64)> {
    let (mut wanted, mut given, mut strict, mut relaxed, mut kind, mut value) = (0, 0, 0, 0, 0, 0);
    for document in gold.keys().chain(output.keys()).collect::<BTreeSet<_>>() {
        let of = |rows: &ByDocument| rows.get(document).cloned().unwrap_or_default();
        let (wants, gives) = (of(gold), of(output));
        wanted += wants.len();
        given += gives.len();
        for (i, j, exact) in pairs(&wants, &gives) {
            relaxed += 1;
            strict += usize::from(exact);
            kind += usize::from(wants[i]["type"] == gives[j]["type"]);
            value += usize::from(wants[i]["value"] == gives[j]["value"]);
        }
    }
    let overlap = f1(relaxed, given, wanted);
    vec![
        ("strict_f1", f1(strict, given, wanted)),
        ("relaxed_f1", overlap),
        ("type_f1", share(kind, relaxed) * overlap),
        ("value_f1", share(value, relaxed) * overlap),
    ]
}

/// One to one: equal spans first, then the largest overlap.
fn pairs(gold: &[Value], output: &[Value]) -> Vec<(usize, usize, bool)> {
    let mut options: Vec<(bool, i64, usize, usize)> = Vec::new();
    for (i, wanted) in gold.iter().enumerate() {
        for (j, given) in output.iter().enumerate() {
            let common = shared(wanted, given);
            let equal = place(wanted) == place(given);
            if common > 0 || equal {
                options.push((!equal, if equal { 0 } else { -common }, i, j));
            }
        }
    }
    options.sort_unstable();
    let (mut used_gold, mut used_output, mut found) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (apart, _, i, j) in options {
        if !used_gold.contains(&i) && !used_output.contains(&j) {
            used_gold.insert(i);
            used_output.insert(j);
            found.push((i, j, !apart));
        }
    }
    found
}
