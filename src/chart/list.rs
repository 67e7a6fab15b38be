//! `list`: a chronology to print, for when distance in time does not matter: the day, the event, the sentence, and
//! who says so.

use chrono::{Datelike, NaiveDate};

use super::Options;
use super::below;
use super::caption;
use super::draw::{Anchor, Ink, Node, Paint, Plan, Shape};
use super::facts::Facts;
use super::frame::{DATE, Frame, HEADING, LABEL, SMALL};
use super::glyph;
use super::item::{Item, alike, weightiest};
use super::layout::clean;
use super::story::story;
use super::words;

/// Events of a list where no height was asked for; the weightiest are chosen.
const MOST: usize = 120;
/// Room for a day where the picture is wide, and where it is narrow.
const DAY: i32 = 1600;
const DAY_NARROW: i32 = 1100;

/// Plans the picture.
pub(crate) fn plan(facts: &Facts, options: &Options) -> Plan {
    let story = story(&facts.items, options.choice());
    let shown: Vec<&Item> = story.shown.iter().chain(&story.undated).copied().collect();
    let mut frame =
        Frame::new(options, caption::title(&shown, story.period), &caption::subtitle(&shown, options));
    if story.shown.is_empty() {
        frame.say(if story.undated.is_empty() { words::NOTHING } else { words::NO_DAY });
    }
    let most = options.height.map_or(MOST, |height| usize::try_from((height - 300) / 45).unwrap_or(0).max(1));
    let chosen = chosen(&story.shown, most);
    let mut month = None;
    for alike in &chosen {
        let item = alike[0];
        let of = item.days.map(|days| (days.first.year(), days.first.month()));
        if of != month {
            month = of;
            if let Some(days) = item.days {
                month_head(&mut frame, days.first);
            }
        }
        row(&mut frame, item, alike.len());
    }
    below::background(&mut frame, &story);
    let listed = below::undated(&mut frame, &story, options);
    let shown = chosen.concat();
    let left = story.shown.len() - shown.len();
    let visible = [shown, listed].concat();
    if !visible.is_empty() {
        frame.y += 60;
        frame.legend(&[below::group_entries(&visible), below::status_entries(&visible)].concat());
    }
    let account = caption::account(&story, &visible, 0) + &words::list_left(left);
    let hash = below::foot(&mut frame, &visible, account);
    let description = words::described(words::LIST, &frame.plan.title, &frame.subtitle);
    frame.finish(options, hash, clean(&description))
}

/// The weightiest events by day; those of the same days and words are one row.
fn chosen<'a>(shown: &[&'a Item], most: usize) -> Vec<Vec<&'a Item>> {
    let mut rows = alike(shown);
    let firsts: Vec<&Item> = rows.iter().map(|row| row[0]).collect();
    let mut best = weightiest(&firsts, most);
    best.sort_unstable();
    best.into_iter().map(|index| std::mem::take(&mut rows[index])).collect()
}

fn month_head(frame: &mut Frame, first: NaiveDate) {
    frame.y += 210;
    let words = words::month_of(first);
    let line = (frame.y + 55, Paint::line(Ink::Text, 10));
    let shapes = vec![
        Shape::text((frame.left, frame.y), Anchor::Start, HEADING, Ink::Text, words),
        Shape::line((frame.left, line.0), (frame.right, line.0), line.1),
    ];
    frame.plan.add("heading", shapes);
    frame.y += 60;
}

/// The day, the mark, the event, and under it the sentence and who reports it.
fn row(frame: &mut Frame, item: &Item, number: usize) {
    let day_room = if frame.right - frame.left > 8000 { DAY } else { DAY_NARROW };
    let (left, right) = (frame.left + day_room, frame.right);
    let ink = Ink::Group(item.group_index);
    let mut y = frame.y + 180;
    let mut shapes = Vec::new();
    let years: Vec<i32> = item.days.map(|days| days.first.year()).into_iter().collect();
    let mut day_end = y;
    for line in DATE.wrap(&words::short_when(&clean(&item.when), &years), day_room - 120, 3) {
        shapes.push(Shape::text((frame.left, day_end), Anchor::Start, DATE, ink, line));
        day_end += 150;
    }
    shapes.push(glyph::point(
        (left + 50, y - 42),
        item.group_index,
        glyph::RADIUS,
        glyph::paint(item.status(), ink),
    ));
    let text = left + 160;
    for line in LABEL.wrap(&(clean(&item.label) + &words::times(number)), right - text, 3) {
        shapes.push(Shape::text((text, y), Anchor::Start, LABEL, Ink::Text, line));
        y += 150;
    }
    let said = words::said(&item.evidence.as_deref().map(clean).unwrap_or_default(), &item.publishers);
    for line in SMALL.wrap(&said, right - text, 2) {
        shapes.push(Shape::text((text, y), Anchor::Start, SMALL, Ink::Muted, line));
        y += 140;
    }
    frame.plan.nodes.push(Node {
        class: "event",
        title: Some(item.told() + &words::times(number)),
        link: item.link(),
        shapes,
    });
    frame.y = y.max(day_end) - 100;
}
