//! Which mentions are one event: a greedy pass from the finest days to none, so that the order of the input does
//! not matter and a coarse mention finds the events it may mean.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::agreement::{Agreement, UNDATED_REACH_BACK, UNDATED_REACH_FORTH, agreement};
use super::profile::{Grain, Key, Profile, key};

/// Mentions that are one event, as positions in the profiles, with the reason why each but the first joined.
#[derive(Clone, Debug, Default)]
pub(super) struct Cluster {
    pub(super) members: Vec<usize>,
    pub(super) reasons: Vec<String>,
}

/// What a person decided about pairs; asked before two mentions are joined.
pub(super) trait Apart {
    /// Whether the two must not be one event.
    fn apart(&self, a: &str, b: &str) -> bool;
}

/// Clusters the profiles; each is in exactly one cluster.
pub(super) fn clusters(profiles: &[Profile<'_>], apart: &impl Apart) -> Vec<Cluster> {
    let mut order: Vec<usize> = (0..profiles.len()).collect();
    order.sort_by(|a, b| rank(&profiles[*a]).cmp(&rank(&profiles[*b])));
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut index = Index::default();
    for at in order {
        let profile = &profiles[at];
        let best = best(profile, profiles, &clusters, index.near(profile), apart);
        let home = match best {
            Some((home, agreement)) => {
                clusters[home].reasons.push(agreement.reasons.join(", "));
                clusters[home].members.push(at);
                home
            }
            None => {
                clusters.push(Cluster { members: vec![at], reasons: Vec::new() });
                clusters.len() - 1
            }
        };
        index.add(profile, home);
    }
    clusters
}

/// Finest days first, then the day, then the fullest, then the id: a total order.
fn rank<'a>(profile: &Profile<'a>) -> impl Ord + use<'a> {
    (
        profile.grain,
        profile.days,
        std::cmp::Reverse(profile.fullness()),
        profile.mention.id.as_str(),
        profile.mention.article.as_str(),
    )
}

/// The one cluster that agrees best. Where two agree equally well, an exact day takes the first, and anything
/// less joins neither.
fn best(
    profile: &Profile<'_>,
    profiles: &[Profile<'_>],
    clusters: &[Cluster],
    candidates: Vec<usize>,
    apart: &impl Apart,
) -> Option<(usize, Agreement)> {
    let mut best: Option<(usize, Agreement)> = None;
    let mut fits = 0;
    let mut ties = 0;
    for candidate in candidates {
        let Some(found) = with_cluster(profile, profiles, &clusters[candidate], apart) else { continue };
        fits += 1;
        match &best {
            Some((_, held)) if held.score > found.score => {}
            Some((_, held)) if held.score == found.score => ties += 1,
            _ => {
                best = Some((candidate, found));
                ties = 0;
            }
        }
    }
    let sure = match profile.grain {
        Grain::Undated => fits == 1,
        Grain::Day => true,
        _ => ties == 0,
    };
    best.filter(|_| sure)
}

/// A mention agrees with a cluster where it contradicts no member and agrees with one.
fn with_cluster(
    profile: &Profile<'_>,
    profiles: &[Profile<'_>],
    cluster: &Cluster,
    apart: &impl Apart,
) -> Option<Agreement> {
    let mut best: Option<Agreement> = None;
    for member in &cluster.members {
        let other = &profiles[*member];
        if apart.apart(&profile.mention.id, &other.mention.id) || super::agreement::contradict(profile, other)
        {
            return None;
        }
        if let Some(found) = agreement(profile, other)
            && best.as_ref().is_none_or(|held| found.score > held.score)
        {
            best = Some(found);
        }
    }
    best
}

/// Clusters by what they have in common with a mention: a side or a place, and a month.
#[derive(Default)]
struct Index {
    by_handle: BTreeMap<(Key, i32), Vec<usize>>,
}

impl Index {
    fn add(&mut self, profile: &Profile<'_>, cluster: usize) {
        let months = months(profile);
        for handle in handles(profile) {
            for month in months.clone() {
                let clusters = self.by_handle.entry((handle, month)).or_default();
                if clusters.last() != Some(&cluster) {
                    clusters.push(cluster);
                }
            }
        }
    }

    /// Candidates, ascending, each once.
    fn near(&self, profile: &Profile<'_>) -> Vec<usize> {
        let mut candidates = Vec::new();
        let months = months(profile);
        for handle in handles(profile) {
            for month in months.clone() {
                if let Some(clusters) = self.by_handle.get(&(handle, month)) {
                    candidates.extend_from_slice(clusters);
                }
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }
}

/// What two mentions of one event have in common at least: a family, and a side or a place.
fn handles(profile: &Profile<'_>) -> impl Iterator<Item = Key> {
    let family = key(profile.family());
    let of = move |part: Key| part.rotate_left(17) ^ family;
    let place = profile.place.iter().map(|place| match (place.wide, place.country) {
        (true, Some(country)) => key(country),
        _ => key(&place.name),
    });
    let country = profile.place.iter().filter_map(|place| place.country).map(key);
    let mut parts: Vec<Key> = profile.sides.iter().copied().chain(place).chain(country).collect();
    parts.sort_unstable();
    parts.dedup();
    parts.into_iter().map(of)
}

/// The months that a mention may lie in; at most a few for one without days.
fn months(profile: &Profile<'_>) -> std::ops::RangeInclusive<i32> {
    let month = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
    let shift = |day: NaiveDate, days: i64| {
        TimeDelta::try_days(days).and_then(|delta| day.checked_add_signed(delta)).unwrap_or(day)
    };
    match (profile.days, profile.published) {
        (Some(days), _) if profile.grain == Grain::Assumed => month(shift(days.first, -1))..=month(days.last),
        // A span of many years is looked for by its first three.
        (Some(days), _) => month(days.first)..=month(days.last).min(month(days.first).saturating_add(36)),
        (None, Some(day)) => month(shift(day, -UNDATED_REACH_BACK))..=month(shift(day, UNDATED_REACH_FORTH)),
        (None, None) => 0..=0,
    }
}
