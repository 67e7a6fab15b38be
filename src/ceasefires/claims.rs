//! Violations by each side's claim: in how many reports, and the highest total that the claimant gives. The claims of
//! two claimants are never summed, and totals of one claimant are snapshots.

use std::collections::BTreeMap;

use super::chain::Chain;
use super::item::{Item, Side};
use super::parties::Names;
use crate::model::{Stage, Status, ViolationClaims};

/// What a count of breaches is called in the vocabulary of counts (`counts.toml`).
const BREACHES: &str = "violations";

/// The claims about a chain's violations, by claimant and accused; what nobody claims comes first.
pub(super) fn of(chain: &Chain<'_>, names: &Names<'_, '_>) -> Vec<ViolationClaims> {
    let mut claims: BTreeMap<(Option<String>, Option<String>), ViolationClaims> = BTreeMap::new();
    for (item, _) in &chain.members {
        if item.stage != Stage::Violation || item.event.status < Status::Alleged {
            continue;
        }
        for (claimant, accused) in pairs(item) {
            let name = |side: Option<Side>| side.map(|side| names.name(side));
            let (claimant, accused) = (name(claimant), name(accused));
            let key = (claimant.clone(), accused.clone());
            let claim =
                claims.entry(key).or_insert(ViolationClaims { claimant, accused, reports: 0, total: None });
            claim.reports += 1;
            let totals = item.event.counts.iter().filter(|count| count.what == BREACHES);
            claim.total = claim.total.max(totals.map(|count| count.low).max());
        }
    }
    claims.into_values().collect()
}

/// Who accuses whom. "Ukraine and Russia accused each other" is two claims; of several doers none accuses itself, so
/// that "Russia said it had counted 40 Ukrainian violations" is no claim of Ukraine's, whoever was taken for a doer.
fn pairs(item: &Item<'_>) -> Vec<(Option<Side>, Option<Side>)> {
    let doers: Vec<Side> = item.doers.iter().copied().collect();
    let speakers: Vec<Side> = item.speakers.iter().copied().collect();
    if doers.len() >= 2 {
        let voices = if speakers.is_empty() { &doers } else { &speakers };
        let claims = |voice: &Side| {
            let voice = *voice;
            let accused = doers.iter().copied().filter(move |doer| *doer != voice);
            accused.map(move |doer| (Some(voice), Some(doer))).collect::<Vec<_>>()
        };
        return voices.iter().flat_map(claims).collect();
    }
    let accused: Vec<Option<Side>> =
        if doers.is_empty() { vec![None] } else { doers.into_iter().map(Some).collect() };
    if speakers.is_empty() {
        return accused.into_iter().map(|accused| (None, accused)).collect();
    }
    speakers.iter().flat_map(|speaker| accused.iter().map(|accused| (Some(*speaker), *accused))).collect()
}
