//! The two short lists that are gone through before a talk, and what stands on them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{name::one_line, search::fold};

/// The most lines one of the lists may have: what is longer is not gone through.
pub const MOST_LINES: usize = 20;

/// The longest line of the user's own, in characters.
pub const LONGEST_LINE: usize = 60;

/// One line of the two short lists of `prepare`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum PrepareItem {
    /// Read the notes on the person again.
    Notes,
    /// Choose and order the questions.
    Questions,
    /// What to wear.
    Clothes,
    /// What to bring.
    Bring,
    /// Time and zone are confirmed.
    Time,
    /// The latest news of the field and the employer.
    News,
    /// The way there, or the link.
    Way,
    /// A line in the user's own words. It never says the same as one of the others.
    Own(String),
}

impl PrepareItem {
    /// The lines that the program brings along.
    const KNOWN: [Self; 7] =
        [Self::Notes, Self::Questions, Self::Clothes, Self::Bring, Self::Time, Self::News, Self::Way];

    /// The line that `text` means: one of the program's by its word or as it stands on the screen, else the user's
    /// own.
    pub fn parse(text: &str) -> Self {
        let text = one_line(text);
        let folded = fold(&text);
        let is_meant = |item: &Self| item.word() == folded || fold(item.words()) == folded;
        Self::KNOWN.into_iter().find(is_meant).unwrap_or(Self::Own(text))
    }

    /// The line on the screen.
    pub fn words(&self) -> &str {
        match self {
            Self::Notes => "the notes",
            Self::Questions => "the questions",
            Self::Clothes => "clothes",
            Self::Bring => "what to bring",
            Self::Time => "time and zone confirmed",
            Self::News => "the news",
            Self::Way => "the way or link",
            Self::Own(text) => text,
        }
    }

    /// The line in the book.
    fn word(&self) -> &str {
        match self {
            Self::Notes => "notes",
            Self::Questions => "questions",
            Self::Clothes => "clothes",
            Self::Bring => "bring",
            Self::Time => "time",
            Self::News => "news",
            Self::Way => "way",
            Self::Own(text) => text,
        }
    }
}

impl From<String> for PrepareItem {
    fn from(word: String) -> Self {
        // A line of the user's own that says what one of the program's says was written as that one.
        Self::KNOWN.into_iter().find(|item| item.word() == word).unwrap_or(Self::Own(word))
    }
}

impl From<PrepareItem> for String {
    fn from(item: PrepareItem) -> Self {
        item.word().to_owned()
    }
}

/// The two short lists: what to see to the day before a talk, and on its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PrepareLists {
    /// For the day before.
    #[serde(skip_serializing_if = "is_usual_eve")]
    pub eve: Vec<PrepareItem>,
    /// For the day itself.
    #[serde(skip_serializing_if = "is_usual_day")]
    pub day: Vec<PrepareItem>,
}

impl Default for PrepareLists {
    fn default() -> Self {
        Self { eve: usual_eve(), day: usual_day() }
    }
}

impl PrepareLists {
    /// Both lists, in their order.
    pub fn all(&self) -> impl Iterator<Item = &PrepareItem> {
        self.eve.iter().chain(&self.day)
    }

    /// The line of the lists that `text` means: as it stands there, or the only one that begins so.
    pub fn find(&self, text: &str) -> Option<&PrepareItem> {
        let item = PrepareItem::parse(text);
        let wanted = fold(item.words());
        let mut beginning = self.all().filter(|other| {
            let words = fold(other.words());
            words.starts_with(&wanted) || words.strip_prefix("the ").is_some_and(|it| it.starts_with(&wanted))
        });
        self.all().find(|other| fold(other.words()) == wanted).or_else(|| {
            let only = beginning.next()?;
            beginning.next().is_none().then_some(only)
        })
    }

