//! What comes in from other programs and goes out to them: bytes to plain values and back, no file handling.

mod content_lines;
pub mod csv_out;
pub mod guard;
pub mod ics;
pub mod linkedin;
pub mod mail;
pub mod markdown;
mod own_words;
mod plain;
pub mod table;
pub mod text;
pub mod vcf;
