//! What can be changed of a talk, of what it opened, and of the lists of questions.

use chrono::NaiveDate;

use crate::domain::{
    book::Question,
    channel::Channel,
    interview::{ClosingItem, DebriefStep, Gap, Verdict},
    moment::Moment,
    records::LeadOutcome,
};

/// A change of one talk. A question is named by its text, which stands once in a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InterviewEdit {
    /// What is known and expected beforehand; what is none stays.
    Prepare {
        /// About the person and the employer.
        research: Option<String>,
        /// Terms of the field.
        terms: Option<String>,
        /// What the user expects to hear.
        expects: Option<String>,
    },
    /// These questions are asked too, at the end of the list.
    Ask(Vec<Question>),
    /// A question is left out; what was answered to it goes with it.
    Leave {
        /// The question.
        question: String,
    },
    /// A question moves to another place in the list, counted from 0.
    Move {
        /// The question.
        question: String,
        /// Its place afterwards.
        to: usize,
    },
    /// A question and its answer change; what is none stays. An answer that is not empty marks the question asked.
    Answer {
        /// The question.
        question: String,
        /// What of it.
        changes: AnswerChanges,
    },
    /// The free notes.
    Notes(String),
    /// One line of the closing list is ticked, or no longer.
    Closing {
        /// Which.
        item: ClosingItem,
        /// Whether it is done.
        ticked: bool,
    },
    /// They go on for so many more minutes.
    GoOn {
        /// How many.
        minutes: u32,
    },
    /// The talk is over now, and was held.
    Over,
    /// What the debrief says; what is none stays.
    Debrief(DebriefChanges),
    /// These steps of the debrief wait for another day. A step waits once: the second time, it is let go.
    PutOff(Vec<DebriefStep>),
    /// The other facts: length, medium, place; what is none stays.
    Facts {
        /// Minutes.
        minutes: Option<u32>,
        /// Phone, Zoom, in person.
        medium: Option<Channel>,
        /// Where, or the link.
        place: Option<String>,
    },
}

/// What changes of a question and its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerChanges {
    /// The question in other words.
    pub question: Option<String>,
    /// Whether it must not be left out.
    pub must_ask: Option<bool>,
    /// Whether it was asked.
    pub asked: Option<bool>,
    /// What was answered.
    pub text: Option<String>,
    /// Whether the answer matters.
    pub starred: Option<bool>,
}

/// What changes of a debrief.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DebriefChanges {
    /// One line: what stays.
    pub stays: Option<String>,
    /// What appealed.
    pub drew: Option<String>,
    /// What put off.
    pub put_off: Option<String>,
    /// What surprised.
    pub surprised: Option<String>,
    /// Whether this is a path to pursue; the inner none takes it back.
    pub verdict: Option<Option<Verdict>>,
    /// What the user brings already.
    pub bring: Option<String>,
    /// What is missing, all of it.
    pub gaps: Option<Vec<Gap>>,
}

/// What becomes of a promise, of advice, of a lead, of a referral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordEdit {
    /// It gets other words.
    Text(String),
    /// It gets another date: a promise's day, a lead's closing date.
    Date(Option<NaiveDate>),
    /// A promise was kept, or, with none, was not.
    Kept(Option<Moment>),
    /// Advice was tried, and this came of it.
    Tried {
        /// When; now, if nobody says.
        at: Option<Moment>,
        /// What came of it; may be empty.
        outcome: String,
    },
    /// Advice is left untried.
    LeftUntried,
    /// A promise, advice or a lead is open again.
    OpenAgain,
    /// Something became of a lead.
    Became {
        /// What.
        outcome: LeadOutcome,
        /// When; now, if nobody says.
        at: Option<Moment>,
    },
    /// It was a slip, and is taken out.
    Remove,
}

/// A change of the lists of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionEdit {
    /// Questions go to the end of a list, which is made where there is none of that name.
    Add {
        /// The list's name.
        list: String,
        /// The questions.
        questions: Vec<Question>,
    },
    /// A question gets other words or another topic.
    Change {
        /// The list's name.
        list: String,
        /// The question as it is.
        text: String,
        /// As it is to be.
        to: Question,
    },
    /// A question is taken out of a list.
    Remove {
        /// The list's name.
        list: String,
        /// The question.
        text: String,
    },
    /// A question moves to another place in its list, counted from 0.
    Move {
        /// The list's name.
        list: String,
        /// The question.
        text: String,
        /// Its place afterwards.
        to: usize,
    },
    /// A list gets another name.
    Rename {
        /// The list's name.
        list: String,
        /// Its name afterwards.
        to: String,
    },
    /// A list is taken out of the book.
    Drop {
        /// The list's name.
        list: String,
    },
}
