//! The screens, one file each.

pub mod contact;
pub mod contacts;
pub mod first_run;
pub mod review;
pub mod today;
pub mod unreadable;
pub mod welcome_back;
