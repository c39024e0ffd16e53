//! What comes in from other programs and goes out to them: bytes to plain values and back, no file handling.

pub mod any;
mod bounds;
mod content_lines;
pub mod csv_out;
pub mod dates;
pub mod guard;
pub mod ics;
pub mod linkedin;
pub mod mail;
pub mod markdown;
mod own_words;
pub mod people;
mod plain;
pub mod sheet;
pub mod table;
pub mod text;
mod tidy;
#[cfg(test)]
mod twice;
pub mod vcard;
pub mod vcf;
