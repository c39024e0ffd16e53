//! The questions that stand over a screen until they are answered or left: lines, choices, forms, help.

use ratatui::{Frame, layout::Rect};

use self::form_page::subject::Subject;
use super::{
    action::{Action, Context},
    edit::Typed,
    key::Key,
    look::Look,
    question::Question,
    session::Session,
    step::Step,
};
use crate::domain::command::Act;

pub mod choice;
pub mod confirm;
pub mod form_page;
pub mod help;
pub mod let_go;
pub mod line;
pub mod palette;
pub mod pick_questions;
pub mod preview;
mod title;
pub mod verdict;

/// One question and what was answered so far.
#[derive(Debug)]
pub enum Asking {
    /// One line: capture, note, snooze, done otherwise, a file's path.
    Line(line::Line),
    /// One of several acts.
    Choice(choice::Choice),
    /// Let go of what?
    LetGo(let_go::LetGo),
    /// An act on many records, shown first.
    Preview(preview::Preview),
    /// Yes or no.
    Confirm(confirm::Confirm),
    /// What is known, to be changed.
    Form(form_page::FormPage),
    /// The questions of a talk.
    PickQuestions(pick_questions::PickQuestions),
    /// Is it for me?
    Verdict(verdict::AskVerdict),
    /// The keys.
    Help(help::Help),
    /// Every verb, screen and person by name.
    Palette(palette::Palette),
}

/// Sends a call to the question.
macro_rules! to_asking {
    ($asking:expr, $name:ident => $call:expr) => {
        match $asking {
            Asking::Line($name) => $call,
            Asking::Choice($name) => $call,
            Asking::LetGo($name) => $call,
            Asking::Preview($name) => $call,
            Asking::Confirm($name) => $call,
            Asking::Form($name) => $call,
            Asking::PickQuestions($name) => $call,
            Asking::Verdict($name) => $call,
            Asking::Help($name) => $call,
            Asking::Palette($name) => $call,
        }
    };
}

