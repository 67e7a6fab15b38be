//! Articles through the pipeline: read in parallel, handed on in the order of the input.

use rayon::prelude::*;

use super::source::{LanguageOption, Source};
use crate::lexicon::Lexicon;
use crate::model::Article;
use crate::pipeline::{self, Reading};

/// The next articles of a source with what was read in them; what was left open is told.
pub(super) fn next_read(
    source: &mut Source,
    language: LanguageOption,
    lexicon: &Lexicon,
) -> Option<Vec<(Article, Reading)>> {
    let articles = source.next_articles(language)?;
    let read = read_all(articles, lexicon);
    for (_, reading) in &read {
        source.report.tell_all(&reading.diagnostics);
        source.balance.searched(!reading.mentions.is_empty());
    }
    Some(read)
}

/// Reads articles in parallel; the order stays.
pub(super) fn read_all(articles: Vec<Article>, lexicon: &Lexicon) -> Vec<(Article, Reading)> {
    articles
        .into_par_iter()
        .map(|article| {
            let reading = pipeline::read(&article, lexicon);
            (article, reading)
        })
        .collect()
}
