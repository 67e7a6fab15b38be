//! How a trigger stands in its sentence: asserted, pointed to, or said in passing.
//!
//! "The attack drew protests" asserts no attack; "an attack on Tuesday" does.

use crate::lexicon::sense::{
    ADVERB, AGENT, BARRIER, BEGIN, CLAIM, COMPLEMENT, CONDITIONAL, CONJUNCTION, DETERMINER, FORE, KNOWN,
    LIGHT, MOTION, NEGATION, OF, PLAN, PLANNED, POSSESSIVE, PREPOSITION, REFUSE, RELATIVE, REPORTING, SINCE,
    UNDER,
};
use crate::lexicon::{EventType, EventTypes, FrameKind};
use crate::model::{ActorKind, NamePhrase, TimeLink, TimePhrase, TimexType, Trigger};

use super::matching::Hit;
use super::modality::{Group, Modality};
use super::reading::{Reading, Verb, Word};

/// A day nearer than this is the trigger's own.
const OWN_DAY: u32 = 10;

/// … and one that stands in the phrase of a noun, nearer than this.
const FAR_DAY: u32 = 24;

/// A hint needs its day this near.
const HINT_DAY: u32 = 6;

/// The colon behind a heading stands before this word.
const FAR_COLON: usize = 12;

/// How a trigger stands in its sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    /// A day stands near that is not the day of speech.
    pub(super) own_day: bool,
    /// So near that a mere hint counts, or somebody claims it.
    pub(super) beside_day: bool,
    /// A noun with "the", "this", "his" and no day of its own.
    pub(super) reference: bool,
    /// "the truce agreed in Cairo": a participle behind a known noun.
    pub(super) reduced: bool,
    /// Told to date something else: "since the truce was declared".
    pub(super) recalled: bool,
    /// "Several truces", "past ceasefires": how it went so far, no one of them.
    pub(super) of_several: bool,
    /// Inside direct speech.
    pub(super) speech: bool,
    /// "Have been killed by air strikes": how a total so far came about.
    pub(super) of_total: bool,
    /// "Have been killed in an attack": in one, so that it is no total.
    pub(super) of_one: bool,
    /// "For weeks", "for more than two months".
    pub(super) lasting: bool,
}

