//! What a made-up book is made of.

pub mod names;
pub mod talk;
