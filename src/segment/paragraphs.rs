//! Text becomes paragraphs: by blank lines, and by line ends where lines are not merely wrapped.

use crate::model::Span;

/// The paragraphs of a text, without the white space around them.
pub(super) fn split(text: &str) -> Vec<Span> {
    let wrapped = is_hard_wrapped(text);
    let mut paragraphs = Vec::with_capacity(text.len() / 250 + 4);
    let mut open: Option<Span> = None;
    for line in lines(text) {
        let trimmed = trim(text, line);
        if trimmed.is_empty() {
            paragraphs.extend(open.take());
            continue;
        }
        match open {
            Some(paragraph) if wrapped && !ends_paragraph(paragraph.of(text)) => {
                open = Some(Span::new(paragraph.start, trimmed.end));
            }
            _ => {
                paragraphs.extend(open.take());
                open = Some(trimmed);
            }
        }
    }
    paragraphs.extend(open);
    paragraphs
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len())).map(move |end| {
        let line = Span::new(start, end.max(start));
        start = end + 1;
        line
    })
}

/// Lines that were broken at a column (as in mail and old agency copy) run on: most of them are between 45
/// and 90 bytes long, none is much longer, and most end within a sentence.
fn is_hard_wrapped(text: &str) -> bool {
    let (mut full, mut open_ended, mut all) = (0_usize, 0_usize, 0_usize);
    for line in lines(text).take(400) {
        let line = trim(text, line);
        if line.is_empty() {
            continue;
        }
        if line.len() > 110 {
            return false;
        }
        all += 1;
        full += usize::from(line.len() >= 45);
        open_ended += usize::from(!ends_paragraph(line.of(text)));
    }
    all >= 4 && full * 3 >= all * 2 && open_ended * 2 >= all
}

fn ends_paragraph(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '"', '”', ':', ')'])
}

/// The span without white space at its ends.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    Span::new(start, end)
}
