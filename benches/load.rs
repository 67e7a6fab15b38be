//! CPU time and memory that it takes to load all events of a tracker into the table, and how much of it is what the file
//! costs to read: `cargo bench --bench load -- TRACKER` (`scripts/size.sh` makes one of a million).
#![allow(clippy::print_stdout, reason = "a bench prints what it measures")]
#![allow(clippy::disallowed_methods, reason = "a bench reads the time that the system has counted for it")]

mod clock;

use clock::cpu_seconds;
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

fn main() {
    let Some(path) = std::env::args().skip(1).find(|word| !word.starts_with('-')) else {
        println!("expected a tracker: cargo bench --bench load -- TRACKER");
        return;
    };
    let lexicon = Lexicon::embedded();
    let store = Store::open_to_read(&path).expect("a tracker");
    store.link_truces(&lexicon).expect("truces");
    let few = EventColumns::of(&[EventColumn::Id]);
    for (name, columns) in [("ids and days", few), ("what ranks", RANKED), ("all columns", EventColumns::ALL)]
    {
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
