//! What one person said of a question or a field, in a column of its own.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line,
};

use super::figures::{Source, kind};
use crate::{
    domain::{
        columns::{fit_with, wrap},
        contact::Contact,
        insight::{questions::Place, verdicts::Thought},
        interview::Verdict,
        moment::Moment,
        when::words,
        zone::Now,
    },
    tui::{pen, theme::Theme},
};

/// The name, who that is, and when it was.
const HEAD: u16 = 3;
/// The columns between two answers.
const GAP: u16 = 2;

/// What one person said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    name: String,
    position: String,
    /// When it was, and what is to be known of it in a word.
    when: String,
    body: String,
}

impl Card {
    /// An answer to a question.
    pub fn of_answer(place: &Place, source: &Source<'_>) -> Option<Self> {
        let contact = source.session.book.contact(place.contact)?;
        let answer = contact.interviews.get(&place.interview)?.answers.get(place.number)?;
        let starred = if answer.starred { ", starred *" } else { "" };
        let body = match answer.text.trim() {
            "" => "asked; nothing was noted",
            text => text,
        };
        let when = format!("{}{starred}", when(place.at, &source.session.now));
        Some(Self { when, body: body.to_owned(), ..Self::head(contact) })
    }

    /// What was thought after a talk.
    pub fn of_thought(thought: &Thought, source: &Source<'_>) -> Option<Self> {
        let contact = source.session.book.contact(thought.contact)?;
        let debrief = contact.interviews.get(&thought.interview)?.debrief.as_ref()?;
        let verdict = match thought.verdict {
            Some(Verdict::Yes) => "yes",
            Some(Verdict::No) => "no",
            Some(Verdict::NotSure) => "not sure",
            None => "not said",
        };
        let gaps: Vec<String> =
            debrief.gaps.iter().map(|gap| format!("{} ({})", gap.what, kind(gap.kind))).collect();
        let body: Vec<String> = [
            ("Stays", debrief.stays.as_str()),
            ("Drew you", debrief.drew.as_str()),
            ("Put you off", debrief.put_off.as_str()),
            ("Surprised you", debrief.surprised.as_str()),
            ("You bring", debrief.bring.as_str()),
            ("Missing", gaps.join(", ").as_str()),
        ]
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(label, text)| format!("{label}: {text}"))
        .collect();
        let when = format!("{}: {verdict}", when(thought.at, &source.session.now));
        Some(Self { when, body: body.join("\n\n"), ..Self::head(contact) })
    }

    fn head(contact: &Contact) -> Self {
        let about = [contact.position(), contact.field.clone()];
        let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
        Self {
            name: contact.name.to_string(),
            position: about.join("; "),
            when: String::new(),
            body: String::new(),
        }
    }

    /// Draws the beginning of it.
    pub fn draw(&self, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
        self.draw_head(theme, frame, area);
        let body = body(area);
        // A row takes no more letters than it has columns, but for marks upon letters.
        let shown = usize::from(body.width) * usize::from(body.height) * 5;
        let text: String = self.body.chars().take(shown).collect();
        draw_lines(
            &wrap(&text, usize::from(body.width)),
            0,
            text.len() < self.body.len(),
            theme,
            frame,
            body,
        );
    }

    /// Draws it with the cursor on its name, from the `scroll`-th line on; returns how far it can be scrolled.
    pub fn draw_chosen(&self, scroll: usize, theme: &Theme, frame: &mut Frame<'_>, area: Rect) -> usize {
        self.draw_head(theme, frame, area);
        if area.height > 0 && area.width > 0 {
            let name = Rect { height: 1, width: area.width.saturating_sub(GAP).max(1), ..area };
            pen::line(frame.buffer_mut(), (area.x, area.y), &Line::raw(theme.glyphs.cursor), 1);
            frame.buffer_mut().set_style(name, theme.selected);
            frame.set_cursor_position(Position::new(area.x, area.y));
        }
        let body = body(area);
        let lines = wrap(&self.body, usize::from(body.width));
        let most = lines.len().saturating_sub(usize::from(body.height));
        draw_lines(&lines, scroll.min(most), false, theme, frame, body);
        most
    }

    fn draw_head(&self, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
        let room = usize::from(area.width.saturating_sub(GAP + 1));
        let rows = [(&self.name, theme.strong), (&self.position, theme.dim), (&self.when, theme.dim)];
        for (y, (text, style)) in (area.y..area.bottom()).zip(rows) {
            let line = Line::styled(fit_with(text, room, theme.glyphs.ellipsis), style);
            pen::line(frame.buffer_mut(), (area.x.saturating_add(1), y), &line, area.width.saturating_sub(1));
        }
    }
}

/// The place below the head.
fn body(area: Rect) -> Rect {
    let head = HEAD + u16::from(area.height > 8);
    Rect {
        x: area.x.saturating_add(1),
        y: area.y.saturating_add(head).min(area.bottom()),
        width: area.width.saturating_sub(GAP + 1),
        height: area.height.saturating_sub(head),
    }
}

/// The lines that are seen. Where more follow, the last row says so.
fn draw_lines(lines: &[String], from: usize, is_cut: bool, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let height = usize::from(area.height);
    let goes_on = is_cut || lines.len() > from + height;
    for (row, (y, text)) in (area.y..area.bottom()).zip(lines.iter().skip(from)).enumerate() {
        let line = if goes_on && row + 1 == height {
            Line::styled(format!("{} more", theme.glyphs.below), theme.dim)
        } else {
            Line::raw(text.as_str())
        };
        pen::line(frame.buffer_mut(), (area.x, y), &line, area.width);
    }
}

fn when(at: Moment, now: &Now) -> String {
    words::day(at.date(&now.zone), now.today())
}
