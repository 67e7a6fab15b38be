//! `truceline status [--on DATE] [--as-known-on DATE]`: the state of each truce on a day.

use chrono::NaiveDate;
use clap::Args;
use serde_json::json;

use super::command::{Outcome, Run};
use super::grid::{self, grid, short};
use super::options::{LexiconOption, LineFormat, LineFormatOption, TrackerOption};
use super::output::OutputOption;
use super::tracker::number;
use super::{clock, truces};
use crate::ceasefires::{self, FOLDED_AFTER, Section, StatusLine, StatusReport, TRUCE_FOLDED_AFTER};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::model::{Event, Filter};
use crate::store::Store;

/// Say what the state of each truce is on a day
#[derive(Args, Debug)]
#[command(
    about = "Say which truces are proposed, in force, due or over on a day, and which plans nobody has reported on",
    after_help = "Without --on it is the last day of publication in the tracker. --on looks back with all that is known \
                  today; --as-known-on uses only what was published by then.\n\nExamples:\n  truceline status\n  \
                  truceline status --on 2025-04-20\n  truceline status --as-known-on 2025-05-11 --format jsonl"
)]
pub(crate) struct Status {
    /// The day: YYYY-MM-DD, or `today`
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Day>,
    /// Use only articles published by this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_known_on: Option<Day>,
    /// Also show proposals without news for sixty days, and truces of unknown end without news for a year
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    format: LineFormatOption,
    #[command(flatten)]
    output: OutputOption,
    #[command(flatten)]
    tracker: TrackerOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

/// A day, or the clock's.
#[derive(Clone, Copy, Debug)]
pub(super) enum Day {
    Today,
    On(NaiveDate),
}

/// Reads a day or `today`.
pub(super) fn day(words: &str) -> std::result::Result<Day, String> {
    match words.trim() {
        "today" => Ok(Day::Today),
        words => words
            .parse()
            .map(Day::On)
            .map_err(|_| format!("expected a day such as 2025-04-20, or `today`, found `{words}`")),
    }
}

impl Day {
    /// The day that is meant.
    pub(super) fn date(self) -> NaiveDate {
        match self {
            Self::On(day) => day,
            Self::Today => clock::now()[..10].parse().expect("the clock gives a day"),
        }
    }
}

impl Run for Status {
    const NAME: &'static str = "status";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let store = self.tracker.open_to_read(&lexicon)?;
        let known = self.as_known_on.map(Day::date);
        let (on, why) = self.day(&store, &lexicon, known)?;
        let report = self.report(&store, &lexicon, on, known)?;
        match self.format.format {
            LineFormat::Jsonl => self.output.or_standard().write_with(|out| {
                let folded: &[StatusLine] = if self.all { &report.folded } else { &[] };
                for line in report.lines.iter().chain(folded) {
                    serde_json::to_writer(&mut *out, &fields(line, on))?;
                    out.write_all(b"\n")?;
                }
                Ok(())
            })?,
            LineFormat::Table => {
                let known = known
                    .map(|day| format!(", from what was published by {}", words(day)))
                    .unwrap_or_default();
                let heading =
                    format!("{} in {}: {}, {why}{known}\n", Self::NAME, store.path().display(), words(on));
                let text = heading + &text(&report, on, self.all);
                self.output.or_standard().write_text(|out| out(&text))?;
            }
        }
        Ok(Outcome::Done)
    }
}

impl Status {
    /// The day that is meant, and why it is that one.
    fn day(
        &self,
        store: &Store,
        lexicon: &Lexicon,
        known: Option<NaiveDate>,
    ) -> Result<(NaiveDate, &'static str)> {
        if let Some(on) = self.on {
            return Ok((on.date(), if matches!(on, Day::Today) { "today" } else { "the day asked for" }));
        }
        if let Some(known) = known {
            return Ok((known, "the day asked for"));
        }
        if let Some(last) = store.last_published()? {
            return Ok((last, "the last day of publication"));
        }
        truces::last_report(store, lexicon)?
            .map(|last| (last, "the last day of an event by hand"))
            .ok_or_else(|| {
                Error::new(
                    ErrorKind::Usage,
                    "the tracker has no article with a date and no dated event of a truce",
                )
                .hint("give the day with --on")
            })
    }

