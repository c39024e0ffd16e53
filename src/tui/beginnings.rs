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
    /// What was found for `text`, or else is found now. What is known of other texts is forgotten.
    pub fn of(&mut self, text: &str, find: impl FnOnce() -> T) -> T {
        let Self(known) = self;
        known.truncate(known.partition_point(|(beginning, _)| text.starts_with(beginning.as_str())));
        if let Some((_, found)) = known.last().filter(|(beginning, _)| beginning == text) {
            return found.clone();
        }
        let found = find();
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
        for (text, is_new, found) in [
            ("", true, 0),
            ("a", true, 1),
            ("ada", true, 2),
            ("ada", false, 2),
            ("ad", true, 4),
            ("a", false, 1),
            ("", false, 0),
            ("b", true, 7),
            ("a", true, 8),
            ("éa", true, 9),
            ("é", true, 10),
        ] {
            let mut is_asked = false;
            let is = beginnings.of(text, || {
                is_asked = true;
                found
            });
            assert_eq!((is, is_asked), (found, is_new), "{text:?}");
        }
    }
}
