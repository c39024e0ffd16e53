//! The screens, one file each.

pub mod contact;
pub mod contacts;
pub mod debrief;
pub mod first_run;
pub mod goals;
pub mod insights;
pub mod interviews;
pub mod live;
pub mod questions;
pub mod requests;
pub mod review;
pub mod talk;
pub mod today;
pub mod unreadable;
pub mod welcome_back;
pub mod write;
