//! Stories: commands of every kind, one after the other, as nobody would give them and as anybody might.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{RngSeed, TestRunner},
};

use crate::domain::{
    book::{Book, Question},
    card::{Card, Origin},
    channel::Channel,
    command::{
        Act, AnswerChanges, Command, ContactChanges, DebriefChanges, GoalsChanges, InterviewEdit, Log,
        NewContact, On, PassedTo, QuestionEdit, RecordEdit, Refer, SettingsChanges,
    },
    connection::Profile,
    contact::{Source, SourceKind},
    drafts::{key::DraftFor, kind::DraftKind},
    event::{EventKind, Who},
    follow_up::{FollowUp, State},
    id::{Id, Ids},
    interview::{ClosingItem, DebriefStep, Gap, GapKind, Verdict},
    moment::Moment,
    name::Name,
    prepare::PrepareItem,
    records::LeadOutcome,
    rules,
    settings::Away,
    timing::Timing,
    zone::{Now, Zone},
};

const ZONES: [&str; 5] =
    ["Europe/Vienna", "Pacific/Honolulu", "Pacific/Kiritimati", "America/Santiago", "America/New_York"];
const NAMES: [&str; 4] = ["Ada Quill", "Ben Ode", "Carmen Duarte", "Leo Okafor"];

/// One step, told in numbers: which of the people, records and follow-ups there are by then is meant is found when it
/// is carried out.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    act: u8,
    who: usize,
    other: usize,
    kind: EventKind,
    /// Minutes from now, where a time is said.
    when: Option<i64>,
    is_date: bool,
    flags: u8,
    /// Minutes that pass before the step.
    pub wait: i64,
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let minutes = prop_oneof![-60_i64..60, -3000_i64..3000, -30_000_i64..30_000];
    let wait = prop_oneof![3 => Just(0_i64), 3 => 0_i64..600, 2 => 0_i64..10_000];
    let kind = prop::sample::select(EventKind::ALL.to_vec());
    let parts = (
        0_u8..110,
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        kind,
        prop::option::of(minutes),
        any::<bool>(),
        any::<u8>(),
        wait,
    );
    parts.prop_map(|(act, who, other, kind, when, is_date, flags, wait)| Step {
        act,
        who: who.index(1000),
        other: other.index(1000),
        kind,
        when,
        is_date,
        flags,
        wait,
    })
}

pub(crate) struct World {
    pub book: Book,
    pub ids: Ids,
    pub now: Now,
}

impl World {
    pub fn new(zone: &str, start: i64) -> Self {
        let first = NaiveDate::from_ymd_opt(2026, 10, 20).unwrap().and_time(NaiveTime::MIN).and_utc();
        let now = Now { instant: first + Duration::minutes(start), zone: Zone::named(zone).unwrap() };
        Self { book: Book::default(), ids: Ids::seeded(7), now }
    }

    fn person(&self, index: usize) -> Option<Id> {
        let people: Vec<Id> = self.book.contacts.keys().copied().collect();
        people.get(index % people.len().max(1)).copied()
    }

    fn time(&self, minutes: i64) -> DateTime<Utc> {
        self.now.instant + Duration::minutes(minutes)
    }

    fn moment(&self, step: &Step) -> Option<Moment> {
        let at = self.time(step.when?);
        Some(if step.is_date {
            Moment::Date(self.now.zone.date_of(at))
        } else {
            self.now.zone.local(at).into()
        })
    }

    fn record(&self, contact: Id, index: usize) -> Option<Id> {
        let records: Vec<Id> = self.book.contact(contact)?.record_ids().map(|(id, _)| id).collect();
        records.get(index % records.len().max(1)).copied()
    }

    fn follow_up(&self, index: usize) -> Option<FollowUp> {
        let mut found = rules::follow_ups(&self.book, &self.now);
        found.retain(|it| it.state != State::Upcoming || index.is_multiple_of(3));
        (!found.is_empty()).then(|| found.swap_remove(index % found.len()))
    }

