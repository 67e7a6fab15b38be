//! One truce as a bar: proposed hatched, agreed and due open, in force solid, an end that is not known ragged, one
//! that nobody has reported stepped; its stages in words below, each near its day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::rule;
use crate::chart::draw::{Anchor, Fill, Ink, Node, Paint, Shape};
use crate::chart::frame::{Frame, HEADING, LABEL, SMALL, SMALL_BOLD};
use crate::chart::layout::{DayAxis, Wish, clean, number, shift};
use crate::chart::truce::{State, Truce, TruceDay};
use crate::chart::words::{self, StageWord};

/// Half the height of the bar in force, and of the bars before it.
const HALF: i32 = 52;
const HALF_BEFORE: i32 = 26;
/// From a truce's top to its bar's middle, and from there to the first row of words.
const TO_BAR: i32 = 285;
const TO_WORDS: i32 = 185;
const WORDS_ROW: i32 = 145;

/// The ink of truces: that of the first group, which is theirs.
const INK: Ink = Ink::Group(0);

/// All truces, one under the other.
pub(super) fn draw(frame: &mut Frame, truces: &[&Truce], axis: &DayAxis, on: NaiveDate, years: &[i32]) {
    for (index, truce) in truces.iter().enumerate() {
        let mut shapes = Vec::new();
        if index > 0 {
            shapes.push(rule(frame));
        }
        let top = frame.y;
        head(&mut shapes, frame, truce, truce.state(on), top);
        let y = top + TO_BAR;
        bar(&mut shapes, truce, axis, y);
        let rows = stage_words(&mut shapes, truce, axis, frame, y, years);
        frame.y = y + TO_WORDS + rows as i32 * WORDS_ROW - 70;
        let told = words::truce_told(truce, &stages(truce, &[]), truce.state(on));
        frame.plan.nodes.push(Node { class: "truce", title: Some(told), link: None, shapes });
    }
}

/// Its name, who is bound, and what it is on the day.
fn head(shapes: &mut Vec<Shape>, frame: &Frame, truce: &Truce, state: State, top: i32) {
    let y = top + 140;
    let room = frame.right - frame.left;
    let name = HEADING.cut(&clean(&truce.name), room);
    let end = frame.left + HEADING.width(&name) + 70;
    shapes.push(Shape::text((frame.left, y), Anchor::Start, HEADING, Ink::Text, name).over(Ink::Paper));
    let details = SMALL.cut(
        &clean(&words::truce_details(&truce.side, &truce.parties, truce.scope.as_deref())),
        frame.right - end,
    );
    shapes.push(Shape::text((end, y), Anchor::Start, SMALL, Ink::Muted, details).over(Ink::Paper));
    let at = (frame.left, top + TO_BAR + 40);
    let word = SMALL_BOLD.cut(&clean(&words::state_of(state, truce)), frame.gutter - 60);
    shapes.push(Shape::text(at, Anchor::Start, SMALL_BOLD, INK, word));
}

/// The bar through its stages.
fn bar(shapes: &mut Vec<Shape>, truce: &Truce, axis: &DayAxis, y: i32) {
    let made = truce.made();
    let in_force = truce.in_force();
    let begins = in_force.map(|(first, _)| first.day);
    let settled = made.map(|made| made.day).or(begins).or(truce.rejected());
    if let Some(proposed) = truce.proposed {
        let end = settled.filter(|end| *end >= proposed.day).or(truce.last_news).unwrap_or(proposed.day);
        let paint = Paint { fill: Some(Fill::Hatch(INK)), stroke: Some((INK, 12)), dash: None };
        let right = axis.noon_of(end).max(axis.noon_of(proposed.day) + 90);
        stretch(shapes, (axis.noon_of(proposed.day), right), y, HALF_BEFORE, paint, settled.is_none());
    }
    if let (Some(made), Some(begins)) = (made, begins)
        && axis.start_of(begins) - axis.noon_of(made.day) > 60
    {
        let paint = Paint { fill: Some(Fill::Solid(Ink::Paper)), stroke: Some((INK, 14)), dash: Some(30) };
        stretch(shapes, (axis.noon_of(made.day), axis.start_of(begins)), y, HALF_BEFORE, paint, false);
    }
    if let Some((first, last)) = in_force {
        force(shapes, truce, axis, y, first, last);
    }
    if let Some(day) = spoken_of(truce).filter(|day| axis.holds(*day)) {
        let paint = Paint { fill: Some(Fill::Solid(Ink::Paper)), stroke: Some((INK, 16)), dash: None };
        shapes.push(Shape::Circle { at: (axis.noon_of(day), y), radius: 46, paint });
    }
    if let Some(day) = truce.rejected().filter(|day| axis.holds(*day)) {
        cross(shapes, axis.noon_of(day), y);
    }
    for made in [truce.declared, truce.agreed].into_iter().flatten().filter(|made| axis.holds(made.day)) {
        let fill = Some(Fill::Solid(if made.sure { INK } else { Ink::Paper }));
        let paint = Paint { fill, stroke: Some((Ink::Paper, 12)), dash: None };
        let outline = Paint { stroke: Some((INK, 14)), ..paint };
        let x = axis.noon_of(made.day);
        let points = vec![(x, y - 72), (x + 72, y), (x, y + 72), (x - 72, y)];
        shapes.push(Shape::Path { points, closed: true, paint: if made.sure { paint } else { outline } });
    }
}

