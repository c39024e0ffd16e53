//! The people whose talks lie behind, with nothing owed to them: what Insights, the talks and the tree are made of.

use super::morning::{Morning, Who, questions, request};
use crate::domain::{
    channel::Channel,
    contact::{Consent, Source, SourceKind},
    event::{EventKind, Who as Doer},
    id::Id,
    interview::{Debrief, Gap, GapKind, Interview, USUAL_MINUTES, Verdict},
    records::{Advice, Lead, LeadOutcome, Promise, Referral},
    sample::telling::Telling,
};

/// A talk that lies behind.
struct Past {
    /// How many days ago it was.
    ago: u32,
    /// How many minutes after its end thanks were said.
    thanked: i64,
    /// How many days ago Sam last wrote.
    wrote: u32,
    channel: &'static str,
    about: &'static str,
    answers: &'static [(&'static str, bool)],
    notes: &'static str,
    debrief: Debrief,
}

/// A talk of that time, with its end.
struct Held {
    talk: Id,
    end: chrono::DateTime<chrono::FixedOffset>,
}

pub(super) fn tell(morning: &mut Morning<'_>) {
    let [rosa, femi, ingrid, nuria, marek] = std::array::from_fn(|_| morning.fresh());
    self::rosa(morning, rosa, [femi, ingrid]);
    self::femi(morning, femi, rosa, nuria);
    self::ingrid(morning, ingrid, rosa);
    self::nuria(morning, nuria, femi, marek);
    self::marek(morning, marek, nuria);
    uma(morning);
}

fn rosa(morning: &mut Morning<'_>, id: Id, named: [Id; 2]) {
    let who = Who {
        name: "Rosa Whitlock",
        role: "ward sister",
        employer: "Aldermere Hospital",
        field: "health research",
        source: SourceKind::Friend,
    };
    let past = Past {
        ago: 66,
        thanked: 4 * 60,
        wrote: 25,
        channel: "phone",
        about: "who I could ask about research",
        answers: &[
            ("I stayed. Everyone I trained with left for a desk.", false),
            ("Staff, beds, and one hour in which I teach.", false),
            ("They wait to be asked. Nobody asks.", true),
            ("The course on teaching, not the one on leading.", false),
        ],
        notes: "Knows everybody. Start with Femi, then Ingrid.",
        debrief: Debrief {
            stays: "Do not wait to be asked.".to_owned(),
            drew: "the hour of teaching".to_owned(),
            put_off: "the beds".to_owned(),
            verdict: Some(Verdict::No),
            bring: "six years on wards".to_owned(),
            ..Debrief::default()
        },
    };
    morning.add_as(id, &who, |rosa| {
        let held = told(rosa, &past);
        named.into_iter().for_each(|to| names(rosa, &held, to));
        advised(rosa, &held, "sit in on a public meeting", Some("went twice; people remembered my name"));
    });
}

fn femi(morning: &mut Morning<'_>, id: Id, by: Id, named: Id) {
    let who = Who {
        name: "Femi Oduya",
        role: "user researcher",
        employer: "Kelpforest Data",
        field: "user research",
        source: SourceKind::Referral,
    };
    let past = Past {
        ago: 50,
        thanked: 21 * 60,
        wrote: 17,
        channel: "e-mail",
        about: "a week of research in a small team",
        answers: &[
            ("Psychology, then a call centre, then by asking who listens to these calls.", true),
            ("Two interviews, many meetings, one report I hate.", false),
            ("They fall in love with the first answer. \"Bring me the second one.\"", true),
            ("The call centre. Nobody believes it.", false),
            ("Teams are smaller, and the questions bigger.", false),
        ],
        notes: "Half of it is persuading. Warm, quick, draws while talking.\nShowed me a report: four pages, one idea.",
        debrief: Debrief {
            stays: "Bring me the second answer.".to_owned(),
            drew: "the interviews".to_owned(),
            put_off: "the reports".to_owned(),
            surprised: "how much of it is persuading".to_owned(),
            verdict: Some(Verdict::Yes),
            bring: "listening under pressure".to_owned(),
            gaps: vec![gap(GapKind::Skill, "statistics"), gap(GapKind::Skill, "a portfolio of three pages")],
            ..Debrief::default()
        },
    };
    morning.add_as(id, &who, |femi| {
        found_through(femi, by);
        let held = told(femi, &past);
        names(femi, &held, named);
        advised(
            femi,
            &held,
            "read \"Field Notes\" for a month",
            Some("dry, and still the best hour of the week"),
        );
        advised(femi, &held, "make three pages out of one small project", None);
        heard_of(femi, &held, "a month's trial in the listening team", LeadOutcome::Applied);
        promised(femi, &held, Doer::Me, "send the three pages when they exist");
    });
}

