//! Events by their words: a sentence becomes triggers. Layer 3.
//!
//! No parser: closed classes of words, groups of verbs, frames from the lexicon laid over them, and what the
//! words around say of its being real.

mod asking;
mod clause;
mod conditions;
mod context;
mod describing;
mod gate;
mod governing;
mod links;
mod marking;
mod matching;
mod modality;
mod nominal;
mod outcome;
mod reach;
mod reading;
mod reporting;
mod settling;
mod standing;
mod subject;
mod verbs;

use crate::lexicon::inflect::{BASE, PAST};
use crate::lexicon::sense::{
    ADVERB, AGENT, BARRIER, BYSTANDER, CLAIM, CLAIM_NOUN, CONJUNCTION, DETERMINER, EXPECT, HEARSAY,
    HYPOTHETICAL, OF, PARTICLE, PLAN, PREPOSITION, RELATIVE, TO, UNREAL, WITNESS,
};
use crate::lexicon::vocabulary::ACTOR;
use crate::lexicon::{EventType, EventTypes, FrameKind};
use crate::model::{NamePhrase, NameReading, Referent, Sentence, Span, Status, TimePhrase, Token, Trigger};

use matching::Hit;
use modality::Modality;
pub use reading::Room;
use reading::{Reading, Verb, Word};

/// Reads the words of a sentence, for [`passes_gate`] and [`triggers`].
pub fn words<'l>(text: &str, tokens: &[Token], types: &'l EventTypes, room: &mut Room<'l>) {
    room.read(text, tokens, types);
}

/// Whether the sentence whose words were read last passes the gate: the words of one frame at least all stand in it, in
/// whatever order, whatever names stand between them. No other tells an event, and an article without one is read no
/// further; `benches/extract.rs` prints their share.
#[must_use]
pub fn passes_gate(types: &EventTypes, room: &mut Room<'_>) -> bool {
    room.may_tell(types)
}

/// The events that a sentence speaks of, whose words were read last, in text order.
#[must_use]
pub fn triggers<'l>(
    text: &str,
    sentence: &Sentence,
    names: &[NamePhrase],
    times: &[TimePhrase],
    types: &'l EventTypes,
    room: &mut Room<'l>,
) -> Vec<Trigger> {
    let reading = Reading::new(text, sentence, names, times, types, room);
    let found = told(text, &reading, names, times, types);
    room.take_back(reading);
    found
}

fn told(
    text: &str,
    reading: &Reading<'_>,
    names: &[NamePhrase],
    times: &[TimePhrase],
    types: &EventTypes,
) -> Vec<Trigger> {
    let hits = reading.hits(text, types);
    if hits.is_empty() || reading.words.iter().rev().take(3).any(|word| word.mark == Some('?')) {
        return Vec::new();
    }
    let found: Vec<Trigger> =
        hits.iter().filter_map(|hit| trigger(text, reading, hit, &hits, (names, times), types)).collect();
    standing::without_idle_remarks(found, names, types)
}

