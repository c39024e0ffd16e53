//! The people with whom nothing is for today: waiting, planned, at rest, set aside.

use super::morning::{Morning, Who, questions, request, thought_over};
use crate::domain::{
    channel::Channel,
    contact::{Retired, Source, SourceKind},
    event::EventKind,
    id::Id,
    interview::{Interview, USUAL_MINUTES, Verdict},
    records::Lead,
};

pub(super) fn tell(morning: &mut Morning<'_>) {
    priya(morning);
    kofi(morning);
    maeve(morning);
    niamh(morning);
    bogdan(morning);
}

/// Asked cold and silent since; others at Northlight are in the pool.
fn priya(morning: &mut Morning<'_>) {
    let who = Who {
        name: "Priya Nadar",
        role: "user researcher",
        employer: "Northlight",
        field: "software",
        source: SourceKind::Employer,
    };
    morning.add(&who, |priya| {
        let days = priya.days;
        priya.contact.profile = "https://www.linkedin.com/in/priya-nadar".to_owned();
        priya.sent(
            days.at(days.working_days_before(days.last_working_day(), 3), 9, 25),
            request(
                "linkedin",
                "what a week in your team looks like",
                "Dear Priya,\nyour article on working in small teams answered a question I had not known how to put. \
                 Would a call of fifteen minutes be possible, this week or next?\nAll good wishes,\nSam",
            ),
        );
    });
}

/// Nudged once, and at rest from the last working day's morning on.
pub(super) fn halina(morning: &mut Morning<'_>, named_by: Id) -> Id {
    let who = Who {
        name: "Halina Fiala",
        role: "archivist",
        employer: "Vellum & Vale",
        field: "museums and archives",
        source: SourceKind::Referral,
    };
    morning.add(&who, |halina| {
        halina.contact.source = Some(named(named_by));
        let days = halina.days;
        let nudged = days.working_days_before(days.last_working_day(), 7);
        let asked = halina.sent(
            days.at(days.working_days_before(nudged, 8), 15, 0),
            request("e-mail", "private archives", "Dear Halina,\nMay I ask how your collection began?\nSam"),
        );
        halina.on(asked, EventKind::Nudged, days.at(nudged, 8, 40), "");
    })
}

fn named(by: Id) -> Source {
    Source { kind: SourceKind::Referral, by: Some(by), name: String::new() }
}

/// Was named, and is to be written to.
pub(super) fn elif(morning: &mut Morning<'_>, named_by: Id) -> Id {
    let who = Who {
        name: "Elif Arslan",
        role: "exhibition designer",
        employer: "Papermoon Theatre",
        field: "museums and archives",
        source: SourceKind::Referral,
    };
    morning.add(&who, |elif| {
        elif.contact.source = Some(named(named_by));
        elif.contact.emails = vec!["elif.arslan@papermoon.example".to_owned()];
    })
}

fn kofi(morning: &mut Morning<'_>) {
    let who = Who {
        name: "Kofi Boateng",
        role: "policy adviser",
        employer: "Saltmarsh Energy",
        field: "renewable energy",
        source: SourceKind::CareerAdviser,
    };
    morning.add(&who, |kofi| {
        let at = kofi.days.minutes_ago(10 * 60);
        kofi.planned(at, request("e-mail", "which skills are rare just now", ""));
    });
}

fn maeve(morning: &mut Morning<'_>) {
    let who = Who {
        name: "Maeve Larkin",
        role: "speech therapist",
        employer: "Fennel Lane Clinic",
        field: "health research",
        source: SourceKind::Friend,
    };
    morning.add(&who, |maeve| {
        let days = maeve.days;
        let asked = maeve.sent(
            days.at(days.working_days_ago(6), 10, 0),
            request("text", "returning after a break", "Maeve, could I ask you how you came back?"),
        );
        let talk = Interview {
            request: Some(asked),
            medium: Channel::usual("phone"),
            ..Interview::new(days.at(days.working_days_ahead(2), 12, 30).into(), USUAL_MINUTES)
        };
        let talk = maeve.scheduled(days.at(days.working_days_ago(5), 19, 0), talk);
        let off = days.minutes_ago(90);
        maeve.on_talk(talk, EventKind::Cancelled, off, "\"The little one is ill. Next week?\"");
    });
}

/// Has been offered two times, and knows of work.
fn niamh(morning: &mut Morning<'_>) {
    let who = Who {
        name: "Niamh Gallagher",
        role: "conservation officer",
        employer: "Open Furrow Farms",
        field: "food and farming",
        source: SourceKind::Linkedin,
    };
    morning.add(&who, |niamh| {
        let days = niamh.days;
        let asked = niamh.sent(
            days.at(days.working_days_ago(4), 9, 10),
            request("linkedin", "part-time routes into the field", ""),
        );
        let yes = days.at(days.working_days_ago(2), 13, 5);
        niamh.on(asked, EventKind::Accepted, yes, "\"Yes. When?\"");
        let offered = days.at(days.working_days_ago(1), 8, 20);
        niamh.on(asked, EventKind::Offered, offered, "Tuesday at nine, or Thursday after four");
        let (lead, logged_at) = (niamh.fresh(), niamh.logged(offered));
        let helpers = Lead {
            text: "help wanted on the farms from March, two days a week".to_owned(),
            logged_at,
            interview: None,
            closes: None,
            outcome: None,
            outcome_at: None,
        };
        niamh.contact.leads.insert(lead, helpers);
    });
}

fn bogdan(morning: &mut Morning<'_>) {
    let who = Who {
        name: "Bogdan Popescu",
        role: "actuary",
        employer: "Copperbell Insurance",
        field: "statistics",
        source: SourceKind::Colleague,
    };
    morning.add(&who, |bogdan| {
        let days = bogdan.days;
        let asked = bogdan
            .sent(days.at(days.days_ago(120), 9, 0), request("e-mail", "what an actuary does all day", ""));
        let yes = days.at(days.days_ago(117), 9, 30);
        let talk = Interview {
            request: Some(asked),
            medium: Channel::usual("teams"),
            answers: questions(&[("Mathematics, then a wish for weekends.", false)]),
            notes: "Friendly, and certain that this is nothing for me. I think so too.".to_owned(),
            ..Interview::new(days.at(days.days_ago(110), 16, 0).into(), 20)
        };
        let talk = bogdan.scheduled(yes, talk);
        let end = bogdan.held(talk);
        thought_over(bogdan, talk, "Numbers about people I never meet.", Verdict::No);
        bogdan.thanked(talk, days.after(end, 45), Channel::usual("e-mail"), "for being so clear");
        let why = "another road than mine".to_owned();
        bogdan.contact.retired = Some(Retired { at: days.after(end, 50), why });
    });
}
