//! How much a proof tries: little by default, much with `REGARDS_PROOF=long`. `REGARDS_SEED` chooses the seed, which a
//! test that fails prints.

pub(crate) mod stories;

use std::{
    env,
    hash::{BuildHasher, RandomState},
};

use proptest::{prelude::ProptestConfig, test_runner::RngSeed};

#[expect(clippy::disallowed_methods, reason = "how long a proof takes is up to whoever runs it")]
fn variable(name: &str) -> Option<String> {
    env::var(name).ok()
}

/// Whether the long form is asked for.
pub(crate) fn is_long() -> bool {
    variable("REGARDS_PROOF").is_some_and(|form| form == "long")
}

/// The seed chosen, else always the same one, else in the long form another each time.
pub(crate) fn seed() -> u64 {
    let chosen = variable("REGARDS_SEED").map(|seed| seed.parse().expect("REGARDS_SEED is a number"));
    let seed = chosen.unwrap_or_else(|| if is_long() { RandomState::new().hash_one(1) } else { 2026 });
    println!("REGARDS_SEED={seed}");
    seed
}

/// So many cases, from the seed.
pub(crate) fn cases(short: u32, long: u32) -> ProptestConfig {
    ProptestConfig {
        cases: if is_long() { long } else { short },
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed()),
        ..ProptestConfig::default()
    }
}
