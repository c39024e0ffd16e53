//! A count with its denominator.

/// Below so many cases nothing is told as a rate: two of four is an accident, not a half (issue 3).
pub const LEAST_FOR_A_RATE: usize = 5;

/// So many of so many cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// `count` of `of` cases.
    pub fn new(count: usize, of: usize) -> Self {
        Self { count, of }
    }

    /// One case more, which counts or does not.
    pub fn add(&mut self, counts: bool) {
        self.count += usize::from(counts);
        self.of += 1;
    }

    /// The rate in whole percent, from five cases on. All and none are told only where it was all or none.
    pub fn percent(self) -> Option<usize> {
        if self.of < LEAST_FOR_A_RATE {
            return None;
        }
        let rounded = (self.count * 100 + self.of / 2) / self.of;
        Some(match self.count {
            0 => 0,
            count if count >= self.of => 100,
            _ => rounded.clamp(1, 99),
        })
    }

    /// `2 of 4`; from five cases on `7 of 12, 58 %`.
    pub fn words(self) -> String {
        let told = format!("{} of {}", self.count, self.of);
        self.percent().map_or(told.clone(), |percent| format!("{told}, {percent} %"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rate_below_five_cases() {
        for (count, of, expected) in [
            (0, 0, "0 of 0"),
            (2, 4, "2 of 4"),
            (4, 4, "4 of 4"),
            (0, 5, "0 of 5, 0 %"),
            (5, 5, "5 of 5, 100 %"),
            (7, 12, "7 of 12, 58 %"),
            (1, 1000, "1 of 1000, 1 %"),
            (999, 1000, "999 of 1000, 99 %"),
        ] {
            assert_eq!(Share::new(count, of).words(), expected);
        }
    }
}
