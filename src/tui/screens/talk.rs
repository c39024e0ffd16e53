//! One talk: what to know, what to ask, what was answered.

mod draw;
mod noted;
mod page;
mod row;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line as TextLine,
};

use self::{page::Page, row::RowKey};
use crate::{
    domain::{
        agenda::Agenda,
        columns::wrap,
        command::{Act, AnswerChanges, InterviewEdit},
        follow_up::{FollowUpId, Rule},
        id::Id,
        interview::{Answer, Interview},
        rules,
        standing::InterviewState,
    },
    tui::{
        action::{Action, Context},
        focus::Focus,
        list::Selection,
        look::Look,
        notice::Notice,
        pen,
        question::Question,
        session::Session,
        spots::offset,
        step::{Route, Step},
    },
};

/// Half a page, in rows.
const HALF_A_PAGE: isize = 10;
/// So many lines are seen below the chosen row, where there are any.
const LINES_BELOW: usize = 2;

/// One talk: what to know, what to ask, what was answered.
#[derive(Debug)]
pub struct Talk {
    interview: Id,
    page: Page,
    chosen: Selection<RowKey>,
    /// The agenda at which it was looked up: a new one comes with every change of the book and every minute.
    seen: Option<Rc<Agenda>>,
}

impl Talk {
    /// The screen of one.
    pub fn of(interview: Id) -> Self {
        Self { interview, page: Page::default(), chosen: Selection::default(), seen: None }
    }

    /// Whether the talk is no longer in the book.
    pub fn is_gone(&self, session: &Session) -> bool {
        session.book.talk(self.interview).is_none()
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Talk
    }

