//! The mouse, where the user wants it: each turn and click is the verbs that a key would have been.

use super::App;
use crate::tui::{
    action::{Action, Context},
    event::Mouse,
    notice::Notice,
    spots::Spot,
};

/// A notch of the wheel moves the cursor by so many rows.
const NOTCH: usize = 3;

impl App {
    /// What the mouse did. Nothing, unless it is turned on: a terminal may report it all the same.
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        if !self.look.is_mouse_on {
            return;
        }
        self.notice = None;
        match mouse {
            Mouse::WheelUp => self.turn(Action::Up, Action::PageUp),
            Mouse::WheelDown => self.turn(Action::Down, Action::PageDown),
            Mouse::Click { column, row } => {
                let spot = self.look.spots.at(column, row);
                match spot {
                    Some(Spot::Screen(number)) => self.once(Action::Screen(number)),
                    Some(Spot::Row(0)) => self.choose(),
                    Some(Spot::Row(by)) => self.often(by, (Action::Up, Action::Down)),
                    // In a form Enter saves, and nobody means that with a click.
                    Some(Spot::Pane(0)) if self.context() == Context::Answers => self.choose(),
                    Some(Spot::Pane(by)) => self.often(by, (Action::PrevPane, Action::NextPane)),
                    None => {}
                }
            }
        }
        // Where things stand now, the next draw says.
        self.look.spots.clear();
    }

    /// The wheel moves the cursor; where one thing is shown at a time, its text, and then the next thing.
    fn turn(&mut self, row: Action, page: Action) {
        if matches!(self.context(), Context::Review | Context::ReviewEnd) {
            return self.once(page);
        }
        for _ in 0..NOTCH {
            self.once(row);
        }
    }

    fn often(&mut self, by: isize, (back, on): (Action, Action)) {
        let place = self.context();
        for _ in 0..by.unsigned_abs() {
            // Whatever opened in between is not what was clicked.
            if self.context() == place {
                self.once(if by < 0 { back } else { on });
            }
        }
    }

    /// The chosen row: what Enter does with it. Where Enter is for all that is chosen, what Space does.
    fn choose(&mut self) {
        let context = self.context();
        let wanted: &[Action] = match context {
            Context::PickQuestions => &[Action::Tick],
            _ => &[Action::Open, Action::Accept],
        };
        let action = wanted.iter().find(|action| self.look.keymap.has(context, **action));
        if let Some(action) = action {
            self.once(*action);
        }
    }

    /// As its key would, where it has one here.
    fn once(&mut self, action: Action) {
        if !self.look.keymap.has(self.context(), action) {
            return;
        }
        match super::Situation::why_off(self, action) {
            Some(why) => self.notice = Some(Notice::told(why)),
            None => self.act(action),
        }
    }
}
