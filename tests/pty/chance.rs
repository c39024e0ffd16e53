//! Chance with a seed that is printed and can be chosen, and how long a proof is to take.

use std::hash::{BuildHasher as _, RandomState};

use regards::domain::id::Ids;

#[expect(clippy::disallowed_methods, reason = "how long a proof takes is up to whoever runs it")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Whether the long form is asked for.
pub fn is_long() -> bool {
    variable("REGARDS_PROOF").is_some_and(|form| form == "long")
}

/// Numbers from the seed that was chosen, or the usual one; in the long form from another each time.
pub fn chance(usual: u64) -> Ids {
    let chosen = variable("REGARDS_SEED").map(|seed| seed.parse().unwrap());
    let seed = chosen.unwrap_or_else(|| if is_long() { RandomState::new().hash_one(1) } else { usual });
    println!("REGARDS_SEED={seed}");
    Ids::seeded(seed)
}

/// A number from 0 to `most`.
pub fn up_to(chance: &mut Ids, most: u64) -> usize {
    usize::try_from(chance.number() % (most + 1)).unwrap()
}
