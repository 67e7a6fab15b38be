//! `truceline list [filters]`: the events of the tracker.

use clap::Args;

use super::command::{Outcome, Run};
use super::filter_options::FilterOptions;
use super::options::{Format, FormatOption, LexiconOption, TrackerOption};
use super::output::OutputOption;
use super::report::Report;
use super::{chosen, event_lines, grid};
use crate::error::Result;
use crate::export;
use crate::table::EventTable;

/// List the events of the tracker
#[derive(Args, Debug)]
#[command(
    after_help = "A question mark behind the days: no words tell them, they are those of the news (basis assumed).\n\nExamples:\n  truceline list --group ceasefire --from 2025-03 --to 2025-05\n  truceline list --actor Russia --status alleged --format jsonl"
)]
pub(crate) struct List {
    #[command(flatten)]
    filters: FilterOptions,
    /// Only events about which something disagrees: sources with each other, or with what a person set
    #[arg(long)]
    conflicts: bool,
    #[command(flatten)]
    format: FormatOption,
    #[command(flatten)]
    output: OutputOption,
    #[command(flatten)]
    tracker: TrackerOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

impl Run for List {
    const NAME: &'static str = "list";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let types = lexicon.types();
        let mut report = Report::default();
        let store = self.tracker.open_to_read(&lexicon)?;
        let filter = chosen::filter(&self.filters, types, &mut report);
        let mut table = match self.format.format {
            Format::Table => chosen::table_of(chosen::SHOWN, &store, &filter, &lexicon)?,
            Format::Jsonl | Format::Csv => chosen::table(&store, &filter, &lexicon)?,
        };
        if self.conflicts {
            let disputed: Vec<_> =
                table.rows().map(|row| row.event).filter(|event| !event.claims.is_empty()).collect();
            table = EventTable::from_events(&disputed, types);
        }
        let target = self.output.or_standard();
        match self.format.format {
            Format::Jsonl => target.write_with(|out| event_lines::write(table.table(), out))?,
            Format::Csv => target.write_document(|out| export::write_csv(&table, out))?,
            Format::Table => {
                let events = chosen::events(&table);
                let mut text = format!("{} in {}\n\n", chosen::count(&events), store.path().display());
                if !events.is_empty() {
                    text.push_str(&grid::events(&events));
                }
                if self.conflicts {
                    text.push('\n');
                    for event in &events {
                        for claim in &event.claims {
                            text.push_str(&format!("{}  {claim}\n", grid::short(&event.id)));
                        }
                    }
                }
                target.write_text(|out| out(&text))?;
            }
        }
        Ok(report.outcome())
    }
}