fn trigger(
    text: &str,
    reading: &Reading<'_>,
    hit: &Hit,
    hits: &[Hit],
    (names, times): (&[NamePhrase], &[TimePhrase]),
    types: &EventTypes,
) -> Option<Trigger> {
    let nominal = hit.is_nominal();
    // "the Government of National Accord": part of a name.
    let anchor = reading.words[hit.anchor].span;
    let part = |name: &&NamePhrase| name.span.overlaps(anchor) && name.head != anchor;
    let named = names.iter().filter(part).any(|name| !name.adjective && !name.referents.is_empty());
    if nominal && named && reading.words[hit.anchor].capital {
        return None;
    }
    let (modality, governor) =
        if nominal { reading.noun_modality(hit.anchor) } else { (reading.verb_modality(hit.anchor), None) };
    let told = &types.all()[hit.event_type];
    // "agreed to a truce and a pause for aid": the second is agreed as the first is.
    let of_truce = |facts: &EventType| !matches!(&*facts.stage, "none" | "start");
    let agreed = |other: &Hit| {
        Some(other.anchor) == governor && of_truce(told) && of_truce(&types.all()[other.event_type])
    };
    let modality = match governor {
        Some(verb) if modality == Modality::Planned && hits.iter().any(agreed) => reading.verb_modality(verb),
        _ => modality,
    };
    if reading.names_one_of(told.apart_class) && !reading.names_one_of(told.apart_unless_class) {
        return None;
    }
    // "before it would sign any accord": of none in particular nobody says that it will be.
    let of_any = hit.other.is_some_and(|(first, _)| {
        reading.words[reading.phrase_start(first)..first].iter().any(|word| word.is(HYPOTHETICAL))
    });
    if of_any && modality == Modality::Planned && !hit.is_nominal() {
        return None;
    }
    let modality = reading.announced(hit, modality);
    let modality = reading.frame_modality(modality, hit, governor, &types.frames()[hit.frame], told)?;
    let event_type = outcome::of(modality, told, types)?;
    let (clause_first, clause_last) = reading.clause(hit.anchor);
    let links = reading.links(text, (hit.first, hit.last), hit.anchor, times);
    let mut standing = reading.standing(hit, governor, &links, times, told);
    standing.of_one = told.hostile && reading.is_of_one(hit, hits, types);
    if told.stage == "none" && modality == Modality::Negated && !standing.own_day {
        return None;
    }
    // "the front, which has been waging a war": how it went so far.
    let through = governor.filter(|verb| told.hostile && *verb < hit.first && reading.is_of_relative(*verb));
    if !standing.asserts(
        &reading.words,
        hit,
        event_type,
        modality,
        reading.group(through.unwrap_or(hit.anchor)),
    ) {
        return None;
    }
    // "agreed in talks in Geneva": who acts takes part in what it is done at.
    let acts = governor.or_else(|| reading.adjunct_of(hit, told));
    let own_last = reading.own_last(hit.anchor, clause_last);
    let (subject, object) = sides(reading, hit, acts, modality, own_last, event_type.remark);
    let event_type = standing::done_together(reading, subject, names, event_type, types);
    let said = reading.told(hit, told.hostile);
    let (report, subject) = (said.report, said.subject.or(subject));
    // "Observers recorded 12 breaches": who counts them does not commit them.
    let counted = told.stage == "violation"
        && told.hostile
        && hit.kind == FrameKind::Verb
        && !hit.passive
        && reading.words[hit.anchor].is(WITNESS);
    let witness = subject.filter(|_| counted).map(|(first, _)| (first, hit.anchor, hit.anchor));
    let (report, subject) = if counted { (report.or(witness), None) } else { (report, subject) };
    // "accused each other of breaking the truce that Russia declared": nobody is accused of declaring it.
    let known = !event_type.hostile && reading.relative_of(hit.anchor).is_some();
    let report = report.filter(|(.., verb)| !(known && reading.words[*verb].is(CLAIM)));
    let of_oneself = report.is_some() && reading.is_of_oneself(hit, said, subject);
    let report = report.map(|(first, last, verb)| (reading.span(first, last), verb));
    let status = status(reading, hit, modality, event_type, report, names);
    let group = reading.group(governor.unwrap_or(hit.anchor));
    let anchor_verb = &reading.words[governor.unwrap_or(hit.anchor)];
    let told_in_past = anchor_verb.forms & PAST != 0
        || group.be
        || nominal
        // "signed a truce starting on Monday": the start has a time of its own.
        || anchor_verb.verb == Verb::Gerund && told.stage != "start" && reading.is_told_in_past(hit.anchor);
    // "The envoy is expected in Aden": nobody does anything to whoever is waited for.
    let awaited = hit.kind == FrameKind::Subject && reading.words[hit.anchor].is(EXPECT);
    let passive = hit.passive && !awaited || types.frames()[hit.frame].suffered;
    let agent = (passive || nominal).then(|| agent(reading, hit, clause_last)).flatten();
    let passive = passive && (agent.is_some() || !reading.is_done_itself(hit, told));
    let is_past = modality == Modality::Real && !group.have && told_in_past;
    Some(Trigger {
        event_type: event_type.id.clone(),
        span: reading.span(hit.first, hit.last),
        clause: reading.span(clause_first, own_last),
        subject: subject.map(|(first, last)| reading.span(first, last)),
        object: object.map(|(first, last)| reading.span(first, last)),
        agent,
        is_noun: nominal,
        passive,
        reported_by: report.map(|(span, _)| span),
        of_oneself,
        status,
        condition: condition(text, reading, hit.anchor),
        is_past,
        is_present: modality == Modality::Real && reading.is_told_in_present(hit.anchor, governor, nominal),
        times: links,
        is_perfect: group.have,
        is_pluperfect: group.had,
        strength: strength(hit),
        rules: vec![[told.id.as_str(), ": ", &types.frames()[hit.frame].source].concat()],
    })
}

fn strength(hit: &Hit) -> u8 {
    let base = match hit.kind {
        FrameKind::Verb | FrameKind::Subject => 80,
        FrameKind::Noun => 65,
        FrameKind::Hint | FrameKind::Blocker => 45,
    };
    base + 5 * u8::try_from(hit.words.min(4)).unwrap_or(4)
}

type Words = Option<(usize, usize)>;

