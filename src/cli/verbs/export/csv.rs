//! `export csv`: tables for a spreadsheet.

use clap::{Args, ValueEnum};

use super::{
    material::{Material, counted},
    target::Target,
};
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output, verbs::Reads},
    domain::rules,
    exchange::csv_out::{self, Dialect},
};

/// Write people, talks or requests as a table
#[derive(Debug, Args)]
#[command(
    before_help = "\
Examples:
  regards export csv --out people.csv
  regards export csv --what interviews --excel --out talks.csv",
    after_help = "\
A cell that a spreadsheet would run, such as =1+1 or +43 1 234, has an apostrophe in front. `regards import csv` takes \
it off again."
)]
pub struct Csv {
    /// Whose; everybody's without a name
    person: Vec<String>,
    /// One row for each of these
    #[arg(long, value_enum, default_value_t)]
    what: What,
    /// With a mark in front that tells Excel that it is UTF-8
    #[arg(long)]
    excel: bool,
    #[command(flatten)]
    target: Target,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum What {
    /// People
    #[default]
    Contacts,
    /// Talks
    Interviews,
    /// Requests
    Requests,
}

impl Reads for Csv {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let (material, meant) = Material::of(desk, self.target.writing.include_discreet, &self.person)?;
        let people = material.people(meant);
        let (book, now) = (&material.reading.book, &material.reading.now);
        let both = people.iter().map(|it| (it.contact, &it.standing));
        let (table, one, many) = match self.what {
            What::Contacts => {
                let all = people.iter().map(|it| (it.id, it.contact, &it.standing));
                let follow_ups = rules::follow_ups(book, now);
                (csv_out::contacts(book, all, &follow_ups, now), "person", "people")
            }
            What::Interviews => (csv_out::interviews(both, now), "talk", "talks"),
            What::Requests => (csv_out::requests(book, both, now), "request", "requests"),
        };
        let text = table.csv(if self.excel { Dialect::Excel } else { Dialect::Plain });
        let what = counted(table.len(), one, many);
        self.target.deliver(desk, output, &material, (text.as_bytes(), &what))
    }
}
