//! The words around every picture: title, subtitle, sources, and the account of what is shown and what was left out.

use std::collections::{BTreeMap, BTreeSet};

use super::Options;
use super::item::Item;
use super::story::Story;
use super::words;
use crate::model::DayRange;

/// The title that says what and when: the countries and groups that most events are of, truces weighing thrice, and
/// the period.
pub(crate) fn title(items: &[&Item], period: Option<DayRange>) -> (String, String) {
    let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for item in items {
        let weight = if item.stage.is_empty() { 1 } else { 3 };
        let once: BTreeSet<&String> = item.countries.iter().collect();
        for country in once {
            *countries.entry(country.as_str()).or_insert(0) += weight;
        }
        *groups.entry(item.group.as_str()).or_insert(0) += weight;
    }
    let groups: Vec<String> = leading(groups, 2, 4).iter().map(|group| words::plain(group)).collect();
    words::title(&leading(countries, 3, 2), &groups, period)
}

/// The names that count most, at most `most`, none with less than the first's count divided by `share`.
fn leading(counts: BTreeMap<&str, usize>, most: usize, share: usize) -> Vec<String> {
    let mut ranked: Vec<(&str, usize)> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let least = ranked.first().map_or(0, |first| first.1.div_ceil(share));
    ranked.retain(|(name, count)| *count >= least && !name.is_empty());
    ranked.into_iter().take(most).map(|(name, _)| name.to_owned()).collect()
}

/// How many events from how many articles.
pub(crate) fn subtitle(items: &[&Item], options: &Options) -> String {
    let (articles, publishers) = sources(items);
    let known = options.as_known_on.map(words::as_known_on).unwrap_or_default();
    words::subtitle(items.len(), articles, publishers.len()) + &known
}

fn sources<'a>(items: &[&'a Item]) -> (usize, BTreeSet<&'a str>) {
    let articles: BTreeSet<&str> = items.iter().flat_map(|item| &item.articles).map(String::as_str).collect();
    let publishers = items.iter().flat_map(|item| &item.publishers).map(String::as_str).collect();
    (articles.len(), publishers)
}

/// The line that says from whom it is.
pub(crate) fn source_line(items: &[&Item], hash: &str) -> String {
    if items.is_empty() {
        return words::drawn(hash);
    }
    let (articles, publishers) = sources(items);
    let named: Vec<String> = publishers.iter().take(6).map(|&name| name.to_owned()).collect();
    words::source(&named, publishers.len().saturating_sub(named.len()), articles, hash)
}

/// What is shown, what was checked, and what was left out, each with the option that shows it.
pub(crate) fn account(story: &Story<'_>, visible: &[&Item], unnamed: usize) -> String {
    let checked = visible.iter().filter(|item| item.checked).count();
    let assumed = visible.iter().filter(|item| item.day_is_assumed()).count();
    let mut out = words::shown(visible.len(), checked, assumed);
    let mut left = Vec::new();
    if story.remarks > 0 {
        left.push(words::left_remarks(story.remarks));
    }
    if let Some(earliest) = story.earlier.first().and_then(|item| item.days) {
        left.push(words::left_earlier(story.earlier.len(), earliest.first));
    }
    if let Some(latest) = story.later.iter().filter_map(|item| item.days).map(|days| days.last).max() {
        left.push(words::left_later(story.later.len(), latest));
    }
    if !story.around.is_empty() {
        left.push(words::left_around(story.around.len()));
    }
    let listed = visible.iter().filter(|item| item.days.is_none()).count();
    if story.undated.len() > listed {
        left.push(words::left_undated(story.undated.len() - listed, story.undated.len()));
    }
    out.push_str(&words::left_out(&left));
    if unnamed > 0 {
        out.push_str(&words::without_words(unnamed));
    }
    out
}
