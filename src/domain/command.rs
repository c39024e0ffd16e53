//! The commands: everything that can change a book. A command carries only what it changes, and the seed of the ids
//! of what it makes, so that it can be applied again to a book that has changed meanwhile.

mod edits;
mod wishes;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use chrono::{DateTime, FixedOffset, NaiveDate};

pub use self::{
    edits::{AnswerChanges, DebriefChanges, InterviewEdit, QuestionEdit, RecordEdit},
    wishes::{ExploringEdit, GoalsChanges, SettingsChanges},
};
use super::{
    book::{Goals, Question},
    card::{Card, Origin},
    channel::Channel,
    contact::{Contact, Source},
    drafts::{key::DraftFor, kind::DraftKind},
    event::{EventKind, Who},
    follow_up::FollowUpId,
    id::{Id, Ids},
    moment::Moment,
    name::Name,
    prepare::PrepareItem,
    settings::Settings,
};

/// One change, asked for at one moment.
#[derive(Clone, Debug)]
pub struct Command {
    /// Where the ids of what it makes come from.
    pub ids: Ids,
    /// What is to be done.
    pub act: Act,
}

impl Command {
    /// A command whose new records take their ids from `ids`, which moves on.
    pub fn new(ids: &mut Ids, act: Act) -> Self {
        Self { ids: Ids::seeded(ids.number()), act }
    }
}

/// What can be done to a book.
#[derive(Clone, Debug)]
pub enum Act {
    /// A new person, with what has already happened with them.
    AddContact(Box<NewContact>),
    /// Other facts on a person.
    EditContact {
        /// Who.
        contact: Id,
        /// What changes.
        changes: Box<ContactChanges>,
    },
    /// From the pool into the working list.
    Promote {
        /// Who.
        contact: Id,
    },
    /// Set a person aside.
    Retire {
        /// Who.
        contact: Id,
        /// Why; may be empty.
        why: String,
    },
    /// Follow a person up again who was set aside.
    BringBack {
        /// Who.
        contact: Id,
    },
    /// Take a person out of the book, with everything that is theirs.
    Delete {
        /// Who.
        contact: Id,
    },
    /// Something happened.
    Log(Box<Log>),
    /// Whether the user may write to a person again, as said at the close of a talk.
    Consent {
        /// Who.
        contact: Id,
        /// Whether.
        again: bool,
        /// The day named for it.
        on: Option<NaiveDate>,
    },
    /// A reminder by hand.
    Remind {
        /// For whom.
        contact: Id,
        /// When.
        at: DateTime<FixedOffset>,
        /// Of what.
        text: String,
    },
    /// A follow-up is done: what that means is its rule's (DESIGN 2, "What `done` does"). Where a draft is kept for
    /// it, its text is what was sent.
    Done {
        /// Which.
        follow_up: FollowUpId,
        /// When it was done; now, if nobody says.
        when: Option<Moment>,
        /// By which channel, if not the usual one.
        channel: Option<Channel>,
    },
    /// A follow-up is hidden until a time.
    Snooze {
        /// Which.
        follow_up: FollowUpId,
        /// Until when.
        until: DateTime<FixedOffset>,
    },
    /// A follow-up is let go.
    LetGo {
        /// Which.
        follow_up: FollowUpId,
        /// Why; may be empty.
        why: String,
    },
    /// One line of the lists of `prepare` is ticked, or no longer.
    Tick {
        /// The `prepare` follow-up's interview.
        interview: Id,
        /// Which line.
        item: PrepareItem,
        /// Whether it is done.
        ticked: bool,
    },
    /// Begins a talk on the live screen: a booked one, or one that begins now without having been booked.
    Begin {
        /// With whom.
        contact: Id,
        /// Which; none for a talk that was not booked.
        interview: Option<Id>,
    },
    /// Something on a talk: its questions, answers, notes, preparation, closing list, debrief.
    Interview {
        /// Which.
        interview: Id,
        /// What.
        edit: Box<InterviewEdit>,
    },
    /// Somebody named somebody.
    Refer(Box<Refer>),
    /// The user or a contact promised something.
    Promise {
        /// With whom.
        contact: Id,
        /// Who owes it.
        by: Who,
        /// What.
        text: String,
        /// By when.
        due: Option<NaiveDate>,
        /// In which talk.
        interview: Option<Id>,
    },
    /// A contact told the user to try something.
    Advise {
        /// Who.
        contact: Id,
        /// What to try.
        text: String,
        /// In which talk.
        interview: Option<Id>,
    },
    /// A contact named a job or a way to try the work out.
    Lead {
        /// Who.
        contact: Id,
        /// What it is.
        text: String,
        /// The closing date.
        closes: Option<NaiveDate>,
        /// In which talk.
        interview: Option<Id>,
    },
    /// Something becomes of a promise, of advice or of a lead; or it gets other words.
    Record {
        /// Which.
        record: Id,
        /// What.
        edit: RecordEdit,
    },
    /// A draft is kept as the user wrote it; or, with none, thrown away.
    Draft {
        /// To whom.
        contact: Id,
        /// What for.
        of: DraftFor,
        /// The text.
        text: Option<String>,
    },
    /// A template is kept as the user wrote it; or, with none, is the program's own again.
    Template {
        /// Which.
        kind: DraftKind,
        /// The text.
        text: Option<String>,
    },
    /// Something on the lists of questions.
    Questions(QuestionEdit),
    /// The user has landed, or, with none, has not.
    Land {
        /// When.
        at: Option<DateTime<FixedOffset>>,
    },
    /// Other settings.
    Set(Box<SettingsChanges>),
    /// Other goals.
    Aim(Box<GoalsChanges>),
    /// People from elsewhere.
    Import {
        /// From where.
        origin: Origin,
        /// The people.
        cards: Arc<[Card]>,
    },
    /// Takes a change back, where what it made still stands.
    Undo(Arc<Change>),
    /// Makes a change again that was taken back, where what the undo left still stands.
    Redo(Arc<Change>),
    /// Several acts as one change; one refusal refuses all.
    Together {
        /// What they are called as one; empty: the summaries of the parts.
        what: String,
        /// The acts, in order.
        acts: Vec<Self>,
    },
}

