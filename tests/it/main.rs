//! The headless tests.
#![cfg(test)]

mod import;
mod linkedin;
mod sample;
mod shape;
mod walk;
