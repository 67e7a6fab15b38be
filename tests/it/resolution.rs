//! When, who, where and how long: sentences of our own through the stages, and what must be read from them.

use truceline::lexicon::Lexicon;
use truceline::model::{Article, Mention, Published};
use truceline::pipeline;

/// The mentions of a text of Wednesday 23 April 2025.
fn mentions(text: &str) -> Vec<Mention> {
    let published: Published = "2025-04-23".parse().unwrap();
    let article = Article { text: text.to_owned(), published: Some(published), ..Article::default() };
    pipeline::read(&article, &Lexicon::embedded()).mentions
}

/// The days of the first mention of a type, with their basis: "2025-04-19..2025-04-20 relative", "open".
fn days(text: &str, event_type: &str) -> String {
    let mentions = mentions(text);
    let found = mentions.iter().find(|mention| mention.event_type == event_type);
    let found = found.unwrap_or_else(|| panic!("no {event_type} in: {text}\n{mentions:#?}"));
    match found.days {
        Some(days) if days.is_one_day() => format!("{} {}", days.first, found.basis),
        Some(days) => format!("{}..{} {}", days.first, days.last, found.basis),
        None => "open".to_owned(),
    }
}

#[test]
fn who_must_stop_asks_for_nothing() {
    let text = "Russia must stop its attacks on Odesa, Ukraine's foreign minister said on Monday.";
    let appeal = mentions(text).into_iter().find(|mention| mention.event_type == "ceasefire_appeal").unwrap();
    let speaks = |actor: &&truceline::model::Actor| actor.role == truceline::model::Role::Speaker;
    let speakers: Vec<&str> = appeal.actors.iter().filter(speaks).map(|actor| &*actor.name).collect();
    assert_eq!(speakers, ["Andrii Sybiha", "Ukraine"]);
    let asked = mentions("France asked on Monday that Russia accept a truce.");
    assert!(asked.iter().all(|mention| mention.event_type != "ceasefire_acceptance"), "{asked:#?}");
}

#[test]
fn an_event_takes_the_day_of_its_own_clause() {
    let table = [
        ("Rebels shelled Goma on Monday.", "attack", "2025-04-21 relative"),
        // Before a part of a day is on that day.
        ("Explosions rocked Goma shortly before midnight on Monday.", "attack", "2025-04-21 relative"),
        // How old a truce is tells when it began.
        ("The truce in Yemen entered its third day on Monday.", "ceasefire_start", "2025-04-19 relative"),
        ("Shells hit Taiz on Tuesday, two days into the truce.", "ceasefire_start", "2025-04-20 relative"),
        (
            "Hamas and Israel accused each other of breaking a day-old truce.",
            "ceasefire_start",
            "2025-04-22 assumed",
        ),
        // How long the fighting had lasted does not tell how old its truce is.
        (
            "The ceasefire, aimed at stopping 5 weeks of fighting, began at noon on Monday.",
            "ceasefire_start",
            "2025-04-21 relative",
        ),
        // The year of a war is none of its truce, and a stretch has no day.
        ("A truce took hold in the 2011 Libyan civil war.", "ceasefire_start", "open"),
        ("On Monday the mayor spoke. Rebels shelled Goma in recent weeks.", "attack", "open"),
        (
            "The army declared a truce over the weekend.",
            "ceasefire_declaration",
            "2025-04-19..2025-04-20 relative",
        ),
        // A day before or after another.
        (
            "The envoy flew home a day after gunmen attacked the town on Monday.",
            "attack",
            "2025-04-20 relative",
        ),
        // What is agreed today is for another day, and what is put off is on the later one.
        (
            "Sudan and the rebels agreed on Tuesday to hold talks in Juba on 20 May.",
            "negotiation_round",
            "2025-05-20 stated",
        ),
        (
            "The talks due on Monday were postponed to Friday, the envoy of Mali said.",
            "negotiation_round",
            "2025-04-25 relative",
        ),
        (
            "The leaders will fly to Doha to sign a truce on Friday.",
            "ceasefire_agreement",
            "2025-04-25 relative",
        ),
        // A year behind a verb is not that of the clause that follows.
        (
            "A peace deal was signed in 2015, but the rebels of Mali quit the talks.",
            "talks_suspension",
            "open",
        ),
        // Each of two verbs has its own day.
        (
            "Talks began in Doha on Monday but were suspended on Tuesday.",
            "negotiation_round",
            "2025-04-21 relative",
        ),
        (
            "Talks began in Doha on Monday but were suspended on Tuesday.",
            "talks_suspension",
            "2025-04-22 relative",
        ),
        // The year of a name is none of what is done to who bears it.
        ("Rebels rejected the 2002 Lusaka Agreement and shelled Goma.", "attack", "open"),
        // When a war began is none of its truce.
        (
            "Rebels in Goma announced a ceasefire in a war that began three years ago.",
            "ceasefire_declaration",
            "open",
        ),
        ("Fighting in Goma has intensified since rebels took Bukavu in March.", "attack", "open"),
        (
            "The general praised the truce in Yemen that began Monday.",
            "ceasefire_start",
            "2025-04-21 relative",
        ),
        ("The talks, held in Oslo, resumed on Monday.", "negotiation_round", "2025-04-21 relative"),
        // "When" says what was on a date.
        (
            "Calm has held since 18 March, when the two sides signed a truce.",
            "ceasefire_agreement",
            "2025-03-18 stated",
        ),
        // What stands between a noun and its verb has a day of its own.
        (
            "The truce, agreed on Monday, took effect at noon on Tuesday.",
            "ceasefire_start",
            "2025-04-22 relative",
        ),
        (
            "The truce agreed on 27 June 2001 was due to begin on 4 July.",
            "ceasefire_start",
            "2001-07-04 stated",
        ),
        // A feast that only names a truce.
        (
            "The rebels declared a Christmas truce from 23 December to 2 January.",
            "ceasefire_declaration",
            "2024-12-23..2025-01-02 stated",
        ),
        // A truce told from behind has no day of what came after it.
        (
            "The truce that Rwanda had declared expired at midnight on Monday, the army said.",
            "ceasefire_declaration",
            "open",
        ),
        // What something is compared with is not when it was.
        (
            "The two armies held their first talks since 2014 on Monday.",
            "negotiation_round",
            "2025-04-21 relative",
        ),
        // Two days that are told together.
        (
            "Drones attacked the port on Sunday night and in the early hours of Monday.",
            "attack",
            "2025-04-20..2025-04-21 relative",
        ),
        // A date before a noun is that noun's.
        (
            "On Sunday the ministry condemned the 23 March airstrikes and declared a truce.",
            "ceasefire_declaration",
            "2025-04-20 relative",
        ),
        // A day in a clause between a noun and its verb is not that of the verb.
        (
            "Talks, which began in February, resumed in Oslo on Monday.",
            "negotiation_round",
            "2025-04-21 relative",
        ),
        (
            "The truce announced by the rebels on Monday broke down on Tuesday.",
            "ceasefire_end",
            "2025-04-22 relative",
        ),
        (
            "The truce announced by the rebels on Monday broke down on Tuesday.",
            "ceasefire_declaration",
            "2025-04-21 relative",
        ),
        // Behind the comma of what opens the sentence its own day counts.
        (
            "A week after they drove the general out, rebel groups signed a peace accord today.",
            "peace_agreement",
            "2025-04-23 relative",
        ),
        (
            "A day after the army shelled Goma, rebels struck Bukavu on Monday.",
            "attack",
            "2025-04-20 relative",
        ),
        // The day of the start is not that of the agreement.
        ("The two armies have agreed to a truce starting on Friday.", "ceasefire_acceptance", "open"),
    ];
    for (text, event_type, expected) in table {
        assert_eq!(days(text, event_type), expected, "{text}");
    }
}

