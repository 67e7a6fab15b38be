//! The letters that a picture uses, as a font inside it, so that what was measured is what is shown.
//!
//! `subsetter` picks the outlines; it writes fonts for PDF, which need no character map, so the tables that a
//! browser asks for (`cmap`, `OS/2`, `name`, `post`) are added here.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use subsetter::GlyphRemapper;
use ttf_parser::{Face, Tag};

type Table = ([u8; 4], Vec<u8>);

/// The font with only `letters`, as a data URL; `None` where it has none of them.
pub(super) fn data_url(font: &[u8], letters: &BTreeSet<char>) -> Option<String> {
    let bytes = subset(font, letters)?;
    Some(format!("data:font/ttf;base64,{}", STANDARD.encode(bytes)))
}

fn subset(font: &[u8], letters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let face = Face::parse(font, 0).ok()?;
    let mut mapper = GlyphRemapper::new();
    let mut map: Vec<(u16, u16)> = Vec::new();
    for &letter in letters.iter().filter(|&&letter| !joins(letter)) {
        if let (Ok(code), Some(glyph)) = (u16::try_from(letter as u32), face.glyph_index(letter)) {
            map.push((code, mapper.remap(glyph.0)));
        }
    }
    if map.is_empty() {
        return None;
    }
    let bare = subsetter::subset(font, 0, &mapper).ok()?;
    let mut tables = tables(&bare)?;
    tables.retain(|(tag, _)| !matches!(tag, b"post" | b"name" | b"cvt " | b"fpgm" | b"prep"));
    tables.push((*b"cmap", cmap(&map)));
    tables.push((*b"OS/2", face.raw_face().table(Tag::from_bytes(b"OS/2"))?.to_vec()));
    tables.push((*b"name", name()));
    tables.push((*b"post", post()));
    tables.sort();
    Some(assemble(&tables))
}

/// Letters whose shape depends on their neighbours: the reader's own font joins them, a subset could not.
fn joins(letter: char) -> bool {
    matches!(letter, '\u{0600}'..='\u{08FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
}

fn tables(font: &[u8]) -> Option<Vec<Table>> {
    let count = u16::from_be_bytes(font.get(4..6)?.try_into().ok()?);
    let long = |at: usize| Some(u32::from_be_bytes(font.get(at..at + 4)?.try_into().ok()?) as usize);
    (0..usize::from(count))
        .map(|index| {
            let at = 12 + 16 * index;
            let tag: [u8; 4] = font.get(at..at + 4)?.try_into().ok()?;
            let (start, length) = (long(at + 8)?, long(at + 12)?);
            Some((tag, font.get(start..start.checked_add(length)?)?.to_vec()))
        })
        .collect()
}

/// A character map of format 4: runs of characters whose glyphs follow each other.
fn cmap(map: &[(u16, u16)]) -> Vec<u8> {
    let mut runs: Vec<(u16, u16, u16)> = Vec::new();
    for &(code, glyph) in map {
        let delta = glyph.wrapping_sub(code);
        match runs.last_mut() {
            Some(run) if u32::from(run.1) + 1 == u32::from(code) && run.2 == delta => run.1 = code,
            _ => runs.push((code, code, delta)),
        }
    }
    runs.push((0xFFFF, 0xFFFF, 1));
    let count = runs.len() as u16;
    let (search, selector) = search_range(count, 2);
    let mut out = Vec::new();
    for word in [0, 1, 3, 1, 0, 12, 4, 16 + 8 * count, 0, 2 * count, search, selector, 2 * count - search] {
        out.extend(word.to_be_bytes());
    }
    let columns: [fn(&(u16, u16, u16)) -> u16; 4] = [|run| run.1, |run| run.0, |run| run.2, |_| 0];
    for (index, column) in columns.iter().enumerate() {
        if index == 1 {
            out.extend([0, 0]);
        }
        out.extend(runs.iter().flat_map(|run| column(run).to_be_bytes()));
    }
    out
}

fn name() -> Vec<u8> {
    let family: Vec<u8> = super::font::FAMILY.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let ids = [1_u16, 2, 4, 6];
    let mut out = Vec::new();
    for word in [0, ids.len() as u16, 6 + 12 * ids.len() as u16] {
        out.extend(word.to_be_bytes());
    }
    for id in ids {
        for word in [3, 1, 0x409, id, family.len() as u16, 0] {
            out.extend(word.to_be_bytes());
        }
    }
    out.extend(family);
    out
}

fn post() -> Vec<u8> {
    let mut out = vec![0, 3, 0, 0];
    out.resize(32, 0);
    out
}

fn search_range(count: u16, unit: u16) -> (u16, u16) {
    let selector = count.ilog2() as u16;
    (unit << selector, selector)
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0, |sum: u32, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn assemble(tables: &[Table]) -> Vec<u8> {
    let count = tables.len() as u16;
    let (search, selector) = search_range(count, 16);
    let mut out = vec![0, 1, 0, 0];
    for word in [count, search, selector, 16 * count - search] {
        out.extend(word.to_be_bytes());
    }
    let mut offset = 12 + 16 * tables.len();
    let mut adjustment = None;
    let mut bodies = Vec::new();
    for (tag, body) in tables {
        let mut body = body.clone();
        if tag == b"head" && body.len() >= 12 {
            body[8..12].fill(0);
            adjustment = Some(offset + 8);
        }
        out.extend(tag);
        for word in [checksum(&body), offset as u32, body.len() as u32] {
            out.extend(word.to_be_bytes());
        }
        body.resize(body.len().next_multiple_of(4), 0);
        offset += body.len();
        bodies.push(body);
    }
    out.extend(bodies.concat());
    if let Some(at) = adjustment {
        let whole = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&out));
        out[at..at + 4].copy_from_slice(&whole.to_be_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::font;
    use super::*;

    #[test]
    fn the_subset_maps_and_measures_like_the_font() {
        let letters: BTreeSet<char> = "Перемир’я, 19–20 éŽ بـ ✈".chars().collect();
        let bytes = subset(font::REGULAR, &letters).unwrap();
        assert!(bytes.len() < 12_000, "{}", bytes.len());
        let (small, whole) = (Face::parse(&bytes, 0).unwrap(), Face::parse(font::REGULAR, 0).unwrap());
        for &letter in letters.iter().filter(|&&letter| letter < '\u{600}' || letter == '–') {
            let (a, b) = (small.glyph_index(letter).unwrap(), whole.glyph_index(letter).unwrap());
            assert_eq!(small.glyph_hor_advance(a), whole.glyph_hor_advance(b), "{letter}");
            assert_eq!(small.glyph_bounding_box(a), whole.glyph_bounding_box(b), "{letter}");
        }
        assert!(small.glyph_index('ب').is_none(), "joined letters are left to the reader's font");
    }

    #[test]
    fn nothing_to_show_is_no_font() {
        assert!(subset(font::REGULAR, &BTreeSet::new()).is_none());
    }
}
