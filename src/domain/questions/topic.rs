//! The topics under which questions stand.

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// How they came to it.
    Path,
    /// What the work is like, day by day.
    Day,
    /// The field, and where it goes.
    Field,
    /// The employer.
    Employer,
    /// Skills and training.
    Skills,
    /// How one gets in, and the first steps.
    Entry,
    /// How people work together, and what is left of the day.
    Culture,
    /// What counts as good work.
    Success,
    /// What they would advise.
    Advice,
    /// Whom and what to know.
    People,
    /// Ways to try the work out.
    TryOut,
}

impl Topic {
    /// All of them, in the order of a talk: from their story to the user's next steps.
    pub const ALL: [Self; 11] = [
        Self::Path,
        Self::Day,
        Self::Field,
        Self::Employer,
        Self::Skills,
        Self::Entry,
        Self::Culture,
        Self::Success,
        Self::Advice,
        Self::People,
        Self::TryOut,
    ];

    /// The topic on the screen and in the file.
    pub fn words(self) -> &'static str {
        match self {
            Self::Path => "path into the work",
            Self::Day => "the day",
            Self::Field => "the field and its trends",
            Self::Employer => "the employer",
            Self::Skills => "skills and training",
            Self::Entry => "entry and first steps",
            Self::Culture => "culture and balance",
            Self::Success => "measures of success",
            Self::Advice => "advice",
            Self::People => "people and groups",
            Self::TryOut => "trying the work out",
        }
    }

    /// The topic with these words, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|topic| topic.words() == wanted)
    }
}
