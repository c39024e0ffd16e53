//! The headless tests.
#![cfg(test)]
