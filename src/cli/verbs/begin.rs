//! `begin`: a talk begins now.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::{Candidate, Failure},
        outcome::Outcome,
        people,
        quote::quoted,
        reading::Reading,
        talks,
    },
    domain::{
        calendar::Calendar,
        command::Act,
        running::{self, Stage},
        standing::{InterviewStanding, Standing},
        when::words,
    },
};

/// Begin a talk now: the booked one, or one that was not booked
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards begin ada
  regards begin ada --on k7q2               this one, however far ahead it is
  regards begin ada --on new                one that was not booked

`regards answer`, `notes` and `closing` take down what is said, and `regards over` ends it.")]
pub struct Begin {
    /// With whom
    person: String,
    /// Which talk, where several are booked or the next one is far ahead; or `new`
    #[arg(long, value_name = "ID|new")]
    on: Option<String>,
}

impl Changes for Begin {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let (program, person) = (desk.command_line(), quoted(&self.person));
        let next = [
            format!("next: {program} answer {person} WORDS --text TEXT takes an answer down"),
            format!("then: {program} over {person}"),
        ];
        desk.change(|reading| Ok(self.decide(reading)?.with_remarks(next.clone())))
    }
}

impl Begin {
    fn decide(&self, reading: &Reading) -> Result<Decision, Failure> {
        let (contact, record) = people::find(&reading.book, &self.person)?;
        let begin = |interview| Decision::from(Act::Begin { contact, interview });
        match self.on.as_deref() {
            Some("new") => return Ok(begin(None)),
            Some(on) => return Ok(begin(Some(talks::find(reading, &self.person, Some(on))?.standing.id))),
            None => {}
        }
        let calendar = Calendar::new(&reading.now.zone, &reading.book.settings);
        let standing = Standing::of(record, &calendar, reading.now.instant);
        let at = |stage: Stage| -> Vec<&InterviewStanding<'_>> {
            let talks = standing.interviews.iter();
            talks.filter(|talk| running::stage(talk, &reading.now) == stage).collect()
        };
        let near: Vec<&InterviewStanding<'_>> =
            at(Stage::Running).into_iter().chain(at(Stage::Near)).collect();
        match (near.as_slice(), at(Stage::Later).as_slice()) {
            ([one], _) => Ok(begin(Some(one.id))),
            ([], []) => Ok(begin(None)),
            ([], later) | (later, _) => {
                let candidate = |talk: &&InterviewStanding<'_>| Candidate {
                    id: talk.id.to_string(),
                    what: words::full_moment(talk.interview.starts_at),
                };
                let message = format!("No one talk with {} is near", record.name);
                let person = quoted(&self.person);
                let hint = format!(
                    "`regards begin {person} --on ID` begins one of these, `--on new` one that was not booked"
                );
                let candidates = later.iter().map(candidate).collect();
                Err(Failure::refused("ambiguous", message, hint).among(candidates))
            }
        }
    }
}
