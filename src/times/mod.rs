//! Time expressions: TIMEX3 out, exact offsets, and our own days beside them. Layer 3.
//!
//! A *time expression* is a run of words that names a time: "19 April 2025", "last week", "30-hour", "every Friday".
//! TIMEX3, the tag of TimeML and of ISO 24617-1, gives each a type and a value that a program can compare.
//!
//! | type | names | examples | value |
//! |---|---|---|---|
//! | DATE | a day or something longer | "19 April", "last week", "the winter of '42" | `2025-04-19`, `2025-W16`, `1942-WI` |
//! | TIME | something within a day | "6 p.m. on Saturday", "last night" | `2025-04-19T18:00`, `2025-04-23TNI` |
//! | DURATION | a length | "30-hour", "more than three years", "weeks" | `PT30H`, `P3Y`, `PXW` |
//! | SET | what recurs | "daily", "every Friday", "$2 million a year" | `P1D`, `XXXX-WXX-5`, `P1Y` |
//!
//! How values are written, each with where that is laid down (TimeML: the Annotation Guidelines 1.2.1 by section, 2.2.1 for
//! extents and 2.2.3 for attributes; ISO: ISO 8601:2004; TimeBank and TE3: what that corpus and TempEval-3 write; own:
//! settled here):
//!
//! | convention | example | source |
//! |---|---|---|
//! | days, months, years as numbers | "19 April 2025" `2025-04-19` | ISO; TimeML 2.2.3 |
//! | a week by its year and number, its Monday first | "last week" `2025-W16` | ISO 4.1.4; TimeML 2.2.3 |
//! | a weekend | "the weekend" `2025-W16-WE` | TimeML 2.2.3 |
//! | quarters and halves | "Q3 2025" `2025-Q3`, `2025-H1` | TimeML 2.2.3 |
//! | seasons `SP`, `SU`, `FA`, `WI`; a winter bears the year in which it begins | "the winter of 2024-25" `2024-WI` | TimeML 2.2.3; the year: own |
//! | parts of a day `TMO`, `TAF`, `TEV`, `TNI` | "last night" `2025-04-23TNI` | TimeML 2.2.3 |
//! | a night is of the day on which it begins | "overnight into Monday" `2025-04-20TNI` | own |
//! | clock times; only UTC keeps its zone | "18:00 GMT" `T18:00Z` | ISO; TimeML 2.2.3 |
//! | midnight ends its day, and begins a range | "midnight Friday" `T24:00`; "between midnight and 3 a.m." `T00:00` | ISO 4.2.3; TE3; the range: own |
//! | a decade is its first three digits, a century its first two | "the 1980s" `198`, "the 19th century" `18` | TimeBank |
//! | years before Christ | "490 BC" `BC0490` | TIMEX2, which TimeML follows |
//! | a length after `P`, below a day after `PT`, `X` for a number not told | "30-hour" `PT30H`, "days" `PXD` | ISO; TimeML 2.2.3 |
//! | decades of length in years | "two decades" `P20Y` | TE3 |
//! | what recurs: its period, or its days with `X` | "daily" `P1D`, "every Friday" `XXXX-WXX-5` | TimeML 2.2.3 |
//! | what is not known is `X` | "Monday", undated: `XXXX-WXX-1` | TimeML 2.2.3 |
//! | words that point without naming | "now" `PRESENT_REF`, also `PAST_REF`, `FUTURE_REF` | TimeML 2.2.3 |
//! | a modifier changes no value | "early March" `2025-03` | TimeML 2.2.3 (its `mod`) |
//! | the extent leaves out prepositions, keeps determiners and modifiers | on \[last Monday\], in \[early March\] | TimeML 2.2.1 |
//! | a day and its clock time are one, in any order | \[6 p.m. on Saturday\], \[Saturday at 6 p.m.\] | TimeML 2.2.1; the second: own |
//! | both ends of a range are expressions of their own | \[April 14\]-\[15\] | TimeBank |
//!
//! Beside the value stand `days` (first and last day, inclusive), `precision`, and `basis`: `stated` in the text,
//! `relative` to the publication date or to a date told before, or `none`. "Early March" has the value `2025-03`, as
//! TimeML wants it, and the days 1 to 10 March, as a timeline needs them.
//!
//! What is relative is counted in one of two readings. News counts from the publication date, and a weekday or a month
//! lies behind it unless the verb that governs it looks forward ("will resume on Monday"). A narrative, whose dates
//! lie years before its publication, counts from the date told last. Without a publication date a relative expression
//! stays open (`days` is `None`, and [`Times::left_open`](crate::model::Times) counts it); the clock is never asked.
//!
//! No text makes an error or a panic, and the time taken grows with the length of the text.
//!
//! ```
//! use truceline::lexicon::Lexicon;
//! use truceline::times;
//!
//! let lexicon = Lexicon::embedded();
//! let published = "2025-04-24".parse().ok();
//! let text = "Talks resume on Wednesday; the 30-hour truce of last week was broken.";
//! let found = times::read(text, published, lexicon.words()).expressions;
//!
//! assert_eq!(found[0].span.of(text), "Wednesday");
//! assert_eq!(found[0].value, "2025-04-30");
//! assert_eq!(found[1].value, "PT30H");
//! assert_eq!(found[2].value, "2025-W16");
//! let days = found[2].days.expect("a week has days");
//! assert_eq!((days.first.to_string(), days.last.to_string()), ("2025-04-14".into(), "2025-04-20".into()));
//! ```
//!
//! Sources: TimeML Annotation Guidelines 1.2.1 (Saurí et al. 2006) for types, extents and values; ISO 24617-1:2012;
//! TempEval-3 (UzZaman et al. 2013, S13-2001) for the dialect of values (`P10Y`, `198`) and the scoring; WikiWars (Mazur
//! and Dale 2010) for the narrative reading; Meeus, *Astronomical Algorithms*, for both Easters. Where the corpora
//! disagree the TimeBank reading is taken.

