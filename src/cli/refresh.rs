//! `truceline refresh`: the kept articles, read anew with the present program and lexicon.

use clap::Args;

use super::change_options::{ChangeOptions, Changing};
use super::command::{Outcome, Run};
use super::event_changes;
use super::output::print;
use super::progress;
use super::reading::read_all;
use super::track_views::events_changed;
use crate::error::Result;
use crate::store::Reader;

/// Read the kept articles anew
#[derive(Args, Debug)]
#[command(about = "Read the kept articles anew with this program and lexicon; what people decided stays")]
pub(crate) struct Refresh {
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    change: ChangeOptions,
}

/// Articles that are read at once.
const BATCH: usize = 256;

impl Run for Refresh {
    const NAME: &'static str = "refresh";

    fn run(self) -> Result<Outcome> {
        let Changing { lexicon, signature, report, mut store } = self.change.open_existing()?;
        let ids: Vec<String> = store.articles()?.into_iter().map(|kept| kept.article.id).collect();
        let hash = lexicon.hash();
        let reader = Reader { version: env!("CARGO_PKG_VERSION"), lexicon: &hash };
        let bar = progress::bar("articles");
        let mut step = store.begin(signature.author())?;
        for batch in ids.chunks(BATCH) {
            let mut articles = Vec::new();
            for id in batch {
                articles.extend(step.article(id)?.map(|kept| kept.article));
            }
            for (article, reading) in read_all(articles, &lexicon) {
                step.read_anew(&article.id, &reading.mentions, reader)?;
            }
            bar.inc(batch.len() as u64);
        }
        let derived = if self.dry_run { step.try_out(&lexicon)? } else { step.finish(&lexicon)? };
        bar.finish_and_clear();
        if !derived.changes.is_empty() {
            print(&(event_changes::table(&derived.changes) + "\n"))?;
        }
        let verb = if self.dry_run { "would be read anew" } else { "read anew" };
        print(&format!("{} articles {verb}: {}.\n", ids.len(), events_changed(&derived)))?;
        Ok(report.outcome())
    }
}
