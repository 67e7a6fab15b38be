//! `truceline ceasefires [filters]`: every truce through its stages.

use clap::Args;

use super::command::{Outcome, Run};
use super::filter_options::FilterOptions;
use super::grid::{self, grid, short};
use super::options::{Format, FormatOption, LexiconOption, TrackerOption};
use super::output::OutputOption;
use super::report::Report;
use super::tracker::number;
use super::{chosen, event_lines, truces};
use crate::error::Result;
use crate::export::{self, Document, What};
use crate::model::{Ceasefire, CeasefireBasis, CeasefireDay};
use crate::table::{self, EventTable};

/// List the ceasefires: each truce through its stages
#[derive(Args, Debug)]
#[command(
    about = "List the ceasefires: who, what is covered, proposed, declared, in force, ended, and on what evidence",
    after_help = "With filters, those to which an event of the filter belongs. A day with `?` is inferred or was \
                  announced and not reported since; `show ID` says what each day rests on.\n\nExamples:\n  \
                  truceline ceasefires --actor Ukraine --from 2025-03\n  truceline ceasefires --format csv -o truces.csv"
)]
pub(crate) struct Ceasefires {
    #[command(flatten)]
    filters: FilterOptions,
    #[command(flatten)]
    format: FormatOption,
    #[command(flatten)]
    output: OutputOption,
    #[command(flatten)]
    tracker: TrackerOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

impl Run for Ceasefires {
    const NAME: &'static str = "ceasefires";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let mut report = Report::default();
        let store = self.tracker.open_to_read(&lexicon)?;
        let found = if self.filters.is_given() {
            let filter = chosen::filter(&self.filters, lexicon.types(), &mut report);
            let events = store.events(&truces::found(&filter, &store, &lexicon)?)?;
            truces::of_events(&store, &events, &lexicon)?
        } else {
            truces::all(&store, &lexicon)?
        };
        let target = self.output.or_standard();
        match self.format.format {
            Format::Jsonl => {
                target.write_with(|out| event_lines::write(&table::ceasefires(&found), out))?;
            }
            Format::Csv => {
                let (events, truces) =
                    (EventTable::from_events(&[], lexicon.types()), table::ceasefires(&found));
                let document = Document {
                    ceasefires: Some(&truces),
                    what: What::Ceasefires,
                    ..Document::of_events(&events)
                };
                let csv = export::by_token("csv").expect("there is a format of that name");
                target.write_document(|out| (csv.write)(&document, out))?;
            }
            Format::Table => {
                let count = number(found.len() as u64, "ceasefire");
                let text = if found.is_empty() { String::new() } else { format!("\n{}", rows(&found)) };
                let text = format!("{count} in {}\n{text}", store.path().display());
                target.write_text(|out| out(&text))?;
            }
        }
        Ok(report.outcome())
    }
}

fn rows(truces: &[Ceasefire]) -> String {
    let mut table =
        grid(&["id", "ceasefire", "side", "proposed", "declared", "in force", "until", "ended", "events"]);
    for truce in truces {
        let made = truce.declared.as_ref().or(truce.agreed.as_ref());
        table.add_row([
            short(&truce.id).to_owned(),
            truce.name.clone(),
            truce.side.map(|side| side.to_string()).unwrap_or_default(),
            day(truce.proposed.as_ref()),
            day(made),
            day(truce.effective.as_ref()),
            day(truce.scheduled_end.as_ref()),
            ended(truce),
            truce.links.len().to_string(),
        ]);
    }
    grid::text(&table)
}

fn ended(truce: &Ceasefire) -> String {
    match (&truce.ended, &truce.how_ended) {
        (Some(ended), Some(how)) => format!("{} {how}", ended.day),
        (Some(ended), None) => ended.day.to_string(),
        (None, how) => how.clone().unwrap_or_default(),
    }
}

/// A day, with a question mark where nobody says it.
fn day(known: Option<&CeasefireDay>) -> String {
    let Some(known) = known else { return String::new() };
    let open =
        matches!(known.basis, CeasefireBasis::Inferred | CeasefireBasis::Planned | CeasefireBasis::Assumed);
    format!("{}{}", known.day, if open { "?" } else { "" })
}
