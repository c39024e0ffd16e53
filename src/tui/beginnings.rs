//! What is found for a text while it is typed, and was for each of its beginnings: a letter less finds nothing anew.

/// What was found for the beginnings of a text, the shortest first.
#[derive(Debug)]
pub struct Beginnings<T>(Vec<(String, T)>);

impl<T> Default for Beginnings<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone> Beginnings<T> {
    /// What was found for `text`, or else is found now, where that helps from what is known of its longest beginning.
    /// What is known of other texts is forgotten.
    pub fn of(&mut self, text: &str, find: impl FnOnce(Option<&T>) -> T) -> T {
        let Self(known) = self;
        known.truncate(known.partition_point(|(beginning, _)| text.starts_with(beginning.as_str())));
        let longest = known.last();
        if let Some((_, found)) = longest.filter(|(beginning, _)| beginning == text) {
            return found.clone();
        }
        let found = find(longest.map(|(_, found)| found));
        known.push((text.to_owned(), found.clone()));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_a_beginning_is_not_found_anew() {
        let mut beginnings = Beginnings::default();
        for (text, from, found) in [
            ("", None, 0),
            ("a", Some(0), 1),
            ("ada", Some(1), 2),
            ("ada", None, 2),
            ("ad", Some(1), 4),
            ("a", None, 1),
            ("", None, 0),
            ("b", Some(0), 7),
            ("a", Some(0), 8),
            ("éa", Some(0), 9),
            ("é", Some(0), 10),
        ] {
            let mut asked = None;
            let is = beginnings.of(text, |longest| {
                asked = longest.copied();
                found
            });
            assert_eq!((is, asked), (found, from), "{text:?}");
        }
    }
}
