//! An address that can be opened, and what it is.

use super::message::Effect;

/// An address that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it is, in words: `the profile, linkedin.com/in/ada`.
    pub words: String,
    /// The address: https, http or mailto.
    pub address: String,
}

impl Link {
    /// What opens it.
    pub fn effect(&self) -> Effect {
        Effect::OpenLink { link: self.address.clone(), said: format!("Opened {}", self.words) }
    }
}
