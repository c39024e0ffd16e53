//! The asks that fit what is typed into the filter, found among those that fitted its beginning.

use std::rc::Rc;

use super::asks::{Asks, Fitting, Listed};
use crate::{domain::search::Query, tui::beginnings::Beginnings};

/// The asks that fit each beginning of a text: one letter more is looked for among those alone, and one less brings
/// them back.
#[derive(Debug, Default)]
pub struct Narrowed(Beginnings<Rc<Fitting>>);

impl Narrowed {
    /// Those of `asks` that fit `text`. They are the same asks in all calls.
    pub fn listed(&mut self, asks: &Asks, text: &str) -> Rc<Listed> {
        let fitting = self.0.of(text, |among| {
            let query = Query::new(text);
            Rc::new(match among {
                _ if query.is_empty() => asks.unfiltered(),
                Some(among) => asks.fitting(&query, among),
                None => asks.fitting(&query, &asks.unfiltered()),
            })
        });
        Rc::clone(&fitting.listed)
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
                let listed = narrowed.listed(&asks, &text);
                let turns: Vec<_> = listed.rows.iter().map(|request| asks.get(*request).unwrap().turn).collect();
                let is_first = |row: &usize| row.checked_sub(1).is_none_or(|above| turns[above] != turns[*row]);
                let firsts: Vec<_> = (0..turns.len()).filter(is_first).map(|row| (row, turns[row])).collect();
                prop_assert_eq!(&listed.turns, &firsts, "{:?}", text);
                prop_assert_eq!(listed, anew.listed, "{:?}", text);
            }
        }
    }
}