/// A person to add.
#[derive(Clone, Debug, PartialEq)]
pub struct NewContact {
    /// The person's id, where something else in the same act names it; a fresh one otherwise.
    pub id: Option<Id>,
    /// The name.
    pub name: Name,
    /// Everything else that is known.
    pub facts: ContactChanges,
    /// Whether the same name at the same employer is somebody else and not a slip.
    pub another_of_that_name: bool,
}

impl NewContact {
    /// A person of whom only the name is known.
    pub fn named(name: Name) -> Self {
        Self { id: None, name, facts: ContactChanges::default(), another_of_that_name: false }
    }
}

/// Facts on a person; what is none stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactChanges {
    /// The name.
    pub name: Option<Name>,
    /// Where they work.
    pub employer: Option<String>,
    /// As what.
    pub role: Option<String>,
    /// In which field.
    pub field: Option<String>,
    /// E-mail addresses.
    pub emails: Option<Vec<String>>,
    /// Phone numbers.
    pub phones: Option<Vec<String>>,
    /// The address of their profile.
    pub profile: Option<String>,
    /// Their time zone by name; empty: not known.
    pub zone: Option<String>,
    /// How they were found; the inner none takes it away.
    pub source: Option<Option<Source>>,
    /// Notes.
    pub notes: Option<String>,
    /// Tags.
    pub tags: Option<Vec<String>>,
    /// How the name is said.
    pub pronounced: Option<String>,
    /// Whether they are not to be named to others.
    pub discreet: Option<bool>,
    /// Days between updates; the inner none: the usual number.
    pub cadence: Option<Option<u32>>,
}

/// To which record an event belongs, where the user says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// To this request or interview.
    Record(Id),
    /// To a new one.
    New,
}

/// Whom they passed the user on to.
#[derive(Clone, Debug, PartialEq)]
pub struct PassedTo {
    /// Somebody in the book.
    pub contact: Option<Id>,
    /// Somebody new, or only a name.
    pub name: Option<Name>,
    /// What is known of somebody new.
    pub facts: ContactChanges,
    /// Whether both were introduced in one shared message.
    pub introduced: bool,
}

/// A name that was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Refer {
    /// Who named them.
    pub by: Id,
    /// Whom: somebody in the book, somebody new, or only a name.
    pub to: PassedTo,
    /// In which talk.
    pub interview: Option<Id>,
    /// When, if not now.
    pub at: Option<Moment>,
}

