//! `add`: a person, or several, from the capture line.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::{Candidate, Failure},
        outcome::Outcome,
        quote::quoted,
        reading::Reading,
    },
    domain::{
        capture::{self, LineRead},
        command::{Act, Refusal},
        line::Unready,
    },
    edge::chance,
};

/// Add a person, with what you know and what has already happened
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards add Ada Quill, research lead at Hale Health, friend
  regards add Leo Okafor, CTO at Acme, via Ben Ode, asked by email yesterday
  regards add talked to Ben Ode on 3 nov, thanked
  regards add \"$(cat people.txt)\"       one person a line

The name comes first; the parts between commas may stand in any order.")]
pub struct Add {
    /// The capture line
    #[arg(required = true, value_name = "TEXT")]
    words: Vec<String>,
    /// Say what was understood, and save nothing
    #[arg(long)]
    dry_run: bool,
    /// This is somebody else than the one of that name in the book
    #[arg(long)]
    another: bool,
}

impl Changes for Add {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        if !self.dry_run {
            return desk.change(|reading| self.understood(reading, desk));
        }
        let reading = desk.read()?;
        let decision = self.understood(reading, desk)?;
        desk.preview(reading, decision)
    }
}

impl Add {
    fn understood(&self, reading: &Reading, desk: &Desk) -> Result<Decision, Failure> {
        let text = self.words.join(" ");
        if text.trim().is_empty() {
            let hint = "begin with it: Ada Quill, research lead at Hale Health, friend";
            return Err(Failure::refused("text", "A person needs a name", hint));
        }
        if text.trim().contains('\n') {
            return several(&text, reading);
        }
        match capture::parse(&text, &reading.book, &reading.now, &mut chance::ids()) {
            Ok(captured) => Ok(Decision::from(captured.act).with_remarks(captured.understood)),
            Err(unready) => {
                let refusal = Refusal::from(unready);
                match refusal.instead.iter().find(|(_, act)| adds_another(act)).filter(|_| self.another) {
                    Some((_, act)) => Ok(act.clone().into()),
                    None => Err(self.refused(&refusal, reading, desk)),
                }
            }
        }
    }

    /// The refusal; to add somebody else of that name, the same line again with `--another`.
    fn refused(&self, refusal: &Refusal, reading: &Reading, desk: &Desk) -> Failure {
        let (program, words) = (desk.command_line(), quoted(&self.words.join(" ")));
        desk.refused_with(&reading.book, refusal, |act| {
            adds_another(act).then(|| format!("{program} add --another {words}"))
        })
    }
}

/// Whether an act makes somebody else than the one of that name in the book.
fn adds_another(act: &Act) -> bool {
    match act {
        Act::AddContact(new) => new.another_of_that_name,
        Act::Together { acts, .. } => acts.iter().any(adds_another),
        _ => false,
    }
}

/// One person a line; a line that is not understood refuses all.
fn several(text: &str, reading: &Reading) -> Result<Decision, Failure> {
    let read = capture::parse_lines(text, &reading.book, &reading.now, &mut chance::ids());
    let candidate = |line: &LineRead| {
        let why = line.read.as_ref().err().map(Unready::to_string)?;
        Some(Candidate { id: format!("line {}", line.number), what: why })
    };
    let refused: Vec<Candidate> = read.lines.iter().filter_map(candidate).collect();
    match read.act {
        Some(act) if refused.is_empty() => {
            let understood = read.lines.into_iter().filter_map(|line| line.read.ok());
            Ok(Decision::from(act).with_remarks(understood.flat_map(|captured| captured.understood)))
        }
        _ => {
            let hint =
                format!("mend these lines, or leave them out: nothing is changed yet ({})", read.counts);
            Err(Failure::refused("text", "Some lines are not understood", hint).among(refused))
        }
    }
}