mod direction;
mod item;
mod lexer;
mod meaning;
mod moment;
mod phrase;
mod recognizer;
mod refiner;
mod resolve;
mod surroundings;
mod token;
mod verb_group;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Level};
use crate::lexicon::Words;
use crate::model::{Article, Basis, Published, TimeExpression, Times};

/// What is odd about an article whose relative expressions could not be dated, since its day of publication is not
/// known; `None` where nothing stayed open.
#[must_use]
pub fn left_open(times: &Times, article: &Article) -> Option<Diagnostic> {
    let message = match times.left_open {
        _ if article.published.is_some() => return None,
        0 => return None,
        1 => "1 relative date stays open: the article has no publication date".to_owned(),
        many => format!("{many} relative dates stay open: the article has no publication date"),
    };
    Some(
        Diagnostic::new(Level::Warning, message)
            .at(format!("article {}", article.id))
            .hint("give it with --published YYYY-MM-DD"),
    )
}

/// The time expressions of a text and the phrases that they form.
///
/// Spans are byte ranges of `text` on character boundaries, in order, and never overlap. `published` is the day of
/// speech, `None` where it is not known; its time and zone are not used. The result depends on nothing else.
#[must_use]
pub fn read(text: &str, published: Option<Published>, words: &Words) -> Times {
    read_in(text, published, words, &mut Room::default())
}

/// Room for the words of a text, kept from one to the next.
#[derive(Debug, Default)]
pub struct Room<'w> {
    tokens: Vec<token::Token<'w>>,
}

/// The same in the room that another text had: whoever reads many needs no more.
#[must_use]
pub fn read_in<'w>(text: &str, published: Option<Published>, words: &'w Words, room: &mut Room<'w>) -> Times {
    let (mut items, war) = surroundings::items(text, words, &mut room.tokens);
    let day = published.map(|published| published.day);
    if !resolve::is_narrative(&items, day) {
        items.retain(|item| item.found.rule != recognizer::OF_HISTORIES);
    }
    let mut context = resolve::Context::new(words, day, &items, war);
    let mut resolved = Vec::with_capacity(items.len());
    for at in 0..items.len() {
        let ahead = items[at + 1..].iter().take(3).take_while(|next| {
            next.sentence == items[at].sentence && next.span.start - items[at].span.end < 60
        });
        let joined = items.get(at + 1).filter(|next| next.is_joined());
        context.look_ahead(ahead.into_iter().find(|next| resolve::stated_year(next).is_some()), joined);
        context.look_for_range(
            items.get(at + 1).filter(|next| next.joint == item::Joint::To).and_then(resolve::stated_month),
        );
        resolved.push(resolve::resolve(&items[at], &mut context));
    }
    // "PUTRAJAYA, 28 July (Xinhua)": days are told from when it was written.
    if let Some(written) = written(text, &items, &resolved, day) {
        let published = published.map(|published| Published { day: written, ..published });
        return read_in(text, published, words, room);
    }
    let left_open = resolved.iter().filter(|resolved| resolved.open).count();
    let expressions = items
        .iter()
        .zip(&resolved)
        .map(|(item, resolved)| TimeExpression {
            span: item.span,
            kind: resolved.kind,
            value: resolved.value.clone(),
            days: resolved.days,
            precision: resolved.precision,
            basis: resolved.basis,
            anchor: resolved.anchor,
            rule: item.found.rule,
        })
        .collect();
    let phrases = phrase::phrases(&mut items, &resolved, words);
    Times { expressions, phrases, left_open }
}

/// Longest head of a text that may be a dateline, in bytes.
const DATELINE: usize = 80;

/// News is printed within so many days.
const PRINTED: i64 = 3;

/// The day in the dateline, where it is shortly before that of publication.
fn written(
    text: &str,
    items: &[item::Item],
    resolved: &[resolve::Resolved],
    published: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let (item, resolved) = items.iter().zip(resolved).next().filter(|(item, _)| item.span.end <= DATELINE)?;
    let days = resolved.days.filter(|days| days.is_one_day() && resolved.basis == Basis::Stated)?;
    let before = text.get(..item.span.start)?;
    let place = before.chars().filter(|c| c.is_alphabetic()).count() > 2
        && before.split([' ', ',', '(']).next()?.chars().all(|c| !c.is_lowercase());
    let behind = text.get(item.span.end..)?.trim_start();
    let closed = behind.starts_with(['(', '-', '–', '—', ')', ':']);
    let age = (published? - days.first).num_days();
    (place && closed && (1..=PRINTED).contains(&age)).then_some(days.first)
}
