//! The screens: keys, model, update, view, widgets, and the loop that owns the terminal.

pub mod action;
pub mod acts;
pub mod after_talk;
pub mod ahead;
pub mod app;
pub mod asking;
pub mod begin;
pub mod bindings;
pub mod canvas;
pub mod decode;
pub mod draft_words;
pub mod drafting;
pub mod edit;
pub mod event;
pub mod field;
pub mod focus;
pub mod follow_up_row;
pub mod form;
pub mod frame;
pub mod hint_bar;
pub mod key;
pub mod keymap;
pub mod link;
pub mod links;
pub mod list;
pub mod look;
pub mod mailing;
pub mod message;
pub mod notes_field;
pub mod notice;
pub mod physical;
pub mod question;
pub mod run;
pub mod screen;
pub mod screens;
pub mod session;
pub mod shelf;
pub mod spots;
pub mod stage_words;
pub mod start;
pub mod step;
mod talk_words;
pub mod terminal;
#[cfg(test)]
pub mod test_app;
pub mod theme;
pub mod tty;
pub mod verb_name;
pub mod wait;
#[cfg(test)]
mod walks;
pub mod watchdog;
pub mod way;
pub mod world;
pub mod wrapped;

pub use self::start::{Ended, Start, start};
