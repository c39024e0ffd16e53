//! Years read from a file: four digits, as RFC 3339 has them. With those, nothing that the rules count comes near the
//! end of what a date can hold.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, de::Error};

/// The years that a file may name.
const FOUR_DIGITS: std::ops::RangeInclusive<i32> = 0..=9999;

/// Something that names years.
pub trait Dated {
    /// The first of its years that a file may not name.
    fn year_out_of_range(&self) -> Option<i32>;
}

impl Dated for NaiveDate {
    fn year_out_of_range(&self) -> Option<i32> {
        Some(self.year()).filter(|year| !FOUR_DIGITS.contains(year))
    }
}

impl Dated for DateTime<FixedOffset> {
    fn year_out_of_range(&self) -> Option<i32> {
        Some(self.year()).filter(|year| !FOUR_DIGITS.contains(year))
    }
}

impl Dated for DateTime<Utc> {
    fn year_out_of_range(&self) -> Option<i32> {
        Some(self.year()).filter(|year| !FOUR_DIGITS.contains(year))
    }
}

impl<T: Dated> Dated for Option<T> {
    fn year_out_of_range(&self) -> Option<i32> {
        self.as_ref().and_then(Dated::year_out_of_range)
    }
}

impl<T: Dated> Dated for BTreeSet<T> {
    fn year_out_of_range(&self) -> Option<i32> {
        self.iter().find_map(Dated::year_out_of_range)
    }
}

/// Reads what names years, refusing those that a file may not name.
///
/// # Errors
/// Where a year has more than four digits, or the value is not what it should be.
pub fn read<'de, D: Deserializer<'de>, T: Deserialize<'de> + Dated>(deserializer: D) -> Result<T, D::Error> {
    within(T::deserialize(deserializer)?)
}

/// The same value, where a file may name its years.
///
/// # Errors
/// Where it may not.
pub fn within<T: Dated, E: Error>(value: T) -> Result<T, E> {
    match value.year_out_of_range() {
        None => Ok(value),
        Some(year) => Err(E::custom(format_args!("the year {year} is none of those from 0 to 9999"))),
    }
}
