//! What holds for every command on every book, by promise.

mod clock;
mod done;
mod followed;
mod undo;
