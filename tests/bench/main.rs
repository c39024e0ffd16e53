//! How fast it is. `cargo bench` times the parts of the program, then judges what it promises of its speed.
//!
//! In reading order: [`books`] are made-up ones of three sizes; [`parts`] times what the program is made of; [`limits`] is what nothing but
//! the job would cost, and [`program`] the real one, in a terminal and as verbs; [`promises`] sets one against the
//! other. `cargo bench -- parse` times the parts with that name, `cargo bench -- promises` only judges.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "figures are printed, and what cannot be measured ends the run"
)]

mod books;
mod figures;
mod keys;
mod limits;
mod parts;
mod program;
mod promises;

use std::process::ExitCode;

use criterion::Criterion;

/// What is asked for to be judged alone.
const PROMISES: &str = "promises";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, rest @ ..] = &*arguments
        && first == limits::ARGUMENT
    {
        limits::run(rest);
        return ExitCode::SUCCESS;
    }
    let asked: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    if asked.first().is_none_or(|first| *first != PROMISES) {
        let mut criterion = Criterion::default().without_plots().configure_from_args();
        parts::time(&mut criterion);
        criterion.final_summary();
    }
    match asked.as_slice() {
        [] => promises::judge(&[]),
        [first, only @ ..] if *first == PROMISES => promises::judge(only),
        _ => ExitCode::SUCCESS,
    }
}
