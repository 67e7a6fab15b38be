//! A file of a lexicon. Layer 2.

use std::borrow::Cow;

/// One file of the lexicon: its name below the folder, such as `events/meeting.toml`, and its text.
#[derive(Clone, Debug)]
pub struct LexiconFile {
    /// Name below the lexicon's folder, with `/`.
    pub name: Cow<'static, str>,
    /// Its text.
    pub text: Cow<'static, str>,
}
