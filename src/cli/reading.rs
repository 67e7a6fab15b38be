//! Articles through the pipeline: read in parallel, handed on in the order of the input.

use rayon::prelude::*;

use super::source::{LanguageOption, Source};
use crate::lexicon::Lexicon;
use crate::model::Article;
use crate::pipeline::{self, Reading, Room};

/// The next articles of a source with what was read in them; what was left open is told.
pub(super) fn next_read(
    source: &mut Source,
    language: LanguageOption,
    lexicon: &Lexicon,
) -> Option<Vec<(Article, Reading)>> {
    next_made(source, language, lexicon, |article, reading| (article, reading))
}

/// What is made of the next articles of a source and of what was read in them, by the thread that read it, which also
/// lets go what is not kept; what was left open is told.
pub(super) fn next_made<T: Send>(
    source: &mut Source,
    language: LanguageOption,
    lexicon: &Lexicon,
    make: impl Fn(Article, Reading) -> T + Sync,
) -> Option<Vec<T>> {
    let articles = source.next_articles(language)?;
    let made_of = |article, mut reading: Reading| {
        let (open, tells) = (std::mem::take(&mut reading.diagnostics), !reading.mentions.is_empty());
        (make(article, reading), open, tells)
    };
    let read = source.in_parallel(|| each(articles, lexicon, made_of));
    let made = read.into_iter().map(|(made, open, tells)| {
        source.report.tell_all(&open);
        source.balance.searched(tells);
        made
    });
    Some(made.collect())
}

/// Reads articles in parallel; the order stays.
pub(super) fn read_all(articles: Vec<Article>, lexicon: &Lexicon) -> Vec<(Article, Reading)> {
    each(articles, lexicon, |article, reading| (article, reading))
}

fn each<'l, T: Send>(
    articles: Vec<Article>,
    lexicon: &'l Lexicon,
    make: impl Fn(Article, Reading) -> T + Sync,
) -> Vec<T> {
    let read = |room: &mut Room<'l>, article: Article| {
        let reading = pipeline::read_in(&article, lexicon, room);
        make(article, reading)
    };
    articles.into_par_iter().map_init(Room::default, read).collect()
}
