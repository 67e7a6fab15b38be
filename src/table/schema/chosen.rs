//! Some columns of the table of events: what a view reads of it, so that nothing else is loaded. Layer 4.

use super::EventColumn;

/// Some columns of the table of events.
///
/// ```
/// use truceline::table::{EventColumn, EventColumns};
/// let shown = EventColumns::of(&[EventColumn::Id, EventColumn::Label]);
/// assert!(shown.holds(EventColumn::Label) && !shown.holds(EventColumn::Note));
/// assert!(!EventColumns::ALL.without(EventColumn::Note).holds(EventColumn::Note));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventColumns(u64);

impl EventColumns {
    /// Every column.
    pub const ALL: Self = Self(u64::MAX);

    /// These columns.
    #[must_use]
    pub const fn of(columns: &[EventColumn]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < columns.len() {
            bits |= 1 << columns[at] as u32;
            at += 1;
        }
        Self(bits)
    }

    /// These columns but one.
    #[must_use]
    pub const fn without(self, column: EventColumn) -> Self {
        Self(self.0 & !(1 << column as u32))
    }

    /// Whether a column is among them.
    #[must_use]
    pub const fn holds(self, column: EventColumn) -> bool {
        self.0 & (1 << column as u32) != 0
    }

    /// Whether any of some columns is among them.
    #[must_use]
    pub const fn holds_any(self, columns: &[EventColumn]) -> bool {
        self.0 & Self::of(columns).0 != 0
    }

    /// Whether the column of an index is among them.
    pub(in crate::table) const fn holds_index(self, index: usize) -> bool {
        index < 64 && self.0 & (1 << index) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::super::EVENTS;

    #[test]
    fn every_column_has_a_bit() {
        assert!(EVENTS.columns.len() <= 64);
    }
}
