//! The sheet for paper: everything for one talk as plain text, with room to write.

use super::{
    book::Book,
    columns::{fit_with, width, wrap},
    contact::Contact,
    interview::{Answer, ClosingItem, Interview},
    search::fold,
    talk_head::TalkHead,
    zone::Zone,
};

/// The columns of a sheet that fits on A4 and on US letter in the printers' usual type.
pub const COLUMNS: usize = 76;
/// Narrower, nothing could be written on its lines.
const LEAST_COLUMNS: usize = 30;
/// How many lines a note from beforehand takes at most: it is a reminder, not the note itself.
const NOTE_LINES: usize = 6;
/// Lines to write on for names, and for promises and advice.
const NAME_LINES: usize = 3;
/// The most of a name that goes into a file's name, in characters.
const FILE_NAME_LIMIT: usize = 40;

/// The sheet of `talk` with the person `contact`, in so many columns, with a line break at its end.
pub fn sheet(book: &Book, contact: &Contact, talk: &Interview, here: &Zone, columns: usize) -> String {
    let mut sheet = Sheet { columns: columns.max(LEAST_COLUMNS), text: String::new() };
    sheet.head(&TalkHead::of(contact, talk, book, here));
    sheet.note("MY INTRODUCTION", &book.goals.introduction, usize::MAX);
    sheet.note("WHAT I KNOW", &talk.preparation.research, NOTE_LINES);
    sheet.note("TERMS", &talk.preparation.terms, NOTE_LINES);
    sheet.note("WHAT I EXPECT TO HEAR", &talk.preparation.expects, NOTE_LINES);
    sheet.questions(&talk.answers);
    sheet.note("NOTES", &talk.notes, usize::MAX);
    sheet.closing(talk);
    sheet.room("NAMES I WAS GIVEN");
    sheet.room("PROMISED, BY WHOM AND BY WHEN; ADVICE TO TRY");
    sheet.text
}

/// The name of a file for the sheet, out of letters, digits and hyphens only: `sheet-ada-quill-2026-11-12.txt`.
pub fn file_name(contact: &Contact, talk: &Interview, here: &Zone) -> String {
    let date = talk.starts_at.date(here);
    format!("sheet-{}-{}.txt", plain(contact.name.as_str()), date.format("%Y-%m-%d"))
}

/// A name of which nothing is left that a shell or a file system could take amiss.
fn plain(name: &str) -> String {
    let mut out = String::new();
    for letter in fold(name).chars().take(FILE_NAME_LIMIT) {
        if letter.is_alphanumeric() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "talk".to_owned() } else { out.to_owned() }
}

struct Sheet {
    columns: usize,
    text: String,
}

