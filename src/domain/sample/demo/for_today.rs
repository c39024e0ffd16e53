//! The people with whom something is for today.

use chrono::{DateTime, Datelike, FixedOffset, Months, Timelike};

use super::{
    morning::{Morning, Who, questions, request, thought_over},
    others,
};
use crate::domain::{
    channel::Channel,
    contact::{Consent, Source, SourceKind},
    event::{self, EventKind},
    id::Id,
    interview::{Debrief, DebriefStep, Interview, Preparation, USUAL_MINUTES, Verdict},
    prepare::PrepareLists,
    records::{Promise, Referral, Reminder},
    sample::{days::Days, telling::Telling},
};

pub(super) fn tell(morning: &mut Morning<'_>) {
    let (jonas_id, signe_id) = (morning.fresh(), morning.fresh());
    let elif = others::elif(morning, jonas_id);
    let halina = others::halina(morning, signe_id);
    ada(morning);
    tomas(morning);
    jonas(morning, jonas_id, elif);
    leo_and_carmen(morning);
    ruth(morning);
    mina(morning);
    astrid(morning);
    karim(morning);
    ben(morning);
    signe(morning, signe_id, halina);
}

/// When the talk with Ada is: today at three, two hours from now where it is afternoon, on the next working day where
/// it is night.
fn coming_talk(days: &Days<'_>) -> DateTime<FixedOffset> {
    match days.now().hour() {
        0..13 => days.at(days.today(), 15, 0),
        hour @ 13..20 => days.at(days.today(), hour + 2, 0),
        _ => days.at(days.working_days_ahead(1), 15, 0),
    }
}

fn ada(morning: &mut Morning<'_>) {
    let who = Who {
        name: "Ada Quill",
        role: "research lead",
        employer: "Hale Health",
        field: "health research",
        source: SourceKind::Friend,
    };
    morning.add(&who, |ada| {
        let days = ada.days;
        ada.contact.emails = vec!["ada.quill@halehealth.example".to_owned()];
        ada.contact.profile = "https://www.linkedin.com/in/ada-quill".to_owned();
        ada.contact.notes = "Rosa's neighbour; nurse for six years before research.".to_owned();
        ada.contact.pronounced = "QUILL as in pen".to_owned();
        let asked = ada.sent(
            days.at(days.working_days_ago(7), 8, 30),
            request(
                "e-mail",
                "how nursing leads into research",
                "Dear Ada,\nRosa told me that you came to research from the ward. I was a nurse for six years and am \
                 finding out what else this could become. Would you have half an hour for eight questions, at any \
                 time that suits you?\nAll good wishes,\nSam",
            ),
        );
        let yes = days.at(days.working_days_ago(5), 17, 40);
        ada.on(asked, EventKind::Accepted, yes, "\"Happy to. I remember how that felt.\"");
        let start = coming_talk(days);
        let opens = days.start(days.working_days_before(start.date_naive(), 1));
        // The list of the day before is done on the day itself, and begun on the day before.
        let eve = PrepareLists::default().eve;
        let done = if start.date_naive() == days.today() { eve.len() } else { 3 };
        let talk = Interview {
            request: Some(asked),
            medium: Channel::usual("zoom"),
            place: "https://zoom.example/j/8612907".to_owned(),
            preparation: Preparation {
                research: "Leads four people. Gave the talk on asking twice at the spring lecture.".to_owned(),
                terms: "diary study, triangulation, ethics board".to_owned(),
                expects: "that most of it is interviews".to_owned(),
            },
            answers: questions(&[]),
            ticks: eve.into_iter().take(done).map(|item| (item, opens)).collect(),
            ..Interview::new(start.into(), USUAL_MINUTES)
        };
        ada.scheduled(days.after(yes, 35), talk);
    });
}

