//! What `review` shows of an event: its sentences in their surroundings, why it was found, what else it could be.

use chrono::TimeDelta;

use super::grid::{days_of, one_line, short};
use super::show;
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::model::{Event, Filter, Mention, Span};
use crate::store::Store;

/// Sentences that are shown; more are counted.
const MOST_SENTENCES: usize = 4;
/// Letters of the article that are shown before and behind a sentence.
const CONTEXT: usize = 160;

/// Everything that a person needs to judge an event.
pub(super) fn card(store: &Store, event: &Event, likely: &[Event], lexicon: &Lexicon) -> Result<String> {
    let mut text = show::card(event, lexicon.types());
    let mentions = store.mentions_of_event(&event.id)?;
    for mention in mentions.iter().take(MOST_SENTENCES) {
        text.push_str(&sentence(store, mention)?);
    }
    if mentions.len() > MOST_SENTENCES {
        text.push_str(&format!("\n  … and {} more sentences\n", mentions.len() - MOST_SENTENCES));
    }
    let types = other_types(event, lexicon);
    if !types.is_empty() {
        text.push_str(&format!("\n  It could also be of type {}.\n", types.join(", ")));
    }
    for (place, other) in likely.iter().enumerate() {
        let days = days_of(other);
        text.push_str(&format!(
            "  It could be the same as {}: {} {} ({days})\n",
            place + 1,
            short(&other.id),
            other.label
        ));
    }
    text.push('\n');
    Ok(text)
}

/// A sentence between what stands before and behind it, with its article and the rules that read it.
fn sentence(store: &Store, mention: &Mention) -> Result<String> {
    let Some(kept) = store.article(&mention.article)? else { return Ok(String::new()) };
    let article = kept.article;
    let (before, behind) = around(&article.text, mention.span);
    let place =
        [article.publisher, article.published.map(|day| day.to_string()), article.url.or(article.path)];
    let place: Vec<String> = place.into_iter().flatten().collect();
    let read_from =
        mention.date_text.as_ref().map_or_else(String::new, |words| format!(", dated by \"{words}\""));
    Ok(format!(
        "\n  {}\n  > {}\n  {}\n    {}\n    found by: {}{read_from}\n",
        one_line(before, CONTEXT + 1),
        one_line(&mention.evidence, 600),
        one_line(behind, CONTEXT + 1),
        if place.is_empty() { mention.article.clone() } else { place.join(", ") },
        one_line(&mention.rules.join("; "), 300),
    ))
}

/// What stands before and behind a span.
fn around(text: &str, span: Span) -> (&str, &str) {
    let before = text.get(..span.start).unwrap_or("");
    let behind = text.get(span.end..).unwrap_or("");
    let from = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let to = behind.char_indices().nth(CONTEXT).map_or(behind.len(), |(at, _)| at);
    (&before[from..], &behind[..to])
}

/// Types that the event could be of instead: those of its family, and its opposite.
fn other_types(event: &Event, lexicon: &Lexicon) -> Vec<String> {
    let types = lexicon.types();
    let Some(own) = types.get(&event.event_type) else { return Vec::new() };
    let opposite = own.opposite.as_deref();
    types
        .all()
        .iter()
        .filter(|other| other.id != own.id)
        .filter(|other| {
            (!own.family.is_empty() && other.family == own.family) || opposite == Some(other.id.as_str())
        })
        .map(|other| other.id.clone())
        .collect()
}

/// Events of the same days, within three of them, that have an actor in common and are of the same group.
pub(super) fn could_be(store: &Store, event: &Event) -> Result<Vec<Event>> {
    let Some(days) = event.days else { return Ok(Vec::new()) };
    let near = TimeDelta::days(3);
    let filter = Filter {
        from: days.first.checked_sub_signed(near),
        to: days.last.checked_add_signed(near),
        groups: vec![event.group.clone()],
        actors: event
            .actors
            .iter()
            .map(|actor| actor.id.clone().unwrap_or_else(|| actor.name.clone()))
            .collect(),
        ..Filter::default()
    };
    if filter.actors.is_empty() {
        return Ok(Vec::new());
    }
    let mut others = store.events(&filter)?;
    others.retain(|other| other.id != event.id);
    let apart = |other: &Event| other.days.map_or(i64::MAX, |own| (own.first - days.first).num_days().abs());
    others.sort_by_key(|other| (other.event_type != event.event_type, apart(other), other.id.clone()));
    others.truncate(3);
    Ok(others)
}