impl Sheet {
    fn line(&mut self, text: &str) {
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    /// A text behind `indent`, its first line behind `first`, in so many lines at most; how many they are.
    fn wrapped(&mut self, first: &str, indent: &str, text: &str, most: usize) -> usize {
        let room = self.columns.saturating_sub(width(indent)).max(1);
        let mut lines = wrap(text, room);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                *last = fit_with(&format!("{last} {}", "x".repeat(room)), room, " ...");
            }
        }
        for (number, line) in lines.iter().enumerate() {
            self.line(&format!("{}{line}", if number == 0 { first } else { indent }));
        }
        lines.len()
    }

    fn heading(&mut self, heading: &str) {
        self.line("");
        self.wrapped("", "", heading, usize::MAX);
    }

    fn head(&mut self, head: &TalkHead) {
        let named_by = match head.named_by.as_str() {
            "" => String::new(),
            by => format!("named by {by}"),
        };
        let when = format!("{}, {}", head.when, head.how);
        for text in [&head.who, &head.position, &named_by, &when, &head.there, &head.place] {
            if !text.trim().is_empty() {
                self.wrapped("", "", text, usize::MAX);
            }
        }
    }

    fn note(&mut self, heading: &str, text: &str, most: usize) {
        if !text.trim().is_empty() {
            self.heading(heading);
            self.wrapped("  ", "  ", text.trim(), most);
        }
    }

    fn questions(&mut self, answers: &[Answer]) {
        if answers.is_empty() {
            self.heading("QUESTIONS");
            (0..3 * NAME_LINES).for_each(|_| self.ruled("  "));
            return;
        }
        self.heading(if answers.iter().any(|answer| answer.must_ask) {
            "QUESTIONS, ! must not be left out"
        } else {
            "QUESTIONS"
        });
        let lines = lines_each(answers.len());
        for (index, answer) in answers.iter().enumerate() {
            let mark = if answer.must_ask { "!" } else { " " };
            let number = format!("{:>2} {mark} ", index + 1);
            if index > 0 {
                self.line("");
            }
            self.wrapped(&number, "     ", &answer.question, usize::MAX);
            let star = if answer.starred { "   * " } else { "     " };
            let written = match answer.text.trim() {
                "" => 0,
                text => self.wrapped(star, "     ", text, usize::MAX),
            };
            (written..lines).for_each(|_| self.ruled("     "));
        }
    }

    fn closing(&mut self, talk: &Interview) {
        self.heading("BEFORE I GO");
        for item in ClosingItem::ALL {
            let is_ticked = talk.live.as_ref().is_some_and(|live| live.closing.contains(&item));
            let mark = if is_ticked { "x" } else { " " };
            self.wrapped(&format!("  [{mark}] "), "      ", said(item), usize::MAX);
        }
    }

    fn room(&mut self, heading: &str) {
        self.heading(heading);
        (0..NAME_LINES).for_each(|_| self.ruled("  "));
    }

    /// A line to write on, two rows high: handwriting is larger than print.
    fn ruled(&mut self, indent: &str) {
        self.line("");
        let rule = "_".repeat(self.columns.saturating_sub(width(indent)));
        self.line(&format!("{indent}{rule}"));
    }
}

/// Lines to write on under each question: the more questions, the fewer, so that the sheet stays in the hand.
fn lines_each(questions: usize) -> usize {
    match questions {
        0..=6 => 6,
        7..=9 => 5,
        _ => 4,
    }
}

