//! Other lines for the two short lists.

use crate::{
    cli::{desk::Desk, failure::Failure, outcome::Outcome, verbs::Changes},
    domain::{
        command::{Act, SettingsChanges},
        prepare::{PrepareItem, PrepareLists},
    },
};

/// The lists as they are to be; with neither, the usual ones.
pub struct Lists {
    pub eve: Option<String>,
    pub day: Option<String>,
}

impl Changes for Lists {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let lists = &reading.book.settings.prepare;
            let prepare = match (&self.eve, &self.day) {
                (None, None) => PrepareLists::default(),
                (eve, day) => PrepareLists {
                    eve: eve.as_deref().map_or_else(|| lists.eve.clone(), lines),
                    day: day.as_deref().map_or_else(|| lists.day.clone(), lines),
                },
            };
            let changes = SettingsChanges { prepare: Some(prepare), ..SettingsChanges::default() };
            Ok(Act::Set(Box::new(changes)).into())
        })
    }
}

/// The lines of a list; an empty text is an empty list.
fn lines(text: &str) -> Vec<PrepareItem> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    text.split(',').map(PrepareItem::parse).collect()
}
