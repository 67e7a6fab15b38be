//! `truceline times INPUT…`: the time expressions of articles, in their text or as lines.

use std::fmt::Write as _;

use anstyle::Style;
use clap::Args;

use super::command::{Outcome, Run};
use super::mention_lines::time_lines;
use super::options::{LexiconOption, LineFormat, LineFormatOption};
use super::output::OutputOption;
use super::source::{Source, SourceOptions};
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::model::{Article, Basis, TimeExpression, Times};
use crate::times;

/// Show the time expressions in articles, each with its TIMEX3 value and its days
#[derive(Args, Debug)]
#[command(after_help = "Example: truceline times article.txt --published 2025-04-23 --explain")]
pub(crate) struct TimesCommand {
    #[command(flatten)]
    source: SourceOptions,
    #[command(flatten)]
    format: LineFormatOption,
    #[command(flatten)]
    output: OutputOption,
    #[command(flatten)]
    lexicon: LexiconOption,
    /// List each expression below the text with the rule that read it and what its days rest on
    #[arg(long)]
    explain: bool,
}

impl Run for TimesCommand {
    const NAME: &'static str = "times";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let mut source = Source::open(&self.source)?;
        match self.format.of(&self.output) {
            LineFormat::Jsonl => self.output.or_standard().write_with(|out| {
                while let Some(documents) = source.next_documents() {
                    for article in documents.iter().filter_map(|document| document.article.as_ref()) {
                        let times = read(article, &lexicon, &mut source);
                        for line in time_lines(article, &times.expressions) {
                            serde_json::to_writer(&mut *out, &line)?;
                            out.write_all(b"\n")?;
                        }
                    }
                }
                Ok(())
            })?,
            LineFormat::Table => self.output.or_standard().write_text(|out| {
                while let Some(documents) = source.next_documents() {
                    for article in documents.iter().filter_map(|document| document.article.as_ref()) {
                        let times = read(article, &lexicon, &mut source);
                        out(&marked(article, &times.expressions))?;
                        if self.explain {
                            out(&explained(article, &times.expressions))?;
                        }
                    }
                }
                Ok(())
            })?,
        }
        source.finish()
    }
}

fn read(article: &Article, lexicon: &Lexicon, source: &mut Source) -> Times {
    let times = times::read(&article.text, article.published, lexicon.words());
    if let Some(diagnostic) = times::left_open(&times, article) {
        source.report.tell_all(&[diagnostic]);
    }
    times
}

/// The text with its expressions in brackets, each with its value.
fn marked(article: &Article, expressions: &[TimeExpression]) -> String {
    let (words, value) = (Style::new().bold(), Style::new().dimmed());
    let text = article.text.as_str();
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for expression in expressions {
        out.push_str(text.get(at..expression.span.start).unwrap_or(""));
        let _ = write!(
            out,
            "{words}[{}]{words:#}{value}({}){value:#}",
            expression.span.of(text),
            shown(expression)
        );
        at = expression.span.end;
    }
    out.push_str(text.get(at..).unwrap_or("").trim_end());
    out.push_str("\n\n");
    out
}

/// The days where there are some, else the value.
fn shown(expression: &TimeExpression) -> String {
    match expression.days {
        Some(days) if days.is_one_day() => days.first.to_string(),
        Some(days) => format!("{}..{}", days.first, days.last),
        None => expression.value.clone(),
    }
}

/// One line for each expression: words, type, value, days, rule and basis.
fn explained(article: &Article, expressions: &[TimeExpression]) -> String {
    let mut out = String::new();
    for expression in expressions {
        let words = expression.span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let anchor = match (expression.basis, expression.anchor) {
            (Basis::Relative, Some(day))
                if article.published.is_some_and(|published| published.day == day) =>
            {
                format!(", counted from the publication date, {day}")
            }
            (Basis::Relative, Some(day)) => format!(", counted from {day}, told before"),
            (Basis::Stated, _) => ", stated".to_owned(),
            _ => String::new(),
        };
        let _ = writeln!(
            out,
            "{words:<32} {:<9} {:<18} {:<24} rule `{}`{anchor}",
            expression.kind.as_str(),
            expression.value,
            shown(expression),
            expression.rule,
        );
    }
    out.push('\n');
    out
}
