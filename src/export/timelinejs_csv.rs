//! The spreadsheet that Knight Lab's TimelineJS reads, with its 19 columns. Layer 5.

use std::io::Write;

use chrono::{Datelike, NaiveDate};

use super::sources::html;
use super::timelinejs::body;
use super::{Document, Export, What, not_written};
use crate::error::Result;
use crate::model::Precision;
use crate::table::{EventRow, guard};

/// TimelineJS's spreadsheet.
pub(super) const TIMELINEJS_CSV: Export = Export {
    token: "timelinejs-csv",
    suffixes: &[],
    about: "Knight Lab TimelineJS (its spreadsheet, 19 columns)",
    tables: &[What::Events],
    holds_all: false,
    in_parts: false,
    write,
};

const HEADER: [&str; 19] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Alt Text",
    "Type",
    "Group",
    "Background",
];

fn write(document: &Document<'_>, out: &mut dyn Write) -> Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(out);
    writer.write_record(HEADER).map_err(not_written)?;
    let (dated, undated): (Vec<_>, Vec<_>) = document.events.rows().partition(|row| row.days.is_some());
    if !undated.is_empty() {
        let mut title = <[String; 19]>::default();
        title[9] = format!("{} without a date", undated.len());
        title[10] = undated.iter().map(|row| format!("<p>{}</p>", html(&row.label))).collect();
        title[16] = "title".to_owned();
        writer.write_record(&title).map_err(not_written)?;
    }
    for row in &dated {
        writer.write_record(cells(row, document.options.without_text)).map_err(not_written)?;
    }
    writer.flush().map_err(not_written)
}

fn cells(row: &EventRow, without_text: bool) -> [String; 19] {
    let mut cells = <[String; 19]>::default();
    if let Some(days) = row.days {
        put(&mut cells[..3], days.first, row.precision);
        if !days.is_one_day() {
            put(&mut cells[4..7], days.last, row.precision);
        } else if let Some(time) = row.start_time {
            cells[3] = time.format("%H:%M").to_string();
        }
    }
    cells[8] = html(&row.when);
    cells[9] = html(&row.label);
    cells[10] = body(row, without_text);
    cells[17] = row.group.clone();
    for cell in &mut cells[8..] {
        guard(cell);
    }
    cells
}

/// Year, month and day as far as they are known.
fn put(cells: &mut [String], day: NaiveDate, precision: Precision) {
    cells[0] = day.year().to_string();
    if precision != Precision::Year {
        cells[1] = day.month().to_string();
    }
    if !matches!(precision, Precision::Year | Precision::Month | Precision::Quarter | Precision::Season) {
        cells[2] = day.day().to_string();
    }
}
