//! The talks that can be begun, or opened to be typed into.

use super::then::Then;
use crate::{
    domain::{
        calendar::Calendar,
        contact::Contact,
        id::Id,
        running::{self, Stage},
        standing::{InterviewStanding, Standing},
        when::words,
    },
    tui::{session::Session, step::Route},
};

/// So many are offered; more cannot be chosen by a digit.
const MOST: usize = 9;
/// How many past talks of one person are offered.
const MOST_PAST: usize = 3;

/// What can be begun: talks that are near, those ahead, one with this person that was not booked, and past ones.
pub(super) fn rows(contact: Option<Id>, session: &Session) -> Vec<(String, Then)> {
    let calendar = Calendar::new(&session.now.zone, &session.book.settings);
    let mut rows: Vec<(Id, (String, Then))> = Vec::new();
    let close = running::close(&session.book, &session.now);
    let agenda = session.agenda.interviews.iter().map(|talk| (talk.contact, talk.id));
    let here = contact.and_then(|id| Some((id, session.book.contact(id)?)));
    let standing = here.map(|(_, contact)| Standing::of(contact, &calendar, session.now.instant));
    let own = |stages: &[Stage]| -> Vec<(Id, Id)> {
        let talks = standing.iter().flat_map(|standing| &standing.interviews);
        let talks = talks.filter(|talk| stages.contains(&running::stage(talk, &session.now)));
        talks.filter_map(|talk| Some((contact?, talk.id))).collect()
    };
    let near = close.iter().map(|talk| (talk.contact, talk.interview));
    let mut past = own(&[Stage::Past]);
    past.reverse();
    past.truncate(MOST_PAST);
    let ahead: Vec<(Id, Id)> = near.chain(own(&[Stage::Later])).chain(agenda).collect();
    for (contact, interview) in ahead {
        if !rows.iter().any(|(known, _)| *known == interview) {
            rows.extend(row(contact, interview, session).map(|row| (interview, row)));
        }
    }
    let not_booked = here.filter(|_| own(&[Stage::Running]).is_empty()).map(|(id, contact)| {
        let words = format!("a talk with {} that was not booked, begin now", contact.name);
        (words, Then::Begin(id, None))
    });
    let past = past.into_iter().filter_map(|(contact, interview)| row(contact, interview, session));
    let after: Vec<(String, Then)> = not_booked.into_iter().chain(past).collect();
    let room = MOST.saturating_sub(after.len());
    rows.into_iter().map(|(_, row)| row).take(room).chain(after).collect()
}

fn row(contact: Id, interview: Id, session: &Session) -> Option<(String, Then)> {
    let record = session.book.contact(contact)?;
    let calendar = Calendar::new(&session.now.zone, &session.book.settings);
    let standing = Standing::of(record, &calendar, session.now.instant);
    let talk = standing.interview(interview)?;
    let named = named(record, talk, session);
    match running::stage(talk, &session.now) {
        Stage::Later | Stage::Near => {
            Some((format!("{named}, begin now"), Then::Begin(contact, Some(interview))))
        }
        Stage::Running => Some((format!("{named}, which runs"), Then::Open(Route::Live(interview)))),
        Stage::Past => Some((format!("{named}: answers and notes"), Then::Open(Route::Live(interview)))),
        Stage::Off => None,
    }
}

fn named(contact: &Contact, talk: &InterviewStanding<'_>, session: &Session) -> String {
    let start = words::short_moment(talk.interview.starts_at, &session.now);
    format!("the talk with {}, {start}", contact.name)
}
