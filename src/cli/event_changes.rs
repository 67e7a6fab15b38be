//! Changes of events for people: what each was, what it is.

use super::grid::{self, grid, short};
use crate::store::EventChange;

/// One line a change.
pub(super) fn table(changes: &[EventChange]) -> String {
    let mut table = grid(&["id", "change", "event", "details"]);
    for change in changes {
        let (word, label, details) = words(change);
        table.add_row([short(&change.id).to_owned(), word.to_owned(), label, details]);
    }
    grid::text(&table)
}

/// The sort of a change, the label, and what differs.
pub(super) fn words(change: &EventChange) -> (&'static str, String, String) {
    match (&change.before, &change.after) {
        (None, Some(after)) => ("new", after.label.clone(), format!("{}, {}", after.when, after.status)),
        (Some(before), None) => match &change.merged_into {
            Some(into) => ("merged", before.label.clone(), format!("into {}", short(into))),
            None => ("withdrawn", before.label.clone(), before.when.clone()),
        },
        (Some(before), Some(after)) => {
            let pairs = [
                ("label", &before.label, &after.label),
                ("", &before.when, &after.when),
                ("", &before.status, &after.status),
                ("", &before.review, &after.review),
            ];
            let details: Vec<String> = pairs
                .iter()
                .filter(|(_, before, after)| before != after)
                .map(|(name, before, after)| format!("{name} {before} → {after}").trim().to_owned())
                .collect();
            let word = if before.when != after.when {
                "re-dated"
            } else if before.status != after.status {
                "status"
            } else {
                "changed"
            };
            (word, after.label.clone(), details.join("; "))
        }
        (None, None) => ("withdrawn", String::new(), String::new()),
    }
}
