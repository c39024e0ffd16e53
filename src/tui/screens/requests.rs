//! The asks: the open ones by whose turn it is, the closed ones below; and whom to ask next.

pub mod asks;
mod draw;
mod sight;
#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use ratatui::{Frame, layout::Rect};

use self::{
    asks::{Ask, Asks, Listed},
    sight::Sight,
};
use crate::{
    domain::{
        agenda::Agenda,
        candidates::Candidates,
        contact::Contact,
        follow_up::FollowUp,
        id::Id,
        name::LINE_LIMIT,
        readiness::{self, Ready},
        search::Query,
    },
    tui::{
        action::{Action, Context},
        beginnings::Beginnings,
        edit::Typed,
        field::Field,
        focus::Focus,
        kept_lines::KeptLines,
        key::Key,
        list::Selection,
        look::Look,
        notice::Notice,
        question::Question,
        session::Session,
        step::Step,
    },
};

/// So many asks are listed while a filter is typed, more than a terminal shows. The next verb lists the rest.
const WHILE_TYPED: usize = 300;
/// Half a page, in rows.
const HALF_A_PAGE: isize = 10;

/// The asks, and whom to ask next.
#[derive(Debug, Default)]
pub struct Requests {
    sight: Sight,
    asks: Arc<Asks>,
    candidates: Candidates,
    /// What is looked for, and whether that is being typed.
    filter: Field,
    is_typed: bool,
    /// Those that fit it and its beginnings, while it is typed.
    by_text: Beginnings<Rc<Listed>>,
    /// What is listed.
    listed: Rc<Listed>,
    /// The lines of the asks.
    lines: KeptLines<Id>,
    chosen: Selection<Id>,
    /// People to be asked together.
    ticked: BTreeSet<Id>,
    /// The revision at which something was asked about everybody who is ticked.
    asked_about_ticked: Option<u64>,
    /// What is left to do before the first request.
    left: Vec<Ready>,
    /// The agenda at which all this was looked up.
    seen: Option<Rc<Agenda>>,
}

