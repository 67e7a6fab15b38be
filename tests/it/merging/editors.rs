//! The days of timelines that editors made of a war, among the days of the events found in its articles.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use serde_json::Value as Json;
use truceline::lexicon::Lexicon;
use truceline::model::Event;

use super::{merged, packed, read, share};
use crate::scores::{self, shared_data};

#[test]
fn days_that_editors_chose_of_a_revolution() {
    let Some(data) = shared_data() else { return };
    let lexicon = Lexicon::embedded();
    let (mentions, articles) = read(&packed(&data.join("timelines/egypt/articles.jsonl.gz")), &lexicon);
    hold("egypt", &merged(&mentions, &articles, &lexicon), &data, &["tl8"]);
}

/// Holds two shares of the editors' days, over all their timelines: those on which some event was found, and those in
/// a list of as many days that the most reported events make.
pub(super) fn hold(war: &str, events: &[Event], data: &Path, timelines: &[&str]) {
    let lexicon = Lexicon::embedded();
    let told = |event: &&Event| lexicon.types().get(&event.event_type).is_some_and(|told| !told.remark);
    let mut dated: Vec<(NaiveDate, &Event)> = events
        .iter()
        .filter(told)
        .filter_map(|event| event.days.filter(|days| days.first == days.last).map(|days| (days.first, event)))
        .collect();
    dated.sort_by_key(|(day, event)| (std::cmp::Reverse(event.articles.len()), *day));
    let (mut wanted, mut found, mut listed) = (0, 0, 0);
    for timeline in timelines {
        let chosen = days(&data.join("timelines").join(war).join(timeline).with_extension("json"));
        let period = chosen.first().copied()..=chosen.last().copied();
        let mut list = BTreeSet::new();
        for (day, _) in dated.iter().filter(|(day, _)| period.contains(&Some(*day))) {
            if list.len() < chosen.len() {
                list.insert(*day);
            }
        }
        let hit = |day: &&NaiveDate| dated.iter().any(|(found, _)| found == *day);
        wanted += chosen.len();
        found += chosen.iter().filter(hit).count();
        listed += chosen.intersection(&list).count();
    }
    println!(
        "{war}: {found} of {wanted} days of editors found, {listed} of them in a list as long as theirs"
    );
    let scored =
        vec![("editors_days_found", share(found, wanted)), ("editors_days_listed", share(listed, wanted))];
    scores::hold(&format!("{war} merged"), scored);
}

fn days(path: &Path) -> BTreeSet<NaiveDate> {
    let timeline: Vec<Json> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    timeline.iter().map(|entry| entry["date"].as_str().unwrap().parse().unwrap()).collect()
}
