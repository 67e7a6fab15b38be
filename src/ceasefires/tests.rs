//! Truces as lines of events, and what becomes of them.

use super::{chains, field};
use crate::lexicon::Lexicon;
use crate::model::{
    Actor, ActorKind, Basis, Ceasefire, CeasefireBasis, Decision, DecisionTarget, Event, Origin, Precision,
    Review, edtf_days,
};

/// `id | type | status | EDTF or - | reported or - | role=NAME, … | term or - | words`. Upper-case names of three
/// letters are countries.
pub(super) fn events(lines: &str) -> Vec<Event> {
    lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(event).collect()
}

fn event(line: &str) -> Event {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let [id, event_type, status, edtf, reported, actors, term, words] = cells[..] else {
        panic!("expected eight cells, found {line}")
    };
    let some = |cell: &str| (cell != "-").then(|| cell.to_owned());
    let (days, precision) =
        some(edtf).map_or((None, Precision::Unknown), |edtf| edtf_days(&edtf).expect("EDTF"));
    let reported = some(reported).map(|day| day.parse().expect("a day"));
    Event {
        id: id.to_owned(),
        aliases: Vec::new(),
        event_type: event_type.to_owned(),
        group: String::new(),
        label: words.to_owned(),
        status: status.parse().expect("a status"),
        condition: None,
        days,
        precision,
        basis: if days.is_some() { Basis::Relative } else { Basis::None },
        edtf: some(edtf),
        start_time: None,
        zone: None,
        duration: some(term),
        scheduled_end: None,
        actors: actors.split(',').map(str::trim).filter(|cell| *cell != "-").map(actor).collect(),
        place: None,
        counts: Vec::new(),
        evidence: Some(words.to_owned()),
        confidence: 1.0,
        mentions: vec![id.to_owned()],
        articles: reported.map(|day: chrono::NaiveDate| day.to_string()).into_iter().collect(),
        publishers: Vec::new(),
        urls: Vec::new(),
        first_reported: reported,
        last_reported: reported,
        plover: None,
        cameo: None,
        acled: None,
        ceasefire: None,
        origin: Origin::Extracted,
        review: Review::Open,
        tags: Vec::new(),
        note: None,
        claims: Vec::new(),
        reasons: Vec::new(),
    }
}

fn actor(cell: &str) -> Actor {
    let (role, name) = cell.split_once('=').expect("role=NAME");
    let country = (name.len() == 3 && name.chars().all(char::is_uppercase)).then(|| name.to_owned());
    Actor {
        id: Some(name.to_lowercase()),
        name: name.to_owned(),
        role: role.parse().expect("a role"),
        kind: Some(if country.is_some() { ActorKind::Country } else { ActorKind::ArmedGroup }),
        country,
    }
}

/// Every truce in some lines: its days, who, how it ended, its events.
fn told(truces: &[Ceasefire]) -> String {
    let mut text = String::new();
    for truce in truces {
        let mut facts = vec![truce.name.clone()];
        for (name, day) in [
            ("proposed", &truce.proposed),
            ("wanted", &truce.wanted),
            ("declared", &truce.declared),
            ("agreed", &truce.agreed),
            ("effective", &truce.effective),
            ("until", &truce.scheduled_end),
            ("ended", &truce.ended),
        ] {
            facts.extend(day.as_ref().map(|known| format!("{name} {} {}", known.day, known.basis)));
        }
        facts.extend(truce.how_ended.clone());
        facts.extend(truce.side.map(|side| side.to_string()));
        facts.push(truce.parties.join("+"));
        if !truce.mediators.is_empty() {
            facts.push(format!("via {}", truce.mediators.join("+")));
        }
        let answers = truce.answers.iter().map(|answer| format!("{} {}", answer.by, answer.stage));
        facts.extend(answers);
        for claim in &truce.violations {
            let name = |side: &Option<String>| side.clone().unwrap_or_default();
            facts.push(format!("{}>{}: {}", name(&claim.claimant), name(&claim.accused), claim.reports));
        }
        facts.push(truce.events().collect::<Vec<_>>().join(" "));
        text.push_str(&facts.join("; "));
        text.push('\n');
    }
    text
}