fn ingrid(morning: &mut Morning<'_>, id: Id, by: Id) {
    let who = Who {
        name: "Ingrid Björk",
        role: "service designer",
        employer: "Heronsgate Transit",
        field: "service design",
        source: SourceKind::Referral,
    };
    let past = Past {
        ago: 40,
        thanked: 31 * 60,
        wrote: 34,
        channel: "linkedin",
        about: "which training counts",
        answers: &[
            ("From drawing stations to asking who gets lost in them.", false),
            ("Walking, drawing, and defending one line of text.", true),
            ("They draw before they have stood in the queue.", true),
            ("The evening course, the practical half.", false),
        ],
        notes: "We walked through the station. She counts who turns round.",
        debrief: Debrief {
            stays: "Stand in the queue first.".to_owned(),
            drew: "being outdoors with a question".to_owned(),
            put_off: "how long decisions take".to_owned(),
            verdict: Some(Verdict::Yes),
            bring: "plain records that others can read".to_owned(),
            gaps: vec![gap(GapKind::Class, "the evening course, practical half")],
            ..Debrief::default()
        },
    };
    morning.add_as(id, &who, |ingrid| {
        found_through(ingrid, by);
        let held = told(ingrid, &past);
        advised(ingrid, &held, "take the evening course's first module", None);
        heard_of(ingrid, &held, "two days of counting at the new station", LeadOutcome::LookedInto);
    });
}

/// Named by Femi, and names Femi in turn.
fn nuria(morning: &mut Morning<'_>, id: Id, by: Id, named: Id) {
    let who = Who {
        name: "Núria Reyes",
        role: "research lead",
        employer: "Foxglove Research",
        field: "user research",
        source: SourceKind::Referral,
    };
    let past = Past {
        ago: 36,
        thanked: 90,
        wrote: 9,
        channel: "e-mail",
        about: "how researchers are chosen",
        answers: &[
            ("By way of a thesis nobody read.", false),
            ("I answer mail so that four others can ask questions.", false),
            ("They ask what people want. Ask what they did on Tuesday.", true),
        ],
        notes: "Would look at three pages of my work. Ask Femi to show the second report, she said.",
        debrief: Debrief {
            stays: "Ask what they did on Tuesday.".to_owned(),
            drew: "that nobody asked for the degree".to_owned(),
            put_off: "the mail".to_owned(),
            verdict: Some(Verdict::NotSure),
            bring: "families, schools and forms".to_owned(),
            gaps: vec![gap(GapKind::Skill, "statistics")],
            ..Debrief::default()
        },
    };
    morning.add_as(id, &who, |nuria| {
        found_through(nuria, by);
        let held = told(nuria, &past);
        names(nuria, &held, named);
        names(nuria, &held, by);
        heard_of(nuria, &held, "maternity cover from March on", LeadOutcome::PassedBy);
    });
}

fn marek(morning: &mut Morning<'_>, id: Id, by: Id) {
    let who = Who {
        name: "Marek Szabó",
        role: "policy adviser",
        employer: "Plainmoor Council",
        field: "public services",
        source: SourceKind::Referral,
    };
    let past = Past {
        ago: 16,
        thanked: 20 * 60,
        wrote: 13,
        channel: "e-mail",
        about: "research in public services",
        answers: &[
            ("An internship that became a desk.", false),
            ("Reading, three meetings, one sentence that holds.", false),
            ("They write for the minister. Write for the counter.", true),
            ("Law, a little. Talking to the counter, a lot.", false),
        ],
        notes: "Careful, dry, kind. The forms are made on his floor.",
        debrief: Debrief {
            stays: "Write for the counter.".to_owned(),
            drew: "the one sentence that holds".to_owned(),
            put_off: "how long decisions take".to_owned(),
            surprised: "that they read every complaint".to_owned(),
            verdict: Some(Verdict::NotSure),
            gaps: vec![gap(GapKind::Certificate, "the administration certificate")],
            ..Debrief::default()
        },
    };
    morning.add_as(id, &who, |marek| {
        found_through(marek, by);
        let held = told(marek, &past);
        left(marek, &held, "apply for the council's summer school", "it is for people under twenty-five");
    });
}

