//! What tells one run, and one machine, from another.

use std::hash::{BuildHasher, Hasher, RandomState};

use super::environment::Environment;
use crate::domain::id::{Id, Ids};

/// A stream of ids that no other run of the program has: the keys of the standard library's hash maps come from
/// the operating system, and a digest of nothing under them is as random as they are.
pub fn ids() -> Ids {
    Ids::seeded(RandomState::new().build_hasher().finish())
}

/// The name under which this user saves on this machine. It is the same at every run, so that taking back another's
/// change can be asked about; two that are the same by chance, or one that changes, do no harm.
pub fn writer(environment: &Environment) -> Id {
    let machine = machine_name();
    let home = environment.home.as_deref().unwrap_or_default();
    let bytes = machine.iter().chain(home.as_encoded_bytes());
    Id::from_bits(bytes.fold(0, |digest, byte| Ids::seeded(digest ^ u64::from(*byte)).number()))
}

#[cfg(unix)]
fn machine_name() -> Vec<u8> {
    rustix::system::uname().nodename().to_bytes().to_vec()
}

#[cfg(windows)]
fn machine_name() -> Vec<u8> {
    use winapi_util::sysinfo::{ComputerNameKind, get_computer_name};

    get_computer_name(ComputerNameKind::DnsHostname).unwrap_or_default().into_encoded_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_streams_differ() {
        assert_ne!(ids().number(), ids().number());
    }

    #[test]
    fn a_writer_stays_the_same_and_users_differ() {
        let of = |home: &str| writer(&Environment { home: Some(home.into()), ..Environment::default() });
        assert_eq!(of("/home/ada"), of("/home/ada"));
        assert_ne!(of("/home/ada"), of("/home/ben"));
    }
}
