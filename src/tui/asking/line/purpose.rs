//! What a line is for.

use super::{machine, message};
use crate::{
    domain::{
        book, drafts::key::DraftFor, follow_up::FollowUpId, id::Id, line::sentence::capital, setting::Setting,
    },
    tui::{
        asking::title::Title,
        question::Question,
        session::Session,
        step::{Route, Step},
    },
};

/// What a line is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A person to add, or several.
    Capture,
    /// What happened with somebody, or with several people alike.
    Note(Vec<Id>),
    /// What people are to be asked about.
    Plan(Vec<Id>),
    /// Until when a follow-up is hidden.
    Snooze(FollowUpId),
    /// When and how a follow-up was done.
    Otherwise(FollowUpId),
    /// Where a file of people lies.
    Import,
    /// Which column of the table that lies there holds what, and the headings that hold nothing yet.
    Columns {
        /// Where it lies, as it was typed.
        path: String,
        /// The headings.
        others: Vec<String>,
    },
    /// From which day on one may write again.
    Again(Id),
    /// A record in other words.
    RewordRecord(Id),
    /// Another day for a promise or a lead.
    Redate(Id),
    /// What came of advice.
    Tried(Id),
    /// Who could introduce the user to a person.
    Introducer(Id),
    /// Why somebody is set aside.
    SetAside(Id),
    /// What stays with the user of this talk.
    Stays(Id),
    /// A question of the user's own for a talk.
    Ask(Id),
    /// A question of a talk in other words.
    Reword(Id, String),
    /// Whom this person named, in this talk if in one.
    Given(Id, Option<Id>),
    /// What was promised to or by this person, in this talk if in one.
    Promise(Id, Option<Id>),
    /// What this person told the user to try, in this talk if in one.
    Advice(Id, Option<Id>),
    /// What is explored: one more, or this one in other words.
    Explore(String),
    /// What a setting is to be.
    Setting(Setting),
    /// What a line of `config` is to say: this name's.
    Config(String),
    /// The news of having found work.
    Landed,
    /// What fills the next gap of a draft, and the words that ask for it.
    Gap(Id, DraftFor, Box<str>),
    /// To whom somebody was asked to introduce the user.
    IntroductionTo(Id),
    /// A question of the user's own, for this list.
    OwnQuestion(String),
    /// This question of this list in other words.
    RewordOwn(String, String),
    /// Into which list this question is put.
    PutIn(book::Question),
}

impl Purpose {
    /// The purpose in words that can be read back: `note k7q2m4xw`.
    pub fn code(&self) -> String {
        match self {
            Self::Capture => "capture".to_owned(),
            Self::Note(people) => with_people("note", people),
            Self::Plan(people) => with_people("plan", people),
            Self::Snooze(follow_up) => format!("snooze {follow_up}"),
            Self::Otherwise(follow_up) => format!("done {follow_up}"),
            Self::Import => "import".to_owned(),
            Self::Columns { path, .. } => format!("columns {path}"),
            Self::Again(contact) => format!("again {contact}"),
            Self::RewordRecord(record) => format!("reword-record {record}"),
            Self::Redate(record) => format!("redate {record}"),
            Self::Tried(record) => format!("tried {record}"),
            Self::Introducer(contact) => format!("introducer {contact}"),
            Self::SetAside(contact) => format!("aside {contact}"),
            Self::Stays(interview) => format!("stays {interview}"),
            Self::Ask(interview) => format!("ask {interview}"),
            Self::Reword(interview, question) => format!("reword {interview} {question}"),
            Self::Given(contact, talk) => with_talk("given", *contact, *talk),
            Self::Promise(contact, talk) => with_talk("promise", *contact, *talk),
            Self::Advice(contact, talk) => with_talk("advice", *contact, *talk),
            Self::Explore(what) => format!("explore {what}"),
            Self::Setting(setting) => format!("setting {}", setting.name()),
            Self::Config(name) => format!("config {name}"),
            Self::Landed => "landed".to_owned(),
            Self::Gap(contact, of, _) => format!("gap {contact} {of}"),
            Self::IntroductionTo(contact) => format!("introduction {contact}"),
            Self::OwnQuestion(list) => format!("question {list}"),
            Self::RewordOwn(list, text) => format!("reword-own {list}\n{text}"),
            Self::PutIn(question) => format!("put-in {}\n{}", question.topic, question.text),
        }
    }

