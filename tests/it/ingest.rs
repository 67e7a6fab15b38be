//! Every reader of articles: what it finds in honest input, and that nothing hostile gets the better of it.

use proptest::prelude::*;
use truceline::ingest::{INPUTS, articles};

const PAGE: &str = include_str!("../cases/html/article-json-ld.html");

#[test]
fn a_page_gives_its_article_and_what_it_says_of_itself() {
    let read = articles("page.html", PAGE.as_bytes());
    let article = &read.articles[0];
    assert_eq!(article.title.as_deref(), Some("Truce begins in Gonda"));
    assert_eq!(article.publisher.as_deref(), Some("The Herald"));
    assert_eq!(article.url.as_deref(), Some("https://herald.example/2025/04/23/truce"));
    assert_eq!(article.published.unwrap().to_string(), "2025-04-23T23:10:00+03:00");
    assert_eq!(article.published_from.as_deref(), Some("metadata:JSON-LD datePublished"));
    assert!(article.text.starts_with("The two armies stopped firing"), "{}", article.text);
    for noise in ["By A Writer", "Photo", "Read more", "Copyright", "World"] {
        assert!(!article.text.contains(noise), "{noise} in {}", article.text);
    }
}

/// Pages in the manner of well-known systems, each with what is read from it beside it. `UPDATE=1` writes that anew.
#[test]
fn pages_of_many_systems_give_their_articles() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/html");
    let mut pages: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    pages.sort();
    assert!(pages.len() >= 10);
    for page in pages {
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        let read = articles(&name, &std::fs::read(&page).unwrap());
        let article = &read.articles[0];
        let words = |words: &Option<String>| words.clone().unwrap_or_else(|| "-".to_owned());
        let shown = format!(
            "title      {}\npublisher  {}\npublished  {} ({})\nurl        {}\n\n{}\n",
            words(&article.title),
            words(&article.publisher),
            article.published.map_or_else(|| "-".to_owned(), |date| date.to_string()),
            words(&article.published_from),
            words(&article.url),
            article.text,
        );
        let kept = page.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&kept, &shown).unwrap();
        }
        let expected = std::fs::read_to_string(&kept).unwrap_or_default();
        assert!(shown == expected, "{name}: read\n{shown}\nexpected\n{expected}");
    }
}

#[test]
fn lines_of_a_pdf_are_joined_to_paragraphs() {
    let read = articles("talks.pdf", include_bytes!("../cases/pdf/talks.pdf"));
    let expected = "Envoys of Ukraine and the United States met in Jeddah on Tuesday and talked for eight hours. Kyiv \
        accepted a ceasefire of 30 days.\n\nThe Kremlin said that it was waiting for details before it would answer the \
        proposal.";
    assert_eq!(read.articles[0].text, expected);
}

#[test]
fn a_pdf_has_the_title_that_it_gives_itself_and_no_day() {
    let read = articles("titled.pdf", include_bytes!("../cases/pdf/titled.pdf"));
    let article = &read.articles[0];
    assert_eq!(article.title.as_deref(), Some("Observers count a quiet night – the first in a month"));
    // The file says that it was made in 2030; that is no day of publication.
    assert_eq!(article.published, None);
}

#[test]
fn letters_that_a_pdf_joins_are_read_apart() {
    let read = articles("joined_letters.pdf", include_bytes!("../cases/pdf/joined_letters.pdf"));
    let expected =
        "Both armies kept the ceasefire on Tuesday, said the office of the mediator; no flights were seen.";
    assert_eq!(read.articles[0].text, expected);
}

#[test]
fn a_pdf_with_a_password_is_said_to_be_locked() {
    let read = articles("locked.pdf", include_bytes!("../cases/pdf/locked.pdf"));
    assert!(read.articles.is_empty());
    let told = &read.diagnostics[0];
    assert!(told.message.ends_with("found one that is locked"), "{told:?}");
    assert!(told.hint.as_deref().is_some_and(|hint| hint.contains("password")), "{told:?}");
}

#[test]
fn a_feed_keeps_the_offset_of_its_dates() {
    let feed = "<rss><channel><title>Herald &amp; Co</title><item><title>Truce</title><pubDate>Wed, 23 Apr 2025 00:12:00 \
        +0300</pubDate><description>&lt;p&gt;It began.&lt;/p&gt;</description></item></channel></rss>";
    let read = articles("feed.xml", feed.as_bytes());
    assert_eq!(read.articles[0].published.unwrap().to_string(), "2025-04-23T00:12:00+03:00");
    assert_eq!(read.articles[0].publisher.as_deref(), Some("Herald & Co"));
    assert_eq!(read.articles[0].text, "It began.");
}

#[test]
fn columns_are_guessed_and_ambiguous_dates_refused() {
    let read = articles(
        "a.csv",
        b"ID,Headline,Date,Body\n1,\"Talks, again\",03/05/2024,\"They met.\nThey left.\"\n",
    );
    assert_eq!(read.articles[0].text, "They met.\nThey left.");
    assert_eq!(read.articles[0].published, None);
    assert!(read.diagnostics[0].hint.as_deref().unwrap().contains("--date-order"));
}

