//! How often each question was chosen and asked.

use std::collections::HashMap;

use crate::domain::{book::Book, insight::questions::key};

/// How often one question was used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// In how many talks it was chosen.
    pub chosen: usize,
    /// In how many of these it was asked.
    pub asked: usize,
}

/// How often every question of the talks was used, however it is written.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    by_key: HashMap<String, Use>,
}

impl Uses {
    /// Counts in one pass; each way to write a question is folded once.
    pub fn of(book: &Book) -> Self {
        let mut by_text: HashMap<&str, Use> = HashMap::new();
        let talks = book.contacts.values().flat_map(|contact| contact.interviews.values());
        for answer in talks.flat_map(|talk| &talk.answers) {
            let uses = by_text.entry(answer.question.as_str()).or_default();
            uses.chosen += 1;
            uses.asked += usize::from(answer.asked);
        }
        let mut by_key: HashMap<String, Use> = HashMap::new();
        for (text, more) in by_text {
            let uses = by_key.entry(key(text)).or_default();
            uses.chosen += more.chosen;
            uses.asked += more.asked;
        }
        Self { by_key }
    }

    /// How often the question was used that is written like this, but for case, accents and punctuation.
    pub fn get(&self, text: &str) -> Use {
        self.by_key.get(&key(text)).copied().unwrap_or_default()
    }
}

impl Use {
    /// In words: "asked 3 times", "chosen once", "not used yet".
    pub fn words(self) -> String {
        let times = |count: usize| match count {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            many => format!("{many} times"),
        };
        match self {
            Self { chosen: 0, .. } => "not used yet".to_owned(),
            Self { chosen, asked: 0 } => format!("chosen {}", times(chosen)),
            Self { asked, .. } => format!("asked {}", times(asked)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{
        contact::Contact,
        id::Ids,
        interview::{Answer, Interview},
        name::Name,
    };

    #[test]
    fn each_question_is_counted_however_it_is_written() {
        let answer = |text: &str, asked| Answer { question: text.to_owned(), asked, ..Answer::default() };
        let mut ids = Ids::seeded(1);
        let mut book = Book::default();
        for answers in [
            vec![answer("What fills a week?", true), answer("Who else?", false)],
            vec![answer("what fills a week", true)],
            vec![answer("What  fills a WEEK?", false)],
        ] {
            let start = chrono::DateTime::parse_from_rfc3339("2026-11-12T15:00:00+01:00").unwrap();
            let mut contact = Contact::new(Name::parse("Ada Quill").unwrap());
            let talk = Interview { answers, ..Interview::new(start.into(), 30) };
            contact.interviews.insert(crate::domain::id::Id::from_bits(ids.number()), talk);
            book.contacts.insert(crate::domain::id::Id::from_bits(ids.number()), Arc::new(contact));
        }
        let uses = Uses::of(&book);
        for (text, chosen, asked, words) in [
            ("What fills a week?", 3, 2, "asked twice"),
            ("who else", 1, 0, "chosen once"),
            ("What surprised you?", 0, 0, "not used yet"),
        ] {
            assert_eq!(uses.get(text), Use { chosen, asked }, "{text}");
            assert_eq!(uses.get(text).words(), words);
        }
    }
}
