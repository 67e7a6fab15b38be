//! The columns of the table of mentions. Layer 4.

use super::schema;
use crate::lexicon::EventTypes;
use crate::model::{ActorKind, Article, Mention, when};
use crate::table::counts::count_words;
use crate::table::value::{Value, day, made, maybe, number, parallel, size, text, texts};

/// What a row of mentions is made from.
#[derive(Clone, Debug)]
pub struct MentionSource<'a> {
    /// The mention.
    pub mention: &'a Mention,
    /// Its article.
    pub article: &'a Article,
    /// The types, for group and codes.
    pub types: &'a EventTypes,
    /// Where the evidence starts and ends in the article's text, in characters.
    pub characters: (usize, usize),
    /// The sentence before the evidence.
    pub before: Option<&'a str>,
    /// The sentence after the evidence.
    pub after: Option<&'a str>,
    /// Version of the program that read it.
    pub version: Option<&'a str>,
    /// Hash of the lexicon that it was read with.
    pub lexicon: Option<&'a str>,
    /// Id of the event that it belongs to, in a tracker.
    pub event: Option<&'a str>,
}

schema! {
/// The table of mentions.
MENTIONS = "mentions", MentionColumn, |source: &'v MentionSource<'v>| {
    Id = "id", Text, Fixed,
        "Names the mention: a hash of article, type, start and a counter.",
        "", text(&source.mention.id);
    Doc = "doc", Text, Fixed,
        "Id of the article.",
        "GDELT MentionIdentifier.", text(&source.mention.article);
    Type = "type", Text, Fixed,
        "Id of the event type.",
        "PLOVER event_type and event_mode.", text(&source.mention.event_type);
    Group = "group", Text, Fixed,
        "Group of the type.",
        "", maybe(source.types.get(&source.mention.event_type).map(|kind| kind.group.as_str()));
    Status = "status", Text, Fixed,
        "happened, planned, proposed or alleged.",
        "", text(source.mention.status.as_str());
    Condition = "condition", Text, Words,
        "The condition in words.",
        "", maybe(source.mention.condition.as_deref());
    First = "first", Day, Fixed,
        "First day, inclusive.",
        "ACLED event_date.", day(source.mention.days.map(|days| days.first));
    Last = "last", Day, Fixed,
        "Last day, inclusive.",
        "", day(source.mention.days.map(|days| days.last));
    Precision = "precision", Text, Fixed,
        "How finely the days are known.",
        "ACLED time_precision.", text(source.mention.precision.as_str());
    Basis = "basis", Text, Fixed,
        "What the days rest on: stated, relative, assumed, none.",
        "", text(source.mention.basis.as_str());
    Edtf = "edtf", Text, Fixed,
        "The days in the Extended Date/Time Format.",
        "", maybe(source.mention.edtf.as_deref());
    DateText = "date_text", Text, Words,
        "The date words that the days were read from.",
        "", maybe(source.mention.date_text.as_deref());
    StartTime = "start_time", Text, Fixed,
        "Clock time as stated, HH:MM, in `zone`.",
        "", source.mention.start_time.map_or(Value::Null, |time| made(time.format("%H:%M").to_string()));
    Zone = "zone", Text, Fixed,
        "An IANA name, else an offset such as +03:00.",
        "", maybe(source.mention.zone.as_deref());
    Duration = "duration", Text, Fixed,
        "A stated length in ISO 8601.",
        "", maybe(source.mention.duration.as_deref());
    Actors = "actors", Texts, Fixed,
        "Who took part, one element for each actor and role.",
        "ACLED actor1, actor2.", texts(source.mention.actors.iter().map(|actor| actor.name.as_str()));
    Roles = "roles", Texts, Fixed,
        "Roles of the actors, in their order.",
        "", texts(source.mention.actors.iter().map(|actor| actor.role.as_str()));
    Countries = "countries", Texts, Fixed,
        "Countries of the actors (ISO 3166 alpha-3), in their order.",
        "", parallel(source.mention.actors.iter().map(|actor| actor.country.as_deref()));
    Place = "place", Text, Fixed,
        "Where: the name of the place.",
        "ACLED location.", maybe(source.mention.place.as_ref().map(|place| place.name.as_str()));
    Country = "country", Text, Fixed,
        "Country of the place (ISO 3166 alpha-3).",
        "", maybe(source.mention.place.as_ref().and_then(|place| place.country.as_deref()));
    Lat = "lat", Number, Fixed,
        "Degrees north of the place, WGS 84.",
        "ACLED latitude.", number(source.mention.place.as_ref().and_then(|place| place.lat));
    Lon = "lon", Number, Fixed,
        "Degrees east of the place, WGS 84.",
        "ACLED longitude.", number(source.mention.place.as_ref().and_then(|place| place.lon));
    Counts = "counts", Texts, Words,
        "Numbers the sentence gives: what and how many, of whom, said by whom, as written.",
        "ACLED fatalities; PLOVER num_killed, num_injured.",
        match source.mention.counts.as_slice() {
            [] => Value::Null,
            counts => Value::Texts(counts.iter().map(|count| Some(count_words(count).into())).collect()),
        };
    Label = "label", Text, Fixed,
        "The event in at most 60 characters.",
        "", text(&source.mention.label);
    When = "when", Text, Fixed,
        "The days in words.",
        "", made(when(source.mention.days, source.mention.precision, source.mention.edtf.as_deref()));
    Plover = "plover", Text, Fixed,
        "PLOVER category and mode.",
        "", maybe(source.types.codes(&source.mention.event_type, source.mention.status).plover);
    Cameo = "cameo", Text, Fixed,
        "CAMEO code.",
        "", maybe(source.types.codes(&source.mention.event_type, source.mention.status).cameo);
    Acled = "acled", Text, Fixed,
        "ACLED event type and sub-event type.",
        "", maybe(source.types.codes(&source.mention.event_type, source.mention.status).acled);
    Confidence = "confidence", Number, Fixed,
        "From 0 to 1, two decimals.",
        "GDELT Confidence (percent).", number(Some((source.mention.confidence * 100.0).round() / 100.0));
    Rules = "rules", Texts, Fixed,
        "What made it: lexicon entry, rules of time, parts of the confidence.",
        "", texts(source.mention.rules.iter().map(String::as_str));
    Start = "start", Integer, Fixed,
        "Where the evidence starts in the article's text, in characters from 0.",
        "GDELT ActionCharOffset.", size(source.characters.0);
    End = "end", Integer, Fixed,
        "Where the evidence ends, exclusive.",
        "", size(source.characters.1);
    Evidence = "evidence", Text, Words,
        "The sentence it was read from, as published.",
        "", text(&source.mention.evidence);
    Published = "published", Text, Fixed,
        "When the article was published: a day, perhaps with a time and an offset.",
        "", source.article.published.map_or(Value::Null, |published| made(published.to_string()));
    Title = "title", Text, Words,
        "Headline of the article.",
        "", maybe(source.article.title.as_deref());
    Publisher = "publisher", Text, Fixed,
        "Who published it.",
        "ACLED source.", maybe(source.article.publisher.as_deref());
    Url = "url", Text, Fixed,
        "Address of the article.",
        "", maybe(source.article.url.as_deref());
    Before = "before", Text, Words,
        "The sentence before the evidence.",
        "", maybe(source.before);
    After = "after", Text, Words,
        "The sentence after the evidence.",
        "", maybe(source.after);
    ActorIds = "actor_ids", Texts, Fixed,
        "Ids of the actors in the lexicon, in their order.",
        "", parallel(source.mention.actors.iter().map(|actor| actor.id.as_deref()));
    Kinds = "kinds", Texts, Fixed,
        "What sort of actors they are, in their order.",
        "", parallel(source.mention.actors.iter().map(|actor| actor.kind.map(ActorKind::as_str)));
    Version = "version", Text, Fixed,
        "Version of truceline that read it.",
        "", maybe(source.version);
    Lexicon = "lexicon", Text, Fixed,
        "Hash of the lexicon that it was read with.",
        "", maybe(source.lexicon);
    Event = "event", Text, Fixed,
        "Id of the event that it belongs to, by which the table of events joins; empty outside a tracker.",
        "", maybe(source.event);
}
}