    fn log(&self, step: &Step) -> Option<Act> {
        let contact = self.person(step.who)?;
        let has = |bit: u8| step.flags & bit != 0;
        let on = match step.flags >> 5 {
            0 => Some(On::New),
            1 => self.record(contact, step.other).map(On::Record),
            _ => None,
        };
        let to = if has(1) { self.person(step.other) } else { None };
        let passed_to = PassedTo {
            contact: to,
            name: Name::parse(NAMES[step.other % NAMES.len()]).ok(),
            facts: ContactChanges::default(),
            introduced: has(2),
        };
        let on_reply = !matches!(step.kind, EventKind::Planned | EventKind::Sent) && !has(128);
        let log = Log {
            when: self.moment(step),
            by: has(4).then_some(if has(8) { Who::Me } else { Who::Them }),
            channel: has(8).then(|| Channel::parse("e-mail")).flatten(),
            for_good: has(2),
            until: has(2).then(|| self.now.today()),
            on,
            passed_to: (step.kind == EventKind::Passed && has(16)).then_some(passed_to),
            introduction_to: self.person(step.other).filter(|_| has(16) && !on_reply),
            text: if has(64) { "Dear friend".to_owned() } else { String::new() },
            ..Log::new(contact, step.kind)
        };
        Some(Act::Log(Box::new(log)))
    }

    /// What the step means in the book as it is; none where it means nothing there.
    pub fn act(&self, step: &Step) -> Option<Act> {
        let has = |bit: u8| step.flags & bit != 0;
        let at = || self.now.zone.local(self.time(step.when.unwrap_or(600)));
        Some(match step.act {
            0..=2 => {
                let mut new = NewContact::named(Name::parse(NAMES[step.other % NAMES.len()]).unwrap());
                new.another_of_that_name = has(1) && has(2);
                if let Some(by) = self.person(step.who).filter(|_| has(4)) {
                    let source = Source { kind: SourceKind::Referral, by: Some(by), name: String::new() };
                    new.facts.source = Some(Some(source));
                }
                Act::AddContact(Box::new(new))
            }
            3 => {
                let contact = self.person(step.who)?;
                let by = self.person(step.other);
                let source = Source { kind: SourceKind::Referral, by, name: String::new() };
                let changes = ContactChanges {
                    employer: has(1).then(|| "Hale Health".to_owned()),
                    role: has(2).then(|| "x".repeat(step.other)),
                    zone: has(4).then(|| "Mars/Olympus".to_owned()),
                    source: has(8).then_some(Some(source)),
                    cadence: has(16).then_some(Some(30)),
                    ..ContactChanges::default()
                };
                Act::EditContact { contact, changes: Box::new(changes) }
            }
            4 => Act::Promote { contact: self.person(step.who)? },
            5 => Act::Retire { contact: self.person(step.who)?, why: "moved".to_owned() },
            6 => Act::BringBack { contact: self.person(step.who)? },
            7 => Act::Delete { contact: self.person(step.who)? },
            8 => Act::Consent {
                contact: self.person(step.who)?,
                again: has(1),
                on: has(2).then(|| at().date_naive()),
            },
            9 => Act::Remind { contact: self.person(step.who)?, at: at(), text: "call".to_owned() },
            10..=14 => Act::Done {
                follow_up: self.follow_up(step.other)?.id,
                when: self.moment(step).filter(|_| has(1)),
                channel: None,
            },
            15 => Act::Snooze { follow_up: self.follow_up(step.other)?.id, until: at() },
            16 => Act::LetGo { follow_up: self.follow_up(step.other)?.id, why: String::new() },
            17 => {
                let contact = self.book.contact(self.person(step.who)?)?;
                let interview = *contact.interviews.keys().next()?;
                let items = [PrepareItem::Notes, PrepareItem::Way];
                Act::Tick { interview, item: items[step.other % 2].clone(), ticked: has(1) }
            }
            18 => {
                let today = self.now.today();
                let away = Away { from: today, to: at().date_naive() };
                let timings = [(Timing::NudgeCap, Some(u32::from(step.flags)))];
                Act::Set(Box::new(SettingsChanges {
                    away: Some(vec![away]),
                    timings: timings.into(),
                    employer: Some("Hale Health".to_owned()),
                    ..SettingsChanges::default()
                }))
            }
            19 => Act::Aim(Box::new(GoalsChanges {
                requests_a_week: Some(u32::from(step.flags)),
                ..GoalsChanges::default()
            })),
            20 => Act::Import { origin: Origin::Linkedin, cards: cards(step).into() },
            21..=23 => Act::Together {
                what: String::new(),
                acts: [self.log(step), self.log(&Step { kind: EventKind::Sent, ..step.clone() })]
                    .into_iter()
                    .flatten()
                    .collect(),
            },
            24..=26 => Act::Begin {
                contact: self.person(step.who)?,
                interview: self.talk(step.other).filter(|_| has(1)),
            },
            27..=36 => {
                let interview = self.talk(step.other)?;
                let (.., talk) = self.book.talk(interview)?;
                let known = talk.answers.get(step.other % 3).map(|answer| answer.question.clone());
                let question = known.unwrap_or_else(|| question(step).text);
                Act::Interview { interview, edit: Box::new(talk_edit(step, question)) }
            }
            37..=38 => Act::Refer(Box::new(Refer {
                by: self.person(step.who)?,
                to: self.named(step),
                interview: self.talk(step.other).filter(|_| has(64)),
                at: self.moment(step).filter(|_| has(32)),
            })),
            39..=42 => self.opened(step)?,
            43..=48 => Act::Record { record: self.outcome(step)?, edit: self.becomes(step) },
            49..=50 => {
                let follow_up = self.follow_up(step.other).filter(|_| has(1));
                Act::Draft {
                    contact: follow_up.as_ref().map_or(self.person(step.who), |it| Some(it.contact))?,
                    of: follow_up
                        .map_or(DraftFor::Message(DraftKind::Update), |it| DraftFor::FollowUp(it.id)),
                    text: (!has(2)).then(|| format!("Dear friend, {}", step.flags)),
                }
            }
            51 => Act::Template {
                kind: DraftKind::ThankYou,
                text: has(1)
                    .then(|| format!("Thank you, {{{}}}.", if has(2) { "name" } else { "shoe size" })),
            },
            52..=55 => Act::Questions(list_edit(step)),
            56 => {
                let ago = step.when.unwrap_or(0).saturating_abs();
                Act::Land { at: has(1).then(|| self.now.zone.local(self.time(-ago))) }
            }
            _ => self.log(step)?,
        })
    }

