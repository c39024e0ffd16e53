//! What is missing for a path, a line each: `skill: SQL`, `degree: nursing`; without a kind it is a skill.

use super::{
    interview::{Gap, GapKind},
    search::fold,
};

impl GapKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Skill, Self::Degree, Self::Certificate, Self::Class];

    /// The kind's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Skill => "skill",
            Self::Degree => "degree",
            Self::Certificate => "certificate",
            Self::Class => "class",
        }
    }
}

/// What one line says is missing; none where it is blank.
pub fn parse(line: &str) -> Option<Gap> {
    let line = line.trim();
    let said = line.split_once(':').and_then(|(word, what)| Some((kind(word)?, what.trim())));
    let (kind, what) = said.unwrap_or((GapKind::Skill, line));
    (!what.is_empty()).then(|| Gap { kind, what: what.to_owned() })
}

/// The line that says so.
pub fn line(gap: &Gap) -> String {
    format!("{}: {}", gap.kind.word(), gap.what)
}

fn kind(word: &str) -> Option<GapKind> {
    match fold(word).as_str() {
        "skill" | "skills" => Some(GapKind::Skill),
        "degree" => Some(GapKind::Degree),
        "certificate" | "cert" => Some(GapKind::Certificate),
        "class" | "course" => Some(GapKind::Class),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_their_word() {
        for (text, expected) in [
            ("skill: SQL", "skill: SQL"),
            ("  Degree:nursing ", "degree: nursing"),
            ("cert: scrum", "certificate: scrum"),
            ("course: statistics", "class: statistics"),
            ("SQL", "skill: SQL"),
            ("patience: much", "skill: patience: much"),
            ("class:", ""),
            (" ", ""),
        ] {
            assert_eq!(parse(text).map(|gap| line(&gap)).unwrap_or_default(), expected, "{text:?}");
        }
    }
}
