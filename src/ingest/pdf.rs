//! PDF with text. Scans hold none and are refused; a broken file costs itself and nothing else.

use pdf_extract::{
    Document as File, Error as ReadError, OutputError, PlainTextOutput, decode_text_string, output_doc,
};

use unicode_normalization::char::decompose_compatible;

use super::bytes::cut::{Whole, whole};
use super::fields::language;
use super::{Document, Input, Opened, Pieces};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Article, article_id};

/// PDF as an input.
pub const INPUT: Input =
    Input { name: "PDF", extensions: &["pdf"], recognise: |head| head.starts_with(b"%PDF"), pieces };

/// The most that a PDF may hold; its text is a small part of it.
const MAX_PDF: usize = 64 << 20;

fn pieces(opened: Opened) -> Pieces {
    whole(opened, MAX_PDF, |bytes, about| vec![read(&bytes, about)])
}

fn read(bytes: &[u8], about: &Whole) -> Document {
    let refuse = |fault: Fault| {
        let (found, hint) = fault.told();
        Document::failed(
            Diagnostic::new(Level::Refused, format!("expected a PDF with text, found {found}"))
                .at(&about.place)
                .hint(hint),
        )
    };
    // The reader trusts what a file says of itself, and panics where that is wrong.
    let (raw, title) = match std::panic::catch_unwind(|| text_and_title(bytes)) {
        Ok(Ok(read)) => read,
        Ok(Err(fault)) => return refuse(fault),
        Err(_) => return refuse(Fault::Broken),
    };
    let text = paragraphs(&letters_apart(&raw));
    if text.chars().filter(|c| c.is_alphabetic()).count() < 20 {
        return refuse(Fault::NoText);
    }
    let article = Article {
        id: article_id(&text),
        path: about.path.clone(),
        title,
        language: language::code(&text),
        text,
        ..Article::default()
    };
    Document::read(&about.place, article)
}

/// Why a file gives no text.
enum Fault {
    /// What it says of itself is wrong in a place that the reader did not reckon with.
    Broken,
    /// It opens with a password only.
    Locked,
    NoText,
    Unreadable(OutputError),
}

impl From<OutputError> for Fault {
    fn from(error: OutputError) -> Self {
        match error {
            OutputError::PdfError(ReadError::Decryption(_)) => Self::Locked,
            other => Self::Unreadable(other),
        }
    }
}

impl From<ReadError> for Fault {
    fn from(error: ReadError) -> Self {
        OutputError::from(error).into()
    }
}

impl Fault {
    /// What was found, and what to do.
    fn told(self) -> (String, &'static str) {
        match self {
            Self::Broken => ("one that is broken".to_owned(), "open it and save its text by itself"),
            Self::Locked => (
                "one that is locked".to_owned(),
                "open it with its password and save it without one, or save its text by itself",
            ),
            Self::NoText => (
                "none in it".to_owned(),
                "a scan shows letters but holds no text; recognise it first, or save its text by itself",
            ),
            Self::Unreadable(error) => (
                format!("one that cannot be read: {error}"),
                "check that it was saved whole; save its text by itself",
            ),
        }
    }
}

/// The text of all pages, and the title that the file gives itself. The day on which it says that it was made is left
/// alone: that is when somebody printed or saved it, not when its text was published.
fn text_and_title(bytes: &[u8]) -> Result<(String, Option<String>), Fault> {
    let mut file = File::load_mem(bytes)?;
    // Many files may be read by everybody and are only closed to changes: they open with an empty password.
    if file.is_encrypted() {
        file.decrypt("")?;
    }
    let mut text = String::new();
    output_doc(&file, &mut PlainTextOutput::new(&mut text))?;
    Ok((text, title(&file)))
}

/// The title in the file's own description; words that a program put there (a file's name, a program's) are none.
fn title(file: &File) -> Option<String> {
    let about = file.trailer.get(b"Info").ok()?;
    let about = file.dereference(about).ok()?.1.as_dict().ok()?;
    let words = decode_text_string(file.dereference(about.get(b"Title").ok()?).ok()?.1).ok()?;
    let words = words.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let title = words.collect::<Vec<_>>().join(" ");
    let lower = title.to_lowercase();
    let is_made =
        ["microsoft ", "untitled", "document", "layout ", "print"].iter().any(|made| lower.starts_with(made))
            || lower
                .rsplit_once('.')
                .is_some_and(|(_, ending)| (2..=5).contains(&ending.len()) && !ending.contains(' '));
    (!is_made && title.contains(' ') && title.len() <= 400).then_some(title)
}

/// Letters that a typesetter joined ("ﬁ") as the letters that they are: words are looked up by them.
fn letters_apart(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut letters = raw.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{fb00}'..='\u{fb06}' => decompose_compatible(letter, |part| text.push(part)),
            // A hyphen that shows only where a line ends there.
            '\u{ad}' => text.extend(letters.peek().filter(|next| **next == '\n').map(|_| '-')),
            other => text.push(other),
        }
    }
    text
}

/// Lines of a page joined to paragraphs: an empty line, or a short line that ends a sentence, ends one.
fn paragraphs(raw: &str) -> String {
    let lines: Vec<&str> = raw.lines().map(str::trim).collect();
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0).min(200);
    let mut text = String::new();
    let mut open = false;
    for line in lines {
        if line.is_empty() {
            open = false;
            continue;
        }
        if open && text.ends_with('-') && line.starts_with(char::is_lowercase) {
            text.pop();
        } else if open {
            text.push(' ');
        } else if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.extend(line.split_whitespace().flat_map(|word| [" ", word]).skip(1));
        let ends = line.ends_with(['.', '!', '?', '”', '"', ':']);
        open = !(ends && line.chars().count() * 4 < longest * 3);
    }
    text
}