#[test]
fn what_a_lead_tells_as_new_is_the_news_of_the_day() {
    let table = [
        ("The rebels sign a truce with Chad.", "ceasefire_agreement", "2025-04-23 assumed"),
        ("Six soldiers are killed in a rebel ambush near Bor.", "attack", "2025-04-23 assumed"),
        ("Chad has declared a 48-hour ceasefire.", "ceasefire_declaration", "2025-04-23 assumed"),
        ("Despite the raids, the truce has been extended.", "ceasefire_extension", "2025-04-23 assumed"),
        ("Chad has extended the truce for one month.", "ceasefire_extension", "2025-04-23 assumed"),
        // The verb stands behind where those are who act.
        ("Rebels in a besieged suburb declare a truce.", "ceasefire_declaration", "2025-04-23 assumed"),
        // What a truce is for, and who brokered it, stand between it and its verb.
        ("A truce brokered by Chad to end the war takes effect.", "ceasefire_start", "2025-04-23 assumed"),
        // A second participle shares the tense of the first; the verb tells that of a noun.
        ("The truce is accepted by Chad but rejected by Niger.", "ceasefire_rejection", "2025-04-23 assumed"),
        ("An attack by rebels near Bor leaves six dead.", "attack", "2025-04-23 assumed"),
        // Of the day that the lead names, where it names one.
        (
            "Ministers met in Oslo on Tuesday. Rwanda rejects a truce with the rebels.",
            "ceasefire_rejection",
            "2025-04-22 assumed",
        ),
        // A stretch, what hangs on something else, and what is told in the past.
        ("Rebels have shelled the town of Bor since talks broke down.", "attack", "open"),
        ("Ministers will meet in Oslo when the rebels sign a truce.", "ceasefire_agreement", "open"),
        ("Rebels shelled the town of Bor.", "attack", "open"),
        // Far from the lead it is no news.
        (
            "It rained. It was cold. Nobody came. The hall was empty. Rebels attack the town of Bor.",
            "attack",
            "open",
        ),
    ];
    for (text, event_type, expected) in table {
        assert_eq!(days(text, event_type), expected, "{text}");
    }
}

#[test]
fn a_day_is_carried_only_where_the_passage_goes_on() {
    let table = [
        // What is told behind a month or a year long ago is of then.
        (
            "The minister spoke on Monday. The talks had broken down in August 2008. Rebels attacked the town of Bor.",
            "attack",
            "open",
        ),
        ("Ministers met in Oslo on Tuesday. Rebels shelled Goma.", "attack", "2025-04-22 assumed"),
        ("Ministers met in Oslo on Tuesday. Rebels had shelled Goma.", "attack", "open"),
        ("Ministers met in Oslo on Tuesday. Rwanda will shell Goma.", "attack", "open"),
        // What a subordinate clause tells of long ago carries nothing.
        (
            "Ministers spoke of unrest, including the riots of 3 May 2019. Rebels shelled Goma.",
            "attack",
            "open",
        ),
        // The day of speech stands in where nothing else does.
        (
            "The rebels said on Sunday they had declared a truce.",
            "ceasefire_declaration",
            "2025-04-20 assumed",
        ),
    ];
    for (text, event_type, expected) in table {
        assert_eq!(days(text, event_type), expected, "{text}");
    }
}

/// The place of the first mention of a type.
fn place(text: &str, event_type: &str) -> String {
    let found = mentions(text).into_iter().find(|mention| mention.event_type == event_type);
    found.and_then(|mention| mention.place).map_or_else(|| "none".to_owned(), |place| place.name)
}