    /// What cannot be, in words; empty for sound lists.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (list, lines) in [("the day before", &self.eve), ("the day itself", &self.day)] {
            if lines.len() > MOST_LINES {
                faults.push(format!("{} lines for {list} are too many; {MOST_LINES} fit", lines.len()));
            }
        }
        let mut seen = BTreeSet::new();
        for item in self.all() {
            let words = item.words();
            match words.chars().count() {
                _ if words.trim().is_empty() => faults.push("a line to tick has no words".to_owned()),
                length if length > LONGEST_LINE => {
                    faults.push(format!(
                        "{words:.20}... is too long for a line to tick; {LONGEST_LINE} characters fit"
                    ));
                }
                _ if !seen.insert(fold(words)) => faults.push(format!("{words} stands there twice")),
                _ => {}
            }
        }
        faults
    }
}

fn usual_eve() -> Vec<PrepareItem> {
    use PrepareItem::{Bring, Clothes, Notes, Questions, Time};
    vec![Notes, Questions, Clothes, Bring, Time]
}

fn usual_day() -> Vec<PrepareItem> {
    vec![PrepareItem::News, PrepareItem::Way]
}

fn is_usual_eve(lines: &[PrepareItem]) -> bool {
    lines == usual_eve()
}

fn is_usual_day(lines: &[PrepareItem]) -> bool {
    lines == usual_day()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{PrepareItem, PrepareLists};

    fn lists(eve: &[&str], day: &[&str]) -> PrepareLists {
        let lines = |texts: &[&str]| texts.iter().map(|text| PrepareItem::parse(text)).collect();
        PrepareLists { eve: lines(eve), day: lines(day) }
    }

    #[test]
    fn a_line_is_one_of_the_programs_or_the_users_own() {
        for (text, expected) in [
            ("notes", PrepareItem::Notes),
            (" The  Notes ", PrepareItem::Notes),
            ("time and zone confirmed", PrepareItem::Time),
            ("feed\nthe cat", PrepareItem::Own("feed the cat".to_owned())),
            ("Notizen", PrepareItem::Own("Notizen".to_owned())),
        ] {
            assert_eq!(PrepareItem::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn the_book_holds_plain_words_and_only_what_is_not_usual() {
        for (lists, expected) in [
            (PrepareLists::default(), "{}"),
            (lists(&["notes", "feed the cat"], &["the news", "way"]), r#"{"eve":["notes","feed the cat"]}"#),
            (lists(&[], &[]), r#"{"eve":[],"day":[]}"#),
        ] {
            let written = serde_json::to_string(&lists).unwrap();
            assert_eq!(written, expected);
            assert_eq!(serde_json::from_str::<PrepareLists>(&written).unwrap(), lists);
        }
        let ticks = BTreeMap::from([(PrepareItem::Way, 1), (PrepareItem::Own("feed the cat".to_owned()), 2)]);
        let written = serde_json::to_string(&ticks).unwrap();
        assert_eq!(written, r#"{"way":1,"feed the cat":2}"#);
        assert_eq!(serde_json::from_str::<BTreeMap<PrepareItem, u32>>(&written).unwrap(), ticks);
    }

    #[test]
    fn a_line_is_found_by_its_beginning() {
        let lists = lists(&["notes", "what to bring", "a note to Rosa", "water the plants", "water"], &[]);
        for (text, expected) in [
            ("notes", Some("the notes")),
            ("note", Some("the notes")),
            ("bring", Some("what to bring")),
            ("what", Some("what to bring")),
            ("water", Some("water")),
            ("wate", None),
            ("A Note", Some("a note to Rosa")),
            ("shoes", None),
        ] {
            assert_eq!(lists.find(text).map(PrepareItem::words), expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_ticked_is_refused_in_words() {
        let many: Vec<String> = (0..21).map(|number| format!("line {number}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let long = "very ".repeat(13);
        for (lists, expected) in [
            (PrepareLists::default(), None),
            (lists(&[], &[]), None),
            (lists(&["shoes", "  "], &[]), Some("a line to tick has no words")),
            (lists(&["shoes"], &["Shoes"]), Some("Shoes stands there twice")),
            (lists(&["notes", "the notes"], &[]), Some("the notes stands there twice")),
            (lists(&many, &[]), Some("21 lines for the day before are too many; 20 fit")),
            (
                lists(&[], &[&long]),
                Some("very very very very ... is too long for a line to tick; 60 characters fit"),
            ),
        ] {
            assert_eq!(lists.faults().first().map(String::as_str), expected, "{lists:?}");
        }
    }
}
