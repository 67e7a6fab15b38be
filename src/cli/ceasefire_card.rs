//! Everything that is known of one ceasefire, for people.

use std::collections::BTreeMap;

use super::grid::{self, grid, one_line, short};
use crate::model::{Ceasefire, CeasefireDay, Event, Stage};

/// The fields of a ceasefire, one a line, and its stages; `events` holds the events of it.
pub(super) fn card(truce: &Ceasefire, events: &[Event]) -> String {
    let joined = |words: &[String]| (!words.is_empty()).then(|| words.join("; "));
    let day = |known: &Option<CeasefireDay>| known.as_ref().map(day);
    let answers: Vec<String> = truce
        .answers
        .iter()
        .map(|answer| {
            let word = if answer.stage == Stage::Rejection { "no" } else { "yes" };
            let condition =
                answer.condition.as_ref().map(|condition| format!(", {condition}")).unwrap_or_default();
            let when = answer.day.map(|day| format!(" ({day})")).unwrap_or_default();
            format!("{}: {word}{condition}{when}", answer.by)
        })
        .collect();
    let violation = truce.first_violation.map(|first| match truce.days_to_violation() {
        Some(0) => format!("{first}, on the first day"),
        Some(days) => format!("{first}, {days} days after the start"),
        None => first.to_string(),
    });
    let fields = [
        ("ceasefire", Some(truce.name.clone())),
        ("id", Some(truce.id.clone())),
        ("side", truce.side.map(|side| side.to_string())),
        ("parties", joined(&truce.parties)),
        ("bound", joined(&truce.bound)),
        ("mediators", joined(&truce.mediators)),
        ("put forward", joined(&truce.proposers)),
        ("covers", truce.scope.clone()),
        ("proposed", day(&truce.proposed)),
        ("asked for", day(&truce.wanted)),
        ("answers", joined(&answers)),
        ("declared", day(&truce.declared)),
        ("agreed", day(&truce.agreed)),
        ("in force", day(&truce.effective)),
        ("duration", truce.duration.clone()),
        ("until", day(&truce.scheduled_end)),
        ("ended", day(&truce.ended)),
        ("how", truce.how_ended.clone()),
        ("first broken", violation),
        ("claims", joined(&claims(truce))),
    ];
    let mut text = String::new();
    for (name, value) in fields {
        if let Some(value) = value {
            text.push_str(&format!("{name:<12} {value}\n"));
        }
    }
    text + "\n" + &stages(truce, events)
}

fn day(known: &CeasefireDay) -> String {
    let event = known.event.as_deref().map(|id| format!(", {}", short(id))).unwrap_or_default();
    let words =
        known.evidence.as_deref().map(|words| format!(" \"{}\"", one_line(words, 120))).unwrap_or_default();
    format!("{} ({}{event}){words}", known.day, known.basis)
}

fn claims(truce: &Ceasefire) -> Vec<String> {
    let mut claims = Vec::new();
    for claim in &truce.violations {
        let who = claim.claimant.as_deref().unwrap_or("reported");
        let whom = claim.accused.as_deref().map(|accused| format!(" by {accused}")).unwrap_or_default();
        let total = claim.total.map(|total| format!(", {total} in all")).unwrap_or_default();
        claims.push(format!(
            "{who}: violations{whom} in {}{total}",
            super::tracker::number(claim.reports as u64, "report")
        ));
    }
    claims
}

fn stages(truce: &Ceasefire, events: &[Event]) -> String {
    let by_id: BTreeMap<&str, &Event> = events.iter().map(|event| (event.id.as_str(), event)).collect();
    let mut table = grid(&["id", "stage", "when", "status", "event", "linked because"]);
    for link in &truce.links {
        let Some(event) = by_id.get(link.event.as_str()) else { continue };
        table.add_row([
            short(&event.id).to_owned(),
            link.stage.to_string(),
            grid::days_of(event),
            link.status.to_string(),
            event.label.clone(),
            link.reason.clone(),
        ]);
    }
    grid::text(&table)
}
