//! Near copies: one wire story in two papers is one voice.
//!
//! Each text gets a fingerprint: the smallest hashes of its five-word shingles under 64 permutations (Broder 1997).
//! The share of equal places estimates the share of common shingles. Texts that have one of 16 bands of four in
//! common are compared, so the work stays near linear.

use std::collections::BTreeMap;

use chrono::NaiveDate;

const PLACES: usize = 64;
const BAND: usize = 4;
const SHINGLE: usize = 5;
/// Places that two near copies share at least: seven in ten.
const ENOUGH: usize = 45;

/// The fingerprint of a text; texts of less than a few sentences have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint([u32; PLACES]);

impl Fingerprint {
    /// The fingerprint of a text. `None` where it has under 40 words.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let words: Vec<u64> = text
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(super::profile::key)
            .collect();
        if words.len() < 40 {
            return None;
        }
        let mut smallest = [u32::MAX; PLACES];
        for shingle in words.windows(SHINGLE) {
            let base = shingle
                .iter()
                .fold(0u64, |hash, word| hash.rotate_left(11).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ word);
            let mut hash = base;
            for place in &mut smallest {
                hash = scramble(hash);
                *place = (*place).min((hash >> 32) as u32);
            }
        }
        Some(Self(smallest))
    }

    /// Hashes of its parts; near copies have one in common, nearly always.
    pub fn bands(&self) -> impl Iterator<Item = i64> + use<'_> {
        self.0.chunks_exact(BAND).zip(0u64..).map(|(places, band)| {
            let hash = places.iter().fold(band, |hash, place| scramble(hash ^ u64::from(*place)));
            hash.cast_signed()
        })
    }

    fn shared(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count()
    }
}

/// The finalizer of SplitMix64.
const fn scramble(seed: u64) -> u64 {
    let mut hash = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// An article that may be a copy.
#[derive(Clone, Debug)]
pub struct Story<'a> {
    /// Id of the article.
    pub id: &'a str,
    /// Day of publication.
    pub published: Option<NaiveDate>,
    /// Its fingerprint.
    pub fingerprint: &'a Fingerprint,
}

/// Which article is a near copy of which: id of the copy, id of the story. Stories of one chain of copies belong to
/// the one published first; of several, to that with the smallest id. Copies lie within a week of each other.
#[must_use]
pub fn copies(stories: &[Story<'_>]) -> BTreeMap<String, String> {
    let mut sorted: Vec<&Story<'_>> = stories.iter().collect();
    sorted.sort_by(|a, b| {
        (a.published.is_none(), a.published, a.id).cmp(&(b.published.is_none(), b.published, b.id))
    });
    let mut root: Vec<usize> = (0..sorted.len()).collect();
    let mut bands: BTreeMap<(usize, [u32; BAND]), Vec<usize>> = BTreeMap::new();
    for (at, story) in sorted.iter().enumerate() {
        for (band, places) in story.fingerprint.0.chunks_exact(BAND).enumerate() {
            let Ok(places) = <[u32; BAND]>::try_from(places) else { continue };
            let held = bands.entry((band, places)).or_default();
            // Beyond a handful of equals the band tells nothing more.
            for other in held.iter().rev().take(8) {
                let (a, b) = (super::find(&mut root, at), super::find(&mut root, *other));
                if a != b && near(story, sorted[*other]) {
                    root[a.max(b)] = a.min(b);
                }
            }
            held.push(at);
        }
    }
    let mut copies = BTreeMap::new();
    for at in 0..sorted.len() {
        let story = super::find(&mut root, at);
        if story != at {
            copies.insert(sorted[at].id.to_owned(), sorted[story].id.to_owned());
        }
    }
    copies
}

fn near(a: &Story<'_>, b: &Story<'_>) -> bool {
    let close = match (a.published, b.published) {
        (Some(a), Some(b)) => (a - b).num_days().abs() <= 7,
        _ => true,
    };
    close && a.fingerprint.shared(b.fingerprint) >= ENOUGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_with_another_lead_is_a_copy_and_another_story_is_not() {
        let body: String = (0..120).map(|n| format!("word{n} then{} ", n * 7)).collect();
        let other: String = (0..120).map(|n| format!("else{n} where{} ", n * 3)).collect();
        let print = |text: &str| Fingerprint::of(text).unwrap();
        let prints = [print(&body), print(&format!("Our own lead. {body}")), print(&other)];
        let stories: Vec<Story<'_>> = ["b", "a", "c"]
            .into_iter()
            .zip(&prints)
            .map(|(id, fingerprint)| Story {
                id,
                published: NaiveDate::from_ymd_opt(2025, 4, 20),
                fingerprint,
            })
            .collect();
        let found = copies(&stories);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [("b".to_owned(), "a".to_owned())]);
        assert_eq!(Fingerprint::of("too short"), None);
    }
}
