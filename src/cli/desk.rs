//! What a verb works with: the machine, the options, and the one way to read and change the book.

use super::{
    failure::{Failure, sentence},
    global::Global,
    instead,
    outcome::{Outcome, PersonRef},
    reading::Reading,
};
use crate::{
    domain::{
        book::Book,
        command::{Act, Applied, Command, Refusal, RefusalKind},
        zone::Now,
    },
    edge::{chance, clock::Clock, environment::Environment, home_zone},
    store::{
        Store,
        change::{Change, Done, Loaded},
        unsaved::Unsaved,
    },
};

/// The machine as a verb sees it, and the options that every verb takes.
pub struct Desk {
    /// The options.
    pub global: Global,
    /// The variables.
    pub environment: Environment,
    /// Where `now` comes from.
    pub clock: Clock,
    /// The book's file.
    pub store: Store,
}

/// What a verb has decided to do, and what is to be said besides.
#[derive(Clone, Debug)]
pub struct Decision {
    /// What is to be done.
    pub act: Act,
    /// What is to be said besides.
    pub remarks: Vec<String>,
}

impl From<Act> for Decision {
    fn from(act: Act) -> Self {
        Self { act, remarks: Vec::new() }
    }
}

impl Desk {
    /// Reads the book.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn read(&self) -> Result<Reading, Failure> {
        let loaded = self.store.load().map_err(|trouble| Failure::file(&trouble))?;
        Ok(self.reading(loaded.book))
    }

    /// Decides on an act with the book at hand, and carries it out: the file is locked before it is read, and stays
    /// so until the change is durable. Where another program changes the file meanwhile, `decide` is asked again.
    ///
    /// # Errors
    /// Why nothing was changed; or, with [`super::exit::Exit::Unsure`], that nobody knows.
    pub fn change(
        &self,
        mut decide: impl FnMut(&Reading) -> Result<Decision, Failure>,
    ) -> Result<Outcome, Failure> {
        let mut ids = chance::ids();
        let mut outcome = Outcome::default();
        self.save(|loaded| {
            let reading = self.reading(loaded.book.clone());
            let decision = decide(&reading)?;
            let command = Command::new(&mut ids, decision.act);
            let mut book = loaded.book.clone();
            let applied = book
                .apply(&command, &reading.now)
                .map_err(|refusal| self.refused(&reading.book, &refusal))?;
            outcome = told(&book, &reading, &applied, decision.remarks);
            Ok(Some(Change { book, what: vec![applied.summary], undoes: None }))
        })
        .map(|done| outcome.saved(done))
    }

    /// What `act` would do, with nothing saved.
    ///
    /// # Errors
    /// Why it would be refused.
    pub fn preview(&self, reading: &Reading, act: Act) -> Result<Outcome, Failure> {
        let mut book = reading.book.clone();
        let command = Command::new(&mut chance::ids(), act);
        let applied =
            book.apply(&command, &reading.now).map_err(|refusal| self.refused(&reading.book, &refusal))?;
        Ok(told(&book, reading, &applied, Vec::new()))
    }

    /// Makes a change of the whole book, as [`Store::change`] does.
    ///
    /// # Errors
    /// As [`Desk::change`].
    pub fn save(
        &self,
        act: impl FnMut(&Loaded) -> Result<Option<Change>, Failure>,
    ) -> Result<Option<Done>, Failure> {
        self.store.change(act).map_err(|error| unsaved(error, |failure| failure))
    }

    /// The book at this moment.
    pub fn reading(&self, book: Book) -> Reading {
        let home = home_zone::find(&book.settings.zone, &self.environment);
        let now = Now { instant: self.clock.now(), zone: home.zone };
        Reading::new(book, now, home.notice)
    }

    /// The beginning of a command line that goes to the same book at the same time.
    pub fn command_line(&self) -> String {
        instead::program(&self.global)
    }

    /// A refusal of the book, with its alternatives as command lines.
    pub fn refused(&self, book: &Book, refusal: &Refusal) -> Failure {
        self.refused_with(book, refusal, |_| None)
    }

    /// The same, where `line` knows better lines for some of the alternatives.
    pub fn refused_with(
        &self,
        book: &Book,
        refusal: &Refusal,
        line: impl Fn(&Act) -> Option<String>,
    ) -> Failure {
        let program = self.command_line();
        refusal.instead.iter().fold(
            Failure::refused(kind(refusal.kind), sentence(&refusal.words), &refusal.hint),
            |failure, (what, act)| match line(act).or_else(|| instead::command(&program, book, act)) {
                Some(command) => failure.or(what, command),
                None => failure,
            },
        )
    }
}

/// What was done, for the user.
fn told(book: &Book, reading: &Reading, applied: &Applied, mut remarks: Vec<String>) -> Outcome {
    let is_new = |remark: &&String| !remarks.iter().any(|said| sentence(said) == sentence(remark));
    let more: Vec<String> = applied.remarks.iter().filter(is_new).cloned().collect();
    remarks.extend(more);
    let touched = applied.change.after.contacts.keys();
    let people = touched.filter_map(|id| {
        let contact = book.contact(*id).or_else(|| reading.book.contact(*id))?;
        Some(PersonRef::of(*id, contact))
    });
    Outcome {
        summary: vec![applied.summary.clone()],
        people: people.collect(),
        notices: reading.notice.iter().cloned().collect(),
        remarks,
        ..Outcome::default()
    }
}

/// Why nothing was saved, or why nobody knows; `refused` says it where it was not the store's doing.
pub fn unsaved<R: std::fmt::Display>(unsaved: Unsaved<R>, refused: impl FnOnce(R) -> Failure) -> Failure {
    match unsaved {
        Unsaved::Refused(refusal) => refused(refusal),
        Unsaved::Trouble(trouble) => Failure::file(&trouble),
        Unsaved::NoBackup { .. } => Failure::refused("not-found", sentence(&unsaved.to_string()), ""),
        Unsaved::Unknown { .. } => Failure::unsure(sentence(&unsaved.to_string())),
        Unsaved::Locked(_) => Failure::refused("locked", sentence(&unsaved.to_string()), ""),
        Unsaved::Failed(_) | Unsaved::Unfit(_) | Unsaved::Restless(_) => {
            Failure::refused("not-saved", sentence(&unsaved.to_string()), "")
        }
    }
}

fn kind(kind: RefusalKind) -> &'static str {
    match kind {
        RefusalKind::NotFound => "not-found",
        RefusalKind::Ambiguous => "ambiguous",
        RefusalKind::NothingToTakeIt => "nothing-to-take-it",
        RefusalKind::NothingToThank => "nothing-to-thank",
        RefusalKind::Time => "time",
        RefusalKind::Text => "text",
        RefusalKind::Already => "already",
        RefusalKind::NeedsWords => "needs-words",
        RefusalKind::Changed => "changed",
    }
}
