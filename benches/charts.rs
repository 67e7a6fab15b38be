//! CPU time, size and number of marks of each kind of picture, on events made here: `cargo bench --bench charts`.
#![allow(clippy::print_stdout, reason = "a bench prints what it measures")]
#![allow(clippy::disallowed_methods, reason = "a bench reads the time that the system has counted for it")]

mod clock;

use chrono::{Days, NaiveDate};
use clock::cpu_seconds;
use truceline::chart::{Facts, Item, Kind, Options, Theme, png, svg};
use truceline::model::{DayRange, Precision, Status};

const GROUPS: &[&str] = &["ceasefire", "talks", "humanitarian", "fighting", "pressure", "statement"];

/// Events of three years, thicker in some months than in others, a tenth of them known to a week only.
fn facts(number: u64) -> Facts {
    let start = NaiveDate::from_ymd_opt(2022, 2, 24).unwrap_or_default();
    let item = |index: u64| {
        let group = (index * index % 7 % 6) as usize;
        let first =
            start.checked_add_days(Days::new(index * 7919 % 1_100 * (index % 3) / 2)).unwrap_or(start);
        let week = index.is_multiple_of(10);
        let last = if week { first.checked_add_days(Days::new(6)).unwrap_or(first) } else { first };
        Item {
            id: format!("e{index:06}"),
            event_type: format!("type{}", index % 30),
            type_label: format!("Type {}", index % 30),
            group: GROUPS[group].to_owned(),
            group_index: group,
            stage: if group == 0 { "violation".to_owned() } else { String::new() },
            label: format!("Army says rebels attacked village number {index}"),
            when: first.to_string(),
            status: Some(Status::ALL[(index % 4) as usize]),
            precision: Some(if week { Precision::Week } else { Precision::Day }),
            days: Some(DayRange::new(first, last)),
            actors: vec![(format!("Party {}", index % 3), "accuser".to_owned())],
            evidence: Some("The army said on Monday that rebels had attacked the village.".to_owned()),
            publishers: vec![format!("Publisher {}", index % 40)],
            reports: 1,
            urls: vec![format!("https://example.org/{index}")],
            ..Item::default()
        }
    };
    Facts::of((0..number).map(item).collect())
}

/// The highest memory so far, in megabytes, where the system counts it.
fn megabytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("");
    line.split_whitespace().nth(1).and_then(|size| size.parse::<usize>().ok()).unwrap_or(0) / 1024
}

fn main() {
    println!("{:<11} {:>7} {:>9} {:>9} {:>9} {:>9}", "kind", "events", "SVG s", "SVG kB", "PNG s", "peak MB");
    for number in [100, 1_000, 10_000, 100_000] {
        let facts = facts(number);
        for kind in Kind::ALL {
            let options = Options { whole: true, ..Options::default() };
            let before = cpu_seconds();
            let plan = kind.plan(&facts, &options);
            let drawn = svg(&plan, Theme::Light);
            let between = cpu_seconds();
            let painted = png(&plan, Theme::Light, 1.0).map_or(0, |bytes| bytes.len());
            let after = cpu_seconds();
            assert!(painted > 0, "{} was not painted", kind.name);
            println!(
                "{:<11} {number:>7} {:>9.2} {:>9} {:>9.2} {:>9}",
                kind.name,
                between - before,
                drawn.len() / 1000,
                after - between,
                megabytes()
            );
        }
    }
}