fn chains_of(events: &[Event], decisions: &[Decision]) -> Vec<Ceasefire> {
    let lexicon = Lexicon::embedded();
    let until = events.iter().filter_map(|event| event.last_reported).max();
    let truces = chains(events, decisions, &lexicon);
    truces.into_iter().map(|truce| truce.known_up_to(until)).collect()
}

#[track_caller]
fn check(lines: &str, expected: &[&str]) {
    let mut events = events(lines);
    let found = told(&chains_of(&events, &[]));
    let expected: String = expected.iter().map(|line| format!("{line}\n")).collect();
    assert_eq!(found, expected);
    // The order of the events does not matter.
    events.reverse();
    assert_eq!(told(&chains_of(&events, &[])), expected);
    events.sort_by(|a, b| a.label.cmp(&b.label));
    assert_eq!(told(&chains_of(&events, &[])), expected);
}

const UKRAINE: &str = "
    a1 | ceasefire_proposal | happened | 2025-03-11 | 2025-03-12 | proposer=USA | P30D | an immediate 30-day ceasefire
    a2 | ceasefire_acceptance | happened | 2025-03-11 | 2025-03-12 | declarer=UKR, proposer=USA | P30D | accepted a 30-day ceasefire
    a3 | ceasefire_acceptance | happened | 2025-03-13 | 2025-03-14 | declarer=RUS | P30D | agreed in principle
    b1 | ceasefire_agreement | happened | 2025-03-18 | 2025-03-19 | signatory=RUS, signatory=USA, target=UKR | P30D | halt strikes on energy infrastructure for 30 days
    b2 | ceasefire_violation | alleged | 2025-03-19 | 2025-03-19 | accuser=RUS, violator=UKR | - | in violation of the moratorium
    b3 | ceasefire_end | happened | - | 2025-04-18 | speaker=RUS | P30D | The 30-day halt to strikes on energy sites has expired
    c1 | ceasefire_declaration | happened | 2025-04-19 | 2025-04-20 | declarer=RUS | PT30H | declared a 30-hour Easter truce
    c2 | ceasefire_start | happened | 2025-04-19 | 2025-04-20 | participant=RUS | PT30H | from 18:00 on Saturday
    c3 | ceasefire_violation | alleged | 2025-04-20 | 2025-04-20 | accuser=UKR, violator=RUS | - | broke the truce
    c4 | ceasefire_violation | alleged | - | 2025-04-20 | accuser=RUS, violator=UKR | - | violated the truce
    c5 | ceasefire_end | happened | 2025-04-21 | 2025-04-22 | speaker=RUS | - | fighting resumed after the Easter truce
    d1 | ceasefire_declaration | happened | 2025-04-28 | 2025-04-29 | declarer=RUS | P3D | a three-day ceasefire
    d2 | ceasefire_start | planned | 2025-05-08/2025-05-10 | 2025-04-29 | participant=RUS | P3D | from 8 to 10 May
    d3 | ceasefire_rejection | happened | 2025-04-28 | 2025-04-29 | declarer=UKR, proposer=RUS | - | dismissed the offer
    d4 | ceasefire_start | happened | 2025-05-08 | 2025-05-09 | participant=RUS | P3D | took effect at midnight
    d5 | ceasefire_violation | alleged | 2025-05-08 | 2025-05-09 | accuser=UKR, violator=RUS | - | 734 violations
    e1 | ceasefire_appeal | happened | 2025-05-10 | 2025-05-11 | speaker=GBR, speaker=FRA, speaker=UKR, recipient=RUS | P30D | demanded a 30-day ceasefire
    e2 | ceasefire_start | proposed | 2025-05-12/.. | 2025-05-11 | participant=RUS | P30D | from Monday, 12 May";

