//! What a screen or a question answers to a key.

use super::{action::Action, message::Effect, notice::Notice, question::Question};
use crate::domain::{
    command::{Act, Refusal},
    drafts::key::DraftFor,
    id::Id,
};

/// What is to follow.
#[derive(Debug)]
pub enum Step {
    /// Not a verb of this place: the program knows it, or nobody does.
    NotMine,
    /// It is dealt with.
    Stay,
    /// One step back: the question is closed, or the screen left.
    Back,
    /// Another screen; the present one is come back to.
    Open(Route),
    /// Another screen, and what can be done there.
    Guide(Route, Notice),
    /// A question over the present screen.
    Ask(Box<Question>),
    /// Change the book; the questions are closed where that is done, and stay where it is refused.
    Do(Act),
    /// The same; and where it is done, this.
    DoThen(Act, Box<Self>),
    /// It cannot be done; what can be done instead is asked.
    Refused(Refusal),
    /// Another verb, as if its key had been pressed; the question that wants it is closed.
    Run(Action),
    /// Say something.
    Tell(Notice),
    /// A line of `config`: its name is this value from now on; none is the usual again.
    Configure(String, Option<String>),
    /// Something outside; the question that asked for it is closed.
    Want(Effect),
}

/// The screens that can be gone to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The one the program starts with.
    Start,
    /// What is for today.
    Today,
    /// One thing after the other.
    Review,
    /// The people.
    Contacts,
    /// The people, to be filtered.
    Find,
    /// One person.
    Contact(Id),
    /// The open asks.
    Requests,
    /// The talks.
    Interviews,
    /// One talk.
    Talk(Id),
    /// One talk as it runs.
    Live(Id),
    /// The talk that runs with this person.
    Running(Id),
    /// One talk being thought over.
    Debrief(Id),
    /// The questions.
    Questions,
    /// What the talks taught.
    Insights,
    /// What the user wants to learn.
    Goals,
    /// A message to a person.
    Write(Id, DraftFor),
}

impl Route {
    /// The screen with this number in the title bar; the first one for a number that none has.
    pub fn numbered(number: u8) -> Self {
        match number {
            2 => Self::Requests,
            3 => Self::Contacts,
            4 => Self::Interviews,
            5 => Self::Questions,
            6 => Self::Insights,
            _ => Self::Today,
        }
    }
}

impl Step {
    /// A question over the present screen.
    pub fn ask(question: Question) -> Self {
        Self::Ask(Box::new(question))
    }

    /// A refusal in a few words.
    pub fn refuse(words: impl Into<String>) -> Self {
        Self::Tell(Notice::refused(words))
    }
}
