//! When a page was published: what it says to machines first, then its address, then what it shows to readers.

use std::sync::LazyLock;

use dom_query::{Document, NodeRef};
use regex::Regex;

use super::about::{meta, tidy};
use super::linked_data::LinkedData;
use crate::ingest::fields::dates;
use crate::ingest::fields::options::DateOrder;
use crate::model::Published;

/// A date and the words that say from where.
pub(super) type Dated = Option<(Published, String)>;

/// OpenGraph and its neighbours.
const OPEN_GRAPH: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datePublished",
    "article:published",
];
/// Other names of `meta` that give the day of publication, the more exact first.
const PUBLISHED: &[&str] = &[
    "rnews:datePublished",
    "OriginalPublicationDate",
    "publication_date",
    "publicationdate",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_date",
    "published_time",
    "published-date",
    "pubdate",
    "pub_date",
    "parsely-pub-date",
    "sailthru.date",
    "bt:pubdate",
    "cXenseParse:recs:publishtime",
    "cXenseParse:publishtime",
    "article_date_original",
    "article.published",
    "displaydate",
    "date_published",
    "DC.date.issued",
    "DCTERMS.issued",
    "DCTERMS.available",
    "DC.date.created",
    "DCTERMS.created",
    "DC.created",
    "DC.issued",
    "dcterms.date",
    "DC.date",
    "citation_online_date",
    "citation_publication_date",
    "citation_date",
    "prism.publicationDate",
    "dateCreated",
    "og:pubdate",
    "og:publish_date",
    "og:release_date",
    "article.created",
    "created",
    "date",
    "date.created",
    "Search.date",
    "sort_date",
    "gentime",
    "timestamp",
    "eomportal-publishdate",
    "search_date",
    "release_date",
    "vr:published_time",
    "shareaholic:article_published_time",
    "news_publish_date",
    "article:date",
    "pdate",
];
/// Names of `meta` that give the last change; better than nothing.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "dateModified",
    "DCTERMS.modified",
    "DC.date.modified",
    "revised",
    "last-modified",
    "lastmod",
    "modified",
    "date.updated",
    "last_modified",
];

/// The publication date of a page and where it was found.
pub(super) fn published(page: &Document, data: &LinkedData, url: Option<&str>) -> Dated {
    let order = order(page);
    let stated = |words: Option<String>, from: &str| -> Dated {
        let date = dates::whole(&words?, order).ok().filter(is_of_the_web)?;
        Some((date, format!("metadata:{from}")))
    };
    let by_name = |names: &[&str]| names.iter().find_map(|name| stated(meta(page, &[name]), name));
    let found = stated(data.article_words("datePublished"), "JSON-LD datePublished")
        .or_else(|| by_name(OPEN_GRAPH))
        .or_else(|| marked(page, order, MARKED))
        .or_else(|| by_name(PUBLISHED))
        .or_else(|| stated(data.words("datePublished"), "JSON-LD datePublished"))
        .or_else(|| Some(with_time(from_url(url?)?, page, order)))
        .or_else(|| marked(page, order, MARKED_BY_CLASS))
        .or_else(|| stated(data.article_words("dateCreated"), "JSON-LD dateCreated"))
        .or_else(|| stated(data.words("uploadDate"), "JSON-LD uploadDate"))
        .or_else(|| times(page, order))
        .or_else(|| labelled(page, order))
        .or_else(|| visible(page, order))
        .or_else(|| by_name(MODIFIED))
        .or_else(|| stated(data.words("dateModified"), "JSON-LD dateModified"))?;
    Some(in_local_days(found, url))
}

/// The day of the address, or the moment of an element that shows the same day.
fn with_time(day: (Published, String), page: &Document, order: Option<DateOrder>) -> (Published, String) {
    let shown = marked(page, order, MARKED_BY_CLASS).or_else(|| times(page, order));
    shown.filter(|(shown, _)| shown.day == day.0.day && shown.time.is_some()).unwrap_or(day)
}