    /// The purpose of a code, where the book still has what it is about.
    pub fn read(code: &str, session: &Session) -> Option<Self> {
        let mut words = code.split(' ');
        let kind = words.next()?;
        let words: Vec<&str> = words.collect();
        let known = |word: &&str| word.parse().ok().filter(|id: &Id| session.book.contact(*id).is_some());
        let people: Vec<Id> = words.iter().filter_map(known).collect();
        let open = |word: &&str| {
            let id: FollowUpId = word.parse().ok()?;
            session.follow_up(id).map(|follow_up| follow_up.id)
        };
        let talk = |word: &&str| word.parse().ok().filter(|id: &Id| session.book.talk(*id).is_some());
        let noted = |word: &&str| word.parse().ok().filter(|id: &Id| is_noted(*id, session));
        match (kind, words.as_slice(), people.as_slice()) {
            ("question", [_, ..], _) => Some(Self::OwnQuestion(words.join(" "))),
            ("reword-own", ..) => {
                let rest = words.join(" ");
                let (list, text) = rest.split_once('\n')?;
                let is_there = session.book.question_lists.get(list)?.iter().any(|it| it.text == text);
                is_there.then(|| Self::RewordOwn(list.to_owned(), text.to_owned()))
            }
            ("put-in", ..) => {
                let rest = words.join(" ");
                let (topic, text) = rest.split_once('\n')?;
                Some(Self::PutIn(book::Question { text: text.to_owned(), topic: topic.to_owned() }))
            }
            ("explore", ..) => Some(Self::Explore(words.join(" "))),
            ("setting", [name], _) => Setting::named(name).map(Self::Setting),
            ("config", [name], _) => Some(Self::Config((*name).to_owned())),
            ("gap", [_, of], [contact]) => {
                let of = of.parse().ok()?;
                Some(Self::Gap(*contact, of, message::prompt(*contact, of, session)?.into()))
            }
            ("introduction", _, [contact]) => Some(Self::IntroductionTo(*contact)),
            ("landed", [], _) => Some(Self::Landed),
            ("capture", [], _) => Some(Self::Capture),
            ("import", [], _) => Some(Self::Import),
            ("columns", [_, ..], _) => Some(Self::Columns { path: words.join(" "), others: Vec::new() }),
            ("note", _, [_, ..]) => Some(Self::Note(people)),
            ("plan", _, [_, ..]) => Some(Self::Plan(people)),
            ("snooze", [word], _) => open(word).map(Self::Snooze),
            ("done", [word], _) => open(word).map(Self::Otherwise),
            ("reword-record", [word], _) => noted(word).map(Self::RewordRecord),
            ("redate", [word], _) => noted(word).map(Self::Redate),
            ("tried", [word], _) => noted(word).map(Self::Tried),
            ("introducer", _, [contact]) => Some(Self::Introducer(*contact)),
            ("again", _, [contact]) => Some(Self::Again(*contact)),
            ("aside", _, [contact]) => Some(Self::SetAside(*contact)),
            ("ask", [word], _) => talk(word).map(Self::Ask),
            ("reword", [word, question @ ..], _) => {
                talk(word).map(|interview| Self::Reword(interview, question.join(" ")))
            }
            ("stays", [word], _) => talk(word).map(Self::Stays),
            ("given" | "promise" | "advice", [_, rest @ ..], [contact]) => {
                let talk = match rest {
                    [] => None,
                    [word, ..] => Some(talk(word)?),
                };
                Some(match kind {
                    "given" => Self::Given(*contact, talk),
                    "promise" => Self::Promise(*contact, talk),
                    _ => Self::Advice(*contact, talk),
                })
            }
            _ => None,
        }
    }

