//! `export vcard`: people for an address book.

use clap::Args;

use super::{
    material::{Material, counted},
    target::Target,
};
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output, verbs::Reads},
    exchange::vcf,
};

/// Write people as vCards (3.0) for an address book
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards export vcard --out people.vcf
  regards export vcard ada --out ada.vcf")]
pub struct Vcard {
    /// Who; everybody without a name, the pool too
    person: Vec<String>,
    #[command(flatten)]
    target: Target,
}

impl Reads for Vcard {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let (material, meant) = Material::of(desk, self.target.writing.include_discreet, &self.person)?;
        let people = material.people(meant);
        if people.is_empty() {
            return Err(Failure::refused("nothing", "There is nobody to write down", ""));
        }
        let reading = &material.reading;
        let cards = people.iter().map(|it| (it.id, it.contact));
        let text = vcf::cards(&reading.book, cards, reading.now.instant);
        let what = counted(people.len(), "person", "people");
        self.target.deliver(desk, output, &material, (text.as_bytes(), &what))
    }
}