impl Reading<'_> {
    /// How a hit stands.
    pub(super) fn standing(
        &self,
        hit: &Hit,
        governor: Option<usize>,
        links: &[TimeLink],
        times: &[TimePhrase],
        told: &EventType,
    ) -> Standing {
        // "the release of the hostages is expected": said of the thing itself.
        let planned = governor.is_some_and(|verb| {
            verb > hit.last && (self.words[verb].is(PLAN) || self.words[verb].verb == Verb::Passive)
        });
        let near = |cost: u32| {
            links.iter().any(|link| !link.of_speech && link.cost <= cost && times[link.phrase].days.is_some())
        };
        // "The attack on a ward in Kabul earlier this month drew protests": no verb stands between.
        let attached = |link: &TimeLink| {
            let start = times[link.phrase].span.start;
            let between = self.words[hit.last + 1..].iter().zip(hit.last + 1..);
            let mut between = between.take_while(|(word, _)| word.span.start < start);
            start > self.words[hit.last].span.end
                && !between.any(|(word, at)| {
                    let opens = word.is(RELATIVE) || word.is(BARRIER) && !word.time;
                    word.verb.is_verb() || self.is_finite(at) || opens || word.is_quote()
                })
        };
        let of_noun = hit.is_nominal()
            && links.iter().any(|link| {
                !link.of_speech && link.cost <= FAR_DAY && times[link.phrase].days.is_some() && attached(link)
            });
        let own_day = near(OWN_DAY) || of_noun;
        let noun = self.phrase_start(hit.other.map_or(hit.first, |(first, _)| first));
        let near_behind = links.iter().any(|link| {
            let behind = times[link.phrase].span.start >= self.words[noun].span.start;
            behind && !link.of_speech && link.cost <= OWN_DAY && times[link.phrase].days.is_some()
        });
        let (clause, _) = self.clause(hit.anchor);
        let nominal = hit.is_nominal() || self.words[hit.anchor].verb == Verb::Adjectival;
        let known_of =
            hit.other.is_none() || !self.is_announced(hit.anchor, governor) && !self.is_dealt_on(hit.anchor);
        Standing {
            own_day,
            // "traded accusations of breaches" tells them, "despite accusations of breaches" does not.
            beside_day: near(HINT_DAY)
                || told.hostile && !self.words[clause].is(BARRIER) && self.claim_of(hit).is_some(),
            // "blamed the rebels for recent attacks" says that there were some.
            reference: nominal
                && !own_day
                && !planned
                && !governor.is_some_and(|verb| self.words[verb].is(CLAIM))
                && known_of
                && self.is_definite(hit.anchor),
            // "rejected on Monday the plan put forward by the mediators": a day before the noun is not that of its participle.
            reduced: !(own_day && near_behind) && self.is_reduced(hit, told) || self.describes_speaker(hit),
            recalled: self.is_heading(hit.anchor)
                || !own_day
                    && (self.words[clause].is(SINCE)
                        || self.points_back(hit, clause, told)
                        || self.goes_on_beside(hit.anchor, clause)
                        || told.hostile && hit.is_nominal() && self.lasted_before(hit.anchor)
                        || told.stage != "none" && hit.is_nominal() && self.is_yet_ahead(hit.first)),
            of_several: told.stage != "none" && self.is_of_several(hit, own_day),
            speech: self.words[hit.anchor].speech,
            of_total: self.is_of_total(hit.anchor),
            of_one: false,
            lasting: links.iter().any(|link| times[link.phrase].kind == TimexType::Duration),
        }
    }

    /// "Siege of Homs: The army lets an aid convoy pass": what stands before the colon names what the sentence is about.
    fn is_heading(&self, at: usize) -> bool {
        let Some(colon) = (at + 1..self.len().min(FAR_COLON)).find(|i| self.words[*i].mark == Some(':'))
        else {
            return false;
        };
        // "wrangled over three issues: a pause, …" goes on.
        let begins_anew = self.words.get(colon + 1).is_some_and(|next| next.capital);
        begins_anew
            && !(0..colon).any(|i| self.is_finite(i) || self.words[i].is_quote())
            && (colon + 1..self.len()).any(|i| self.is_finite(i))
    }

    /// "announced the release of 20 prisoners": "the" points to what follows, not to what was told.
    fn is_announced(&self, at: usize, governor: Option<usize>) -> bool {
        let of = self.words.get(at + 1).is_some_and(|next| next.is(OF));
        of && governor.is_some_and(|verb| {
            let word = &self.words[verb];
            verb < at && word.is(REPORTING | BEGIN | LIGHT) && !word.is(CLAIM | REFUSE)
        })
    }

    /// "reached a deal on the release of 20 prisoners": so it does where it is what is agreed or planned.
    fn is_dealt_on(&self, at: usize) -> bool {
        let start = self.phrase_start(at);
        let of = self.words.get(at + 1).is_some_and(|next| next.is(OF));
        of && start > 1
            && self.words[start - 1].is(COMPLEMENT)
            && !self.words[start - 1].is(OF | AGENT)
            && self.words[start - 2].is(PLANNED)
            && self.verb_before_phrase(start - 2).is_some_and(|verb| self.is_finite(verb))
    }

    /// "Several truces have collapsed", "past ceasefires were broken": of many nobody tells the day.
    fn is_of_several(&self, hit: &Hit, own_day: bool) -> bool {
        let Some((first, last)) = hit.other else { return false };
        let noun = if last < hit.anchor { first } else { return false };
        let phrase = &self.words[self.phrase_start(noun)..=last];
        let many = |word: &Word<'_>| {
            word.is(KNOWN) || word.is(DETERMINER) && !word.definite && !word.is(RELATIVE | NEGATION | ADVERB)
        };
        let plural = phrase.last().is_some_and(|noun| noun.plural);
        plural && phrase.iter().any(many) && (!own_day || self.group(hit.anchor).have)
    }

    /// Whether the noun at `at` stands in the "by" of "have been killed by".
    fn is_of_total(&self, at: usize) -> bool {
        let by = self.phrase_start(at).checked_sub(1).filter(|by| self.words[*by].is(AGENT));
        let verb = by.and_then(|by| by.checked_sub(1)).filter(|verb| self.words[*verb].verb == Verb::Passive);
        verb.is_some_and(|verb| {
            let group = self.group(verb);
            group.have && !group.had
        })
    }

    /// "have been killed in an ambush", "following an attack": whether it came of one attack that is named behind.
    pub(super) fn is_of_one(&self, hit: &Hit, hits: &[Hit], types: &EventTypes) -> bool {
        let behind = |other: &&Hit| {
            other.anchor > hit.anchor && other.is_nominal() && types.all()[other.event_type].hostile
        };
        hits.iter().filter(behind).map(|other| self.phrase_start(other.anchor)).any(|start| {
            let near = start > hit.anchor && start <= hit.anchor + 5;
            near && self.words[start].indefinite && self.words[start - 1].is(PREPOSITION | BARRIER)
        })
    }

    /// "holds after four days of shelling": what was before is told to date something else.
    fn lasted_before(&self, at: usize) -> bool {
        let of = self.phrase_start(at).checked_sub(1).filter(|of| self.words[*of].is(OF) && *of > 0);
        let opens =
            of.and_then(|of| (0..of).rev().find(|i| !self.words[*i].time && !self.words[*i].is(ADVERB)));
        let length = of.is_some_and(|of| self.words[of - 1].time);
        length && opens.is_some_and(|opens| self.words[opens].is(BARRIER) && opens > 0)
    }

    /// "Two hours before the end of the truce": what was ahead is told to date something else.
    fn is_yet_ahead(&self, at: usize) -> bool {
        self.phrase_start(at).checked_sub(1).is_some_and(|before| self.words[before].is(FORE))
    }

    /// "as the talks continue", "even as strikes continued": what goes on beside what is told.
    fn goes_on_beside(&self, at: usize, clause: usize) -> bool {
        let beside = self.words[clause].is(BARRIER) && self.words[clause].is(PREPOSITION);
        let one = !self.words[clause..at].iter().any(|word| word.mark == Some(','));
        beside && one && self.words[at].is(KNOWN) && self.words[at].verb.is_verb()
    }

    /// "hours after the agreement was announced": what is done to a known thing, told to date something else.
    fn points_back(&self, hit: &Hit, clause: usize, told: &EventType) -> bool {
        // "after the truce began"; but "before the truce began", "as it took effect" often tell of it for the first time.
        let begins = hit.kind == FrameKind::Subject && told.stage == "start";
        let Some((first, _)) = hit.other.filter(|_| hit.passive || begins) else { return false };
        // "A truce to hold during the feast begins": what opens behind it opens nothing that tells of it.
        let before =
            self.phrase_start(first).checked_sub(1).or(Some(clause).filter(|clause| *clause < first));
        let Some(before) = before else { return false };
        if begins && self.words[before].is(FORE | PREPOSITION) {
            return false;
        }
        let opens = self.words[before].is(BARRIER) && !self.words[before].is(CONDITIONAL);
        opens && self.is_definite(first)
    }

    /// "the truce", "this attack", "Israel's assault", "their talks": the reader is taken to know of it.
    pub(super) fn is_definite(&self, anchor: usize) -> bool {
        let start = self.phrase_start(anchor);
        // "said that attacks went on": before a plural, or behind a verb of saying, "that" opens a clause.
        let said = start > 0 && self.words[start - 1].is(REPORTING);
        let that = |word: &Word<'_>| word.is(RELATIVE) && word.is(DETERMINER);
        let points = !said && !self.words[anchor].plural;
        self.words[start..anchor]
            .iter()
            .any(|word| word.is(POSSESSIVE | KNOWN) || word.definite || points && that(word))
    }
}

