//! The codebook: what every column means, and what other projects code there. Layer 5.
//!
//! `truceline codebook` prints it, and `docs/columns.md` is the same text, held to it by a test.

use std::fmt::Write as _;

use crate::lexicon::EventTypes;
use crate::model::Status;
use crate::table::{Part, SCHEMAS};

/// The columns of every table as Markdown.
#[must_use]
pub fn columns() -> String {
    let mut text = String::from(
        "# Columns\n\nThe columns of the tables, the same in CSV, Parquet, JSON and XLSX. Lists are lists in Parquet \
         and JSON; in CSV and XLSX they are joined by `; `, with `;` inside an element written `\\;` and `\\` written \
         `\\\\`. A field without a value is empty (null; in JSON a list without elements is `[]`). In text cells of CSV \
         and XLSX a leading `=`, `+`, `-`, `@`, tab, carriage return or `'` has one `'` in front, which `import` takes \
         away.\n\nIn the column *part*, `edited` may be changed in a sheet and read back in, `words` is left out by \
         `--without-text`.\n",
    );
    for schema in SCHEMAS {
        let _ = write!(
            text,
            "\n## {}\n\n| column | kind | part | meaning | elsewhere |\n|---|---|---|---|---|\n",
            schema.name
        );
        for facts in schema.columns {
            let _ = writeln!(
                text,
                "| `{}` | {} | {} | {} | {} |",
                facts.name,
                facts.kind.as_str(),
                part(facts.part),
                facts.about,
                facts.beside
            );
        }
    }
    text
}

/// The codes of every type and status as Markdown; types without codes are listed too.
#[must_use]
pub fn codes(types: &EventTypes) -> String {
    let mut text =
        String::from("\n## Codes\n\n| type | status | PLOVER | CAMEO | ACLED |\n|---|---|---|---|---|\n");
    for event_type in types.all() {
        for status in Status::ALL {
            let codes = types.codes(&event_type.id, *status);
            let _ = writeln!(
                text,
                "| `{}` | {status} | {} | {} | {} |",
                event_type.id,
                codes.plover.unwrap_or(""),
                codes.cameo.unwrap_or(""),
                codes.acled.unwrap_or("")
            );
        }
    }
    text
}

/// What the codebook calls a part.
pub(super) fn part(part: Part) -> &'static str {
    match part {
        Part::Fixed => "",
        Part::Edited => "edited",
        Part::Words => "words",
    }
}
