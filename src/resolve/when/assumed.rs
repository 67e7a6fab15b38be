//! The day that nothing in the trigger's own words names: that of speech, of the sentence, of the passage, of the news.

use crate::lexicon::{ContextWords, EventType};
use crate::model::{DayRange, Preposition, Role, Span, Status, TimeLink, TimePhrase, TimexType, Trigger};

use super::super::passage::ToldDay;
use super::{Asked, FARTHEST, is_told};

/// A stretch nearer than this is that of the trigger.
const NEAR: u32 = 8;

/// The day that nothing in the trigger's own words names, but its sentence or passage does.
pub(super) fn assumed(asked: Asked<'_>) -> Option<(ToldDay, &'static str)> {
    let Asked { text, trigger, times, event_type, passage, lexicon, .. } = asked;
    if !matches!(trigger.status, Status::Happened | Status::Alleged) {
        return None;
    }
    if !event_type.remark && is_of_a_stretch(text, trigger, times) {
        return None;
    }
    let days = trigger.times.iter().filter_map(|link| {
        let phrase = &times[link.phrase];
        let words = phrase.span.of(text).to_owned();
        let day = ToldDay { days: phrase.days?, precision: phrase.precision, words };
        is_told(phrase, link).then_some((link, day))
    });
    let days: Vec<(&TimeLink, ToldDay)> = days.collect();
    if let Some((_, day)) = days.iter().find(|(link, _)| link.of_speech)
        && !(trigger.is_pluperfect && event_type.hostile)
    {
        return Some((day.clone(), "day of speech"));
    }
    // "Officials said a man had been killed" is told back from "was killed".
    let before = |told: Span| told.start < trigger.span.start;
    let told_back = trigger.is_pluperfect && trigger.reported_by.is_some_and(before);
    if trigger.is_pluperfect && !told_back {
        return None;
    }
    if let Some((_, day)) =
        days.iter().filter(|(_, day)| passage.is_news(day.days)).min_by_key(|(link, _)| link.cost)
    {
        return Some((day.clone(), "day of the sentence"));
    }
    if is_news_of_now(text, (trigger, event_type), times, lexicon.context())
        && let Some(day) = passage.of_the_lead()
    {
        return Some((day, "news of the day"));
    }
    let spoken = event_type.roles.subject == Role::Speaker && is_said(text, trigger, lexicon.context());
    // "Have agreed", in a lead: the news itself.
    let is_news = trigger.is_perfect && passage.is_lead();
    if !told_back && !spoken && !is_news && (!trigger.is_past || trigger.is_perfect) {
        return None;
    }
    // "In May 2008 talks broke down. Hundreds were killed": not on the day that was told before; what somebody says of it may
    // be.
    let told =
        passage.told().filter(|_| spoken || trigger.reported_by.is_some() || !passage.is_of_long_ago());
    // What is said now is said on the day of the news, whatever was told of since.
    let later = passage.news().filter(|news| told.is_some_and(|told| told.days.last < news.days.first));
    let told = if spoken { later.or(told) } else { told };
    let carried = told.map(|day| (day, "carried from the sentences before"));
    let carried = carried.or_else(|| passage.news().map(|day| (day, "day of the news")));
    let carried = carried.or_else(|| passage.week().map(|day| (day, "week of the news")));
    carried.map(|(day, rule)| (day.clone(), rule))
}

/// "Were killed in recent weeks", "for months they shelled": a stretch of which nobody says how long it is has no day.
fn is_of_a_stretch(text: &str, trigger: &Trigger, times: &[TimePhrase]) -> bool {
    use Preposition::{During, For, In, Over};
    trigger.times.iter().any(|link| {
        let phrase = &times[link.phrase];
        let vague = phrase.kind == TimexType::Duration && phrase.days.is_none() && phrase.duration.is_none();
        let short =
            || ["hour", "minute", "moment", "second"].iter().any(|unit| phrase.span.of(text).contains(unit));
        let spans = matches!(phrase.preposition, Some(In | Over | During | For));
        // "For the first time in several days" tells of now.
        let first =
            text.get(..phrase.span.start).is_some_and(|before| before.trim_end().ends_with(" time in"));
        vague && spans && !first && link.cost <= NEAR && !link.of_speech && !short()
    })
}

/// "Rebels sign a truce", "two villages have been shelled": told as new, beside no time but that of speech and how long it
/// lasts. Not "has intensified since", nor what hangs on a "when" or a "which".
fn is_news_of_now(
    text: &str,
    (trigger, event_type): (&Trigger, &EventType),
    times: &[TimePhrase],
    known: &ContextWords,
) -> bool {
    use Preposition::{During, For, In, Over, Since};
    let words = |from: usize, to: usize| text.get(from..to).unwrap_or("").split_whitespace();
    let of_then = |link: &TimeLink| {
        let phrase = &times[link.phrase];
        // "Extended the truce for a month": how long it is to last.
        let term = event_type.stage != "none" && phrase.preposition == Some(For);
        let spans = !term && matches!(phrase.preposition, Some(Since | For | Over | During | In));
        let beside = link.cost <= if phrase.days.is_some() { FARTHEST } else { NEAR };
        beside && !link.of_speech && (phrase.days.is_some() || spans || phrase.kind == TimexType::Set)
    };
    (trigger.is_present || trigger.is_perfect)
        && !trigger.times.iter().any(of_then)
        && !words(trigger.clause.start, trigger.span.start).any(|word| known.not_news.holds(word))
        && words(trigger.clause.end, text.len()).next() != Some("since")
}

/// "…, the president said": what is said now was said then.
fn is_said(text: &str, trigger: &Trigger, known: &ContextWords) -> bool {
    let words = trigger.reported_by.map_or("", |told| told.of(text));
    words.split_whitespace().any(|word| known.said.holds(word) || word.ends_with("ed") && word.len() > 4)
}

/// "Registered nine violations in the past 24 hours, it said on Sunday": from the day before.
pub(super) fn past_hours(
    text: &str,
    trigger: &Trigger,
    times: &[TimePhrase],
    told: Option<DayRange>,
) -> Option<(DayRange, String)> {
    let told = told?;
    trigger.times.iter().filter(|link| link.cost <= FARTHEST).find_map(|link| {
        let words = times[link.phrase].span.of(text);
        let back =
            words.split_whitespace().any(|word| matches!(word, "past" | "last" | "previous" | "preceding"));
        let hours = times[link.phrase].duration.as_deref()?.strip_prefix("PT")?.strip_suffix('H')?;
        let days = hours.parse::<u64>().ok().filter(|hours| back && (12..=96).contains(hours))?.div_ceil(24);
        let first = told.last.checked_sub_days(chrono::Days::new(days))?;
        Some((DayRange { first, last: told.last }, words.to_owned()))
    })
}