    fn talk(&self, index: usize) -> Option<Id> {
        let mut talks: Vec<Id> =
            self.book.contacts.values().flat_map(|contact| contact.interviews.keys().copied()).collect();
        (!talks.is_empty()).then(|| talks.swap_remove(index % talks.len()))
    }

    /// A record of which something can become, if there is one; any other for every sixteenth.
    fn outcome(&self, step: &Step) -> Option<Id> {
        let any = self.record(self.person(step.who)?, step.other);
        let mut open: Vec<Id> = Vec::new();
        for contact in self.book.contacts.values() {
            open.extend(contact.promises.keys().chain(contact.advice.keys()));
            open.extend(contact.leads.keys().chain(contact.reminders.keys()).chain(contact.referrals.keys()));
        }
        if open.is_empty() || step.who.is_multiple_of(16) {
            any
        } else {
            open.get(step.other % open.len()).copied()
        }
    }

    fn named(&self, step: &Step) -> PassedTo {
        let contact = if step.flags & 1 == 0 { None } else { self.person(step.other) };
        PassedTo {
            contact,
            name: Name::parse(NAMES[step.other % NAMES.len()]).ok(),
            facts: ContactChanges::default(),
            introduced: step.flags & 2 != 0,
        }
    }

    /// A promise, advice or a lead, mostly of a talk that is theirs.
    fn opened(&self, step: &Step) -> Option<Act> {
        let contact = self.person(step.who)?;
        let has = |bit: u8| step.flags & bit != 0;
        let theirs = self.book.contact(contact)?.interviews.keys().next().copied();
        let interview = if has(1) { theirs } else { self.talk(step.other).filter(|_| has(2)) };
        let text =
            if step.flags.is_multiple_of(11) { String::new() } else { "read \"Field Notes\"".to_owned() };
        let date = self.moment(step).map(|at| at.date(&self.now.zone)).filter(|_| has(4));
        Some(match step.act % 3 {
            0 => {
                let by = if has(8) { Who::Me } else { Who::Them };
                Act::Promise { contact, by, text, due: date, interview }
            }
            1 => Act::Advise { contact, text, interview },
            _ => Act::Lead { contact, text, closes: date, interview },
        })
    }

