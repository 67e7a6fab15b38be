//! The blocks of text that a part of a page shows, in order: what stands between two breaks of line.

use dom_query::NodeRef;

/// A stretch of text between two breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Its text, white space collapsed.
    pub(super) text: String,
    /// Bytes of it that stand in links.
    pub(super) linked: usize,
    /// What encloses it.
    pub(super) kind: Kind,
    /// In a caption, a form, a menu: belongs to no article.
    pub(super) aside: bool,
    /// In something whose class says that it stands beside the article.
    pub(super) beside: bool,
}

/// What encloses a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// `p`, and everything that is nothing else.
    #[default]
    Paragraph,
    /// `h1` to `h6`.
    Heading,
    /// `li`.
    Item,
    /// `tr`.
    Row,
}

/// Elements that show nothing, or nothing that is text of the page.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "button", "textarea",
    "head", "math", "canvas", "audio", "video", "input", "dialog",
];
/// Elements that stand in the line; all others break it.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "amp-img",
];
/// Elements whose text belongs to no article.
const ASIDE: &[&str] = &["figcaption", "caption", "nav", "footer", "form", "aside", "menu"];

/// Words in the class or id of an element that stands beside the article.
const ASIDE_WORDS: &[&str] = &[
    "caption",
    "captions",
    "credit",
    "credits",
    "newsletter",
    "newsletters",
    "related",
    "relatedlinks",
    "relatedposts",
    "relatedarticles",
    "relatedcontent",
    "relatedstories",
    "share",
    "sharing",
    "sharedaddy",
    "social",
    "promo",
    "promos",
    "advert",
    "adverts",
    "advertisement",
    "advertising",
    "ad",
    "ads",
    "adslot",
    "recommended",
    "recommendations",
    "outbrain",
    "taboola",
    "gallery",
    "slideshow",
    "comments",
    "comment",
    "disqus",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "bylines",
    "timestamp",
    "dateline",
    "signup",
    "subscribe",
    "subscription",
    "paywall",
    "readmore",
    "popular",
    "trending",
    "teaser",
    "teasers",
    "sidebar",
    "widget",
    "pagination",
    "tags",
    "copyright",
    "bio",
    "authorbio",
    "tooltip",
    "toolbar",
    "cookie",
    "consent",
    "sponsored",
    "sponsor",
    "skip",
    "embed",
    "tweet",
    "hidden",
    "toc",
    "navbox",
    "infobox",
    "metadata",
    "editsection",
    "reflist",
    "footnotes",
    "noprint",
    "modal",
    "popup",
    "overlay",
    "lightbox",
    "gdpr",
    "cookies",
    "browsehappy",
    "browserupdate",
    "outdated",
    "ticker",
];

/// Whether the class or the id of an element has one of the words in the list.
fn says(node: &NodeRef<'_>, list: &[&str]) -> bool {
    [node.class(), node.id_attr()].into_iter().flatten().any(|words| has_word(&words, list))
}

