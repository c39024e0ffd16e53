//! What is typed after `regards`.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches, Parser};

use super::{global::Global, verbs::Verb};

/// Keeps track of informational interviews: whom you asked, whom to thank and by when, when to leave people in peace
#[derive(Debug, Parser)]
#[command(
    name = "regards",
    version,
    before_help = "\
Examples:
  regards                          the daily review, full screen
  regards today                    the same as plain text
  regards add Ada Quill, research lead at Hale Health
  regards note ada sent by email
  regards done ada",
    after_help = "\
PERSON is an id, the beginning of one, or words that match one person. A follow-up's ID is its id, the beginning of \
its record's id, or a person with exactly one. WHEN is a date as you would say it: fri 3pm, yest 9pm, in 2 days, \
+3bd, 27 nov 14:00, 2026-11-27 9am America/New_York.

Exit codes: 0 done; 1 refused or failed, nothing changed; 2 wrong usage; 3 changed, but not known to be durable."
)]
pub struct Arguments {
    /// What everything else is told.
    #[command(flatten)]
    pub global: Global,
    /// Show the screens on made-up people; nothing is saved
    #[arg(long, conflicts_with_all = ["file", "json"])]
    pub demo: bool,
    /// What to do; the screens without one.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// How wide a help text is at most, in columns.
const WIDTH: usize = 80;

/// The order of a help text: what it is, examples, how to use it.
const HELP: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

impl Arguments {
    /// Reads what was typed.
    ///
    /// # Errors
    /// What the parser has to say, be it a mistake or the help that was asked for.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let matches = Self::definition().try_get_matches_from(arguments)?;
        Self::from_arg_matches(&matches)
    }

    /// What can be typed: the one source of help texts, completions and the manual page.
    pub fn definition() -> Command {
        helpful(Self::command())
    }
}

/// The command and all below it, with help texts that stand close and begin with what the command is for.
fn helpful(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::HelpShort).display_order(104);
    let command = command.disable_help_flag(true).arg(help.help("Print this help"));
    command.help_template(HELP).max_term_width(WIDTH).disable_help_subcommand(true).mut_subcommands(helpful)
}
