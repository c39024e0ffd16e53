//! The screens, in one table: what each shows, on whom its keys act, and what it makes of them.

use ratatui::{Frame, layout::Rect, text::Line};

use super::{
    action::{Action, Context},
    acts,
    edit::Typed,
    focus::Focus,
    key::Key,
    look::Look,
    screens::{
        contact::ContactPage, contacts::Contacts, debrief::Debrief, first_run::FirstRun, goals::Goals,
        insights::Insights, interviews::Interviews, live::Live, questions::Questions, requests::Requests,
        review::Review, talk::Talk, today::Today, unreadable::Unreadable, welcome_back::WelcomeBack,
        write::Write,
    },
    session::Session,
    step::{Route, Step},
};
use crate::domain::{command::Act, running};

/// One screen and what it remembers.
#[derive(Debug)]
pub enum Screen {
    /// What is for today.
    Today(Today),
    /// One thing after the other.
    Review(Review),
    /// The people.
    Contacts(Contacts),
    /// One person.
    Contact(ContactPage),
    /// The open asks by whose turn it is, the closed ones below.
    Requests(Requests),
    /// The talks: coming and past.
    Interviews(Interviews),
    /// One talk: what to know, what to ask, what was answered.
    Talk(Talk),
    /// A talk as it runs: the clock, the questions, the answers.
    Live(Live),
    /// Thinking a talk over, step by step.
    Debrief(Debrief),
    /// The bank of questions and the user's own lists.
    Questions(Questions),
    /// What all the talks taught.
    Insights(Insights),
    /// What the user wants to learn, and how much to do in a week.
    Goals(Goals),
    /// A message being written.
    Write(Write),
    /// The empty book.
    FirstRun(FirstRun),
    /// After days away.
    WelcomeBack(WelcomeBack),
    /// The book could not be read.
    Unreadable(Unreadable),
}

/// Sends a call to the screen that is shown.
macro_rules! to_screen {
    ($screen:expr, $name:ident => $call:expr) => {
        match $screen {
            Screen::Today($name) => $call,
            Screen::Review($name) => $call,
            Screen::Contacts($name) => $call,
            Screen::Contact($name) => $call,
            Screen::Requests($name) => $call,
            Screen::Interviews($name) => $call,
            Screen::Talk($name) => $call,
            Screen::Live($name) => $call,
            Screen::Debrief($name) => $call,
            Screen::Questions($name) => $call,
            Screen::Insights($name) => $call,
            Screen::Goals($name) => $call,
            Screen::Write($name) => $call,
            Screen::FirstRun($name) => $call,
            Screen::WelcomeBack($name) => $call,
            Screen::Unreadable($name) => $call,
        }
    };
}

impl Screen {
    /// The screen the program starts with: the empty book's, the one after days away, or Today.
    pub fn start(session: &Session) -> Self {
        let mut start = if session.book.is_empty() {
            Self::FirstRun(FirstRun::default())
        } else if session.agenda.welcome_back.is_some() {
            Self::WelcomeBack(WelcomeBack::default())
        } else {
            Self::Today(Today::default())
        };
        start.refresh(session);
        start
    }

    /// The screen of a route.
    pub fn at(route: Route, session: &Session) -> Self {
        match route {
            Route::Start => Self::start(session),
            Route::Today if session.book.is_empty() => Self::FirstRun(FirstRun::default()),
            Route::Today => Self::Today(Today::default()),
            Route::Review => Self::Review(Review::start(session)),
            Route::Contacts => Self::Contacts(Contacts::default()),
            Route::Find => Self::Contacts(Contacts::finding()),
            Route::Contact(contact) => Self::Contact(ContactPage::of(contact)),
            Route::Requests => Self::Requests(Requests::default()),
            Route::Interviews => Self::Interviews(Interviews::default()),
            Route::Talk(interview) => Self::Talk(Talk::of(interview)),
            Route::Live(interview) => Self::Live(Live::of(interview)),
            Route::Running(contact) => {
                let runs = running::running_with(&session.book, &session.now, contact);
                runs.map_or_else(
                    || Self::Contact(ContactPage::of(contact)),
                    |talk| Self::Live(Live::of(talk.interview)),
                )
            }
            Route::Debrief(interview) => Self::Debrief(Debrief::of(interview)),
            Route::Questions => Self::Questions(Questions::default()),
            Route::Insights => Self::Insights(Insights::default()),
            Route::Goals => Self::Goals(Goals::default()),
            Route::Write(contact, of) => Self::Write(Write::of(contact, of)),
        }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        to_screen!(self, screen => screen.context())
    }

    /// The number of the title bar that it belongs to.
    pub fn number(&self) -> Option<u8> {
        match self {
            Self::Today(_) | Self::FirstRun(_) | Self::WelcomeBack(_) | Self::Review(_) => Some(1),
            Self::Requests(_) => Some(2),
            Self::Contacts(_) | Self::Contact(_) => Some(3),
            Self::Interviews(_) | Self::Talk(_) | Self::Live(_) | Self::Debrief(_) => Some(4),
            Self::Questions(_) => Some(5),
            Self::Insights(_) => Some(6),
            Self::Goals(_) | Self::Write(_) | Self::Unreadable(_) => None,
        }
    }

    /// Whether both are the same list of many things, which there is only one of.
    pub fn is_same_list(&self, other: &Self) -> bool {
        matches!(
            (self, other),
            (Self::Review(_), Self::Review(_))
                | (Self::Requests(_), Self::Requests(_))
                | (Self::Contacts(_), Self::Contacts(_))
                | (Self::Interviews(_), Self::Interviews(_))
                | (Self::Questions(_), Self::Questions(_))
                | (Self::Insights(_), Self::Insights(_))
                | (Self::Goals(_), Self::Goals(_))
        )
    }

