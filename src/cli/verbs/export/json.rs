//! `export json`: the whole book.

use clap::Args;

use super::{
    material::{Material, counted},
    target::Target,
};
use crate::{
    cli::{
        desk::Desk,
        failure::Failure,
        output::{Output, escaped},
        verbs::Reads,
    },
    store::format,
};

/// Write the whole book as it is kept; `regards --file` reads it
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards export json --include-discreet --out copy.json
  regards export json | jq '.contacts | length'")]
pub struct Json {
    #[command(flatten)]
    target: Target,
}

impl Reads for Json {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let (material, _) = Material::of(desk, self.target.writing.include_discreet, &[])?;
        let book = &material.reading.book;
        let bytes = format::write(book, &material.saved).map_err(|why| {
            Failure::refused("unfit", format!("The book is not sound: {why}"), "see `regards check`")
        })?;
        // A terminal may show it: what would steer one stands there by its number, which JSON reads as the same.
        let text = escaped(&String::from_utf8_lossy(&bytes));
        let what = format!("the book with {}", counted(book.contacts.len(), "person", "people"));
        self.target.deliver(desk, output, &material, (text.as_bytes(), &what))
    }
}
