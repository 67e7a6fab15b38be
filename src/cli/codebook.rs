//! `truceline codebook`: what every column and code means.

use clap::Args;

use super::command::{Outcome, Run};
use super::options::LexiconOption;
use super::output::OutputOption;
use crate::error::Result;
use crate::export::codebook;

/// Print what every column and every code of the tables means
#[derive(Args, Debug)]
#[command(after_help = "Example: truceline codebook -o codebook.md")]
pub(crate) struct Codebook {
    #[command(flatten)]
    output: OutputOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

impl Run for Codebook {
    const NAME: &'static str = "codebook";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let text = codebook::columns() + &codebook::codes(lexicon.types());
        self.output.or_standard().write(text.as_bytes())?;
        Ok(Outcome::Done)
    }
}
