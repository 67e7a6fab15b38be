//! One truce through its stages.

use chrono::NaiveDate;

/// One truce through its stages, made of the events that belong to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ceasefire {
    /// Id of its smallest event.
    pub id: String,
    /// Composed from parties, term and day, or given by hand.
    pub name: String,
    /// unilateral, bilateral or multilateral.
    pub side: Option<String>,
    /// Names of the parties, sorted.
    pub parties: Vec<String>,
    /// Names of the mediators, sorted.
    pub mediators: Vec<String>,
    /// What is covered: all fire, energy sites, a corridor, a place.
    pub scope: Option<String>,
    /// Day it was proposed.
    pub proposed: Option<NaiveDate>,
    /// Day of the latest answer.
    pub answered: Option<NaiveDate>,
    /// Day it was declared by one side.
    pub declared: Option<NaiveDate>,
    /// Day it was agreed by the sides.
    pub agreed: Option<NaiveDate>,
    /// First day in force.
    pub effective: Option<NaiveDate>,
    /// Last day in force by its term.
    pub scheduled_end: Option<NaiveDate>,
    /// Day it ended.
    pub ended: Option<NaiveDate>,
    /// expired, collapsed, called off, replaced; `expired (inferred)` where only the term says so.
    pub how_ended: Option<String>,
    /// Stated length in ISO 8601.
    pub duration: Option<String>,
    /// First day on which a violation is alleged after the start.
    pub first_violation: Option<NaiveDate>,
    /// Its events, in order of stage and day, each with the reason for the link.
    pub links: Vec<CeasefireLink>,
}

/// One event of a ceasefire and why it belongs there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CeasefireLink {
    /// Id of the event.
    pub event: String,
    /// Stage of its type.
    pub stage: String,
    /// Why it was linked, in words.
    pub reason: String,
}
