//! The columns of the table of ceasefires. Layer 4.

use super::schema;
use crate::model::{Ceasefire, CeasefireAnswer, CeasefireDay, CeasefireSide, Stage, ViolationClaims};
use crate::table::value::{Value, day, made, maybe, text, texts, texts_made};

schema! {
/// The table of ceasefires.
CEASEFIRES = "ceasefires", CeasefireColumn, |source: &'v Ceasefire| {
    Id = "id", Text, Fixed,
        "Names the ceasefire: the smallest id of its events. The id of any of its events stands for it too, so that it resolves for ever.",
        "ETH/PRIO cf_id.", text(&source.id);
    Name = "name", Text, Fixed,
        "Composed from parties, term and day, or given by hand.",
        "", text(&source.name);
    Side = "side", Text, Fixed,
        "unilateral, bilateral or multilateral: how many sides it binds; empty for a proposal.",
        "ETH/PRIO side: 1 unilateral, 2 bilateral, 3 multilateral.", maybe(source.side.map(CeasefireSide::as_str));
    Parties = "parties", Texts, Fixed,
        "Names of the parties, sorted: who declares, signs, accepts, begins or breaks it, and who is asked to.",
        "ETH/PRIO actor_name, one row for each.", texts(source.parties.iter().map(String::as_str));
    Bound = "bound", Texts, Fixed,
        "Names of those of them who declared, signed, accepted or began it, sorted.",
        "", texts(source.bound.iter().map(String::as_str));
    Mediators = "mediators", Texts, Fixed,
        "Names of the mediators, sorted: who brokers or hosts, and who puts forward a truce between others.",
        "ETH/PRIO mediator_nego, mediator_send.", texts(source.mediators.iter().map(String::as_str));
    Proposers = "proposers", Texts, Fixed,
        "Names of those who put it forward or asked for it, sorted.",
        "", texts(source.proposers.iter().map(String::as_str));
    Scope = "scope", Text, Fixed,
        "What is covered: all fire, energy sites, a corridor, a place.",
        "ETH/PRIO partial: 1 where not all of the fighting is covered.", maybe(source.scope.as_deref());
    Proposed = "proposed", Day, Fixed,
        "Day it was proposed.",
        "", known(source.proposed.as_ref());
    Wanted = "wanted", Day, Fixed,
        "The first day in force that those who proposed it asked for.",
        "", known(source.wanted.as_ref());
    Answered = "answered", Day, Fixed,
        "Day of the latest answer.",
        "", day(source.answers.iter().filter_map(|answer| answer.day).max());
    Answers = "answers", Texts, Fixed,
        "Who answered how and when, in order of day: `Ukraine: acceptance, 2025-03-11`; a condition stands behind it.",
        "", texts_made(source.answers.iter().map(answer_words));
    Declared = "declared", Day, Fixed,
        "Day it was declared by one side.",
        "ETH/PRIO cf_dec_yr, cf_dec_month, cf_dec_day.", known(source.declared.as_ref());
    DeclaredBasis = "declared_basis", Text, Fixed,
        "What `declared` rests on: stated, relative, assumed (see the basis of events), reported (the day of the first report: then or before), planned (announced, not reported since), computed (from start and length), inferred (from other stages; nobody says so), decided (by a person).",
        "", basis(source.declared.as_ref());
    DeclaredEvidence = "declared_evidence", Text, Words,
        "The sentence that `declared` was read from.",
        "ETH/PRIO evidence_onset.", evidence(source.declared.as_ref());
    Agreed = "agreed", Day, Fixed,
        "Day it was agreed by the sides.",
        "ETH/PRIO cf_dec_yr, cf_dec_month, cf_dec_day.", known(source.agreed.as_ref());
    AgreedBasis = "agreed_basis", Text, Fixed,
        "What `agreed` rests on, as `declared_basis`.",
        "", basis(source.agreed.as_ref());
    AgreedEvidence = "agreed_evidence", Text, Words,
        "The sentence that `agreed` was read from.",
        "", evidence(source.agreed.as_ref());
    Effective = "effective", Day, Fixed,
        "First day in force.",
        "ETH/PRIO cf_effect_yr, cf_effect_month, cf_effect_day.", known(source.effective.as_ref());
    EffectiveBasis = "effective_basis", Text, Fixed,
        "What `effective` rests on, as `declared_basis`; inferred where only the day of its declaration or agreement is known.",
        "", basis(source.effective.as_ref());
    EffectiveEvidence = "effective_evidence", Text, Words,
        "The sentence that `effective` was read from.",
        "", evidence(source.effective.as_ref());
    StartTime = "start_time", Text, Fixed,
        "Clock time of the start as stated, with its zone: `18:00 Europe/Moscow`.",
        "", start_time(source);
    ScheduledEnd = "scheduled_end", Day, Fixed,
        "Last day in force by its term or by what was announced.",
        "", known(source.scheduled_end.as_ref());
    ScheduledEndBasis = "scheduled_end_basis", Text, Fixed,
        "What `scheduled_end` rests on, as `declared_basis`; computed from start and length, else as announced.",
        "", basis(source.scheduled_end.as_ref());
    ScheduledEndEvidence = "scheduled_end_evidence", Text, Words,
        "The sentence that `scheduled_end` was read from.",
        "", evidence(source.scheduled_end.as_ref());
    Ended = "ended", Day, Fixed,
        "Day it ended: its last day in force where it expired, else the day on which it was called off or collapsed.",
        "ETH/PRIO end_yr, end_month, end_day.", known(source.ended.as_ref());
    EndedBasis = "ended_basis", Text, Fixed,
        "What `ended` rests on, as `declared_basis`; inferred where only its term, or a later truce, says so.",
        "", basis(source.ended.as_ref());
    EndedEvidence = "ended_evidence", Text, Words,
        "The sentence that `ended` was read from.",
        "ETH/PRIO evidence_end.", evidence(source.ended.as_ref());
    HowEnded = "how_ended", Text, Fixed,
        "expired, collapsed, called off, replaced; `expired (inferred)` where only the term says so, `replaced (inferred)` where only a later truce of the same parties does.",
        "ETH/PRIO ended.", maybe(source.how_ended.as_deref());
    Duration = "duration", Text, Fixed,
        "Stated length in ISO 8601.",
        "ETH/PRIO fixed_time (days).", maybe(source.duration.as_deref());
    ClaimReports = "violations_reported", Texts, Fixed,
        "Violations claimed by each side: who claims, against whom, in how many events: `Ukraine against Russia: 3`. Claims of two sides are never summed.",
        "", texts_made(source.violations.iter().map(|claim| format!("{}: {}", claim_words(claim), claim.reports)));
    ClaimTotals = "violations_claimed", Texts, Fixed,
        "Totals of violations that each side claims, the highest of each claimant: `Ukraine against Russia: 2935`; snapshots, never summed.",
        "", texts_made(source.violations.iter().filter_map(|claim| {
            claim.total.map(|total| format!("{}: {total}", claim_words(claim)))
        }));
    FirstViolation = "first_violation", Day, Fixed,
        "First day on which a violation is alleged after the start.",
        "", day(source.first_violation);
    DaysToViolation = "days_to_violation", Integer, Fixed,
        "Days from the start to the first alleged violation; 0 on the same day.",
        "", source.days_to_violation().map_or(Value::Null, Value::Integer);
    Events = "events", Texts, Fixed,
        "Ids of its events, in order of day and stage.",
        "", texts(source.events());
    Stages = "stages", Texts, Fixed,
        "Stages of its events, in their order.",
        "", texts(source.links.iter().map(|link| link.stage.as_str()));
    Reasons = "reasons", Texts, Fixed,
        "Why each of its events belongs to it, in their order.",
        "", texts(source.links.iter().map(|link| link.reason.as_str()));
}
}

