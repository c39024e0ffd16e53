//! The questions of a talk, chosen from the bank and the lists.

mod taken;
#[cfg(test)]
mod tests;

use ratatui::{Frame, layout::Rect, text::Line};

use self::taken::Taken;
use crate::{
    domain::{
        columns::fit_with,
        contact::Contact,
        id::Id,
        interview::{Interview, length},
        questions::fitting,
        when::words,
    },
    tui::{
        action::{Action, Context},
        edit::Typed,
        key::Key,
        look::Look,
        notice::Notice,
        session::Session,
        shelf::{
            Entry, Kind, Shelf,
            draw::{off_the_top, put, remarks},
        },
        step::Step,
    },
};

/// The questions of a talk, chosen from the bank and the lists.
#[derive(Debug)]
pub struct PickQuestions {
    interview: Id,
    /// With whom and when the talk is.
    title: String,
    minutes: u32,
    taken: Taken,
    shelf: Shelf,
}

impl PickQuestions {
    /// For a talk: what it asks already is chosen.
    ///
    /// # Errors
    /// Where there is no such talk any more.
    pub fn of(interview: Id, session: &Session) -> Result<Self, &'static str> {
        let (contact, talk) = talk(interview, session).ok_or("That talk is not in the book any more")?;
        let start = words::short(talk.start(&session.now.zone), &session.now);
        let title = format!("Questions to {}, {start}, {}", contact.name, length(talk.minutes));
        let mut shelf = Shelf::default();
        shelf.renew(&session.book, session.uses());
        let taken = Taken::of(talk);
        shelf.choose(&taken.texts());
        shelf.turn_to(Kind::Bank);
        Ok(Self { interview, title, minutes: talk.minutes, taken, shelf })
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        if self.shelf.is_typing() { Context::Filter } else { Context::PickQuestions }
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        if self.shelf.act(action) {
            return Step::Stay;
        }
        match action {
            Action::Tick => self.tick(),
            Action::Star => self.star(),
            Action::MoveUp => self.shift(-1),
            Action::MoveDown => self.shift(1),
            Action::Suggest => self.suggest(session),
            Action::Accept => self.taken.act(self.interview).map_or(Step::Back, Step::Do),
            Action::Back => Step::Back,
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

    fn tick(&mut self) -> Step {
        let Some(entry) = self.shelf.entry() else { return Step::refuse("No question is chosen here") };
        if let Err(why) = self.taken.turn(&entry.question()) {
            return Step::refuse(why);
        }
        self.shelf.choose(&self.taken.texts());
        Step::Stay
    }

    /// Moves a chosen question in the order in which they will be asked.
    fn shift(&mut self, by: isize) -> Step {
        let is_chosen = self.shelf.list().is_some_and(|list| list.kind == Kind::Chosen);
        match self.shelf.place().filter(|_| is_chosen && self.shelf.is_whole()) {
            Some(place) => {
                self.taken.shift(place, by);
                self.shelf.choose(&self.taken.texts());
                Step::Stay
            }
            None => Step::refuse("Those that are chosen move, in the first list: ⟦Tab⟧ leads there"),
        }
    }

    fn star(&mut self) -> Step {
        let Some(entry) = self.shelf.entry() else { return Step::refuse("No question is chosen here") };
        self.taken.turn_must(&entry.question());
        self.shelf.choose(&self.taken.texts());
        Step::Stay
    }

    fn suggest(&mut self, session: &Session) -> Step {
        let room = fitting::suggested(self.minutes).saturating_sub(self.taken.count());
        let choice = talk(self.interview, session)
            .map(|(contact, _)| fitting::fresh(contact, self.interview, |text| self.taken.holds(text), room))
            .unwrap_or_default();
        if choice.is_empty() {
            return Step::Tell(Notice::told("As many as fit are chosen already"));
        }
        let count = choice.len();
        choice.iter().for_each(|question| self.taken.add(question));
        self.shelf.choose(&self.taken.texts());
        Step::Tell(Notice::told(format!(
            "{count} suggested: ⟦Tab⟧ shows what is chosen, ⟦Space⟧ leaves one out"
        )))
    }

    /// It wants the whole screen.
    pub fn rows(&self, _session: &Session, _look: &Look, _columns: u16, rows: u16) -> u16 {
        rows
    }

    /// Draws it: the talk, the lists, what is to be said of the chosen question, how many are chosen and fit.
    pub fn view(&self, _session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        let theme = &look.theme;
        let columns = usize::from(area.width).saturating_sub(2);
        let fit = |text: &str| fit_with(text, columns, theme.glyphs.ellipsis);
        let (head, rest) = off_the_top(area);
        put(frame, head, &Line::styled(fit(&self.title), theme.strong));
        let foot = Rect { y: area.bottom() - 1, height: 1, ..area };
        let mut lines = if area.height > 12 {
            self.shelf.entry().map(|entry| remarks(entry, columns, theme)).unwrap_or_default()
        } else {
            Vec::new()
        };
        lines.truncate(2);
        let tall = u16::try_from(lines.len()).unwrap_or(0);
        let body = Rect { height: rest.height.saturating_sub(tall + 1), ..rest };
        for (y, line) in (body.bottom()..foot.y).zip(lines) {
            put(frame, Rect { y, height: 1, ..area }, &line);
        }
        if foot.y > head.y {
            let words = fitting::words(self.taken.count(), self.minutes);
            put(frame, foot, &Line::styled(fit(&words), theme.strong));
        }
        self.shelf.view(&|entry| self.mark(entry, look), look, frame, body);
    }

    fn mark(&self, entry: &Entry, look: &Look) -> String {
        let glyphs = look.theme.glyphs;
        match self.taken.must(&entry.text) {
            None => "    ".to_owned(),
            Some(false) => format!("{}   ", glyphs.ticked),
            Some(true) => format!("{} {} ", glyphs.ticked, glyphs.soon),
        }
    }
}

fn talk(interview: Id, session: &Session) -> Option<(&Contact, &Interview)> {
    session.book.talk(interview).map(|(_, contact, talk)| (contact.as_ref(), talk))
}
