//! One of several acts, chosen by its row or its number.

mod begin;
mod outcome;
mod record;
mod rescued;
mod then;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line as Row, Span},
};

use self::then::Then;
use super::title::Title;
use crate::{
    domain::{
        columns::{fit_with, wrap},
        command::{Act, Refusal},
        drafts::{key::DraftFor, kind::DraftKind},
        follow_up::FollowUp,
        id::Id,
    },
    tui::{
        action::{Action, Context},
        begin::begin_now,
        drafting,
        link::Link,
        list::{self, Selection},
        look::Look,
        message::{Effect, Rescued},
        pen,
        question::Question,
        session::Session,
        step::{Route, Step},
    },
};

/// One of several acts.
#[derive(Debug)]
pub struct Choice {
    asked: Asked,
    rows: Vec<(String, Then)>,
    chosen: Selection<usize>,
}

/// What is asked.
#[derive(Debug)]
enum Asked {
    /// A question.
    Title(Title),
    /// Words of a refusal.
    Words(String),
    /// Text that was typed, and is not in the book.
    Rescued(Rescued),
}

impl Choice {
    fn new(asked: Asked, rows: Vec<(String, Then)>) -> Self {
        let mut choice = Self { asked, rows, chosen: Selection::default() };
        choice.choose(0);
        choice
    }

    /// The acts that a refusal offers instead.
    pub fn instead(refusal: Refusal) -> Self {
        let words = refusal.to_string();
        let acts = refusal.instead.into_iter().map(|(name, act)| (name, Then::Do(act)));
        Self::new(Asked::Words(words), acts.collect())
    }

    /// How a talk went, otherwise than as planned.
    pub fn outcome(follow_up: &FollowUp) -> Self {
        let title = Title::about("How did it go with ", follow_up.contact, ", if not as planned?");
        Self::new(Asked::Title(title), outcome::rows(follow_up))
    }

    /// Whether the user may write again.
    pub fn consent(contact: Id) -> Self {
        let consent = |again| Then::Do(Act::Consent { contact, again, on: None });
        let rows = [
            ("yes, whenever it fits", consent(true)),
            ("yes, from a day on", Then::Ask(Question::Again(contact))),
            ("no, not any more", consent(false)),
        ];
        let title = Title::about("May you write to ", contact, " again?");
        Self::new(Asked::Title(title), rows.map(|(words, then)| (words.to_owned(), then)).into())
    }

    /// Which address is opened.
    pub fn links(links: Vec<Link>) -> Self {
        let rows = links.into_iter().map(|link| (link.words.clone(), Then::Link(link)));
        Self::new(Asked::Title(Title::plain("What do you open?")), rows.collect())
    }

    /// What else can be noted with a person.
    pub fn more(contact: Id) -> Self {
        Self::new(Asked::Title(Title::about("What do you note with ", contact, "?")), record::more(contact))
    }

    /// What became of a record.
    pub fn became(id: Id, session: &Session) -> Self {
        Self::new(Asked::Title(Title::plain("What became of it?")), record::rows(id, session))
    }

    /// Which talk begins; none where there is none to begin.
    pub fn begin(contact: Option<Id>, session: &Session) -> Option<Self> {
        let rows = begin::rows(contact, session);
        (!rows.is_empty()).then(|| Self::new(Asked::Title(Title::plain("Which talk?")), rows))
    }

    /// Which kind of message is to be written: the likely ones first.
    pub fn kind(contact: Id, session: &Session) -> Self {
        let first = drafting::likely(contact, session);
        let others = DraftKind::ALL.into_iter().filter(|kind| !first.contains(kind));
        let write = |kind: DraftKind| Then::Open(Route::Write(contact, DraftFor::Message(kind)));
        let rows = first.iter().copied().chain(others).map(|kind| (kind.words().to_owned(), write(kind)));
        Self::new(Asked::Title(Title::about("What do you write to ", contact, "?")), rows.collect())
    }

    /// What is to become of text from an earlier session.
    pub fn rescued(rescued: Rescued, session: &Session) -> Self {
        let rows = rescued::rows(&rescued, session);
        Self::new(Asked::Rescued(rescued), rows)
    }

