//! Megabytes of input a CPU second of each reader, on articles made here: `cargo bench --bench ingest`.
//!
//! By CPU time of one thread, so that what else the machine does counts little; the best of several rounds counts.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads its clock and prints figures"
)]

mod clock;

use clock::cpu_seconds;
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
    let mhtml = format!(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\
         Content-Transfer-Encoding: quoted-printable\n\n{page}\n--b--\n"
    );
    for (name, input) in [
        ("plain.txt", text.repeat(40).into_bytes()),
        ("lines.jsonl", format!("{json}\n").repeat(400).into_bytes()),
        ("array.json", format!("[{}]", vec![json.as_str(); 400].join(",")).into_bytes()),
        (
            "table.csv",
            format!("published,text\n{}", format!("2025-04-23,\"{paragraph}\"\n").repeat(2_000)).into_bytes(),
        ),
        (
            "feed.rss",
            format!("<rss><channel><title>Herald</title>{}</channel></rss>", item.repeat(1_000)).into_bytes(),
        ),
        ("page.html", page.into_bytes()),
        ("page.mhtml", mhtml.into_bytes()),
        ("saved.html", include_bytes!("../tests/cases/html/wordpress.html").to_vec()),
        ("talks.pdf", include_bytes!("../tests/cases/pdf/talks.pdf").to_vec()),
    ] {
        let best = (0..ROUNDS).map(|_| rate(name, &input)).fold(0.0, f64::max);
        println!("{name:<12} {best:>8.2} MB a CPU second");
    }
}

/// How often a reader is measured.
const ROUNDS: usize = 3;

/// Megabytes a CPU second over at least a third of one.
fn rate(name: &str, input: &[u8]) -> f64 {
    let (start, mut bytes) = (cpu_seconds(), 0);
    loop {
        assert!(!articles(name, input).articles.is_empty(), "{name}");
        bytes += input.len();
        let spent = cpu_seconds() - start;
        if spent > 0.33 {
            return bytes as f64 / 1e6 / spent;
        }
    }
}
