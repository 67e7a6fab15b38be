//! A sheet of ours that comes back: cells that a person changed become decisions, cells that changed meanwhile are
//! refused.

use super::import_columns::Use;
use super::import_rows::Row;
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::model::{Actor, Event, Place, Status};
use crate::store::{Step, Store};
use crate::table::{self, EVENTS, EventTable, Part, cell_words, split, unguard};

/// The events that rows of a returning sheet speak of.
pub(super) struct Edits<'a> {
    events: std::collections::BTreeMap<String, Event>,
    lexicon: &'a Lexicon,
}

impl<'a> Edits<'a> {
    /// `None` where the sheet is not ours: it has no id or no revision.
    pub(super) fn of(
        store: &Store,
        columns: &[String],
        uses: &[Use],
        lexicon: &'a Lexicon,
    ) -> Result<Option<Self>> {
        let has = |field| uses.contains(&Use::Field(field));
        if !has("id") || !has("revision") || columns.is_empty() {
            return Ok(None);
        }
        let filter = crate::model::Filter {
            reviews: crate::model::Review::ALL.to_vec(),
            ..crate::model::Filter::default()
        };
        let mut events = std::collections::BTreeMap::new();
        store.each_event(&filter, |event| {
            for alias in &event.aliases {
                events.insert(alias.clone(), event.clone());
            }
            events.insert(event.id.clone(), event);
        })?;
        Ok(Some(Self { events, lexicon }))
    }

    /// The event that a row speaks of.
    pub(super) fn event(&self, row: &Row) -> Option<(&Self, Event)> {
        self.events.get(row.get("id")?).map(|event| (self, event.clone()))
    }

    /// Turns changed cells into decisions; gives their number, or why the row was refused.
    pub(super) fn apply(
        &self,
        step: &mut Step<'_>,
        event: &Event,
        row: &Row,
        columns: &[String],
        cells: &[String],
    ) -> Result<std::result::Result<usize, String>> {
        let table = EventTable::from_events(std::slice::from_ref(event), self.lexicon.types());
        let revision = row.get("revision").map_or("", String::as_str);
        let given = |name: &str| {
            let at = columns.iter().position(|column| column.trim_start_matches('\u{feff}') == name)?;
            cells.get(at).map(|cell| unguard(cell.trim()).to_owned())
        };
        let mut changed: Vec<(&str, String)> = Vec::new();
        for (index, facts) in
            EVENTS.columns.iter().enumerate().filter(|(_, facts)| facts.part == Part::Edited)
        {
            let Some(cell) = given(facts.name) else { continue };
            let mut now = String::new();
            cell_words(&table.table().value(0, index), &mut now);
            if cell == now {
                continue;
            }
            let Some(then) = table::revision_part(revision, EVENTS.columns, index) else {
                return Ok(Err("expected the revision that `export csv` wrote, found another".to_owned()));
            };
            let is = |words: &str| table::cell_hash(words).iter().eq(then.chars().collect::<Vec<_>>().iter());
            match (is(&cell), is(&now)) {
                // Only the tracker moved on.
                (true, _) => {}
                (false, true) => changed.push((facts.name, cell)),
                (false, false) => {
                    return Ok(Err(format!(
                        "{} is `{cell}` here and `{now}` in the tracker meanwhile",
                        facts.name
                    )));
                }
            }
        }
        let decisions = match self.decisions(event, &changed, &given) {
            Ok(decisions) => decisions,
            Err(message) => return Ok(Err(message)),
        };
        for (field, value) in &decisions {
            step.decide_on(&event.id, field, Some(value))?;
        }
        Ok(Ok(decisions.len()))
    }

    fn decisions(
        &self,
        event: &Event,
        changed: &[(&str, String)],
        given: &dyn Fn(&str) -> Option<String>,
    ) -> std::result::Result<Vec<(&'static str, String)>, String> {
        let has = |names: &[&str]| changed.iter().any(|(name, _)| names.contains(name));
        let cell = |name: &str| given(name).unwrap_or_default();
        let mut decisions = Vec::new();
        if has(&["edtf", "first", "last", "precision"]) {
            let words = match (has(&["edtf"]), cell("first"), cell("last")) {
                (true, ..) => cell("edtf"),
                (false, first, last) if first == last => first,
                (false, first, last) => format!("{first}/{last}"),
            };
            if !words.is_empty() && crate::model::edtf_days(&words).is_none() {
                return Err(format!("expected a date, found `{words}`"));
            }
            decisions.push(("date", words));
        }
        if has(&["status"]) {
            decisions.push(("status", cell("status").parse::<Status>()?.to_string()));
        }
        if has(&["type"]) {
            let name = cell("type");
            let known = self.lexicon.types().get(&name).ok_or(format!("expected a type, found `{name}`"))?;
            decisions.push(("type", known.id.clone()));
        }
        if has(&["review"]) {
            decisions.push(("review", cell("review").parse::<crate::model::Review>()?.to_string()));
        }
        for field in ["label", "start_time", "zone", "duration", "note", "condition"] {
            if has(&[field]) {
                decisions.push((field, cell(field)));
            }
        }
        if has(&["tags"]) {
            decisions.push(("tags", crate::store::json_list(&split(&cell("tags")))));
        }
        if has(&["place", "country", "lat", "lon"]) {
            let some = |name: &str| Some(cell(name)).filter(|words| !words.is_empty());
            let place = some("place").map(|name| Place {
                name,
                country: some("country"),
                lat: some("lat").and_then(|words| words.parse().ok()),
                lon: some("lon").and_then(|words| words.parse().ok()),
            });
            let place = place.map(|place| serde_json::to_string(&place).expect("a place has a JSON form"));
            decisions.push(("place", place.unwrap_or_default()));
        }
        if has(&["actors", "roles", "countries", "actor_ids", "kinds"]) {
            decisions.push(("actors", crate::store::json_list(&actors(event, &cell)?)));
        }
        Ok(decisions)
    }
}

/// The actors of the parallel lists; those that were there keep what the sheet does not say.
fn actors(event: &Event, cell: &dyn Fn(&str) -> String) -> std::result::Result<Vec<Actor>, String> {
    let (roles, countries) = (split(&cell("roles")), split(&cell("countries")));
    split(&cell("actors"))
        .into_iter()
        .enumerate()
        .map(|(at, name)| {
            let known = event.actors.iter().find(|actor| actor.name == name);
            let role = match roles.get(at).map(String::as_str) {
                Some(word) if !word.is_empty() => word.parse()?,
                _ => known.map_or(crate::model::Role::Participant, |actor| actor.role),
            };
            let country = countries.get(at).filter(|code| !code.is_empty()).cloned();
            Ok(Actor {
                id: known.and_then(|actor| actor.id.clone()),
                kind: known.and_then(|actor| actor.kind),
                country,
                role,
                name,
            })
        })
        .collect()
}