impl Asking {
    /// Puts a question.
    ///
    /// # Errors
    /// Why it cannot be put.
    pub fn of(question: Question, session: &Session) -> Result<Self, &'static str> {
        Ok(match question {
            Question::Capture(via) => Self::Line(line::Line::capture(via.as_deref())),
            Question::Plan(people) => Self::Line(line::Line::plan(people, session)),
            Question::Note(people, words) => Self::Line(line::Line::note(people, words)),
            Question::Snooze(follow_up) => Self::Line(line::Line::snooze(&follow_up)),
            Question::Otherwise(follow_up) => Self::Line(line::Line::otherwise(&follow_up)),
            Question::Import(path) => Self::Line(line::Line::import(&path)),
            Question::Columns(path, table) => Self::Line(line::Line::columns(&path, &table)),
            Question::Again(contact) => Self::Line(line::Line::again(contact)),
            Question::SetAside(contact) => Self::Line(line::Line::set_aside(contact)),
            Question::Stays(interview) => Self::Line(line::Line::stays(interview)),
            Question::Given(contact, talk) => Self::Line(line::Line::given(contact, talk)),
            Question::Promise(contact, talk) => Self::Line(line::Line::promise(contact, talk)),
            Question::Advice(contact, talk) => Self::Line(line::Line::advice(contact, talk)),
            Question::Verdict(interview) => Self::Verdict(verdict::AskVerdict::of(interview)),
            Question::ThinkOver(interview) => {
                Self::Form(form_page::FormPage::on(Subject::ThinkOver(interview), session))
            }
            Question::TakeUp(rescued) => line::Line::taken_up(&rescued, session)
                .map(Self::Line)
                .or_else(|| form_page::FormPage::taken_up(&rescued, session).map(Self::Form))
                .ok_or("What it was for is not there any more; it stays where it is until thrown away")?,
            Question::Instead(refusal) => Self::Choice(choice::Choice::instead(refusal)),
            Question::Outcome(follow_up) => Self::Choice(choice::Choice::outcome(&follow_up)),
            Question::More(contact) => Self::Choice(choice::Choice::more(contact)),
            Question::Became(record) => Self::Choice(choice::Choice::became(record, session)),
            Question::RewordRecord(record) => Self::Line(line::Line::reword_record(record, session)),
            Question::Redate(record) => Self::Line(line::Line::redate(record)),
            Question::Tried(record) => Self::Line(line::Line::tried(record)),
            Question::Introducer(contact) => Self::Line(line::Line::introducer(contact, session)),
            Question::Links(links) => Self::Choice(choice::Choice::links(links)),
            Question::CopyAddress { why, address } => Self::Confirm(confirm::Confirm::copy(&why, address)),
            Question::Consent(contact) => Self::Choice(choice::Choice::consent(contact)),
            Question::Begin(contact) => Self::Choice(
                choice::Choice::begin(contact, session)
                    .ok_or("No talk is booked. With the cursor on a person, ⟦b⟧ begins one that was not")?,
            ),
            Question::Rescued(rescued) => Self::Choice(choice::Choice::rescued(rescued, session)),
            Question::LetGo(focus) => Self::LetGo(let_go::LetGo::of(&focus)),
            Question::ContactForm(contact) => {
                Self::Form(form_page::FormPage::on(Subject::Contact(contact), session))
            }
            Question::Explore(what) => Self::Line(line::Line::explore(&what, session)),
            Question::Setting(setting) => Self::Line(line::Line::setting(setting, session)),
            Question::Landed => Self::Line(line::Line::landed()),
            Question::GoalsForm => Self::Form(form_page::FormPage::on(Subject::Goals, session)),
            Question::TalkForm(interview) => {
                Self::Form(form_page::FormPage::on(Subject::Talk(interview), session))
            }
            Question::ListsForm => Self::Form(form_page::FormPage::on(Subject::Lists, session)),
            Question::TemplateForm(kind) => {
                Self::Form(form_page::FormPage::on(Subject::Template(kind), session))
            }
            Question::Config(name) => Self::Line(line::Line::config(&name, session)),
            Question::AskToo(interview) => Self::Line(line::Line::ask(interview)),
            Question::Reword(interview, question) => Self::Line(line::Line::reword(interview, &question)),
            Question::Own(list) => Self::Line(line::Line::own_question(&list)),
            Question::RewordOwn { list, text } => Self::Line(line::Line::reword_own(&list, &text)),
            Question::PutIn(question) => Self::Line(line::Line::put_in(question)),
            Question::Pick(interview) => {
                Self::PickQuestions(pick_questions::PickQuestions::of(interview, session)?)
            }
            Question::Kind(contact) => Self::Choice(choice::Choice::kind(contact, session)),
            Question::Gap(contact, of) => {
                Self::Line(line::Line::gap(contact, of, session).ok_or("There is no gap left to be filled")?)
            }
            Question::IntroductionTo(contact) => Self::Line(line::Line::introduction_to(contact)),
            Question::Delete(people) => Self::Confirm(confirm::delete(&people, session)),
            Question::Preview { title, lines, act } => {
                Self::Preview(preview::Preview::new(title, lines, act))
            }
            Question::Table { title, lines, act, path, table } => {
                Self::Preview(preview::Preview::new(title, lines, act).of_table(path, table))
            }
            Question::Confirm { question, lines, act } => {
                Self::Confirm(confirm::Confirm::new(question, lines, act))
            }
        })
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        to_asking!(self, asking => asking.context())
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        to_asking!(self, asking => asking.act(action, session))
    }

    /// What it makes of a key that is no verb here: text, where text is typed.
    pub fn key(&mut self, key: Key, session: &Session) -> Typed {
        match self {
            Self::Line(line) => line.key(key, session),
            Self::Form(form) => form.key(key),
            Self::Help(help) => help.key(key),
            Self::Palette(palette) => palette.key(key),
            Self::PickQuestions(pick) => pick.key(key),
            _ => Typed::Ignored,
        }
    }

    /// What it makes of pasted text.
    pub fn paste(&mut self, text: &str, session: &Session) -> Typed {
        match self {
            Self::Line(line) => line.paste(text, session),
            Self::Form(form) => form.paste(text),
            Self::Help(help) => help.paste(text),
            Self::Palette(palette) => palette.paste(text),
            Self::PickQuestions(pick) => pick.paste(text),
            _ => Typed::Ignored,
        }
    }

    /// What has been typed and not yet noted, with what it is for: to be kept, should the program end now.
    pub fn typed(&self) -> Option<(String, String)> {
        match self {
            Self::Line(line) => line.typed(),
            Self::Form(form) => form.typed(),
            Self::Choice(choice) => choice.unfiled(),
            _ => None,
        }
    }

    /// Whether what is typed here can be noted at all: what it is about is still in the book.
    pub fn has_place(&self, session: &Session) -> bool {
        match self {
            Self::Line(line) => line.has_place(session),
            Self::Form(form) => form.has_place(session),
            _ => true,
        }
    }

    /// What is put off where it is left unanswered.
    pub fn waits(&self, session: &Session) -> Option<Act> {
        match self {
            Self::Line(line) => line.waits(session),
            _ => None,
        }
    }

    /// Where an earlier session had kept what is typed here.
    pub fn rescued_from(&self) -> Option<String> {
        match self {
            Self::Line(line) => line.rescued_from(),
            Self::Form(form) => form.rescued_from(),
            _ => None,
        }
    }

    /// What was typed, could not be understood among other lines, and is still to be mended.
    pub fn rest(&self, session: &Session) -> Option<(String, String)> {
        match self {
            Self::Line(line) => line.rest(session),
            _ => None,
        }
    }

    /// How many rows it wants at the foot of the screen, out of `rows`; all of them for a question of its own.
    pub fn rows(&self, session: &Session, look: &Look, columns: u16, rows: u16) -> u16 {
        to_asking!(self, asking => asking.rows(session, look, columns, rows))
    }

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        to_asking!(self, asking => asking.view(session, look, frame, area));
    }
}