#[test]
fn a_truce_is_agreed_begins_is_broken_prolonged_and_ends() {
    check(
        "
        y1 | ceasefire_agreement | happened | 2022-04-01 | 2022-04-01 | signatory=YEM, signatory=houthis, mediator=un | P2M | agreed on a two-month truce
        y2 | ceasefire_start | happened | 2022-04-02 | 2022-04-03 | participant=YEM, participant=houthis | P2M | took effect
        y3 | ceasefire_violation | alleged | 2022-04-10 | 2022-04-10 | accuser=YEM, violator=houthis | - | broke the truce
        y4 | ceasefire_extension | happened | 2022-06-02 | 2022-06-02 | declarer=YEM, declarer=houthis | P2M | extended the truce for two months
        y5 | ceasefire_rejection | happened | 2022-08-01 | 2022-08-01 | declarer=houthis | - | refused to extend the truce
        y6 | ceasefire_end | happened | 2022-10-02 | 2022-10-03 | participant=YEM | - | The truce expired on Sunday
        s1 | ceasefire_violation | alleged | 2022-04-10 | 2022-04-11 | accuser=SDN, violator=ETH | - | broke a truce nobody told of",
        &[
            "Houthis–YEM 2-month truce, 2 April 2022; agreed 2022-04-01 relative; effective 2022-04-02 relative; until 2022-08-01 computed; ended 2022-10-02 relative; expired; bilateral; Houthis+YEM; via United Nations; Houthis rejection; YEM>Houthis: 1; y1 y2 y3 y4 y5 y6",
        ],
    );
}

#[test]
fn terms_scopes_and_parties_tell_truces_apart() {
    check(
        "
        k1 | ceasefire_agreement | happened | 2020-10-10 | 2020-10-10 | signatory=ARM, signatory=AZE, mediator=RUS | - | a humanitarian truce
        k2 | ceasefire_start | happened | 2020-10-10 | 2020-10-10 | participant=ARM, participant=AZE | - | from noon
        k3 | ceasefire_violation | alleged | 2020-10-11 | 2020-10-12 | accuser=ARM, violator=AZE | - | broke it
        k4 | ceasefire_agreement | happened | 2020-10-17 | 2020-10-19 | signatory=ARM, signatory=AZE | - | agreed on the truce
        k5 | ceasefire_start | happened | 2020-10-18 | 2020-10-19 | participant=ARM, participant=AZE | - | at midnight
        g1 | ceasefire_start | happened | 2020-10-18 | 2020-10-19 | participant=ISR, participant=hamas | - | a truce in Gaza",
        &[
            "ARM–AZE truce, 10 October 2020; agreed 2020-10-10 relative; effective 2020-10-10 relative; ended 2020-10-17 inferred; replaced (inferred); bilateral; ARM+AZE; via RUS; ARM>AZE: 1; k1 k2 k3",
            "ARM–AZE truce, 18 October 2020; agreed 2020-10-17 relative; effective 2020-10-18 relative; bilateral; ARM+AZE; k4 k5",
            "Hamas–ISR truce, 18 October 2020; effective 2020-10-18 relative; bilateral; Hamas+ISR; g1",
        ],
    );
}

#[test]
fn days_that_nobody_says_are_marked() {
    check(
        "
        a1 | ceasefire_declaration | happened | - | 2004-08-26 | declarer=rebels | - | declares a truce
        b1 | ceasefire_declaration | happened | - | 2011-01-10 | declarer=rebels | - | declares a permanent truce",
        &[
            "Rebels truce, 26 August 2004; declared 2004-08-26 reported; effective 2004-08-26 reported; unilateral; rebels; a1",
            "Rebels truce, 10 January 2011; declared 2011-01-10 reported; effective 2011-01-10 reported; unilateral; rebels; b1",
        ],
    );
}

#[test]
fn a_persons_word_stands() {
    let events = events(UKRAINE);
    let decide = |id: &str, field: &str, value: Option<&str>, at: &str| Decision {
        target: DecisionTarget::Mention,
        id: id.to_owned(),
        field: field.to_owned(),
        value: value.map(str::to_owned),
        by: "mira".to_owned(),
        at: at.to_owned(),
    };
    let decisions = [
        decide("c5", field::LINK, None, "1"),
        decide("b2", field::LINK, Some("c1"), "1"),
        decide("a3", field::LINK, Some("a3"), "1"),
        decide("c3", field::NAME, Some("Easter 2025"), "1"),
        decide("c1", field::NAME, Some("an earlier name"), "0"),
        decide("c1", field::HOW, Some("collapsed"), "1"),
        decide("c2", field::ENDED, Some("2025-04-21"), "1"),
    ];
    let truces = chains_of(&events, &decisions);
    let easter = truces.iter().find(|truce| truce.name == "Easter 2025").expect("it has its name");
    assert_eq!(easter.events().collect::<Vec<_>>(), ["b2", "c1", "c2", "c3", "c4"]);
    assert_eq!(easter.links[0].reason, "linked by mira");
    assert_eq!(easter.how_ended.as_deref(), Some("collapsed"));
    assert_eq!(easter.ended.as_ref().map(|ended| ended.basis), Some(CeasefireBasis::Decided));
    assert!(truces.iter().all(|truce| truce.events().all(|event| event != "c5")));
    let alone = truces.iter().find(|truce| truce.events().eq(["a3"]));
    assert!(alone.is_some(), "an event linked to itself is a truce by itself");
}

