//! Every event type's own examples and counterexamples, run through the whole pipeline.

use truceline::lexicon::Lexicon;
use truceline::model::{Article, Mention};
use truceline::pipeline;

fn mentions(text: &str, lexicon: &Lexicon) -> Vec<Mention> {
    let published = serde_json::from_str("\"2025-04-23\"").unwrap();
    let article = Article {
        id: "example".to_owned(),
        published: Some(published),
        text: text.to_owned(),
        ..Article::default()
    };
    pipeline::read(&article, lexicon).mentions
}

#[test]
fn every_type_finds_its_examples_and_leaves_its_counterexamples() {
    let lexicon = Lexicon::embedded();
    let mut faults = Vec::new();
    for event_type in lexicon.types().all() {
        let id = &event_type.id;
        let told = |text: &str| -> Vec<String> {
            mentions(text, &lexicon).iter().map(|m| format!("{} {}", m.event_type, m.status)).collect()
        };
        for (status, examples) in &event_type.examples {
            for text in examples {
                let found = told(text);
                if !found.contains(&format!("{id} {status}")) {
                    faults.push(format!(
                        "events/{id}.toml: expected {id} {status} in `{text}`, found {found:?}"
                    ));
                }
            }
        }
        for text in &event_type.counterexamples {
            let found = told(text);
            if found.iter().any(|line| line.starts_with(&format!("{id} "))) {
                faults.push(format!("events/{id}.toml: expected no {id} in `{text}`, found {found:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_type_has_three_examples_and_two_counterexamples() {
    for event_type in Lexicon::embedded().types().all() {
        let examples: usize = event_type.examples.values().map(Vec::len).sum();
        assert!(examples >= 3, "events/{}.toml: expected three examples, found {examples}", event_type.id);
        let counter = event_type.counterexamples.len();
        assert!(counter >= 2, "events/{}.toml: expected two counterexamples, found {counter}", event_type.id);
    }
}
