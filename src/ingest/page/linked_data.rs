//! What a page says of itself in JSON-LD: the objects of schema.org in its scripts, laid out flat.

use dom_query::Document;
use serde_json::{Map, Value};

/// Types of schema.org that are articles, the ones that name the whole page behind.
const ARTICLES: &[&str] = &[
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
    "AskPublicNewsArticle",
    "Article",
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "ScholarlyArticle",
    "SocialMediaPosting",
    "DiscussionForumPosting",
    "TechArticle",
    "AdvertiserContentArticle",
    "SatiricalArticle",
    "CreativeWork",
    "Recipe",
    "VideoObject",
    "Event",
    "WebPage",
];
/// Objects below which nothing more is looked for.
const MOST_OBJECTS: usize = 2_000;

/// The objects of a page's JSON-LD, those that are articles first, in the order of [`ARTICLES`].
#[derive(Debug, Default)]
pub(super) struct LinkedData(Vec<(usize, Map<String, Value>)>);

impl LinkedData {
    pub(super) fn of(page: &Document) -> Self {
        let mut objects = Vec::new();
        for script in page.select("script[type*='ld+json']").iter() {
            let text = script.text();
            let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim_end_matches(';');
            match serde_json::from_str::<Value>(text) {
                Ok(value) => flatten(value, &mut objects),
                // Line breaks inside strings are the usual fault.
                Err(_) => {
                    let repaired: String =
                        text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
                    if let Ok(value) = serde_json::from_str::<Value>(&repaired) {
                        flatten(value, &mut objects);
                    }
                }
            }
        }
        let mut ranked: Vec<_> = objects
            .into_iter()
            .map(|object| (rank(&object), object))
            .filter(|(rank, _)| *rank < usize::MAX)
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        Self(ranked)
    }

    /// The words that the first article with such a field gives for it.
    pub(super) fn words(&self, field: &str) -> Option<String> {
        self.0.iter().find_map(|(_, object)| words(object.get(field)?))
    }

    /// The same, of articles only, not of the page around one.
    pub(super) fn article_words(&self, field: &str) -> Option<String> {
        let page = ARTICLES.len() - 1;
        self.0.iter().filter(|(rank, _)| *rank < page).find_map(|(_, object)| words(object.get(field)?))
    }
}

/// A string, the name or address of an object, or the first of several of these.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.trim().to_owned()).filter(|words| !words.is_empty()),
        Value::Array(values) => values.iter().find_map(words),
        Value::Object(fields) => ["name", "@id", "url"].iter().find_map(|name| words(fields.get(*name)?)),
        _ => None,
    }
}

/// Every object with a type, outermost first; parsing has bounded the depth.
fn flatten(value: Value, objects: &mut Vec<Map<String, Value>>) {
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        if objects.len() >= MOST_OBJECTS {
            return;
        }
        match value {
            Value::Array(values) => waiting.extend(values.into_iter().rev()),
            Value::Object(fields) => {
                for name in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"] {
                    if let Some(inner @ (Value::Object(_) | Value::Array(_))) = fields.get(name) {
                        waiting.push(inner.clone());
                    }
                }
                objects.push(fields);
            }
            _ => {}
        }
    }
}

fn rank(object: &Map<String, Value>) -> usize {
    let named = |name: &str| {
        let name = name.rsplit(['/', ':']).next().unwrap_or(name);
        ARTICLES.iter().position(|known| *known == name).unwrap_or_else(|| {
            if name.ends_with("Article") || name.ends_with("Posting") {
                7
            } else if name.ends_with("Page") {
                ARTICLES.len() - 1
            } else {
                usize::MAX
            }
        })
    };
    match object.get("@type") {
        Some(Value::String(name)) => named(name),
        Some(Value::Array(names)) => {
            names.iter().filter_map(Value::as_str).map(named).min().unwrap_or(usize::MAX)
        }
        _ => usize::MAX,
    }
}
