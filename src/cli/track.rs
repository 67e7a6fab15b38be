//! `truceline track INPUT…`: articles in, a cited timeline out; everything is kept.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use indicatif::ProgressBar;

use super::author::{ByOption, Signature};
use super::command::{Outcome, Run};
use super::options::{LexiconOption, TrackerOption};
use super::output::print;
use super::reading::read_all;
use super::source::{LanguageOption, Source, SourceOptions};
use super::tracker::{introduction, number};
use super::{chosen, grid, progress, track_views};
use crate::diagnostic::{Diagnostic, Level};
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::model::{Article, Filter, Mention};
use crate::store::{Derived, Kept, Reader, Store};

/// Read articles, keep their events in the tracker, and draw the timeline of this run
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  truceline track data/samples\n  truceline track story/ --published 2025-04-23 --tracker my.db --charts out/"
)]
pub(crate) struct Track {
    #[command(flatten)]
    source: SourceOptions,
    #[command(flatten)]
    language: LanguageOption,
    #[command(flatten)]
    tracker: TrackerOption,
    /// Write timeline.svg, timeline.png and events.csv to FOLDER
    #[arg(long, value_name = "FOLDER", default_value = "charts")]
    charts: PathBuf,
    /// Show and draw the whole tracker, not only this run's articles
    #[arg(long, conflicts_with = "once")]
    all: bool,
    /// Keep nothing: use a tracker in memory
    #[arg(long)]
    once: bool,
    #[command(flatten)]
    by: ByOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

/// What one run met and changed.
#[derive(Default)]
struct Met {
    /// Articles in the order they were met, each once: id and what became of it.
    articles: Vec<Kept>,
    /// Their ids.
    ids: BTreeSet<String>,
    step: Option<i64>,
}

impl Run for Track {
    const NAME: &'static str = "track";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let signature = self.by.sign();
        let mut source = Source::open(&self.source)?;
        let mut store = if self.once {
            Store::in_memory()?
        } else {
            self.tracker.open(signature.author(), &lexicon, &mut source.report)?
        };
        if !self.once {
            print(&introduction(store.path(), store.is_new(), store.holdings()?))?;
            if let Some(other) = read_otherwise(&store, &lexicon)? {
                source.report.tell(&other);
            }
        }
        let progress = progress::bar("articles");
        let met = self.keep_all(&mut source, &mut store, &lexicon, &signature, &progress)?;
        progress.set_message("merging the reports of one event");
        let derived = store.go_on(signature.author(), met.step)?.finish(&lexicon)?;
        progress.finish_and_clear();
        self.show(&store, &lexicon, &met, &derived)?;
        source.finish()
    }
}

/// The tracker remembers which lexicon read each article, and says so where another is used now.
fn read_otherwise(store: &Store, lexicon: &Lexicon) -> Result<Option<Diagnostic>> {
    let hash = lexicon.hash();
    let count = store.read_otherwise(&hash)?;
    Ok((count > 0).then(|| {
        let articles = number(count, "article");
        Diagnostic::new(
            Level::Note,
            format!("{articles} of this tracker were read with another lexicon than this one ({hash})"),
        )
        .at(store.path().display().to_string())
        .hint("truceline refresh reads them anew with this one; what people decided stays")
    }))
}

impl Track {
    /// Reads and keeps batch after batch; each batch is lasting once it is kept.
    fn keep_all(
        &self,
        source: &mut Source,
        store: &mut Store,
        lexicon: &Lexicon,
        signature: &Signature,
        progress: &ProgressBar,
    ) -> Result<Met> {
        let lexicon_hash = lexicon.hash();
        let reader = Reader { version: env!("CARGO_PKG_VERSION"), lexicon: &lexicon_hash };
        let mut met = Met::default();
        while let Some(articles) = source.next_articles(self.language) {
            let count = articles.len();
            let (unknown, known) = part(store, articles)?;
            let mut read: Vec<(Article, Vec<Mention>)> =
                known.into_iter().map(|known| (known, Vec::new())).collect();
            for (article, reading) in read_all(unknown, lexicon) {
                source.report.tell_all(&reading.diagnostics);
                source.balance.searched(!reading.mentions.is_empty());
                read.push((article, reading.mentions));
            }
            let mut step = store.go_on(signature.author(), met.step)?;
            for (article, mentions) in &read {
                let kept = step.keep(article, mentions, reader)?;
                if let Kept::Completed(id) = &kept
                    && let Some(anew) = step.article(id)?
                {
                    // What is known of it now may say more about its days than what was known before.
                    let reading = crate::pipeline::read(&anew.article, lexicon);
                    step.read_anew(id, &reading.mentions, reader)?;
                }
                met.note(kept);
            }
            met.step = step.pause()?;
            progress.inc(count as u64);
        }
        Ok(met)
    }

    fn show(&self, store: &Store, lexicon: &Lexicon, met: &Met, derived: &Derived) -> Result<()> {
        let ids: Vec<String> = met.articles.iter().map(|kept| kept.id().to_owned()).collect();
        if ids.is_empty() && !self.all {
            return print("No articles were read.\n");
        }
        print(&track_views::articles(store, &met.articles)?)?;
        let filter = Filter { articles: if self.all { Vec::new() } else { ids }, ..Filter::default() };
        let table = chosen::table(store, &filter, lexicon)?;
        let events = chosen::events(&table);
        let heading = if self.all { "the whole tracker" } else { "this run's articles" };
        print(&format!("\n{} in {heading}\n\n", chosen::count(&events)))?;
        print(&track_views::limited(&events, grid::events))?;
        if !self.once {
            print(&format!("\n{}\n", track_views::difference(&met.articles, derived)))?;
        }
        let files = track_views::files(&self.charts, &table, lexicon)?;
        print(&format!("Wrote {}.\n", files.join(", ")))
    }
}

impl Met {
    fn note(&mut self, kept: Kept) {
        if self.ids.insert(kept.id().to_owned()) {
            self.articles.push(kept);
        }
    }
}

/// Parts articles into those whose text is new to the tracker, which must be read, and those that it holds.
fn part(store: &Store, articles: Vec<Article>) -> Result<(Vec<Article>, Vec<Article>)> {
    let (mut unknown, mut known) = (Vec::new(), Vec::new());
    for article in articles {
        if store.holds(&article)? { known.push(article) } else { unknown.push(article) }
    }
    Ok((unknown, known))
}
