//! `completions`: what makes a shell complete the verbs, and the people behind them.

mod candidates;
mod place;
mod scripts;

use clap::{Args, Command};
use clap_complete::Shell;

use self::place::Place;
use super::Reads;
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output},
    domain::safe::safe,
};

/// Print what makes a shell complete verbs, options and people's names
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards completions bash > ~/.local/share/bash-completion/completions/regards
  regards completions zsh > ~/.zfunc/_regards
  regards completions fish > ~/.config/fish/completions/regards.fish

For zsh, ~/.zshrc needs `fpath=(~/.zfunc $fpath)` before its `compinit`. Names come from the book, each time anew, in \
bash, zsh and fish.")]
pub struct Completions {
    /// For which shell
    #[arg(required_unless_present = "words")]
    shell: Option<Shell>,
    /// The words of a line after `regards`, up to the one that is to be completed.
    #[arg(last = true, hide = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

/// The name that the shells know the program by.
const NAME: &str = "regards";

impl Reads for Completions {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let mut command = (desk.definition)();
        command.set_bin_name(NAME);
        command.build();
        if let Some(shell) = self.shell {
            let script = scripts::of(shell, &command).map_err(|error| {
                Failure::refused("completions", format!("The script could not be made: {error}"), "")
            })?;
            output.raw(script.as_bytes());
            return Ok(());
        }
        complete(&command, &self.words, desk, output)
    }
}

/// Prints what the last of `words` may become, a line each, behind a tab what it is.
fn complete(
    command: &Command,
    words: &[String],
    desk: &Desk,
    output: &mut Output<'_>,
) -> Result<(), Failure> {
    let words: Vec<String> = words.iter().map(|word| place::unquoted(word)).collect();
    let found = match Place::of(command, &words) {
        Some(place) => candidates::of(&place, desk)?,
        None => {
            return Err(Failure::refused("completions", "The shell knows itself what may stand there", ""));
        }
    };
    for candidate in found {
        output.raw(format!("{}\t{}\n", safe(&candidate.word), safe(&candidate.what)).as_bytes());
    }
    Ok(())
}
