//! What a draft is for: a follow-up that it settles, or a message of a kind to a person.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::kind::DraftKind;
use crate::domain::follow_up::FollowUpId;

/// What a draft is for. In the file it is the follow-up's id or the kind's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftFor {
    /// It settles this follow-up.
    FollowUp(FollowUpId),
    /// A message that no follow-up asks for.
    Message(DraftKind),
}

impl fmt::Display for DraftFor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FollowUp(id) => id.fmt(f),
            Self::Message(kind) => kind.fmt(f),
        }
    }
}

impl FromStr for DraftFor {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(kind) = DraftKind::parse(text) {
            return Ok(Self::Message(kind));
        }
        text.parse().map(Self::FollowUp).map_err(|_| {
            format!("{text:?} is neither a follow-up's id like nudge-k7q2m4xw nor a kind like update")
        })
    }
}

impl Serialize for DraftFor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DraftFor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
