//! How far it goes with people: asked, answered, said yes, talked, thanked in time.

use super::{
    answer::Asked,
    person::Person,
    share::Share,
    thanks::{Said, Thanks},
};
use crate::domain::{event::EventKind, standing::OccasionKind};

/// How many people came how far. Each step holds only people of the step before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Funnel {
    /// People who were asked, or talked without having been.
    pub asked: usize,
    /// Those of them who answered in any way.
    pub answered: usize,
    /// Those who said yes to a talk.
    pub yes: usize,
    /// Those with whom there has been a talk.
    pub talked: usize,
    /// Those of them whose thanks are decided: said, late or let go. None of the first hours still runs.
    pub thanks_decided: usize,
    /// Those who were thanked for a talk before the thank-you's aim, usually 24 hours.
    pub thanked: usize,
}

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its word in JSON.
    pub word: &'static str,
    /// Its words on the screen.
    pub words: &'static str,
    /// How many of those of the step before.
    pub share: Share,
    /// How many of those who were asked.
    pub of_asked: Share,
}

impl Funnel {
    pub(super) fn add(&mut self, person: &Person<'_>, thanks: &Thanks) {
        let talked = person.has_talked();
        let mut yes = talked || !person.standing.interviews.is_empty();
        let (mut asked, mut answered) = (yes, yes);
        for request in Asked::all(person) {
            asked = true;
            answered |= request.answered.is_some();
        }
        yes |=
            person.standing.history.events.iter().any(|happened| {
                happened.event.kind == EventKind::Accepted && happened.event.request.is_some()
            });
        self.asked += usize::from(asked);
        self.answered += usize::from(answered);
        self.yes += usize::from(yes);
        self.talked += usize::from(talked);
        let talks = person.standing.occasions.iter().filter(|occasion| occasion.kind == OccasionKind::Talk);
        let said: Vec<Said> = talks.filter_map(|talk| thanks.said(talk, person)).collect();
        self.thanks_decided += usize::from(talked && said.iter().any(|said| *said != Said::InTime));
        self.thanked += usize::from(talked && said.contains(&Said::ByAim));
    }

    /// The steps in their order. The first is of itself.
    pub fn steps(&self) -> [Step; 5] {
        let step = |word, words, count, before| Step {
            word,
            words,
            share: Share::new(count, before),
            of_asked: Share::new(count, self.asked),
        };
        [
            step("asked", "asked", self.asked, self.asked),
            step("answered", "answered", self.answered, self.asked),
            step("yes", "said yes", self.yes, self.answered),
            step("talked", "talked", self.talked, self.yes),
            step("thanked", "thanked in time", self.thanked, self.thanks_decided),
        ]
    }
}
