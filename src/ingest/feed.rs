//! RSS and Atom: an article for every entry, its date with the offset it was written with.
//!
//! The XML is read as events. Entities that a file defines for itself are never expanded, so that none can blow up.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::bytes::cut::{Whole, whole};
use super::bytes::encoding;
use super::fields::record::{self, Field};
use super::{Document, Input, Opened, Pieces, page};
use crate::diagnostic::{Diagnostic, Level};

/// RSS and Atom as an input.
pub const INPUT: Input =
    Input { name: "RSS or Atom", extensions: &["rss", "atom", "xml"], recognise, pieces };

/// The most that a feed may hold.
const MAX_FEED: usize = 128 << 20;

fn recognise(head: &[u8]) -> bool {
    let start = &head[..head.len().min(2_048)];
    start.starts_with(b"<")
        && [&b"<rss"[..], b"<feed", b"<rdf:RDF"]
            .iter()
            .any(|name| memchr::memmem::find(start, name).is_some())
}

fn pieces(opened: Opened) -> Pieces {
    whole(opened, MAX_FEED, |bytes, about| {
        let declared = encoding::declared(&bytes);
        let decoded = encoding::decode(bytes, declared);
        read(&decoded.text, about)
    })
}

/// One entry while it is read.
#[derive(Default)]
struct Entry {
    id: String,
    title: String,
    link: String,
    published: String,
    updated: String,
    content: String,
    summary: String,
    source: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Id,
    Title,
    Link,
    Published,
    Updated,
    Content,
    Summary,
    Source,
}

impl Entry {
    fn slot(&mut self, slot: Slot) -> &mut String {
        match slot {
            Slot::Id => &mut self.id,
            Slot::Title => &mut self.title,
            Slot::Link => &mut self.link,
            Slot::Published => &mut self.published,
            Slot::Updated => &mut self.updated,
            Slot::Content => &mut self.content,
            Slot::Summary => &mut self.summary,
            Slot::Source => &mut self.source,
        }
    }
}

/// The slot that an element of an entry fills.
fn slot(name: &str) -> Option<Slot> {
    Some(match name {
        "guid" | "id" => Slot::Id,
        "title" => Slot::Title,
        "link" => Slot::Link,
        "pubDate" | "published" | "dc:date" | "issued" | "date" => Slot::Published,
        "updated" | "modified" | "dcterms:modified" => Slot::Updated,
        "content:encoded" | "content" | "xhtml:body" => Slot::Content,
        "description" | "summary" => Slot::Summary,
        "source" | "dc:publisher" => Slot::Source,
        _ => return None,
    })
}

fn read(xml: &str, about: &Whole) -> Vec<Document> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut documents = Vec::new();
    let mut feed_title = String::new();
    let mut entry: Option<Entry> = None;
    // The element whose text is taken, and how many elements are open inside it.
    let mut filling: Option<(Slot, usize)> = None;
    let mut depth_of_feed_title = false;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                documents.push(broken(&error, about));
                break;
            }
        };
        match event {
            Event::Eof => break,
            Event::Start(start) => {
                let name = String::from_utf8_lossy(start.name().as_ref()).into_owned();
                match (&mut entry, &mut filling) {
                    (None, _) if matches!(name.as_str(), "item" | "entry") => entry = Some(Entry::default()),
                    (None, _) => depth_of_feed_title = name == "title" && feed_title.is_empty(),
                    // XHTML inside an entry: its blocks stay apart.
                    (Some(entry), Some((slot, depth))) => {
                        *depth += 1;
                        entry.slot(*slot).push_str(if is_block(&name) { "<p>" } else { " " });
                    }
                    (Some(entry), None) => {
                        filling =
                            slot(&name).filter(|slot| entry.slot(*slot).is_empty()).map(|slot| (slot, 0));
                        take_link(entry, &name, &start);
                    }
                }
            }
            Event::Empty(start) => {
                let name = String::from_utf8_lossy(start.name().as_ref()).into_owned();
                if let Some(entry) = &mut entry {
                    take_link(entry, &name, &start);
                }
            }
            Event::End(end) => {
                depth_of_feed_title = false;
                let is_entry = matches!(end.name().as_ref(), b"item" | b"entry");
                match &mut filling {
                    Some((_, depth)) if *depth > 0 => *depth -= 1,
                    _ => filling = None,
                }
                if is_entry {
                    filling = None;
                    if let Some(entry) = entry.take() {
                        documents.push(document(entry, &feed_title, documents.len() + 1, about));
                    }
                }
            }
            Event::Text(text) => take(
                &String::from_utf8_lossy(&text),
                &mut entry,
                filling,
                depth_of_feed_title,
                &mut feed_title,
            ),
            Event::CData(text) => take(
                &String::from_utf8_lossy(&text),
                &mut entry,
                filling,
                depth_of_feed_title,
                &mut feed_title,
            ),
            Event::GeneralRef(reference) => {
                let words = resolved(&String::from_utf8_lossy(&reference));
                take(&words, &mut entry, filling, depth_of_feed_title, &mut feed_title);
            }
            _ => {}
        }
    }
    if documents.is_empty() {
        let found = Diagnostic::new(Level::Refused, "expected a feed with entries, found none in it")
            .at(&about.place);
        documents.push(Document::failed(found.hint("check that it was saved whole")));
    }
    documents
}

