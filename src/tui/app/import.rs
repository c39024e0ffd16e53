//! People from a file: how its path goes on while it is typed, and what it held.

use super::App;
use crate::tui::{
    asking::{Asking, preview},
    message::{PathGoesOn, ReadImport},
    notice::Notice,
    question::Question,
};

impl App {
    pub(super) fn path_goes_on(&mut self, path: &PathGoesOn) {
        if let Some(Asking::Line(line)) = self.asking.last_mut() {
            let step = line.path_goes_on(path, &self.session);
            self.step(step);
        }
    }

    pub(super) fn import(&mut self, read: Result<Box<ReadImport>, String>) {
        match read {
            Ok(read) => {
                let step = preview::people::import(&read, &self.session);
                self.step(step);
            }
            Err(why) => {
                // The line comes back with the path as it was typed, to be mended.
                self.ask(Question::Import(self.left.get("import").cloned().unwrap_or_default()));
                self.notice = Some(Notice::refused(why));
            }
        }
    }
}
