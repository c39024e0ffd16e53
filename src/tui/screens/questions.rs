//! The bank of questions and the user's own lists.

#[cfg(test)]
mod tests;

use std::rc::Rc;

use ratatui::{Frame, layout::Rect};

use crate::{
    domain::{
        agenda::Agenda,
        command::{Act, QuestionEdit},
    },
    tui::{
        action::{Action, Context},
        edit::Typed,
        focus::Focus,
        key::Key,
        look::Look,
        question::Question,
        session::Session,
        shelf::{
            Kind, Shelf,
            draw::{put, remarks},
        },
        step::Step,
    },
};

/// The list that the first question of one's own goes to.
const FIRST_LIST: &str = "my questions";

/// The bank of questions and the user's own lists.
#[derive(Debug, Default)]
pub struct Questions {
    shelf: Shelf,
    /// The agenda at which the book was looked up: a new one comes with every change.
    seen: Option<Rc<Agenda>>,
}

impl Questions {
    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        if self.shelf.is_typing() { Context::Filter } else { Context::Questions }
    }

    /// What stands in the first row instead of the title bar.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        None
    }

    /// On whom and what keys act.
    pub fn focus(&self, _session: &Session) -> Focus {
        Focus::default()
    }

    /// Why a verb does nothing now.
    pub fn why_off(&self, action: Action) -> Option<&'static str> {
        let is_own = self.own().is_some();
        let has_row = self.shelf.entry().is_some();
        match action {
            Action::Open | Action::Edit | Action::MoveUp | Action::MoveDown if !has_row => {
                Some("No question is chosen here")
            }
            Action::Edit if !is_own => {
                Some("The bank stays as it is; ⟦+⟧ puts a question into a list of yours")
            }
            Action::LetGo | Action::Delete if !is_own => {
                Some("The bank stays as it is; only your own lists change")
            }
            Action::LetGo | Action::Delete if !has_row && !self.shelf.is_whole() => {
                Some("No question is chosen here")
            }
            Action::MoveUp | Action::MoveDown if !is_own => Some("Only the questions of your own lists move"),
            Action::MoveUp | Action::MoveDown if !self.shelf.is_whole() => {
                Some("⟦Esc⟧ shows the whole list first; then they move")
            }
            _ => None,
        }
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, _session: &mut Session) -> Step {
        if self.shelf.act(action) {
            return Step::Stay;
        }
        let text = self.shelf.entry().map(|entry| entry.text.clone());
        let list = self.own().map(str::to_owned);
        match (action, list, text) {
            (Action::Add, Some(list), _) => Step::ask(Question::Own(list)),
            (Action::Add, None, _) => Step::ask(Question::Own(self.usual_list())),
            (Action::Open, _, Some(_)) => {
                self.shelf.entry().map_or(Step::Stay, |entry| Step::ask(Question::PutIn(entry.question())))
            }
            (Action::Edit, Some(list), Some(text)) => Step::ask(Question::RewordOwn { list, text }),
            (Action::LetGo | Action::Delete, Some(list), Some(text)) => {
                edit(QuestionEdit::Remove { list, text })
            }
            (Action::LetGo | Action::Delete, Some(list), None) => edit(QuestionEdit::Drop { list }),
            (Action::MoveUp, Some(list), Some(text)) => self.moved(list, text, -1),
            (Action::MoveDown, Some(list), Some(text)) => self.moved(list, text, 1),
            _ => Step::NotMine,
        }
    }

    /// Text for the filter, while it is typed.
    pub fn key(&mut self, key: Key) -> Typed {
        self.shelf.key(key)
    }

    /// Pasted text for the filter, while it is typed.
    pub fn paste(&mut self, text: &str) -> Typed {
        self.shelf.paste(text)
    }

    /// Looks at the book again.
    pub fn refresh(&mut self, session: &Session) {
        if !self.seen.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, &session.agenda)) {
            self.seen = Some(Rc::clone(&session.agenda));
            self.shelf.renew(&session.book, session.uses());
        }
    }

    /// Draws it: the list, and below it what is to be said of the chosen question.
    pub fn view(&self, _session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        let columns = usize::from(area.width).saturating_sub(2);
        let lines = self.shelf.entry().map(|entry| remarks(entry, columns, &look.theme)).unwrap_or_default();
        let tall = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height.saturating_sub(3));
        let gap = u16::from(tall > 0 && area.height > 12);
        let above = Rect { height: area.height.saturating_sub(tall + gap), ..area };
        for (y, line) in (area.bottom().saturating_sub(tall)..area.bottom()).zip(lines) {
            put(frame, Rect { y, height: 1, ..area }, &line);
        }
        self.shelf.view(&|_| " ".to_owned(), look, frame, above);
    }

    /// The name of the list that is looked at, where it is the user's.
    fn own(&self) -> Option<&str> {
        self.shelf.list().filter(|list| list.kind == Kind::Own).map(|list| list.name.as_str())
    }

    /// Where a question goes that is added while the bank is looked at.
    fn usual_list(&self) -> String {
        let first = self.shelf.lists().iter().find(|list| list.kind == Kind::Own);
        first.map_or_else(|| FIRST_LIST.to_owned(), |list| list.name.clone())
    }

    fn moved(&self, list: String, text: String, by: isize) -> Step {
        let Some(place) = self.shelf.place() else { return Step::Stay };
        let last = self.shelf.list().map_or(0, |list| list.entries.len().saturating_sub(1));
        match place.checked_add_signed(by).filter(|to| *to <= last) {
            Some(to) => edit(QuestionEdit::Move { list, text, to }),
            None => Step::refuse("It stands at the end of the list already"),
        }
    }
}

fn edit(edit: QuestionEdit) -> Step {
    Step::Do(Act::Questions(edit))
}