impl Requests {
    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        if self.is_typed { Context::Filter } else { Context::Requests }
    }

    /// The title bar stands over it.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        None
    }

    /// The person, and what is to be done about the ask.
    pub fn focus(&self, session: &Session) -> Focus {
        let ticked = self.ticked.iter().copied().collect();
        let contact = match self.sight {
            Sight::Asks => self.ask().map(|ask| ask.contact),
            Sight::Next(_) => self.chosen.id().copied(),
        };
        let follow_up = self.ask().and_then(|ask| follow_up(ask, session));
        Focus { contact, follow_up, ticked, ..Focus::default() }
    }

    fn ask(&self) -> Option<&Ask> {
        match self.sight {
            Sight::Asks => self.chosen.id().and_then(|id| self.asks.get(*id)),
            Sight::Next(_) => None,
        }
    }

    /// Why a verb does nothing now.
    pub fn why_off(&self, action: Action) -> Option<&'static str> {
        let is_off = action == Action::Tick && self.sight == Sight::Asks;
        is_off.then_some("People are ticked where one chooses whom to ask next: ⟦Tab⟧")
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        self.asked_about_ticked = None;
        if !self.listed.is_whole {
            self.list();
        }
        match action {
            Action::Up => self.chosen.step(&self.listed.rows, -1),
            Action::Down => self.chosen.step(&self.listed.rows, 1),
            Action::PageUp => self.chosen.step(&self.listed.rows, -HALF_A_PAGE),
            Action::PageDown => self.chosen.step(&self.listed.rows, HALF_A_PAGE),
            Action::Top => self.chosen.top(&self.listed.rows),
            Action::Bottom => self.chosen.bottom(&self.listed.rows),
            Action::NextPane => self.turn_to(self.sight.step(1), session),
            Action::PrevPane => self.turn_to(self.sight.step(-1), session),
            Action::Filter => self.is_typed = true,
            Action::Accept if self.is_typed => self.is_typed = false,
            Action::Back | Action::Interrupt if self.is_typed || !self.filter.text().is_empty() => {
                self.is_typed = false;
                self.filter = Field::new("", LINE_LIMIT);
                self.list();
            }
            Action::Back if !self.ticked.is_empty() => {
                self.ticked.clear();
                return Step::Tell(Notice::told("Nobody is ticked any more"));
            }
            Action::Tick => return self.tick(),
            Action::Plan => return self.plan(session),
            Action::Note if self.ticked.len() > 1 => {
                self.asked_about_ticked = Some(session.revision());
                return Step::NotMine;
            }
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    fn tick(&mut self) -> Step {
        if let Some(id) = self.chosen.id().copied() {
            if !self.ticked.remove(&id) {
                self.ticked.insert(id);
            }
            self.chosen.step(&self.listed.rows, 1);
        }
        Step::Stay
    }

    /// Plans to ask everybody who is ticked, or the one in focus.
    fn plan(&mut self, session: &Session) -> Step {
        let mut people: Vec<Id> = self.ticked.iter().copied().collect();
        if people.is_empty() {
            people.extend(self.focus(session).contact);
        }
        self.asked_about_ticked = Some(session.revision());
        if people.is_empty() { Step::NotMine } else { Step::ask(Question::Plan(people)) }
    }

    /// Text for the filter, while it is typed.
    pub fn key(&mut self, key: Key) -> Typed {
        self.type_into(|field| field.key(key))
    }

    /// Pasted text for the filter, while it is typed.
    pub fn paste(&mut self, text: &str) -> Typed {
        self.type_into(|field| field.paste(text))
    }

    fn type_into(&mut self, type_it: impl FnOnce(&mut Field) -> Typed) -> Typed {
        if !self.is_typed {
            return Typed::Ignored;
        }
        let typed = type_it(&mut self.filter);
        if matches!(typed, Typed::Changed | Typed::Full(_)) {
            self.begin();
            self.chosen.top(&self.listed.rows);
        }
        typed
    }

    fn turn_to(&mut self, sight: Sight, session: &Session) {
        self.sight = sight;
        if let Sight::Next(by) = sight {
            self.candidates.renew(&session.book);
            self.candidates.sort(&session.book, by);
        }
        self.find();
        self.chosen.top(&self.listed.rows);
    }

    /// Lists what fits, and stays with the chosen one.
    fn list(&mut self) {
        self.find();
        self.chosen.keep(&self.listed.rows);
    }

    /// Lists what fits.
    fn find(&mut self) {
        let query = Query::new(self.filter.text());
        self.listed = Rc::new(match self.sight {
            Sight::Asks => self.asks.listed(&query),
            Sight::Next(_) => {
                let rows = self.candidates.list(&query);
                Listed { rows, turns: Vec::new(), is_whole: true }
            }
        });
    }

    /// Lists the beginning of what fits a text that is being typed.
    fn begin(&mut self) {
        if self.sight != Sight::Asks {
            self.find();
            return;
        }
        let text = self.filter.text();
        let beginning = || Rc::new(self.asks.beginning(&Query::new(text), WHILE_TYPED));
        self.listed = self.by_text.of(text, beginning);
    }

    /// Looks at the book again.
    pub fn refresh(&mut self, session: &Session) {
        if self.seen.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, &session.agenda)) {
            return;
        }
        let is_first = self.seen.replace(Rc::clone(&session.agenda)).is_none();
        if is_first {
            self.filter = Field::new("", LINE_LIMIT);
        }
        self.left = readiness::left(&session.book);
        let whose = self.ask().map(|ask| ask.contact);
        let before = std::mem::replace(&mut self.asks, Arc::clone(session.asks()));
        self.by_text = Beginnings::default();
        let is_known = |ask: &Ask| before.get(ask.request).is_some();
        if !self.ticked.is_empty() {
            self.candidates.renew(&session.book);
            self.ticked.retain(|id| self.candidates.holds(*id));
        }
        let is_done = self.asked_about_ticked.take_if(|asked| *asked < session.revision()).is_some();
        if is_done {
            self.ticked.clear();
        }
        let is_planned = is_done && !self.asks.all().all(is_known);
        if is_planned {
            // What was just planned is what is written next.
            self.sight = Sight::Asks;
        }
        if is_first && self.asks.is_empty() {
            self.sight = Sight::ALL.get(1).copied().unwrap_or_default();
        }
        if let Sight::Next(by) = self.sight {
            self.candidates.renew(&session.book);
            self.candidates.sort(&session.book, by);
        }
        self.list();
        // A new ask of the person in focus is what one goes on with.
        let is_new = |ask: &Ask| (is_planned || Some(ask.contact) == whose) && !is_known(ask);
        let asked = self.asks.all().filter(|_| is_planned || whose.is_some());
        let new: BTreeSet<Id> = asked.filter(|ask| is_new(ask)).map(|ask| ask.request).collect();
        let new = self.listed.rows.iter().find(|id| new.contains(id)).copied().filter(|_| !new.is_empty());
        if let Some(new) = new {
            self.chosen.choose_id(&self.listed.rows, &new);
        }
    }

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        draw::draw(self, session, look, frame, area);
    }
}

/// What is to be done about an ask, today or later.
fn follow_up(ask: &Ask, session: &Session) -> Option<FollowUp> {
    let contact = session.book.contact(ask.contact)?;
    let part = session.part_about(ask.contact, |it| is_about(it, ask, contact));
    part.follow_ups.into_iter().next()
}

/// Whether it follows from the request itself, or from an event or a talk that belongs to it.
fn is_about(follow_up: &FollowUp, ask: &Ask, contact: &Contact) -> bool {
    let record = follow_up.id.record;
    let event = || contact.events.get(&record).and_then(|event| event.request);
    let talk = || contact.interviews.get(&record).and_then(|talk| talk.request);
    record == ask.request || event().or_else(talk) == Some(ask.request)
}
