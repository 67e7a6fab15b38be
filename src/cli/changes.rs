//! `truceline changes --since DATE`: what is new.

use clap::{Args, ValueEnum};

use super::command::{Outcome, Run};
use super::event_changes::{table, words};
use super::grid::short;
use super::options::{LexiconOption, TrackerOption};
use super::output::OutputOption;
use crate::error::Result;
use crate::store::EventChange;

/// Show what is new
#[derive(Args, Debug)]
#[command(
    about = "Show what is new since a day: new, re-dated, status changed, merged, withdrawn",
    after_help = "Example: truceline changes --since 2025-04-21 --format markdown -o news.md"
)]
pub(crate) struct Changes {
    /// Changes made on or after this day (UTC), YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    since: chrono::NaiveDate,
    /// A table for people, Markdown for documents
    #[arg(long, value_enum, default_value_t)]
    format: ChangeFormat,
    #[command(flatten)]
    output: OutputOption,
    #[command(flatten)]
    tracker: TrackerOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum ChangeFormat {
    #[default]
    Table,
    Markdown,
}

impl Run for Changes {
    const NAME: &'static str = "changes";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let store = self.tracker.open_to_read(&lexicon)?;
        let changes = store.changes_since(&self.since.to_string())?;
        let text = match self.format {
            ChangeFormat::Table if changes.is_empty() => format!("Nothing changed since {}.\n", self.since),
            ChangeFormat::Table => table(&changes),
            ChangeFormat::Markdown => markdown(&changes, self.since),
        };
        self.output.or_standard().write(text.as_bytes())?;
        Ok(Outcome::Done)
    }
}

const HEADINGS: [(&str, &str); 6] = [
    ("new", "New"),
    ("re-dated", "Re-dated"),
    ("status", "Status changed"),
    ("changed", "Changed otherwise"),
    ("merged", "Merged"),
    ("withdrawn", "Withdrawn"),
];

fn markdown(changes: &[EventChange], since: chrono::NaiveDate) -> String {
    let mut text = format!("# Changes since {since}\n");
    if changes.is_empty() {
        text.push_str("\nNone.\n");
    }
    for (sort, heading) in HEADINGS {
        let lines: Vec<String> = changes
            .iter()
            .filter_map(|change| {
                let (word, label, details) = words(change);
                (word == sort).then(|| format!("- {} ({details}) `{}`\n", escaped(&label), short(&change.id)))
            })
            .collect();
        if !lines.is_empty() {
            text.push_str(&format!("\n## {heading}\n\n{}", lines.concat()));
        }
    }
    text
}

/// Characters that Markdown would take for its own.
fn escaped(words: &str) -> String {
    words.chars().fold(String::new(), |mut text, letter| {
        if "\\`*_[]<>#|".contains(letter) {
            text.push('\\');
        }
        text.push(letter);
        text
    })
}
