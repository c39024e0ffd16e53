//! The edge: what the program learns from the machine it runs on, once, before it does anything.
//!
//! [`environment`] is the variables, [`clock`] the time, [`home_zone`] the user's time zone, [`chance`] the
//! randomness that ids are seeded with, [`limits`] the size of files, [`given_file`] what a file holds
//! that the user names, [`mishap`] says what a mistake of ours was. Everything further in gets these as arguments.

pub mod chance;
pub mod clock;
pub mod config;
pub mod environment;
pub mod given_file;
pub mod home_zone;
pub mod limits;
pub mod mishap;
pub mod program;
