//! `regards` remembers whom you asked for a talk about their work, whom to thank and by when, and when to leave
//! people in peace.
//!
//! Imports go one way: [`domain`] knows nobody; [`store`] and [`exchange`] know `domain`; [`tui`] knows those.

pub mod cli;
pub mod domain;
pub mod edge;
pub mod exchange;
pub mod store;
pub mod tui;