#[test]
fn an_event_takes_the_place_of_its_own_clause() {
    let table = [
        // What two lands fight over, and not the land that the next sentence names.
        (
            "Armenia and Azerbaijan agreed on a truce on Monday. It failed to stop the fighting over Nagorno-Karabakh. Russian envoys spoke to both.",
            "ceasefire_agreement",
            "Nagorno-Karabakh",
        ),
        ("Envoys met in the port city of Jeddah on Monday.", "meeting", "Jeddah"),
        ("Envoys met in Istanbul, Turkey, on Monday.", "meeting", "Istanbul"),
        ("Gunmen attacked the village of Tamaro on Monday.", "attack", "Tamaro"),
        ("The minister told reporters in Paris that Russian jets bombed Goma.", "attack", "Goma"),
        ("BEIRUT (Reuters) - Envoys met on Monday.", "meeting", "none"),
        ("Shells hit the Goma area on Monday.", "attack", "Goma"),
        // From where the way is measured is where it was only if nothing nearer is named.
        (
            "Soldiers captured Kalumba district, 90 km north of Goma, on Monday.",
            "military_operation",
            "Kalumba district",
        ),
        ("Rebels ambushed a convoy 30 km north of Goma on Monday.", "attack", "Goma"),
        ("A bomb exploded in a Shia district of Baghdad on Monday.", "attack", "Baghdad"),
        // A council votes where it sits, a people where it lives.
        ("The UN Security Council adopted a resolution on Mali on Monday.", "resolution_vote", "New York"),
        ("Colombians went to the polls in a referendum on Monday.", "resolution_vote", "Colombia"),
        // What talks are about is not where they are; what only points back was named before.
        ("Negotiators met envoys of Rwanda on the war in Mali on Monday.", "meeting", "none"),
        ("Envoys stayed in Goma. Gunmen attacked the airport on Monday.", "attack", "Goma"),
        ("The general was killed in a Baghdad drone strike on Monday.", "attack", "Baghdad"),
        ("The envoy visited the Turkish camps on Monday.", "visit", "Turkey"),
        ("Rwandan troops withdrew from parts of Mali on Monday.", "withdrawal", "Mali"),
        // A capital is named by its land, whether beside it or told before; what sits there is who, and not where.
        ("Envoys met in the Ethiopian capital on Monday.", "meeting", "Addis Ababa"),
        ("Guerrillas in Chad shelled the capital on Monday.", "attack", "N'Djamena"),
        (
            "The rebels accused the government in Juba of breaking the truce in Malakal.",
            "ceasefire_violation",
            "Malakal",
        ),
        ("Drones fired on a US camp in Kuwait on Monday.", "attack", "Kuwait"),
        ("The militia launched an offensive on Monday to seize Tripoli.", "military_operation", "Tripoli"),
        ("Israel struck an Iranian airfield on Monday.", "attack", "Iran"),
        // Where it is said is not where it is.
        (
            "The army declared a truce in Malakal. The truce will take effect on Friday, a minister said in Oslo.",
            "ceasefire_start",
            "Malakal",
        ),
        ("Officials said 30 people had been killed in Goma on Monday.", "attack", "Goma"),
        // The land that talks are held in is not where the war is.
        (
            "Rwanda blamed Burundi. Burundi blamed Rwanda. Rwanda lost ten men, Burundi six. Rwanda closed its border. Envoys of Rwanda and Burundi talked in Qatar. Rwanda \
             thanked Qatar, and so did Burundi. Talks in Qatar go on. Rwanda sent its minister to Qatar, Burundi \
             did not. Gunmen attacked a convoy on Monday.",
            "attack",
            "none",
        ),
    ];
    for (text, event_type, expected) in table {
        assert_eq!(place(text, event_type), expected, "{text}");
    }
}

#[test]
fn a_town_is_told_by_the_words_around_it() {
    let table = [
        // That the gazetteer does not know: a noun, "near", "outside", a side, what it is called behind a comma.
        ("Gunmen attacked a convoy near Tamaro on Monday.", "attack", "Tamaro"),
        ("Gunmen attacked a convoy south-west of Tamaro on Monday.", "attack", "Tamaro"),
        ("Gunmen attacked Tamaro, a dusty market town on the river, on Monday.", "attack", "Tamaro"),
        ("Soldiers stormed Tamaro, about 20 km from Goma, on Monday.", "military_operation", "Tamaro"),
        ("Gunmen attacked the villages of Tamaro and Buleke on Monday.", "attack", "Tamaro"),
        ("Gunmen raided Tamaro and Buleke islands on Monday.", "attack", "Tamaro"),
        ("Soldiers killed nine rebels in Tamaro, in Masisi district, on Monday.", "attack", "Tamaro"),
        // So small that its name alone tells of no place, but known in a land that the article names.
        ("Lebanese soldiers clashed with gunmen in Amioun on Monday.", "attack", "Amioun"),
        ("Lebanese officials said Amioun killed two gunmen on Monday.", "attack", "none"),
        // A side of a region.
        ("Indonesian soldiers killed two gunmen in North Aceh on Monday.", "attack", "North Aceh"),
        (
            "A mediator announced a truce in Lebanon's long civil war on Monday.",
            "ceasefire_declaration",
            "Lebanon",
        ),
        // The town is meant, and not the region that it is the capital of.
        (
            "A truce was signed in the Moxico provincial capital of Luena on Monday.",
            "ceasefire_agreement",
            "Luena",
        ),
        (
            "Gunmen attacked a post in Mahendranagar, 500 km west of the capital, Kathmandu.",
            "attack",
            "Mahendranagar",
        ),
        // "Here" is where the article was written.
        ("NAIROBI (Reuters) - Envoys of Sudan met rebels here on Monday.", "meeting", "Nairobi"),
        (
            "NAIROBI (Reuters) - Sudan's envoy said here that gunmen killed two men on Monday.",
            "attack",
            "none",
        ),
        ("Envoys of Sudan met rebels here on Monday.", "meeting", "none"),
    ];
    for (text, event_type, expected) in table {
        assert_eq!(place(text, event_type), expected, "{text}");
    }
}

