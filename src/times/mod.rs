//! Time expressions: TIMEX3 out, exact offsets, and our own days beside them. Layer 3.

mod direction;
mod item;
mod lexer;
mod meaning;
mod moment;
mod phrase;
mod recognizer;
mod refiner;
mod resolve;
mod surroundings;
mod token;

use crate::lexicon::Words;
use crate::model::{Published, TimeExpression, Times};

/// The time expressions of a text and the phrases that they form.
#[must_use]
pub fn read(text: &str, published: Option<Published>, words: &Words) -> Times {
    let (mut items, war) = surroundings::items(text, words);
    let day = published.map(|published| published.day);
    if !resolve::is_narrative(&items, day) {
        items.retain(|item| item.found.rule != recognizer::FORMER);
    }
    let mut context = resolve::Context::new(words, day, &items, war);
    let mut resolved = Vec::with_capacity(items.len());
    for at in 0..items.len() {
        let ahead = items[at + 1..].iter().take(3).take_while(|next| {
            next.sentence == items[at].sentence && next.span.start - items[at].span.end < 60
        });
        context.look_ahead(ahead.into_iter().find_map(resolve::stated_year));
        context.look_for_range(
            items.get(at + 1).filter(|next| next.joint == item::Joint::To).and_then(resolve::stated_month),
        );
        resolved.push(resolve::resolve(&items[at], &mut context));
    }
    let left_open = resolved.iter().filter(|resolved| resolved.open).count();
    let expressions = items
        .iter()
        .zip(&resolved)
        .map(|(item, resolved)| TimeExpression {
            span: item.span,
            kind: resolved.kind,
            value: resolved.value.clone(),
            days: resolved.days,
            precision: resolved.precision,
            basis: resolved.basis,
            rule: item.found.rule,
        })
        .collect();
    let phrases = phrase::phrases(&mut items, &resolved, words);
    Times { expressions, phrases, left_open }
}
