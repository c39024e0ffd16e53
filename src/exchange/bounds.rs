//! How much is taken for a list of people.

/// How many rows or cards a file may have: twice what LinkedIn allows of connections. More would need more memory than
/// an import is given.
pub const MOST_PEOPLE: usize = 60_000;

/// What is said where there are more than [`MOST_PEOPLE`].
pub fn too_many(what: &str) -> String {
    format!("that has more than {MOST_PEOPLE} {what}, too much for a list of people; part it")
}
