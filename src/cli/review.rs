//! `truceline review`: one open event after the other, with its sentences, until you have had enough.

use std::io::{BufRead as _, Write as _};

use chrono::NaiveDate;
use clap::Args;

use super::author::Signature;
use super::change_options::{ChangeOptions, Changing};
use super::command::{Outcome, Run};
use super::edit;
use super::filter_options::FilterOptions;
use super::output::print;
use super::report;
use super::tracker::number;
use super::{chosen, grid, review_card};
use crate::error::{Error, Result};
use crate::lexicon::{EventTypes, Lexicon};
use crate::model::{Event, Review as State, Status};
use crate::store::{Store, Way};

/// Go through the events that nobody has checked, truces, disputes and overdue plans first
#[derive(Args, Debug)]
#[command(
    after_help = "Each answer is kept at once, so that you may stop at any time and go on tomorrow.\nExample: truceline review --group ceasefire --from 2025-03"
)]
pub(crate) struct Review {
    #[command(flatten)]
    filters: FilterOptions,
    #[command(flatten)]
    change: ChangeOptions,
}

/// What a person wants done with the event on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    Accept,
    Reject,
    Edit(String),
    Merge(String),
    Undo,
    Skip,
    Quit,
}

/// What was done in one sitting.
#[derive(Debug, Default)]
struct Done {
    /// The answers that were kept and stand: which, and the place of the event that it was about.
    kept: Vec<(Kind, usize)>,
    skipped: u64,
}

/// An answer that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Accepted,
    Rejected,
    Edited,
    Merged,
}

const HELP: &str = "  a  accept: it is right
  r  reject: it is wrong and stays out of every view
  e  edit: e date=2025-05-16, e label=…, e status=planned, e type=…, e place=…, e actor=host=Norway
  m  merge: m ID, or m 1 for the first event that it could be the same as
  u  undo the last answer of this sitting
  s  skip it for now (or Enter)
  q  quit; the rest waits
";

impl Run for Review {
    const NAME: &'static str = "review";

    fn run(self) -> Result<Outcome> {
        let Changing { lexicon, signature, mut report, mut store } = self.change.open_existing()?;
        let mut filter = chosen::filter(&self.filters, lexicon.types(), &mut report);
        if filter.reviews.is_empty() {
            filter.reviews = vec![State::Open];
        }
        let mut events = chosen::events(&chosen::table(&store, &filter, &lexicon)?);
        sort(&mut events, lexicon.types());
        if events.is_empty() {
            print("No open event is meant: there is nothing to review.\n")?;
            return Ok(report.outcome());
        }
        let mut sitting = Sitting { events: &events, lexicon: &lexicon, signature };
        let done = sitting.go_through(&mut store)?;
        let open = store.open_events()?;
        print(&format!("\n{done}; {} left open in the tracker.\n", number(open, "event")))?;
        Ok(report.outcome())
    }
}

/// One run through some events.
struct Sitting<'s> {
    events: &'s [Event],
    lexicon: &'s Lexicon,
    signature: Signature,
}

