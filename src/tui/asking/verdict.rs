//! Is what a talk was about a path to pursue? Yes, no, not sure: one key each.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line as Row, Span},
};

use crate::{
    domain::{
        columns::{fit_with, pad, width},
        command::{Act, DebriefChanges, InterviewEdit},
        id::Id,
        interview::Verdict,
    },
    tui::{
        action::{Action, Context},
        look::Look,
        pen,
        question::Question,
        session::Session,
        step::Step,
    },
};

const ANSWERS: [(&str, &str); 3] = [
    ("⟦y⟧", "yes, I go on this way"),
    ("⟦n⟧", "no, not for me"),
    ("⟦?⟧", "not sure yet; more talks will tell"),
];

/// Yes, no, not sure.
#[derive(Debug)]
pub struct AskVerdict {
    interview: Id,
}

impl AskVerdict {
    /// On what a talk was about.
    pub fn of(interview: Id) -> Self {
        Self { interview }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Verdict
    }

    /// What it makes of a verb: the verdict is kept at once, then asked what it rests on.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        let verdict = match action {
            Action::Yes => Verdict::Yes,
            Action::No => Verdict::No,
            Action::NotSure => Verdict::NotSure,
            Action::Back => return Step::Back,
            _ => return Step::NotMine,
        };
        let interview = self.interview;
        let then = Question::ThinkOver(interview);
        let talk = session.book.talk(interview);
        if talk.and_then(|(_, _, talk)| talk.debrief.as_ref()?.verdict) == Some(verdict) {
            return Step::ask(then);
        }
        let changes = DebriefChanges { verdict: Some(Some(verdict)), ..DebriefChanges::default() };
        let act = Act::Interview { interview, edit: Box::new(InterviewEdit::Debrief(changes)) };
        Step::DoThen(act, Box::new(Step::ask(then)))
    }

    /// How many rows it wants at the foot of the screen.
    pub fn rows(&self, _session: &Session, _look: &Look, _columns: u16, rows: u16) -> u16 {
        5.min(rows)
    }

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        let columns = area.width.saturating_sub(2);
        let keys = ANSWERS.map(|(key, _)| look.keymap.words(Context::Verdict, key));
        let wide = keys.iter().map(|key| width(key)).max().unwrap_or(0) + 2;
        let mut keys = keys.iter();
        let room = usize::from(columns).saturating_sub(wide);
        let talk = session.book.talk(self.interview);
        let whose = talk.map_or("this", |(_, contact, _)| contact.name.as_str());
        let title = fit_with(
            &format!("The work of {whose}: is it for me?"),
            usize::from(columns),
            look.theme.glyphs.ellipsis,
        );
        let rows = ANSWERS.map(|(_, words)| {
            let words = fit_with(words, room, look.theme.glyphs.ellipsis);
            let key = pad(keys.next().map_or("", String::as_str), wide);
            Row::from(vec![Span::styled(key, look.theme.key), Span::raw(words)])
        });
        let title = Row::styled(title, look.theme.strong);
        for (y, row) in (area.y..area.bottom()).zip(std::iter::once(title).chain(rows)) {
            pen::line(frame.buffer_mut(), (area.x + 1, y), &row, columns);
        }
        frame.set_cursor_position(Position::new(area.x, area.y));
    }
}
