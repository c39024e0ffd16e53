//! `record`: what becomes of a promise, of advice, of a lead, of a name.

use clap::{Args, ValueEnum};

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        reading, records,
    },
    domain::{
        command::{Act, RecordEdit},
        moment::Moment,
        records::LeadOutcome,
        when::Direction,
    },
};

/// Say what became of a promise, advice, a lead or a name
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards record article kept yest          a promise, by a word of it
  regards record 'field notes' tried --note 'dry, and good'
  regards record p9x2 applied               the lead whose id begins so
  regards record p9x2 removed               it was a slip

OUTCOME: kept (a promise); tried, left (advice); looked-into, applied, passed-by (a lead); open (after all); removed. \
`regards show PERSON` names the ids.")]
pub struct Record {
    /// Which: the beginning of its id, or words of it
    id: String,
    /// What became of it
    #[arg(value_enum, hide_possible_values = true)]
    outcome: Became,
    /// When, if not now
    when: Vec<String>,
    /// What came of it, where it was tried
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// What can become of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Became {
    Kept,
    Tried,
    Left,
    LookedInto,
    Applied,
    PassedBy,
    Open,
    Removed,
}

impl Changes for Record {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        if self.note.is_some() && self.outcome != Became::Tried {
            let hint = "notes on the person, or of the talk, hold the rest";
            return Err(Failure::usage("--note says what came of something that was `tried`", hint));
        }
        let has_time = !matches!(self.outcome, Became::Left | Became::Open | Became::Removed);
        if !has_time && !self.when.is_empty() {
            return Err(Failure::usage("Only what was done has a WHEN", "leave the time out"));
        }
        desk.change(|reading| {
            let record = records::find(&reading.book, &self.id)?;
            let when = reading.when(&self.when, Direction::Back)?;
            let remarks = reading::remarks(when.as_ref());
            let edit = self.edit(when.map(|when| when.moment), reading.now.stamp().into());
            Ok(Decision::from(Act::Record { record, edit }).with_remarks(remarks))
        })
    }
}

impl Record {
    fn edit(&self, at: Option<Moment>, now: Moment) -> RecordEdit {
        let became = |outcome| RecordEdit::Became { outcome, at };
        match self.outcome {
            Became::Kept => RecordEdit::Kept(Some(at.unwrap_or(now))),
            Became::Tried => RecordEdit::Tried { at, outcome: self.note.clone().unwrap_or_default() },
            Became::Left => RecordEdit::LeftUntried,
            Became::LookedInto => became(LeadOutcome::LookedInto),
            Became::Applied => became(LeadOutcome::Applied),
            Became::PassedBy => became(LeadOutcome::PassedBy),
            Became::Open => RecordEdit::OpenAgain,
            Became::Removed => RecordEdit::Remove,
        }
    }
}
