//! How sure a mention is, as a product of named parts.

use crate::model::{Basis, Status, Trigger};

use super::when::When;

/// The confidence, from 0 to 1 with two decimals, and its parts in words.
pub(super) fn confidence(trigger: &Trigger, when: &When, has_actor: bool) -> (f64, String) {
    let date = match when.basis {
        Basis::Stated => 1.0,
        Basis::Relative => 0.97,
        Basis::Assumed => 0.8,
        Basis::None => 0.75,
    };
    let words = f64::from(trigger.strength.min(100)) / 100.0;
    let said = match (trigger.status, trigger.reported_by.is_some()) {
        (Status::Alleged, _) => 0.85,
        (_, true) => 0.95,
        (_, false) => 1.0,
    };
    let who = if has_actor { 1.0 } else { 0.9 };
    let far = if when.cost > 12 { 0.9 } else { 1.0 };
    let product: f64 = date * words * said * who * far;
    let parts = format!(
        "confidence: words {words:.2}, date {date:.2}, attribution {said:.2}, actor {who:.2}, distance {far:.2}"
    );
    ((product * 100.0).round() / 100.0, parts)
}
