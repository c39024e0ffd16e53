//! `sample`: a made-up book, for trying and measuring.

use clap::Args;

use super::Reads;
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output},
    domain::{
        book::Book,
        sample,
        zone::{Now, Zone},
    },
    edge::clock::Clock,
    store::{format, saved::Saved},
};

/// Print a made-up book; same people, seed and time, same bytes
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards sample --people 50 > try.json
  regards --file try.json today
  regards sample --people 10000 --pool 30000 --seed 7")]
pub struct Sample {
    /// How many people are worked with
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=1_000_000))]
    people: u32,
    /// How many more are only imported
    #[arg(long, value_name = "M", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=1_000_000))]
    pool: u32,
    /// Which of all the made-up books
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
}

impl Reads for Sample {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let now = desk.reading(Book::default()).now;
        // A pretended time says where it is, so that the bytes do not depend on the machine's own zone.
        let now = match desk.clock {
            Clock::Pretended(at) => Now { zone: Zone::fixed(*at.offset()), ..now },
            Clock::Machine => now,
        };
        let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let book = sample::book(count(self.people), count(self.pool), self.seed, &now);
        let bytes = format::write(&book, &Saved::default())
            .map_err(|why| Failure::refused("unfit", format!("The made-up book is not sound: {why}"), ""))?;
        output.raw(&bytes);
        Ok(())
    }
}
