//! `regards` remembers whom you asked for a talk about their work, whom to thank and by when, and when to leave
//! people in peace.
//!
//! Imports go one way: [`domain`] knows nobody; [`store`] and [`exchange`] know `domain`; [`edge`] learns from the
//! machine what the others take as arguments; [`cli`] and [`tui`] know those, and only `main` knows them. A test
//! holds this. Data flows one way: a key or an argument becomes a command, `Book::apply` changes the book or refuses
//! in words, the store makes it durable, and the screens draw what follows from it.

pub mod domain;

pub mod exchange;
pub mod store;

pub mod edge;

pub mod cli;
pub mod tui;
