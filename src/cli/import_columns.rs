//! Which column of a foreign table holds which field: guessed from its name, shown, and corrected with `--map`.

use std::collections::BTreeMap;

use super::import_rows::known_type;
use crate::lexicon::EventTypes;

/// Fields that an import fills, with the column names that mean them, best first. A name is compared without case,
/// blanks, hyphens and underscores.
pub(super) const FIELDS: &[(&str, &[&str])] = &[
    ("date", &["edtf", "date", "eventdate", "day", "when", "datetext"]),
    ("first", &["first", "start", "startdate", "datestart", "from", "begin", "ccdate", "fromdate"]),
    ("last", &["last", "end", "enddate", "dateend", "to", "until", "todate"]),
    ("type", &["type", "eventtype", "category", "subeventtype", "kind"]),
    ("label", &["label", "title", "event", "headline", "name", "summary"]),
    ("status", &["status"]),
    ("actors", &["actors", "actor", "participants", "parties", "who"]),
    ("roles", &["roles"]),
    ("actor1", &["actor1", "sidea", "source actor", "attacker"]),
    ("actor2", &["actor2", "sideb", "targetactor", "target"]),
    ("place", &["place", "location", "where", "city", "admin1"]),
    ("country", &["country", "iso3", "countrycode"]),
    ("lat", &["lat", "latitude"]),
    ("lon", &["lon", "lng", "long", "longitude"]),
    ("start_time", &["starttime", "time"]),
    ("zone", &["zone", "timezone"]),
    ("duration", &["duration"]),
    ("condition", &["condition"]),
    ("quote", &["quote", "evidence", "text", "description", "notes", "details"]),
    ("url", &["urls", "url", "source", "sourceurl", "link"]),
    ("publisher", &["publishers", "publisher", "sourcename", "outlet"]),
    ("note", &["note", "comment", "remark"]),
    ("tags", &["tags", "tag", "keywords"]),
    ("id", &["id", "eventid", "dataid", "ccid"]),
    ("revision", &["revision"]),
];

/// Columns of our own tables that follow from others.
const COMPUTED: &[&str] = &[
    "group",
    "when",
    "precision",
    "basis",
    "scheduledend",
    "countries",
    "counts",
    "confidence",
    "mentions",
    "articles",
    "firstreported",
    "lastreported",
    "plover",
    "cameo",
    "acled",
    "ceasefire",
    "origin",
    "review",
    "stage",
    "actorids",
    "kinds",
    "claims",
    "reasons",
    "aliases",
];

/// What becomes of each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It fills a field.
    Field(&'static str),
    /// It is kept as a tag `column:value`.
    Tag,
    /// It is left out.
    Nothing,
}

/// What becomes of the columns of a table, in their order.
pub(super) fn guess(columns: &[String], given: &[(String, String)]) -> Result<Vec<Use>, String> {
    let mut uses = vec![Use::Tag; columns.len()];
    for (field, name) in given {
        match (known_field(field), column_named(columns, name), field.as_str()) {
            (Some(field), Some(column), _) => uses[column] = Use::Field(field),
            (None, Some(column), "none") => uses[column] = Use::Nothing,
            (None, _, _) => return Err(no_field(field, ", none")),
            (_, None, _) => {
                return Err(format!("expected one of the columns {}, found `{name}`", columns.join(", ")));
            }
        }
    }
    for (field, names) in FIELDS {
        if uses.contains(&Use::Field(field)) {
            continue;
        }
        let free = |name: &&str| {
            columns
                .iter()
                .enumerate()
                .position(|(at, column)| uses[at] == Use::Tag && plain(column) == plain(name))
        };
        if let Some(at) = names.iter().find_map(free) {
            uses[at] = Use::Field(field);
        }
    }
    for (at, column) in columns.iter().enumerate() {
        if uses[at] == Use::Tag && COMPUTED.contains(&plain(column).as_str()) {
            uses[at] = Use::Nothing;
        }
    }
    Ok(uses)
}

/// Which value of which field means which, by field and value in small letters. A column is taken for the field that it
/// fills, and a type must be one.
pub(super) fn values(
    columns: &[String],
    uses: &[Use],
    given: &[((String, String), String)],
    types: &EventTypes,
) -> Result<BTreeMap<(String, String), String>, String> {
    let filled = |name: &str| match uses[column_named(columns, name)?] {
        Use::Field(field) => Some(field),
        Use::Tag | Use::Nothing => None,
    };
    let field = |name: &str| known_field(name).or_else(|| filled(name)).ok_or_else(|| no_field(name, ""));
    let meant = |((name, value), other): &((String, String), String)| {
        let field = field(name)?;
        if field == "type" && known_type(types, other).is_none() {
            return Err(format!("expected an event type, found `{other}` (`truceline codebook` lists them)"));
        }
        Ok(((field.to_owned(), value.clone()), other.clone()))
    };
    given.iter().map(meant).collect()
}

fn known_field(name: &str) -> Option<&'static str> {
    FIELDS.iter().map(|(known, _)| *known).find(|known| *known == name)
}

fn column_named(columns: &[String], name: &str) -> Option<usize> {
    columns.iter().position(|column| plain(column) == plain(name))
}

fn no_field(found: &str, others: &str) -> String {
    let fields: Vec<&str> = FIELDS.iter().map(|(field, _)| *field).collect();
    format!("expected a field (one of {}{others}), found `{found}`", fields.join(", "))
}

fn plain(name: &str) -> String {
    name.trim_start_matches('\u{feff}')
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The mapping in words, a line for each column.
pub(super) fn shown(columns: &[String], uses: &[Use]) -> String {
    columns
        .iter()
        .zip(uses)
        .map(|(column, what)| match what {
            Use::Field(field) => format!("  {column} → {field}\n"),
            Use::Tag => format!("  {column} → tag {column}:…\n"),
            Use::Nothing => format!("  {column} → (left out)\n"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_other_projects_are_known() {
        let columns: Vec<String> =
            ["Event_Date", "event type", "Actor1", "LATITUDE", "fatalities"].map(str::to_owned).to_vec();
        let uses = guess(&columns, &[]).unwrap();
        let fields = ["date", "type", "actor1", "lat"].map(Use::Field);
        assert_eq!(uses, [fields.as_slice(), &[Use::Tag]].concat());
        assert!(guess(&columns, &[("date".to_owned(), "day".to_owned())]).is_err());
        assert!(guess(&columns, &[("colour".to_owned(), "fatalities".to_owned())]).is_err());
    }
}
