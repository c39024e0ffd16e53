//! The options that every verb takes.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::edge::clock::Clock;

/// Whether to print in colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set or the terminal is a dumb one.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The options every verb takes.
#[derive(Clone, Debug, clap::Args)]
pub struct Global {
    /// The book, instead of the usual place (also REGARDS_FILE)
    #[arg(long, global = true, value_name = "PATH", display_order = 100)]
    pub file: Option<PathBuf>,
    /// Pretend that it is this time (also REGARDS_NOW)
    #[arg(long, global = true, value_name = "RFC3339", value_parser = Clock::pretending, display_order = 101)]
    pub now: Option<Clock>,
    /// Colour: auto, always or never; auto heeds NO_COLOR
    #[arg(long, global = true, value_name = "HOW", value_enum, default_value_t)]
    #[arg(hide_possible_values = true, hide_default_value = true, display_order = 102)]
    pub color: Colour,
    /// Print one JSON object, for scripts
    #[arg(long, global = true, display_order = 103)]
    pub json: bool,
}
