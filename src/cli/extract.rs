//! `truceline extract INPUT…`: the mentions in articles; nothing is kept.

use std::collections::BTreeMap;

use clap::Args;

use super::command::{Outcome, Run};
use super::export_tables::Mentions;
use super::grid;
use super::mention_lines::mention_lines;
use super::options::{Format, FormatOption, LexiconOption};
use super::output::{OutputOption, Target, print};
use super::reading::{next_made, next_read};
use super::source::{LanguageOption, Source, SourceOptions};
use crate::error::{Error, ErrorKind, Result};
use crate::export::{self, Document, EXPORTS, Export, What};
use crate::lexicon::{EventTypes, Lexicon};
use crate::model::{Article, Mention};
use crate::pipeline::Reading;
use crate::table::EventTable;

/// Show the events in articles, each with its sentence; keeps nothing
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  truceline extract article.txt --published 2025-04-23 --format jsonl\n  truceline extract archive.jsonl.zst -o mentions.parquet"
)]
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
        if let Some(format) = self.table_format()? {
            self.write_table(format, &mut source, &lexicon)?;
            return source.finish();
        }
        match self.lines() {
            Format::Jsonl => self.output.or_standard().write_with(|out| {
                let lines = |article: Article, reading: Reading| {
                    json_lines(&article, &reading.mentions, lexicon.types())
                };
                while let Some(written) = next_made(&mut source, self.language, &lexicon, lines) {
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
fn json_lines(article: &Article, mentions: &[Mention], types: &EventTypes) -> serde_json::Result<Vec<u8>> {
    let mut lines = Vec::with_capacity(1_600 * mentions.len());
    for line in mention_lines(article, mentions, types) {
        serde_json::to_writer(&mut lines, &line)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

impl Extract {
    /// The suffix of the output, where no `--format` says how it is written.
    fn suffix(&self) -> Option<String> {
        let target = self.output.or_standard();
        (self.format.format == Format::Table).then(|| target.extension()).flatten()
    }

    /// The format in which mentions are written as they come.
    fn lines(&self) -> Format {
        match self.suffix().as_deref() {
            Some("jsonl" | "ndjson") => Format::Jsonl,
            Some("csv") => Format::Csv,
            _ => self.format.format,
        }
    }

    /// The format of a whole table that the suffix of the output asks for.
    fn table_format(&self) -> Result<Option<&'static Export>> {
        let Some(suffix) = self.suffix().filter(|_| self.lines() == Format::Table) else {
            let is_named = self.lines() != Format::Table || self.output.or_standard() == Target::Standard;
            return if is_named { Ok(None) } else { Err(no_suffix()) };
        };
        let format = export::by_suffix(&suffix).filter(|format| format.tables.contains(&What::Mentions));
        format.map(Some).ok_or_else(no_suffix)
    }

    fn write_table(&self, format: &Export, source: &mut Source, lexicon: &Lexicon) -> Result<()> {
        let (mut mentions, hash) = (Mentions::default(), lexicon.hash());
        while let Some(read) = next_read(source, self.language, lexicon) {
            for (article, reading) in read {
                mentions.add(article, reading.mentions, env!("CARGO_PKG_VERSION"), &hash);
            }
        }
        let events = EventTable::from_events(&[], lexicon.types());
        let table = mentions.table(lexicon.types(), &BTreeMap::new());
        let document =
            Document { mentions: Some(&table), what: What::Mentions, ..Document::of_events(&events) };
        super::export::write(format, &document, &self.output.or_standard()).map(|_| ())
    }
}

fn no_suffix() -> Error {
    let known: Vec<_> = EXPORTS
        .iter()
        .filter(|format| format.tables.contains(&What::Mentions))
        .map(|format| format.suffixes[0])
        .collect();
    Error::new(ErrorKind::Usage, "expected an output whose suffix is a format")
        .hint(format!("the suffixes are {}; or give --format", known.join(", ")))
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
