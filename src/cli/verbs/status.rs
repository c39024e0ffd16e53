//! `status`: one line for bars and prompts. It names nobody unless that is asked for.

mod bar;

use clap::{Args, ValueEnum};
use serde::Serialize;

use self::bar::{Bar, Waybar};
use super::Reads;
use crate::{
    cli::{desk::Desk, failure::Failure, json, output::Output, version::Versioned},
    domain::agenda::Agenda,
};

/// Say in one line how much is for today; nothing where nothing is
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards status                       3 due
  regards status --names               3 due: Ada Quill, Ben Ode and 1 more
  regards status --format json

For tmux, in ~/.tmux.conf:
  set -g status-interval 60
  set -g status-right '#(regards status --format tmux) %H:%M'

For waybar, in its config, and \"custom/regards\" among its modules:
  \"custom/regards\": { \"exec\": \"regards status --format waybar\",
    \"return-type\": \"json\", \"interval\": 60 }
The classes for its style sheet are late, due and none.")]
pub struct Status {
    /// How to say it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Name the people too, but for those that are discreet
    #[arg(long)]
    names: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A few words
    #[default]
    Plain,
    /// One JSON object
    Json,
    /// What waybar reads: one JSON object on one line
    Waybar,
    /// A few words in which tmux reads nothing as its own
    Tmux,
}

#[derive(Serialize)]
struct Counted {
    now: String,
    text: String,
    counts: json::Counts,
    #[serde(skip_serializing_if = "Option::is_none")]
    names: Option<Vec<String>>,
}

impl Reads for Status {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let agenda = Agenda::of(&reading.book, &reading.now);
        let bar = Bar::of(&agenda, &reading.book, self.names);
        match self.format {
            Format::Waybar => output.json_line(&Waybar::of(&bar)),
            Format::Plain | Format::Tmux if !desk.global.json => {
                let text = if self.format == Format::Tmux { bar.for_tmux() } else { bar.text() };
                if !text.is_empty() {
                    output.line(text);
                }
            }
            Format::Plain | Format::Tmux | Format::Json => {
                let now = json::stamp(reading.now.stamp());
                let (text, names) = (bar.text(), self.names.then(|| bar.names.clone()));
                output.json(&Versioned::of(Counted { now, text, counts: agenda.counts.into(), names }));
            }
        }
        Ok(())
    }
}
