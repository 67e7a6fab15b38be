//! The terminal: one file per command. Layer 7.

mod command;

use std::process::ExitCode;

use command::Command;

/// Every command, in the order of the help. Each is one file in this folder and two lines here.
const COMMANDS: &[Command] = &[];

/// Runs the command line and returns its exit status.
#[must_use]
pub fn run() -> ExitCode {
    command::run(COMMANDS)
}
