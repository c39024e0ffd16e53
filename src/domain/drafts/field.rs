//! What a template can name, each with a line of help.

/// What a template can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The given name.
    Name,
    /// The whole name.
    FullName,
    /// Where they work.
    Employer,
    /// As what.
    Role,
    /// How the user comes to write.
    Connection,
    /// Who introduced or named them.
    IntroducedBy,
    /// Whom they named, or are asked to introduce.
    Named,
    /// The user's name.
    MyName,
    /// The user's own introduction.
    Introduction,
    /// Its first sentence.
    WhoIAm,
    /// What is asked about.
    About,
    /// The day of what the message is about.
    Day,
    /// When one may write or ask again.
    Again,
    /// What stays of the talk.
    Stays,
    /// The starred answers of the talk.
    Starred,
    /// The times that were offered.
    Times,
    /// What they gave.
    Gave,
    /// What became of whom they named.
    News,
    /// What they told the user to try, and what came of it.
    Advice,
    /// A sentence that says it is late, where it is.
    Late,
    /// What work the user has found, in the line for everyone who helped.
    Work,
}

impl Field {
    /// Every field, in the order of the help.
    pub const ALL: [Self; 21] = [
        Self::Name,
        Self::FullName,
        Self::Employer,
        Self::Role,
        Self::Connection,
        Self::IntroducedBy,
        Self::Named,
        Self::MyName,
        Self::Introduction,
        Self::WhoIAm,
        Self::About,
        Self::Day,
        Self::Again,
        Self::Stays,
        Self::Starred,
        Self::Times,
        Self::Gave,
        Self::News,
        Self::Advice,
        Self::Late,
        Self::Work,
    ];

    /// As it stands between the braces.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::FullName => "full name",
            Self::Employer => "employer",
            Self::Role => "role",
            Self::Connection => "connection",
            Self::IntroducedBy => "introduced by",
            Self::Named => "named",
            Self::MyName => "my name",
            Self::Introduction => "introduction",
            Self::WhoIAm => "who I am",
            Self::About => "about",
            Self::Day => "day",
            Self::Again => "again",
            Self::Stays => "stays",
            Self::Starred => "starred",
            Self::Times => "times",
            Self::Gave => "gave",
            Self::News => "news",
            Self::Advice => "advice",
            Self::Late => "late",
            Self::Work => "work",
        }
    }

    /// What it is filled with, in a line of help.
    pub fn help(self) -> &'static str {
        match self {
            Self::Name => "the given name",
            Self::FullName => "the whole name",
            Self::Employer => "where the person works",
            Self::Role => "as what",
            Self::Connection => "how you come to write: \"Ben Ode gave me your name\"",
            Self::IntroducedBy => "who introduced or named the person",
            Self::Named => "whom the person named, or is asked to introduce",
            Self::MyName => "your name, as the goals have it",
            Self::Introduction => "your own introduction, from the goals",
            Self::WhoIAm => "the first sentence of your introduction",
            Self::About => "what you ask about",
            Self::Day => "the day of what you write about: \"on Tuesday\"",
            Self::Again => "when you may ask or write again: \"in January\"",
            Self::Stays => "what stays with you of the talk",
            Self::Starred => "a gap that shows the answers you starred, to be said in your own words",
            Self::Times => "the times you offered",
            Self::Gave => "what the person gave you: \"our talk on 3 November\"",
            Self::News => "what became of each person you were given, a line each",
            Self::Advice => "what you were told to try and tried, with what came of it, a line each",
            Self::Late => "a sentence that says it is late, where it is",
            Self::Work => "the work you have found, as you told it when you landed",
        }
    }

    /// The field with this word, in any case.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|field| field.word().to_lowercase() == word)
    }
}
