//! How deep the elements of a page stand inside each other, told before it is parsed.

/// Elements that may stand inside each other; pages of people stay below a hundred.
pub(in crate::ingest) const DEEPEST: usize = 1_000;

/// Whether more elements are open at once than any honest page has. Parsers take time in proportion to the
/// square of the depth, so this is asked before.
pub(in crate::ingest) fn is_too_deep(html: &str) -> bool {
    /// Elements without an end, or whose end may be left out.
    const FREE: &[&str] = &[
        "p", "li", "br", "img", "meta", "link", "input", "hr", "td", "tr", "th", "dd", "dt", "option",
        "source", "wbr", "area", "base", "col", "embed", "param", "track", "tbody", "thead", "tfoot",
        "colgroup", "rp", "rt",
    ];
    /// As much of a name as is told from others.
    const LONGEST: usize = 20;
    let mut open = std::collections::BTreeMap::<String, usize>::new();
    let mut depth = 0;
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        let rest = &html[at + 1..];
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let letters = rest.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
        let name = rest[..letters].to_ascii_lowercase();
        if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        if FREE.contains(&name.as_str()) {
            continue;
        }
        let count = open.entry(name).or_default();
        if !closes {
            *count += 1;
            depth += 1;
        } else if *count > 0 {
            *count -= 1;
            depth -= 1;
        }
        if depth > DEEPEST || open.len() > 10_000 {
            return true;
        }
    }
    false
}
