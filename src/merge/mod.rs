//! Mentions of one thing become one event, by a pure function of mentions and decisions. Layer 3.
//!
//! Profiles (`profile`) are compared (`agreement`) and clustered (`cluster`); people's decisions (`decisions`) join
//! and part clusters and settle fields; each cluster becomes an event (`compose`). Near copies of one story are
//! found by `copies`.

mod agreement;
mod claims;
mod cluster;
mod compose;
mod copies;
mod decisions;
mod profile;
mod reach;
mod sources;
mod term;

use std::collections::BTreeMap;

pub use copies::{Fingerprint, Story, copies};
pub use reach::{Candidate, Reach};

use crate::lexicon::Lexicon;
use crate::model::{Decision, Entry, Event, Mention};
use cluster::Cluster;
use decisions::Settled;
use profile::Profile;
use sources::Sources;

/// What the merger needs to know of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleFacts {
    /// Its id.
    pub id: String,
    /// Day of publication.
    pub published: Option<chrono::NaiveDate>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// The article that it is a near copy of.
    pub copy_of: Option<String>,
    /// When it was added to the tracker, RFC 3339; empty where there is none.
    pub added: String,
}

/// What is merged.
#[derive(Clone, Copy, Debug, Default)]
pub struct Material<'a> {
    /// The mentions to be merged.
    pub mentions: &'a [Mention],
    /// Mentions of the same articles that are not to be merged now; they tell when something starts.
    pub beside: &'a [Mention],
    /// Entries made by hand.
    pub entries: &'a [Entry],
    /// The articles of the mentions.
    pub articles: &'a [ArticleFacts],
    /// What people decided about them.
    pub decisions: &'a [Decision],
}

/// Merges mentions into events; the order of the input does not matter.
///
/// An entry is an event of its own until a person merges it. Events come sorted by day, undated ones last, then by
/// id. Their ids are those of their smallest mention or entry; every other member's id is an alias.
///
/// Mentions that no chain of [`Candidate::may_join`] and of decisions connects do not bear on each other: merged
/// apart they give the same events.
#[must_use]
pub fn events(material: Material<'_>, lexicon: &Lexicon) -> Vec<Event> {
    let Material { mentions, beside, entries, articles, decisions } = material;
    let types = lexicon.types();
    let settled = Settled::of(decisions);
    let starts = mentions.iter().chain(beside).filter_map(|mention| {
        let event_type = types.get(&mention.event_type)?;
        (event_type.stage == "start").then_some((mention.article.as_str(), mention.span.start, mention.days?))
    });
    let sources = Sources::new(articles, starts);
    let profiles: Vec<Profile<'_>> = mentions
        .iter()
        .map(|mention| Profile::of(mention, sources.position(&mention.article), lexicon))
        .collect();
    let clusters = cluster::clusters(&profiles, &settled);
    let groups = joined_by_hand(&clusters, &profiles, entries, &settled);
    let mut events: Vec<Event> = groups
        .into_iter()
        .map(|group| {
            let mut members: Vec<&Mention> = group
                .clusters
                .iter()
                .flat_map(|at| &clusters[*at].members)
                .map(|at| &mentions[*at])
                .collect();
            members.sort_by(|a, b| (&a.id, &a.article).cmp(&(&b.id, &b.article)));
            let mut own: Vec<&Entry> = group.entries.iter().map(|at| &entries[*at]).collect();
            own.sort_by(|a, b| a.mention.id.cmp(&b.mention.id));
            let mut reasons: Vec<String> =
                group.clusters.iter().flat_map(|at| &clusters[*at].reasons).cloned().collect();
            reasons.sort();
            let mut event = compose::event(&members, &own, &reasons, &sources, types);
            settled.apply(&mut event, types);
            settled.dispute(&mut event, &members, &sources);
            event
        })
        .collect();
    events.sort_by(|a, b| order(a).cmp(&order(b)));
    events
}

fn order(event: &Event) -> (bool, Option<crate::model::DayRange>, &str) {
    (event.days.is_none(), event.days, &event.id)
}

/// Clusters and entries that are one event.
#[derive(Default)]
struct Group {
    clusters: Vec<usize>,
    entries: Vec<usize>,
}

/// Joins the clusters and entries that a person merged.
fn joined_by_hand(
    clusters: &[Cluster],
    profiles: &[Profile<'_>],
    entries: &[Entry],
    settled: &Settled<'_>,
) -> Vec<Group> {
    let mut home: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, cluster) in clusters.iter().enumerate() {
        for member in &cluster.members {
            home.insert(&profiles[*member].mention.id, at);
        }
    }
    for (at, entry) in entries.iter().enumerate() {
        home.insert(&entry.mention.id, clusters.len() + at);
    }
    let mut root: Vec<usize> = (0..clusters.len() + entries.len()).collect();
    for (a, b) in settled.together() {
        if let (Some(a), Some(b)) = (home.get(a), home.get(b)) {
            let (a, b) = (find(&mut root, *a), find(&mut root, *b));
            root[a.max(b)] = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for at in 0..root.len() {
        let group = groups.entry(find(&mut root, at)).or_default();
        if at < clusters.len() { group.clusters.push(at) } else { group.entries.push(at - clusters.len()) }
    }
    groups.into_values().collect()
}

fn find(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}
