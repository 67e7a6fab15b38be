//! Event mentions scored against annotated articles: a mention matches where the evidence overlaps and the type is
//! the annotated one or one of its alternatives; what fits only an optional event counts neither way.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::rows::{ByDocument, f1, place, share, shared};

/// The figures of an output against the annotation, without the types that `skip` names.
pub(super) fn score(gold: &ByDocument, output: &ByDocument, skip: &[&str]) -> Vec<(&'static str, f64)> {
    let mut sums = Sums::default();
    for document in gold.keys().chain(output.keys()).collect::<BTreeSet<_>>() {
        let of = |rows: &ByDocument| -> Vec<Value> {
            let rows = rows.get(document).map(Vec::as_slice).unwrap_or_default();
            rows.iter().filter(|row| !skip.contains(&word(row, "type"))).cloned().collect()
        };
        sums.add(&of(gold), &of(output));
    }
    sums.figures()
}

fn word<'a>(row: &'a Value, field: &str) -> &'a str {
    row[field].as_str().unwrap_or("")
}

fn optional(row: &Value) -> bool {
    row["optional"].as_bool().unwrap_or(false)
}

fn list<'a>(row: &'a Value, field: &str) -> &'a [Value] {
    row[field].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn typed(gold: &Value, given: &Value) -> bool {
    given["type"] == gold["type"] || list(gold, "alt_types").contains(&given["type"])
}

fn days_right(gold: &Value, given: &Value) -> bool {
    let same = gold["first"] == given["first"] && gold["last"] == given["last"];
    let one_day = !given["first"].is_null() && given["first"] == given["last"];
    gold["first"].is_null() || same || one_day && list(gold, "alt_days").contains(&given["first"])
}

/// Whether the days of an undated event were made up.
fn invented(gold: &Value, given: &Value) -> bool {
    !given["first"].is_null()
        && given["basis"] != "assumed"
        && !list(gold, "alt_days").contains(&given["first"])
}

/// One to one; prefers required events, the exact type, the right days, the tighter evidence.
fn pairs(gold: &[Value], output: &[Value], fits: fn(&Value, &Value) -> bool) -> Vec<(usize, usize)> {
    let mut options = Vec::new();
    for (i, wanted) in gold.iter().enumerate() {
        for (j, given) in output.iter().enumerate() {
            if shared(wanted, given) > 0 && fits(wanted, given) {
                let apart = (place(wanted).0 - place(given).0).abs();
                let other_type = wanted["type"] != given["type"];
                options.push((optional(wanted), other_type, !days_right(wanted, given), apart, i, j));
            }
        }
    }
    options.sort_unstable();
    let (mut used_gold, mut used_output, mut found) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (.., i, j) in options {
        if !used_gold.contains(&i) && !used_output.contains(&j) {
            used_gold.insert(i);
            used_output.insert(j);
            found.push((i, j));
        }
    }
    found
}

/// Names of one thing in different spellings, as the scorer of the annotation knows them.
const SAME_NAMES: &[(&str, &str)] = &[
    ("us", "united states"),
    ("u.s.", "united states"),
    ("usa", "united states"),
    ("america", "united states"),
    ("uk", "united kingdom"),
    ("u.k.", "united kingdom"),
    ("britain", "united kingdom"),
    ("un", "united nations"),
    ("u.n.", "united nations"),
    ("eu", "european union"),
    ("kiev", "kyiv"),
];

fn plain(name: &Value) -> String {
    let name = name.as_str().or_else(|| name["name"].as_str()).unwrap_or("");
    let ascii: String = name.nfkd().filter(char::is_ascii).collect();
    let lower = ascii.to_lowercase().trim().to_owned();
    SAME_NAMES.iter().find(|(other, _)| *other == lower).map_or(lower, |(_, name)| (*name).to_owned())
}

fn same_name(one: &Value, other: &Value) -> bool {
    let (a, b) = (plain(one), plain(other));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let has = |text: &str, word: &str| text.split_whitespace().any(|part| part == word);
    a == b
        || has(&b, &a)
        || has(&a, &b)
        || a.split_whitespace().next_back() == b.split_whitespace().next_back()
}

/// Counts over all documents.
#[derive(Default)]
struct Sums(BTreeMap<&'static str, usize>);

impl Sums {
    fn count(&mut self, what: &'static str, number: usize) {
        *self.0.entry(what).or_default() += number;
    }

    fn of(&self, what: &str) -> usize {
        self.0.get(what).copied().unwrap_or(0)
    }

    fn add(&mut self, gold: &[Value], output: &[Value]) {
        self.count("required", gold.iter().filter(|row| !optional(row)).count());
        let found = pairs(gold, output, |_, _| true);
        let free = found.iter().filter(|(i, _)| optional(&gold[*i])).count();
        self.count("found", found.len() - free);
        self.count("found_output", output.len() - free);
        let matched = pairs(gold, output, typed);
        let free = matched.iter().filter(|(i, _)| optional(&gold[*i])).count();
        self.count("typed", matched.len() - free);
        self.count("typed_output", output.len() - free);
        for (i, j) in matched.into_iter().filter(|(i, _)| !optional(&gold[*i])) {
            self.compare(&gold[i], &output[j]);
        }
    }

    fn compare(&mut self, gold: &Value, given: &Value) {
        let right = usize::from(days_right(gold, given));
        self.count("dated", right);
        if gold["first"].is_null() {
            self.count("undated_gold", 1);
            self.count("undated", usize::from(!invented(gold, given)));
        } else {
            self.count("days", 1);
            self.count("day_exact", right);
        }
        self.count("status", usize::from(gold["status"] == given["status"]));
        let named = list(given, "actors");
        let actors = list(gold, "actors");
        let known =
            actors.iter().filter(|actor| named.iter().any(|other| same_name(&actor["name"], other))).count();
        self.count("actors_gold", actors.len());
        self.count("actors", known);
        if !gold["place"].is_null() {
            self.count("places", 1);
            self.count("place", usize::from(same_name(&gold["place"], &given["place"])));
        }
        if !gold["duration"].is_null() {
            self.count("durations", 1);
            self.count("duration", usize::from(gold["duration"] == given["duration"]));
        }
    }

    fn figures(&self) -> Vec<(&'static str, f64)> {
        let part = |part, whole| share(self.of(part), self.of(whole));
        vec![
            ("dated_f1", f1(self.of("dated"), self.of("typed_output"), self.of("required"))),
            ("typed_f1", f1(self.of("typed"), self.of("typed_output"), self.of("required"))),
            ("found_f1", f1(self.of("found"), self.of("found_output"), self.of("required"))),
            ("day_exact", part("day_exact", "days")),
            ("undated", part("undated", "undated_gold")),
            ("status", part("status", "typed")),
            ("actors", part("actors", "actors_gold")),
            ("place", part("place", "places")),
            ("duration", part("duration", "durations")),
        ]
    }
}
