//! The columns of the table of ceasefires. Layer 4.

use super::schema;
use crate::model::Ceasefire;
use crate::table::value::{Value, day, maybe, text, texts};

schema! {
/// The table of ceasefires.
CEASEFIRES = "ceasefires", CeasefireColumn, |source: &'v Ceasefire| {
    Id = "id", Text, Fixed,
        "Names the ceasefire: the id of its smallest event.",
        "ETH/PRIO cf_id.", text(&source.id);
    Name = "name", Text, Fixed,
        "Composed from parties, term and day, or given by hand.",
        "", text(&source.name);
    Side = "side", Text, Fixed,
        "unilateral, bilateral or multilateral.",
        "ETH/PRIO side: 1 unilateral, 2 bilateral, 3 multilateral.", maybe(source.side.as_deref());
    Parties = "parties", Texts, Fixed,
        "Names of the parties, sorted.",
        "ETH/PRIO actor_name, one row for each.", texts(source.parties.iter().map(String::as_str));
    Mediators = "mediators", Texts, Fixed,
        "Names of the mediators, sorted.",
        "ETH/PRIO mediator_nego, mediator_send.", texts(source.mediators.iter().map(String::as_str));
    Scope = "scope", Text, Fixed,
        "What is covered: all fire, energy sites, a corridor, a place.",
        "ETH/PRIO partial: 1 where not all of the fighting is covered.", maybe(source.scope.as_deref());
    Proposed = "proposed", Day, Fixed,
        "Day it was proposed.",
        "", day(source.proposed);
    Answered = "answered", Day, Fixed,
        "Day of the latest answer.",
        "", day(source.answered);
    Declared = "declared", Day, Fixed,
        "Day it was declared by one side.",
        "ETH/PRIO cf_dec_yr, cf_dec_month, cf_dec_day.", day(source.declared);
    Agreed = "agreed", Day, Fixed,
        "Day it was agreed by the sides.",
        "ETH/PRIO cf_dec_yr, cf_dec_month, cf_dec_day.", day(source.agreed);
    Effective = "effective", Day, Fixed,
        "First day in force.",
        "ETH/PRIO cf_effect_yr, cf_effect_month, cf_effect_day.", day(source.effective);
    ScheduledEnd = "scheduled_end", Day, Fixed,
        "Last day in force by its term.",
        "", day(source.scheduled_end);
    Ended = "ended", Day, Fixed,
        "Day it ended.",
        "ETH/PRIO end_yr, end_month, end_day.", day(source.ended);
    HowEnded = "how_ended", Text, Fixed,
        "expired, collapsed, called off, replaced; `expired (inferred)` where only the term says so.",
        "ETH/PRIO ended.", maybe(source.how_ended.as_deref());
    Duration = "duration", Text, Fixed,
        "Stated length in ISO 8601.",
        "ETH/PRIO fixed_time (days).", maybe(source.duration.as_deref());
    ClaimReports = "violations_reported", Texts, Fixed,
        "Violations claimed by each side: who claims, against whom, in how many reports. Claims of two sides are never summed.",
        "", Value::Null;
    ClaimTotals = "violations_claimed", Texts, Fixed,
        "Totals of violations that each side claims, the highest of each claimant; snapshots, never summed.",
        "", Value::Null;
    FirstViolation = "first_violation", Day, Fixed,
        "First day on which a violation is alleged after the start.",
        "", day(source.first_violation);
    Events = "events", Texts, Fixed,
        "Ids of its events, in order of stage and day.",
        "", texts(source.links.iter().map(|link| link.event.as_str()));
    Stages = "stages", Texts, Fixed,
        "Stages of its events, in their order.",
        "", texts(source.links.iter().map(|link| link.stage.as_str()));
    Reasons = "reasons", Texts, Fixed,
        "Why each of its events belongs to it, in their order.",
        "", texts(source.links.iter().map(|link| link.reason.as_str()));
}
}