    /// The state on a day, perhaps from what was published by another.
    fn report(
        &self,
        store: &Store,
        lexicon: &Lexicon,
        on: NaiveDate,
        known: Option<NaiveDate>,
    ) -> Result<StatusReport> {
        let types = ceasefires::types_with_a_stage(lexicon.types());
        let is_plan = |event: &Event| !types.contains(&event.event_type);
        let from = on.checked_sub_days(chrono::Days::new(FOLDED_AFTER.unsigned_abs()));
        if known.is_none() && store.stages_are_known_on(on, lexicon)? {
            // Then the truces of all events are those that are known on the day.
            store.link_truces(lexicon)?;
            let told = store.truces_told(on, self.all)?;
            let mut events = store.events_of_truces(&told.truces)?;
            events.extend(store.plans(from)?.into_iter().filter(is_plan));
            let truces: Vec<_> = told.truces.into_iter().map(|truce| truce.known_up_to(Some(on))).collect();
            let mut report = ceasefires::status(&truces, &events, on, lexicon.types());
            report.unread = vec![(Section::OnTheTable, told.proposals), (Section::InForce, told.in_force)];
            return Ok(report);
        }
        let events = match known {
            None => {
                let mut events = store.events(&Filter { types: types.clone(), ..Filter::default() })?;
                events.extend(store.plans(from)?.into_iter().filter(is_plan));
                events
            }
            Some(known) => store.events_as_known_on(known, lexicon)?,
        };
        let events = ceasefires::known_on(events, on);
        let truces = truces::among(&events, store, on, lexicon)?;
        Ok(ceasefires::status(&truces, &events, on, lexicon.types()))
    }
}

fn text(report: &StatusReport, on: NaiveDate, all: bool) -> String {
    let mut text = String::new();
    for section in Section::ALL {
        let lines: Vec<&StatusLine> = report.lines.iter().filter(|line| line.section == *section).collect();
        if !lines.is_empty() {
            text.push_str(&format!("\n{}\n{}", section.as_str().to_uppercase(), rows(&lines, on)));
        }
    }
    if report.lines.is_empty() {
        text.push_str("\nNo truce is proposed, in force or due on this day.\n");
    }
    if all && !report.folded.is_empty() {
        let lines: Vec<&StatusLine> = report.folded.iter().collect();
        text.push_str(&format!("\nWITHOUT NEWS FOR LONG\n{}", rows(&lines, on)));
    }
    for (section, noun, days) in [
        (Section::OnTheTable, "proposal", FOLDED_AFTER),
        (Section::InForce, "open-ended truce", TRUCE_FOLDED_AFTER),
    ] {
        let count = report.folded(section);
        if count > 0 && !all {
            text.push_str(&format!(
                "\n{} without news for {days} days; --all shows them\n",
                number(count, noun)
            ));
        }
    }
    text
}

fn rows(lines: &[&StatusLine], on: NaiveDate) -> String {
    let mut table =
        grid(&["id", "what", "day", "until", "left", "who says what", "last report", "sources", "checked"]);
    for line in lines {
        table.add_row([
            short(&line.id).to_owned(),
            line.what.clone(),
            line.day.map(|day| day.to_string()).unwrap_or_default(),
            line.until.map(|day| day.to_string()).unwrap_or_default(),
            line.left.filter(|left| *left >= 0).map(left).unwrap_or_default(),
            line.notes.join("; "),
            line.last_report.map(|day| age(day, on)).unwrap_or_default(),
            sources(line),
            format!("{} of {}", line.checked.0, line.checked.1),
        ]);
    }
    grid::text(&table)
}

fn left(days: i64) -> String {
    match days {
        0 => "last day".to_owned(),
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}

fn age(day: NaiveDate, on: NaiveDate) -> String {
    match (on - day).num_days() {
        0 => day.to_string(),
        1 => format!("{day} (1 day ago)"),
        days => format!("{day} ({days} days ago)"),
    }
}

fn sources(line: &StatusLine) -> String {
    match line.publishers.as_slice() {
        [] => "by hand".to_owned(),
        [one] => one.clone(),
        several => format!("{} publishers", several.len()),
    }
}

fn fields(line: &StatusLine, on: NaiveDate) -> serde_json::Value {
    json!({
        "on": on, "section": line.section.as_str(), "id": line.id, "what": line.what, "day": line.day,
        "until": line.until, "days_left": line.left, "notes": line.notes, "publishers": line.publishers,
        "last_report": line.last_report, "checked": line.checked.0, "events": line.checked.1,
    })
}

fn words(day: NaiveDate) -> String {
    crate::model::when(Some(crate::model::DayRange::day(day)), crate::model::Precision::Day, None)
}
