//! What every command that changes a tracker asks for, and how such a command begins.

use std::mem::ManuallyDrop;

use clap::Args;

use super::author::{ByOption, Signature};
use super::options::{LexiconOption, TrackerOption};
use super::report::Report;
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::store::Store;

/// `--by NAME`, `--tracker FILE`, `--lexicon FOLDER`.
#[derive(Args, Debug)]
pub(crate) struct ChangeOptions {
    #[command(flatten)]
    pub(super) by: ByOption,
    #[command(flatten)]
    pub(super) tracker: TrackerOption,
    #[command(flatten)]
    pub(super) lexicon: LexiconOption,
}

/// What a command that changes a tracker works with.
pub(super) struct Changing {
    pub(super) lexicon: ManuallyDrop<Lexicon>,
    pub(super) signature: Signature,
    pub(super) report: Report,
    pub(super) store: Store,
}

impl ChangeOptions {
    /// Loads the lexicon, signs, and opens a tracker that must be there.
    pub(super) fn open_existing(&self) -> Result<Changing> {
        let lexicon = self.lexicon.load()?;
        let signature = self.by.sign();
        let mut report = Report::default();
        let store = self.tracker.open_existing(signature.author(), &lexicon, &mut report)?;
        Ok(Changing { lexicon, signature, report, store })
    }
}