/// The day of a truce of which nothing is known but that it was answered, spoken of, or ended.
fn spoken_of(truce: &Truce) -> Option<NaiveDate> {
    let begun = truce.proposed.or(truce.made()).or(truce.effective).is_some() || truce.rejected().is_some();
    let answered = truce.answers.iter().filter_map(|answer| answer.day).min();
    if begun { None } else { truce.ended.map(|end| end.day).or(answered).or(truce.last_news) }
}

/// The days in force: solid, with steps where an end is only inferred and teeth where none is known.
fn force(
    shapes: &mut Vec<Shape>,
    truce: &Truce,
    axis: &DayAxis,
    y: i32,
    first: TruceDay,
    last: Option<TruceDay>,
) {
    let left = axis.start_of(first.day);
    let known = last.map(|last| last.day).or(truce.last_news).unwrap_or(first.day).max(first.day);
    let right = axis.end_of(known).max(left + 60);
    let solid = Paint { fill: Some(Fill::Solid(INK)), stroke: Some((INK, 12)), dash: None };
    if !first.sure {
        steps(shapes, left, -1, y);
    }
    match last {
        None => ragged(shapes, (left, right), y, solid),
        Some(last) => {
            stretch(shapes, (left, right), y, HALF, solid, false);
            if !last.sure {
                steps(shapes, right, 1, y);
            }
        }
    }
    if let Some(end) = truce.scheduled_end.filter(|end| axis.holds(end.day)) {
        let x = axis.end_of(end.day);
        let line = Paint::line(Ink::Text, 16);
        shapes.push(Shape::line((x, y - 95), (x, y + 95), line));
        shapes.push(Shape::line((x - 45, y - 95), (x, y - 95), line));
        shapes.push(Shape::line((x - 45, y + 95), (x, y + 95), line));
    }
}

/// A piece of a bar, with a tip to the right where it goes on.
fn stretch(
    shapes: &mut Vec<Shape>,
    (left, right): (i32, i32),
    y: i32,
    half: i32,
    paint: Paint,
    goes_on: bool,
) {
    let right = right.max(left + 12);
    let mut points = vec![(left, y - half), (right, y - half)];
    if goes_on {
        points.push((right + half, y));
    }
    points.extend([(right, y + half), (left, y + half)]);
    shapes.push(Shape::Path { points, closed: true, paint });
}

/// A bar that ends in teeth: when it ended is not reported.
fn ragged(shapes: &mut Vec<Shape>, (left, right): (i32, i32), y: i32, paint: Paint) {
    let tooth = HALF / 2;
    let mut points = vec![(left, y - HALF), (right, y - HALF)];
    for step in 0..4 {
        let edge = y - HALF + step * tooth;
        points.extend([(right + tooth, edge + tooth / 2), (right, edge + tooth)]);
    }
    points.push((left, y + HALF));
    shapes.push(Shape::Path { points, closed: true, paint });
}

/// Three bars that grow lower: it ends, or begins, about here.
fn steps(shapes: &mut Vec<Shape>, x: i32, way: i32, y: i32) {
    for step in 0..3 {
        let height = HALF - 14 * step;
        let at = x + way * (34 + 34 * step);
        shapes.push(Shape::line((at, y - height), (at, y + height), Paint::line(INK, 16)));
    }
}

