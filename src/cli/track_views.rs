//! What `track` shows of a run: its articles, its events, what it changed, and the files it wrote.

use std::path::Path;

use super::grid::{self, grid, one_line};
use super::output::Target;
use super::tracker::number;
use crate::chart;
use crate::error::Result;
use crate::export;
use crate::lexicon::Lexicon;
use crate::model::Event;
use crate::store::{Derived, Kept, Store};
use crate::table::EventTable;

/// Rows of a table that people still read; what lies behind is counted.
const MOST_ROWS: usize = 200;

/// The articles of a run: published, from where, events found.
pub(super) fn articles(store: &Store, kept: &[Kept]) -> Result<String> {
    let mut table = grid(&["article", "published", "from", "events", "kept", "title"]);
    for kept in kept.iter().take(MOST_ROWS) {
        let Some(article) = store.article(kept.id())? else { continue };
        let mentions = store.mentions_of(kept.id())?.len();
        let title = article.article.title.as_deref().or(article.article.path.as_deref()).unwrap_or("");
        table.add_row([
            one_line(kept.id(), 24),
            article.article.published.map_or_else(|| "unknown".to_owned(), |day| day.to_string()),
            article.article.published_from.clone().unwrap_or_default(),
            mentions.to_string(),
            word(kept, article.copy_of.as_deref()),
            one_line(title, 60),
        ]);
    }
    Ok(grid::text(&table) + &more(kept.len(), "article"))
}

fn word(kept: &Kept, copy_of: Option<&str>) -> String {
    let word = match kept {
        Kept::New(_) => "new",
        Kept::Again(_) => "was there",
        Kept::Completed(_) => "completed",
    };
    copy_of.map_or_else(|| word.to_owned(), |id| format!("{word}, a copy of {}", one_line(id, 12)))
}

/// The first events, and how many there are beside them.
pub(super) fn limited(events: &[Event], show: impl Fn(&[Event]) -> String) -> String {
    show(&events[..events.len().min(MOST_ROWS)]) + &more(events.len(), "event")
}

fn more(count: usize, noun: &str) -> String {
    match count.checked_sub(MOST_ROWS) {
        Some(rest) if rest > 0 => format!("… and {} more\n", number(rest as u64, noun)),
        _ => String::new(),
    }
}

/// What the run changed in the tracker, in a sentence.
pub(super) fn difference(articles: &[Kept], derived: &Derived) -> String {
    let new_articles = articles.iter().filter(|kept| matches!(kept, Kept::New(_))).count() as u64;
    let completed = articles.iter().filter(|kept| matches!(kept, Kept::Completed(_))).count() as u64;
    if new_articles == 0 && completed == 0 && derived.changes.is_empty() {
        return "Nothing changed: every article was there before.".to_owned();
    }
    let mut parts = vec![format!("{} kept", number(new_articles, "new article"))];
    if completed > 0 {
        parts.push(format!("{} completed", number(completed, "article")));
    }
    parts.push(events_changed(derived));
    format!("{}.", parts.join(", "))
}

/// What a step changed among the events: `2 new events, 1 event changed`.
pub(super) fn events_changed(derived: &Derived) -> String {
    let tally = derived.tally;
    let parts: Vec<String> = [
        (tally.new, "new event", ""),
        (tally.changed, "event", " changed"),
        (tally.merged, "event", " merged"),
        (tally.withdrawn, "event", " withdrawn"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, noun, verb)| format!("{}{verb}", number(count, noun)))
    .collect();
    if parts.is_empty() { "no event changed".to_owned() } else { parts.join(", ") }
}

/// Writes the picture and the sheet of a run; gives their names.
pub(super) fn files(folder: &Path, table: &EventTable, lexicon: &Lexicon) -> Result<Vec<String>> {
    let kind = chart::Kind::ALL.first().expect("there is a kind of picture");
    let plan = kind.plan(&chart::Facts::of(chart::items(table, lexicon)), &chart::Options::default());
    let theme = chart::Theme::default();
    let picture = folder.join(kind.name);
    let (vector, pixels) = (picture.with_extension("svg"), picture.with_extension("png"));
    Target::of(&vector).write(chart::svg(&plan, theme).as_bytes())?;
    Target::of(&pixels).write(&chart::png(&plan, theme, 2.0)?)?;
    let sheet = folder.join("events.csv");
    Target::of(&sheet).write_document(|out| export::write_csv(table, out))?;
    Ok([vector, pixels, sheet].iter().map(|path| path.display().to_string()).collect())
}
