//! `truceline read INPUT…`: what a document holds, and from where each date was taken.

use clap::Args;
use serde::Serialize;

use super::command::{Outcome, Run};
use super::options::{LineFormat, LineFormatOption};
use super::output::OutputOption;
use super::source::{Source, SourceOptions};
use crate::error::Result;
use crate::model::{Article, Published};

/// Show what is read from articles: text, title, publisher, address, publication date and where it was found
#[derive(Args, Debug)]
#[command(after_help = "Example: truceline read saved-page.html")]
pub(crate) struct Read {
    #[command(flatten)]
    source: SourceOptions,
    #[command(flatten)]
    format: LineFormatOption,
    #[command(flatten)]
    output: OutputOption,
}

impl Run for Read {
    const NAME: &'static str = "read";

    fn run(self) -> Result<Outcome> {
        let mut source = Source::open(&self.source)?;
        match self.format.of(&self.output) {
            LineFormat::Jsonl => self.output.or_standard().write_with(|out| {
                while let Some(documents) = source.next_documents() {
                    for article in documents.iter().filter_map(|document| document.article.as_ref()) {
                        serde_json::to_writer(&mut *out, &line(article))?;
                        out.write_all(b"\n")?;
                    }
                }
                Ok(())
            })?,
            LineFormat::Table => self.output.or_standard().write_text(|out| {
                while let Some(documents) = source.next_documents() {
                    for article in documents.iter().filter_map(|document| document.article.as_ref()) {
                        out(&card(article))?;
                    }
                }
                Ok(())
            })?,
        }
        source.finish()
    }
}

/// One document in the machine interface; every field is there, null where it has no value.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    path: Option<&'a str>,
    published: Option<Published>,
    published_from: Option<&'a str>,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    text: Option<&'a str>,
}

fn line(article: &Article) -> Line<'_> {
    Line {
        id: &article.id,
        path: article.path.as_deref(),
        published: article.published,
        published_from: article.published_from.as_deref(),
        title: article.title.as_deref(),
        publisher: article.publisher.as_deref(),
        url: article.url.as_deref(),
        language: article.language.as_deref(),
        text: Some(article.text.as_str()).filter(|text| !text.trim().is_empty()),
    }
}

/// One document for people: its fields, then its text.
fn card(article: &Article) -> String {
    let published = article.published.map(|published| match &article.published_from {
        Some(from) => format!("{published}  (from {from})"),
        None => published.to_string(),
    });
    let words = article.text.split_whitespace().count();
    let fields = [
        ("id", Some(article.id.clone())),
        ("path", article.path.clone()),
        ("published", published),
        ("title", article.title.clone()),
        ("publisher", article.publisher.clone()),
        ("url", article.url.clone()),
        ("language", article.language.clone()),
        ("text", (words > 0).then(|| format!("{words} words"))),
    ];
    let mut card = String::new();
    for (name, value) in fields {
        card.push_str(&format!("{name:<10} {}\n", value.as_deref().unwrap_or("-")));
    }
    card.push('\n');
    card.push_str(article.text.trim());
    card.push_str("\n\n");
    card
}
