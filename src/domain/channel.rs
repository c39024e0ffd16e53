//! How people are reached: the channel of a message, the medium of a talk.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A channel or medium in the user's words; the usual ones under one spelling each.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Channel(String);

/// The one spelling of each usual channel, and what people type for it.
const USUAL: &[(&str, &[&str])] = &[
    ("e-mail", &["email", "e-mail", "mail", "emailed", "mailed"]),
    ("LinkedIn", &["linkedin", "li", "inmail"]),
    ("phone", &["phone", "call", "phoned", "telephone", "tel"]),
    ("text message", &["text", "sms", "texted"]),
    ("WhatsApp", &["whatsapp", "wa"]),
    ("Signal", &["signal"]),
    ("card", &["card", "postcard"]),
    ("letter", &["letter", "post"]),
    ("in person", &["person", "inperson", "in-person", "face-to-face", "irl"]),
    ("Zoom", &["zoom"]),
    ("Teams", &["teams"]),
    ("Meet", &["meet", "gmeet"]),
    ("video", &["video", "videocall"]),
    ("coffee", &["coffee"]),
    ("Slack", &["slack"]),
    ("Xing", &["xing"]),
];

/// The usual channels by which nothing is written.
const SPOKEN: &[&str] = &["phone", "in person", "Zoom", "Teams", "Meet", "video", "coffee"];

impl Channel {
    /// The channel meant by `text`: a usual one in its usual spelling, anything else as typed. Blank is none.
    pub fn parse(text: &str) -> Option<Self> {
        let text = super::name::one_line(text);
        if text.is_empty() {
            return None;
        }
        Some(Self::usual(&text).unwrap_or(Self(text)))
    }

    /// The usual channel meant by `word`, in any case.
    pub fn usual(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        USUAL
            .iter()
            .find(|(name, words)| words.contains(&word.as_str()) || name.to_lowercase() == word)
            .map(|(name, _)| Self((*name).to_owned()))
    }

    /// The channel's name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a message goes by it in writing.
    pub fn is_written(&self) -> bool {
        !SPOKEN.contains(&self.as_str())
    }

    /// With its preposition, as in a sentence: "by e-mail", "on Zoom", "in person".
    pub fn phrase(&self) -> String {
        match self.0.as_str() {
            "in person" => self.0.clone(),
            "Zoom" | "Teams" | "Meet" | "Slack" | "Signal" => format!("on {}", self.0),
            "coffee" => "over coffee".to_owned(),
            _ => format!("by {}", self.0),
        }
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_channels_have_one_spelling() {
        for (typed, phrase) in [
            ("Mail", "by e-mail"),
            ("zoom", "on Zoom"),
            ("linkedin", "by LinkedIn"),
            ("in person", "in person"),
            ("pigeon", "by pigeon"),
        ] {
            assert_eq!(Channel::parse(typed).unwrap().phrase(), phrase);
        }
        assert_eq!(Channel::parse(" \t"), None);
        for (typed, is_written) in [("mail", true), ("pigeon", true), ("zoom", false), ("in person", false)] {
            assert_eq!(Channel::parse(typed).unwrap().is_written(), is_written, "{typed}");
        }
    }
}
