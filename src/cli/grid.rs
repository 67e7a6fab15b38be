//! Tables for people: aligned columns, wrapped to the terminal; plain lines of full length where nobody watches.

use std::io::IsTerminal as _;

use comfy_table::{ContentArrangement, Table, presets};

use crate::model::{Actor, Basis, DayRange, Event, Mention, Precision, when};

/// Begins a table with these headings.
pub(super) fn grid(headings: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_header(headings.iter().map(|heading| heading.to_uppercase()));
    if std::io::stdout().is_terminal() {
        table.set_content_arrangement(ContentArrangement::Dynamic);
    } else {
        table.set_content_arrangement(ContentArrangement::Disabled);
    }
    table
}

/// The table as text, without blanks at the ends of lines.
pub(super) fn text(table: &Table) -> String {
    let mut text = String::new();
    for line in table.lines() {
        text.push_str(line.trim_end().strip_prefix(' ').unwrap_or(line.trim_end()));
        text.push('\n');
    }
    text
}

/// The first digits of an id: enough to name an event in a tracker of usual size.
pub(super) fn short(id: &str) -> &str {
    id.get(..8).unwrap_or(id)
}

/// Days in words, with a question mark where no words tell them.
pub(super) fn days(days: Option<DayRange>, precision: Precision, edtf: Option<&str>, basis: Basis) -> String {
    let open = if basis == Basis::Assumed { "?" } else { "" };
    format!("{}{open}", when(days, precision, edtf))
}

/// The days of an event in words, with a question mark where no words tell them.
pub(super) fn days_of(event: &Event) -> String {
    days(event.days, event.precision, event.edtf.as_deref(), event.basis)
}

/// Events, one a line.
pub(super) fn events(events: &[Event]) -> String {
    let mut table = grid(&["id", "when", "status", "event", "place", "sources"]);
    for event in events {
        table.add_row([
            short(&event.id).to_owned(),
            days_of(event),
            status(event),
            event.label.clone(),
            event.place.as_ref().map(|place| place.name.clone()).unwrap_or_default(),
            sources(event),
        ]);
    }
    text(&table)
}

fn status(event: &Event) -> String {
    match event.review {
        crate::model::Review::Open => event.status.to_string(),
        review => format!("{}, {review}", event.status),
    }
}

fn sources(event: &Event) -> String {
    match (event.publishers.len(), event.articles.len()) {
        (_, 0) => event.origin.to_string(),
        (publishers, articles) if publishers < articles && publishers > 0 => {
            format!("{publishers} in {articles} articles")
        }
        (_, 1) => event.publishers.first().cloned().unwrap_or_else(|| "1 article".to_owned()),
        (_, articles) => format!("{articles} articles"),
    }
}

/// Mentions, one a line.
pub(super) fn mentions<'a>(mentions: impl Iterator<Item = &'a Mention>) -> Table {
    let mut table = grid(&["when", "type", "status", "event", "actors", "evidence"]);
    for mention in mentions {
        table.add_row([
            days(mention.days, mention.precision, mention.edtf.as_deref(), mention.basis),
            mention.event_type.clone(),
            mention.status.to_string(),
            mention.label.clone(),
            actors(&mention.actors),
            one_line(&mention.evidence, 160),
        ]);
    }
    table
}

/// Actors with their roles: `Ukraine (participant), Russia (participant)`.
pub(super) fn actors(actors: &[Actor]) -> String {
    let words: Vec<String> = actors.iter().map(|actor| format!("{} ({})", actor.name, actor.role)).collect();
    words.join(", ")
}

/// Words on one line, cut to a number of characters.
pub(super) fn one_line(words: &str, most: usize) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}