impl Standing {
    /// Whether the sentence says that the event is, was or will be.
    pub(super) fn asserts(
        self,
        words: &[Word<'_>],
        hit: &Hit,
        event_type: &EventType,
        modality: Modality,
        group: Group,
    ) -> bool {
        if hit.kind == FrameKind::Hint && !self.beside_day {
            return false;
        }
        // "several cancelled talks"
        let cancelled = hit.other.is_some_and(|(first, _)| {
            let before = &words[first.saturating_sub(2)..first];
            before.iter().any(|word| word.is(REFUSE) && word.verb == Verb::Adjectival)
        });
        // "met to negotiate a truce": the meeting is real, what it is to bring is not.
        // But "will fly to Doha to sign a truce on Friday" says when it will be signed.
        let purpose = event_type.stage != "none"
            && !(modality == Modality::Planned && self.own_day)
            && group.to.is_some_and(|to| {
                let governor = (0..to).rev().take(8).find(|i| words[*i].verb.is_verb());
                governor.is_some_and(|verb| words[verb].is(MOTION) && !words[verb].is(BEGIN))
            });
        let so_far = self.of_several && modality == Modality::Real;
        if self.recalled || self.reduced || so_far || cancelled || purpose {
            return false;
        }
        // "Under the deal, fighting will cease": a text says so, nobody does it yet.
        if modality == Modality::Planned && !self.own_day && words.first().is_some_and(|word| word.is(UNDER))
        {
            return false;
        }
        if event_type.remark {
            let gist = event_type.gist_class;
            // "“We must talk,” the envoy said": what only the quotation says is talk.
            let reports = words[hit.anchor].is(REPORTING);
            let takes = |word: &Word<'_>| word.classes & gist != 0 && !(word.speech && reports);
            return gist == 0 || self.own_day || words.iter().any(takes);
        }
        let of_truce = event_type.stage != "none";
        if self.speech && !self.own_day && (!of_truce || hit.is_nominal()) {
            return false;
        }
        let adjectival = hit.kind == FrameKind::Verb && words[hit.anchor].verb == Verb::Adjectival;
        if self.reference && (!of_truce || adjectival) || adjectival && !(of_truce && self.own_day) {
            return false;
        }
        // "9,000 people have been killed": a total so far, no event.
        let relative = group.start.checked_sub(1).is_some_and(|before| words[before].is(RELATIVE));
        // "the territory it has seized", "sanctions that had been imposed"
        let turned = hit.other.is_some_and(|(_, last)| last < hit.anchor) && hit.kind == FrameKind::Verb;
        if turned && group.have && (relative || !hit.passive) && !self.own_day && !of_truce {
            return false;
        }
        // "have been launching air strikes" tells what goes on, "have been doing so for months" how it went so far.
        let ongoing = words[hit.anchor].verb == Verb::Progressive && !relative && !self.lasting;
        let so_far =
            group.have && (group.be || relative) && !group.had && modality == Modality::Real && !ongoing
                || hit.is_nominal() && self.of_total;
        // "The town has been captured": ground that was taken, troops that were sent are no total.
        let begun = event_type.lasts && !relative && !self.lasting && !hit.is_nominal();
        let so_far = so_far && !self.of_one && !begun;
        !event_type.hostile || !so_far || self.own_day || of_truce
    }
}

/// "Russia and Ukraine agreed to a truce": what one party accepts, several agree on.
pub(super) fn done_together<'t>(
    reading: &Reading<'_>,
    subject: Option<(usize, usize)>,
    names: &[NamePhrase],
    event_type: &'t EventType,
    types: &'t EventTypes,
) -> &'t EventType {
    let Some(together) = &event_type.together else { return event_type };
    let Some((first, last)) = subject else { return event_type };
    let span = reading.span(first, last);
    let named = names
        .iter()
        .filter(|name| !name.adjective && !name.possessive && !name.referents.is_empty())
        .filter(|name| span.overlaps(name.span))
        .count();
    let joins = |and: usize| {
        reading.words[and].is(CONJUNCTION)
            && (named >= 2 || and > first && reading.words[and - 1].capital && reading.words[and + 1].capital)
            && !names.iter().any(|name| name.span.overlaps(reading.words[and].span))
    };
    let several = (first..last).any(joins)
        || reading.words[first..=last].iter().any(|word| word.classes & together.who_class != 0);
    several.then(|| types.get(&together.event_type)).flatten().unwrap_or(event_type)
}