/// A stamp in UTC may already be the next day, or still the day before, where the page was published; its
/// address then tells the day that readers saw.
fn in_local_days(found: (Published, String), url: Option<&str>) -> (Published, String) {
    let Some((local, from)) = url.and_then(from_url) else { return found };
    let apart = (found.0.day - local.day).num_days().abs();
    if found.0.offset_seconds == Some(0) && apart == 1 { (local, from) } else { found }
}

/// Pages are younger than the web; older days are those of what they tell.
fn is_of_the_web(date: &Published) -> bool {
    use chrono::Datelike as _;
    date.day.year() >= 1990
}

/// The order of day and month in digits, by the language of the page.
fn order(page: &Document) -> Option<DateOrder> {
    let lang =
        page.select("html").iter().find_map(|html| html.attr("lang").or_else(|| html.attr("xml:lang")));
    let locale = lang
        .map(|lang| lang.to_string())
        .or_else(|| meta(page, &["og:locale", "language", "content-language"]))?;
    let locale = locale.to_lowercase().replace('_', "-");
    match locale.as_str() {
        "en" | "" => None,
        "en-us" => Some(DateOrder::MonthFirst),
        _ => Some(DateOrder::DayFirst),
    }
}

/// Elements that are marked as the date of publication.
const MARKED: &[&str] = &[
    "[itemprop='datePublished']",
    "time[pubdate]",
    "[property='datePublished']",
    "[property='schema:datePublished']",
];
/// Elements whose class says so; teasers of other articles have such elements too.
const MARKED_BY_CLASS: &[&str] =
    &["abbr.published", ".dt-published", "time.published", "time.entry-date", "[itemprop='dateCreated']"];

/// The first element that is so marked and stands in no comment or teaser.
fn marked(page: &Document, order: Option<DateOrder>, marks: &[&str]) -> Dated {
    marks.iter().find_map(|mark| {
        page.select(mark).nodes().iter().filter(|node| !in_another_text(node)).find_map(|node| {
            let date = of_element(node, order)?;
            Some((date, format!("metadata:{}", mark.replace(['[', ']', '\''], ""))))
        })
    })
}

/// The date that an element carries: in an attribute, else in its words.
fn of_element(node: &NodeRef<'_>, order: Option<DateOrder>) -> Option<Published> {
    ["content", "datetime", "title", "data-datetime", "data-timestamp"]
        .iter()
        .filter_map(|name| node.attr(name))
        .find_map(|words| dates::whole(&words, order).ok())
        .or_else(|| {
            let words = tidy(&node.text())?;
            let words = &words[..words.floor_char_boundary(120)];
            dates::all(words, order).into_iter().find_map(|found| found.date.ok())
        })
        .filter(is_of_the_web)
}

/// A day in the address: "/2025/04/23/", "/2025-04-23-", "/20250423", "/2025/apr/23/", "/2025/WORLD/04/23/".
fn from_url(url: &str) -> Dated {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|\D)((?:19|20)\d{2})([/_.-]?)(\d{1,2})([/_.-]?)(\d{1,2})(?:\D|$)")
            .expect("written here and tested")
    });
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"/((?:19|20)\d{2})/([a-z]{3,9})/(\d{1,2})(?:\D|$)").expect("written here and tested")
    });
    static SECTION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"/((?:19|20)\d{2})/[A-Za-z][\w.-]*/(\d{1,2})/(\d{1,2})/")
            .expect("written here and tested")
    });
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let day = DAY.captures_iter(path).find_map(|found| {
        let same_mark =
            found[2] == found[4] && (!found[2].is_empty() || (found[3].len() == 2 && found[5].len() == 2));
        let digits = format!("{}-{:0>2}-{:0>2}", &found[1], &found[3], &found[5]);
        if same_mark { digits.parse::<Published>().ok() } else { None }
    });
    let named = || {
        let found = NAMED.captures(path)?;
        dates::whole(&format!("{} {} {}", &found[3], &found[2], &found[1]), None).ok()
    };
    let of_section = || {
        let found = SECTION.captures(path)?;
        format!("{}-{:0>2}-{:0>2}", &found[1], &found[2], &found[3]).parse().ok()
    };
    let date = day.or_else(named).or_else(of_section).filter(is_of_the_web)?;
    Some((date, "metadata:URL".to_owned()))
}

