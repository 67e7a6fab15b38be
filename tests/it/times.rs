//! Time expressions: marked sentences per form, and what holds for every text.
//!
//! A line of `tests/cases/times/*.txt` is a text of its own, its expressions marked `[words](VALUE first..last)`, with
//! the TIMEX3 type before the value where it is not DATE; a line without marks yields nothing. `@ 2025-04-24` sets the
//! publication date of the lines below, `@ none` takes it away, `#` begins a remark, `\n` in a line is a line feed.
//! `UPDATE=1 cargo test` writes the marks anew: the diff is for review.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use truceline::lexicon::Lexicon;
use truceline::model::{Published, TimeExpression, TimexType};
use truceline::times;

fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);
    &LEXICON
}

fn read(text: &str, published: Option<Published>) -> Vec<TimeExpression> {
    times::read(text, published, lexicon().words()).expressions
}

/// The text of a line without its marks.
fn unmarked(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        let (words, after) = after.split_once("](").unwrap_or_else(|| panic!("`[` without `](` in {line}"));
        let (_, after) = after.split_once(')').unwrap_or_else(|| panic!("`](` without `)` in {line}"));
        text.push_str(before);
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    text.replace("\\n", "\n")
}

/// A text with its expressions marked.
fn marked(text: &str, expressions: &[TimeExpression]) -> String {
    let mut line = String::new();
    let mut at = 0;
    for expression in expressions {
        let _ = write!(line, "{}[{}](", &text[at..expression.span.start], expression.span.of(text));
        if expression.kind != TimexType::Date {
            let _ = write!(line, "{} ", expression.kind.as_str());
        }
        line.push_str(&expression.value);
        match expression.days {
            Some(days) if days.is_one_day() && expression.value != days.first.to_string() => {
                let _ = write!(line, " {}", days.first);
            }
            Some(days) if !days.is_one_day() => {
                let _ = write!(line, " {}..{}", days.first, days.last);
            }
            _ => {}
        }
        line.push(')');
        at = expression.span.end;
    }
    line.push_str(&text[at..]);
    line.replace('\n', "\\n")
}

/// Reads every line of a file of cases anew, and holds it to what stands there.
fn check(path: &Path) -> Result<(), String> {
    let written = std::fs::read_to_string(path).unwrap();
    let mut published = None;
    let mut found = String::new();
    for line in written.lines() {
        if let Some(day) = line.strip_prefix("@ ") {
            published = (day != "none").then(|| day.parse::<Published>().unwrap());
        }
        if line.is_empty() || line.starts_with(['#', '@']) {
            found.push_str(line);
        } else {
            let text = unmarked(line);
            found.push_str(&marked(&text, &read(&text, published)));
        }
        found.push('\n');
    }
    if found == written {
        return Ok(());
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, found).unwrap();
        return Ok(());
    }
    let lines = written.lines().zip(found.lines()).filter(|(written, found)| written != found);
    Err(lines.fold(format!("{}\n", path.display()), |mut all, (written, found)| {
        let _ = writeln!(all, "  expected {written}\n  found    {found}");
        all
    }))
}

#[test]
fn marked_sentences_are_read_as_marked() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/times");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 10, "the files of cases are there");
    let wrong: Vec<String> = paths.iter().filter_map(|path| check(path).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_a_publication_date_what_is_relative_stays_open() {
    let times = times::read("The pause ended yesterday. Talks resume on Monday.", None, lexicon().words());
    assert_eq!(times.left_open, 2);
    assert!(times.expressions.iter().all(|expression| expression.days.is_none()));
}

#[test]
fn a_relative_expression_tells_the_day_it_was_counted_from() {
    // The excursion to 1848 ends with its paragraph.
    let text = "On 3 May 1916 the army moved, as in 1915. Protesters had marched on 3 May 1848.\n\nThe next day it halted.";
    let found = read(text, "2020-01-01".parse().ok());
    assert_eq!(found[3].value, "1916-05-04");
    assert_eq!(found[3].anchor.map(|day| day.to_string()).as_deref(), Some("1916-05-03"));
}

#[test]
fn one_reading_knows_nothing_of_another() {
    let texts = ["On 3 May 2021 the truce began.", "It ended the next day.", "Talks began in March."];
    let published: Published = "2025-04-24".parse().unwrap();
    let alone: Vec<_> = texts.iter().map(|text| read(text, Some(published))).collect();
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        for at in order {
            assert_eq!(read(texts[at], Some(published)), alone[at]);
        }
    }
}

/// Words that begin, join or end expressions, so that random texts reach deep into the recognizers.
const WORDS: &[&str] = &[
    "the",
    "May",
    "march",
    "Monday",
    "3",
    "14-15",
    "2025",
    "'42",
    "1980s",
    "last",
    "next",
    "ago",
    "week",
    "years",
    "night",
    "morning",
    "of",
    "and",
    "to",
    "from",
    "until",
    "early",
    "mid-",
    "a",
    "half",
    "third",
    "quarter",
    "p.m.",
    "6:30",
    "GMT",
    "24:00",
    "BC",
    "490",
    "every",
    "day 1,155",
    "war",
    "its",
    "Easter",
    "Good Friday",
    ",",
    ".",
    "-",
    "\u{2013}",
    "\u{2019}s",
    "\"",
    "\n\n",
    "hours",
    "than",
    "more",
    "earlier",
    "this",
    "end",
    "Q3",
    "between",
    "02/13/1998",
    "2024-02-30",
    "99999999999",
    "\u{e9}t\u{e9}",
    "\u{1F54A}",
    "is due to",
    "will",
];

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_survives_and_spans_lie_inside(text in prop_oneof![words(), any::<String>()], dated in any::<bool>()) {
        let published = dated.then(|| "2024-02-29".parse().unwrap());
        let mut end = 0;
        for expression in read(&text, published) {
            let span = expression.span;
            prop_assert!(span.start >= end && span.start < span.end && span.end <= text.len());
            prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            prop_assert!(!expression.value.is_empty());
            prop_assert!(expression.days.is_none_or(|days| days.first <= days.last));
            end = span.end;
        }
    }

    #[test]
    fn a_date_is_read_back_from_its_own_value(days in 0_i64..200_000) {
        let day = chrono::NaiveDate::from_ymd_opt(1600, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        let text = format!("It began on {day}.");
        let found = read(&text, None);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&found[0].value, &day.to_string());
        prop_assert_eq!(found[0].days.map(|days| (days.first, days.last)), Some((day, day)));
        let words = format!("It began on {}.", day.format("%-d %B %Y"));
        prop_assert_eq!(&read(&words, None)[0].value, &day.to_string());
    }
}
