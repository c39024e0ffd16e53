//! What is listed: the asks, or whom to ask next, in some order.

use crate::domain::candidates::By;

/// What is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// The asks.
    #[default]
    Asks,
    /// Whom to ask next.
    Next(By),
}

impl Sight {
    /// In the order of the heading.
    pub const ALL: [Self; 6] = [
        Self::Asks,
        Self::Next(By::Nearness),
        Self::Next(By::Field),
        Self::Next(By::Role),
        Self::Next(By::Employer),
        Self::Next(By::Introducer),
    ];

    /// The word in the heading.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asks => "Asks",
            Self::Next(By::Nearness) => "Ask next",
            Self::Next(By::Field) => "by field",
            Self::Next(By::Role) => "role",
            Self::Next(By::Employer) => "employer",
            Self::Next(By::Introducer) => "who introduces",
        }
    }

    /// The next one, round and round; the one before with `-1`.
    pub fn step(self, by: isize) -> Self {
        let all = Self::ALL.len();
        let at = Self::ALL.iter().position(|sight| *sight == self).unwrap_or(0);
        let to = (at + all).saturating_add_signed(by) % all;
        Self::ALL.get(to).copied().unwrap_or_default()
    }
}