/// The actors of the first mention of a type: "attacker=Russia target=Ukraine".
fn who(text: &str, event_type: &str) -> String {
    let found = mentions(text).into_iter().find(|mention| mention.event_type == event_type);
    let actors = found.map(|mention| mention.actors).unwrap_or_default();
    actors.iter().map(|actor| format!("{}={}", actor.role, actor.name)).collect::<Vec<_>>().join(" ")
}

#[test]
fn actors_have_roles_by_where_they_stand() {
    let table = [
        // The host by the place, and the target from outside.
        (
            "Envoys of Rwanda and Angola met in Doha on Monday.",
            "meeting",
            "participant=Rwanda participant=Angola host=Qatar",
        ),
        ("Russian drones attacked Kharkiv on Monday.", "attack", "attacker=Russia target=Ukraine"),
        // Whose attacks resume or are reported attacks; whose town is shelled does not.
        ("Israeli air strikes resumed on Monday near Tyre.", "attack", "attacker=Israel target=Lebanon"),
        ("Houthi attacks were reported on Monday in Marib.", "attack", "attacker=Houthis"),
        ("Houthi positions were shelled on Monday in Marib.", "attack", "target=Houthis"),
        // Who brokers a truce is no party to it, and who breaks it is who did what broke it.
        (
            "Kenya brokered a truce between Sudan and Chad on Monday.",
            "ceasefire_agreement",
            "mediator=Kenya signatory=Sudan signatory=Chad",
        ),
        (
            "Niger bombed the airport on Monday, in a new breach of the ceasefire.",
            "ceasefire_violation",
            "violator=Niger",
        ),
        (
            "Mali has condemned the raids since the truce began, accusing Niger of breaking the ceasefire.",
            "ceasefire_violation",
            "accuser=Mali violator=Niger",
        ),
        // Who flies to talks takes part in them, and whom he talks with did not fly.
        (
            "Angola's foreign minister flew to Nairobi on Monday for talks with Zambia.",
            "visit",
            "participant=Tete Antonio participant=Angola",
        ),
        (
            "Angola's foreign minister flew to Nairobi on Monday for talks with Zambia.",
            "negotiation_round",
            "participant=Tete Antonio participant=Angola participant=Zambia host=Kenya",
        ),
        // Who helps to it is no side of it, and to whom a charge is brought does not make it.
        (
            "Chad and Sudan reached a ceasefire on Monday with the help of Kenya.",
            "ceasefire_agreement",
            "signatory=Chad signatory=Sudan mediator=Kenya",
        ),
        (
            "Chad complained to the United Nations on Monday, accusing Sudan of violating the truce.",
            "ceasefire_violation",
            "accuser=Chad violator=Sudan",
        ),
        // Somebody else says it.
        ("Chad will sign the ceasefire on Friday, mediators said.", "ceasefire_agreement", "signatory=Chad"),
        // Of two that are named behind "by" each did what is said before it.
        ("The truce was accepted by Chad but rejected by Niger.", "ceasefire_acceptance", "declarer=Chad"),
        // Who leads those who declare a truce does not mediate it.
        (
            "The Houthis led by Abdul-Malik al-Houthi declared a truce on Monday.",
            "ceasefire_declaration",
            "declarer=Houthis declarer=Abdul-Malik al-Houthi",
        ),
        // Initials are parts of a name, of one that is known too.
        (
            "Governor Frank H. Murkowski met John F. Kerry in Oslo on Monday.",
            "meeting",
            "participant=Frank H. Murkowski participant=John Kerry host=Norway",
        ),
        (
            "President George H. W. Bush met rebels in Oslo on Monday.",
            "meeting",
            "participant=George H.W. Bush participant=rebels host=Norway",
        ),
        // Behind the noun of an attack stands whom it hit; who comes under fire or dies in it did not attack.
        (
            "A rocket attack by the Houthis on an Angolan base killed three soldiers on Monday.",
            "attack",
            "attacker=Houthis target=Angola",
        ),
        ("A car bomb outside the Angolan embassy wounded six on Monday.", "attack", "target=Angola"),
        ("Angolan troops came under fire on Monday.", "attack", "target=Angola"),
        (
            "Six Angolan soldiers died in an ambush by the Houthis on Monday.",
            "attack",
            "target=Angola attacker=Houthis",
        ),
        (
            "Nine people died when a suicide bomber struck a market in Kano on Monday.",
            "attack",
            "attacker=suicide bomber",
        ),
        // An armed group and the land it fights are two parties, as told before.
        (
            "The Angolan government agreed on a truce with UNITA. The truce took effect on Monday.",
            "ceasefire_start",
            "participant=Angola participant=UNITA",
        ),
        // The name of the subject between commas, and what a group is whose article names one.
        (
            "The largest armed group, the Houthis, signed a truce with Angola on Monday.",
            "ceasefire_agreement",
            "signatory=Houthis signatory=Angola",
        ),
        (
            "UNITA wants more. UNITA, the last rebel group, and Angola signed a truce on Monday.",
            "ceasefire_agreement",
            "signatory=UNITA signatory=Angola",
        ),
        // Whom those who died fought, and who only stood beside them.
        (
            "Three Angolan soldiers were killed in clashes with the Houthis on Monday.",
            "attack",
            "target=Angola attacker=Houthis",
        ),
        (
            "Three Angolan soldiers were killed along with Rwanda's envoy on Monday.",
            "attack",
            "target=Angola target=Rwanda",
        ),
        // Who is ready says yes.
        ("Rwanda said it was ready for a truce.", "ceasefire_acceptance", "speaker=Rwanda declarer=Rwanda"),
        ("Rwanda is ready for a truce.", "ceasefire_acceptance", "declarer=Rwanda"),
        // A participle between a subject and its verb tells more of the subject.
        (
            "Rebels based in western Angola have signed a truce with Angola.",
            "ceasefire_agreement",
            "signatory=rebels signatory=Angola",
        ),
        ("A missile fired by the Houthis killed three people on Monday.", "attack", "attacker=Houthis"),
        ("Angola freed 20 schoolgirls, abducted in Goma in March.", "attack", "target=schoolgirls"),
        (
            "Kenya has been involved in talks between Rwanda and Angola.",
            "negotiation_round",
            "participant=Kenya participant=Rwanda participant=Angola",
        ),
        (
            "Angola's Security Council met on Monday.",
            "meeting",
            "participant=Angolan Security Council participant=Angola",
        ),
        (
            "Angolan envoy Tete Antonio visited Goma on Monday.",
            "visit",
            "participant=Tete Antonio participant=Angola",
        ),
        // Those who keep a peace fight and are fought as their states' own.
        (
            "Kenyan peacekeepers shelled Goma on Monday.",
            "attack",
            "attacker=Kenya target=Democratic Republic of the Congo",
        ),
        (
            "Angolan forces backed by Kenyan troops (KDF) attacked rebels in Goma on Monday.",
            "attack",
            "attacker=Angola attacker=Kenya target=rebels",
        ),
        // What "with" gives a participle does what that says.
        (
            "The night was tense, with Rwanda shelling the border of Angola.",
            "attack",
            "attacker=Rwanda target=Angola",
        ),
        ("The talks failed, with Rwanda rejecting the truce.", "ceasefire_rejection", "declarer=Rwanda"),
        ("Angola held talks with Rwanda following a mortar attack by Kenya.", "attack", "attacker=Kenya"),
        // Who stands before a noun of attack speaks of it; what belongs to the noun did it.
        ("Rwanda raised concerns about an increase in attacks in Angola.", "attack", ""),
        ("Five people were killed in rebel shelling in Goma.", "attack", "attacker=rebels"),
        // Who suffers an attack and who made it are told by two words of one event.
        (
            "Nine Angolan soldiers were killed in a Rwandan air raid.",
            "attack",
            "target=Angola attacker=Rwanda",
        ),
        (
            "Nine Angolan soldiers have been killed following an insurgent attack near Goma.",
            "attack",
            "target=Angola",
        ),
        ("The town of Goma fell to the rebels on Sunday.", "military_operation", "attacker=rebels"),
        (
            "Fighting flared on Monday, with rebels killing nine soldiers in Goma.",
            "attack",
            "attacker=rebels",
        ),
        // The name of a body is no "the organisation" of before.
        (
            "The Organisation of African Unity called for a truce.",
            "ceasefire_appeal",
            "speaker=Organisation of African Unity",
        ),
        // Who adopts what calls for a truce calls for it.
        (
            "The Security Council adopted a resolution calling for a truce between Rwanda and Angola.",
            "ceasefire_appeal",
            "speaker=United Nations Security Council participant=Rwanda participant=Angola",
        ),
        (
            "Rwanda and Angola agreed to a complete and total ceasefire.",
            "ceasefire_agreement",
            "signatory=Rwanda signatory=Angola",
        ),
        // Where something was signed signs nothing; who is left does not leave.
        (
            "Rwanda and Angola signed a truce at Chapultepec Castle in Mexico City.",
            "ceasefire_agreement",
            "signatory=Rwanda signatory=Angola",
        ),
        (
            "Rwanda pulled the last of its troops out of Angola on Saturday.",
            "withdrawal",
            "participant=Rwanda target=Angola",
        ),
        // Who tells in a statement sends no troops.
        ("In a statement sent to reporters on Monday, the Rwandan army denied it.", "mobilisation", ""),
        // One role is told once.
        ("The president of Kenya says that he is calling for a truce.", "ceasefire_appeal", "speaker=Kenya"),
        // Who is expected comes.
        ("The president of Angola is expected in Kigali on Friday.", "visit", "participant=Angola"),
        // Who looks on signs nothing.
        (
            "Rwanda and Angola signed a truce on Monday in the presence of the presidents of Kenya and Uganda.",
            "ceasefire_agreement",
            "signatory=Rwanda signatory=Angola",
        ),
        // Who declared what came before says nothing of what came then.
        (
            "The truce that Rwanda had declared expired on Monday, and Rwanda shelled Goma, the envoy of Angola said.",
            "attack",
            "attacker=Rwanda accuser=Angola target=Democratic Republic of the Congo",
        ),
        // Of the only armed group that is named, its rebels are part.
        (
            "LURD took the port. LURD denied that. The rebels shelled Monrovia on Monday.",
            "attack",
            "attacker=Liberians United for Reconciliation and Democracy target=Liberia",
        ),
        // A group's name behind its noun says who the group is.
        (
            "Colombia and the guerrilla group, the National Liberation Army, signed a truce on Monday.",
            "ceasefire_agreement",
            "signatory=Colombia signatory=National Liberation Army",
        ),
        // A quotation that begins with the verb keeps its subject.
        (
            "Rwanda and Angola “have agreed to an immediate truce,” the envoy said.",
            "ceasefire_agreement",
            "signatory=Rwanda signatory=Angola",
        ),
        // The group acts, not the land it is of; the noun behind the comma is the group before it.
        (
            "Sudan's Rapid Support Forces attacked Omdurman on Monday.",
            "attack",
            "attacker=Rapid Support Forces",
        ),
        (
            "Manila and the Moro Islamic Liberation Front, a former rebel group, signed a truce on Monday.",
            "ceasefire_agreement",
            "signatory=Philippines signatory=Moro Islamic Liberation Front",
        ),
        // The United Nations break no truce.
        ("The latest UN truce in Bosnia was broken on Monday.", "ceasefire_violation", ""),
        // What opens the sentence is not its subject.
        (
            "Despite the talks, Rwandan and Angolan troops continued to exchange fire on Monday.",
            "attack",
            "attacker=Rwanda attacker=Angola",
        ),
        // Two verbs share a subject; an insertion does not hide it.
        ("Hamas freed captives and declared a truce on Monday.", "ceasefire_declaration", "declarer=Hamas"),
        (
            "Rwanda, after weeks of calm, declared a truce on Monday.",
            "ceasefire_declaration",
            "declarer=Rwanda",
        ),
        // Neither who writes the news nor a line in capitals acts in it.
        ("CNN's Jane Porter said shells hit Goma on Monday. Porter said gunmen attacked.", "attack", ""),
        (
            "Mon Apr 21, 2025 9:40 pm EDT GOMA, Congo. Angola's envoy visited Goma on Monday.",
            "visit",
            "participant=Angola",
        ),
        // What opens the sentence is no subject.
        ("In Doha, Rwanda declared a truce on Monday.", "ceasefire_declaration", "declarer=Rwanda"),
        ("In Rwanda, the Houthis declared a truce on Monday.", "ceasefire_declaration", "declarer=Houthis"),
    ];
    for (text, event_type, expected) in table {
        assert_eq!(who(text, event_type), expected, "{text}");
    }
}