    /// What is asked.
    pub fn title(&self) -> Title {
        match self {
            Self::Capture => Title::plain("Whom do you add?"),
            Self::Note(people) => match people.as_slice() {
                [one] => Title::about("What happened with ", *one, "?"),
                _ => Title::plain("What happened with all of them?"),
            },
            Self::Plan(people) => match people.as_slice() {
                [one] => Title::about("What do you ask ", *one, " about?"),
                several => Title::words(format!("What do you ask {} people about?", several.len())),
            },
            Self::Snooze(_) => Title::plain("Snooze until?"),
            Self::Otherwise(_) => Title::plain("Done when, and how?"),
            Self::Import => Title::plain("Which file of people?"),
            Self::Columns { .. } => Title::plain("Which column holds what?"),
            Self::RewordRecord(_) => Title::plain("In other words?"),
            Self::Redate(_) => Title::plain("By when? Empty: without a day"),
            Self::Tried(_) => Title::plain("What came of it?"),
            Self::Introducer(contact) => Title::about("Who could introduce you to ", *contact, "?"),
            Self::Again(contact) => Title::about("Write to ", *contact, " again from?"),
            Self::Stays(talk) => Title::about("", *talk, ": what stays with you?"),
            Self::Given(contact, _) => Title::about("Whom did ", *contact, " name?"),
            Self::Promise(contact, _) => Title::about("Promised to or by ", *contact, "?"),
            Self::Advice(contact, _) => Title::about("What did ", *contact, " tell you to try?"),
            Self::Explore(_) => Title::plain("What do you want to learn?"),
            Self::Setting(setting) => Title::plain(setting.title()),
            Self::Config(name) => Title::words(machine::title(name)),
            Self::Gap(_, _, prompt) => Title::words(format!("{}?", capital(prompt))),
            Self::IntroductionTo(contact) => Title::about("To whom is ", *contact, " to introduce you?"),
            Self::OwnQuestion(_) => Title::plain("Your question?"),
            Self::RewordOwn(..) => Title::plain("In which words?"),
            Self::PutIn(_) => Title::plain("Into which list?"),
            Self::Landed => Title::plain("What do you tell everyone who helped?"),
            Self::Ask(talk) => Title::about("What do you ask ", *talk, "?"),
            Self::Reword(talk, _) => Title::about("How do you ask ", *talk, "?"),
            Self::SetAside(contact) => Title::about("Why is ", *contact, " set aside?"),
        }
    }

    /// What follows once the line is noted: the line again for the next of its kind, or what comes behind it.
    pub fn then(&self) -> Option<Step> {
        match self {
            Self::OwnQuestion(list) => Some(Step::ask(Question::Own(list.clone()))),
            Self::Stays(talk) => Some(Step::Open(Route::Debrief(*talk))),
            Self::Given(contact, talk) => Some(Step::ask(Question::Given(*contact, *talk))),
            Self::Promise(contact, talk) => Some(Step::ask(Question::Promise(*contact, *talk))),
            Self::Advice(contact, talk) => Some(Step::ask(Question::Advice(*contact, *talk))),
            _ => None,
        }
    }

    /// What Enter does where nothing is typed, if that means something here: there is none, or no further one.
    pub fn without_words(&self) -> Option<Step> {
        match self {
            Self::Stays(talk) => Some(Step::Open(Route::Debrief(*talk))),
            Self::Given(..) | Self::Promise(..) | Self::Advice(..) | Self::OwnQuestion(_) => Some(Step::Back),
            _ => None,
        }
    }
}

fn with_people(word: &str, people: &[Id]) -> String {
    people.iter().fold(word.to_owned(), |code, person| format!("{code} {person}"))
}

fn with_talk(word: &str, contact: Id, talk: Option<Id>) -> String {
    talk.map_or_else(|| format!("{word} {contact}"), |talk| format!("{word} {contact} {talk}"))
}

/// Whether this is a promise, advice, a lead or a reminder of somebody's.
fn is_noted(id: Id, session: &Session) -> bool {
    session.book.contacts.values().any(|contact| {
        contact.promises.contains_key(&id)
            || contact.advice.contains_key(&id)
            || contact.leads.contains_key(&id)
            || contact.reminders.contains_key(&id)
    })
}
