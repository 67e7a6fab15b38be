//! iCalendar (RFC 5545): what is planned, and when truces run out. Layer 5.
//!
//! Days are all-day entries whose end is exclusive. The stamp of an entry is the day of its last report, so that the
//! same events give the same bytes.

use std::collections::BTreeSet;
use std::io::Write;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::sources::links;
use super::{Document, Export, What, not_written};
use crate::error::Result;
use crate::model::Status;
use crate::table::EventRow;

/// A calendar.
pub(super) const ICS: Export = Export {
    token: "ics",
    suffixes: &["ics", "ical"],
    about: "calendars: planned events, and the days on which truces run out",
    tables: &[What::Events],
    holds_all: false,
    in_parts: false,
    write,
};

fn write(document: &Document<'_>, out: &mut dyn Write) -> Result<()> {
    let mut calendar = Calendar(String::new());
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//truceline//truceline//EN");
    let mut ends = BTreeSet::new();
    for row in document.events.rows() {
        if let (Status::Planned, Some(days)) = (row.status, row.days) {
            let summary = format!("{} (planned)", row.label);
            calendar.entry(&row, "planned", &summary, days.first, days.last, document.options.without_text);
        }
        if let Some(end) = row.scheduled_end {
            let truce = row.ceasefire.clone().unwrap_or_else(|| row.id.clone());
            if ends.insert((truce, end)) {
                let summary = format!("Last day in force: {}", row.label);
                calendar.entry(&row, "end", &summary, end, end, document.options.without_text);
            }
        }
    }
    calendar.line("END", "VCALENDAR");
    out.write_all(calendar.0.as_bytes()).map_err(not_written)
}

struct Calendar(String);

impl Calendar {
    fn entry(
        &mut self,
        row: &EventRow,
        part: &str,
        summary: &str,
        first: NaiveDate,
        last: NaiveDate,
        without_text: bool,
    ) {
        let stamp = row.last_reported.unwrap_or(first);
        self.line("BEGIN", "VEVENT");
        self.line("UID", &format!("{}-{part}@truceline", row.id));
        self.line("DTSTAMP", &format!("{}T000000Z", basic(stamp)));
        match row.start_time.filter(|_| part == "planned" && first == last) {
            Some(time) => self.line("DTSTART", &moment(first, time, row.zone.as_deref())),
            None => {
                self.line("DTSTART;VALUE=DATE", &basic(first));
                self.line("DTEND;VALUE=DATE", &basic(last.succ_opt().unwrap_or(last)));
            }
        }
        self.line("SUMMARY", &escape(summary));
        let mut description = vec![row.when.clone()];
        description.extend(row.start_time.map(|time| {
            format!("{} {}", time.format("%H:%M"), row.zone.as_deref().unwrap_or("local time"))
                .trim()
                .to_owned()
        }));
        description.extend(row.evidence.clone().filter(|_| !without_text));
        description.extend(links(row).map(str::to_owned));
        self.line("DESCRIPTION", &escape(&description.join("\n")));
        if let Some(place) = &row.place {
            self.line("LOCATION", &escape(&place.name));
            if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
                self.line("GEO", &format!("{lat};{lon}"));
            }
        }
        if let Some(url) = links(row).next() {
            self.line("URL", url);
        }
        self.line("CATEGORIES", &escape(&row.group));
        self.line("STATUS", "TENTATIVE");
        self.line("TRANSP", "TRANSPARENT");
        self.line("END", "VEVENT");
    }

    /// One content line, folded after at most 75 bytes between two characters.
    fn line(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut length = 0;
        for character in line.chars().filter(|character| !character.is_control() || *character == '\t') {
            if length + character.len_utf8() > 75 {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(character);
            length += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn basic(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// A clock time: in UTC where the offset is stated, else as a clock there shows it.
fn moment(day: NaiveDate, time: NaiveTime, zone: Option<&str>) -> String {
    let local = day.and_time(time);
    let offset = zone.and_then(|zone| zone.parse::<chrono::FixedOffset>().ok());
    let utc = offset.and_then(|offset| {
        local.checked_sub_signed(TimeDelta::try_seconds(i64::from(offset.local_minus_utc()))?)
    });
    match utc {
        Some(utc) => utc.format("%Y%m%dT%H%M%SZ").to_string(),
        None => local.format("%Y%m%dT%H%M%S").to_string(),
    }
}

fn escape(words: &str) -> String {
    words
        .replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace(['\n', '\r'], "\\n")
}