/// Something that happened, as it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    /// With whom.
    pub contact: Id,
    /// What.
    pub kind: EventKind,
    /// For `scheduled` and `moved` the start of the talk; for `held` the start of what was held; else when it
    /// happened. None: now, or as scheduled.
    pub when: Option<Moment>,
    /// The zone's name in which the time was said, if one was.
    pub zone: Option<String>,
    /// Who, if not the usual one.
    pub by: Option<Who>,
    /// By which channel; for a talk its medium.
    pub channel: Option<Channel>,
    /// How long the talk is or was.
    pub minutes: Option<u32>,
    /// Where the talk is.
    pub place: Option<String>,
    /// What a request is about.
    pub about: Option<String>,
    /// Whom a request for an introduction asks to be introduced to.
    pub introduction_to: Option<Id>,
    /// Whether a talk is called off for good.
    pub for_good: bool,
    /// The day they named with "later".
    pub until: Option<NaiveDate>,
    /// To which record it belongs.
    pub on: Option<On>,
    /// Whom they passed the user on to.
    pub passed_to: Option<PassedTo>,
    /// A line of the user's own.
    pub note: String,
    /// The text that was sent, where it went out from its draft; of a request that is planned, its draft.
    pub text: String,
}

impl Log {
    /// `kind` happened with `contact`; nothing else is said.
    pub fn new(contact: Id, kind: EventKind) -> Self {
        Self {
            contact,
            kind,
            when: None,
            zone: None,
            by: None,
            channel: None,
            minutes: None,
            place: None,
            about: None,
            introduction_to: None,
            for_good: false,
            until: None,
            on: None,
            passed_to: None,
            note: String::new(),
            text: String::new(),
        }
    }
}

/// What a command did: enough to say it and to take it back.
#[derive(Clone, Debug)]
pub struct Applied {
    /// What was done, for the screen: "Thanked Jonas Weil by e-mail".
    pub summary: String,
    /// Remarks worth saying: "brought back from set aside", "no word from them yet, second message in 3 days".
    pub remarks: Vec<String>,
    /// The records as they were and as they became.
    pub change: Arc<Change>,
}

/// The records a command touched, as they were and as they became.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// What it was: the summary.
    pub what: String,
    /// Before.
    pub before: Touched,
    /// After.
    pub after: Touched,
}

impl Change {
    /// Whether nothing became different.
    pub fn is_empty(&self) -> bool {
        self.before == self.after
    }
}

/// The parts of a book that a command touched; what it did not touch is none or absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Contacts; none where there was or is no such contact.
    pub contacts: BTreeMap<Id, Option<Arc<Contact>>>,
    /// The settings.
    pub settings: Option<Arc<Settings>>,
    /// The goals.
    pub goals: Option<Arc<Goals>>,
    /// The lists of questions.
    pub question_lists: Option<BTreeMap<String, Arc<Vec<Question>>>>,
    /// The templates.
    pub templates: Option<BTreeMap<String, String>>,
    /// Whether, and since when, the user has landed.
    pub landed: Option<Option<DateTime<FixedOffset>>>,
    /// Import keys that are not to be brought back.
    pub forgotten: Option<Arc<BTreeSet<String>>>,
}

/// Why a command was not carried out. The book is as it was.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// Which kind of refusal, for scripts and tests.
    pub kind: RefusalKind,
    /// The reason, in words for the user.
    pub words: String,
    /// What to do instead, in words for the user; may be empty.
    pub hint: String,
    /// Acts that can be done instead, each with its name on the screen.
    pub instead: Vec<(String, Act)>,
}

/// The words of a refusal where the book is as it should be already.
pub const NOTHING_WOULD_CHANGE: &str = "Nothing would change";

/// The kinds of refusals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// No such person, request, interview or follow-up.
    NotFound,
    /// Several records could take it.
    Ambiguous,
    /// No record can take it.
    NothingToTakeIt,
    /// There is nothing to thank for.
    NothingToThank,
    /// The time lies on the wrong side of now, or none was given.
    Time,
    /// The text is blank, too long, or not what it should be.
    Text,
    /// It is so already.
    Already,
    /// It needs more words.
    NeedsWords,
    /// What it would take back has changed since.
    Changed,
}

impl Refusal {
    /// A refusal with its reason and what to do.
    pub fn new(kind: RefusalKind, words: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { kind, words: words.into(), hint: hint.into(), instead: Vec::new() }
    }

    /// The same, with an act that can be done instead.
    #[must_use]
    pub fn or(mut self, name: impl Into<String>, act: Act) -> Self {
        self.instead.push((name.into(), act));
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)?;
        if self.hint.is_empty() { Ok(()) } else { write!(f, "; {}", self.hint) }
    }
}

impl std::error::Error for Refusal {}