#[test]
fn who_it_was_may_be_told_elsewhere() {
    let table = [
        // "The army" of an article about one land is the army of that land, "his army" is not.
        (
            "Rebels and the army exchanged fire on Monday. Chad sent reinforcements. A minister of Chad spoke.",
            "attack",
            "attacker=rebels attacker=Chad",
        ),
        ("Rebels and the army exchanged fire on Monday.", "attack", "attacker=rebels"),
        ("Police in Chad fired on a crowd on Monday.", "attack", "attacker=Chad"),
        // "They" are those named last.
        (
            "Boats that the insurgents stole when they attacked Goma on Monday were found.",
            "attack",
            "attacker=insurgents",
        ),
        // What stands between a subject and its verb has names of its own.
        (
            "The Houthis, acting as guards for Iranian engineers, have opened fire on Saudi troops.",
            "attack",
            "attacker=Houthis target=Saudi Arabia",
        ),
        (
            "Houthi fighters who have been waging a guerrilla war with Saudi forces accepted a truce on Monday.",
            "ceasefire_acceptance",
            "declarer=Houthis",
        ),
        // A body that the lexicon does not know is called by its whole name.
        (
            "The Revolutionary Redemption Council and the Movement for Justice and Peace signed a truce on Monday.",
            "ceasefire_agreement",
            "signatory=Revolutionary Redemption Council signatory=Movement for Justice and Peace",
        ),
        (
            "Chad's National Salvage Commission and the Union for Renewal signed a truce with Jane A. Stone on Monday.",
            "ceasefire_agreement",
            "signatory=Chad signatory=National Salvage Commission signatory=Union for Renewal signatory=Jane A. Stone",
        ),
        ("A police post in Wau was attacked on Monday by rebels.", "attack", "attacker=rebels"),
        // Of groups of one name that of the land which the article names.
        (
            "Macedonia sent in tanks. The National Liberation Army declared a truce on Monday.",
            "ceasefire_declaration",
            "declarer=National Liberation Army (Macedonia)",
        ),
        (
            "The National Liberation Army declared a truce on Monday.",
            "ceasefire_declaration",
            "declarer=National Liberation Army",
        ),
        // The comma ends what opens the sentence, and with it its name.
        (
            "Under pressure from the African Union, Rwanda and Burundi signed a truce on Monday.",
            "ceasefire_agreement",
            "signatory=Rwanda signatory=Burundi",
        ),
        // Who did one thing after another.
        (
            "The truce was announced by Lakhdar Brahimi after a meeting with Michel Aoun on Monday.",
            "meeting",
            "participant=Lakhdar Brahimi participant=Michel Aoun",
        ),
    ];
    for (text, event_type, expected) in table {
        assert_eq!(who(text, event_type), expected, "{text}");
    }
}