/// An item of the closing list as it can be said.
fn said(item: ClosingItem) -> &'static str {
    match item {
        ClosingItem::Advice => "What would you advise somebody in my place?",
        ClosingItem::WhoElse => "Who else would be good to talk to? May I say that you sent me?",
        ClosingItem::WriteAgain => "May I write to you again, and when?",
        ClosingItem::Thanks => "Thank you, and one thing that helped",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::DateTime;

    use super::*;
    use crate::domain::{book::Goals, channel::Channel, interview::Preparation, name::Name};

    fn ada() -> (Book, Contact, Interview) {
        let goals = Goals {
            introduction: "I was a nurse for six years. I want to learn how services are made.".to_owned(),
            ..Goals::default()
        };
        let book = Book { goals: Arc::new(goals), ..Book::default() };
        let contact = Contact {
            pronounced: "QUILL as in pen".to_owned(),
            role: "research lead".to_owned(),
            employer: "Hale Health".to_owned(),
            zone: "America/New_York".to_owned(),
            ..Contact::new(Name::parse("Ada Quill").unwrap())
        };
        let question =
            |text: &str, must_ask| Answer { question: text.to_owned(), must_ask, ..Answer::default() };
        let starts = DateTime::parse_from_rfc3339("2026-11-12T15:00:00+01:00").unwrap();
        let talk = Interview {
            medium: Channel::usual("zoom"),
            place: "https://zoom.example/j/8612907".to_owned(),
            preparation: Preparation { terms: "diary study".to_owned(), ..Preparation::default() },
            answers: vec![
                question("How did you come to this work?", false),
                question("What do newcomers get wrong, as you see it from where you are now?", true),
            ],
            ..Interview::new(starts.into(), 30)
        };
        (book, contact, talk)
    }

    fn vienna() -> Zone {
        Zone::named("Europe/Vienna").unwrap()
    }

    #[test]
    fn it_has_what_one_needs_and_room_to_write() {
        let (book, contact, talk) = ada();
        insta::assert_snapshot!(sheet(&book, &contact, &talk, &vienna(), 44), @"
        Ada Quill (QUILL as in pen)
        research lead, Hale Health
        Thu 12 Nov 2026, 15:00 to 15:30, 30 minutes
        on Zoom
        for Ada 09:00 to 09:30 (America/New_York)
        https://zoom.example/j/8612907

        MY INTRODUCTION
          I was a nurse for six years. I want to
          learn how services are made.

        TERMS
          diary study

        QUESTIONS, ! must not be left out
         1   How did you come to this work?

             _______________________________________

             _______________________________________

             _______________________________________

             _______________________________________

             _______________________________________

             _______________________________________

         2 ! What do newcomers get wrong, as you see
             it from where you are now?

             _______________________________________

             _______________________________________

             _______________________________________

             _______________________________________

             _______________________________________

             _______________________________________

        BEFORE I GO
          [ ] What would you advise somebody in my
              place?
          [ ] Who else would be good to talk to? May
              I say that you sent me?
          [ ] May I write to you again, and when?
          [ ] Thank you, and one thing that helped

        NAMES I WAS GIVEN

          __________________________________________

          __________________________________________

          __________________________________________

        PROMISED, BY WHOM AND BY WHEN; ADVICE TO TRY

          __________________________________________

          __________________________________________

          __________________________________________
        ");
    }

    #[test]
    fn what_was_answered_stands_there_with_its_star() {
        let (book, contact, mut talk) = ada();
        talk.answers.truncate(1);
        talk.answers[0].text = "Nurse for six years.\nEvening course.".to_owned();
        talk.answers[0].starred = true;
        let text = sheet(&book, &contact, &talk, &vienna(), 44);
        let below = text.split_once("diary study\n\n").unwrap().1;
        insta::assert_snapshot!(below.split_once("\nBEFORE I GO").unwrap().0, @"
        QUESTIONS
         1   How did you come to this work?
           * Nurse for six years.
             Evening course.

             _______________________________________

             _______________________________________

             _______________________________________

             _______________________________________
        ");
    }

    #[test]
    fn a_long_note_is_cut_and_no_line_is_too_long() {
        let (book, mut contact, mut talk) = ada();
        talk.preparation.research = "word ".repeat(500);
        talk.answers[0].question = "株式".repeat(80);
        contact.employer = "x".repeat(190);
        for columns in [0, 30, 44, COLUMNS, 200] {
            let text = sheet(&book, &contact, &talk, &vienna(), columns);
            let widest = text.lines().map(width).max().unwrap();
            assert!(widest <= columns.max(LEAST_COLUMNS), "{widest} in {columns}");
            let known = text.split("WHAT I KNOW\n").nth(1).unwrap().split("\n\n").next().unwrap();
            assert_eq!(known.lines().count(), NOTE_LINES);
            assert!(known.ends_with(" ..."), "{known}");
        }
    }

    #[test]
    fn a_file_can_have_its_name() {
        let (_, mut contact, talk) = ada();
        for (name, expected) in [
            ("Ada Quill", "sheet-ada-quill-2026-11-12.txt"),
            ("../../Zoë O'Neil \u{1b}[31m", "sheet-zoe-oneil-31m-2026-11-12.txt"),
            ("李小龍", "sheet-李小龍-2026-11-12.txt"),
            ("-rf *", "sheet-rf-2026-11-12.txt"),
            ("***", "sheet-talk-2026-11-12.txt"),
        ] {
            contact.name = Name::parse(name).unwrap();
            assert_eq!(file_name(&contact, &talk, &vienna()), expected);
        }
    }
}
