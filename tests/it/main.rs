//! The headless tests.
#![cfg(test)]

mod linkedin;
mod sample;
mod shape;
mod walk;
