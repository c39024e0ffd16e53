//! What the table of keys cannot know: which verbs are off now, and what they are called.

use super::App;
use crate::tui::{
    action::Action, acts, asking::Asking, begin, focus::Focus, keymap::Situation, screen::Screen,
};

impl Situation for App {
    fn why_off(&self, action: Action) -> Option<&'static str> {
        match action {
            Action::Write if self.is_not_saved() => None,
            // It has its own list to work on, whatever stands below it.
            _ if matches!(self.asking.last(), Some(Asking::PickQuestions(_))) => None,
            _ if let Some(Asking::Preview(preview)) = self.asking.last() => preview.why_off(action),
            _ => self.screen.why_off(action, &self.session),
        }
    }

    fn is_named(&self, action: Action) -> bool {
        let focus = self.focus();
        match action {
            // Where one talks, it is begun.
            Action::Begin if !matches!(self.screen, Screen::Live(_)) => {
                begin::name(&focus, &self.session).is_some()
            }
            _ => acts::is_named(action, &focus, &self.session),
        }
    }

    fn name(&self, action: Action) -> Option<&'static str> {
        let focus = self.focus();
        match action {
            Action::Promote if focus.contact.is_some_and(|id| acts::is_aside(id, &self.session)) => {
                Some("bring back")
            }
            Action::Write if self.is_not_saved() => Some("write again"),
            Action::Begin if begin::name(&focus, &self.session).is_some() => {
                begin::name(&focus, &self.session)
            }
            _ => self.screen.name(action, &self.session).or_else(|| acts::name(action, &focus)),
        }
    }
}

impl App {
    pub(super) fn focus(&self) -> Focus {
        self.screen.focus(&self.session)
    }
}
