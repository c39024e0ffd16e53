//! Which people are listed: those one works with, the pool, those set aside, everyone.

use crate::domain::contact::Contact;

/// Some of the people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// The working list.
    #[default]
    InTouch,
    /// Imported, not yet asked.
    Pool,
    /// No longer followed up.
    SetAside,
    /// Everyone.
    All,
}

impl Sight {
    /// In the order of the heading.
    pub const ALL: [Self; 4] = [Self::InTouch, Self::Pool, Self::SetAside, Self::All];

    /// The word in the heading.
    pub fn name(self) -> &'static str {
        match self {
            Self::InTouch => "In touch",
            Self::Pool => "Pool",
            Self::SetAside => "Set aside",
            Self::All => "All",
        }
    }

    /// The narrowest one that holds a person.
    pub fn of(contact: &Contact) -> Self {
        match (contact.retired.is_some(), contact.pool) {
            (true, _) => Self::SetAside,
            (false, true) => Self::Pool,
            (false, false) => Self::InTouch,
        }
    }

    /// Whether people of a narrower sight are among them.
    pub fn holds(self, narrow: Self) -> bool {
        self == Self::All || self == narrow
    }

    /// The next one, round and round; the one before with `-1`.
    pub fn step(self, by: isize) -> Self {
        let at = Self::ALL.iter().position(|sight| *sight == self).unwrap_or(0);
        let to = at.saturating_add_signed(by + 4) % Self::ALL.len();
        Self::ALL.get(to).copied().unwrap_or_default()
    }
}