/// What stands on the side of the subject and on that of the object.
fn sides(
    reading: &Reading<'_>,
    hit: &Hit,
    governor: Option<usize>,
    modality: Modality,
    last: usize,
    remark: bool,
) -> (Words, Words) {
    let behind = |from: usize| (from <= last).then_some((from, last));
    if modality == Modality::Demanded
        && let Some(sides) = reading.asking(hit, last)
    {
        return sides;
    }
    match hit.kind {
        FrameKind::Verb if hit.passive => {
            // "schoolgirls, kidnapped in Chibok"
            let comma = |last: usize| last + 2 == hit.anchor && reading.words[last + 1].mark == Some(',');
            let beside = hit.other.filter(|(_, last)| comma(*last));
            let subject = beside.or_else(|| reading.subject_of(hit.anchor)).or(hit.other);
            (subject, behind(hit.anchor + 1))
        }
        FrameKind::Verb if remark && reading.speaker_behind(hit.anchor).is_some() => {
            (reading.speaker_behind(hit.anchor), behind(hit.anchor + 1))
        }
        FrameKind::Verb => (reading.subject_of(hit.anchor), behind(hit.anchor + 1)),
        FrameKind::Subject => (reading.subject_of(hit.anchor).or(hit.other), behind(hit.anchor + 1)),
        _ => {
            // "Hamas is ready for a truce"
            if let Some(be) = reading.be_of_predicate(hit.anchor) {
                return (reading.subject_of(be), behind(hit.anchor + 1));
            }
            let start = reading.phrase_start(hit.anchor);
            let own = (start < hit.anchor).then(|| (start, hit.anchor - 1));
            // "talks following a raid": nobody follows; "were killed in a raid": who suffers does nothing.
            let acts = |verb: &usize| {
                let word = &reading.words[*verb];
                let suffers = word.verb == Verb::Passive && !(start > 0 && reading.words[start - 1].is(OF));
                *verb < hit.anchor && !word.is(PREPOSITION | BARRIER) && !suffers
            };
            let of_verb = governor.filter(acts).and_then(|verb| reading.subject_of(verb));
            let possessed = own.filter(|(first, last)| {
                reading.words[*first..=*last]
                    .iter()
                    .any(|w| w.capital || w.adjective_name || w.classes & ACTOR != 0)
            });
            // "the envoy, who is on a visit to Cairo": whom the clause is about.
            let opens = |i: &usize| reading.words[*i].is(RELATIVE) || reading.words[*i].mark.is_some();
            let pronoun = |i: &usize| reading.words[*i].is(RELATIVE) && !reading.words[*i].is(DETERMINER);
            let relative = (0..start).rev().take(8).find(opens).filter(pronoun);
            let about = relative.filter(|_| governor.is_none()).and_then(|i| reading.phrase_before(i));
            (possessed.or(of_verb).or(about).or(own), behind(hit.anchor + 1))
        }
    }
}

/// "by the rebels" behind a passive or a noun, up to the next comma or preposition of place.
fn agent(reading: &Reading<'_>, hit: &Hit, last: usize) -> Option<Span> {
    let from = hit.anchor + 1;
    let by = (from..=last).take(14).find(|i| reading.words[*i].is(AGENT) && !reading.words[*i].time)?;
    // "by the army and the militia, both allies of the king": an apposition is no agent.
    let apposition = |comma: usize| {
        let next = reading.words.get(comma + 1).is_some_and(|next| next.is(DETERMINER));
        next && reading.words.get(comma + 2).is_none_or(|word| !word.capital && !word.adjective_name)
    };
    let end = (by + 1..=last)
        .find(|i| {
            let word = &reading.words[*i];
            word.mark == Some(';') || word.verb.is_verb() || word.mark == Some(',') && apposition(*i)
        })
        .unwrap_or(last + 1);
    (by + 1 < end).then(|| reading.span(by + 1, end - 1))
}

