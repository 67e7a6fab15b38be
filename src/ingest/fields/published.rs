//! When an article was published, and from what that is known: the order of precedence, in one place.
//!
//! The user's date for a single document, else the document's own metadata, else the user's date, else an ISO
//! date in the file's name, else a dateline with a full date. Never the file's time, never the clock.

use std::sync::LazyLock;

use regex::Regex;

use super::dates;
use super::options::Options;
use crate::diagnostic::{Diagnostic, Level};
use crate::ingest::Document;
use crate::model::{Article, Published};

/// Settles the publication date of a document whose metadata was read; `single` says that it is the only one
/// the user named.
pub fn settle(document: &mut Document, options: &Options, single: bool) {
    let refused = document.date_refused;
    let Some(article) = &mut document.article else { return };
    let from_user = options.published.map(|date| (date, "option".to_owned()));
    let own = article.published.zip(article.published_from.clone());
    let settled =
        from_user.clone().filter(|_| single).or(own).or(from_user).or_else(|| {
            if refused { None } else { from_file_name(article).or_else(|| from_dateline(article)) }
        });
    (article.published, article.published_from) = settled.unzip();
}

/// What is said about a date that is none.
#[must_use]
pub fn refused(place: &str, field: &str, fault: &dates::Fault) -> Diagnostic {
    let (message, hint) = match fault {
        dates::Fault::Ambiguous => (
            "expected a date that can be read in one way, found day and month in digits".to_owned(),
            "say which comes first with --date-order dmy or mdy; the article is read without a date",
        ),
        dates::Fault::Other(message) => {
            (message.clone(), "the article is read without a date; --published YYYY-MM-DD gives one")
        }
    };
    Diagnostic::new(Level::Warning, format!("`{field}`: {message}")).at(place).hint(hint)
}

/// An ISO date in the name of the file: `2025-04-23-london.txt`.
fn from_file_name(article: &Article) -> Option<(Published, String)> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|\D)(\d{4}-\d{2}-\d{2})(?:\D|$)").expect("written here and tested")
    });
    let path = std::path::Path::new(article.path.as_deref()?);
    let name = path.file_name()?.to_string_lossy();
    let date = DAY.captures(&name)?.get(1)?.as_str().parse().ok()?;
    Some((date, "file name".to_owned()))
}

/// Lines at the top of the text that a dateline is looked for in.
const DATELINE_LINES: usize = 4;

/// A full date at the top of the text: "KYIV, 23 April 2025 (Agency) —", or a line that is only a date.
fn from_dateline(article: &Article) -> Option<(Published, String)> {
    let lines = article.text.lines().map(str::trim).filter(|line| !line.is_empty()).take(DATELINE_LINES);
    let date = lines.into_iter().find_map(dateline)?;
    Some((date, "dateline".to_owned()))
}

/// The date of a line that is a dateline.
#[must_use]
pub fn dateline(line: &str) -> Option<Published> {
    let beginning = &line[..line.floor_char_boundary(120)];
    let found = dates::all(beginning, None).into_iter().next()?;
    let (before, behind) = (&line[..found.range.start], &line[found.range.end..]);
    let alone = is_date_label(before) && behind.trim().chars().count() <= 20 && !behind.contains(". ");
    let place = is_place(before) && is_dateline_mark(behind);
    if alone || place { found.date.ok() } else { None }
}

/// Whether what stands before a date says no more than what it is: nothing, "Published:", "Wednesday,".
fn is_date_label(before: &str) -> bool {
    let words: Vec<&str> = before.split_whitespace().collect();
    words.len() <= 3
        && words.iter().all(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
            word.is_empty() || LABELS.contains(&word.as_str()) || word.ends_with("day")
        })
}

/// Words that may stand before a date that is a line of its own.
const LABELS: &[&str] = &[
    "published",
    "posted",
    "updated",
    "date",
    "dated",
    "on",
    "release",
    "released",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

/// Whether what stands before a date reads as a place: "KYIV, ", "Khan Younis, Gaza Strip - ".
fn is_place(before: &str) -> bool {
    let words: Vec<&str> = before.split_whitespace().collect();
    (1..=8).contains(&words.len())
        && words.iter().all(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.is_empty()
                || word.starts_with(|c: char| c.is_uppercase())
                || matches!(word, "de" | "del" | "al" | "el" | "and" | "of" | "the")
        })
        && before.trim_end().ends_with([',', '-', '–', '—', '(', '|', '/', '.'])
}

/// Whether what stands behind a date closes a dateline: "(Agency) —", ":", "—".
fn is_dateline_mark(behind: &str) -> bool {
    let behind = behind.trim_start_matches([' ', ',', '\u{a0}', ')']);
    behind.starts_with(['(', '-', '–', '—', ':', '/', '|'])
        || behind.split(['-', '–', '—', ':']).next().is_some_and(|head| {
            head.len() < behind.len()
                && head.chars().count() <= 30
                && head.trim() == head.trim().to_uppercase()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (line, expected) in [
            ("KYIV, 23 April 2025 (Agency) — Both sides met.", Some("2025-04-23")),
            ("Port Sudan, Sudan, May 3, 2024 — The army said", Some("2024-05-03")),
            ("April 23, 2025", Some("2025-04-23")),
            ("Published: Wednesday, April 23, 2025 18:05", Some("2025-04-23")),
            ("The truce of 3 May 2024 - the first - held.", None),
            ("The war began on 24 February 2022.", None),
            ("In May 2024 the sides met.", None),
        ] {
            let day = dateline(line).map(|date| date.day.to_string());
            assert_eq!(day.as_deref(), expected, "{line}");
        }
    }
}
