//! `truceline scope`: what the tracker is about.

use clap::Args;

use super::change_options::ChangeOptions;
use super::command::{Outcome, Run};
use super::output::print;
use super::report::Report;
use super::tracker::number;
use crate::error::Result;
use crate::store;

/// Show or set what the tracker is about
#[derive(Args, Debug)]
#[command(
    about = "Show or set what the tracker is about; events outside are kept apart and counted",
    after_help = "Examples:\n  truceline scope --actor Russia --actor Ukraine --country UKR\n  truceline scope --open"
)]
pub(crate) struct Scope {
    /// Events with this actor, by name or id (can be repeated)
    #[arg(long = "actor", value_name = "ACTOR")]
    actors: Vec<String>,
    /// Events in this country or with actors of it, ISO 3166 alpha-3 (can be repeated)
    #[arg(long = "country", value_name = "CODE")]
    countries: Vec<String>,
    /// Everything
    #[arg(long, conflicts_with_all = ["actors", "countries"])]
    open: bool,
    #[command(flatten)]
    change: ChangeOptions,
}

impl Run for Scope {
    const NAME: &'static str = "scope";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.change.lexicon.load()?;
        let signature = self.change.by.sign();
        let mut report = Report::default();
        if self.open || !self.actors.is_empty() || !self.countries.is_empty() {
            let mut store = self.change.tracker.open(signature.author(), &lexicon, &mut report)?;
            let scope = store::Scope { actors: folded(&self.actors), countries: folded(&self.countries) };
            let mut step = store.begin(signature.author())?;
            step.set_scope(&scope)?;
            step.finish(&lexicon)?;
        }
        let store = self.change.tracker.open_to_read(&lexicon)?;
        let scope = store.scope()?;
        let words: Vec<String> =
            scope.actors.iter().chain(&scope.countries).map(|name| format!("  {name}\n")).collect();
        let about = if scope.is_open() { "  everything\n".to_owned() } else { words.concat() };
        let outside = number(store.outside()?, "event");
        print(&format!("{} is about\n{about}{outside} outside\n", store.path().display()))?;
        Ok(report.outcome())
    }
}

fn folded(names: &[String]) -> Vec<String> {
    let mut names: Vec<String> = names.iter().map(|name| name.trim().to_lowercase()).collect();
    names.sort();
    names.dedup();
    names
}
