//! `truceline extract INPUT…`: the mentions in articles; nothing is kept.

use clap::Args;
use rayon::prelude::*;

use super::command::{Outcome, Run};
use super::grid;
use super::mention_lines::mention_lines;
use super::options::{Format, FormatOption, LexiconOption};
use super::output::{OutputOption, print};
use super::reading::next_read;
use super::source::{LanguageOption, Source, SourceOptions};
use crate::error::Result;
use crate::lexicon::EventTypes;
use crate::model::Article;
use crate::pipeline::Reading;

/// Show the events in articles, each with its sentence; keeps nothing
#[derive(Args, Debug)]
#[command(after_help = "Example: truceline extract article.txt --published 2025-04-23 --format jsonl")]
pub(crate) struct Extract {
    #[command(flatten)]
    source: SourceOptions,
    #[command(flatten)]
    language: LanguageOption,
    #[command(flatten)]
    format: FormatOption,
    #[command(flatten)]
    output: OutputOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

impl Run for Extract {
    const NAME: &'static str = "extract";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let mut source = Source::open(&self.source)?;
        match self.format.format {
            Format::Jsonl => self.output.or_standard().write_with(|out| {
                while let Some(read) = next_read(&mut source, self.language, &lexicon) {
                    let written: Vec<_> =
                        read.par_iter().map(|read| json_lines(read, lexicon.types())).collect();
                    for lines in written {
                        out.write_all(&lines?)?;
                    }
                }
                Ok(())
            })?,
            Format::Csv => self.output.or_standard().write_with(|out| {
                let mut out = super::mention_csv::MentionCsv::new(out);
                while let Some(read) = next_read(&mut source, self.language, &lexicon) {
                    for (article, reading) in &read {
                        out.write(&mention_lines(article, &reading.mentions, lexicon.types()))?;
                    }
                }
                out.finish()
            })?,
            Format::Table => {
                while let Some(read) = next_read(&mut source, self.language, &lexicon) {
                    for (article, reading) in &read {
                        print(&card(article, reading))?;
                    }
                }
            }
        }
        source.finish()
    }
}

/// The mentions of one article in JSON lines, written where they were read: in parallel.
fn json_lines((article, reading): &(Article, Reading), types: &EventTypes) -> serde_json::Result<Vec<u8>> {
    let mut lines = Vec::with_capacity(1_200 * reading.mentions.len());
    for line in mention_lines(article, &reading.mentions, types) {
        serde_json::to_writer(&mut lines, &line)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// One article and its events for people.
fn card(article: &Article, reading: &Reading) -> String {
    let name = article.title.as_deref().or(article.path.as_deref()).unwrap_or(&article.id);
    let published = match (article.published, &article.published_from) {
        (Some(published), Some(from)) => format!("published {published}, from {from}"),
        (Some(published), None) => format!("published {published}"),
        (None, _) => "publication date unknown".to_owned(),
    };
    let count = reading.mentions.len();
    let events = if count == 1 { "1 event".to_owned() } else { format!("{count} events") };
    let mut card = format!("{name} ({published}): {events}\n");
    if count > 0 {
        card.push_str(&grid::text(&grid::mentions(reading.mentions.iter())));
    }
    card.push('\n');
    card
}
