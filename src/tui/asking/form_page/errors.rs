//! What is wrong with what was typed into a form.

/// What is wrong, each with its field.
pub type Errors = Vec<(&'static str, String)>;
