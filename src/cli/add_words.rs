//! `truceline add "Russia declared a truce on 28 April 2025"`: a person's own sentence is read as news is.

use super::date_words::{self, DateRead};
use super::grid;
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::model::{Article, Basis, Mention, Published, when};
use crate::pipeline;

/// What the words of a person tell.
pub(super) struct Told {
    /// The first event.
    pub(super) mention: Mention,
    /// Types of the others.
    others: Vec<String>,
}

/// Reads the words; nothing where they tell no event.
pub(super) fn read(words: &str, published: Option<Published>, lexicon: &Lexicon) -> Option<Told> {
    let mut text = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.ends_with(['.', '!', '?']) {
        text.push('.');
    }
    let article = Article { text, published, ..Article::default() };
    let mut mentions = pipeline::read(&article, lexicon).mentions.into_iter();
    let mention = mentions.next()?;
    Some(Told { mention, others: mentions.map(|other| other.event_type).collect() })
}

impl Told {
    /// The days that the words name; those that are only assumed are not said by anybody.
    ///
    /// # Errors
    /// They name none, or one that its month does not have.
    pub(super) fn date(&self) -> Result<DateRead> {
        let Mention { days, precision, basis, edtf, date_text, start_time, zone, .. } = &self.mention;
        let words = date_text.as_deref().unwrap_or("");
        if date_words::names_no_day(*days, words) {
            let found = date_words::NO_DAY;
            return Err(Error::new(ErrorKind::Usage, format!("expected a date, found `{words}`{found}"))
                .hint("correct the words, or give it with --date"));
        }
        if days.is_none() || !matches!(basis, Basis::Stated | Basis::Relative) {
            return Err(date_words::none());
        }
        Ok(DateRead {
            days: *days,
            precision: *precision,
            basis: *basis,
            edtf: edtf.clone().unwrap_or_default(),
            start_time: *start_time,
            zone: zone.clone(),
        })
    }

    /// What was taken from the words, for the person to look at.
    pub(super) fn account(&self, kept: &Mention, id: &str) -> String {
        let mut read = vec![kept.event_type.clone(), kept.status.to_string()];
        read.push(when(kept.days, kept.precision, kept.edtf.as_deref()));
        if !kept.actors.is_empty() {
            read.push(grid::actors(&kept.actors));
        }
        read.extend(kept.place.as_ref().map(|place| format!("in {}", place.name)));
        read.extend(kept.duration.clone());
        let mut out = format!("Read from your words: {}\n", read.join("; "));
        if !self.others.is_empty() {
            out.push_str(&format!("They also tell of {}; enter that by itself\n", self.others.join(", ")));
        }
        out.push_str(&format!("`truceline edit {id} …` corrects it, `truceline undo` takes it back\n"));
        out
    }
}
