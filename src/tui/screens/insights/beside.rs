//! One question, or one field, with what each person said of it side by side.

use std::cell::Cell;

use super::{
    card::Card,
    figures::{Source, kind},
};
use crate::{
    domain::{
        columns::{fit_with, width, wrap},
        id::Id,
        insight::{Insight, questions::Asked, verdicts::Field},
    },
    tui::{
        action::Action,
        list,
        look::Look,
        notice::Notice,
        pen,
        spots::{Spot, offset},
        step::{Route, Step},
        theme::Theme,
    },
};
use ratatui::{Frame, layout::Rect, text::Line};

/// The narrowest column in which an answer is pleasant to read, with the gap to the next one.
const NARROWEST: u16 = 36;
/// How many rows the question itself may take.
const MOST_HEAD: usize = 3;
/// Half a page, in rows.
const HALF_A_PAGE: usize = 10;

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A question, by its key.
    Question(String),
    /// A field, by its key.
    Field(String),
}

/// What several people said of one thing.
#[derive(Debug)]
pub struct Beside {
    pub subject: Subject,
    chosen: usize,
    scroll: usize,
    /// How far there was something to scroll to, when it was last drawn.
    last_scroll: Cell<usize>,
}

impl Beside {
    /// What people said of `subject`.
    pub fn of(subject: Subject) -> Self {
        Self { subject, chosen: 0, scroll: 0, last_scroll: Cell::new(0) }
    }

    /// How many people said something.
    fn count(&self, insight: &Insight) -> usize {
        match &self.subject {
            Subject::Question(key) => question(insight, key).map_or(0, |asked| asked.places.len()),
            Subject::Field(key) => field(insight, key).map_or(0, |field| field.talks.len()),
        }
    }

    /// Whether there is nothing left to look at.
    pub fn is_gone(&self, insight: &Insight) -> bool {
        self.count(insight) == 0
    }

    /// The person whose answer is chosen.
    pub fn person(&self, insight: &Insight) -> Option<Id> {
        match &self.subject {
            Subject::Question(key) => Some(question(insight, key)?.places.get(self.chosen)?.contact),
            Subject::Field(key) => Some(field(insight, key)?.talks.get(self.chosen)?.contact),
        }
    }

    /// What stands in the first row.
    pub fn title(&self, insight: &Insight) -> (String, String) {
        let left = match self.subject {
            Subject::Question(_) => "One question, many answers",
            Subject::Field(_) => "Is it for me?",
        };
        (left.to_owned(), format!("{} of {}", self.chosen + 1, self.count(insight)))
    }

    /// The book has changed.
    pub fn refresh(&mut self, insight: &Insight) {
        self.chosen = self.chosen.min(self.count(insight).saturating_sub(1));
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, insight: &Insight) -> Step {
        let last = self.last_scroll.get();
        let from = self.scroll.min(last);
        match action {
            Action::Down => self.scroll = from.saturating_add(1),
            Action::Up => self.scroll = from.saturating_sub(1),
            Action::PageDown => self.scroll = from.saturating_add(HALF_A_PAGE),
            Action::PageUp => self.scroll = from.saturating_sub(HALF_A_PAGE),
            Action::Top => self.scroll = 0,
            Action::Bottom => self.scroll = last,
            Action::NextPane if self.chosen + 1 < self.count(insight) => self.turn_to(self.chosen + 1),
            Action::NextPane => return Step::Tell(Notice::told("That is the last one")),
            Action::PrevPane if self.chosen > 0 => self.turn_to(self.chosen - 1),
            Action::PrevPane => return Step::Tell(Notice::told("That is the first one")),
            Action::Open => {
                return self.person(insight).map_or(Step::Stay, |person| Step::Open(Route::Contact(person)));
            }
            _ => return Step::NotMine,
        }
        self.scroll = self.scroll.min(last);
        Step::Stay
    }

    fn turn_to(&mut self, chosen: usize) {
        self.chosen = chosen;
        self.scroll = 0;
    }

    fn head(&self, insight: &Insight) -> String {
        match &self.subject {
            Subject::Question(key) => {
                question(insight, key).map(|asked| asked.text.clone()).unwrap_or_default()
            }
            Subject::Field(key) => field(insight, key).map(told).unwrap_or_default(),
        }
    }

    fn card(&self, place: usize, source: &Source<'_>) -> Option<Card> {
        let insight = source.insight;
        match &self.subject {
            Subject::Question(key) => Card::of_answer(question(insight, key)?.places.get(place)?, source),
            Subject::Field(key) => Card::of_thought(field(insight, key)?.talks.get(place)?, source),
        }
    }

    /// Draws it: the question, and as many people beside each other as there is room for.
    pub fn view(&self, source: &Source<'_>, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        let theme = &look.theme;
        let room = usize::from(area.width).saturating_sub(2);
        let most_head = MOST_HEAD.min(usize::from(area.height) / 3).max(1);
        let mut head = wrap(&self.head(source.insight), room);
        if head.len() > most_head {
            head.truncate(most_head);
            if let Some(last) = head.last_mut() {
                let room = room.saturating_sub(width(theme.glyphs.ellipsis));
                *last = format!("{}{}", fit_with(last, room, ""), theme.glyphs.ellipsis);
            }
        }
        let mut y = area.y;
        for line in head {
            pen::line(
                frame.buffer_mut(),
                (area.x + 1, y),
                &Line::styled(line, theme.heading),
                area.width - 1,
            );
            y = y.saturating_add(1);
        }
        if area.height > 12 {
            y = y.saturating_add(1);
        }
        let rest = Rect { y: y.min(area.bottom()), height: area.bottom().saturating_sub(y), ..area };
        self.cards(source, theme, frame, rest);
    }

    fn cards(&self, source: &Source<'_>, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
        let count = self.count(source.insight);
        let fitting = usize::from((area.width / NARROWEST).max(1)).min(count.max(1));
        let columns = area.width / u16::try_from(fitting).unwrap_or(1);
        let seen = list::window(self.chosen, fitting, count);
        for (number, x) in seen.zip((area.x..area.right()).step_by(usize::from(columns.max(1)))) {
            let Some(card) = self.card(number, source) else { continue };
            let place = Rect { x, width: columns, ..area };
            source.look.spots.note(place, Spot::Pane(offset(self.chosen, number)));
            if number == self.chosen {
                self.last_scroll.set(card.draw_chosen(self.scroll, theme, frame, place));
            } else {
                card.draw(theme, frame, place);
            }
        }
    }
}

fn question<'i>(insight: &'i Insight, key: &str) -> Option<&'i Asked> {
    insight.questions.asked.iter().find(|asked| asked.key == key)
}

fn field<'i>(insight: &'i Insight, key: &str) -> Option<&'i Field> {
    insight.verdicts.fields.iter().find(|field| field.key() == key)
}

/// A field with what was thought of it and what is missing.
fn told(field: &Field) -> String {
    let what = if field.what.is_empty() { "Field not said" } else { field.what.as_str() };
    let missing: Vec<String> =
        field.gaps.iter().map(|gap| format!("{} ({}, {})", gap.what, kind(gap.kind), gap.times)).collect();
    let missing =
        if missing.is_empty() { String::new() } else { format!("; missing: {}", missing.join(", ")) };
    format!("{what}: yes {}, not sure {}, no {}{missing}", field.yes, field.not_sure, field.no)
}
