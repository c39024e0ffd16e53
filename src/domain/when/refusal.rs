//! Why words are not a date.

use std::fmt;

/// The years a date may lie in.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// How much of what was typed is repeated in a refusal, in characters.
const REPEATED: usize = 40;

/// Why a text is not a date, in words for the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotADate {
    /// Nothing was typed.
    Empty,
    /// This word, or what begins with it, says nothing about a date.
    NotUnderstood(String),
    /// There are several readings; the text names them and how to write each.
    Unclear(String),
    /// No calendar or clock has it; the text says why.
    Impossible(String),
    /// It lies outside [`YEARS`].
    TooFar,
    /// No zone has this name.
    UnknownZone {
        /// The name as typed.
        name: String,
        /// The zone whose name is nearest.
        near: &'static str,
    },
}

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no date: write fri, 27 nov, 3pm, in 2 days or 2026-11-27"),
            Self::NotUnderstood(word) => {
                let word = shortened(word);
                write!(f, "{word:?} is not a date: write fri, 27 nov, 3pm, in 2 days or 2026-11-27")
            }
            Self::Unclear(text) | Self::Impossible(text) => f.write_str(text),
            Self::TooFar => write!(f, "years go from {} to {}", YEARS.start(), YEARS.end()),
            Self::UnknownZone { name, near } => {
                write!(f, "no time zone is called {:?}; the nearest name is {near}", shortened(name))
            }
        }
    }
}

impl std::error::Error for NotADate {}

fn shortened(text: &str) -> String {
    let mut kept: String = text.chars().take(REPEATED).collect();
    if kept.len() < text.len() {
        kept.push_str("...");
    }
    kept
}
