//! `show`: everything on one person.

mod object;
mod opened;
mod page;

use clap::Args;

use super::Reads;
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output, people, reading::Reading},
    domain::{
        calendar::Calendar,
        contact::Contact,
        follow_up::FollowUp,
        id::Id,
        rules,
        standing::Standing,
        timeline::{self, Entry},
    },
};

/// Show everything on one person, with what is to be done
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards show ada
  regards show k7q2m4xw --json")]
pub struct Show {
    /// Who
    #[arg(required = true)]
    person: Vec<String>,
}

/// One person, with everything that is derived for them.
struct Whole<'r> {
    id: Id,
    contact: &'r Contact,
    standing: Standing<'r>,
    follow_ups: Vec<FollowUp>,
    timeline: Vec<Entry>,
    reading: &'r Reading,
}

impl Reads for Show {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let (id, contact) = people::find(&reading.book, &self.person.join(" "))?;
        let calendar = Calendar::new(&reading.now.zone, &reading.book.settings);
        let follow_ups = rules::follow_ups(&reading.book, &reading.now);
        let whole = Whole {
            id,
            contact,
            standing: Standing::of(contact, &calendar, reading.now.instant),
            follow_ups: follow_ups.into_iter().filter(|item| item.contact == id).collect(),
            timeline: timeline::of(&reading.book, contact, &reading.now.zone),
            reading,
        };
        if desk.global.json {
            output.json(&object::of(&whole));
        } else {
            reading.notice.iter().for_each(|notice| output.notice(notice));
            page::print(&whole, output);
        }
        Ok(())
    }
}
