//! The terminal: one file per command, beside a few that the commands share (options, output, report, clock).
//! Layer 7: it joins store and pipeline, and is the only part that opens files, reads the environment and the clock.
//!
//! Options of several commands are written once in `options.rs` and `filter_options.rs` and flattened into a command's
//! arguments. Documents go out through `output.rs`, what a person is told through `report.rs`.

mod accept;
mod actor_words;
mod add;
mod add_dialogue;
mod add_words;
mod article;
mod articles;
mod author;
mod balance;
mod ceasefire;
mod ceasefire_card;
mod ceasefires;
mod change_options;
mod changes;
mod chart;
mod chosen;
mod clock;
mod codebook;
mod command;
mod completions;
mod date_words;
mod decide;
mod dump;
mod edit;
mod event_changes;
mod event_lines;
mod explain;
mod export;
mod export_tables;
mod extract;
mod filter_options;
mod grid;
mod history;
mod import;
mod import_columns;
mod import_edits;
mod import_rows;
mod import_sheet;
mod lexicon;
mod lexicon_examples;
mod list;
mod man;
mod mention_csv;
mod mention_lines;
mod merge;
mod options;
mod output;
mod progress;
mod quiet;
mod read;
mod reading;
mod refresh;
mod remove;
mod report;
mod review;
mod review_card;
mod scope;
mod show;
mod source;
mod status;
mod tag;
mod times;
mod track;
mod track_views;
mod tracker;
mod truces;
mod upkeep;
mod walk;

use std::process::ExitCode;

use command::Command;

/// Every command, in the order of the help. Each is one file in this folder and two lines here.
const COMMANDS: &[Command] = &[
    Command::of::<track::Track>(),
    Command::of::<add::Add>(),
    Command::of::<list::List>(),
    Command::of::<show::Show>(),
    Command::of::<explain::Explain>(),
    Command::of::<status::Status>(),
    Command::of::<ceasefires::Ceasefires>(),
    Command::of::<ceasefire::CeasefireCommand>(),
    Command::of::<review::Review>(),
    Command::of::<edit::Edit>(),
    Command::of::<accept::Accept>(),
    Command::of::<accept::Reject>(),
    Command::of::<tag::Tag>(),
    Command::of::<merge::Merge>(),
    Command::of::<merge::Split>(),
    Command::of::<remove::Remove>(),
    Command::of::<history::History>(),
    Command::of::<history::Undo>(),
    Command::of::<history::Redo>(),
    Command::of::<import::Import>(),
    Command::of::<changes::Changes>(),
    Command::of::<scope::Scope>(),
    Command::of::<refresh::Refresh>(),
    Command::of::<articles::Articles>(),
    Command::of::<article::Article>(),
    Command::of::<read::Read>(),
    Command::of::<extract::Extract>(),
    Command::of::<chart::Chart>(),
    Command::of::<export::Export>(),
    Command::of::<codebook::Codebook>(),
    Command::of::<lexicon::LexiconCommand>(),
    Command::of::<times::TimesCommand>(),
    Command::of::<dump::Dump>(),
    Command::of::<dump::Restore>(),
    Command::of::<upkeep::Check>(),
    Command::of::<upkeep::Backup>(),
    Command::of::<upkeep::Vacuum>(),
    Command::of::<completions::Completions>(),
    Command::of::<man::Man>(),
];

/// Runs the command line and returns its exit status.
#[must_use]
pub fn run() -> ExitCode {
    command::run(COMMANDS)
}