fn uma(morning: &mut Morning<'_>) {
    let who = Who {
        name: "Uma Sethi",
        role: "service designer",
        employer: "Rookery Design",
        field: "service design",
        source: SourceKind::Alumni,
    };
    let past = Past {
        ago: 31,
        thanked: 70 * 60,
        wrote: 28,
        channel: "linkedin",
        about: "small studios",
        answers: &[
            ("A friend's shop needed a sign, then a queue, then a system.", false),
            ("Selling, mostly. Then four very good hours.", true),
        ],
        notes: "Cut short by a client. Offered a second call in spring.",
        debrief: Debrief {
            stays: "Four very good hours.".to_owned(),
            drew: "the four hours".to_owned(),
            put_off: "the selling".to_owned(),
            verdict: Some(Verdict::No),
            gaps: vec![gap(GapKind::Skill, "a portfolio of three pages")],
            ..Debrief::default()
        },
    };
    morning.add(&who, |uma| {
        told(uma, &past);
    });
}

/// The request, the yes, the talk, what was thought of it, thanks, and a message since.
fn told(person: &mut Telling<'_>, past: &Past) -> Held {
    let days = person.days;
    let day = days.days_ago(past.ago);
    let sent = days.at(days.working_days_before(day, 7), 9, 20);
    let asked = person.sent(sent, request(past.channel, past.about, ""));
    let yes = days.at(days.working_days_before(day, 5), 12, 10);
    person.on(asked, EventKind::Accepted, yes, "\"Gladly.\"");
    let talk = Interview {
        request: Some(asked),
        medium: Channel::usual("phone"),
        answers: questions(past.answers),
        notes: past.notes.to_owned(),
        debrief: Some(past.debrief.clone()),
        ..Interview::new(days.at(day, 14, 0).into(), USUAL_MINUTES)
    };
    let talk = person.scheduled(days.after(yes, 30), talk);
    let end = person.held(talk);
    person.on_talk(talk, EventKind::Debriefed, days.after(end, 25), "");
    person.contact.consent = Some(Consent { again: true, on: None, at: person.logged(end) });
    let channel = Channel::usual(past.channel);
    person.thanked(talk, days.after(end, past.thanked), channel.clone(), past.debrief.stays.clone());
    let wrote = days.at(days.days_ago(past.wrote), 18, 30);
    person.touched(wrote, channel, "told how it went on");
    Held { talk, end }
}

fn gap(kind: GapKind, what: &str) -> Gap {
    Gap { kind, what: what.to_owned() }
}

fn found_through(person: &mut Telling<'_>, by: Id) {
    person.contact.source = Some(Source { kind: SourceKind::Referral, by: Some(by), name: String::new() });
}

fn names(person: &mut Telling<'_>, held: &Held, to: Id) {
    let (id, logged_at) = (person.fresh(), person.logged(held.end));
    let referral = Referral {
        to: Some(to),
        name: String::new(),
        at: held.end.into(),
        logged_at,
        interview: Some(held.talk),
        introduced: false,
    };
    person.contact.referrals.insert(id, referral);
}

/// Advice that was tried with this outcome, or is still open.
fn advised(person: &mut Telling<'_>, held: &Held, text: &str, outcome: Option<&str>) {
    let (id, logged_at) = (person.fresh(), person.logged(held.end));
    let days_later = person.days.after(held.end, 6 * 24 * 60);
    let advice = Advice {
        text: text.to_owned(),
        logged_at,
        interview: Some(held.talk),
        closed_at: outcome.is_some().then_some(days_later.into()),
        left: false,
        outcome: outcome.unwrap_or_default().to_owned(),
    };
    person.contact.advice.insert(id, advice);
}

/// Advice that was left untried.
fn left(person: &mut Telling<'_>, held: &Held, text: &str, why: &str) {
    let (id, logged_at) = (person.fresh(), person.logged(held.end));
    let advice = Advice {
        text: text.to_owned(),
        logged_at,
        interview: Some(held.talk),
        closed_at: Some(person.days.after(held.end, 24 * 60).into()),
        left: true,
        outcome: why.to_owned(),
    };
    person.contact.advice.insert(id, advice);
}

/// A lead, and what became of it before Sam last wrote.
fn heard_of(person: &mut Telling<'_>, held: &Held, text: &str, outcome: LeadOutcome) {
    let (id, logged_at) = (person.fresh(), person.logged(held.end));
    let lead = Lead {
        text: text.to_owned(),
        logged_at,
        interview: Some(held.talk),
        closes: None,
        outcome: Some(outcome),
        outcome_at: Some(person.days.after(held.end, 24 * 60).into()),
    };
    person.contact.leads.insert(id, lead);
}

/// A promise that was kept two days later.
fn promised(person: &mut Telling<'_>, held: &Held, by: Doer, text: &str) {
    let (id, logged_at) = (person.fresh(), person.logged(held.end));
    let kept = person.days.after(held.end, 2 * 24 * 60);
    let promise = Promise {
        by,
        text: text.to_owned(),
        due: Some(kept.date_naive()),
        logged_at,
        interview: Some(held.talk),
        kept_at: Some(kept.into()),
    };
    person.contact.promises.insert(id, promise);
}
