//! Drafts of messages: written from templates and records, to be read, changed and sent by the user.

pub mod draft;
mod facts;
mod field;
pub mod fields;
mod gaps;
pub mod key;
pub mod kind;
pub mod lint;
mod said;
pub mod sending;
mod template;
pub mod templates;
#[cfg(test)]
mod tests;
