//! Which mentions are one event: a greedy pass from the finest days to none, so that the order of the input does
//! not matter and a coarse mention finds the events it may mean.

use std::collections::BTreeMap;

use super::agreement::{Agreement, contradict, grounds};
use super::profile::{Grain, Key, Profile, key};
use super::reach::Reach;

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
        if apart.apart(&profile.mention.id, &other.mention.id) || contradict(profile, other) {
            return None;
        }
        if let Some(found) = grounds(profile, other)
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
        for handle in family_handles(profile) {
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
        for handle in family_handles(profile) {
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

/// The handles of a mention within its family.
fn family_handles<'a>(profile: &'a Profile<'_>) -> impl Iterator<Item = Key> + use<'a> {
    let family = key(profile.family());
    profile.reach.handles.iter().map(move |part| part.cast_unsigned().rotate_left(17) ^ family)
}

/// The spans of thirty days that a mention may lie in; at most a few for one without days.
fn months(profile: &Profile<'_>) -> std::ops::RangeInclusive<i32> {
    let Reach { first, last, .. } = profile.reach;
    first.div_euclid(30)..=last.div_euclid(30)
}