    fn becomes(&self, step: &Step) -> RecordEdit {
        let at = self.moment(step);
        match step.flags % 9 {
            0 => RecordEdit::Text("in other words".to_owned()),
            1 => RecordEdit::Date(at.map(|at| at.date(&self.now.zone))),
            2 => RecordEdit::Kept(at),
            3 => RecordEdit::Tried { at, outcome: "good".to_owned() },
            4 => RecordEdit::LeftUntried,
            5 => RecordEdit::OpenAgain,
            6 => RecordEdit::Became { outcome: LeadOutcome::Applied, at },
            7 => RecordEdit::Became { outcome: LeadOutcome::LookedInto, at },
            _ => RecordEdit::Remove,
        }
    }
}

fn question(step: &Step) -> Question {
    let text = ["How did it begin?", "What is next?", "how did it begin?", " "];
    Question { text: text[step.other % text.len()].to_owned(), topic: String::new() }
}

fn talk_edit(step: &Step, known: String) -> InterviewEdit {
    let has = |bit: u8| step.flags & bit != 0;
    let text = || if has(1) { "half of it is persuading".to_owned() } else { String::new() };
    let step_of_debrief = DebriefStep::ALL[step.other % DebriefStep::ALL.len()];
    match step.who % 16 {
        0 => InterviewEdit::Prepare { research: Some(text()), terms: None, expects: has(2).then(text) },
        1 | 12 | 13 => {
            InterviewEdit::Ask(vec![question(step), Question { text: "Why?".to_owned(), ..question(step) }])
        }
        2 => InterviewEdit::Leave { question: known },
        3 => InterviewEdit::Move { question: known, to: step.other },
        4 | 14 | 15 => InterviewEdit::Answer {
            question: known,
            changes: AnswerChanges {
                question: has(2).then(|| "Why?".to_owned()),
                asked: has(4).then_some(has(8)),
                text: has(16).then(text),
                starred: has(32).then_some(has(64)),
                must_ask: None,
            },
        },
        5 => InterviewEdit::Notes(text()),
        6 => InterviewEdit::Closing { item: ClosingItem::Thanks, ticked: has(1) },
        7 => InterviewEdit::GoOn { minutes: u32::from(step.flags) },
        8 => InterviewEdit::Over,
        9 => InterviewEdit::Debrief(DebriefChanges {
            stays: Some(text()),
            verdict: has(2).then_some(has(4).then_some(Verdict::NotSure)),
            gaps: has(8).then(|| vec![Gap { kind: GapKind::Skill, what: text() }]),
            ..DebriefChanges::default()
        }),
        10 => InterviewEdit::PutOff(vec![step_of_debrief, DebriefStep::Notes]),
        _ => InterviewEdit::Facts { minutes: Some(u32::from(step.flags)), medium: None, place: Some(text()) },
    }
}

fn list_edit(step: &Step) -> QuestionEdit {
    let names = ["first talks", "First Talks", "second talks"];
    let list = names[step.who % names.len()].to_owned();
    let Question { text, .. } = question(step);
    match step.flags % 8 {
        0 => QuestionEdit::Change {
            list,
            text,
            to: Question { text: "Why?".to_owned(), topic: "work".to_owned() },
        },
        1 => QuestionEdit::Remove { list, text },
        2 => QuestionEdit::Move { list, text, to: step.other },
        3 => QuestionEdit::Rename { list, to: names[step.other % names.len()].to_owned() },
        4 => QuestionEdit::Drop { list },
        _ => QuestionEdit::Add { list, questions: vec![question(step)] },
    }
}

