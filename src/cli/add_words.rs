//! `truceline add "Russia declared a truce on 28 April 2025"`: a person's own sentence is read as news is.

use super::date_words::DateRead;
use super::grid;
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
    let words = words.trim();
    let stop = if words.ends_with(['.', '!', '?']) { "" } else { "." };
    let article = Article { text: [words, stop].concat(), published, ..Article::default() };
    let mut mentions = pipeline::read(&article, lexicon).mentions.into_iter();
    let mention = mentions.next()?;
    Some(Told { mention, others: mentions.map(|other| other.event_type).collect() })
}

impl Told {
    /// The days that the words name; those that are only assumed are not said by anybody.
    pub(super) fn date(&self) -> Option<DateRead> {
        let Mention { days, precision, basis, edtf, start_time, zone, .. } = &self.mention;
        let said = days.is_some() && matches!(basis, Basis::Stated | Basis::Relative);
        said.then(|| DateRead {
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
