//! The made-up morning in the making.

use std::sync::Arc;

use crate::domain::{
    book::{Book, Exploring, Goals, Question},
    channel::Channel,
    contact::{Contact, Source, SourceKind},
    event::EventKind,
    id::Id,
    interview::{Answer, Debrief, Verdict},
    moment::Moment,
    name::Name,
    request::Request,
    sample::{days::Days, dice::FreshIds, talk::QUESTIONS, telling::Telling},
    settings::Settings,
};

/// The seed of the morning's ids.
const SEED: u64 = 1211;

/// How many questions the list for a first talk has.
const QUESTIONS_A_TALK: usize = 8;

/// The book of the morning, with the people told so far.
pub(super) struct Morning<'a> {
    pub(super) book: Book,
    pub(super) days: &'a Days<'a>,
    ids: FreshIds,
}

/// A person in a line.
pub(super) struct Who {
    pub(super) name: &'static str,
    pub(super) role: &'static str,
    pub(super) employer: &'static str,
    pub(super) field: &'static str,
    pub(super) source: SourceKind,
}

impl<'a> Morning<'a> {
    pub(super) fn new(days: &'a Days<'a>) -> Self {
        let mut book = Book {
            settings: Arc::new(Settings { employer: "Lindenhof Archive".to_owned(), ..Settings::default() }),
            goals: Arc::new(goals()),
            ..Book::default()
        };
        let question =
            |(topic, text): &(&str, &str)| Question { text: (*text).to_owned(), topic: (*topic).to_owned() };
        let first_talk = QUESTIONS.iter().take(QUESTIONS_A_TALK).map(question).collect();
        book.question_lists.insert("first talk".to_owned(), Arc::new(first_talk));
        Self { book, days, ids: FreshIds::seeded(SEED) }
    }

    pub(super) fn fresh(&mut self) -> Id {
        self.ids.fresh()
    }

    /// Somebody, with the story that `tell` tells of them.
    pub(super) fn add(&mut self, who: &Who, tell: impl FnOnce(&mut Telling<'_>)) -> Id {
        let id = self.fresh();
        self.add_as(id, who, tell);
        id
    }

    /// The same, with an id that others name.
    pub(super) fn add_as(&mut self, id: Id, who: &Who, tell: impl FnOnce(&mut Telling<'_>)) {
        let Ok(name) = Name::parse(who.name) else { return };
        let contact = Contact {
            role: who.role.to_owned(),
            employer: who.employer.to_owned(),
            field: who.field.to_owned(),
            source: Some(Source { kind: who.source, by: None, name: String::new() }),
            ..Contact::new(name)
        };
        let mut telling = Telling::of(contact, self.days, &mut self.ids);
        tell(&mut telling);
        self.book.contacts.insert(id, Arc::new(telling.contact));
    }

    /// Somebody about whom nothing is told.
    pub(super) fn put(&mut self, contact: Contact) {
        let id = self.fresh();
        self.book.contacts.insert(id, Arc::new(contact));
    }
}

fn goals() -> Goals {
    let explored = |what: &str, to_find_out: &str| Exploring {
        what: what.to_owned(),
        to_find_out: to_find_out.to_owned(),
    };
    Goals {
        name: "Sam".to_owned(),
        introduction: "I was a nurse for six years and now keep a small archive. I want to learn how services are \
                       made that people do not have to fight with. I am good at listening, and at plain records."
            .to_owned(),
        exploring: vec![
            explored("user research", "Do I like the days, not only the idea?"),
            explored("service design", "Which training counts?"),
        ],
        ..Goals::default()
    }
}

/// A talk was thought over on the same evening: this stays of it, and this path is to be pursued or not.
pub(super) fn thought_over(person: &mut Telling<'_>, talk: Id, stays: &str, verdict: Verdict) {
    let Some(interview) = person.contact.interviews.get_mut(&talk) else { return };
    let (stays, verdict) = (stays.to_owned(), Some(verdict));
    interview.debrief = Some(Debrief { stays, verdict, ..Debrief::default() });
    if let Moment::Instant(start) = interview.starts_at {
        person.on_talk(talk, EventKind::Debriefed, person.days.after(start, 5 * 60), "");
    }
}

/// A request by `channel` about `about`, with its text.
pub(super) fn request(channel: &str, about: &str, message: &str) -> Request {
    Request {
        about: about.to_owned(),
        channel: Channel::usual(channel),
        message: message.to_owned(),
        ..Request::default()
    }
}

/// The questions of a first talk, the third, the fourth and the seventh not to be left out, with what was answered.
pub(super) fn questions(answers: &[(&str, bool)]) -> Vec<Answer> {
    let answers = answers.iter().copied().map(Some).chain(std::iter::repeat(None));
    QUESTIONS
        .iter()
        .take(QUESTIONS_A_TALK)
        .zip(answers)
        .enumerate()
        .map(|(place, ((topic, question), answer))| Answer {
            question: (*question).to_owned(),
            topic: (*topic).to_owned(),
            must_ask: matches!(place, 2 | 3 | 6),
            asked: answer.is_some(),
            text: answer.map(|(text, _)| text.to_owned()).unwrap_or_default(),
            starred: answer.is_some_and(|(_, starred)| starred),
        })
        .collect()
}
