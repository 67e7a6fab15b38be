//! One expression with what its surroundings say of it: all that resolution and phrases need, so that tokens can be
//! let go block by block.

use super::direction::Direction;
use super::meaning::Found;
use crate::model::{Preposition, Span};

/// What joins an expression to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Other words.
    None,
    /// "to", "through", "until", a dash.
    To,
    /// "and", a comma.
    And,
    /// "or".
    Or,
    /// Nothing, a comma or "on", "at" between a time and its day.
    Beside,
}

/// One expression with its surroundings.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// What was read.
    pub(super) found: Found,
    /// Where.
    pub(super) span: Span,
    /// Number of its paragraph.
    pub(super) paragraph: usize,
    /// Number of its sentence.
    pub(super) sentence: usize,
    /// It heads a section: "2005: Elections and a new government".
    pub(super) heading: bool,
    /// It is or belongs to the end of a span: "lasted until the fall of the city in February 1945".
    pub(super) ends_span: bool,
    /// It is the first of its paragraph.
    pub(super) opens_paragraph: bool,
    /// It stands at the head of its sentence.
    pub(super) leads: bool,
    /// Where the verb that governs it looks.
    pub(super) direction: Direction,
    /// A verb of the past stands right before it: "was killed on 9 May".
    pub(super) told_there: bool,
    /// What governs it.
    pub(super) preposition: Option<Preposition>,
    /// "about", "around" before it.
    pub(super) approximate: bool,
    /// What joins it to the expression before it.
    pub(super) joint: Joint,
    /// "a day after the group struck": a clause behind it names its anchor.
    pub(super) anchored_by_clause: bool,
}

impl Item {
    /// Whether it goes on from the expression before it: "the spring and summer of 2023".
    pub(super) fn is_joined(&self) -> bool {
        matches!(self.joint, Joint::To | Joint::And | Joint::Or)
    }
}