fn cards(step: &Step) -> Vec<Card> {
    let rows = NAMES.iter().take(1 + step.other % NAMES.len()).enumerate();
    rows.map(|(index, name)| Card {
        name: (*name).to_owned(),
        profile: Profile::at(&format!("https://www.linkedin.com/in/{index}")),
        employer: Some(if step.flags & 1 == 0 { "Hale Health" } else { "Northlight" }.to_owned()),
        ..Card::default()
    })
    .collect()
}

/// A zone, the minute at which it begins, and the steps; half of the time of somebody with whom a talk has begun that has questions.
pub(crate) fn story() -> impl Strategy<Value = (&'static str, i64, Vec<Step>)> {
    let steps = (any::<bool>(), prop::collection::vec(step(), 1..100)).prop_map(|(has_begun, steps)| {
        let opening = [(0, 0), (24, 0), (27, 1), (39, 1)].into_iter().filter(|_| has_begun);
        let opening = opening.map(|(act, flags)| Step {
            act,
            who: 1,
            other: 0,
            kind: EventKind::Sent,
            when: None,
            is_date: false,
            flags,
            wait: 1,
        });
        opening.chain(steps).collect()
    });
    (prop::sample::select(ZONES.to_vec()), 0..130_000_i64, steps)
}

/// What the stories do; undo and redo have their own place in the properties.
const ACTS: [&str; 28] = [
    "AddContact",
    "EditContact",
    "Promote",
    "Retire",
    "BringBack",
    "Delete",
    "Log",
    "Consent",
    "Remind",
    "Done",
    "Snooze",
    "LetGo",
    "Tick",
    "Begin",
    "Interview",
    "Refer",
    "Promise",
    "Advise",
    "Lead",
    "Record",
    "Draft",
    "Template",
    "Questions",
    "Land",
    "Set",
    "Aim",
    "Import",
    "Together",
];

/// The word of an act, which a new act has to be given here too.
fn word(act: &Act) -> &'static str {
    match act {
        Act::AddContact { .. } => "AddContact",
        Act::EditContact { .. } => "EditContact",
        Act::Promote { .. } => "Promote",
        Act::Retire { .. } => "Retire",
        Act::BringBack { .. } => "BringBack",
        Act::Delete { .. } => "Delete",
        Act::Log { .. } => "Log",
        Act::Consent { .. } => "Consent",
        Act::Remind { .. } => "Remind",
        Act::Done { .. } => "Done",
        Act::Snooze { .. } => "Snooze",
        Act::LetGo { .. } => "LetGo",
        Act::Tick { .. } => "Tick",
        Act::Begin { .. } => "Begin",
        Act::Interview { .. } => "Interview",
        Act::Refer { .. } => "Refer",
        Act::Promise { .. } => "Promise",
        Act::Advise { .. } => "Advise",
        Act::Lead { .. } => "Lead",
        Act::Record { .. } => "Record",
        Act::Draft { .. } => "Draft",
        Act::Template { .. } => "Template",
        Act::Questions { .. } => "Questions",
        Act::Land { .. } => "Land",
        Act::Set { .. } => "Set",
        Act::Aim { .. } => "Aim",
        Act::Import { .. } => "Import",
        Act::Together { .. } => "Together",
        Act::Undo(_) => "Undo",
        Act::Redo(_) => "Redo",
    }
}

#[test]
fn the_stories_apply_every_act_at_least_once() {
    let config = ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2026),
        ..ProptestConfig::default()
    };
    let mut runner = TestRunner::new(config);
    let mut applied = BTreeSet::new();
    for _ in 0..200 {
        let (zone, start, steps) = story().new_tree(&mut runner).unwrap().current();
        let mut world = World::new(zone, start);
        for step in steps {
            world.now.instant += Duration::minutes(step.wait);
            let Some(act) = world.act(&step) else { continue };
            let command = Command::new(&mut world.ids, act);
            let is_applied = world.book.apply(&command, &world.now);
            if is_applied.is_ok_and(|applied| !applied.change.is_empty()) {
                applied.insert(word(&command.act));
            }
        }
    }
    assert_eq!(applied, BTreeSet::from(ACTS));
}
