//! The capture line: a person, what is known of them, and what has already happened, in one line.
//! `Ada Quill, CTO at Acme, via Ben Ode, asked by email yesterday`
//!
//! The name comes first, or a word for what happened with the name behind it: `talked to Ben Ode on 3 Nov, thanked`.
//! The parts between commas may stand in any order. A name with a comma stands in double quotes.

mod lines;
mod one;
mod reading;
#[cfg(test)]
mod tests;
mod who;

pub use lines::{LineRead, Lines, bare, parse_lines};
pub use one::{Captured, parse};
pub use reading::HINT;
