//! How sure a mention is, as a product of named parts.

use crate::model::{Basis, Status, Trigger};

use super::when::When;

/// The confidence, from 0 to 1 with two decimals, and its parts in words.
pub(super) fn confidence(trigger: &Trigger, when: &When, has_actor: bool) -> (f64, String) {
    let date = Hundredths(match when.basis {
        Basis::Stated => 100,
        Basis::Relative => 97,
        Basis::Assumed => 80,
        Basis::None => 75,
    });
    let words = Hundredths(trigger.strength.min(100));
    let said = Hundredths(match (trigger.status, trigger.reported_by.is_some()) {
        (Status::Alleged, _) => 85,
        (_, true) => 95,
        (_, false) => 100,
    });
    let who = Hundredths(if has_actor { 100 } else { 90 });
    let far = Hundredths(if when.cost > 12 { 90 } else { 100 });
    let product: f64 = [date, words, said, who, far].map(Hundredths::value).into_iter().product();
    let mut parts = String::with_capacity(96);
    for (name, part) in [
        ("confidence: words ", words),
        (", date ", date),
        (", attribution ", said),
        (", actor ", who),
        (", distance ", far),
    ] {
        parts.push_str(name);
        part.write(&mut parts);
    }
    ((product * 100.0).round() / 100.0, parts)
}

/// A part of a confidence, in hundredths: it is written far more often than fractions are worth formatting.
#[derive(Clone, Copy)]
struct Hundredths(u8);

impl Hundredths {
    fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// With two decimals: `0.85`.
    fn write(self, out: &mut String) {
        let digit = |number: u8| char::from(b'0' + number % 10);
        out.extend([digit(self.0 / 100), '.', digit(self.0 / 10), digit(self.0)]);
    }
}