/// The first `time` element that stands in no comment or teaser.
fn times(page: &Document, order: Option<DateOrder>) -> Dated {
    let times = page.select("time");
    let own = times.nodes().iter().filter(|node| !in_another_text(node));
    let mut dated = own.filter_map(|node| of_element(node, order));
    Some((dated.next()?, "metadata:time".to_owned()))
}

/// Classes of what is not the article itself.
const OTHERS: &[&str] = &[
    "comment",
    "related",
    "sidebar",
    "footer",
    "teaser",
    "widget",
    "recommend",
    "archive",
    "menu",
    "most-read",
    "popular",
    "latest",
];

fn in_another_text(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(Some(12)).any(|ancestor| {
        let name = ancestor.node_name();
        if matches!(name.as_deref(), Some("aside" | "footer" | "nav")) {
            return true;
        }
        if matches!(name.as_deref(), Some("body" | "html" | "main")) {
            return false;
        }
        let words = [ancestor.attr("class"), ancestor.id_attr()].into_iter().flatten();
        words.map(|words| words.to_lowercase()).any(|words| OTHERS.iter().any(|other| words.contains(other)))
    })
}

/// An element whose class or id says that it shows a date.
fn labelled(page: &Document, order: Option<DateOrder>) -> Dated {
    const LABELS: &str = "[class*='publish' i], [class*='date' i], [id*='date' i], [class*='posted' i], \
        [class*='timestamp' i], [class*='dateline' i], [class*='byline' i], [class*='meta' i], [class*='datum' i], \
        [class*='fecha' i], [class*='info' i], [class*='time' i], [class*='author' i], [class*='stand' i]";
    let elements = page.select(LABELS);
    let date = elements
        .nodes()
        .iter()
        .filter(|node| {
            !matches!(
                node.node_name().as_deref(),
                Some("body" | "html" | "script" | "style" | "meta" | "link" | "main")
            )
        })
        .filter(|node| node.text().chars().filter(|c| !c.is_whitespace()).take(301).count() <= 300)
        .filter(|node| !in_another_text(node))
        .find_map(|node| of_element(node, order))?;
    Some((date, "metadata:visible date".to_owned()))
}

/// The first date in a short line of the page, one that says what it is before others.
fn visible(page: &Document, order: Option<DateOrder>) -> Dated {
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:publi\w*|posted|veröffentlicht|erstellt|erschienen|datum|stand|date|le|vom|am|updated|aktualisiert|opublikowano|pubblicato)\b:?")
            .expect("written here and tested")
    });
    let body = page.body()?;
    let blocks = super::blocks::blocks(body);
    let short = || blocks.iter().filter(|block| block.text.len() <= 160);
    let dated = |text: &str| {
        dates::all(text, order).into_iter().find_map(|found| found.date.ok()).filter(is_of_the_web)
    };
    short()
        .filter(|block| SAID.is_match(&block.text))
        .find_map(|block| dated(&block.text))
        .or_else(|| short().find_map(|block| dated(&block.text)))
        .or_else(|| blocks.iter().find_map(|block| dated(&block.text[..block.text.floor_char_boundary(300)])))
        .map(|date| (date, "metadata:visible date".to_owned()))
        .or_else(|| {
            let described = ["description", "og:description", "og:title"]
                .iter()
                .find_map(|name| dated(&meta(page, &[name])?));
            described.map(|date| (date, "metadata:description".to_owned()))
        })
}

#[cfg(test)]
mod tests {
    use super::from_url;

    #[test]
    fn a_day_stands_in_many_addresses() {
        let day = |url: &str| from_url(url).map(|(published, _)| published.to_string());
        for path in [
            "2025/04/23/truce",
            "2025-04-23-truce",
            "news/20250423",
            "2025/apr/23/truce",
            "2025/WORLD/04/23/truce",
        ] {
            assert_eq!(
                day(&format!("https://herald.example/{path}")).as_deref(),
                Some("2025-04-23"),
                "{path}"
            );
        }
        assert_eq!(day("https://herald.example/2025/season/3"), None);
    }
}
