//! `truceline chart KIND`: a picture of the tracker's events, as SVG, as PNG, or as both.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;
use clap::builder::PossibleValuesParser;

use super::chosen;
use super::command::{Outcome, Run};
use super::filter_options::FilterOptions;
use super::options::{LexiconOption, TrackerOption};
use super::output::{Target, print};
use super::report::Report;
use super::status::{Day, day};
use super::truces;
use crate::ceasefires;
use crate::chart::{self, Facts, Kind, LaneBy, Options, Plan, Theme, Unit};
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::model::{Ceasefire, Event, Filter};
use crate::store::Store;
use crate::table::EventTable;

/// Pixels of a PNG for one of the SVG: sharp on screens of today and in print.
const PNG_SCALE: f32 = 2.0;

/// Draw the tracker's events as a picture
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  truceline chart timeline -o charts/timeline.svg\n  truceline chart timeline --group ceasefire --from 2025-03 --theme print -o truces.svg -o truces.png\n  truceline chart ceasefires --on 2025-05-09 --alt -o truces.svg\n  truceline chart histogram --unit month --lane type --whole -o months.png"
)]
pub(crate) struct Chart {
    /// What to draw
    #[arg(value_parser = PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.name)))]
    kind: String,
    /// Write to FILE, .svg or .png (can be repeated); `-` is standard output, as SVG
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    output: Vec<PathBuf>,
    /// Title instead of the composed one
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,
    /// Subtitle instead of the composed one
    #[arg(long, value_name = "WORDS")]
    subtitle: Option<String>,
    /// Width in pixels
    #[arg(long, value_name = "PIXELS", default_value_t = 1200, value_parser = clap::value_parser!(i32).range(400..=8000))]
    width: i32,
    /// Height in pixels; as high as needed where not given
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(i32).range(200..=20000))]
    height: Option<i32>,
    /// Colours
    #[arg(long, default_value = "light", value_parser = PossibleValuesParser::new(Theme::ALL.iter().map(|theme| theme.0)))]
    theme: String,
    /// What a lane is
    #[arg(long, default_value = "group", value_parser = PossibleValuesParser::new(LaneBy::ALL.iter().map(|lane| lane.0)))]
    lane: String,
    /// What a bar of a histogram counts; as fine as there is room where not given
    #[arg(long, value_name = "UNIT", value_parser = PossibleValuesParser::new(Unit::ALL.iter().map(|unit| unit.0)))]
    unit: Option<String>,
    /// Draw a line at the end of this day, and say what each truce is on it
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Day>,
    /// Read only what was published on or before this day
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_known_on: Option<Day>,
    /// Write the words of the picture, for readers who do not see it, beside it as NAME.alt.txt
    #[arg(long)]
    alt: bool,
    /// Show remarks too
    #[arg(long)]
    remarks: bool,
    /// Show all days, not only the main period
    #[arg(long)]
    whole: bool,
    /// List at most N events without a day
    #[arg(long, value_name = "N", default_value_t = 10)]
    undated: usize,
    /// Fold gaps of more than this: 30d, 6w, 3m; where not given, a gap that would take half of the picture
    #[arg(long, value_name = "LENGTH", value_parser = length)]
    collapse_gaps: Option<i32>,
    #[command(flatten)]
    filters: FilterOptions,
    #[command(flatten)]
    tracker: TrackerOption,
    #[command(flatten)]
    lexicon: LexiconOption,
}

impl Run for Chart {
    const NAME: &'static str = "chart";

    fn run(self) -> Result<Outcome> {
        let lexicon = self.lexicon.load()?;
        let mut report = Report::default();
        let store = self.tracker.open_to_read(&lexicon)?;
        let filter = chosen::filter(&self.filters, lexicon.types(), &mut report);
        let as_known_on = self.as_known_on.map(Day::date);
        let kind = Kind::named(&self.kind).expect("clap lets only known kinds through");
        let facts = facts(kind, &store, &filter, as_known_on, &lexicon)?;
        let options = Options {
            lane: known(LaneBy::ALL, &self.lane),
            title: self.title,
            subtitle: self.subtitle,
            width: self.width,
            height: self.height,
            from: filter.from,
            to: filter.to,
            remarks: self.remarks,
            whole: self.whole,
            undated: self.undated,
            collapse_gaps: self.collapse_gaps,
            unit: self.unit.as_deref().map(|word| known(Unit::ALL, word)),
            on: self.on.map(Day::date),
            as_known_on,
        };
        let plan = kind.plan(&facts, &options);
        // The program ends soon; to give back a million words one by one would take as long as to draw them.
        std::mem::forget(facts);
        let theme = known(Theme::ALL, &self.theme);
        let outputs = match self.output.is_empty() {
            true => vec![PathBuf::from("charts").join(kind.name).with_extension("svg")],
            false => self.output,
        };
        let mut alt: BTreeSet<PathBuf> = BTreeSet::new();
        for path in outputs {
            let target = Target::of(&path);
            draw(&plan, theme, &path, &target)?;
            if target != Target::Standard {
                print(&format!("Wrote {}.\n", path.display()))?;
                alt.insert(path.with_extension("alt.txt"));
            }
        }
        for path in alt.into_iter().filter(|_| self.alt) {
            let words = format!("{}\n\n{}\n", plan.title, plan.description);
            Target::of(&path).write(words.as_bytes())?;
            print(&format!("Wrote {}.\n", path.display()))?;
        }
        Ok(report.outcome())
    }
}

