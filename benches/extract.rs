//! Megabytes of article text a second, for the whole of reading and stage by stage, and the shares of sentences that
//! pass the gate and that tell an event: `cargo bench --bench extract [-- FILE]`.
//!
//! By CPU time of one thread, so that what else the machine does counts little. Without a file it reads the sample
//! articles of the project.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench reads files and prints figures")]

mod clock;
mod texts;

use clock::cpu_seconds;
use truceline::lexicon::Lexicon;
use truceline::model::{Sentence, SentenceKind};
use truceline::{detect, names, pipeline, segment, times};

/// How often a stage is measured; the best counts.
const ROUNDS: usize = 5;

fn main() {
    let lexicon = Lexicon::embedded();
    let articles: Vec<_> = texts::inputs().iter().flat_map(|path| texts::articles(path)).collect();
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
            let (mut memory, mut found) = (names::Memory::default(), Vec::new());
            for sentence in sentences {
                let tokens = segment::tokens(&article.text, sentence.span);
                let (text, published) = (&article.text, article.published);
                names::phrases(text, sentence, &tokens, published, &lexicon, &mut memory, &mut found);
            }
            std::hint::black_box(found);
        }
    });
    let (mut all, mut told) = (0_usize, 0_usize);
    report("tokens + detect::triggers", megabytes, || {
        (all, told) = (0, 0);
        let types = lexicon.types();
        for (article, sentences) in articles.iter().zip(&bodies) {
            let mut room = detect::Room::default();
            for sentence in sentences {
                let tokens = segment::tokens(&article.text, sentence.span);
                detect::words(&article.text, &tokens, types, &mut room);
                let found = detect::triggers(&article.text, sentence, &[], &[], types, &mut room);
                all += 1;
                told += usize::from(!found.is_empty());
            }
        }
    });
    let passed: usize = articles
        .iter()
        .zip(&bodies)
        .map(|(article, sentences)| {
            let mut room = detect::Room::default();
            let passes = |sentence: &&Sentence| {
                let tokens = segment::tokens(&article.text, sentence.span);
                detect::words(&article.text, &tokens, lexicon.types(), &mut room);
                detect::passes_gate(lexicon.types(), &mut room)
            };
            sentences.iter().filter(passes).count()
        })
        .sum();
    println!(
        "{mentions} mentions; of {all} body sentences {passed} pass the gate ({:.1} %) and {told} tell an event ({:.1} %)",
        percent(passed, all),
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
