//! Let go of what: this line, its request, or the person?

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line as Row, Span},
};

use crate::{
    domain::{
        calendar::Calendar,
        columns::{fit_with, pad, width},
        command::{Act, Log, On},
        event::EventKind,
        follow_up::FollowUp,
        id::Id,
        standing::Standing,
    },
    tui::{
        action::{Action, Context},
        focus::Focus,
        look::Look,
        pen,
        question::Question,
        session::Session,
        step::Step,
    },
};

/// Let go of what?
#[derive(Debug)]
pub struct LetGo {
    contact: Option<Id>,
    follow_up: Option<FollowUp>,
}

impl LetGo {
    /// Of this line, its request, or the person.
    pub fn of(focus: &Focus) -> Self {
        Self { contact: focus.contact, follow_up: focus.follow_up.clone() }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::LetGo
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        match action {
            Action::LetGoLine => match &self.follow_up {
                Some(line) => Step::Do(Act::LetGo { follow_up: line.id, why: String::new() }),
                None => Step::refuse(NO_LINE),
            },
            Action::LetGoRequest => self.close(session).map_or_else(Step::refuse, Step::Do),
            Action::SetAside => match self.contact {
                Some(contact) if self.is_aside(session) => Step::Do(Act::BringBack { contact }),
                Some(contact) => Step::ask(Question::SetAside(contact)),
                None => Step::refuse("Nobody is chosen here"),
            },
            Action::Back => Step::Back,
            _ => Step::NotMine,
        }
    }

    /// The act that closes the request, or why there is none to close.
    fn close(&self, session: &Session) -> Result<Act, &'static str> {
        let (contact, request) = self.request(session)?;
        let log = Log { on: Some(On::Record(request)), ..Log::new(contact, EventKind::Closed) };
        Ok(Act::Log(Box::new(log)))
    }

    /// The request that the line follows from; without one, the person's only one that is open.
    fn request(&self, session: &Session) -> Result<(Id, Id), &'static str> {
        let id = self.contact.ok_or("Nobody is chosen here")?;
        let contact = session.book.contact(id).ok_or("Nobody is chosen here")?;
        let calendar = Calendar::new(&session.now.zone, &session.book.settings);
        let standing = Standing::of(contact, &calendar, session.now.instant);
        let record = self.follow_up.as_ref().map(|line| line.id.record);
        let named = record.and_then(|record| {
            let of_event = contact.events.get(&record).and_then(|event| event.request);
            let of_talk = contact.interviews.get(&record).and_then(|interview| interview.request);
            contact.requests.contains_key(&record).then_some(record).or(of_event).or(of_talk)
        });
        let open: Vec<Id> = standing
            .requests
            .iter()
            .filter(|request| !request.is_settled())
            .map(|request| request.id)
            .collect();
        match (named, open.as_slice()) {
            (Some(request), _) if open.contains(&request) => Ok((id, request)),
            (_, [only]) => Ok((id, *only)),
            (_, []) => Err("no request is open here"),
            _ => Err("several requests are open; choose the line of the one that is meant"),
        }
    }

    fn is_aside(&self, session: &Session) -> bool {
        self.contact.and_then(|id| session.book.contact(id)).is_some_and(|contact| contact.retired.is_some())
    }

    /// What each key does, in words.
    fn lines(&self, session: &Session) -> [(&'static str, &'static str, String); 3] {
        let name = self
            .contact
            .and_then(|id| session.book.contact(id))
            .map_or_else(|| "nobody".to_owned(), |contact| contact.name.to_string());
        let line = self.follow_up.as_ref().map_or_else(
            || NO_LINE.to_owned(),
            |line| format!("not shown again: {} {name}; the rest goes on", line.rule().words()),
        );
        let request = match self.request(session) {
            Ok((contact, request)) => {
                let about = session.book.contact(contact).and_then(|contact| contact.requests.get(&request));
                let about = about.map(|request| request.about.as_str()).filter(|about| !about.is_empty());
                let about = about.map(|about| format!(" about {about}")).unwrap_or_default();
                format!("closed, no nudge: to {name}{about}")
            }
            Err(why) => why.to_owned(),
        };
        let person = if self.is_aside(session) {
            format!("brought back: {name} is set aside now")
        } else {
            format!("set aside: {name}; thanks and reminders still go on")
        };
        [("⟦x⟧", "this line", line), ("⟦r⟧", "the request", request), ("⟦p⟧", "the person", person)]
    }

    /// How many rows it wants at the foot of the screen.
    pub fn rows(&self, _session: &Session, _look: &Look, _columns: u16, rows: u16) -> u16 {
        5.min(rows)
    }

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        let columns = area.width.saturating_sub(2);
        let title = Row::styled("Let go of what?", look.theme.strong);
        let lines = self.lines(session);
        let keys = lines.each_ref().map(|(key, ..)| look.keymap.words(Context::LetGo, key));
        let wide = keys.iter().map(|key| width(key)).max().unwrap_or(0) + 2;
        let mut keys = keys.iter();
        let rows = lines.map(|(_, what, words)| {
            // In a narrow window the hint bar alone says what is meant.
            let what = if columns < ROOM_FOR_LABELS { String::new() } else { format!("{what:<12} ") };
            let room = usize::from(columns).saturating_sub(wide + what.len());
            let words = fit_with(&words, room, look.theme.glyphs.ellipsis);
            Row::from(vec![
                Span::styled(pad(keys.next().map_or("", String::as_str), wide), look.theme.key),
                Span::raw(what),
                Span::styled(words, look.theme.dim),
            ])
        });
        for (y, row) in (area.y..area.bottom()).zip(std::iter::once(title).chain(rows)) {
            pen::line(frame.buffer_mut(), (area.x + 1, y), &row, columns);
        }
        if !area.is_empty() {
            frame.set_cursor_position(Position::new(area.x, area.y));
        }
    }
}

/// From so many columns on the three are named beside their keys.
const ROOM_FOR_LABELS: u16 = 60;
const NO_LINE: &str = "no line is chosen here";

#[cfg(test)]
mod tests;
