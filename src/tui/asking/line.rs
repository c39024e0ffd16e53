//! One line that is typed, with what is understood of it: a person to add, what happened, until when to snooze.

mod again;
mod columns;
mod complete;
mod import;
mod layout;
mod machine;
mod many;
mod meaning;
mod message;
mod own_question;
mod plan;
mod purpose;
mod question;
mod records;
mod talked;

use std::borrow::Cow;

use ratatui::{Frame, layout::Rect};

use self::{
    complete::Completed,
    layout::Layout,
    meaning::{Enter, Meaning},
    purpose::Purpose,
};
use crate::{
    domain::{
        book, capture,
        command::{Act, Refusal, RefusalKind},
        drafts::key::DraftFor,
        follow_up::FollowUp,
        id::{Id, Ids},
        line::Unready,
        note_line, put_off,
        running::{self, Stage},
        setting::Setting,
    },
    exchange::people::Table,
    tui::{
        action::{Action, Context},
        edit::Typed,
        field::Field,
        key::{Code, Key},
        look::Look,
        message::{Effect, PathGoesOn, Rescued},
        notice::Notice,
        question::Question,
        session::Session,
        step::Step,
    },
};

/// How much may be typed, in characters: a good many pasted people. What is too long for a name or a note, the
/// record says itself.
const LIMIT: usize = 20_000;

/// Why nothing can be noted of what another window took out of the book.
pub const GONE: &str = "What this is about is not in the book any more";
/// What becomes of the text then.
pub const HOW_TO_KEEP: &str = "⟦Esc⟧ leaves it, and the text can be copied";

/// One line that is typed, with what is understood of it.
#[derive(Clone, Debug)]
pub struct Line {
    purpose: Purpose,
    field: Field,
    /// What stood there from the start.
    given: String,
    /// What was typed for the same purpose when the line was last left.
    before: Option<String>,
    /// Where an earlier session had kept the text.
    file: Option<String>,
    /// What the present text was understood as when it was typed.
    understood: Option<Meaning>,
    /// Whether Enter was pressed on this text, and it could not be done.
    is_refused: bool,
}

impl Line {
    fn new(purpose: Purpose, given: &str) -> Self {
        let field = Field::new(given, LIMIT);
        let (before, file, understood) = Default::default();
        Self { purpose, field, given: given.to_owned(), before, file, understood, is_refused: false }
    }

    /// A person to add; inside somebody's screen "via" that person stands ready.
    pub fn capture(via: Option<&str>) -> Self {
        let given = via.map(|name| format!(", via {name}")).unwrap_or_default();
        let mut line = Self::new(Purpose::Capture, &given);
        line.field.key(Key::new(Code::Home));
        line
    }

    /// What happened with people, its first words being there already.
    pub fn note(people: Vec<Id>, words: &str) -> Self {
        Self::new(Purpose::Note(people), words)
    }

    /// What people are to be asked about; what is explored stands there already.
    pub fn plan(people: Vec<Id>, session: &Session) -> Self {
        Self::new(Purpose::Plan(people), &plan::given(session))
    }

    /// Until when a follow-up is hidden.
    pub fn snooze(follow_up: &FollowUp) -> Self {
        Self::new(Purpose::Snooze(follow_up.id), "")
    }

    /// Done earlier, or otherwise.
    pub fn otherwise(follow_up: &FollowUp) -> Self {
        Self::new(Purpose::Otherwise(follow_up.id), "")
    }

    /// The path of a file of people.
    pub fn import(path: &str) -> Self {
        Self::new(Purpose::Import, path)
    }

    /// Which column of a table is what, as far as it is known.
    pub fn columns(path: &str, table: &Table) -> Self {
        let purpose = Purpose::Columns { path: path.to_owned(), others: table.others.clone() };
        Self::new(purpose, &columns::given(table))
    }

    /// From which day on one may write to a person again.
    pub fn again(contact: Id) -> Self {
        Self::new(Purpose::Again(contact), "")
    }

