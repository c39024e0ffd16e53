//! The headless tests.
#![cfg(test)]

mod audit;
mod crowd;
mod durable;
mod help;
mod hostile;
mod import;
mod insights;
mod kills;
mod linkedin;
mod mutated;
mod readme;
mod refusals;
mod regards;
mod salted;
mod sample;
mod scripts;
mod shape;
mod shell;
mod verbs;
mod walk;
