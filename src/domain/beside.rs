//! Two pieces of work at once, and the same work for many people in two halves. What comes of it is the same in either
//! case, only sooner.

use std::thread;

/// Fewer people than these are done with before another thread has begun.
const MANY: usize = 200;

/// Does `little` on a thread of its own beside `much`; or after it, where the system has no thread left.
pub fn beside<L: Send, M>(little: impl Fn() -> L + Sync, much: impl FnOnce() -> M) -> (L, M) {
    thread::scope(|scope| {
        let begun = thread::Builder::new().spawn_scoped(scope, &little);
        let much = much();
        let done = begun.ok().and_then(|begun| begun.join().ok());
        (done.unwrap_or_else(&little), much)
    })
}

/// What `work` makes of all of them, in their order; of many in two halves at once.
pub fn in_halves<P: Sync, T: Send>(people: &[P], work: impl Fn(&[P]) -> Vec<T> + Sync) -> Vec<T> {
    if people.len() < MANY {
        return work(people);
    }
    let (one, other) = people.split_at(people.len() / 2);
    let (others, mut all) = beside(|| work(other), || work(one));
    all.extend(others);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_put_together_in_order() {
        for count in [0, 1, MANY - 1, MANY, MANY + 1, 3 * MANY] {
            let people: Vec<usize> = (0..count).collect();
            let odd = |people: &[usize]| people.iter().copied().filter(|person| person % 2 == 1).collect();
            assert_eq!(in_halves(&people, odd), odd(&people), "{count}");
        }
    }
}
