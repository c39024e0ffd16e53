//! What comes in from other programs and goes out to them: bytes to plain values and back, no file handling.

pub mod linkedin;
pub mod table;
pub mod text;
