//! `paths`: where everything lies.

use clap::Args;
use serde::Serialize;

use super::Reads;
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output, version::Versioned},
    edge::config,
};

/// Say where the book and its companions lie
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards paths
  regards paths --json")]
pub struct Paths {}

#[derive(Serialize)]
struct Places {
    book: String,
    backups: String,
    lock: String,
    config: Option<String>,
}

impl Reads for Paths {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let place = desk.store.place();
        let text = |path: &std::path::Path| path.display().to_string();
        let (book, backups, lock) = (text(place.file()), text(&place.backups()), text(&place.lock_file()));
        let config = config::path(&desk.environment).map(|path| text(&path));
        if desk.global.json {
            output.json(&Versioned::of(Places { book, backups, lock, config }));
        } else {
            let rows = [("book", Some(book)), ("backups", Some(backups)), ("lock", Some(lock)), ("config", config)];
            let rows = rows.into_iter().filter_map(|(what, path)| Some(vec![what.into(), path?.into()]));
            output.table(&rows.collect::<Vec<_>>());
            config::read(&desk.environment).notices.iter().for_each(|notice| output.notice(notice));
        }
        Ok(())
    }
}
