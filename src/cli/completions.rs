//! `truceline completions SHELL`.

use clap::Args;
use clap_complete::Shell;

use super::command::{self, Outcome, Run};
use super::output::Target;
use crate::error::Result;

/// Print the completion script of a shell
#[derive(Args, Debug)]
#[command(
    after_help = "Example: truceline completions bash > ~/.local/share/bash-completion/completions/truceline"
)]
pub(crate) struct Completions {
    /// bash, zsh, fish, powershell or elvish
    shell: Shell,
}

impl Run for Completions {
    const NAME: &'static str = "completions";

    fn run(self) -> Result<Outcome> {
        let mut script = Vec::new();
        let mut definition = command::definition(super::COMMANDS);
        clap_complete::generate(self.shell, &mut definition, "truceline", &mut script);
        Target::Standard.write(&script)?;
        Ok(Outcome::Done)
    }
}
