//! The program on a real terminal: start, restore, resize, suspend, paste, signals, hang-up.
#![cfg(test)]

mod audit;
mod chance;
mod ends;
mod faulty;
mod keys;
mod live;
mod loop_and_terminal;
mod outside;
mod probe;
mod program;
mod pty;
mod stopped;
mod storm;
