//! What can be asked, as data: who asks names it here and need not know how it is drawn or answered.

use super::{focus::Focus, link::Link, message::Rescued};
use crate::{
    domain::{
        book,
        command::{Act, Refusal},
        drafts::{key::DraftFor, kind::DraftKind},
        follow_up::FollowUp,
        id::Id,
        setting::Setting,
    },
    exchange::people::Table,
};

/// A question to be put over the present screen.
#[derive(Clone, Debug)]
pub enum Question {
    /// A person to add; "via" this person stands ready.
    Capture(Option<String>),
    /// What happened with these people, with words that stand there already.
    Note(Vec<Id>, &'static str),
    /// What these people are to be asked about.
    Plan(Vec<Id>),
    /// Until when a follow-up is hidden.
    Snooze(FollowUp),
    /// When and how a follow-up was done.
    Otherwise(FollowUp),
    /// Where a file of people lies, with the path that stands there already.
    Import(String),
    /// Which column of the table at this path holds what, with what is known of it.
    Columns(String, Table),
    /// From which day on one may write to a person again.
    Again(Id),
    /// Why a person is set aside.
    SetAside(Id),
    /// What stays with the user of this talk: the first step of its debrief, asked once it is over.
    Stays(Id),
    /// Whom this person named, in this talk if in one.
    Given(Id, Option<Id>),
    /// What was promised to or by this person, in this talk if in one.
    Promise(Id, Option<Id>),
    /// What this person told the user to try, in this talk if in one; a job or a trial too.
    Advice(Id, Option<Id>),
    /// Whether what a talk was about is a path to pursue.
    Verdict(Id),
    /// What drew and put off, what surprised, what the user brings and what is missing, after a talk.
    ThinkOver(Id),
    /// Text of an earlier session, as the line it was typed into.
    TakeUp(Rescued),
    /// Which of the acts a refusal offers instead.
    Instead(Refusal),
    /// How a talk went, otherwise than as planned.
    Outcome(FollowUp),
    /// Whether the user may write to a person again.
    Consent(Id),
    /// What else can be noted with a person.
    More(Id),
    /// What became of a promise, of advice, of a lead.
    Became(Id),
    /// A record in other words.
    RewordRecord(Id),
    /// Another day for a promise or a lead.
    Redate(Id),
    /// What came of advice.
    Tried(Id),
    /// Who could introduce the user to a person.
    Introducer(Id),
    /// Which talk begins: one that is booked, or one with this person that was not.
    Begin(Option<Id>),
    /// What is to become of text from an earlier session.
    Rescued(Rescued),
    /// Let go of what?
    LetGo(Focus),
    /// What is known of a person.
    ContactForm(Id),
    /// Who the user is, and how much to do in a week.
    GoalsForm,
    /// What is explored: one more, or this one in other words.
    Explore(String),
    /// What a setting is to be.
    Setting(Setting),
    /// The news of having found work.
    Landed,
    /// What is known and expected before a talk, and how it takes place.
    TalkForm(Id),
    /// The two short lists that are gone through before every talk.
    ListsForm,
    /// The template of a kind of message.
    TemplateForm(DraftKind),
    /// What a line of `config` is to say: this name's.
    Config(String),
    /// A question of the user's own for a talk.
    AskToo(Id),
    /// A question of a talk in other words.
    Reword(Id, String),
    /// A question of the user's own, for this list.
    Own(String),
    /// A question of a list in other words.
    RewordOwn {
        /// The list.
        list: String,
        /// The question as it is.
        text: String,
    },
    /// Into which list a question is put.
    PutIn(book::Question),
    /// Which questions are to be asked in a talk: from the bank and the lists to the end of the talk's own.
    Pick(Id),
    /// Which kind of message is to be written to a person.
    Kind(Id),
    /// What fills the next gap of a draft, which is copied when none is left.
    Gap(Id, DraftFor),
    /// To whom a person was asked to introduce the user, by the draft that has gone out.
    IntroductionTo(Id),
    /// Which of these addresses is opened.
    Links(Vec<Link>),
    /// Whether an address that cannot be opened from here is copied.
    CopyAddress {
        /// Why it was not opened.
        why: String,
        /// The address.
        address: String,
    },
    /// Whether these people are to be deleted.
    Delete(Vec<Id>),
    /// Whether an act on many records is to be done; none where it would change nothing.
    Preview {
        /// The question.
        title: String,
        /// What would be done, line by line.
        lines: Vec<String>,
        /// The act.
        act: Option<Act>,
    },
    /// Whether what a table holds is to be brought in, or its columns are to be named otherwise.
    Table {
        /// The question.
        title: String,
        /// What would be done, line by line.
        lines: Vec<String>,
        /// The act.
        act: Option<Act>,
        /// Where the table lies, as it was typed.
        path: String,
        /// Which column was taken for what.
        table: Table,
    },
    /// Whether an act is to be done.
    Confirm {
        /// The question.
        question: String,
        /// What goes with it.
        lines: Vec<String>,
        /// The act.
        act: Act,
    },
}