    /// What stands in the first row instead of the title bar: the two ends of it. None for the title bar.
    pub fn title(&self, session: &Session) -> Option<(String, String)> {
        to_screen!(self, screen => screen.title(session))
    }

    /// On whom and what keys act.
    pub fn focus(&self, session: &Session) -> Focus {
        to_screen!(self, screen => screen.focus(session))
    }

    /// Why a verb does nothing now.
    pub fn why_off(&self, action: Action, session: &Session) -> Option<&'static str> {
        match self {
            Self::Unreadable(page) => page.why_off(action),
            Self::Write(page) => page.why_off(action, session),
            Self::Debrief(page) if page.why_off(action).is_some() => page.why_off(action),
            Self::Insights(page) if action == Action::Open => page.why_off(action),
            Self::Live(live) => live.why_off(action, session),
            Self::Contact(page) if page.is_for_row(action) => None,
            Self::Requests(page) if page.why_off(action).is_some() => page.why_off(action),
            Self::Questions(page) => page.why_off(action),
            Self::Talk(talk) => talk.why_off(action).or_else(|| match action {
                Action::Done => None,
                _ => acts::why_off(action, &self.focus(session), session),
            }),
            // Nobody is in focus here, and nobody needs to be.
            Self::FirstRun(_) if action == Action::Open => None,
            Self::Goals(_) if matches!(action, Action::Open | Action::Edit | Action::Delete) => None,
            _ => acts::why_off(action, &self.focus(session), session),
        }
    }

    /// What a verb is called there, where that is not what it is called elsewhere.
    pub fn name(&self, action: Action, session: &Session) -> Option<&'static str> {
        match self {
            Self::Contact(page) if page.is_for_row(action) => page.name(action),
            Self::Live(live) => live.name(action, session),
            Self::Write(page) => page.name(action),
            Self::Talk(talk) => talk.name(action),
            Self::Debrief(page) => page.name(action),
            _ => None,
        }
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        to_screen!(self, screen => screen.act(action, session))
    }

    /// What it makes of a key that is no verb here: text, where text is typed.
    pub fn key(&mut self, key: Key) -> Typed {
        match self {
            Self::Contacts(contacts) => contacts.key(key),
            Self::Requests(requests) => requests.key(key),
            Self::Live(live) => live.key(key),
            Self::Write(page) => page.key(key),
            Self::Questions(questions) => questions.key(key),
            _ => Typed::Ignored,
        }
    }

    /// What it makes of pasted text.
    pub fn paste(&mut self, text: &str) -> Typed {
        match self {
            Self::Contacts(contacts) => contacts.paste(text),
            Self::Requests(requests) => requests.paste(text),
            Self::Live(live) => live.paste(text),
            Self::Write(page) => page.paste(text),
            Self::Questions(questions) => questions.paste(text),
            _ => Typed::Ignored,
        }
    }

    /// What is typed on it, with what it is for: it lies in the rescue until it stands in a saved record.
    pub fn typed(&self) -> Option<(String, String)> {
        match self {
            Self::Live(live) => live.typed(),
            Self::Write(page) => page.typed(),
            _ => None,
        }
    }

    /// What is typed on it and not in the book, as the act that puts it there.
    pub fn unkept(&self) -> Option<Act> {
        match self {
            Self::Live(live) => live.unkept(),
            Self::Write(page) => page.unkept(),
            _ => None,
        }
    }

    /// What is typed on it and stands nowhere else: it is asked about when the screen is left.
    pub fn only_here(&self) -> Option<(String, String)> {
        match self {
            Self::Live(live) => live.only_here(),
            Self::Write(page) => page.typed(),
            _ => None,
        }
    }

    /// The row below the title, where it has one.
    pub fn second_title(&self, session: &Session, look: &Look, columns: u16) -> Option<Line<'static>> {
        match self {
            Self::Live(live) => live.second_title(session, look, columns),
            _ => None,
        }
    }

    /// Looks at the book again, after it or the time has changed. A welcome back that has nothing more to welcome for
    /// makes room for what the program would start with: what was being cleared there goes on standing on Today. And
    /// Today stays, as wherever it was gone to, even where an undo would call for a welcome again.
    pub fn refresh(&mut self, session: &Session) {
        if let Self::WelcomeBack(page) = self
            && session.agenda.welcome_back.is_none()
        {
            let mut start = Self::start(session);
            if let Self::Today(today) = &mut start {
                today.go_on_with(page.ahead());
            }
            *self = start;
            return;
        }
        to_screen!(self, screen => screen.refresh(session));
    }

    /// What is to be done with an act that is wanted here.
    pub fn rounded_off(&self, act: Act, session: &Session) -> Act {
        match self {
            Self::Debrief(debrief) => debrief.rounded_off(act, session),
            _ => act,
        }
    }

    /// Nothing is asked any more: it goes on from what was asked.
    pub fn go_on(&mut self) {
        if let Self::Debrief(debrief) = self {
            debrief.go_on();
        }
    }

    /// What is to be noted when it is left for good.
    pub fn leaving(&self, session: &Session) -> Option<Act> {
        match self {
            Self::Debrief(debrief) => debrief.leaving(session),
            _ => None,
        }
    }

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        to_screen!(self, screen => screen.view(session, look, frame, area));
    }
}