fn tomas(morning: &mut Morning<'_>) {
    let who = Who {
        name: "Tomas Abara",
        role: "service designer",
        employer: "Civica",
        field: "public services",
        source: SourceKind::Linkedin,
    };
    morning.add(&who, |tomas| {
        let days = tomas.days;
        tomas.contact.profile = "https://www.linkedin.com/in/tomas-abara".to_owned();
        tomas.contact.notes = "We were both at Orbit Ltd, in other years.".to_owned();
        // Between a day and two ago, so that thanks are late before tomorrow's review.
        let no = days.minutes_ago(44 * 60 + 44);
        let asked = tomas.sent(
            days.at(days.working_days_before(no.date_naive(), 1), 10, 10),
            request(
                "linkedin",
                "research in public services",
                "Dear Tomas,\nwe both spent some years at Orbit. I am looking into research in public services, and \
                 your post about the waiting room has stayed with me. Could I ask you about it for twenty \
                 minutes?\nAll good wishes,\nSam",
            ),
        );
        let words = "\"Swamped until January, sorry. Do try me again then.\"";
        tomas.on(asked, EventKind::Declined, no, words);
        let january = days.today().with_ordinal(1).and_then(|day| day.checked_add_months(Months::new(12)));
        tomas.contact.consent = Some(Consent { again: true, on: january, at: tomas.logged(no) });
    });
}

/// Jonas has answered in writing, and named Elif.
fn jonas(morning: &mut Morning<'_>, id: Id, elif: Id) {
    let who = Who {
        name: "Jonas Weil",
        role: "planner",
        employer: "Two Lines",
        field: "urban planning",
        source: SourceKind::Alumni,
    };
    morning.add_as(id, &who, |jonas| {
        let days = jonas.days;
        jonas.contact.emails = vec!["jonas.weil@twolines.example".to_owned()];
        let answer = days.minutes_ago(22 * 60 + 34);
        let asked = jonas.sent(
            days.at(days.working_days_before(answer.date_naive(), 3), 9, 0),
            request(
                "e-mail",
                "the first year in planning",
                "Dear Jonas,\nwe took the same course, four years apart. I would like to know what the first year in \
                 planning holds. May I ask five questions, in a call or in writing?\nAll good wishes,\nSam",
            ),
        );
        let words = "Answered all five in writing: the first winter, the drawings nobody reads, the one good boss.";
        jonas.on(asked, EventKind::Answered, answer, words);
        refer(jonas, answer, elif, None);
    });
}

/// Carmen, with whom Sam talked, has introduced Leo in a shared message.
fn leo_and_carmen(morning: &mut Morning<'_>) {
    let (leo, carmen) = (morning.fresh(), morning.fresh());
    let who = Who {
        name: "Leo Okafor",
        role: "planner",
        employer: "Plainmoor Council",
        field: "public services",
        source: SourceKind::Referral,
    };
    morning.add_as(leo, &who, |leo| {
        leo.contact.source =
            Some(Source { kind: SourceKind::Referral, by: Some(carmen), name: String::new() });
        leo.contact.emails = vec!["leo.okafor@plainmoor.example".to_owned()];
    });
    let who = Who {
        name: "Carmen Duarte",
        role: "science editor",
        employer: "Hollow Oak Press",
        field: "publishing",
        source: SourceKind::Association,
    };
    morning.add_as(carmen, &who, |carmen| {
        let days = carmen.days;
        carmen.contact.emails = vec!["carmen.duarte@hollowoak.example".to_owned()];
        let asked = carmen.sent(
            days.at(days.working_days_ago(14), 11, 0),
            request(
                "e-mail",
                "writing for people in a hurry",
                "Dear Carmen,\nMay I ask how you got there?\nSam",
            ),
        );
        let yes = days.at(days.working_days_ago(13), 9, 20);
        let talk = carmen.scheduled(
            yes,
            Interview {
                request: Some(asked),
                medium: Channel::usual("coffee"),
                place: "the station café".to_owned(),
                answers: questions(&[
                    ("From the lab, by way of a bad back and a good friend.", false),
                    ("Mornings for texts, afternoons for people.", false),
                    ("They explain. One should show.", true),
                ]),
                notes: "Knows everyone. Offered to introduce Leo Okafor, who turned forms into letters."
                    .to_owned(),
                debrief: Some(Debrief {
                    stays: "They explain. One should show.".to_owned(),
                    waiting: [DebriefStep::Advice, DebriefStep::ForMe].into(),
                    ..Debrief::default()
                }),
                ..Interview::new(days.at(days.working_days_ago(9), 10, 0).into(), 45)
            },
        );
        let end = carmen.held(talk);
        let (promise, logged_at) = (carmen.fresh(), carmen.logged(end));
        let pages = Promise {
            by: event::Who::Me,
            text: "send three pages, one of them bad".to_owned(),
            due: Some(days.days_ahead(1)),
            logged_at,
            interview: Some(talk),
            kept_at: None,
        };
        carmen.contact.promises.insert(promise, pages);
        carmen.thanked(talk, days.after(end, 6 * 60), Channel::usual("card"), "for the second coffee too");
        carmen.contact.consent = Some(Consent { again: true, on: None, at: carmen.logged(end) });

        let at = days.minutes_ago(15 * 60 + 19);
        let referral = refer(carmen, at, leo, None);
        if let Some(to_leo) = carmen.contact.referrals.get_mut(&referral) {
            to_leo.introduced = true;
        }
        carmen.tell(EventKind::Heard, at, |event| {
            event.referral = Some(referral);
            event.channel = Channel::usual("e-mail");
            event.note = "One mail to Leo and me: \"You two should talk.\"".to_owned();
        });
    });
}

