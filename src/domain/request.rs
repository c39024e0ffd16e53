//! A request: one ask, for a conversation or for an introduction.

use serde::{Deserialize, Serialize};

use super::{channel::Channel, id::Id};

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// A conversation.
    #[default]
    Conversation,
    /// An introduction to somebody else.
    Introduction,
}

impl Purpose {
    fn is_usual(&self) -> bool {
        *self == Self::Conversation
    }
}

/// One ask. What became of it is derived from the events that name it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// What it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// What is asked for.
    #[serde(default, rename = "for", skip_serializing_if = "Purpose::is_usual")]
    pub purpose: Purpose,
    /// To whom an introduction is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Id>,
    /// The channel it goes by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// Its text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub message: String,
}
