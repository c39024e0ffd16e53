//! `promise`: something is owed, by the user or by a contact.

use clap::Args;

use super::{Changes, who};
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        people, reading, talks,
    },
    domain::{
        command::{Act, Refusal},
        event::Who,
        promise_line::{self, Beside},
        when::Direction,
    },
};

/// Note a promise, yours or theirs
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards promise ada send her the article by fri
  regards promise ada they: introduce me to her old ward by 1 dec
  regards record article kept               when it is done")]
pub struct Promise {
    /// To whom, or whose
    person: String,
    /// What, and by when
    #[arg(required = true)]
    text: Vec<String>,
    /// Who owes it, if the words do not begin with `they:`; else you
    #[arg(long, value_name = "me|them", value_parser = who(), hide_possible_values = true)]
    by: Option<Who>,
    /// By when, if the words do not say it
    #[arg(long, value_name = "WHEN", num_args = 1..)]
    due: Vec<String>,
    /// In which talk, by its id, where it is not the last one
    #[arg(long, value_name = "ID")]
    on: Option<String>,
}

impl Changes for Promise {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let text = self.text.join(" ");
        if text.trim().is_empty() {
            return Err(Failure::refused("needs-words", "Promised what?", promise_line::HINT));
        }
        desk.change(|reading| {
            let (id, contact) = people::find(&reading.book, &self.person)?;
            let due = reading.when(&self.due, Direction::Ahead)?;
            let day = due.as_ref().map(|due| due.moment.date(&reading.now.zone));
            let beside = Beside { by: self.by, due: day };
            let promise = promise_line::parse_beside(&text, beside, contact, &reading.book, &reading.now)
                .map_err(|unready| desk.refused(&reading.book, &Refusal::from(unready)))?;
            let remarks = promise.understood.into_iter().chain(reading::remarks(due.as_ref()));
            let act = Act::Promise {
                contact: id,
                by: promise.by,
                text: promise.text,
                due: promise.due,
                interview: talks::at_hand(reading, contact, self.on.as_deref())?,
            };
            Ok(Decision::from(act).with_remarks(remarks))
        })
    }
}