#[test]
fn the_truces_of_spring_2025() {
    check(
        UKRAINE,
        &[
            "30-day truce proposed by USA, 11 March 2025; proposed 2025-03-11 relative; RUS+UKR; via USA; UKR acceptance; RUS acceptance; a1 a2 a3",
            "RUS 30-day truce (energy sites), 18 March 2025; agreed 2025-03-18 relative; effective 2025-03-18 inferred; until 2025-04-16 computed; ended 2025-04-16 computed; expired; unilateral; RUS+UKR; via USA; RUS>UKR: 1; b1 b2 b3",
            "RUS 30-hour Easter truce, 19 April 2025; declared 2025-04-19 relative; effective 2025-04-19 relative; until 2025-04-20 computed; ended 2025-04-20 computed; expired; unilateral; RUS+UKR; RUS>UKR: 1; UKR>RUS: 1; c1 c2 c3 c4 c5",
            "RUS 3-day truce, 8 May 2025; declared 2025-04-28 relative; effective 2025-05-08 relative; until 2025-05-10 planned; ended 2025-05-10 inferred; expired (inferred); unilateral; RUS+UKR; UKR rejection; UKR>RUS: 1; d1 d3 d2 d4 d5",
            "30-day truce proposed by FRA, GBR, UKR, 10 May 2025; proposed 2025-05-10 relative; wanted 2025-05-12 stated; RUS+UKR; via FRA+GBR; e1 e2",
        ],
    );
}

#[test]
fn every_file_here_is_a_rule_or_is_said_to_be_none() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ceasefires");
    let mut found: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    let mut listed: Vec<&str> =
        super::RULES.iter().map(|(name, _)| *name).chain(super::NO_RULES.to_vec()).collect();
    listed.sort_unstable();
    assert_eq!(found, listed, "a file that links truces belongs into `RULES`, another into `NO_RULES`");
}

#[test]
fn a_plain_yes_is_a_truce_and_an_answer_to_a_mediator_is_not() {
    check(
        "
        h1 | ceasefire_acceptance | happened | - | 2009-01-18 | declarer=hamas | P7D | Hamas agrees to a week's truce
        u1 | ceasefire_acceptance | happened | - | 2019-10-17 | declarer=TUR, proposer=USA | - | Turkey accepts the truce plan
        v1 | ceasefire_acceptance | happened | - | 2012-03-02 | declarer=eln | - | the rebels are ready to accept a truce
        s1 | ceasefire_proposal | happened | - | 2014-06-20 | proposer=COL | - | offers a truce
        s2 | ceasefire_acceptance | happened | - | 2014-06-23 | declarer=farc, proposer=COL | - | agree to the truce that Bogota offered
        s3 | ceasefire_violation | alleged | - | 2014-06-25 | accuser=COL, violator=farc | - | broke the truce",
        &[
            "Hamas 7-day truce, 18 January 2009; agreed 2009-01-18 reported; effective 2009-01-18 reported; until 2009-01-24 computed; ended 2009-01-24 inferred; expired (inferred); unilateral; Hamas; h1",
            "Truce answered by National Liberation Army, 2 March 2012; National Liberation Army; National Liberation Army acceptance; v1",
            "COL–FARC truce, 23 June 2014; agreed 2014-06-23 reported; effective 2014-06-23 reported; bilateral; COL+FARC; COL>FARC: 1; s1 s2 s3",
            "Truce answered by TUR, USA, 17 October 2019; TUR+USA; TUR acceptance; u1",
        ],
    );
}

