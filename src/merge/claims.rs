//! The points in which the sources of an event differ, each with its speaker.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::Sources;
use crate::model::{Mention, Role, Status};

/// Lines such as `killed: 9 (Ukraine, in Gazette); 12 (Desk)`. Empty where all agree.
pub(super) fn of(all: &[&Mention], sources: &Sources<'_>) -> Vec<String> {
    let mut claims = Vec::new();
    let days = all.iter().filter_map(|mention| {
        let days = mention.days?;
        let words =
            if days.is_one_day() { days.first.to_string() } else { format!("{}/{}", days.first, days.last) };
        Some((words, *mention))
    });
    let told_apart = all.iter().any(|mention| {
        all.iter().any(|other| matches!((mention.days, other.days), (Some(a), Some(b)) if !a.overlaps(b)))
    });
    if told_apart {
        claims.extend(line("day", days, sources));
    }
    let lengths = all.iter().filter_map(|mention| Some((mention.duration.clone()?, *mention)));
    claims.extend(line("duration", lengths, sources));
    let mut by_thing: BTreeMap<(&str, Option<&str>), Vec<(String, &Mention)>> = BTreeMap::new();
    for mention in all {
        for count in &mention.counts {
            let value = match count.high {
                Some(high) if high == count.low => count.low.to_string(),
                Some(high) => format!("{}–{high}", count.low),
                None => format!("at least {}", count.low),
            };
            let value = count.said_by.as_ref().map_or(value.clone(), |who| format!("{value}, says {who}"));
            by_thing.entry((&count.what, count.of.as_deref())).or_default().push((value, mention));
        }
    }
    for ((what, of), values) in by_thing {
        let name = of.map_or_else(|| what.to_owned(), |of| format!("{what} ({of})"));
        claims.extend(line(&name, values.into_iter(), sources));
    }
    claims.extend(status(all, sources));
    claims
}

/// One line, where there is more than one value.
fn line<'a>(
    name: &str,
    values: impl Iterator<Item = (String, &'a Mention)>,
    sources: &Sources<'_>,
) -> Option<String> {
    let mut voices: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (value, mention) in values {
        voices.entry(value).or_default().insert(sources.voice(mention));
    }
    if voices.len() < 2 {
        return None;
    }
    let parts: Vec<String> = voices
        .into_iter()
        .map(|(value, voices)| {
            let voices: Vec<String> = voices.into_iter().filter(|voice| !voice.is_empty()).collect();
            if voices.is_empty() { value } else { format!("{value} ({})", voices.join(", ")) }
        })
        .collect();
    Some(format!("{name}: {}", parts.join("; ")))
}

/// "alleged by Ukraine" beside "happened".
fn status(all: &[&Mention], sources: &Sources<'_>) -> Option<String> {
    let alleged = all.iter().any(|mention| mention.status == Status::Alleged);
    let happened = all.iter().any(|mention| mention.status == Status::Happened);
    if !alleged || !happened {
        return None;
    }
    let values = all
        .iter()
        .filter(|mention| matches!(mention.status, Status::Alleged | Status::Happened))
        .map(|mention| {
            let says: BTreeSet<&str> = mention
                .actors
                .iter()
                .filter(|actor| actor.role == Role::Accuser)
                .map(|actor| actor.name.as_str())
                .collect();
            let says: Vec<&str> = says.into_iter().collect();
            let words = match (mention.status, says.is_empty()) {
                (Status::Alleged, false) => format!("alleged by {}", says.join(", ")),
                (status, _) => status.to_string(),
            };
            (words, *mention)
        });
    line("status", values, sources)
}
