//! What a command is, and how one is chosen and run.

use std::process::ExitCode;

use clap::{ArgMatches, Args};

use super::report;
use crate::error::{Error, ErrorKind, Result};

/// How a command that did not fail ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All was done.
    Done,
    /// A named input or record was refused; the rest was done.
    Refused,
}

/// The arguments of a command, with what it does.
pub trait Run: Args {
    /// The command's name.
    const NAME: &'static str;

    /// Does it.
    ///
    /// # Errors
    /// What stopped it.
    fn run(self) -> Result<Outcome>;
}

/// One entry in the list of commands.
pub struct Command {
    name: &'static str,
    augment: fn(clap::Command) -> clap::Command,
    run: fn(&ArgMatches) -> Result<Outcome>,
}

impl Command {
    /// The entry of a command. Its help is the doc comment of its arguments.
    #[must_use]
    pub const fn of<A: Run>() -> Self {
        Self {
            name: A::NAME,
            augment: |command| A::augment_args(command),
            run: |matches| {
                A::from_arg_matches(matches)
                    .map_err(|error| Error::new(ErrorKind::Usage, error.to_string()))?
                    .run()
            },
        }
    }
}

/// The whole command line as clap knows it; help, completions and man pages come from it.
#[must_use]
pub fn definition(commands: &[Command]) -> clap::Command {
    let mut definition = clap::Command::new("truceline")
        .version(env!("CARGO_PKG_VERSION"))
        .about(env!("CARGO_PKG_DESCRIPTION"))
        .subcommand_required(true)
        .arg_required_else_help(true);
    for command in commands {
        definition = definition.subcommand((command.augment)(clap::Command::new(command.name)));
    }
    definition
}

/// Parses the command line, runs the command, and turns the result into an exit status.
pub fn run(commands: &[Command]) -> ExitCode {
    let matches = match definition(commands).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let (name, own) = matches.subcommand().expect("a subcommand is required");
    let command = commands.iter().find(|command| command.name == name).expect("defined from the same list");
    match (command.run)(own) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Refused) => ExitCode::from(1),
        Err(error) => {
            report::error(&error);
            ExitCode::from(if error.kind() == ErrorKind::Usage { 2 } else { 1 })
        }
    }
}
