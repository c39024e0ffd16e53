//! The program: parse, run, print the error and its hint, exit.

use std::{
    io::{self, BufWriter, IsTerminal, Write},
    process::ExitCode,
};

use regards::{
    cli::{self, arguments::Arguments, desk::Desk, exit::Exit, failure::Failure, output::Output},
    edge::environment::Environment,
};

#[expect(clippy::disallowed_methods, reason = "the one place where the environment is read")]
fn main() -> ExitCode {
    let environment = Environment::read(|name| std::env::var_os(name));
    let (mut out, mut err) = (BufWriter::new(io::stdout().lock()), io::stderr().lock());
    ExitCode::from(run(environment, &mut out, &mut err).code())
}

fn run(environment: Environment, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    let is_terminal = io::stdout().is_terminal();
    let arguments = Arguments::read(std::env::args_os());
    let colour = arguments.as_ref().map(|arguments| arguments.global.color).unwrap_or_default();
    let is_colourful = cli::is_colourful(colour, &environment, is_terminal);
    let mut output = Output::new(out, err, is_colourful);
    let exit = match arguments {
        Err(said) => cli::tell(&said, &mut output),
        Ok(arguments) => done(arguments, environment, is_terminal, &mut output),
    };
    output.finish(exit)
}

fn done(arguments: Arguments, environment: Environment, is_terminal: bool, output: &mut Output<'_>) -> Exit {
    let Arguments { global, demo, verb } = arguments;
    let desk = match cli::desk(global, environment) {
        Ok(desk) => desk,
        Err(failure) => return cli::fail(&failure, output),
    };
    match (verb, demo) {
        (Some(_), true) => {
            cli::fail(&Failure::usage("--demo is for the screens, not for a verb", ""), output)
        }
        (Some(verb), false) => cli::run(verb, &desk, output),
        (None, _) => screens(&desk, demo, is_terminal, output),
    }
}

/// The daily review, full screen.
fn screens(_desk: &Desk, _is_demo: bool, _is_terminal: bool, output: &mut Output<'_>) -> Exit {
    cli::fail(
        &Failure::usage("The screens need a terminal", "`regards today` says the same as plain text"),
        output,
    )
}