#[test]
fn short_truces_that_follow_each_other_are_several() {
    check(
        "
        a1 | ceasefire_agreement | happened | 2014-07-17 | 2014-07-17 | signatory=ISR, signatory=hamas | PT5H | a five-hour truce
        b1 | ceasefire_acceptance | happened | - | 2014-07-20 | declarer=ISR | PT2H | agrees to a two-hour truce
        c1 | ceasefire_extension | happened | - | 2014-07-27 | declarer=ISR | - | extends a humanitarian truce",
        &[
            "Hamas–ISR 5-hour truce, 17 July 2014; agreed 2014-07-17 relative; effective 2014-07-17 inferred; until 2014-07-17 computed; ended 2014-07-17 inferred; expired (inferred); bilateral; Hamas+ISR; a1",
            "ISR 2-hour truce, 20 July 2014; agreed 2014-07-20 reported; effective 2014-07-20 reported; until 2014-07-20 computed; ended 2014-07-20 inferred; expired (inferred); unilateral; ISR; b1",
            "ISR truce, 27 July 2014; effective 2014-07-27 reported; ISR; c1",
        ],
    );
}

#[test]
fn a_truce_of_others_or_of_another_year_is_another() {
    check(
        "
        i1 | ceasefire_declaration | happened | - | 2003-11-26 | declarer=IND, declarer=PAK | - | declare a truce
        i2 | ceasefire_extension | happened | - | 2005-07-31 | declarer=nscn, participant=IND | P6M | extends its truce with Delhi
        m1 | ceasefire_declaration | happened | 2006-04-26 | 2006-04-27 | declarer=maoists | P3M | a truce of three months
        m2 | ceasefire_declaration | happened | 2006-05-03 | 2006-05-03 | declarer=NPL, participant=maoists | - | declares a truce with the rebels
        p1 | ceasefire_declaration | happened | 2009-02-15 | 2009-02-15 | declarer=taliban | P10D | a ten-day truce
        p2 | ceasefire_agreement | happened | 2009-02-21 | 2009-02-21 | signatory=taliban, signatory=AFG | - | agree to a permanent ceasefire",
        &[
            "IND–PAK truce, 26 November 2003; declared 2003-11-26 reported; effective 2003-11-26 reported; bilateral; IND+PAK; i1",
            "IND–National Socialist Council of Nagaland truce, 31 July 2005; effective 2005-07-31 reported; until 2006-01-31 computed; ended 2006-01-31 inferred; expired (inferred); IND+National Socialist Council of Nagaland; i2",
            "Maoists 3-month truce, 26 April 2006; declared 2006-04-26 relative; effective 2006-04-26 inferred; until 2006-07-25 computed; ended 2006-07-25 inferred; expired (inferred); unilateral; Maoists; m1",
            "NPL truce, 3 May 2006; declared 2006-05-03 relative; effective 2006-05-03 inferred; unilateral; Maoists+NPL; m2",
            "Taliban 10-day truce, 15 February 2009; declared 2009-02-15 relative; effective 2009-02-15 inferred; until 2009-02-24 computed; unilateral; Taliban; p1",
            "AFG–Taliban truce, 21 February 2009; agreed 2009-02-21 relative; effective 2009-02-21 inferred; bilateral; AFG+Taliban; p2",
        ],
    );
}

#[test]
fn who_watches_is_no_party_and_who_names_nobody_is_found_by_the_day() {
    check(
        "
        l1 | ceasefire_start | planned | 2006-08-14 | 2006-08-13 | speaker=un | - | a ceasefire will begin
        l2 | ceasefire_start | happened | 2006-08-14 | 2006-08-15 | participant=ISR, participant=hezbollah | - | took effect
        l3 | ceasefire_violation | alleged | 2006-08-19 | 2006-08-20 | accuser=un, violator=ISR | - | a breach of the truce
        e1 | ceasefire_declaration | happened | - | 2006-03-22 | declarer=eta, participant=ESP, participant=FRA | - | declares a truce in its war
        e2 | ceasefire_declaration | happened | 2006-03 | 2006-09-24 | declarer=eta | - | the truce that it declared in March
        e3 | ceasefire_rejection | happened | - | 2006-04-10 | declarer=ESP | - | will not join in the truce",
        &[
            "ETA truce, 22 March 2006; declared 2006-03-22 reported; effective 2006-03-22 reported; unilateral; ESP+ETA+FRA; ESP rejection; e2 e1 e3",
            "Hezbollah–ISR truce, 14 August 2006; effective 2006-08-14 relative; bilateral; Hezbollah+ISR; United Nations>ISR: 1; l1 l2 l3",
        ],
    );
}
