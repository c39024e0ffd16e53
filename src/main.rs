//! The program: parse, run, print the error and its hint, exit.

use std::{
    io::{self, BufWriter, IsTerminal, Write},
    process::ExitCode,
};

use regards::{
    cli::{
        self, arguments::Arguments, desk::Desk, exit::Exit, failure::Failure, global::Colour, output::Output,
    },
    edge::{chance, environment::Environment, limits, mishap},
    tui::{self, theme::ColorWish},
};

#[expect(clippy::disallowed_methods, reason = "the one place where the environment is read")]
fn main() -> ExitCode {
    mishap::tell_safely();
    let environment = Environment::read(|name| std::env::var_os(name));
    // Where this cannot be had, a limit ends the program as it would any other; the book stays whole all the same.
    let _not_told = limits::tell_of_large_files();
    let (mut out, mut err) = (BufWriter::new(io::stdout().lock()), io::stderr().lock());
    ExitCode::from(run(environment, &mut out, &mut err))
}

/// Does what was typed, and returns the exit code.
fn run(environment: Environment, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let is_terminal = io::stdout().is_terminal();
    let arguments = Arguments::read(std::env::args_os());
    let colour = arguments.as_ref().map(|arguments| arguments.global.color).unwrap_or_default();
    let is_colourful = cli::is_colourful(colour, &environment, is_terminal);
    let mut output = Output::new(out, err, is_colourful);
    let exit = match arguments {
        Err(said) => cli::tell(&said, &mut output),
        Ok(arguments) => {
            let Arguments { global, demo, verb } = arguments;
            match (cli::desk(global, environment), verb, demo) {
                (Err(failure), ..) => cli::fail(&failure, &mut output),
                (Ok(_), Some(_), true) => {
                    let failure = Failure::usage("--demo is for the screens, not for a verb", "");
                    cli::fail(&failure, &mut output)
                }
                (Ok(desk), Some(verb), false) => cli::run(verb, &desk, &mut output),
                (Ok(desk), None, _) => match screens(desk, demo, is_terminal) {
                    Ok(ended) => {
                        ended.words.iter().for_each(|words| output.notice(words));
                        output.finish(Exit::Done);
                        return ended.code;
                    }
                    Err(failure) => cli::fail(&failure, &mut output),
                },
            }
        }
    };
    output.finish(exit).code()
}

/// The daily review, full screen.
fn screens(desk: Desk, is_demo: bool, is_terminal: bool) -> Result<tui::Ended, Failure> {
    let hint = "`regards today` says the same as plain text";
    if !is_terminal {
        return Err(Failure::usage("The screens need a terminal", hint));
    }
    let Desk { global, environment, clock, store, .. } = desk;
    let color = match global.color {
        Colour::Auto => ColorWish::Auto,
        Colour::Always => ColorWish::Always,
        Colour::Never => ColorWish::Never,
    };
    tui::start(tui::Start { store, clock, environment, color, is_demo, ids: chance::ids() })
        .map_err(|error| Failure::refused("screens", format!("The screens cannot start: {error:#}"), hint))
}
