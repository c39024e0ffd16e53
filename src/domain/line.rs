//! What the two one-line grammars share: the words of a line, the words for what happened, what may stand beside
//! them, the facts on a person, and what a line would do to the book.

pub mod near;
pub mod opening;
pub mod options;
pub mod passed;
pub mod people;
pub mod person;
pub mod said;
pub mod sentence;
pub mod telling;
pub mod tokens;
pub mod trial;
pub mod typing;
pub mod unready;
pub mod verbs;

pub use unready::Unready;