    /// Why a person is set aside.
    pub fn set_aside(contact: Id) -> Self {
        Self::new(Purpose::SetAside(contact), "")
    }

    /// What is explored: one more, or this one in other words.
    pub fn explore(what: &str, session: &Session) -> Self {
        Self::new(Purpose::Explore(what.to_owned()), &wishes::explored(what, session))
    }

    /// What a setting is to be.
    pub fn setting(setting: Setting, session: &Session) -> Self {
        Self::new(Purpose::Setting(setting), &setting.shown(&session.book.settings))
    }

    /// What a line of `config` is to say.
    pub fn config(name: &str, session: &Session) -> Self {
        Self::new(Purpose::Config(name.to_owned()), &machine::given(name, session))
    }

    /// The news of having found work.
    pub fn landed() -> Self {
        Self::new(Purpose::Landed, "")
    }

    /// What fills the next gap of a draft; none where there is no gap.
    pub fn gap(contact: Id, of: DraftFor, session: &Session) -> Option<Self> {
        let prompt = message::prompt(contact, of, session)?;
        Some(Self::new(Purpose::Gap(contact, of, prompt.into()), ""))
    }

    /// To whom somebody was asked to introduce the user.
    pub fn introduction_to(contact: Id) -> Self {
        Self::new(Purpose::IntroductionTo(contact), "")
    }

    /// A record in other words.
    pub fn reword_record(record: Id, session: &Session) -> Self {
        Self::new(Purpose::RewordRecord(record), &records::worded(record, session))
    }

    /// Another day for a promise or a lead.
    pub fn redate(record: Id) -> Self {
        Self::new(Purpose::Redate(record), "")
    }

    /// What came of advice.
    pub fn tried(record: Id) -> Self {
        Self::new(Purpose::Tried(record), "")
    }

    /// Who could introduce the user to a person; whoever comes to mind stands there already.
    pub fn introducer(contact: Id, session: &Session) -> Self {
        Self::new(Purpose::Introducer(contact), &records::introducer(contact, session))
    }

    /// A question of the user's own for a talk.
    pub fn ask(interview: Id) -> Self {
        Self::new(Purpose::Ask(interview), "")
    }

    /// A question of a talk in other words.
    pub fn reword(interview: Id, question: &str) -> Self {
        Self::new(Purpose::Reword(interview, question.to_owned()), question)
    }

    /// What stays with the user of a talk.
    pub fn stays(interview: Id) -> Self {
        Self::new(Purpose::Stays(interview), "")
    }

    /// Whom a person named.
    pub fn given(contact: Id, talk: Option<Id>) -> Self {
        Self::new(Purpose::Given(contact, talk), "")
    }

    /// What was promised to or by a person.
    pub fn promise(contact: Id, talk: Option<Id>) -> Self {
        Self::new(Purpose::Promise(contact, talk), "")
    }

    /// What a person told the user to try.
    pub fn advice(contact: Id, talk: Option<Id>) -> Self {
        Self::new(Purpose::Advice(contact, talk), "")
    }

    /// A question of the user's own, for a list.
    pub fn own_question(list: &str) -> Self {
        Self::new(Purpose::OwnQuestion(list.to_owned()), "")
    }

    /// A question of a list in other words.
    pub fn reword_own(list: &str, text: &str) -> Self {
        Self::new(Purpose::RewordOwn(list.to_owned(), text.to_owned()), text)
    }

    /// Into which list a question is put.
    pub fn put_in(question: book::Question) -> Self {
        Self::new(Purpose::PutIn(question), "")
    }

    /// Text of an earlier session as what it was; none where the book no longer has what it was about.
    pub fn taken_up(rescued: &Rescued, session: &Session) -> Option<Self> {
        let mut line = Self::new(Purpose::read(&rescued.title, session)?, "");
        line.field.set_text(&rescued.text);
        line.file = Some(rescued.file.clone());
        Some(line)
    }

    /// The question of a line that was kept under this title, where it was one.
    pub fn question(title: &str, session: &Session) -> Option<String> {
        Some(Purpose::read(title, session)?.title().text(&session.book))
    }