fn cross(shapes: &mut Vec<Shape>, x: i32, y: i32) {
    let line = Paint::line(Ink::Text, 24);
    shapes.push(Shape::line((x - 55, y - 55), (x + 55, y + 55), line));
    shapes.push(Shape::line((x - 55, y + 55), (x + 55, y - 55), line));
}

/// The stages of a truce, by day: what happened, and its day in words.
pub(super) fn stages(truce: &Truce, years: &[i32]) -> Vec<(NaiveDate, String)> {
    let mut out: Vec<(NaiveDate, String)> = Vec::new();
    let mut tell = |day: NaiveDate, what: String| match out.iter_mut().find(|(known, _)| *known == day) {
        Some((_, words)) => words.push_str(&format!(", {what}")),
        None => out.push((day, what)),
    };
    let known = [
        (truce.proposed, StageWord::Proposed),
        (truce.declared, StageWord::Declared),
        (truce.agreed, StageWord::Agreed),
    ];
    for (day, word) in known {
        if let Some(known) = day {
            tell(known.day, words::stage(word, known.sure));
        }
    }
    for ((day, accepted), names) in answers(truce) {
        tell(day, words::answer(accepted, &words::list(&names)));
    }
    if let Some(first) = truce.effective {
        tell(first.day, words::in_force_from(first.sure, truce.start_time));
    }
    match (truce.ended, truce.scheduled_end) {
        (Some(end), _) => tell(end.day, words::ended(truce.how_ended.as_deref(), end.sure)),
        (None, Some(end)) => tell(end.day, words::stage(StageWord::ScheduledEnd, true)),
        _ => {}
    }
    out.sort_by_key(|(day, _)| *day);
    out.into_iter().map(|(day, what)| (day, format!("{} {what}", words::short_day(day, years)))).collect()
}

/// Who answered, by day and answer; each name once.
fn answers(truce: &Truce) -> BTreeMap<(NaiveDate, bool), Vec<String>> {
    let mut out: BTreeMap<(NaiveDate, bool), Vec<String>> = BTreeMap::new();
    for answer in &truce.answers {
        let Some(day) = answer.day else { continue };
        let names = out.entry((day, answer.accepted)).or_default();
        if !names.contains(&answer.by) {
            names.push(answer.by.clone());
        }
    }
    out
}

/// The stages in words under the bar, near their days, in as many rows as they need; returns the rows.
fn stage_words(
    shapes: &mut Vec<Shape>,
    truce: &Truce,
    axis: &DayAxis,
    frame: &Frame,
    y: i32,
    years: &[i32],
) -> usize {
    let (left, right) = (frame.left, frame.right);
    let told: Vec<(i32, String, i32)> = stages(truce, years)
        .into_iter()
        .map(|(day, words)| {
            let words = LABEL.cut(&clean(&words), right - left);
            let width = LABEL.width(&words);
            (stage_at(truce, day, axis), words, width)
        })
        .collect();
    let spans: Vec<(i32, i32)> = told
        .iter()
        .map(|(x, _, width)| {
            let start = (x - width / 2).min(right - width).max(left);
            (start, start + width + 90)
        })
        .collect();
    let rows = word_rows(&spans, right + 90 - left);
    let count = rows.iter().max().map_or(0, |row| row + 1);
    // Every line comes before any words, whose halo then keeps it out of their letters.
    let mut texts = Vec::new();
    for row in 0..count {
        let members: Vec<usize> =
            rows.iter().enumerate().filter(|(_, at)| **at == row).map(|(index, _)| index).collect();
        let wishes: Vec<Wish> = members
            .iter()
            .map(|&index| Wish { at: spans[index].0, width: spans[index].1 - spans[index].0, weight: 1 })
            .collect();
        let base = y + TO_WORDS + row as i32 * WORDS_ROW;
        for (&index, start) in members.iter().zip(shift(&wishes, left, right + 90)) {
            let (x, words, width) = &told[index];
            let foot = (*x).clamp(start, start + width);
            shapes.push(Shape::line((*x, y + HALF), (foot, base - 105), Paint::line(Ink::Muted, 7)));
            texts.push(
                Shape::text((start, base), Anchor::Start, LABEL, Ink::Text, words.as_str()).over(Ink::Paper),
            );
        }
    }
    shapes.append(&mut texts);
    count
}