    /// A text of this session that is nowhere else, with what it was for.
    pub fn unfiled(&self) -> Option<(String, String)> {
        match &self.asked {
            Asked::Rescued(rescued) if rescued.file.is_empty() => {
                Some((rescued.title.clone(), rescued.text.clone()))
            }
            _ => None,
        }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Choice
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        match action {
            Action::Down => self.step(1),
            Action::Up => self.step(-1),
            Action::PageDown | Action::Bottom => self.step(isize::MAX),
            Action::PageUp | Action::Top => self.step(isize::MIN),
            Action::Accept => return self.take(self.chosen.index(), session),
            Action::Pick(number) => return self.pick(usize::from(number), session),
            Action::Back => return Step::Back,
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    fn pick(&mut self, number: usize, session: &mut Session) -> Step {
        let Some(index) = number.checked_sub(1).filter(|index| *index < self.rows.len()) else {
            return Step::refuse(format!("There is no {number}; choose 1 to {}", self.rows.len()));
        };
        self.choose(index);
        self.take(index, session)
    }

    fn take(&self, index: usize, session: &mut Session) -> Step {
        let Some((_, then)) = self.rows.get(index) else { return Step::Back };
        match then.clone() {
            Then::Do(act) => Step::Do(act),
            Then::Ask(question) => Step::ask(question),
            Then::Begin(contact, interview) => begin_now(contact, interview),
            Then::Open(route) => Step::Open(route),
            Then::Link(link) => Step::Want(link.effect()),
            Then::Copy(text) => {
                session.want(Effect::Copy(text));
                Step::Stay
            }
            Then::Forget(file) => Step::Want(Effect::Forget(file)),
            Then::Leave => Step::Back,
        }
    }

    fn ids(&self) -> Vec<usize> {
        (0..self.rows.len()).collect()
    }

    fn choose(&mut self, index: usize) {
        self.chosen.choose(&self.ids(), index);
    }

    fn step(&mut self, by: isize) {
        self.chosen.step(&self.ids(), by);
    }

    fn head(&self, session: &Session, columns: usize) -> Vec<String> {
        match &self.asked {
            Asked::Title(title) => wrap(&title.text(&session.book), columns),
            Asked::Words(words) => wrap(words, columns),
            Asked::Rescued(rescued) => rescued::head(rescued, session, columns),
        }
    }

    /// How many rows it wants at the foot of the screen.
    pub fn rows(&self, session: &Session, _look: &Look, columns: u16, rows: u16) -> u16 {
        let head = self.head(session, usize::from(columns.saturating_sub(2)));
        u16::try_from(1 + head.len() + self.rows.len()).unwrap_or(u16::MAX).min(rows)
    }

    /// Draws it: the question above gives way before the rows do.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        let columns = area.width.saturating_sub(2);
        let rows = u16::try_from(self.rows.len()).unwrap_or(u16::MAX);
        let head = self.head(session, usize::from(columns));
        let least = area.height.min(1);
        let above = area.height.saturating_sub(rows).max(least).min(area.height.saturating_sub(1));
        let above = above.min(u16::try_from(head.len()).unwrap_or(u16::MAX));
        for (y, line) in (area.y..).zip(head.iter().take(usize::from(above))) {
            let row = Row::styled(line.clone(), look.theme.strong);
            pen::line(frame.buffer_mut(), (area.x + 1, y), &row, columns);
        }
        let list = Rect { y: area.y + above, height: area.height - above, ..area };
        let room = usize::from(columns.saturating_sub(5));
        let digits = self.rows.len().to_string().len();
        list::draw(frame, list, look, self.chosen.index(), self.rows.len(), |index| {
            let words = self.rows.get(index).map_or("", |(words, _)| words);
            let words = fit_with(words, room, look.theme.glyphs.ellipsis);
            Row::from(vec![
                Span::styled(format!(" {:>digits$} ", index + 1), look.theme.key),
                Span::raw(words),
            ])
        });
    }
}

#[cfg(test)]
mod tests;