fn ruth(morning: &mut Morning<'_>) {
    let who = Who {
        name: "Ruth Adeyemi",
        role: "head of volunteering",
        employer: "Wayfarer Refuge",
        field: "social work",
        source: SourceKind::CareerFair,
    };
    morning.add(&who, |ruth| {
        let days = ruth.days;
        let asked = ruth.sent(
            days.at(days.working_days_ago(3), 12, 15),
            request("phone", "from volunteering to a post", ""),
        );
        ruth.on(asked, EventKind::Accepted, days.minutes_ago(20 * 60), "\"Yes. Call me, I type slowly.\"");
    });
}

fn mina(morning: &mut Morning<'_>) {
    let who = Who {
        name: "Mina Sato",
        role: "museum educator",
        employer: "Grauwacke Museum",
        field: "museums and archives",
        source: SourceKind::Teacher,
    };
    morning.add(&who, |mina| {
        let days = mina.days;
        let asked = mina.sent(
            days.at(days.working_days_ago(9), 9, 45),
            request(
                "e-mail",
                "how an exhibition is made",
                "Dear Mina,\nyour exhibition is the reason I began to read about this work. Might I visit you for \
                 half an hour, at a quiet hour?\nAll good wishes,\nSam",
            ),
        );
        let yes = days.at(days.working_days_ago(8), 14, 30);
        mina.on(asked, EventKind::Accepted, yes, "\"With pleasure, before we open.\"");
        let talk = Interview {
            request: Some(asked),
            medium: Channel::usual("in person"),
            place: "side door of the museum".to_owned(),
            answers: questions(&[]),
            ..Interview::new(days.at(days.working_days_ago(1), 10, 0).into(), USUAL_MINUTES)
        };
        mina.scheduled(days.after(yes, 20), talk);
    });
}

fn astrid(morning: &mut Morning<'_>) {
    let who = Who {
        name: "Astrid Lindqvist",
        role: "hydrologist",
        employer: "Oxbow Water Trust",
        field: "environmental science",
        source: SourceKind::Alumni,
    };
    morning.add(&who, |astrid| {
        let days = astrid.days;
        astrid.sent(
            days.at(days.working_days_before(days.last_working_day(), 7), 16, 5),
            request(
                "e-mail",
                "work between field and desk",
                "Dear Astrid,\nMay I ask about your weeks?\nSam",
            ),
        );
    });
}

