//! What one sentence tells: its triggers with their days, those of one thing together.

use chrono::NaiveDate;

use super::passage::Passage;
use super::place::Lands;
use super::telling::{are_apart, is_means, is_way_to, same_days};
use super::until;
use super::when::{Asked, When, when};
use crate::lexicon::{EventType, Lexicon};
use crate::model::{Basis, NamePhrase, TimePhrase, Trigger};

/// One thing that a sentence tells, by one trigger or by several.
pub(super) struct Occurrence<'a> {
    pub(super) when: When,
    pub(super) trigger: &'a Trigger,
    pub(super) event_type: &'a EventType,
    /// The other triggers that tell it.
    pub(super) again: Vec<&'a Trigger>,
}

/// The triggers of a sentence, and what was told before it.
pub(super) struct Told<'a, 'p> {
    pub(super) text: &'p str,
    pub(super) triggers: &'a [Trigger],
    pub(super) names: &'p [NamePhrase<'p>],
    pub(super) times: &'p [TimePhrase],
    pub(super) passage: &'p Passage,
    pub(super) published: Option<NaiveDate>,
    pub(super) lands: Lands<'p>,
    pub(super) lexicon: &'a Lexicon,
}

impl<'a> Told<'a, '_> {
    /// What the sentence tells, in its order.
    pub(super) fn occurrences(&self) -> Vec<Occurrence<'a>> {
        let mut all: Vec<Occurrence<'a>> = Vec::new();
        for trigger in self.triggers {
            let Some(event_type) = self.lexicon.types().get(&trigger.event_type) else { continue };
            if event_type.stage == "none" && self.is_part_of_another(trigger, event_type) {
                continue;
            }
            let when = self.when(trigger, event_type);
            match all.iter_mut().find(|other| self.is_the_same(other, trigger, event_type, &when)) {
                Some(known) => {
                    // Of one thing told twice the day may be told the second time.
                    if known.when.days.is_none() && when.days.is_some() && when.basis != Basis::Assumed {
                        known.when = when;
                    }
                    known.again.push(trigger);
                }
                None => all.push(Occurrence { when, trigger, event_type, again: Vec::new() }),
            }
        }
        all
    }

    fn when(&self, trigger: &Trigger, event_type: &EventType) -> When {
        let asked = Asked {
            text: self.text,
            trigger,
            times: self.times,
            event_type,
            passage: self.passage,
            published: self.published,
            lexicon: self.lexicon,
        };
        let mut when = when(asked);
        until::tell_last_day(&mut when, asked);
        when
    }

    /// The way to what another trigger tells ("flew to Cairo to meet"), or the means by which a truce was broken.
    fn is_part_of_another(&self, trigger: &Trigger, event_type: &EventType) -> bool {
        self.triggers.iter().any(|other| {
            let Some(facts) = self.lexicon.types().get(&other.event_type) else { return false };
            if facts.family != event_type.family {
                return false;
            }
            !event_type.hostile && facts.id != event_type.id && is_way_to(self.text, trigger, other)
                || facts.stage == "violation" && is_means(self.text, trigger, other, self.lexicon.context())
        })
    }

    fn is_the_same(
        &self,
        other: &Occurrence<'_>,
        trigger: &Trigger,
        event_type: &EventType,
        when: &When,
    ) -> bool {
        other.event_type.id == event_type.id
            && same_days((&other.when, other.trigger), (when, trigger))
            && !are_apart(self.text, other.trigger, trigger, self.names, event_type, &self.lands)
    }
}
