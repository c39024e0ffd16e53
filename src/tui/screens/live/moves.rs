//! Where the cursor goes on the live screen.

use super::{
    Live, Typing,
    place::{self, Place},
};
use crate::{
    domain::interview::ClosingItem,
    tui::session::{Saving, Session},
};

impl Live {
    pub(super) fn places(&self, session: &Session) -> Vec<Place> {
        let introduction = &session.book.goals.introduction;
        self.talk(session).map(|(_, interview)| place::all(interview, introduction)).unwrap_or_default()
    }

    pub(super) fn go_to_closing(&mut self, session: &Session) {
        let live = self.talk(session).and_then(|(_, interview)| interview.live.as_ref());
        let open = live.and_then(|live| ClosingItem::ALL.into_iter().find(|it| !live.closing.contains(it)));
        self.place = Some(Place::Closing(open.unwrap_or(ClosingItem::Advice)));
    }

    pub(super) fn at(&self, places: &[Place]) -> usize {
        places.iter().position(|place| Some(place) == self.place.as_ref()).unwrap_or(0)
    }

    pub(super) fn step(&mut self, by: isize, session: &Session) {
        let places = self.places(session);
        let to = self.at(&places).saturating_add_signed(by).min(places.len().saturating_sub(1));
        self.place = places.into_iter().nth(to);
    }

    /// From the questions to the notes, the closing list, and back.
    pub(super) fn next_part(&mut self, session: &Session) {
        let Some((_, interview)) = self.talk(session) else { return };
        let first = || place::first(interview);
        match self.place {
            Some(Place::Introduction | Place::Question(_)) | None => self.place = Some(Place::Notes),
            Some(Place::Notes) if interview.live.is_some() => self.go_to_closing(session),
            Some(Place::Notes | Place::Closing(_)) => self.place = Some(first()),
        }
    }

    pub(super) fn type_into(&mut self, place: Place, session: &Session) {
        let Some((_, interview)) = self.talk(session) else { return };
        if session.saving != Saving::LookOnly {
            self.typing = place.text(interview).map(Typing::of);
        }
        self.place = Some(place);
    }

    /// The question after this one, and at the end the notes; then from the first one again.
    pub(super) fn next_field(&mut self, by: isize, session: &Session) {
        let mut places = self.places(session);
        places.retain(Place::is_field);
        let (at, last) = (self.at(&places), places.len().saturating_sub(1));
        let to = match (by, at) {
            (1.., at) if at >= last => 0,
            (1.., at) => at + 1,
            (_, 0) => last,
            (_, at) => at - 1,
        };
        if let Some(place) = places.into_iter().nth(to) {
            self.type_into(place, session);
        }
    }
}
