//! The pure heart: records, commands and rules. No clock, no files, no environment, no randomness.

pub mod connection;
pub mod id;
pub mod moment;
pub mod sample;
pub mod working_days;
pub mod zone;