#[test]
fn json_comes_in_arrays_and_feeds() {
    let array = articles("a.json", br#"[{"id":1,"text":"It began."},{"id":2}]"#);
    assert_eq!((array.articles.len(), array.diagnostics.len()), (1, 1));
    let feed = articles(
        "f.json",
        br#"{"version":"https://jsonfeed.org/version/1.1","title":"Herald","items":[{"id":"7","content_html":"<p>It began.</p>","date_published":"2025-04-23T00:10:00+03:00"}]}"#,
    );
    assert_eq!(feed.articles[0].text, "It began.");
    assert_eq!(feed.articles[0].publisher.as_deref(), Some("Herald"));
}

#[test]
fn a_broken_line_costs_itself_only() {
    let read = articles(
        "a.jsonl",
        b"{\"text\":\"one\"}\n{broken\n{\"text\":\"two\",\"published\":\"2500-01-01\"}\n",
    );
    assert_eq!(read.articles.len(), 2);
    assert!(read.diagnostics.iter().any(|one| one.place.as_deref() == Some("a.jsonl:2")));
    assert!(read.diagnostics.iter().any(|one| one.message.contains("1400 to 2100")));
}

#[test]
fn old_encodings_are_told() {
    let words = "Стороны договорились о прекращении огня, сообщили наблюдатели вечером во вторник.";
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(words);
    assert_eq!(articles("a.txt", &bytes).articles[0].text, words);
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(words.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(articles("a.txt", &wide).articles[0].text, words);
}

#[test]
fn packed_input_is_unpacked_in_bounds() {
    use std::io::Write as _;
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    bomb.write_all(b"<html><body>").unwrap();
    for _ in 0..66 {
        bomb.write_all(&vec![b'a'; 1 << 20]).unwrap();
    }
    let bomb = bomb.finish().unwrap();
    assert!(bomb.len() < 1 << 20);
    let read = articles("bomb.html.gz", &bomb);
    assert!(read.articles.is_empty());
    assert!(read.diagnostics[0].message.contains("at most 67 MB"), "{:?}", read.diagnostics);
    let cut = articles("cut.html.gz", &bomb[..bomb.len() / 2]);
    assert!(cut.articles.is_empty() && !cut.diagnostics.is_empty());
}

#[test]
fn a_cell_of_a_hundred_megabytes_costs_its_row_only() {
    let table = format!("id,text\n1,\"{}\"\n2,\"Envoys met in Geneva.\"\n", "word ".repeat(20_000_000));
    let read = articles("table.csv", table.as_bytes());
    assert_eq!(read.articles.len(), 1);
    assert_eq!(read.articles[0].text, "Envoys met in Geneva.");
    assert_eq!(read.diagnostics[0].place.as_deref(), Some("table.csv:2"));
}

#[test]
fn hostile_input_is_refused_or_read_in_bounds() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss><channel><item><description>&b; word</description></item></channel></rss>";
    assert_eq!(articles("bomb.xml", bomb.as_bytes()).articles[0].text, "word");
    for (name, bytes) in [
        ("deep.html", format!("<html><body>{}x", "<div>".repeat(100_000))),
        ("names.html", format!("<html><body>{}x", "<elementwithaverylongname>".repeat(100_000))),
        ("tables.html", format!("<html><body>{}x", "<table><tr><td>".repeat(2_000))),
        ("deep.json", "[{\"a\":".repeat(50_000)),
        ("deep.jsonl", "{\"text\":".repeat(50_000)),
        (
            "feed.xml",
            format!("<rss><channel><item><description>{}x</description></item></channel></rss>", "&lt;div&gt;".repeat(20_000)),
        ),
        (
            "feed.json",
            format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{{\"content_html\":\"{}x\"}}]}}", "<div>".repeat(20_000)),
        ),
        ("names.csv", "id,text\n".to_owned()),
        ("wide.csv", "a".repeat(70 << 20)),
        ("loop.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF".to_owned()),
        ("cut.mhtml", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n".to_owned()),
        ("cut.pdf", "%PDF-1.7\n1 0 obj".to_owned()),
        ("empty.txt", "  \n".to_owned()),
        ("zeros.txt", "\0".repeat(1_000)),
    ] {
        let read = articles(name, bytes.as_bytes());
        assert!(read.articles.is_empty() && !read.diagnostics.is_empty(), "{name}");
    }
}

/// Found by mutating saved pages: the library that finds the main text cuts these addresses within a letter.
#[test]
fn the_address_of_a_video_costs_nothing() {
    let text = "<p>Monitors along the river counted no shells in the night, said the mission. It was the first quiet night in \
        a month, and both armies said that they would hold the truce.</p>"
        .repeat(4);
    for frame in ["iframe src", "embed src", "object data"] {
        let name = frame.split(' ').next().unwrap();
        let page = format!(
            "<html><body><article>{text}<{frame}=\"https://é€youtube.com/v\"></{name}>{text}</article></body></html>"
        );
        let read = articles("page.html", page.as_bytes());
        assert!(read.articles[0].text.contains("first quiet night"), "{name}");
    }
}

/// What makes any bytes look like a format.
fn input_start(name: &str) -> &'static [u8] {
    match name {
        "PDF" => b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n",
        "RSS or Atom" => b"<rss><channel><item><title>",
        "MHTML" => b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>",
        "HTML" => b"<html><body><p>",
        "JSON lines" => b"{\"text\":\"",
        "JSON" => b"[{\"text\":\"",
        "CSV" => b"id,text\n1,\"",
        _ => b"Title: a\nDate: ",
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_bytes_survive_every_reader(bytes in prop::collection::vec(any::<u8>(), 0..400), markup in "[<>/a-z\"{}:,\\[\\]&;= \n0-9é—-]{0,300}") {
        for input in INPUTS {
            let name = format!("any.{}", input.extensions[0]);
            let _ = articles(&name, &bytes);
            let _ = articles(&name, &[input_start(input.name), &bytes].concat());
            let _ = articles(&name, markup.as_bytes());
            let _ = articles(&name, format!("<html><rss><item><title>{markup}</item>{markup}").as_bytes());
        }
    }
}
