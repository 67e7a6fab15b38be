//! Megabytes of article text a second, for the whole of reading and stage by stage, and the share of sentences that
//! pass the gate: `cargo bench --bench extract [-- FILE]`.
//!
//! By CPU time of one thread, so that what else the machine does counts little. Without a file it reads the sample
//! articles of the project.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench reads files and prints figures")]

use std::path::{Path, PathBuf};
use std::time::Instant;

use truceline::lexicon::Lexicon;
use truceline::model::{Article, SentenceKind};
use truceline::{detect, ingest, names, pipeline, segment, times};

/// How often a stage is measured; the best counts.
const ROUNDS: usize = 5;

fn main() {
    let lexicon = Lexicon::embedded();
    let named: Vec<PathBuf> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).map(Into::into).collect();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let inputs = if named.is_empty() { vec![samples] } else { named };
    let mut articles = Vec::new();
    inputs.iter().for_each(|path| add(path, &mut articles));
    let megabytes = articles.iter().map(|article| article.text.len()).sum::<usize>() as f64 / 1e6;
    println!("{} articles, {megabytes:.2} MB", articles.len());
    let _loaded = pipeline::read(&articles[0], &lexicon);

    let mut mentions = 0;
    report("pipeline::read", megabytes, || {
        mentions = articles.iter().map(|article| pipeline::read(article, &lexicon).mentions.len()).sum();
    });
    report("segment::sentences", megabytes, || {
        for article in &articles {
            std::hint::black_box(segment::sentences(&article.text));
        }
    });
    report("times::read", megabytes, || {
        for article in &articles {
            std::hint::black_box(times::read(&article.text, article.published, lexicon.words()));
        }
    });
    let bodies: Vec<_> = articles
        .iter()
        .map(|article| {
            let sentences = segment::sentences(&article.text);
            sentences.into_iter().filter(|s| s.kind == SentenceKind::Body).collect::<Vec<_>>()
        })
        .collect();
    report("segment::tokens", megabytes, || {
        for (article, sentences) in articles.iter().zip(&bodies) {
            for sentence in sentences {
                std::hint::black_box(segment::tokens(&article.text, sentence.span));
            }
        }
    });
    report("tokens + names::phrases", megabytes, || {
        for (article, sentences) in articles.iter().zip(&bodies) {
            let mut memory = names::Memory::default();
            for sentence in sentences {
                let tokens = segment::tokens(&article.text, sentence.span);
                std::hint::black_box(names::phrases(
                    &article.text,
                    sentence,
                    &tokens,
                    article.published,
                    &lexicon,
                    &mut memory,
                ));
            }
        }
    });
    let (mut all, mut told) = (0_usize, 0_usize);
    report("tokens + detect::triggers", megabytes, || {
        (all, told) = (0, 0);
        for (article, sentences) in articles.iter().zip(&bodies) {
            for sentence in sentences {
                let tokens = segment::tokens(&article.text, sentence.span);
                let found = detect::triggers(&article.text, sentence, &tokens, &[], &[], lexicon.types());
                all += 1;
                told += usize::from(!found.is_empty());
            }
        }
    });
    println!(
        "{mentions} mentions; {told} of {all} body sentences tell an event ({:.1} %)",
        percent(told, all)
    );
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

fn report(name: &str, megabytes: f64, mut stage: impl FnMut()) {
    let best = (0..ROUNDS)
        .map(|_| {
            let start = cpu_seconds();
            stage();
            cpu_seconds() - start
        })
        .fold(f64::INFINITY, f64::min);
    println!("{name:<28} {:>8.1} ms {:>8.1} MB/s", best * 1e3, megabytes / best);
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
