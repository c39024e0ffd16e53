//! The headless tests.
#![cfg(test)]

mod crowd;
mod help;
mod import;
mod linkedin;
mod readme;
mod refusals;
mod regards;
mod sample;
mod scripts;
mod shape;
mod verbs;
mod walk;
