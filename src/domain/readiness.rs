//! Whether the user is ready for the first request: three things that make an ask easy to answer.

use super::book::{Book, Goals};

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// The goals say what is explored.
    Goals,
    /// The introduction is written.
    Introduction,
    /// The user's own profile is up to date: who is asked looks at it first.
    Profile,
}

impl Ready {
    /// All of them, in the order in which they are best done.
    pub const ALL: [Self; 3] = [Self::Goals, Self::Introduction, Self::Profile];

    /// It, on the screen.
    pub fn words(self) -> &'static str {
        match self {
            Self::Goals => "what you want to learn is named",
            Self::Introduction => "your introduction is written",
            Self::Profile => "your profile is up to date",
        }
    }

    /// What it is about.
    pub fn name(self) -> &'static str {
        match self {
            Self::Goals => "your goals",
            Self::Introduction => "your introduction",
            Self::Profile => "your profile",
        }
    }

    /// What is to be done about it.
    pub fn to_do(self) -> &'static str {
        match self {
            Self::Goals => "name what you want to learn",
            Self::Introduction => "write your introduction, in three sentences",
            Self::Profile => "bring your own profile up to date; whom you ask looks there first",
        }
    }

    /// Whether it is done.
    pub fn is_done(self, goals: &Goals) -> bool {
        match self {
            Self::Goals => !goals.exploring.is_empty(),
            Self::Introduction => !goals.introduction.trim().is_empty(),
            Self::Profile => goals.profile_ready,
        }
    }
}

/// What is left to be done before the first request; nothing where one has gone out.
pub fn left(book: &Book) -> Vec<Ready> {
    let has_asked =
        book.contacts.values().any(|contact| !contact.requests.is_empty() || !contact.interviews.is_empty());
    let left = Ready::ALL.into_iter().filter(|ready| !has_asked && !ready.is_done(&book.goals));
    left.collect()
}
