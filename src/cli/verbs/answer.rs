//! `answer`: what was answered to a question of a talk.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::{Candidate, Failure},
        outcome::Outcome,
        people::shortened,
        quote::quoted,
        talks, typed,
    },
    domain::{
        command::{Act, AnswerChanges, InterviewEdit},
        interview::{Answer as Known, Interview},
        search::{Query, fold, key},
    },
};

/// How many of the questions that could be meant are listed.
const LISTED: usize = 12;

/// Note what was answered to a question of a talk, in the one that runs or the last one
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards answer ada newcomers wrong --text 'They love the first answer.'
  regards answer ada newcomers --star
  regards answer ada ordinary week --asked           asked, with nothing to note
  regards answer ada ordinary week --text - < week.txt

A question is named by some of its words. `regards ask` puts another one to somebody.")]
pub struct Answer {
    /// With whom the talk is
    person: String,
    /// Words of the question
    #[arg(required = true)]
    question: Vec<String>,
    /// What was answered, in the place of what is there; - reads standard input
    #[arg(long, value_name = "TEXT|-", required_unless_present_any = ["star", "no_star", "asked", "not_asked"])]
    text: Option<String>,
    /// The answer matters
    #[arg(long)]
    star: bool,
    /// The star is taken off
    #[arg(long, conflicts_with = "star")]
    no_star: bool,
    /// It was asked
    #[arg(long)]
    asked: bool,
    /// It was not asked
    #[arg(long, conflicts_with_all = ["asked", "text"])]
    not_asked: bool,
    /// In which talk, by its id
    #[arg(long, value_name = "ID")]
    on: Option<String>,
}

impl Changes for Answer {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let text = self.text.as_deref().map(typed::text).transpose()?;
        desk.change(|reading| {
            let talk = talks::open(reading, &self.person, self.on.as_deref())?;
            let question = self.question(talk.standing.interview)?;
            let either = |yes: bool, no: bool| (yes || no).then_some(yes);
            let changes = AnswerChanges {
                asked: either(self.asked, self.not_asked),
                starred: either(self.star, self.no_star),
                text: text.clone(),
                ..AnswerChanges::default()
            };
            let edit = Box::new(InterviewEdit::Answer { question: question.to_owned(), changes });
            let act = Act::Interview { interview: talk.standing.id, edit };
            Ok(Decision::from(act).with_remarks([format!("To: {question}")]))
        })
    }
}

impl Answer {
    /// The one question that is meant: by its whole text, else by words that only one has.
    fn question<'i>(&self, interview: &'i Interview) -> Result<&'i str, Failure> {
        let wanted = self.question.join(" ");
        let answers = &interview.answers;
        if let Some(whole) = answers.iter().find(|answer| fold(&answer.question) == fold(&wanted)) {
            return Ok(&whole.question);
        }
        let query = Query::new(&wanted);
        let has = |answer: &&Known| query.matches(&key([answer.question.as_str()])).is_some();
        let meant: Vec<&Known> = answers.iter().filter(has).collect();
        let (kind, message, listed, hint) = match meant.as_slice() {
            [one] => return Ok(&one.question),
            [] => (
                "not-found",
                format!("No question of the talk has {:?} in it", shortened(&wanted)),
                answers.iter().collect(),
                format!("`regards ask {} 'What ...?'` puts another one", quoted(&self.person)),
            ),
            several => (
                "ambiguous",
                format!("{} questions have {:?} in them", several.len(), shortened(&wanted)),
                meant.clone(),
                "write more of its words".to_owned(),
            ),
        };
        let number = |answer: &&Known| answers.iter().position(|known| known.question == answer.question);
        let candidate = |answer: &&Known| Candidate {
            id: number(answer).map_or_else(String::new, |place| (place + 1).to_string()),
            what: answer.question.clone(),
        };
        Err(Failure::refused(kind, message, hint).among(listed.iter().take(LISTED).map(candidate).collect()))
    }
}
