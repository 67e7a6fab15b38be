//! `truceline man`.

use std::path::PathBuf;

use clap::Args;

use super::command::{self, Outcome, Run};
use super::output::Target;
use crate::error::{Error, Result};

/// Print the manual page, or write those of all commands to a folder
#[derive(Args, Debug)]
#[command(after_help = "Example: truceline man | man -l -")]
pub(crate) struct Man {
    /// Write a page for truceline and for each command to FOLDER
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

impl Run for Man {
    const NAME: &'static str = "man";

    fn run(self) -> Result<Outcome> {
        let definition = command::definition(super::COMMANDS);
        match self.folder {
            None => Target::Standard.write(&page(definition)?)?,
            Some(folder) => {
                // Building gives each command its full name and the options that it shares.
                let mut definition = definition;
                definition.build();
                for own in definition.get_subcommands().filter(|own| own.get_name() != "help") {
                    let name = format!("truceline-{}", own.get_name());
                    Target::File(folder.join(format!("{name}.1"))).write(&page(own.clone())?)?;
                }
                Target::File(folder.join("truceline.1")).write(&page(definition)?)?;
            }
        }
        Ok(Outcome::Done)
    }
}

fn page(definition: clap::Command) -> Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(definition)
        .render(&mut page)
        .map_err(|error| Error::io("the manual page", error))?;
    Ok(page)
}