fn known<'a>(known: Option<&CeasefireDay>) -> Value<'a> {
    day(known.map(|known| known.day))
}

fn basis(known: Option<&CeasefireDay>) -> Value<'_> {
    maybe(known.map(|known| known.basis.as_str()))
}

fn evidence(known: Option<&CeasefireDay>) -> Value<'_> {
    maybe(known.and_then(|known| known.evidence.as_deref()))
}

fn start_time<'a>(source: &Ceasefire) -> Value<'a> {
    source.start_time.as_ref().map_or(Value::Null, |(time, zone)| {
        made(format!("{} {}", time.format("%H:%M"), zone.as_deref().unwrap_or("")).trim_end().to_owned())
    })
}

/// `Russia: acceptance if …, 2025-03-13`.
fn answer_words(answer: &CeasefireAnswer) -> String {
    let mut words = format!("{}: {}", answer.by, answer.stage);
    if let Some(condition) = answer.condition.as_deref().filter(|_| answer.stage == Stage::Acceptance) {
        words.push_str(&format!(" ({condition})"));
    }
    if let Some(day) = answer.day {
        words.push_str(&format!(", {day}"));
    }
    words
}

/// `Ukraine against Russia`; what nobody claims is reported as a fact.
fn claim_words(claim: &ViolationClaims) -> String {
    let claimant = claim.claimant.as_deref().unwrap_or("reported");
    match &claim.accused {
        Some(accused) => format!("{claimant} against {accused}"),
        None => claimant.to_owned(),
    }
}
