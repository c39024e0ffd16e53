//! The program on a real terminal: start, restore, resize, suspend, paste, signals, hang-up.
#![cfg(test)]

mod live;
mod loop_and_terminal;
mod probe;
mod program;
mod pty;
