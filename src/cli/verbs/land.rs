//! `land`: the user has found work.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        reading,
    },
    domain::{command::Act, moment::Moment, when::Direction},
};

/// You have found work: everyone who helped is to be told and thanked
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards land
  regards land 3 nov
  regards land --undo                  still looking")]
pub struct Land {
    /// When, if not now
    when: Vec<String>,
    /// It is not so after all
    #[arg(long, conflicts_with = "when")]
    undo: bool,
}

impl Changes for Land {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            if self.undo {
                return Ok(Act::Land { at: None }.into());
            }
            let when = reading.when(&self.when, Direction::Back)?;
            let remarks = reading::remarks(when.as_ref());
            let zone = &reading.now.zone;
            // A day alone counts from its beginning.
            let at = match when.map(|when| when.moment) {
                Some(Moment::Date(date)) => zone.local(zone.start_of_day(date)),
                Some(Moment::Instant(at)) => at,
                None => reading.now.stamp(),
            };
            let news = reading.book.goals.news.is_empty().then(|| {
                format!("next: {} goals --news 'a post in ...' stands in the messages", desk.command_line())
            });
            let today = format!("next: {} today names whom to tell, introducers first", desk.command_line());
            let remarks = remarks.into_iter().chain(news).chain([today]);
            Ok(Decision::from(Act::Land { at: Some(at) }).with_remarks(remarks))
        })
    }
}
