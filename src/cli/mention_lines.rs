//! The line of a mention in the machine interface: every field there, null where it has no value.

use serde::Serialize;

use crate::lexicon::EventTypes;
use crate::model::{
    Actor, Article, Basis, Count, Mention, Place, Precision, Published, Status, TimeExpression, iso_day, when,
};

/// One mention as `extract --format jsonl` prints it. The order of the fields is the order in the line.
#[derive(Debug, Serialize)]
pub(crate) struct MentionLine<'a> {
    doc: &'a str,
    id: &'a str,
    #[serde(rename = "type")]
    event_type: &'a str,
    group: &'a str,
    status: Status,
    condition: Option<&'a str>,
    first: Option<String>,
    last: Option<String>,
    precision: Precision,
    basis: Basis,
    edtf: Option<&'a str>,
    date_text: Option<&'a str>,
    start_time: Option<String>,
    zone: Option<&'a str>,
    duration: Option<&'a str>,
    actors: &'a [Actor],
    place: Option<&'a Place>,
    counts: &'a [Count],
    label: &'a str,
    when: String,
    plover: Option<&'a str>,
    cameo: Option<&'a str>,
    acled: Option<&'a str>,
    confidence: f64,
    rules: &'a [String],
    start: usize,
    end: usize,
    evidence: &'a str,
    published: Option<Published>,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
}

impl MentionLine<'_> {
    /// The names of the fields, in the order of the line.
    pub(super) const FIELDS: &'static [&'static str] = &[
        "doc",
        "id",
        "type",
        "group",
        "status",
        "condition",
        "first",
        "last",
        "precision",
        "basis",
        "edtf",
        "date_text",
        "start_time",
        "zone",
        "duration",
        "actors",
        "place",
        "counts",
        "label",
        "when",
        "plover",
        "cameo",
        "acled",
        "confidence",
        "rules",
        "start",
        "end",
        "evidence",
        "published",
        "title",
        "publisher",
        "url",
    ];
}

/// The lines of an article's mentions, in text order. Characters are counted here, once per article.
pub(crate) fn mention_lines<'a>(
    article: &'a Article,
    mentions: &'a [Mention],
    types: &'a EventTypes,
) -> Vec<MentionLine<'a>> {
    let mut counter = CharacterCounter::new(&article.text);
    mentions.iter().map(|mention| line(article, mention, types, &mut counter)).collect()
}

fn line<'a>(
    article: &'a Article,
    mention: &'a Mention,
    types: &'a EventTypes,
    counter: &mut CharacterCounter<'a>,
) -> MentionLine<'a> {
    let event_type = types.get(&mention.event_type);
    let codes = types.codes(&mention.event_type, mention.status);
    let start = counter.characters(mention.span.start);
    MentionLine {
        doc: &article.id,
        id: &mention.id,
        event_type: &mention.event_type,
        group: event_type.map_or("", |event_type| event_type.group.as_str()),
        status: mention.status,
        condition: mention.condition.as_deref(),
        first: mention.days.map(|days| iso_day(days.first)),
        last: mention.days.map(|days| iso_day(days.last)),
        precision: mention.precision,
        basis: mention.basis,
        edtf: mention.edtf.as_deref(),
        date_text: mention.date_text.as_deref(),
        start_time: mention.start_time.map(|time| time.format("%H:%M").to_string()),
        zone: mention.zone.as_deref(),
        duration: mention.duration.as_deref(),
        actors: &mention.actors,
        place: mention.place.as_ref(),
        counts: &mention.counts,
        label: &mention.label,
        when: when(mention.days, mention.precision, mention.edtf.as_deref()),
        plover: codes.plover,
        cameo: codes.cameo,
        acled: codes.acled,
        confidence: (mention.confidence * 100.0).round() / 100.0,
        rules: &mention.rules,
        start,
        end: start + mention.span.of(&article.text).chars().count(),
        evidence: &mention.evidence,
        published: article.published,
        title: article.title.as_deref(),
        publisher: article.publisher.as_deref(),
        url: article.url.as_deref(),
    }
}

/// Turns byte positions into character positions; linear in the text as long as the positions ascend.
#[derive(Debug)]
pub(crate) struct CharacterCounter<'a> {
    text: &'a str,
    byte: usize,
    character: usize,
}

impl<'a> CharacterCounter<'a> {
    /// Counts in a text.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, byte: 0, character: 0 }
    }

    /// Number of characters before a byte position, which is moved back to a boundary where it is none.
    pub(crate) fn characters(&mut self, byte: usize) -> usize {
        let byte = self.text.floor_char_boundary(byte);
        if byte < self.byte {
            self.character -= self.text[byte..self.byte].chars().count();
        } else {
            self.character += self.text[self.byte..byte].chars().count();
        }
        self.byte = byte;
        self.character
    }
}

/// One time expression as `times --format jsonl` prints it.
#[derive(Debug, Serialize)]
pub(crate) struct TimeLine<'a> {
    doc: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(rename = "type")]
    kind: crate::model::TimexType,
    value: &'a str,
    first: Option<String>,
    last: Option<String>,
    basis: Basis,
    rule: &'a str,
}

/// The lines of an article's time expressions, in text order.
pub(crate) fn time_lines<'a>(article: &'a Article, expressions: &'a [TimeExpression]) -> Vec<TimeLine<'a>> {
    let mut counter = CharacterCounter::new(&article.text);
    expressions
        .iter()
        .map(|expression| TimeLine {
            doc: &article.id,
            start: counter.characters(expression.span.start),
            end: counter.characters(expression.span.end),
            text: expression.span.of(&article.text),
            kind: expression.kind,
            value: &expression.value,
            first: expression.days.map(|days| iso_day(days.first)),
            last: expression.days.map(|days| iso_day(days.last)),
            basis: expression.basis,
            rule: expression.rule,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_those_of_the_line() {
        let mention: Mention = serde_json::from_str(
            r#"{"id": "a", "article": "b", "event_type": "c", "status": "happened", "condition": null, "days": null,
                "precision": "unknown", "basis": "none", "edtf": null, "date_text": null, "start_time": null,
                "zone": null, "duration": null, "actors": [], "place": null, "counts": [], "label": "",
                "confidence": 0.5, "rules": [], "span": {"start": 0, "end": 0}, "evidence": ""}"#,
        )
        .unwrap();
        let (article, types) = (Article::default(), EventTypes::default());
        let line = serde_json::to_string(&mention_lines(&article, &[mention], &types)[0]).unwrap();
        let mut rest = line.as_str();
        for name in MentionLine::FIELDS {
            let place = rest.find(&format!("\"{name}\":"));
            rest = &rest[place.expect(name) + 1..];
        }
    }

    #[test]
    fn characters_are_counted_forwards_and_backwards() {
        let mut counter = CharacterCounter::new("Zürich — Genève");
        assert_eq!(counter.characters(3), 2);
        assert_eq!(counter.characters(8), 7);
        assert_eq!(counter.characters(3), 2);
        assert_eq!(counter.characters(9), 7, "inside the dash");
    }
}
