//! "The talks", "the truce": whose they are, where their own sentence does not say, is what was told before.

use std::collections::BTreeMap;

use super::sides::Sides;
use crate::lexicon::EventType;
use crate::model::{Actor, ActorKind, Role};

/// The parties of the last talks and of the last truce that an article told of.
#[derive(Debug, Default)]
pub(super) struct Parties(BTreeMap<String, Vec<Actor>>);

impl Parties {
    /// Fills in the parties of a mention that names none; says whether it did.
    pub(super) fn fill(
        &self,
        event_type: &EventType,
        actors: &mut Vec<Actor>,
        sides: Option<&Sides>,
    ) -> bool {
        let shared = matches!(event_type.roles.subject, Role::Participant | Role::Signatory);
        if !shared || event_type.hostile || event_type.remark || actors.iter().any(is_party) {
            return false;
        }
        let sides = || sides.filter(|_| event_type.roles.sides).map(|sides| sides.both(event_type));
        let Some(before) = self.0.get(key(event_type)).cloned().or_else(sides) else { return false };
        for party in &before {
            if !actors.iter().any(|actor| actor.name == party.name && actor.role == Role::Host) {
                actors.push(Actor { role: event_type.roles.subject, ..party.clone() });
            }
        }
        true
    }

    /// Keeps the parties of a mention that names two sides.
    pub(super) fn keep(&mut self, event_type: &EventType, actors: &[Actor]) {
        // "The United States proposed a truce between the two neighbours": the two are its parties, where both are named.
        let takes_part = |actor: &&Actor| matches!(actor.role, Role::Participant | Role::Signatory);
        let between = actors.iter().filter(takes_part).count() > 1;
        let of_it = |actor: &&Actor| if between { takes_part(actor) } else { is_party(actor) };
        let parties: Vec<Actor> = actors.iter().filter(of_it).cloned().collect();
        // A minister and the land that he speaks for are one side, an armed group and the land it fights are two.
        let mut sides: Vec<_> = parties
            .iter()
            .map(|party| match party.kind {
                Some(ActorKind::ArmedGroup) => &party.name,
                _ => party.country.as_ref().unwrap_or(&party.name),
            })
            .collect();
        sides.dedup();
        if sides.len() > 1 && !event_type.hostile && !event_type.remark {
            self.0.insert(key(event_type).to_owned(), parties);
        }
    }
}

/// Types of one truce share their parties, others those of their family.
fn key(event_type: &EventType) -> &str {
    if event_type.stage == "none" { &event_type.family } else { "truce" }
}

const fn is_party(actor: &Actor) -> bool {
    matches!(actor.role, Role::Participant | Role::Signatory | Role::Declarer | Role::Proposer)
}
