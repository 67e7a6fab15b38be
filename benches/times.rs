//! Megabytes of text per CPU second that the tagger of time expressions reads: `cargo bench --bench times [-- FILE…]`.
//!
//! First the texts of the files given (the project's samples without one), then one line of ten megabytes of what
//! could make a reader slow, beside a tenth of it: the two speeds are equal where reading is linear.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench reads files and prints figures")]

mod clock;
mod texts;

use clock::cpu_seconds;
use truceline::lexicon::Lexicon;
use truceline::times;

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
    for path in texts::inputs() {
        let articles = texts::articles(&path);
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
