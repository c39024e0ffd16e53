//! The verbs: arguments in, commands for the book, plain text or JSON out.
//!
//! In reading order: [`arguments`] is what is typed, `verbs` the table of what can be done, [`mod@desk`] what a verb
//! works with, `people` and `follow_ups` say who and what is meant, `outcome`, [`failure`] and [`output`] tell
//! the user.

pub mod arguments;
pub mod desk;
pub mod exit;
pub mod failure;
mod follow_ups;
pub mod global;
mod instead;
mod json;
mod lines;
mod markup;
mod outcome;
mod outgoing;
pub mod output;
mod people;
mod quote;
mod reading;
mod records;
pub mod talks;
mod typed;
mod verbs;
mod version;

use self::{
    arguments::Arguments,
    desk::Desk,
    exit::Exit,
    failure::Failure,
    global::{Colour, Global},
    output::Output,
    verbs::Verb,
};
use crate::{
    edge::{chance, clock::Clock, environment::Environment},
    store::{
        Store,
        machine::Machine,
        path::{self, Surroundings},
    },
};

/// Whether to print in colour: as asked, else on a terminal that is not against it.
pub fn is_colourful(colour: Colour, environment: &Environment, is_terminal: bool) -> bool {
    match colour {
        Colour::Auto => is_terminal && !environment.is_colourless(),
        Colour::Always => true,
        Colour::Never => false,
    }
}

/// Prints what the argument parser has to say: a mistake, or the help that was asked for.
pub fn tell(said: &clap::Error, output: &mut Output<'_>) -> Exit {
    let is_error = said.use_stderr();
    output.usage(&said.render().to_string(), is_error);
    if is_error { Exit::Usage } else { Exit::Done }
}

/// Prints why something was not done, unless that is told already.
pub fn fail(failure: &Failure, output: &mut Output<'_>) -> Exit {
    if !failure.is_told {
        output.failure(failure);
    }
    failure.exit
}

/// What everything works with: the clock and the book's file, as the options and the environment have them.
///
/// # Errors
/// Where they name no time, or no place for a file.
pub fn desk(global: Global, environment: Environment) -> Result<Desk, Failure> {
    let clock = match (global.now, &environment.regards_now) {
        (Some(clock), _) => clock,
        (None, Some(text)) => Clock::pretending(&text.to_string_lossy())
            .map_err(|why| Failure::usage(format!("REGARDS_NOW: {why}"), ""))?,
        (None, None) => Clock::Machine,
    };
    let surroundings = Surroundings {
        flag: global.file.clone(),
        regards_file: environment.regards_file.clone(),
        xdg_data_home: environment.xdg_data_home.clone(),
        platform: path::platform_folder(),
    };
    let writer = chance::writer(&environment);
    let store = Store::open(&surroundings, writer, Machine::default())
        .map_err(|why| Failure::refused("file", failure::capital(&why.to_string()), ""))?;
    Ok(Desk { global, environment, clock, store, definition: Arguments::definition })
}

/// Does what a verb says.
pub fn run(verb: Verb, desk: &Desk, output: &mut Output<'_>) -> Exit {
    match verb.run(desk, output) {
        Ok(()) => Exit::Done,
        Err(failure) => fail(&failure, output),
    }
}
