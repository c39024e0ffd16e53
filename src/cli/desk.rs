//! What a verb works with: the machine, the options, and the one way to read and change the book.

use super::{
    failure::{Failure, capital},
    global::Global,
    instead,
    outcome::{Outcome, PersonRef},
    reading::Reading,
};
use crate::{
    domain::{
        book::Book,
        command::{Act, Applied, Command, Refusal, RefusalKind},
        id::Ids,
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
    /// What can be typed after `regards`.
    pub definition: fn() -> clap::Command,
}

/// What a verb has decided to do, and what is to be said besides.
#[derive(Clone, Debug)]
pub struct Decision {
    /// What is to be done.
    pub act: Act,
    /// What is to be said besides.
    pub remarks: Vec<String>,
    /// What it is in detail, in lines.
    pub report: Vec<String>,
    /// The same as further fields of the JSON object.
    pub details: serde_json::Map<String, serde_json::Value>,
}

impl From<Act> for Decision {
    fn from(act: Act) -> Self {
        Self { act, remarks: Vec::new(), report: Vec::new(), details: serde_json::Map::new() }
    }
}

impl Decision {
    /// The same, with more to say.
    #[must_use]
    pub fn with_remarks(mut self, remarks: impl IntoIterator<Item = String>) -> Self {
        self.remarks.extend(remarks);
        self
    }
}

impl Desk {
    /// Reads the book. It is given back to the system when the process ends, which it does sooner so than if every
    /// record were given back by itself.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn read(&self) -> Result<&'static Reading, Failure> {
        self.read_from(&self.store)
    }

    /// The same, of a book that lies elsewhere.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn read_from(&self, store: &Store) -> Result<&'static Reading, Failure> {
        let loaded = store.load().map_err(|trouble| Failure::file(&trouble))?;
        Ok(Box::leak(Box::new(self.reading(loaded.book))))
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
            let (applied, book, told) = self.applied(&reading, decision, &mut ids)?;
            outcome = told;
            let is_change = !applied.change.is_empty();
            Ok(is_change.then(|| Change { book, what: vec![applied.summary], undoes: None }))
        })
        .map(|done| outcome.saved(done))
    }

    /// What would be done, with nothing saved.
    ///
    /// # Errors
    /// Why it would be refused.
    pub fn preview(&self, reading: &Reading, decision: Decision) -> Result<Outcome, Failure> {
        self.applied(reading, decision, &mut chance::ids()).map(|(_, _, outcome)| outcome)
    }

    fn applied(
        &self,
        reading: &Reading,
        decision: Decision,
        ids: &mut Ids,
    ) -> Result<(Applied, Book, Outcome), Failure> {
        let Decision { act, mut remarks, report, details } = decision;
        let mut book = reading.book.clone();
        let applied = book
            .apply(&Command::new(ids, act), &reading.now)
            .map_err(|refusal| self.refused(&reading.book, &refusal))?;
        // The same remark may stand with or without its full stop.
        let words = |remark: &str| capital(remark.trim_end_matches('.'));
        let is_new = |remark: &&String| !remarks.iter().any(|said| words(said) == words(remark));
        let more: Vec<String> = applied.remarks.iter().filter(is_new).cloned().collect();
        remarks.extend(more);
        let outcome = Outcome {
            summary: vec![applied.summary.clone()],
            people: people(&book, &reading.book, &applied),
            notices: reading.notice.iter().cloned().collect(),
            remarks,
            report,
            details,
            ..Outcome::default()
        };
        Ok((applied, book, outcome))
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
            Failure::refused(kind(refusal.kind), capital(&refusal.words), &refusal.hint),
            |failure, (what, act)| match line(act).or_else(|| instead::command(&program, book, act)) {
                Some(command) => failure.or(what, command),
                None => failure,
            },
        )
    }
}

/// How many people a change may have touched for them to be named one by one.
const NAMED: usize = 50;

/// The people of a change, unless it is a crowd.
fn people(book: &Book, before: &Book, applied: &Applied) -> Vec<PersonRef> {
    let touched = &applied.change.after.contacts;
    if touched.len() > NAMED {
        return Vec::new();
    }
    let known =
        touched.keys().filter_map(|id| Some((*id, book.contact(*id).or_else(|| before.contact(*id))?)));
    known.map(|(id, contact)| PersonRef::of(id, contact)).collect()
}

/// Why nothing was saved, or why nobody knows; `refused` says it where it was not the store's doing.
pub fn unsaved<R: std::fmt::Display>(unsaved: Unsaved<R>, refused: impl FnOnce(R) -> Failure) -> Failure {
    let remedy = unsaved.remedy();
    match unsaved {
        Unsaved::Refused(refusal) => refused(refusal),
        Unsaved::Trouble(trouble) => Failure::file(&trouble),
        Unsaved::NoBackup { .. } => Failure::refused("not-found", capital(&unsaved.to_string()), ""),
        Unsaved::Unknown { .. } | Unsaved::Mistaken => Failure::unsure(capital(&unsaved.to_string())),
        Unsaved::Locked(_) => Failure::refused("locked", capital(&unsaved.to_string()), remedy),
        Unsaved::Failed(_) | Unsaved::Unfit(_) | Unsaved::Restless(_) => {
            Failure::refused("not-saved", capital(&unsaved.to_string()), remedy)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cli::exit::Exit,
        store::{change::Base, lock::LockError, trouble::Failed},
    };

    #[test]
    fn only_a_save_that_nobody_vouches_for_exits_with_3() {
        let failed = || Failed {
            step: "secure",
            path: "/home/ada/book.json".into(),
            error: std::io::Error::from(std::io::ErrorKind::StorageFull),
        };
        let busy = LockError::Busy { waited: std::time::Duration::from_secs(10) };
        let cases = [
            (Unsaved::Unknown { failed: failed(), base: Box::new(Base::default()) }, Exit::Unsure, "unsure"),
            (Unsaved::Failed(failed()), Exit::Refused, "not-saved"),
            (Unsaved::Locked(busy), Exit::Refused, "locked"),
            (Unsaved::Restless("/home/ada/book.json".into()), Exit::Refused, "not-saved"),
        ];
        for (case, exit, kind) in cases {
            let failure = unsaved(case, |failure: Failure| failure);
            assert_eq!((failure.exit, failure.kind), (exit, kind), "{}", failure.message);
        }
    }
}
