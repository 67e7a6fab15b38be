//! Who acts and to whom: two sides, as the tables of other projects want them. Layer 5.

use crate::model::{Actor, Event, Role};

/// The actors of an event on two sides: those who act, and those it is done to. The accused stands on the second side
/// where an accuser is named.
pub(super) fn sides(event: &Event) -> (Vec<&Actor>, Vec<&Actor>) {
    let is_accused = event.actors.iter().any(|actor| actor.role == Role::Accuser);
    let is_second = |actor: &&Actor| match actor.role {
        Role::Target | Role::Recipient | Role::Released | Role::Appointee | Role::Absentee => true,
        Role::Violator | Role::Attacker => is_accused,
        _ => false,
    };
    let (second, first): (Vec<_>, Vec<_>) = event.actors.iter().partition(is_second);
    (first, second)
}