/// Rows for words in the order of their days: the first of two rows that is free at their place, else the one that
/// has room for them once words are shifted, else one more.
fn word_rows(spans: &[(i32, i32)], room: i32) -> Vec<usize> {
    // Of each row: where its last words end, and how much of it is taken.
    let mut rows: Vec<(i32, i32)> = vec![(i32::MIN, 0); 2];
    let place = |&(left, end): &(i32, i32)| {
        let width = end - left;
        let has_room = |row: &(i32, i32)| row.1 + width <= room;
        let free = rows.iter().position(|row| row.0 <= left && has_room(row));
        let row = free.or_else(|| rows.iter().position(has_room)).unwrap_or_else(|| {
            rows.push((i32::MIN, 0));
            rows.len() - 1
        });
        rows[row] = (rows[row].0.max(end), rows[row].1 + width);
        row
    };
    spans.iter().map(place).collect()
}

/// Where a stage stands: the start of the first day in force, the end of the last, the noon of the others.
fn stage_at(truce: &Truce, day: NaiveDate, axis: &DayAxis) -> i32 {
    let is = |known: Option<TruceDay>| known.is_some_and(|known| known.day == day);
    let (first, end) = axis.days();
    let day = crate::chart::layout::day(number(day).clamp(first, end - 1));
    if is(truce.declared) || is(truce.agreed) {
        axis.noon_of(day)
    } else if is(truce.effective) {
        axis.start_of(day)
    } else if is(truce.ended) || is(truce.scheduled_end) {
        axis.end_of(day)
    } else {
        axis.noon_of(day)
    }
}

/// What the parts of the bars mean, of those that occur.
pub(super) fn legend(frame: &mut Frame, truces: &[&Truce], coverage: bool) {
    let mut entries: Vec<(Vec<Shape>, i32, String)> = Vec::new();
    let mut add = |shapes: Vec<Shape>, word: &str| entries.push((shapes, 300, word.to_owned()));
    let is = |test: fn(&Truce) -> bool| truces.iter().any(|truce| test(truce));
    let solid = Paint { fill: Some(Fill::Solid(INK)), stroke: Some((INK, 12)), dash: None };
    let piece = |paint, half| {
        let mut shapes = Vec::new();
        stretch(&mut shapes, (0, 300), 0, half, paint, false);
        shapes
    };
    if is(|truce| truce.proposed.is_some()) {
        let paint = Paint { fill: Some(Fill::Hatch(INK)), stroke: Some((INK, 12)), dash: None };
        add(piece(paint, HALF_BEFORE), words::PROPOSED);
    }
    if is(|truce| truce.made().is_some()) {
        let points = vec![(150, -62), (212, 0), (150, 62), (88, 0)];
        add(vec![Shape::Path { points, closed: true, paint: Paint::solid(INK) }], words::MADE);
    }
    if is(|truce| truce.in_force().is_some()) {
        add(piece(solid, HALF), words::IN_FORCE);
    }
    if is(|truce| truce.scheduled_end.is_some()) {
        let line = Paint::line(Ink::Text, 16);
        add(
            vec![
                Shape::line((150, -80), (150, 80), line),
                Shape::line((105, -80), (150, -80), line),
                Shape::line((105, 80), (150, 80), line),
            ],
            words::TERM,
        );
    }
    if is(|truce| {
        truce.in_force().is_some_and(|(first, last)| !first.sure || last.is_some_and(|last| !last.sure))
    }) {
        let mut shapes = Vec::new();
        stretch(&mut shapes, (0, 180), 0, HALF, solid, false);
        steps(&mut shapes, 180, 1, 0);
        add(shapes, words::INFERRED);
    }
    if is(|truce| truce.in_force().is_some_and(|(_, last)| last.is_none())) {
        let mut shapes = Vec::new();
        ragged(&mut shapes, (0, 260), 0, solid);
        add(shapes, words::END_NOT_REPORTED);
    }
    if is(|truce| spoken_of(truce).is_some()) {
        let paint = Paint { fill: Some(Fill::Solid(Ink::Paper)), stroke: Some((INK, 16)), dash: None };
        add(vec![Shape::Circle { at: (150, 0), radius: 46, paint }], words::SPOKEN_OF);
    }
    if is(|truce| truce.rejected().is_some()) {
        let mut shapes = Vec::new();
        cross(&mut shapes, 150, 0);
        add(shapes, words::REJECTED);
    }
    if coverage {
        let paint = Paint { fill: Some(Fill::Hatch(Ink::Rule)), stroke: None, dash: None };
        add(piece(paint, HALF), words::NO_ARTICLE);
    }
    if !entries.is_empty() {
        frame.y += 60;
        frame.legend(&entries);
    }
}