#[test]
fn the_words_around_tell_whether_it_happened() {
    let table = [
        // An agency reports and takes no side.
        ("Angolan jets bombed Goma on Monday, according to Reuters.", "attack", "happened"),
        ("Angolan jets bombed Goma on Monday, according to Rwanda.", "attack", "alleged"),
        ("Mortar attacks claimed dozens of lives in Goma on Monday.", "attack", "happened"),
        // Who is backed by an observer is none, and what goes on beside a charge is not charged.
        ("Rebels shelled Goma, a spokesman for the UN-backed government said.", "attack", "alleged"),
        ("Rwanda accused Congo of lying as troops took up position in Goma.", "mobilisation", "happened"),
        ("The rebels agreed to “release 20 prisoners” on Friday.", "hostage_release", "planned"),
        ("Rebels set a deadline for the army to leave Goma.", "threat", "happened"),
        ("Mali said talks on withdrawing the army from Gao would go on.", "withdrawal", "none"),
        ("Envoys in Oslo reached a deal on the release of 20 prisoners.", "hostage_release", "planned"),
        // What is only talked of is not told.
        ("Envoys held talks this week about the release of the hostages.", "hostage_release", "none"),
        ("The envoys promised to end the war.", "ceasefire_declaration", "none"),
        ("The army was told to stop attacking rebel camps.", "attack", "none"),
        ("The general promised to halt his push towards Goma.", "ceasefire_declaration", "happened"),
        ("After 13 hours of meetings on Monday, the rebels left Goma.", "meeting", "happened"),
        // Two adjectives, a word of three parts, an adverb between.
        (
            "The general announced a complete and total ceasefire on Monday.",
            "ceasefire_declaration",
            "happened",
        ),
        ("He said face-to-face negotiations began in Geneva on Monday.", "negotiation_round", "happened"),
        ("I now call upon both sides to observe the ceasefire.", "ceasefire_appeal", "happened"),
        ("The armies began exchanging prisoners and bodies on Monday.", "prisoner_exchange", "happened"),
        ("The talks with the resistance army (LRA) collapsed on Monday.", "talks_suspension", "happened"),
        ("Rwanda warned that it would take military action.", "threat", "happened"),
        ("Rwanda warned that inflation would take years to fall.", "threat", "none"),
        // What somebody hopes for or is keen on, what a proposal holds and what a deed would be is not done.
        ("Rwanda hopes that a ceasefire be implemented soon.", "ceasefire_start", "none"),
        ("Rwanda ordered that martial law be imposed in Goma on Monday.", "other", "happened"),
        ("Rwanda seems keen to broker a ceasefire with the Houthis.", "ceasefire_agreement", "proposed"),
        ("The main goal was to secure a ceasefire in Goma.", "ceasefire_agreement", "none"),
        ("Rwanda's proposal included the monitoring of the ceasefire.", "ceasefire_monitoring", "none"),
        ("Their ideas involve an agreement on a ceasefire.", "ceasefire_agreement", "none"),
        ("Extending the truce will only prolong the war, Rwanda said.", "ceasefire_extension", "none"),
        ("Holding talks with the Houthis is a mistake, Rwanda said.", "negotiation_round", "none"),
        ("Angola and UNITA agreed on Monday to negotiate a peace agreement.", "peace_agreement", "none"),
        ("A team of ceasefire monitors are to return to Goma.", "ceasefire_monitoring", "planned"),
        ("Despite the ceasefire, rebels shelled Goma on Monday.", "ceasefire_violation", "happened"),
        // Who adopts a call for a truce accepts none.
        (
            "The Security Council approved a resolution calling for a ceasefire.",
            "ceasefire_appeal",
            "happened",
        ),
        (
            "The Security Council approved a resolution calling for a ceasefire.",
            "ceasefire_acceptance",
            "none",
        ),
        // What is called off is no more to come, and a heading names what the rest is about.
        ("Rwanda cancelled the talks scheduled for Monday.", "negotiation_round", "none"),
        ("The row led to the cancellation of Sunday's meeting.", "meeting", "none"),
        ("Hours before the envoys met, Rwanda shelled Goma on Monday.", "meeting", "none"),
        ("Occupation of Angola: The parliament meets in Luanda on Monday.", "military_operation", "none"),
    ];
    for (text, event_type, expected) in table {
        let found = mentions(text).into_iter().find(|mention| mention.event_type == event_type);
        let status = found.map_or_else(|| "none".to_owned(), |mention| mention.status.to_string());
        assert_eq!(status, expected, "{text}");
    }
}

