//! A tracker that grows article by article, in any order, holds the same events under the same ids.

use truceline::export;
use truceline::lexicon::Lexicon;
use truceline::model::{Article, Filter, Mention};
use truceline::pipeline;
use truceline::store::{Author, Reader, Store};
use truceline::table::EventTable;

use super::gold;
use crate::program::samples;
use crate::scores::shared_data;

const AUTHOR: Author<'_> = Author { at: "2025-06-01T00:00:00Z", by: "tester", command: "track", why: None };
const READER: Reader<'_> = Reader { version: "0", lexicon: "0" };

#[test]
fn a_tracker_that_grows_article_by_article_in_any_order_holds_the_same_events() {
    let lexicon = Lexicon::embedded();
    let documents = match shared_data() {
        Some(data) => gold::lines(&data.join("articles/docs.jsonl")).iter().map(super::article).collect(),
        None => own_samples(),
    };
    let read: Vec<(Article, Vec<Mention>)> = documents
        .into_iter()
        .map(|article| {
            let mentions = pipeline::read(&article, &lexicon).mentions;
            (article, mentions)
        })
        .collect();
    let together = grown(&read, read.len(), &lexicon);
    assert!(together.len() > 1000, "there is something to compare");
    for (seed, at_once) in [(0, 1), (1, 7)] {
        let mut shuffled = read.clone();
        shuffled.sort_by_cached_key(|(article, _)| {
            *blake3::hash(format!("{seed} {}", article.id).as_bytes()).as_bytes()
        });
        assert!(grown(&shuffled, at_once, &lexicon) == together, "order {seed}, {at_once} at a time");
    }
}

/// The CSV of a tracker that was given articles, so many in each step.
fn grown(read: &[(Article, Vec<Mention>)], at_once: usize, lexicon: &Lexicon) -> Vec<u8> {
    let mut store = Store::in_memory().unwrap();
    for part in read.chunks(at_once) {
        let mut step = store.begin(AUTHOR).unwrap();
        for (article, mentions) in part {
            step.keep(article, mentions, READER).unwrap();
        }
        step.finish(lexicon).unwrap();
    }
    assert_eq!(store.check().unwrap(), Vec::<String>::new());
    let mut sheet = Vec::new();
    let events = store.events(&Filter::default()).unwrap();
    export::write_csv(&EventTable::from_events(&events, lexicon.types()), &mut sheet).unwrap();
    sheet
}

fn own_samples() -> Vec<Article> {
    let mut files: Vec<_> =
        std::fs::read_dir(samples()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let article = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).ok()?;
        let id = path.file_stem()?.to_string_lossy().into_owned();
        let published = id.get(..10).and_then(|day| day.parse().ok());
        Some(Article { id, published, text, ..Article::default() })
    };
    files.into_iter().filter_map(article).collect()
}
