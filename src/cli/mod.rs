//! The terminal: one file per command, beside a few that the commands share (options, output, report, clock).
//! Layer 7: it joins store and pipeline, and is the only part that opens files, reads the environment and the clock.
//!
//! Options of several commands are written once in `options.rs` and `filter_options.rs` and flattened into a command's
//! arguments. Documents go out through `output.rs`, what a person is told through `report.rs`.

mod article;
mod articles;
mod author;
mod balance;
mod chosen;
mod clock;
mod command;
mod completions;
mod event_lines;
mod explain;
mod export;
mod export_tables;
mod extract;
mod filter_options;
mod grid;
mod list;
mod man;
mod mention_csv;
mod mention_lines;
mod options;
mod output;
mod progress;
mod quiet;
mod read;
mod reading;
mod report;
mod show;
mod source;
mod times;
mod track;
mod track_views;
mod tracker;
mod walk;

use std::process::ExitCode;

use command::Command;

/// Every command, in the order of the help. Each is one file in this folder and two lines here.
const COMMANDS: &[Command] = &[
    Command::of::<track::Track>(),
    Command::of::<list::List>(),
    Command::of::<show::Show>(),
    Command::of::<explain::Explain>(),
    Command::of::<articles::Articles>(),
    Command::of::<article::Article>(),
    Command::of::<read::Read>(),
    Command::of::<extract::Extract>(),
    Command::of::<export::Export>(),
    Command::of::<times::TimesCommand>(),
    Command::of::<completions::Completions>(),
    Command::of::<man::Man>(),
];

/// Runs the command line and returns its exit status.
#[must_use]
pub fn run() -> ExitCode {
    command::run(COMMANDS)
}
