//! What can be set, as the palette finds it: by its name on the screen, and by the one the verb has for it.

use crate::{
    domain::{drafts::kind::DraftKind, search, setting::Setting},
    edge::config::entry::Entry,
    tui::{question::Question, session::Session},
};

/// Something that can be set.
#[derive(Debug)]
pub struct Tunable {
    /// Its name on the screen.
    pub name: String,
    /// What it is now, and what the verb calls it.
    pub words: String,
    /// What is typed to find it.
    pub key: String,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Setting(Setting),
    Machine(Entry),
    Template(DraftKind),
}

impl Tunable {
    fn new(name: &str, now: &str, called: &str, help: &str, what: What) -> Self {
        let words = [now, called].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>();
        let key = search::key([name, called, help]);
        Self { name: name.to_owned(), words: words.join("; "), key, what }
    }

    /// What asks for another value.
    pub fn question(&self) -> Question {
        match self.what {
            What::Setting(setting) => Question::Setting(setting),
            What::Machine(entry) => Question::Config(entry.name().to_owned()),
            What::Template(kind) => Question::TemplateForm(kind),
        }
    }
}

/// Everything that can be set, in the order of the settings screen.
pub fn all(session: &Session) -> Vec<Tunable> {
    let settings = &session.book.settings;
    let setting = |setting: Setting| {
        let (now, called) = (setting.said(settings), setting.name());
        Tunable::new(setting.label(), &now, &called, setting.help(), What::Setting(setting))
    };
    let machine = |entry: Entry| {
        let now = entry.said(&session.config).unwrap_or_else(|| entry.usual().to_owned());
        Tunable::new(entry.label(), &now, entry.name(), entry.help(), What::Machine(entry))
    };
    let template = |kind: DraftKind| {
        let help = "the template of a message";
        Tunable::new(&format!("template: {}", kind.words()), "", kind.word(), help, What::Template(kind))
    };
    let machines = Entry::ALL.into_iter().map(machine);
    Setting::all().map(setting).chain(machines).chain(DraftKind::ALL.into_iter().map(template)).collect()
}
