//! `closing`: what was asked and said before a talk ended.

use clap::{
    Args,
    builder::{PossibleValuesParser, TypedValueParser},
};

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        talks,
    },
    domain::{
        command::{Act, InterviewEdit},
        interview::ClosingItem,
    },
};

/// Tick the closing list of a talk: advice, who-else, write-again, thanks
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards closing ada advice,who-else
  regards closing ada thanks --untick

Whether you may write again is noted with `regards consent`.")]
pub struct Closing {
    /// With whom the talk is
    person: String,
    /// What was asked or said: advice, who-else, write-again, thanks
    #[arg(required = true, value_delimiter = ',', value_parser = item(), hide_possible_values = true)]
    items: Vec<ClosingItem>,
    /// The ticks are taken off
    #[arg(long)]
    untick: bool,
    /// Of which talk, by its id
    #[arg(long, value_name = "ID")]
    on: Option<String>,
}

fn item() -> impl TypedValueParser<Value = ClosingItem> {
    let of = |word: String| ClosingItem::ALL.into_iter().find(|it| it.code() == word);
    PossibleValuesParser::new(ClosingItem::ALL.map(ClosingItem::code))
        .try_map(move |word| of(word).ok_or("unknown"))
}

impl Changes for Closing {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let talk = talks::open(reading, &self.person, self.on.as_deref())?;
            let interview = talk.standing.id;
            let ticked = !self.untick;
            let acts: Vec<Act> = self
                .items
                .iter()
                .map(|item| InterviewEdit::Closing { item: *item, ticked })
                .map(|edit| Act::Interview { interview, edit: Box::new(edit) })
                .collect();
            Ok(Decision::from(match acts.as_slice() {
                [only] => only.clone(),
                _ => Act::Together { what: String::new(), acts },
            }))
        })
    }
}