/// Happened, planned, proposed, or one side's word.
fn status(
    reading: &Reading<'_>,
    hit: &Hit,
    modality: Modality,
    event_type: &EventType,
    report: Option<(Span, usize)>,
    names: &[NamePhrase],
) -> Status {
    match modality {
        Modality::Planned => return Status::Planned,
        Modality::Proposed => return Status::Proposed,
        _ => {}
    }
    let group = reading.group(hit.anchor);
    let (first, last) = reading.clause(hit.anchor);
    let governs = matches!(hit.kind, FrameKind::Verb | FrameKind::Subject);
    // "sanctioned a general for his alleged role": behind the words an adjective is of something else.
    let of_verb = |at: usize| {
        let inner = reading.words.get(at + 1).is_some_and(|next| next.verb == Verb::Gerund);
        reading.words[at].is(ADVERB) && !inner
    };
    let of_it = |at: usize| reading.words[at].is(HEARSAY) && (at <= hit.last || of_verb(at));
    let hearsay = group.hearsay || (governs || event_type.hostile) && (first..=last).any(of_it);
    if hearsay
        || event_type.hostile && reading.is_hearsay_noun(hit)
        || hit.kind == FrameKind::Verb && reading.words[hit.anchor].is(CLAIM) && !event_type.remark
    {
        return Status::Alleged;
    }
    // "talks are scheduled", "schedule a meeting for October"
    let particle = reading.words.get(hit.anchor + 1).is_some_and(|next| next.is(PARTICLE));
    // "set fire", "set a deadline": done, where "plan an offensive" is to come.
    let ahead = |(_, last): (usize, usize)| !reading.words[last].is(UNREAL);
    let ahead = !event_type.hostile || hit.other.is_some_and(ahead);
    let plain = event_type.stage == "none" && !event_type.remark && !particle && ahead;
    let expected = (hit.kind == FrameKind::Subject || hit.kind == FrameKind::Verb && plain)
        && reading.words[hit.anchor].is(EXPECT);
    let agreed = event_type.agreed_ahead && hit.kind == FrameKind::Verb && reading.words[hit.anchor].is(PLAN);
    if (expected || agreed) && modality == Modality::Real {
        return Status::Planned;
    }
    let Some((report, verb)) = report else { return Status::Happened };
    if reading.words[verb].is(CLAIM) && verb < hit.first && !event_type.remark {
        return Status::Alleged;
    }
    let claimed = reading.words[verb].is(CLAIM_NOUN) && !reading.words[verb].verb.is_verb();
    // "a spokesman for the UN-backed government": no observer, but one who is backed by them.
    let compound = |name: &NamePhrase| {
        reading.words.iter().any(|word| word.joined && word.span.start == name.span.end + 1)
    };
    let neutral = names.iter().any(|name| name.neutral && report.overlaps(name.span) && !compound(name));
    if claimed && !neutral && !event_type.remark {
        return Status::Alleged;
    }
    if !event_type.hostile {
        return Status::Happened;
    }
    // "both sides reported shelling": what each of them tells is nobody's word against another's.
    let pair = |name: &NamePhrase| {
        let apart = |two: &[Referent]| two[0].country != two[1].country;
        name.anaphoric && name.referents.windows(2).any(apart) && report.overlaps(name.span)
    };
    // "Both", "all".
    let each = |word: &Word<'_>| word.is(DETERMINER) && word.is(ADVERB) && report.overlaps(word.span);
    let both = names.iter().any(pair) || reading.words.iter().any(each);
    let of_both = both && !names.iter().any(|name| names_another(name, report, reading));
    // "officials said": nobody's word against another's.
    let named = names.iter().any(|name| standing::is_of_a_side(name) && report.overlaps(name.span));
    let bystander = reading.words.iter().any(|word| word.is(BYSTANDER) && report.overlaps(word.span));
    if neutral
        || of_both
        || bystander && !named
        || event_type.stage != "violation" && reading.tells_own_act(hit)
    {
        Status::Happened
    } else {
        Status::Alleged
    }
}

/// Whether a name beside those who tell says who did it.
fn names_another(name: &NamePhrase, report: Span, reading: &Reading<'_>) -> bool {
    let inside = reading.words.first().is_some_and(|first| first.span.start <= name.span.start)
        && reading.words.last().is_some_and(|last| name.span.end <= last.span.end);
    let acts = !name.referents.is_empty() && name.reading != NameReading::Place && !name.anaphoric;
    inside && acts && !report.overlaps(name.span)
}

/// The condition in words: "if Russia does the same", up to the next comma or the end of the sentence.
fn condition(text: &str, reading: &Reading<'_>, anchor: usize) -> Option<String> {
    let opens = reading.words.iter().position(Word::opens_condition)?;
    let last = (opens + 1..reading.len())
        .find(|i| {
            reading.words[*i].mark.is_some_and(|mark| matches!(mark, ',' | ';' | '.'))
                || reading.words[*i].is_quote()
        })
        .unwrap_or(reading.len());
    if (opens..last).contains(&anchor) || last < opens + 3 || last - opens > 40 {
        return None;
    }
    // "agrees to a truce and vows to withdraw if …": on it hangs what is said next to it.
    let other = |i: usize| {
        let word = &reading.words[i];
        word.forms & BASE == 0 && (reading.is_finite(i) || word.is(PLAN) && reading.words[i + 1].is(TO))
    };
    if (anchor + 1..opens.saturating_sub(2)).any(|i| reading.words[i].is(CONJUNCTION) && other(i + 1)) {
        return None;
    }
    Some(reading.span(opens, last - 1).of(text).to_owned())
}