    /// Whether the book still has all that it is about.
    pub fn has_place(&self, session: &Session) -> bool {
        let code = self.title();
        Purpose::read(&code, session).is_some_and(|purpose| purpose.code() == code)
    }

    /// What the line is for: the same for every line of this purpose.
    pub fn title(&self) -> String {
        self.purpose.code()
    }

    /// What was typed for the same purpose when a line was last left: Tab brings it back.
    pub fn remember(&mut self, text: &str) {
        self.before = Some(text.to_owned());
    }

    /// Where an earlier session had kept the text.
    pub fn rescued_from(&self) -> Option<String> {
        self.file.clone()
    }

    /// What was typed, could not be understood among other lines, and is still to be mended.
    pub fn rest(&self, session: &Session) -> Option<(String, String)> {
        match &self.meaning(session).enter {
            Enter::Show(many) if !many.rest.is_empty() => Some((self.title(), many.rest.join("\n"))),
            _ => None,
        }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Line
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        match action {
            Action::Accept => self.enter(session),
            Action::NextPane => self.complete(session),
            Action::Back => Step::Back,
            _ => Step::NotMine,
        }
    }

    fn enter(&mut self, session: &mut Session) -> Step {
        if self.field.text().trim().is_empty()
            && let Some(step) = self.purpose.without_words()
        {
            return step;
        }
        if Purpose::read(&self.title(), session).is_none() {
            self.understood = Some(Meaning::refused(Refusal::new(RefusalKind::NotFound, GONE, HOW_TO_KEEP)));
            self.is_refused = true;
            return Step::Stay;
        }
        // What is shown while typing has no lasting ids; what is done has.
        let mut ids = Ids::seeded(session.ids().number());
        let meaning = self.understood_with(session, &mut ids);
        let step = match meaning.enter.clone() {
            Enter::Refused(refusal) if !refusal.instead.is_empty() => Step::Refused(refusal),
            Enter::NotYet | Enter::Refused(_) => {
                self.is_refused = true;
                Step::Stay
            }
            Enter::Do(act) => match (&self.purpose, self.purpose.then()) {
                // What is typed next in a talk belongs to the talk, and is no name.
                (Purpose::Given(contact, Some(talk)), _)
                    if running::stage_in(&session.book, *contact, *talk, &session.now)
                        == Some(Stage::Running) =>
                {
                    Step::Do(act)
                }
                (Purpose::Gap(contact, of, _), _) => {
                    message::gap_step(act, self.field.text(), *contact, *of, session)
                }
                (_, Some(then)) => Step::DoThen(act, Box::new(then)),
                (_, None) => Step::Do(act),
            },
            Enter::Show(many) => {
                Step::ask(Question::Preview { title: many.title, lines: many.lines, act: many.act })
            }
            Enter::Read(file) => Step::Want(Effect::ReadImport(file)),
            Enter::Configure(name, value) => Step::Configure(name, value),
        };
        self.understood = Some(meaning);
        step
    }

    /// What is put off where the line is left: of a talk that was just held, its debrief.
    pub fn waits(&self, session: &Session) -> Option<Act> {
        match self.purpose {
            Purpose::Stays(talk) => put_off::leaving(talk, &session.book, &session.now),
            _ => None,
        }
    }

    fn complete(&mut self, session: &mut Session) -> Step {
        if self.field.text() == self.given
            && let Some(before) = self.before.take()
        {
            self.set_text(&before, session);
            return Step::Stay;
        }
        if self.purpose == Purpose::Import {
            session.want(Effect::CompletePath(self.field.text().to_owned()));
            return Step::Stay;
        }
        match complete::completed(self.field.text(), &self.purpose, session) {
            Completed::To(text) => {
                self.set_text(&text, session);
                Step::Stay
            }
            Completed::Several(names) => {
                Step::Tell(Notice::told(format!("Several fit: {}", names.join(", "))))
            }
            Completed::Nothing => Step::Tell(Notice::told("Nothing fits here to complete it")),
        }
    }

