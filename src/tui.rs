//! The screens: keys, model, update, view, widgets, and the loop that owns the terminal.

pub mod action;
pub mod bindings;
pub mod canvas;
pub mod decode;
pub mod edit;
pub mod event;
pub mod field;
pub mod form;
pub mod hint_bar;
pub mod key;
pub mod keymap;
pub mod list;
pub mod notes_field;
pub mod notice;
pub mod physical;
pub mod run;
pub mod terminal;
pub mod theme;
pub mod tty;
pub mod wait;
pub mod watchdog;