#[test]
fn a_length_belongs_to_the_noun_it_qualifies() {
    let length = |text: &str, event_type: &str| {
        let found = mentions(text).into_iter().find(|mention| mention.event_type == event_type);
        found.and_then(|mention| mention.duration).unwrap_or_default()
    };
    assert_eq!(length("The army declared a 30-hour truce.", "ceasefire_declaration"), "PT30H");
    assert_eq!(length("India and Pakistan held a two-hour phone call.", "phone_call"), "PT2H");
    assert_eq!(length("Rebels broke the truce in the past 24 hours.", "ceasefire_violation"), "");
    assert_eq!(length("Hours after the truce was declared, shells fell.", "ceasefire_declaration"), "");
}

#[test]
fn a_feast_takes_no_part() {
    let found = mentions("The army declared a truce for Eid al-Adha.");
    assert!(
        found[0].actors.iter().all(|actor| actor.role != truceline::model::Role::Recipient),
        "{found:#?}"
    );
}

#[test]
fn a_truce_has_the_last_day_that_is_told_of_it() {
    let until = |text: &str, event_type: &str| {
        let mentions = mentions(text);
        let found = mentions.iter().find(|mention| mention.event_type == event_type);
        let found = found.unwrap_or_else(|| panic!("no {event_type} in: {text}\n{mentions:#?}"));
        (found.until.map_or_else(|| "open".to_owned(), |day| day.to_string()), found.edtf.clone())
    };
    let table = [
        ("The rebels on Tuesday declared a truce until Sunday.", "ceasefire_declaration", "2025-04-27"),
        ("The truce was extended until 15 June.", "ceasefire_extension", "2025-06-15"),
        ("The army extended its ceasefire by 60 days, to 22 June.", "ceasefire_extension", "2025-06-22"),
        ("The ceasefire was extended until the end of May.", "ceasefire_extension", "2025-05-31"),
        ("They signed a ceasefire that will last until June 15.", "ceasefire_agreement", "2025-06-15"),
        // What must be done by then is something else, and so is what is only over a stretch.
        ("Rebels declared a truce and gave the army until Friday to leave.", "ceasefire_declaration", "open"),
        ("The rebels declared a truce on Tuesday.", "ceasefire_declaration", "open"),
    ];
    for (text, event_type, expected) in table {
        assert_eq!(until(text, event_type).0, expected, "{text}");
    }
    // Without a day of its own that is all that is known of its days.
    let (_, edtf) = until("The truce was extended until 15 June.", "ceasefire_extension");
    assert_eq!(edtf.as_deref(), Some("../2025-06-15"));
    let found = mentions("The army extended its ceasefire by 60 days.");
    assert_eq!(found[0].duration.as_deref(), Some("P60D"));
}

#[test]
fn a_label_keeps_who_killed_and_how_many() {
    let table = [
        ("A suicide bomber killed 12 people in Kano on Monday.", "Suicide bomber kills 12 in Kano"),
        ("A bomber blew himself up at a market in Kano, killing at least 12.", "At least 12 killed in Kano"),
        ("Rebels shelled Goma on Monday, killing nine civilians.", "Rebels kill nine in Goma"),
        ("Twelve people were killed in Kano on Monday.", "Twelve killed in Kano"),
    ];
    for (text, expected) in table {
        assert_eq!(mentions(text)[0].label, expected, "{text}");
    }
}

