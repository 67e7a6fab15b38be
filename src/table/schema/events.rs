//! The columns of the table of events. Layer 4.

use super::schema;
use crate::lexicon::EventType;
use crate::model::{Event, when};
use crate::table::counts::count_words;
use crate::table::value::{Value, day, made, maybe, number, parallel, text, texts, texts_made};

/// What a row of events is made from.
#[derive(Clone, Copy, Debug)]
pub struct EventSource<'a> {
    /// The event.
    pub event: &'a Event,
    /// Its type; `None` where the lexicon does not know it.
    pub event_type: Option<&'a EventType>,
    /// Hash of what a person may change in the row.
    pub revision: &'a str,
}

schema! {
/// The table of events.
EVENTS = "events", EventColumn, |source: &'v EventSource<'v>| {
    Id = "id", Text, Fixed,
        "Names the event: the smallest id of its mentions, or made once for an entry by hand. Ids it had before stand in `aliases` and resolve for ever.",
        "ACLED event_id_cnty; ETH/PRIO cf_id.",
        text(&source.event.id);
    Type = "type", Text, Edited,
        "Id of the event type.",
        "PLOVER event_type and event_mode; ACLED event_type and sub_event_type, in the columns `plover` and `acled`.",
        text(&source.event.event_type);
    Group = "group", Text, Fixed,
        "Group of the type: ceasefire, talks, humanitarian, fighting, pressure, statement.",
        "",
        text(&source.event.group);
    Label = "label", Text, Edited,
        "The event in at most 60 characters, composed from type, parties, place and term. A claim keeps its speaker.",
        "ACLED notes (free text).",
        text(&source.event.label);
    When = "when", Text, Fixed,
        "The days in words, such as `week of 14 April 2025` or `no date`.",
        "",
        made(when(source.event.days, source.event.precision, source.event.edtf.as_deref()));
    Status = "status", Text, Edited,
        "happened, planned, proposed or alleged: the strongest of its mentions.",
        "PLOVER: planned meetings are AGREE, alleged violations ACCUSE, proposals AGREE.",
        text(source.event.status.as_str());
    First = "first", Day, Edited,
        "First day on which it may have happened, inclusive. Empty together with `last` where no day is known.",
        "ACLED event_date; ETH/PRIO cf_dec_yr, cf_dec_month, cf_dec_day; UCDP GED date_start.",
        day(source.event.days.map(|days| days.first));
    Last = "last", Day, Edited,
        "Last day on which it may have happened, inclusive.",
        "UCDP GED date_end.",
        day(source.event.days.map(|days| days.last));
    Precision = "precision", Text, Edited,
        "How finely the days are known: hour, day, week, month, quarter, season, year, unknown.",
        "ACLED time_precision: hour and day are 1, week is 2, month and coarser are 3. UCDP GED date_prec: 1 day, 3 week, 4 month, 5 year.",
        text(source.event.precision.as_str());
    Basis = "basis", Text, Fixed,
        "What the days rest on: stated (an absolute date in the text), relative (computed from the publication date or another date of the text), assumed (nothing was said), none.",
        "",
        text(source.event.basis.as_str());
    Edtf = "edtf", Text, Edited,
        "The days in the Extended Date/Time Format. `A/B` lasts from A to B, `[A..B]` is one day of several, `A/..` is open, `~` is approximate.",
        "",
        maybe(source.event.edtf.as_deref());
    StartTime = "start_time", Text, Edited,
        "Clock time as stated, HH:MM, in `zone`.",
        "",
        source.event.start_time.map_or(Value::Null, |time| made(time.format("%H:%M").to_string()));
    Zone = "zone", Text, Edited,
        "Zone of `start_time`: an IANA name, else an offset such as +03:00.",
        "",
        maybe(source.event.zone.as_deref());
    Duration = "duration", Text, Edited,
        "A stated length in ISO 8601, such as PT30H or P30D; never computed from two days.",
        "ETH/PRIO fixed_time (days).",
        maybe(source.event.duration.as_deref());
    ScheduledEnd = "scheduled_end", Day, Fixed,
        "Last day in force, as the text tells it, else computed from the begin and the stated length.",
        "",
        day(source.event.scheduled_end);
    Actors = "actors", Texts, Edited,
        "Who took part, one element for each actor and role.",
        "ACLED actor1, actor2; ETH/PRIO actor_name; PLOVER actor_name, recip_name.",
        texts(source.event.actors.iter().map(|actor| actor.name.as_str()));
    Roles = "roles", Texts, Edited,
        "Roles of the actors, in their order: participant, host, proposer, declarer, signatory, violator, accuser, mediator, attacker, target, speaker, recipient, releaser, released, appointee, absentee.",
        "PLOVER: actor and recipient.",
        texts(source.event.actors.iter().map(|actor| actor.role.as_str()));
    Countries = "countries", Texts, Edited,
        "Countries of the actors (ISO 3166 alpha-3), in their order; empty elements where an actor has none.",
        "PLOVER actor_country, recip_country.",
        parallel(source.event.actors.iter().map(|actor| actor.country.as_deref()));
    Place = "place", Text, Edited,
        "Where: the name of the place.",
        "ACLED location.",
        maybe(source.event.place.as_ref().map(|place| place.name.as_str()));
    Country = "country", Text, Edited,
        "Country of the place (ISO 3166 alpha-3).",
        "ACLED iso (numeric) and country (name).",
        maybe(source.event.place.as_ref().and_then(|place| place.country.as_deref()));
    Lat = "lat", Number, Edited,
        "Degrees north of the place, WGS 84.",
        "ACLED latitude.",
        number(source.event.place.as_ref().and_then(|place| place.lat));
    Lon = "lon", Number, Edited,
        "Degrees east of the place, WGS 84.",
        "ACLED longitude.",
        number(source.event.place.as_ref().and_then(|place| place.lon));
    Counts = "counts", Texts, Fixed,
        "Numbers the reports give, one element for each claimant and thing counted: what and how many (`34`, `34..40`, `34..` for at least), of whom, said by whom, as written. Totals are never summed.",
        "ACLED fatalities; PLOVER num_killed, num_injured. Both give one number; here each claim stands by itself.",
        texts_made(source.event.counts.iter().map(count_words));
    Evidence = "evidence", Text, Words,
        "The sentence of the best mention, as published; the quoted words of an entry by hand.",
        "",
        maybe(source.event.evidence.as_deref());
    Confidence = "confidence", Number, Fixed,
        "From 0 to 1, two decimals; `rules` of its mentions name the parts.",
        "",
        number(Some(rounded(source.event.confidence)));
    Mentions = "mentions", Texts, Fixed,
        "Ids of its mentions, sorted.",
        "",
        texts(source.event.mentions.iter().map(String::as_str));
    Articles = "articles", Texts, Fixed,
        "Ids of its articles, sorted.",
        "GDELT NumArticles counts them.",
        texts(source.event.articles.iter().map(String::as_str));
    Publishers = "publishers", Texts, Fixed,
        "Independent publishers, sorted; copies of one story count once.",
        "ACLED source; GDELT NumSources counts them.",
        texts(source.event.publishers.iter().map(String::as_str));
    Urls = "urls", Texts, Fixed,
        "Addresses of its articles, sorted.",
        "GDELT SOURCEURL.",
        texts(source.event.urls.iter().map(String::as_str));
    FirstReported = "first_reported", Day, Fixed,
        "Earliest day of publication among its articles.",
        "",
        day(source.event.first_reported);
    LastReported = "last_reported", Day, Fixed,
        "Latest day of publication among its articles.",
        "",
        day(source.event.last_reported);
    Plover = "plover", Text, Fixed,
        "PLOVER category and mode that follow from type and status.",
        "PLOVER event_type/event_mode.",
        maybe(source.event.plover.as_deref());
    Cameo = "cameo", Text, Fixed,
        "CAMEO code that follows from type and status; text, since codes begin with 0.",
        "GDELT EventCode.",
        maybe(source.event.cameo.as_deref());
    Acled = "acled", Text, Fixed,
        "ACLED event type and sub-event type that follow from type and status.",
        "ACLED event_type/sub_event_type.",
        maybe(source.event.acled.as_deref());
    Ceasefire = "ceasefire", Text, Fixed,
        "Id of the ceasefire it belongs to.",
        "ETH/PRIO cf_id.",
        maybe(source.event.ceasefire.as_deref());
    Origin = "origin", Text, Fixed,
        "extracted (read from articles), manual (entered by hand) or imported.",
        "",
        text(source.event.origin.as_str());
    Review = "review", Text, Edited,
        "open (nobody has looked), accepted or rejected.",
        "",
        text(source.event.review.as_str());
    Tags = "tags", Texts, Edited,
        "Tags set by hand, sorted.",
        "ACLED tags.",
        texts(source.event.tags.iter().map(String::as_str));
    Note = "note", Text, Edited,
        "Note set by hand.",
        "ACLED notes.",
        maybe(source.event.note.as_deref());
    Stage = "stage", Text, Fixed,
        "Stage of a ceasefire that the type stands for: appeal, proposal, acceptance, rejection, declaration, agreement, start, violation, extension, end, monitoring; empty for other types.",
        "",
        maybe(stage_words(source.event_type));
    Condition = "condition", Text, Edited,
        "The condition in words: `if Russia does the same`.",
        "",
        maybe(source.event.condition.as_deref());
    ActorIds = "actor_ids", Texts, Edited,
        "Ids of the actors in the lexicon, in their order; empty elements for names it does not know.",
        "",
        parallel(source.event.actors.iter().map(|actor| actor.id.as_deref()));
    Kinds = "kinds", Texts, Edited,
        "What sort of actors they are, in their order: person, country, body, armed_group, organisation, group.",
        "PLOVER actor_sector; ACLED inter1, inter2.",
        parallel(source.event.actors.iter().map(|actor| actor.kind.map(crate::model::ActorKind::as_str)));
    Claims = "claims", Texts, Fixed,
        "Points in which its sources differ, in words.",
        "",
        texts(source.event.claims.iter().map(String::as_str));
    Reasons = "reasons", Texts, Fixed,
        "Why it exists: rules of its mentions and reasons of the merge.",
        "",
        texts(source.event.reasons.iter().map(String::as_str));
    Aliases = "aliases", Texts, Fixed,
        "Ids it had before.",
        "",
        texts(source.event.aliases.iter().map(String::as_str));
    Revision = "revision", Text, Fixed,
        "Hash of the cells that may be edited; tells an import which of them were changed, here or meanwhile. Leave it as it is.",
        "",
        text(source.revision);
}
}

/// The stage of a truce that a type stands for; `None` where it stands for none.
pub(in crate::table) fn stage_words(event_type: Option<&EventType>) -> Option<&str> {
    event_type.map(|kind| kind.stage.as_str()).filter(|stage| *stage != "none")
}

/// A confidence as the table holds it.
pub(in crate::table) fn rounded(confidence: f64) -> f64 {
    (confidence * 100.0).round() / 100.0
}
