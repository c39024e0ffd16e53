//! The asks that fit what is typed into the filter, found among those that fitted its beginning.

use super::asks::{Asks, Fitting};
use crate::domain::search::Query;

/// The asks that fit each beginning of a text: one letter more is looked for among those alone, and one less brings
/// them back.
#[derive(Debug, Default)]
pub struct Narrowed(Vec<(String, Fitting)>);

impl Narrowed {
    /// The places of those of `asks` that fit `text`, in order. They are the same asks in all calls.
    pub fn places(&mut self, asks: &Asks, text: &str) -> &[usize] {
        let is_beginning = |(beginning, _): &(String, Fitting)| text.starts_with(beginning.as_str());
        self.0.truncate(self.0.partition_point(is_beginning));
        if self.0.is_empty() {
            self.0.push((String::new(), asks.unfiltered()));
        }
        if let Some((_, among)) = self.0.last().filter(|(beginning, _)| beginning != text) {
            let fitting = asks.fitting(&Query::new(text), among);
            self.0.push((text.to_owned(), fitting));
        }
        self.0.last().map_or(&[], |(_, fitting)| &fitting.places)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        domain::{basis::Basis, sample},
        tui::{
            renewed::Renewed as _,
            test_app::{MORNING, at},
        },
    };

    fn asks() -> Asks {
        let now = at(MORNING);
        let basis = Basis { book: sample::book(120, 10, 1, &now), now };
        Asks::default().renewed(&basis, &basis.everybody())
    }

    proptest! {
        #[test]
        fn what_is_narrowed_is_what_is_looked_for_anew(
            steps in prop::collection::vec(prop_oneof![3 => "[a-eé ,.'(]", 1 => "", 1 => "[a-e ]{0,3}"], 1..20),
        ) {
            let asks = asks();
            let (mut narrowed, mut text) = (Narrowed::default(), String::new());
            for step in steps {
                match step.is_empty() {
                    true => drop(text.pop()),
                    false => text.push_str(&step),
                }
                let anew = asks.fitting(&Query::new(&text), &asks.unfiltered());
                prop_assert_eq!(narrowed.places(&asks, &text), anew.places, "{:?}", text);
            }
        }
    }
}
