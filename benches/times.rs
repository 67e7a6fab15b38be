//! Megabytes of text per CPU second that the tagger of time expressions reads: `cargo bench --bench times [-- FILE…]`.
//!
//! First the texts of the files given (the project's samples without one), then one line of ten megabytes of what
//! could make a reader slow, beside a tenth of it: the two speeds are equal where reading is linear.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench reads files and prints figures")]

use std::path::{Path, PathBuf};
use std::time::Instant;

use truceline::lexicon::Lexicon;
use truceline::model::Article;
use truceline::{ingest, times};

/// How often texts are read.
const ROUNDS: usize = 7;

/// Bytes of the long line.
const LONG: usize = 10_000_000;

/// What the long lines repeat.
const HOSTILE: &[(&str, &str)] = &[
    ("digits", "7"),
    ("dots", "."),
    ("digits and dots", "19.04."),
    ("weekdays", "Monday "),
    ("months and days", "May 3, "),
    ("the", "the "),
    ("ordinals", "the third "),
    ("until", "until by to "),
    ("clock times", "18:00 "),
    ("apostrophes", "'42"),
    ("no letters of ours", "\u{e9}\u{1F54A}"),
];

fn main() {
    let lexicon = Lexicon::embedded();
    let words = lexicon.words();
    let named: Vec<PathBuf> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).map(Into::into).collect();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let inputs = if named.is_empty() { vec![samples] } else { named };
    for path in &inputs {
        let mut articles = Vec::new();
        add(path, &mut articles);
        let bytes = articles.iter().map(|article| article.text.len()).sum();
        let mut found = 0;
        let speed = speed(bytes, ROUNDS, || {
            found = articles
                .iter()
                .map(|article| times::read(&article.text, article.published, words).expressions.len())
                .sum();
        });
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        println!(
            "{name:<28} {speed:>8.1} MB/s  {} texts, {:.2} MB, {found} expressions",
            articles.len(),
            bytes as f64 / 1e6
        );
    }
    for (name, part) in HOSTILE {
        let long = part.repeat(LONG / part.len());
        let short = part.repeat(LONG / 10 / part.len());
        let read = |text: &str, rounds| {
            speed(text.len(), rounds, || {
                std::hint::black_box(times::read(text, None, words));
            })
        };
        let (fast, slow) = (read(&short, 3), read(&long, 1));
        println!("one line of {name:<20} 1 MB {fast:>8.1} MB/s   10 MB {slow:>8.1} MB/s");
    }
}

/// Megabytes per CPU second, over some rounds.
fn speed(bytes: usize, rounds: usize, mut work: impl FnMut()) -> f64 {
    let start = cpu_seconds();
    (0..rounds).for_each(|_| work());
    (bytes * rounds) as f64 / 1e6 / (cpu_seconds() - start).max(1e-6)
}

/// CPU seconds of this thread, where the system tells them; else the seconds of the wall.
fn cpu_seconds() -> f64 {
    thread_local! {
        static START: Instant = Instant::now();
    }
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|stat| stat.split(' ').next()?.parse::<f64>().ok())
        .map_or_else(|| START.with(|start| start.elapsed().as_secs_f64()), |nanoseconds| nanoseconds / 1e9)
}

fn add(path: &Path, articles: &mut Vec<Article>) {
    if path.is_dir() {
        let mut entries: Vec<_> =
            std::fs::read_dir(path).expect("a folder").flatten().map(|e| e.path()).collect();
        entries.sort();
        entries.iter().for_each(|entry| add(entry, articles));
    } else {
        let bytes = std::fs::read(path).expect("a file that can be read");
        articles.extend(ingest::articles(&path.to_string_lossy(), &bytes).articles);
    }
}
