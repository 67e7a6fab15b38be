//! What a page says about itself: title, publisher, canonical address.

use dom_query::Document;

use super::linked_data::LinkedData;

/// The content of the first `meta` with one of these names or properties, in their order.
pub(super) fn meta(page: &Document, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        ["property", "name", "itemprop", "http-equiv"].iter().find_map(|attribute| {
            let selection = page.select(&format!("meta[{attribute}='{name}' i]"));
            selection.iter().find_map(|meta| tidy(&meta.attr("content")?))
        })
    })
}

/// White space collapsed; `None` where nothing is left.
pub(super) fn tidy(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// The headline.
pub(super) fn title(page: &Document, data: &LinkedData, publisher: Option<&str>) -> Option<String> {
    let first = |selector: &str| page.select(selector).iter().find_map(|node| tidy(&node.text()));
    let whole = first("head title, title");
    // A single main heading may be the name of the site, where an entry has a title of its own and the page's is longer.
    let is_site = |words: &str| {
        whole.as_deref().is_some_and(|whole| whole.len() > words.len() + 8)
            && page.select("[class~='entry-title'], [class~='post-title']").exists()
    };
    let only_heading = || {
        let headings = page.select("h1");
        let shown: Vec<String> = headings.iter().filter_map(|heading| tidy(&heading.text())).collect();
        (shown.len() == 1 && !is_site(&shown[0])).then(|| shown[0].clone())
    };
    let title = data
        .article_words("headline")
        .or_else(|| meta(page, &["og:title", "citation_title", "dc.title", "twitter:title", "headline"]))
        .or_else(|| first("[itemprop='headline']"))
        .or_else(only_heading)
        .or_else(|| first("[class~='entry-title'], [class~='post-title']"))
        .or_else(|| whole.clone())?;
    Some(without_publisher(&unescaped(&title), publisher))
}

/// Character references that were escaped twice.
fn unescaped(words: &str) -> String {
    if !words.contains('&') {
        return words.to_owned();
    }
    tidy(&Document::fragment(words.replace('<', "&lt;")).root().text()).unwrap_or_else(|| words.to_owned())
}

/// Cuts " | The Herald" from the end of a title.
fn without_publisher(title: &str, publisher: Option<&str>) -> String {
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " · "] {
        if let Some((head, tail)) = title.rsplit_once(mark) {
            let same = publisher.is_some_and(|publisher| {
                let (tail, publisher) = (tail.to_lowercase(), publisher.to_lowercase());
                tail == publisher || publisher.contains(&tail) || tail.contains(&publisher)
            });
            if same && head.split_whitespace().count() >= 2 {
                return head.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

/// Who published it; the host of its address where nothing else names one.
pub(super) fn publisher(page: &Document, data: &LinkedData, url: Option<&str>) -> Option<String> {
    let is_name = |words: &String| {
        !words.starts_with("http") && !words.starts_with("//") && words.chars().count() <= 80
    };
    meta(page, &["og:site_name"])
        .filter(is_name)
        .or_else(|| data.article_words("publisher").filter(is_name))
        .or_else(|| {
            meta(
                page,
                &["publisher", "dc.publisher", "citation_journal_title", "application-name", "copyright"],
            )
            .filter(is_name)
        })
        .or_else(|| url.and_then(host))
}

/// `news.example.org` of `https://www.news.example.org/a/b`.
fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?.trim_start_matches("www.");
    host.contains('.').then(|| host.to_lowercase())
}

/// The canonical address; of a saved page the one it was saved from.
pub(super) fn url(page: &Document, data: &LinkedData, html: &str) -> Option<String> {
    let link = page.select("link[rel~='canonical' i]");
    let canonical = link.iter().find_map(|link| link.attr("href").and_then(|href| absolute(&href)));
    canonical
        .or_else(|| meta(page, &["og:url"]).and_then(|url| absolute(&url)))
        .or_else(|| data.article_words("url").and_then(|url| absolute(&url)))
        .or_else(|| data.article_words("mainEntityOfPage").and_then(|url| absolute(&url)))
        .or_else(|| meta(page, &["twitter:url", "citation_fulltext_html_url"]).and_then(|url| absolute(&url)))
        .or_else(|| saved_from(html))
}

fn absolute(url: &str) -> Option<String> {
    let url = url.trim();
    let known = url.starts_with("https://") || url.starts_with("http://");
    (known && url.len() <= 2_000 && !url.contains(char::is_whitespace)).then(|| url.to_owned())
}

/// "<!-- saved from url=(0042)https://… -->" of browsers, " url: https://…" of SingleFile.
fn saved_from(html: &str) -> Option<String> {
    let head = &html[..html.floor_char_boundary(4_096)];
    let comment = head.split("<!--").skip(1).find_map(|rest| {
        let comment = rest.split("-->").next()?;
        let at = comment.find("saved from url=").or_else(|| comment.find(" url: "))?;
        let rest = &comment[at..];
        Some(rest[rest.find("http")?..].split_whitespace().next()?.to_owned())
    })?;
    absolute(&comment)
}
