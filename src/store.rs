//! The book on disk: one JSON file that a person can read, saved so that *saved* is true.
//!
//! In reading order: [`disk`] and [`clock`] are the only ways to the machine, [`path`] says where the book lies,
//! [`stamp`] tells one version of the file from another, [`lock`] keeps writers apart, [`read`] and [`save`] are the
//! two protocols, [`backups`] keeps what was replaced, [`leftovers`] clears up after a killed save.

pub mod backups;
pub mod clock;
pub mod disk;
pub mod leftovers;
pub mod load;
pub mod lock;
pub mod machine;
pub mod path;
pub mod read;
pub mod rotation;
pub mod save;
pub mod stamp;
pub mod trouble;

#[cfg(test)]
mod trial;
