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
    domain::{command::Act, event::Who, when::{Direction, words}},
};

/// Note a promise, yours or theirs
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards promise ada send her the article --due fri
  regards promise ada introduce me to her old ward --by them
  regards record article kept               when it is done")]
pub struct Promise {
    /// To whom, or whose
    person: String,
    /// What
    #[arg(required = true)]
    text: Vec<String>,
    /// Who owes it; you, if nobody says
    #[arg(long, value_name = "me|them", value_parser = who(), hide_possible_values = true)]
    by: Option<Who>,
    /// By when
    #[arg(long, value_name = "WHEN", num_args = 1..)]
    due: Vec<String>,
    /// In which talk, by its id, where it is not the last one
    #[arg(long, value_name = "ID")]
    on: Option<String>,
}

impl Changes for Promise {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let (id, contact) = people::find(&reading.book, &self.person)?;
            let due = reading.when(&self.due, Direction::Ahead)?;
            let day = due.as_ref().map(|due| due.moment.date(&reading.now.zone));
            let today = reading.now.today();
            let said = day.map(|day| format!("Due {}", words::weekday_date(day, today)));
            let remarks = said.into_iter().chain(reading::remarks(due.as_ref()));
            let act = Act::Promise {
                contact: id,
                by: self.by.unwrap_or(Who::Me),
                text: self.text.join(" "),
                due: day,
                interview: talks::at_hand(reading, contact, self.on.as_deref())?,
            };
            Ok(Decision::from(act).with_remarks(remarks))
        })
    }
}
