//! CPU time of all threads and memory that it takes to load all events of a tracker into the table, and how much of it is
//! what the file costs to read: `cargo bench --bench load -- TRACKER` (`scripts/size.sh` makes one of a million). With
//! `all` behind it, all columns are loaded and nothing before, whose memory they would find.
#![allow(clippy::print_stdout, reason = "a bench prints what it measures")]
#![allow(clippy::disallowed_methods, reason = "a bench reads the time that the system has counted for it")]

use truceline::lexicon::Lexicon;
use truceline::model::Filter;
use truceline::store::Store;
use truceline::table::{EventColumn, EventColumns, RANKED};

/// The highest memory so far, in megabytes, where the system counts it.
fn megabytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("");
    line.split_whitespace().nth(1).and_then(|size| size.parse::<usize>().ok()).unwrap_or(0) / 1024
}

/// CPU seconds of all threads of the program, where the system tells them, in hundredths.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or("").split_whitespace().skip(11).take(2);
    fields.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn main() {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with('-'));
    let Some(path) = words.next() else {
        println!("expected a tracker: cargo bench --bench load -- TRACKER");
        return;
    };
    let lexicon = Lexicon::embedded();
    let store = Store::open_to_read(&path).expect("a tracker");
    store.link_truces(&lexicon).expect("truces");
    let few = EventColumns::of(&[EventColumn::Id]);
    let loads = [("ids and days", few), ("what ranks", RANKED), ("all columns", EventColumns::ALL)];
    for (name, columns) in loads.into_iter().skip(if words.any(|word| word == "all") { 2 } else { 0 }) {
        let before = cpu_seconds();
        let table = store.table(&Filter::default(), columns, lexicon.types()).expect("events");
        println!(
            "{name:<14} {:>8} rows {:>6.2} s {:>6} MB",
            table.len(),
            cpu_seconds() - before,
            megabytes()
        );
    }
}
