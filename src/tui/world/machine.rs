//! Changing how the program looks on this machine.

use crate::{
    edge::{
        config::{self, Config, entry::Entry},
        environment::Environment,
    },
    tui::{
        look::Look,
        message::{Configure, Configured},
        theme::ColorWish,
    },
};

/// Changes a line of `config`, on the disk where it is to be kept; `looking` is what holds then.
///
/// # Errors
/// In words, why everything looks as it did.
pub fn configure(
    looking: &mut (Config, ColorWish),
    line: &Configure,
    environment: &Environment,
) -> Result<Configured, String> {
    let Configure { name, value, is_kept } = line;
    let config = if *is_kept {
        config::change(environment, name, value.as_deref())?
    } else {
        looking.0.with(name, value.as_deref())
    };
    let (look, _) = Look::of(&config, looking.1, environment);
    looking.0.clone_from(&config);
    let set = match value {
        Some(value) => format!("{name} is {value} now"),
        None => format!("{name} is as usual again"),
    };
    let remark = Entry::named(name).and_then(|entry| entry.remark(value.as_deref()));
    let more = remark.map(|remark| format!("; {remark}")).unwrap_or_default();
    let where_to = match config::path(environment).filter(|_| *is_kept) {
        Some(path) => format!(", on this machine: {}", path.display()),
        None => ", until you leave".to_owned(),
    };
    Ok(Configured { config, look, said: set + &more + &where_to })
}
