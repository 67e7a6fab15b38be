//! `truceline article edit|remove ID`: corrects what is known of an article, or takes it out.

use clap::{Args, Subcommand};

use super::change_options::{ChangeOptions, Changing};
use super::command::{Outcome, Run};
use super::output::print;
use super::track_views;
use crate::error::Result;
use crate::model::Published;
use crate::pipeline;
use crate::store::Reader;

/// Correct an article's publication date, or take an article out of the tracker
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  truceline article edit london --published 2025-04-22\n  truceline article remove london"
)]
pub(crate) struct Article {
    #[command(subcommand)]
    action: Action,
    #[command(flatten)]
    change: ChangeOptions,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Set when it was published; its relative dates are computed anew, what a person set stays
    Edit {
        /// Id of the article, or a unique beginning of it
        id: String,
        /// Day of publication, YYYY-MM-DD, perhaps with a time
        #[arg(long, value_name = "DATE")]
        published: Published,
    },
    /// Take it and its mentions out; `truceline undo` brings them back
    Remove {
        /// Ids of articles, or unique beginnings of them
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
}

impl Run for Article {
    const NAME: &'static str = "article";

    fn run(self) -> Result<Outcome> {
        let Changing { lexicon, signature, mut report, mut store } = self.change.open_existing()?;
        let ids = match &self.action {
            Action::Edit { id, .. } => vec![store.article_id(id)?],
            Action::Remove { ids } => ids.iter().map(|id| store.article_id(id)).collect::<Result<_>>()?,
        };
        let mut step = store.begin(signature.author())?;
        for id in &ids {
            let Action::Edit { published, .. } = &self.action else {
                step.remove_article(id)?;
                continue;
            };
            step.publish(id, Some(*published))?;
            if let Some(kept) = step.article(id)? {
                let reading = pipeline::read(&kept.article, &lexicon);
                report.tell_all(&reading.diagnostics);
                let hash = lexicon.hash();
                step.read_anew(
                    id,
                    &reading.mentions,
                    Reader { version: env!("CARGO_PKG_VERSION"), lexicon: &hash },
                )?;
            }
        }
        let derived = step.finish(&lexicon)?;
        let done = match self.action {
            Action::Edit { published, .. } => format!("Article {} was published {published}", ids[0]),
            Action::Remove { .. } => format!("Took out {}", ids.join(", ")),
        };
        print(&format!("{done}: {}\n", track_views::events_changed(&derived)))?;
        Ok(report.outcome())
    }
}