impl Sitting<'_> {
    fn go_through(&mut self, store: &mut Store) -> Result<Done> {
        let mut done = Done::default();
        let mut at = 0;
        // One that was merged into another on the way is no longer there.
        while let Some(listed) = self.events.get(at) {
            let Some(event) = store.event(&listed.id)? else {
                at += 1;
                continue;
            };
            let likely = review_card::could_be(store, &event)?;
            print(&format!(
                "\n[{} of {}] {}\n",
                at + 1,
                self.events.len(),
                word(&event, self.lexicon.types())
            ))?;
            print(&review_card::card(store, &event, &likely, self.lexicon)?)?;
            let next = loop {
                let answer = ask()?;
                // A sitting may last for hours; each answer is dated by itself.
                self.signature.renew();
                match self.act(store, (at, &event), &likely, answer, &mut done) {
                    Ok(next) => break next,
                    // What cannot be done is said, and the same event is asked about again.
                    Err(error) => report::error(&error),
                }
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        Ok(done)
    }

    /// Does what was answered about the event at a place; gives the place of the one to be shown next.
    fn act(
        &self,
        store: &mut Store,
        (at, event): (usize, &Event),
        likely: &[Event],
        answer: Answer,
        done: &mut Done,
    ) -> Result<Option<usize>> {
        let review = |state: State| vec![("review".to_owned(), Some(state.to_string()))];
        let (kind, fields, next) = match answer {
            Answer::Accept => (Kind::Accepted, review(State::Accepted), at + 1),
            Answer::Reject => (Kind::Rejected, review(State::Rejected), at + 1),
            Answer::Edit(words) => {
                let settings = [edit::setting(&words).map_err(usage)?];
                (Kind::Edited, edit::fields(&settings, None, self.lexicon)?, at)
            }
            Answer::Merge(words) => {
                let other = match words.parse::<usize>().ok().filter(|_| words.len() < 2) {
                    Some(place) if (1..=likely.len()).contains(&place) => likely[place - 1].id.clone(),
                    Some(_) => {
                        let held = number(likely.len() as u64, "event");
                        return Err(usage(format!(
                            "expected one of {held} that it could be the same as, found {words}"
                        )));
                    }
                    None => store.event_id(&words)?,
                };
                (Kind::Merged, vec![("merge".to_owned(), Some(other))], at)
            }
            Answer::Undo => return self.undo(store, done).map(|place| Some(place.unwrap_or(at))),
            Answer::Skip => {
                done.skipped += 1;
                return Ok(Some(at + 1));
            }
            Answer::Quit => return Ok(None),
        };
        self.decide(store, event, &fields)?;
        done.kept.push((kind, at));
        Ok(Some(next))
    }

    /// Takes the last answer of this sitting back, and nothing that was done before; gives the place of its event.
    fn undo(&self, store: &mut Store, done: &mut Done) -> Result<Option<usize>> {
        let Some((_, place)) = done.kept.last().copied() else {
            return print("Nothing to undo in this sitting.\n").map(|()| None);
        };
        if let Some((step, _)) = store.turn(Way::Back, self.signature.author(), self.lexicon)? {
            print(&format!("Undone: {} of {}.\n", step.command, step.at))?;
        }
        done.kept.pop();
        Ok(Some(place))
    }

    /// Keeps an answer at once.
    fn decide(&self, store: &mut Store, event: &Event, fields: &[(String, Option<String>)]) -> Result<()> {
        let mut step = store.begin(self.signature.author())?;
        for (field, value) in fields {
            step.decide_on(&event.id, field, value.as_deref())?;
        }
        step.finish(self.lexicon).map(|_| ())
    }
}

/// Truces, then disputes, then plans whose day has passed, then the rest; each by day.
fn sort(events: &mut [Event], types: &EventTypes) {
    let news = events.iter().filter_map(|event| event.last_reported).max();
    events.sort_by_cached_key(|event| {
        (rank(event, news, types), event.days.is_none(), event.days, event.id.clone())
    });
}

fn rank(event: &Event, news: Option<NaiveDate>, types: &EventTypes) -> u8 {
    if is_truce(event, types) {
        0
    } else if !event.claims.is_empty() {
        1
    } else if is_overdue(event, news) {
        2
    } else {
        3
    }
}

fn is_truce(event: &Event, types: &EventTypes) -> bool {
    types.is_stage(&event.event_type)
}

/// Planned for a day that lies before the latest article.
fn is_overdue(event: &Event, news: Option<NaiveDate>) -> bool {
    event.status == Status::Planned && event.days.zip(news).is_some_and(|(days, news)| days.last < news)
}

/// Why the event comes where it does.
fn word(event: &Event, types: &EventTypes) -> String {
    let kind = if is_truce(event, types) {
        "truce"
    } else if !event.claims.is_empty() {
        "disputed"
    } else if event.status == Status::Planned {
        "planned"
    } else {
        "open"
    };
    format!("{kind}, {}", grid::short(&event.id))
}

/// Asks until the answer is one; the end of the input is the wish to stop.
fn ask() -> Result<Answer> {
    loop {
        let mut terminal = anstream::stdout();
        let _ = write!(terminal, "accept, reject, edit, merge, undo, skip, quit, ? [a/r/e/m/u/s/q/?] ");
        let _ = terminal.flush();
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line);
        if read.map_err(|error| Error::io("standard input", error))? == 0 {
            print("\n")?;
            return Ok(Answer::Quit);
        }
        match answer(&line) {
            Some(answer) => return Ok(answer),
            // "?", and whatever else is no answer.
            None => print(HELP)?,
        }
    }
}

fn answer(line: &str) -> Option<Answer> {
    let line = line.trim();
    let (key, words) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let words = words.trim().to_owned();
    Some(match (key.to_lowercase().as_str(), words.is_empty()) {
        ("a" | "accept", true) => Answer::Accept,
        ("r" | "reject", true) => Answer::Reject,
        ("e" | "edit", false) => Answer::Edit(words),
        ("m" | "merge", false) => Answer::Merge(words),
        ("u" | "undo", true) => Answer::Undo,
        ("" | "s" | "skip", true) => Answer::Skip,
        ("q" | "quit", true) => Answer::Quit,
        _ => return None,
    })
}

fn usage(message: String) -> Error {
    Error::new(crate::error::ErrorKind::Usage, message)
}

impl std::fmt::Display for Done {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count = |kind| self.kept.iter().filter(|(kept, _)| *kept == kind).count();
        write!(
            f,
            "{} accepted, {} rejected, {} edited, {} merged, {} skipped",
            count(Kind::Accepted),
            count(Kind::Rejected),
            count(Kind::Edited),
            count(Kind::Merged),
            self.skipped
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_by_letter_or_word_and_nothing_else_is_taken() {
        assert_eq!(answer(" A \n"), Some(Answer::Accept));
        assert_eq!(answer("edit date=2025"), Some(Answer::Edit("date=2025".to_owned())));
        assert_eq!(answer("m 1"), Some(Answer::Merge("1".to_owned())));
        assert_eq!(answer("\n"), Some(Answer::Skip));
        assert_eq!(answer("e"), None);
        assert_eq!(answer("accept it"), None);
    }
}