    /// How the path that was typed goes on, as the disk has it; nothing where something else is typed by now.
    pub fn path_goes_on(&mut self, path: &PathGoesOn, session: &Session) -> Step {
        if self.purpose != Purpose::Import || self.field.text() != path.typed {
            return Step::Stay;
        }
        if !path.is_found {
            return Step::Tell(Notice::told("No folder, and no .csv or .vcf file, goes on like this"));
        }
        if path.common != path.typed {
            self.set_text(&path.common, session);
        }
        match path.names.as_slice() {
            [] => Step::Stay,
            names => Step::Tell(Notice::told(format!("Several fit: {}", complete::some(names).join(", ")))),
        }
    }

    fn set_text(&mut self, text: &str, session: &Session) {
        self.field.set_text(text);
        self.understood = Some(self.understand(session));
        self.is_refused = false;
    }

    /// A key that is text here.
    pub fn key(&mut self, key: Key, session: &Session) -> Typed {
        let typed = self.field.key(key);
        self.typed_on(typed, session)
    }

    /// Pasted text; several lines are so many people.
    pub fn paste(&mut self, text: &str, session: &Session) -> Typed {
        let typed = match self.purpose {
            Purpose::Capture | Purpose::Given(..) => self.field.paste_lines(&text.replace('\t', ", ")),
            Purpose::Promise(..) | Purpose::Advice(..) | Purpose::OwnQuestion(_) => {
                self.field.paste_lines(text)
            }
            _ => self.field.paste(text),
        };
        self.typed_on(typed, session)
    }

    fn typed_on(&mut self, typed: Typed, session: &Session) -> Typed {
        if matches!(typed, Typed::Changed | Typed::Full(_)) {
            self.understood = Some(self.understand(session));
            self.is_refused = false;
        }
        typed
    }

    /// What has been typed and not yet noted, with what it is for.
    pub fn typed(&self) -> Option<(String, String)> {
        let text = self.field.text();
        let is_typed = text != self.given && !text.trim().is_empty();
        is_typed.then(|| (self.title(), text.to_owned()))
    }

