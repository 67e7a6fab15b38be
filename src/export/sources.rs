//! The sources of an event as links, and words made harmless for HTML; several formats print them. Layer 5.

use crate::table::EventRow;

/// An address that may become a link: http and https only, without white space, quotes and angle brackets.
pub(super) fn link(url: &str) -> Option<&str> {
    let scheme = url.split_once("://")?.0.to_ascii_lowercase();
    let harmless =
        |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"' | '\'' | '`');
    (matches!(scheme.as_str(), "http" | "https") && url.chars().all(harmless)).then_some(url)
}

/// The addresses of an event that may become links.
pub(super) fn links(row: &EventRow) -> impl Iterator<Item = &str> {
    row.event.urls.iter().filter_map(|url| link(url))
}

/// The host of an address, for the words of a link.
pub(super) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.rsplit('@').next().unwrap_or(host).trim_start_matches("www.")
}

/// An address that opens the page at a sentence: its first and last words as a text fragment.
pub(super) fn text_fragment(url: &str, sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let encoded = |words: &[&str]| {
        let mut encoded = String::new();
        for byte in words.join(" ").bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' => encoded.push(char::from(byte)),
                other => encoded.push_str(&format!("%{other:02X}")),
            }
        }
        encoded
    };
    let fragment = if words.len() <= 10 {
        encoded(&words)
    } else {
        format!("{},{}", encoded(&words[..5]), encoded(&words[words.len() - 4..]))
    };
    let mark = if url.contains('#') { "" } else { "#" };
    format!("{url}{mark}:~:text={fragment}")
}

/// Words as HTML.
pub(super) fn html(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(link("HTTPS://example.org/a?b=c"), Some("HTTPS://example.org/a?b=c"));
        for url in
            ["javascript:alert(1)", "data:text/html,x", "file:///etc", "http://a b", "https://a\"b", "x"]
        {
            assert_eq!(link(url), None, "{url}");
        }
        let open = text_fragment("https://example.org/a", "A truce-like pause, they said.");
        assert_eq!(open, "https://example.org/a#:~:text=A%20truce%2Dlike%20pause%2C%20they%20said.");
        assert_eq!(host("https://www.example.org:80/a"), "example.org:80");
    }
}