/// Remarks count where nothing else happens in the sentence and somebody known makes them.
pub(super) fn without_idle_remarks(
    found: Vec<Trigger>,
    names: &[NamePhrase],
    types: &EventTypes,
) -> Vec<Trigger> {
    let is_remark = |trigger: &Trigger| types.get(&trigger.event_type).is_some_and(|facts| facts.remark);
    let events = found.iter().any(|trigger| !is_remark(trigger));
    let mut remarked = false;
    found
        .into_iter()
        .filter(|trigger| {
            if !is_remark(trigger) {
                return true;
            }
            let spoken = types.get(&trigger.event_type).is_some_and(|facts| facts.gist.is_some());
            let keep = !events && !remarked && (!spoken || has_speaker(trigger, names));
            remarked |= keep;
            keep
        })
        .collect()
}

/// Whether a name says more than who somebody is: "Khalid Saleh, a doctor", speaks for no side.
pub(super) fn is_of_a_side(name: &NamePhrase) -> bool {
    name.referents.iter().any(|who| who.country.is_some() || who.kind != Some(ActorKind::Person))
}

/// Someone who speaks for a country, a body or an armed group stands where the speaker does.
fn has_speaker(trigger: &Trigger, names: &[NamePhrase]) -> bool {
    let sides = [trigger.subject, trigger.agent, trigger.reported_by];
    names.iter().any(|name| {
        sides.iter().flatten().any(|side| side.overlaps(name.span))
            && name.referents.iter().any(|referent| {
                referent.country.is_some()
                    || matches!(referent.kind, Some(ActorKind::Body | ActorKind::ArmedGroup))
            })
    })
}