/// Whether one of the words that a class or id is made of is in the list: "article-ShareBar" has "share".
fn has_word(class: &str, list: &[&str]) -> bool {
    let mut word = String::new();
    let mut before = ' ';
    for c in class.chars().take(400).chain([' ']) {
        if !c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && before.is_ascii_lowercase()) {
            if list.contains(&word.as_str()) {
                return true;
            }
            word.clear();
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    false
}

/// One step of the walk: into a node, or out of an element.
enum Step<'a> {
    Into(NodeRef<'a>),
    OutOf(Leaving),
}

#[derive(Clone, Copy)]
enum Leaving {
    Link,
    Aside,
    Beside,
    Block(Kind),
}

/// Words in the class or id of what readers wrote below an article, however much that is.
const READERS_WORDS: &[&str] = &[
    "comments",
    "commentlist",
    "commentarea",
    "commentsection",
    "disqus",
    "respond",
    "replies",
    "reactions",
    "discussion",
    "kommentare",
    "commentaires",
    "comentarios",
    "commenti",
];

/// The blocks below a node. Walks without recursion, so that no depth of nesting can hurt.
pub(super) fn blocks(root: NodeRef<'_>) -> Vec<Block> {
    walked(root, false)
}

/// The blocks below a node without what readers wrote.
pub(super) fn blocks_without_readers(root: NodeRef<'_>) -> Vec<Block> {
    walked(root, true)
}

fn walked(root: NodeRef<'_>, without_readers: bool) -> Vec<Block> {
    let mut page = Writer { total: root.text().len(), without_readers, ..Writer::default() };
    let mut steps = vec![Step::Into(root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Into(node) if node.is_text() => page.text(&node.text()),
            Step::Into(node) => page.enter(node, &mut steps),
            Step::OutOf(Leaving::Link) => page.links -= 1,
            Step::OutOf(Leaving::Aside) => {
                page.end();
                page.asides -= 1;
            }
            Step::OutOf(Leaving::Beside) => {
                page.end();
                page.besides -= 1;
            }
            Step::OutOf(Leaving::Block(kind)) => {
                page.end();
                page.kind = kind;
            }
        }
    }
    page.end();
    page.blocks
}

#[derive(Default)]
struct Writer {
    /// Bytes of text in the whole page; what holds much of it is no aside, whatever its class says.
    total: usize,
    /// Whether what readers wrote is no part of it.
    without_readers: bool,
    blocks: Vec<Block>,
    current: Block,
    kind: Kind,
    links: usize,
    asides: usize,
    besides: usize,
    space: bool,
}

impl Writer {
    fn enter<'a>(&mut self, node: NodeRef<'a>, steps: &mut Vec<Step<'a>>) {
        let name = node.node_name();
        let name = name.as_deref().unwrap_or("");
        if SILENT.contains(&name) || (node.is_element() && (is_unseen(&node) || self.is_of_readers(&node))) {
            return;
        }
        if node.is_element() && self.is_beside(&node) {
            self.end();
            self.besides += 1;
            steps.push(Step::OutOf(Leaving::Beside));
        }
        match name {
            "br" | "hr" => return self.end(),
            "td" | "th" => self.cell(),
            "a" => {
                self.links += 1;
                steps.push(Step::OutOf(Leaving::Link));
            }
            name if ASIDE.contains(&name) => {
                self.end();
                self.asides += 1;
                steps.push(Step::OutOf(Leaving::Aside));
            }
            name if node.is_element() && !INLINE.contains(&name) => {
                self.end();
                steps.push(Step::OutOf(Leaving::Block(self.kind)));
                self.kind = match name {
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
                    "li" => Kind::Item,
                    "tr" => Kind::Row,
                    _ => self.kind,
                };
            }
            _ => {}
        }
        steps.extend(node.children_it(true).map(Step::Into));
    }

    /// Whether the class or the id of an element says that readers wrote it, where that counts.
    fn is_of_readers(&self, node: &NodeRef<'_>) -> bool {
        self.without_readers && says(node, READERS_WORDS)
    }

    /// Whether the class or the id of an element says that it stands beside the article.
    fn is_beside(&self, node: &NodeRef<'_>) -> bool {
        says(node, ASIDE_WORDS) && node.text().len() * 4 <= self.total
    }

    fn text(&mut self, text: &str) {
        let before = self.current.text.len();
        for c in text.chars() {
            if c.is_whitespace() || c.is_control() {
                self.space = true;
                continue;
            }
            if matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') {
                continue;
            }
            if std::mem::take(&mut self.space) && !self.current.text.is_empty() {
                self.current.text.push(' ');
            }
            self.current.text.push(c);
        }
        if self.links > 0 {
            self.current.linked += self.current.text.len() - before;
        }
    }

    /// Sets a cell apart from the one before it in the row.
    fn cell(&mut self) {
        if !self.current.text.is_empty() && !self.current.text.ends_with(" |") {
            self.current.text.push_str(" |");
        }
        self.space = true;
    }

    fn end(&mut self) {
        self.space = false;
        let mut block = std::mem::take(&mut self.current);
        while block.text.ends_with(" |") {
            block.text.truncate(block.text.len() - 2);
        }
        if !block.text.is_empty() {
            block.kind = self.kind;
            block.aside = self.asides > 0;
            block.beside = self.besides > 0;
            self.blocks.push(block);
        }
    }
}

/// Whether an element is kept from sight.
fn is_unseen(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|value| &*value == "true" && node.has_name("div"))
        || node.attr("style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}
