//! Drafts of messages: written from templates and records, to be read, changed and sent by the user.

pub mod key;
pub mod kind;
