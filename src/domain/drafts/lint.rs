//! What is worth a second look before a message goes out.

use super::{facts::Facts, gaps::Gap, kind::DraftKind};

/// How many words a request has at most.
pub const REQUEST_WORDS: usize = 75;

/// One remark on a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Of which kind.
    pub kind: FindingKind,
    /// Why, in words.
    pub reason: String,
}

/// The kinds of remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// A gap is left.
    Gap,
    /// A request is longer than it should be.
    Long,
}

impl FindingKind {
    /// The kind's word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Long => "long",
        }
    }
}

/// How many words a text has, its gaps left out.
pub(super) fn words(text: &str, gaps: &[Gap]) -> usize {
    let mut from = 0;
    let mut count = 0;
    let ends = gaps.iter().map(|gap| gap.at.clone()).chain(std::iter::once(text.len()..text.len()));
    for gap in ends {
        let piece = text.get(from..gap.start).unwrap_or_default();
        count += piece.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        from = gap.end;
    }
    count
}

/// The remarks on a text.
pub(super) fn findings(kind: DraftKind, text: &str, gaps: &[Gap], _facts: &Facts<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let words = words(text, gaps);
    if kind == DraftKind::Request && words > REQUEST_WORDS {
        let reason = format!("{words} words; a request of {REQUEST_WORDS} at most is read");
        found.push(Finding { kind: FindingKind::Long, reason });
    }
    for gap in gaps {
        found.push(Finding { kind: FindingKind::Gap, reason: format!("still to fill: {}", gap.prompt) });
    }
    found
}
