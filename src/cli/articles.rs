//! `truceline articles`: what the tracker's events were read from.

use clap::Args;

use super::command::{Outcome, Run};
use super::grid::{self, grid, one_line};
use super::options::{Format, FormatOption, LexiconOption, TrackerOption};
use super::output::OutputOption;
use crate::error::Result;
use crate::store::KeptArticle;

/// List the articles in the tracker
#[derive(Args, Debug)]
pub(crate) struct Articles {
    #[command(flatten)]
    format: FormatOption,
    #[command(flatten)]
    output: OutputOption,
    #[command(flatten)]
    tracker: TrackerOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

const HEADINGS: [&str; 8] = ["id", "published", "from", "words", "events", "publisher", "title", "copy of"];

impl Run for Articles {
    const NAME: &'static str = "articles";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let store = self.tracker.open_to_read(&lexicon)?;
        let counts = store.mention_counts()?;
        let articles = store.articles()?;
        let found = |kept: &KeptArticle| counts.get(&kept.article.id).copied().unwrap_or(0);
        let target = self.output.or_standard();
        match self.format.format {
            Format::Jsonl => target.write_with(|out| {
                for kept in &articles {
                    let article = &kept.article;
                    let line = serde_json::json!({
                        "id": article.id, "path": article.path, "published": article.published,
                        "published_from": article.published_from, "title": article.title,
                        "publisher": article.publisher, "url": article.url, "language": article.language,
                        "words": kept.words, "hash": kept.text_key, "added": kept.added, "copy_of": kept.copy_of,
                        "events": found(kept), "version": kept.version, "lexicon": kept.lexicon,
                    });
                    serde_json::to_writer(&mut *out, &line)?;
                    out.write_all(b"\n")?;
                }
                Ok(())
            })?,
            Format::Csv => target.write_with(|out| {
                let mut out = csv::Writer::from_writer(out);
                out.write_record(HEADINGS.map(|heading| heading.replace(' ', "_")))?;
                for kept in &articles {
                    out.write_record(cells(kept, found(kept)))?;
                }
                out.flush()
            })?,
            Format::Table => {
                let mut table = grid(&HEADINGS);
                for kept in &articles {
                    let mut row = cells(kept, found(kept));
                    row[6] = one_line(&row[6], 70);
                    table.add_row(row);
                }
                let count = super::tracker::number(articles.len() as u64, "article");
                let text = if articles.is_empty() { String::new() } else { format!("\n{}", grid::text(&table)) };
                let text = format!("{count} in {}\n{text}", store.path().display());
                target.write_text(|out| out(&text))?;
            }
        }
        Ok(Outcome::Done)
    }
}

fn cells(kept: &KeptArticle, events: u64) -> [String; 8] {
    let article = &kept.article;
    [
        article.id.clone(),
        article.published.map(|published| published.to_string()).unwrap_or_default(),
        article.published_from.clone().unwrap_or_default(),
        kept.words.to_string(),
        events.to_string(),
        article.publisher.clone().unwrap_or_default(),
        article.title.clone().or_else(|| article.path.clone()).unwrap_or_default(),
        kept.copy_of.clone().unwrap_or_default(),
    ]
}