fn is_block(name: &str) -> bool {
    matches!(
        name.rsplit(':').next(),
        Some("p" | "div" | "li" | "br" | "h1" | "h2" | "h3" | "h4" | "blockquote")
    )
}

/// Text goes where the open element says.
fn take(
    words: &str,
    entry: &mut Option<Entry>,
    filling: Option<(Slot, usize)>,
    titles: bool,
    title: &mut String,
) {
    match (entry, filling) {
        (Some(entry), Some((slot, _))) => entry.slot(slot).push_str(words),
        (None, _) if titles => title.push_str(words),
        _ => {}
    }
}

/// Atom's links stand in attributes; the one to the page itself is wanted.
fn take_link(entry: &mut Entry, name: &str, start: &BytesStart<'_>) {
    if name != "link" || !entry.link.is_empty() {
        return;
    }
    let attribute = |wanted: &str| {
        let found = start
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|one| one.key.as_ref() == wanted.as_bytes())?;
        Some(String::from_utf8_lossy(&found.value).replace("&amp;", "&"))
    };
    if attribute("rel").is_none_or(|rel| rel == "alternate") {
        entry.link = attribute("href").unwrap_or_default();
    }
}

/// What a reference stands for: the five of XML, those of HTML that feeds use, and characters by number.
fn resolved(name: &str) -> String {
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        "nbsp" => " ".to_owned(),
        _ => {
            let digits = name.strip_prefix('#').unwrap_or_default();
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => digits.parse(),
            };
            number.ok().and_then(char::from_u32).map(String::from).unwrap_or_default()
        }
    }
}

fn document(entry: Entry, feed_title: &str, number: usize, about: &Whole) -> Document {
    let content = page::fragment_text(&entry.content);
    let text = if content.trim().is_empty() { page::fragment_text(&entry.summary) } else { content };
    let published = if entry.published.trim().is_empty() { entry.updated } else { entry.published };
    let publisher = if entry.source.trim().is_empty() { feed_title.to_owned() } else { entry.source };
    let names = ["guid", "pubDate", "title", "publisher", "url", "text"];
    let values = [entry.id, published, page::fragment_text(&entry.title), publisher, entry.link, text];
    record::article(
        format!("{}#{number}", about.place),
        about.path.as_deref(),
        &about.options,
        &names,
        |at| {
            let words = values[at].trim();
            if words.is_empty() { Field::Absent } else { Field::Words(words.into()) }
        },
    )
}

fn broken(error: &quick_xml::Error, about: &Whole) -> Document {
    Document::failed(
        Diagnostic::new(Level::Refused, format!("expected well-formed XML, found: {error}"))
            .at(&about.place)
            .hint("the entries before this place are read; check that the feed was saved whole"),
    )
}
