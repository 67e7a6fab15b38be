//! Megabytes a second of each reader, on articles made here: `cargo bench --bench ingest`.
#![allow(clippy::print_stdout, reason = "a bench prints what it measures")]

use std::time::Instant;

use truceline::ingest::articles;

const SENTENCE: &str =
    "The two armies stopped firing along the river on Monday, and monitors counted no shells in the night. ";

fn main() {
    let paragraph = SENTENCE.repeat(6);
    let text = format!("{}\n\n", paragraph.trim()).repeat(40);
    let json = format!("{{\"published\":\"2025-04-23\",\"text\":\"{}\"}}", paragraph.repeat(8));
    let item = format!(
        "<item><title>Truce</title><pubDate>Wed, 23 Apr 2025 00:12:00 +0300</pubDate><description>{paragraph}</description></item>"
    );
    let page =
        format!("<html><body><article>{}</article></body></html>", format!("<p>{paragraph}</p>").repeat(40));
    for (name, input) in [
        ("plain.txt", text.repeat(40)),
        ("lines.jsonl", format!("{json}\n").repeat(400)),
        ("array.json", format!("[{}]", vec![json.as_str(); 400].join(","))),
        ("table.csv", format!("published,text\n{}", format!("2025-04-23,\"{paragraph}\"\n").repeat(2_000))),
        ("feed.rss", format!("<rss><channel><title>Herald</title>{}</channel></rss>", item.repeat(1_000))),
        ("page.html", page),
    ] {
        let start = Instant::now();
        let mut bytes = 0;
        while start.elapsed().as_millis() < 1_000 {
            let read = articles(name, input.as_bytes());
            assert!(!read.articles.is_empty());
            bytes += input.len();
        }
        println!("{name:<12} {:>7.1} MB/s", bytes as f64 / 1e6 / start.elapsed().as_secs_f64());
    }
}
