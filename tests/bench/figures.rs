//! Figures and how they are judged: as ratios of what was measured in one run, since machines differ.

use std::time::Duration;

/// The middle one; of an even number, the upper of the two in the middle.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// In milliseconds.
pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// A promise: what was measured, what it may be, and how that was found.
pub struct Verdict {
    what: String,
    is: f64,
    most: f64,
    unit: &'static str,
    how: String,
}

impl Verdict {
    /// That `is` is at most `most`.
    pub fn at_most(what: impl Into<String>, is: f64, most: f64, unit: &'static str, how: String) -> Self {
        Self { what: what.into(), is, most, unit, how }
    }

    /// Whether the promise is kept.
    pub fn holds(&self) -> bool {
        self.is <= self.most
    }
}

/// The verdicts as a table.
pub fn print(verdicts: &[Verdict]) {
    println!("| promise | is | at most | | how |\n|---|---|---|---|---|");
    for verdict in verdicts {
        let Verdict { what, is, most, unit, how } = verdict;
        let word = if verdict.holds() { "kept" } else { "BROKEN" };
        println!("| {what} | {is:.2}{unit} | {most:.2}{unit} | {word} | {how} |");
    }
    println!();
}
