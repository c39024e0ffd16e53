//! The ways a talk can have gone otherwise than as planned.

use super::then::Then;
use crate::{
    domain::{
        command::{Act, Log, On},
        event::{EventKind, Who},
        follow_up::FollowUp,
    },
    tui::question::Question,
};

pub(super) fn rows(follow_up: &FollowUp) -> Vec<(String, Then)> {
    let fell = |kind, by, for_good| {
        let log = Log {
            by: Some(by),
            for_good,
            on: Some(On::Record(follow_up.id.record)),
            ..Log::new(follow_up.contact, kind)
        };
        Then::Do(Act::Log(Box::new(log)))
    };
    let rows = [
        ("another time or length", Then::Ask(Question::Note(vec![follow_up.contact], "held "))),
        ("they could not make it, a new date is to be found", fell(EventKind::Missed, Who::Them, false)),
        ("I could not make it, an apology is due today", fell(EventKind::Missed, Who::Me, false)),
        ("they called it off, a new date is to be found", fell(EventKind::Cancelled, Who::Them, false)),
        ("I called it off, a new date is to be found", fell(EventKind::Cancelled, Who::Me, false)),
        ("they called it off for good", fell(EventKind::Cancelled, Who::Them, true)),
        ("I called it off for good", fell(EventKind::Cancelled, Who::Me, true)),
    ];
    rows.map(|(words, then)| (words.to_owned(), then)).into()
}