/// The events that a filter means, the ceasefires of which any of them is a stage where the picture shows them, and the
/// days of all articles; all of it as far as it was known on a day, where one is asked for.
fn facts(
    kind: Kind,
    store: &Store,
    filter: &Filter,
    known: Option<NaiveDate>,
    lexicon: &Lexicon,
) -> Result<Facts> {
    let (table, mut truces) = match known {
        Some(day) => known_on(store, filter, day, lexicon)?,
        None => {
            let table = chosen::table_of(kind.columns(), store, filter, lexicon)?;
            (table, if kind.truces { truces::all(store, lexicon)? } else { Vec::new() })
        }
    };
    let items = chart::items(&table, lexicon);
    let shown: BTreeSet<&str> = items.iter().filter_map(|item| item.ceasefire.as_deref()).collect();
    truces.retain(|truce| shown.contains(truce.id.as_str()));
    let mut articles: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for published in store.articles()?.iter().filter_map(|kept| kept.article.published) {
        if known.is_some_and(|known| published.day > known) {
            continue;
        }
        *articles.entry(published.day).or_insert(0) += 1;
    }
    Ok(Facts { truces: chart::truces(&truces), items, articles })
}

/// The events and ceasefires as the articles published by a day tell them.
fn known_on(
    store: &Store,
    filter: &Filter,
    day: NaiveDate,
    lexicon: &Lexicon,
) -> Result<(EventTable, Vec<Ceasefire>)> {
    let mut events = store.events_as_known_on(day, lexicon)?;
    let stages = ceasefires::types_with_a_stage(lexicon.types());
    let told: Vec<Event> =
        events.iter().filter(|event| stages.contains(&event.event_type)).cloned().collect();
    let truces = truces::among(&told, store, day, lexicon)?;
    let filter = truces::found_among(filter, &truces, store)?;
    truces::name_in(&mut events, &truces);
    Ok((EventTable::from_events(&events, lexicon.types()).filter(&filter), truces))
}

/// Writes the picture in the form that the file's name asks for.
fn draw(plan: &Plan, theme: Theme, path: &Path, target: &Target) -> Result<()> {
    match target.extension().as_deref() {
        None | Some("svg") => target.write(chart::svg(plan, theme).as_bytes()),
        Some("png") => target.write(&chart::png(plan, theme, PNG_SCALE)?),
        Some(other) => Err(Error::new(
            ErrorKind::Usage,
            format!("expected a file that ends in .svg or .png, found `.{other}`"),
        )
        .at(path)
        .hint("both at once: -o picture.svg -o picture.png")),
    }
}

/// The value of a word that clap has let through.
fn known<T: Copy>(all: &[(&str, T)], word: &str) -> T {
    all.iter().find(|(name, _)| *name == word).expect("clap lets only known words through").1
}

/// Reads `30`, `30d`, `6w`, `3m`, `1y` as days.
fn length(words: &str) -> std::result::Result<i32, String> {
    let words = words.trim();
    let (number, unit) = match words.strip_suffix(['d', 'w', 'm', 'y']) {
        Some(number) => (number, &words[number.len()..]),
        None => (words, "d"),
    };
    let days = match unit {
        "w" => 7,
        "m" => 30,
        "y" => 365,
        _ => 1,
    };
    let length = number.trim().parse::<i32>().ok().filter(|number| *number > 0);
    length
        .and_then(|number| number.checked_mul(days))
        .ok_or_else(|| format!("expected a length such as 30d, 6w or 3m, found `{words}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_days() {
        assert_eq!(
            (length("30d"), length("30"), length("6w"), length("3m")),
            (Ok(30), Ok(30), Ok(42), Ok(90))
        );
        assert!(length("0d").is_err() && length("soon").is_err() && length("").is_err());
    }
}