fn karim(morning: &mut Morning<'_>) {
    let who = Who {
        name: "Karim Haddad",
        role: "ward manager",
        employer: "Aldermere Hospital",
        field: "health research",
        source: SourceKind::Colleague,
    };
    morning.add(&who, |karim| {
        let days = karim.days;
        let asked = karim.sent(
            days.at(days.working_days_before(days.days_ago(43), 1), 18, 0),
            request(
                "whatsapp",
                "who does research on the wards",
                "Karim, who is it that does research with you?",
            ),
        );
        let at = days.at(days.days_ago(43), 7, 10);
        let later = karim.on(asked, EventKind::Later, at, "\"After the audit, gladly. Ask me again.\"");
        if let Some(later) = karim.contact.events.get_mut(&later) {
            later.until = Some(days.today());
        }
    });
}

fn ben(morning: &mut Morning<'_>) {
    let who = Who {
        name: "Ben Ode",
        role: "data analyst",
        employer: "Marrow & Pike",
        field: "statistics",
        source: SourceKind::Family,
    };
    morning.add(&who, |ben| {
        ben.contact.emails = vec!["ben.ode@marrowpike.example".to_owned()];
        let days = ben.days;
        let talk = told_talk(ben, days.days_ago(63), "a year of statistics from nothing");
        let end = ben.held(talk);
        ben.thanked(talk, days.after(end, 200), Channel::usual("e-mail"), "for the list of courses");
        ben.contact.consent = Some(Consent { again: true, on: None, at: ben.logged(end) });
        thought_over(ben, talk, "Most of it is cleaning tables of numbers.", Verdict::No);
    });
}

/// Signe has named Halina, who did not answer.
fn signe(morning: &mut Morning<'_>, id: Id, halina: Id) {
    let who = Who {
        name: "Signe Bøgh",
        role: "radio producer",
        employer: "Violet Hour Radio",
        field: "journalism",
        source: SourceKind::OnlineGroup,
    };
    morning.add_as(id, &who, |signe| {
        let days = signe.days;
        let talk = told_talk(signe, days.days_ago(30), "the first year in radio");
        let end = signe.held(talk);
        signe.thanked(talk, days.after(end, 60), Channel::usual("e-mail"), "for the walk round the studio");
        refer(signe, end, halina, Some(talk));
        thought_over(signe, talk, "One asks, and then one waits.", Verdict::NotSure);
        let id = signe.fresh();
        let reminder = Reminder {
            at: days.minutes_ago(34),
            text: "her programme on archives is on air this week; listen, and say so".to_owned(),
            logged_at: signe.logged(end),
            done_at: None,
        };
        signe.contact.reminders.insert(id, reminder);
    });
}

/// Somebody was named, in a talk or in a message.
fn refer(person: &mut Telling<'_>, at: DateTime<FixedOffset>, to: Id, interview: Option<Id>) -> Id {
    let (id, logged_at) = (person.fresh(), person.logged(at));
    let name = String::new();
    let referral = Referral { to: Some(to), name, at: at.into(), logged_at, interview, introduced: false };
    person.contact.referrals.insert(id, referral);
    id
}

/// A talk on `day`, asked for and agreed on before it, with notes.
fn told_talk(person: &mut Telling<'_>, day: chrono::NaiveDate, about: &str) -> Id {
    let days = person.days;
    let asked = person.sent(days.at(days.working_days_before(day, 6), 9, 0), request("e-mail", about, ""));
    let yes = days.at(days.working_days_before(day, 4), 13, 0);
    person.on(asked, EventKind::Accepted, yes, "\"Gladly.\"");
    let talk = Interview {
        request: Some(asked),
        medium: Channel::usual("phone"),
        answers: questions(&[
            ("By accident: a colleague fell ill.", false),
            ("Half of it is writing, a third is listening.", true),
        ]),
        notes: "Very kind, gave more time than we had agreed.\nWould like to hear how the course goes."
            .to_owned(),
        ..Interview::new(days.at(day, 11, 0).into(), USUAL_MINUTES)
    };
    person.scheduled(days.after(yes, 15), talk)
}
