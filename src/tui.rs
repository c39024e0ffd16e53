//! The screens: keys, model, update, view, widgets, and the loop that owns the terminal.

pub mod decode;
pub mod event;
pub mod key;
pub mod physical;
pub mod theme;
