//! A sheet of ours that comes back: cells that a person changed become decisions, cells that changed meanwhile are
//! refused.

use std::collections::BTreeMap;

use super::date_words;
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::model::{Actor, Event, Filter, Length, Place, Review, Role};
use crate::store::Store;
use crate::table::edited::{self, CellChange, RefusedCell};
use crate::table::{EventColumn, EventTable, Sheet, cell_words, split};

/// What a returning sheet says.
pub(super) struct Edits {
    /// Events with what was decided about them.
    pub(super) changes: Vec<Change>,
    /// Cells that were not taken.
    pub(super) refused: Vec<RefusedCell>,
    /// Rows of events that are not here.
    pub(super) new_rows: Vec<usize>,
    /// Rows of events that are here.
    pub(super) known_rows: usize,
}

/// What a person decided about one event.
pub(super) struct Change {
    pub(super) event: String,
    pub(super) decisions: Vec<(&'static str, String)>,
}

/// Compares a sheet with the tracker; `None` where the sheet is not ours: it has no id or no revision.
pub(super) fn edits(store: &Store, sheet: &Sheet, lexicon: &Lexicon) -> Result<Option<Edits>> {
    let has = |column: EventColumn| sheet.position(column.name()).is_some();
    if !has(EventColumn::Id) || !has(EventColumn::Revision) {
        return Ok(None);
    }
    let filter = Filter { reviews: Review::ALL.to_vec(), ..Filter::default() };
    let table = EventTable::from_events(&store.events(&filter)?, lexicon.types());
    let found = edited::changes(&table, sheet)?;
    let (id, mut changed) = (EventColumn::Id as usize, BTreeMap::<&str, Vec<&CellChange>>::new());
    for change in &found.changes {
        changed.entry(change.event.as_str()).or_default().push(change);
    }
    let mut edits = Edits {
        changes: Vec::new(),
        refused: found.refused,
        new_rows: found.new_rows,
        known_rows: found.known_rows,
    };
    for row in 0..table.len() {
        let Some(cells) = table.table().text(row, id).and_then(|id| changed.get(id)) else { continue };
        match (Edited { table: &table, row, event: &table.row(row).event, cells, lexicon }).decisions() {
            Ok(decisions) => edits.changes.push(Change { event: cells[0].event.clone(), decisions }),
            Err((column, reason)) => edits.refused.push(RefusedCell {
                row: cells[0].row,
                event: Some(cells[0].event.clone()),
                column: Some(column.to_owned()),
                reason,
            }),
        }
    }
    Ok(Some(edits))
}

/// One event with the cells of it that a person changed.
struct Edited<'a> {
    table: &'a EventTable,
    row: usize,
    event: &'a Event,
    cells: &'a [&'a CellChange],
    lexicon: &'a Lexicon,
}

impl Edited<'_> {
    fn has(&self, columns: &[EventColumn]) -> bool {
        self.cells.iter().any(|cell| columns.iter().any(|column| column.name() == cell.column))
    }

    /// What a cell shall say: as the person left it, else as it stands here.
    fn cell(&self, column: EventColumn) -> String {
        if let Some(changed) = self.cells.iter().find(|cell| cell.column == column.name()) {
            return changed.after.clone();
        }
        let mut words = String::new();
        cell_words(&self.table.table().value(self.row, column as usize), &mut words);
        words
    }

    /// The decisions, or the column that cannot be taken and why.
    fn decisions(&self) -> std::result::Result<Vec<(&'static str, String)>, (&'static str, String)> {
        use EventColumn as C;
        let mut decisions = Vec::new();
        if self.has(&[C::Edtf, C::First, C::Last, C::Precision]) {
            let column = if self.has(&[C::Edtf, C::First, C::Last]) { C::Edtf } else { C::Precision };
            decisions.push(("date", self.date().map_err(|reason| (column.name(), reason))?));
        }
        if self.has(&[C::Type]) {
            let name = self.cell(C::Type);
            let known = self.lexicon.types().get(&name);
            let known = known.ok_or((C::Type.name(), format!("expected a type, found `{name}`")))?;
            decisions.push(("type", known.id.clone()));
        }
        if self.has(&[C::Duration]) {
            let words = self.cell(C::Duration);
            if !words.is_empty() {
                words.parse::<Length>().map_err(|reason| (C::Duration.name(), reason))?;
            }
            decisions.push(("duration", words));
        }
        let plain = [C::Status, C::Review, C::Label, C::StartTime, C::Zone, C::Note, C::Condition];
        for column in plain.into_iter().filter(|column| self.has(&[*column])) {
            decisions.push((column.name(), self.cell(column)));
        }
        if self.has(&[C::Tags]) {
            decisions.push(("tags", crate::store::json_list(&split(&self.cell(C::Tags)))));
        }
        if self.has(&[C::Place, C::Country, C::Lat, C::Lon]) {
            decisions.push(("place", self.place()));
        }
        if self.has(&[C::Actors, C::Roles, C::Countries, C::ActorIds, C::Kinds]) {
            let actors = self.actors().map_err(|reason| (C::Roles.name(), reason))?;
            decisions.push(("actors", crate::store::json_list(&actors)));
        }
        Ok(decisions)
    }

    /// The date in EDTF: the cell of that name where it was changed, else the two days.
    fn date(&self) -> std::result::Result<String, String> {
        use EventColumn as C;
        let words = match (self.has(&[C::Edtf]), self.cell(C::First), self.cell(C::Last)) {
            (true, ..) => self.cell(C::Edtf),
            _ if !self.has(&[C::First, C::Last]) => {
                return Err("the precision follows from the date; correct that instead".to_owned());
            }
            (false, first, last) if first == last || last.is_empty() => first,
            (false, first, last) => format!("{first}/{last}"),
        };
        if words.is_empty() {
            return Ok(words);
        }
        date_words::read(&words, None, self.lexicon.words())
            .map(|read| read.edtf)
            .map_err(|error| error.message().to_owned())
    }

    fn place(&self) -> String {
        use EventColumn as C;
        let some = |column| Some(self.cell(column)).filter(|words| !words.is_empty());
        let degrees = |column| some(column).and_then(|words| words.parse().ok());
        // Another name is another place; its degrees are not those of the old one.
        let moved = self.has(&[C::Place]) && !self.has(&[C::Lat, C::Lon]);
        let place = some(C::Place).map(|name| match moved {
            true => super::actor_words::place(&name, self.lexicon),
            false => Place { name, country: some(C::Country), lat: degrees(C::Lat), lon: degrees(C::Lon) },
        });
        place.map(|place| serde_json::to_string(&place).expect("a place has a JSON form")).unwrap_or_default()
    }

    /// The actors of the parallel lists; those that were there keep what the sheet does not say.
    fn actors(&self) -> std::result::Result<Vec<Actor>, String> {
        use EventColumn as C;
        let list = |column| split(&self.cell(column));
        let (roles, countries) = (list(C::Roles), list(C::Countries));
        let actors = list(C::Actors).into_iter().enumerate().map(|(at, name)| {
            let before = self.event.actors.iter().find(|actor| actor.name == name);
            let role = match roles.get(at).map(String::as_str) {
                Some(word) if !word.is_empty() => word.parse()?,
                _ => before.map_or(Role::Participant, |actor| actor.role),
            };
            let mut actor = match before {
                Some(actor) => Actor { role, ..actor.clone() },
                None => super::actor_words::known(&name, role, self.lexicon),
            };
            if self.has(&[C::Countries]) {
                actor.country = countries.get(at).filter(|code| !code.is_empty()).cloned();
            }
            Ok(actor)
        });
        actors.collect()
    }
}