    /// What stands in the first row instead of the title bar.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        Some((self.page.who.clone(), self.page.when.clone()))
    }

    /// On whom and what keys act; where nobody said yet what became of the talk, on that.
    pub fn focus(&self, session: &Session) -> Focus {
        let Some(contact) = self.page.contact else { return Focus::default() };
        let is_undecided = self.page.state == Some(InterviewState::Undecided);
        let outcome = FollowUpId { rule: Rule::Outcome, record: self.interview };
        let follow_up = is_undecided.then(|| rules::find(&session.book, &session.now, outcome)).flatten();
        Focus { follow_up, ..Focus::talk(contact, self.interview) }
    }

    /// Why a verb does nothing now.
    pub fn why_off(&self, action: Action) -> Option<&'static str> {
        match (action, self.page.state?) {
            (Action::Done, InterviewState::Ahead | InterviewState::Undecided) if self.page.is_running => {
                Some("The talk is on: ⟦b⟧ goes back to it, and ⟦d⟧ there ends it")
            }
            (Action::Done, InterviewState::Ahead) => {
                Some("The talk is still to come; ⟦n⟧ notes what happened")
            }
            (Action::Done, InterviewState::Missed { .. } | InterviewState::CalledOff { .. }) => {
                Some("The talk did not take place; ⟦n⟧ notes what happened")
            }
            (Action::Tick, state) if state != InterviewState::Ahead => {
                Some("There is nothing to see to any more: the talk is over")
            }
            _ => None,
        }
    }

    /// A more telling name for a verb.
    pub fn name(&self, action: Action) -> Option<&'static str> {
        match (action, self.page.state?) {
            (Action::Done, InterviewState::Held { .. }) => Some("how it went"),
            (Action::Star, InterviewState::Held { .. }) => Some("it matters"),
            _ => None,
        }
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        let rows = self.keys();
        match action {
            Action::Up => self.chosen.step(&rows, -1),
            Action::Down => self.chosen.step(&rows, 1),
            Action::PageUp => self.chosen.step(&rows, -HALF_A_PAGE),
            Action::PageDown => self.chosen.step(&rows, HALF_A_PAGE),
            Action::Top => self.chosen.top(&rows),
            Action::Bottom => self.chosen.bottom(&rows),
            Action::NextPane => self.next_section(&rows),
            Action::PrevPane => self.section_before(&rows),
            Action::Add => return Step::ask(Question::AskToo(self.interview)),
            Action::Choose => return Step::ask(Question::Pick(self.interview)),
            Action::Open => return self.open(),
            Action::Edit => return self.edit(),
            Action::Tick => return self.tick(),
            Action::Done if matches!(self.page.state, Some(InterviewState::Held { .. })) => {
                return Step::Open(Route::Debrief(self.interview));
            }
            Action::Star => return self.star(session),
            Action::MoveUp => return self.shift(session, |place| place.checked_sub(1)),
            Action::MoveDown => return self.shift(session, |place| place.checked_add(1)),
            Action::LetGo | Action::Delete => return self.leave_out(session),
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    /// Looks at the book again.
    pub fn refresh(&mut self, session: &Session) {
        if self.seen.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, &session.agenda)) {
            return;
        }
        self.seen = Some(Rc::clone(&session.agenda));
        let before = std::mem::replace(&mut self.page, Page::of(self.interview, session));
        let rows = self.keys();
        match self.page.new_question(&before) {
            Some(question) => self.chosen.choose_id(&rows, &question),
            None => self.chosen.keep(&rows),
        }
    }

    /// Draws it.
    pub fn view(&self, _session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        if self.page.items.is_empty() {
            gone(look, frame, area);
            return;
        }
        let columns = usize::from(area.width).saturating_sub(2);
        let lines = draw::lines(&self.page, columns, self.chosen.id(), look);
        let start = start(&lines, usize::from(area.height));
        let mut cursor = None;
        for (y, drawn) in (area.y..area.bottom()).zip(lines.iter().skip(start)) {
            let x = area.x.saturating_add(1);
            pen::line(frame.buffer_mut(), (x, y), &drawn.line, area.width.saturating_sub(1));
            if let Some(row) = drawn.row {
                look.spots.row(area, y, offset(self.chosen.index(), row));
            }
            if drawn.is_chosen {
                if cursor.is_none() {
                    cursor = Some(Position::new(area.x, y));
                    pen::line(frame.buffer_mut(), (area.x, y), &TextLine::raw(look.theme.glyphs.cursor), 1);
                }
                frame.buffer_mut().set_style(Rect { y, height: 1, ..area }, look.theme.selected);
            }
        }
        if let Some(cursor) = cursor {
            frame.set_cursor_position(cursor);
        }
    }

    fn keys(&self) -> Vec<RowKey> {
        self.page.rows().map(|row| row.key.clone()).collect()
    }

    fn next_section(&mut self, rows: &[RowKey]) {
        let sections = self.page.sections();
        let here = sections.get(self.chosen.index()).copied().unwrap_or(0);
        let next = sections.iter().position(|section| *section > here).unwrap_or(0);
        self.chosen.choose(rows, next);
    }

    fn section_before(&mut self, rows: &[RowKey]) {
        let sections = self.page.sections();
        let here = sections.get(self.chosen.index()).copied().unwrap_or(0);
        let before = sections.iter().copied().filter(|section| *section < here).max();
        let wanted = before.or_else(|| sections.last().copied());
        let first = sections.iter().position(|section| Some(*section) == wanted).unwrap_or(0);
        self.chosen.choose(rows, first);
    }

    /// Enter: what the row is about.
    fn open(&self) -> Step {
        let Some(contact) = self.page.contact else { return Step::Stay };
        match self.chosen.id() {
            Some(RowKey::Question(question)) if self.page.is_ahead => {
                Step::ask(Question::Reword(self.interview, question.clone()))
            }
            Some(RowKey::Question(_) | RowKey::Notes) => Step::Open(Route::Live(self.interview)),
            Some(RowKey::Debrief(_)) => Step::Open(Route::Debrief(self.interview)),
            Some(RowKey::Record(_, Some(person))) => Step::Open(Route::Contact(*person)),
            Some(RowKey::NoQuestion) => Step::ask(Question::Pick(self.interview)),
            Some(RowKey::Tick(_)) => self.tick(),
            Some(RowKey::Introduction | RowKey::Beforehand(_)) => self.edit(),
            Some(RowKey::Person | RowKey::Record(_, None)) | None => Step::Open(Route::Contact(contact)),
        }
    }

    fn edit(&self) -> Step {
        Step::ask(match self.chosen.id() {
            Some(RowKey::Question(question)) => Question::Reword(self.interview, question.clone()),
            Some(RowKey::Tick(_)) => Question::ListsForm,
            Some(RowKey::Introduction) => Question::GoalsForm,
            _ => Question::TalkForm(self.interview),
        })
    }

    fn tick(&self) -> Step {
        let Some(RowKey::Tick(item)) = self.chosen.id() else {
            return Step::Tell(Notice::told("⟦Space⟧ ticks a line of the two lists; ⟦Tab⟧ goes there"));
        };
        let row = self.page.rows().find(|row| Some(&row.key) == self.chosen.id());
        let is_ticked = row.is_some_and(|row| row.label.starts_with("[x]"));
        Step::Do(Act::Tick { interview: self.interview, item: item.clone(), ticked: !is_ticked })
    }

    /// Must be asked, while it is to come; what was answered matters, afterwards.
    fn star(&self, session: &Session) -> Step {
        let Some((_, answer)) = self.question(session) else {
            return to_the_questions("⟦*⟧ marks a question");
        };
        let changes = if answer.text.is_empty() {
            AnswerChanges { must_ask: Some(!answer.must_ask), ..AnswerChanges::default() }
        } else {
            AnswerChanges { starred: Some(!answer.starred), ..AnswerChanges::default() }
        };
        self.change(InterviewEdit::Answer { question: answer.question.clone(), changes })
    }

    fn shift(&self, session: &Session, to: impl Fn(usize) -> Option<usize>) -> Step {
        let Some((place, answer)) = self.question(session) else {
            return to_the_questions("⟦K⟧ and ⟦J⟧ move a question up and down");
        };
        let last = self.talk(session).map_or(0, |talk| talk.answers.len().saturating_sub(1));
        match to(place).filter(|to| *to <= last) {
            Some(to) => self.change(InterviewEdit::Move { question: answer.question.clone(), to }),
            None if place == 0 => Step::Tell(Notice::told("It is the first question already")),
            None => Step::Tell(Notice::told("It is the last question already")),
        }
    }

    /// Leaves a question out; what was answered is not thrown away unasked.
    fn leave_out(&self, session: &Session) -> Step {
        let Some((_, answer)) = self.question(session) else {
            return to_the_questions("⟦x⟧ leaves a question out");
        };
        let edit = InterviewEdit::Leave { question: answer.question.clone() };
        if answer.text.is_empty() {
            return self.change(edit);
        }
        Step::ask(Question::Confirm {
            question: "Leave the question out, with what was answered?".to_owned(),
            lines: vec![answer.question.clone()],
            act: Act::Interview { interview: self.interview, edit: Box::new(edit) },
        })
    }

    fn change(&self, edit: InterviewEdit) -> Step {
        Step::Do(Act::Interview { interview: self.interview, edit: Box::new(edit) })
    }

    fn talk<'s>(&self, session: &'s Session) -> Option<&'s Interview> {
        session.book.contact(self.page.contact?)?.interviews.get(&self.interview)
    }

    /// The chosen question and its place.
    fn question<'s>(&self, session: &'s Session) -> Option<(usize, &'s Answer)> {
        let RowKey::Question(question) = self.chosen.id()? else { return None };
        self.talk(session)?.answers.iter().enumerate().find(|(_, answer)| answer.question == *question)
    }
}

/// The first line that is seen: the page stays where it is until the chosen row would leave it.
fn start(lines: &[draw::Drawn], height: usize) -> usize {
    let first = lines.iter().position(|line| line.is_chosen).unwrap_or(0);
    let end = lines.iter().rposition(|line| line.is_chosen).map_or(0, |last| last + 1);
    let most = lines.len().saturating_sub(height);
    (end + LINES_BELOW).saturating_sub(height).min(most).min(first)
}

fn to_the_questions(words: &str) -> Step {
    Step::Tell(Notice::told(format!("{words}; ⟦Tab⟧ goes to the questions")))
}

fn gone(look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let words = "This talk is no longer in the book. ⟦u⟧ takes back what was done last, ⟦Esc⟧ goes back.";
    let words = look.keymap.words(Context::Talk, words);
    let rows = wrap(&words, usize::from(area.width).saturating_sub(2));
    for (y, row) in (area.y..area.bottom()).zip(rows) {
        let x = area.x.saturating_add(1);
        pen::line(frame.buffer_mut(), (x, y), &TextLine::raw(row), area.width.saturating_sub(1));
    }
}