    fn meaning(&self, session: &Session) -> Cow<'_, Meaning> {
        self.understood.as_ref().map_or_else(|| Cow::Owned(self.understand(session)), Cow::Borrowed)
    }

    fn understand(&self, session: &Session) -> Meaning {
        self.understood_with(session, &mut Ids::seeded(0))
    }

    /// What the text means now; new people are named from `ids`.
    fn understood_with(&self, session: &Session, ids: &mut Ids) -> Meaning {
        let text = self.field.text();
        let (book, now) = (&session.book, &session.now);
        match &self.purpose {
            Purpose::Capture if text.contains('\n') => many::people(text, session, ids),
            Purpose::Capture => match capture::parse(text, book, now, ids) {
                Ok(captured) => Meaning::understood(captured.act, &captured.understood),
                Err(unready) => unready.into(),
            },
            Purpose::Note(people) => match people.as_slice() {
                [one] => match note_line::parse(text, *one, book, now) {
                    Ok(noted) => Meaning::understood(noted.act, &noted.understood),
                    // The words stand below the line all the time.
                    Err(Unready::Incomplete(words)) if words == note_line::WORDS => Meaning::not_yet(""),
                    Err(unready) => {
                        Meaning::from(unready).with_the_way(note_line::REMARKS_GO, ", ⟦e⟧ on their page")
                    }
                },
                several => many::notes(text, several, session),
            },
            Purpose::Plan(people) => plan::planned(text, people, session),
            Purpose::Snooze(follow_up) => {
                let limit = session.follow_up(*follow_up).and_then(|follow_up| follow_up.limit);
                match note_line::parse_snooze(text, limit, book, now) {
                    Ok(line) => Meaning::understood(
                        Act::Snooze { follow_up: *follow_up, until: line.until },
                        &line.understood,
                    ),
                    Err(unready) => unready.into(),
                }
            }
            Purpose::Otherwise(follow_up) => match note_line::parse_done(text, book, now) {
                Ok(line) => {
                    let act = Act::Done { follow_up: *follow_up, when: line.when, channel: line.channel };
                    Meaning::tried(act, session)
                }
                Err(unready) => unready.into(),
            },
            Purpose::Explore(what) => wishes::explore(text, what, session),
            Purpose::Setting(setting) => wishes::setting(text, *setting, session),
            Purpose::Config(name) => machine::meaning(text, name, session),
            Purpose::Gap(contact, of, _) => message::gap(text, *contact, *of, session),
            Purpose::IntroductionTo(contact) => message::introduction_to(text, *contact, session),
            Purpose::Landed => wishes::landed(text, session),
            Purpose::RewordRecord(record) => records::reword(text, *record, session),
            Purpose::Redate(record) => records::redate(text, *record, session),
            Purpose::Tried(record) => records::tried(text, *record, session),
            Purpose::Introducer(contact) => records::introduction(text, *contact, session),
            Purpose::Import => import::meaning(text),
            Purpose::Columns { path, .. } => columns::meaning(text, path),
            Purpose::OwnQuestion(list) => own_question::added(text, list, session),
            Purpose::RewordOwn(list, before) => own_question::reworded(text, list, before, session),
            Purpose::PutIn(question) => own_question::put_in(text, question, session),
            Purpose::Again(contact) => again::meaning(text, *contact, session),
            Purpose::Ask(interview) => question::asked(text, *interview, session),
            Purpose::Reword(interview, before) => question::reworded(text, before, *interview, session),
            Purpose::Stays(talk) => talked::stays(text, *talk, session),
            Purpose::Given(contact, talk) => talked::given(text, *contact, *talk, session),
            Purpose::Promise(contact, talk) => talked::promise(text, *contact, *talk, session),
            Purpose::Advice(contact, talk) => talked::advice(text, *contact, *talk, session),
            Purpose::SetAside(contact) => {
                let act = Act::Retire { contact: *contact, why: text.trim().to_owned() };
                Meaning::told(
                    act,
                    session,
                    "Only thanks, outcomes and reminders go on. The reason may stay empty",
                )
            }
        }
    }

    fn layout<'a>(&'a self, session: &Session, look: &Look, columns: u16) -> Layout<'a> {
        let hints = match (&self.purpose, &self.before) {
            (_, Some(before)) if self.field.text() == self.given => {
                format!("⟦Tab⟧ brings back: {before}")
            }
            (Purpose::Note(_), _) => note_line::WORDS.to_owned(),
            (Purpose::Plan(_), _) => plan::hints(session),
            (Purpose::Columns { others, .. }, _) => columns::hints(others),
            (Purpose::PutIn(_), _) => own_question::names(&session.book),
            _ => String::new(),
        };
        let meaning = self.meaning(session);
        let words = match (self.is_refused, &meaning.enter) {
            (true, Enter::NotYet) if meaning.words.is_empty() => {
                "Not yet: say what happened; a first letter is enough".to_owned()
            }
            (true, Enter::NotYet) => format!("Not yet: {}", meaning.words),
            (true, _) => format!("Not done: {}", meaning.words),
            (false, _) => meaning.words.clone(),
        };
        let [words, hints] = [words, hints].map(|text| look.keymap.words(Context::Line, &text));
        // Some refusals name the words themselves.
        let hints = if words.contains(&hints) { String::new() } else { hints };
        Layout {
            title: self.purpose.title().text(&session.book),
            field: &self.field,
            words,
            is_refused: self.is_refused,
            hints,
            columns,
        }
    }

    /// How many rows it wants at the foot of the screen.
    pub fn rows(&self, session: &Session, look: &Look, columns: u16, rows: u16) -> u16 {
        self.layout(session, look, columns).rows().min(rows)
    }

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        self.layout(session, look, area.width).draw(&look.theme, frame, area);
    }
}

#[cfg(test)]
mod tests;
mod wishes;
