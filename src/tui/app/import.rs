//! People from a file: how its path goes on while it is typed, and what it held.

use super::App;
use crate::{
    exchange::people::Table,
    tui::{
        asking::{Asking, preview},
        message::{NotRead, PathGoesOn, ReadImport, ToRead},
        notice::Notice,
        question::Question,
    },
};

impl App {
    pub(super) fn path_goes_on(&mut self, path: &PathGoesOn) {
        if let Some(Asking::Line(line)) = self.asking.last_mut() {
            let step = line.path_goes_on(path, &self.session);
            self.step(step);
        }
    }

    pub(super) fn import(&mut self, read: Result<Box<ReadImport>, Box<NotRead>>) {
        match read {
            Ok(read) => {
                // What was typed of its columns has done its work.
                self.left.retain(|title, _| !title.starts_with("columns "));
                let step = preview::people::import(&read, &self.session);
                self.step(step);
            }
            // The line comes back as it was typed, to be mended; or the columns are asked for, where they are what is
            // missing.
            Err(not_read) => {
                let NotRead { file: ToRead { path, columns }, why, table } = *not_read;
                self.ask(match (table, columns) {
                    (None, _) => Question::Import(path),
                    (Some(table), None) => Question::Columns(path, table),
                    (Some(table), Some(map)) => Question::Columns(path, Table { map, ..table }),
                });
                self.notice = Some(Notice::refused(why));
            }
        }
    }
}