#[test]
fn a_label_says_what_the_words_say() {
    let table = [
        ("Rebels captured the town of Goma on Monday.", "Rebels take Goma"),
        ("Rebels captured a village near Goma on Monday.", "Rebels take ground in Goma"),
        ("The war in Angola began in 1975.", "War begins in Angola"),
        ("Rwanda imposed a naval blockade on Angola on Monday.", "Rwanda imposes blockade on Angola"),
        ("Angolan troops besieged Goma on Monday.", "Angola surrounds Goma"),
        (
            "Rwanda launched an offensive against the Houthis on Monday.",
            "Rwanda launches offensive against Houthis",
        ),
        ("Rwanda said Angola sent 2,000 troops to Goma.", "Rwanda says Angola deployed troops in Goma"),
        ("Rwanda said troops were sent to Goma.", "Rwanda says troops were deployed in Goma"),
        ("Angola blocked aid to Goma on Monday.", "Angola blocks aid in Goma"),
        ("Angola and Rwanda restored diplomatic relations on Monday.", "Angola and Rwanda restore ties"),
        ("Rwanda vetoed the resolution on Monday.", "Rwanda vetoes resolution"),
        ("The truce between Angola and Rwanda expired on Monday.", "Truce between Angola and Rwanda expires"),
        ("Martial law was declared in Goma on Monday.", "Martial law declared in Goma"),
        ("Rwanda refused to negotiate with the Houthis.", "Rwanda rejects talks with Houthis"),
        ("Rwanda threatened sanctions against Angola on Monday.", "Rwanda threatens sanctions on Angola"),
        ("Rwanda condemned Angola on Monday.", "Rwanda condemns Angola"),
        ("Governor Frank H. Murkowski resigned on Monday.", "Murkowski resigns"),
        ("Rwandan police arrested Frank H. Murkowski in Goma on Monday.", "Rwanda arrests Murkowski in Goma"),
        ("Frank H. Murkowski was sentenced to death on Monday.", "Murkowski sentenced"),
        ("Rwandan police arrested twenty people in Goma on Monday.", "Arrests by Rwanda in Goma"),
        ("Rwanda and the M23 clash in Goma.", "Rwanda and M23 clash in Goma"),
        ("Rwandan troops battled the Houthis in Goma on Monday.", "Rwanda fights Houthis in Goma"),
        (
            "Heavy fighting with the Houthis was reported in Goma on Monday.",
            "Fighting involving Houthis in Goma",
        ),
        ("Prince Leopold II resigned on Monday.", "Leopold II resigns"),
        (
            "Angola and Rwanda accused each other of breaking the truce on Monday.",
            "Angola and Rwanda say truce was broken",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(mentions(text)[0].label, expected, "{text}");
    }
}

/// Who has which role in the first mention of a type: "Cuba mediator".
fn roles(text: &str, event_type: &str) -> Vec<String> {
    let mentions = mentions(text);
    let found = mentions.iter().find(|mention| mention.event_type == event_type);
    let found = found.unwrap_or_else(|| panic!("no {event_type} in: {text}\n{mentions:#?}"));
    found.actors.iter().map(|actor| format!("{} {}", actor.name, actor.role)).collect()
}

#[test]
fn who_brokers_leads_or_watches_a_truce_is_told_from_who_makes_it() {
    let table: [(&str, &str, &[&str]); 9] = [
        ("A truce declared by the Houthis broke down on Monday.", "ceasefire_end", &["Houthis declarer"]),
        (
            "With the mediation of Cuba, Angola and Rwanda signed a truce.",
            "ceasefire_agreement",
            &["Cuba mediator", "Angola signatory", "Rwanda signatory"],
        ),
        (
            "Egypt announced a ceasefire deal between Angola and Rwanda.",
            "ceasefire_agreement",
            &["Egypt mediator", "Angola signatory", "Rwanda signatory"],
        ),
        (
            "Angola signed a truce with the Hamas-led government.",
            "ceasefire_agreement",
            &["Angola signatory", "Hamas signatory"],
        ),
        (
            "Colombia's oldest rebel group, the ELN, declared a truce.",
            "ceasefire_declaration",
            &["National Liberation Army declarer"],
        ),
        (
            "Shelling broke the truce in Goma, delaying the evacuation of Rwandan soldiers.",
            "ceasefire_violation",
            &[],
        ),
        (
            "Despite a truce, the ELN shot a Rwandan policeman in Goma.",
            "ceasefire_violation",
            &["National Liberation Army violator", "Rwanda target"],
        ),
        (
            "The Houthis called off the truce, with the Syrian Observatory reporting clashes.",
            "ceasefire_end",
            &["Houthis declarer"],
        ),
        ("Saudi-led air strikes hit Taiz on Monday.", "attack", &["Saudi Arabia attacker", "Yemen target"]),
    ];
    for (text, event_type, expected) in table {
        assert_eq!(roles(text, event_type), expected, "{text}");
    }
}

#[test]
fn an_extension_has_its_own_length_and_a_truce_its_own_day() {
    let length = |text: &str| {
        let found = mentions(text);
        let found = found.iter().find(|mention| mention.event_type == "ceasefire_extension");
        found.unwrap_or_else(|| panic!("no extension in: {text}")).duration.clone().unwrap_or_default()
    };
    assert_eq!(length("The two armies agreed to extend the seven-day truce by five days."), "P5D");
    assert_eq!(length("The two armies agreed on Monday to a five-day extension of the truce."), "P5D");
    assert_eq!(length("The two armies reached a deal to extend the four-month truce by two months."), "P2M");
    let day = |text: &str, event_type: &str| days(text, event_type);
    assert_eq!(day("The junta scrapped the truce signed in Goma on 9 March.", "ceasefire_end"), "open");
    let ahead = "The two armies signed a truce that is due to take effect on Friday at 9 p.m.";
    assert!(!day(ahead, "ceasefire_agreement").starts_with("2024"), "{ahead}");
}
