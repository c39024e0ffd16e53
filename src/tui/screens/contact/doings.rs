//! The requests to a person and the talks with them, as rows.

use super::row::{Row, RowKey};
use crate::{
    domain::{
        request::Purpose,
        standing::{InterviewStanding, InterviewState, RequestStanding, RequestState, Standing, Turn},
        when::words,
        zone::Now,
    },
    tui::{stage_words::Became, talk_words},
};

/// Where each request stands and whose turn it is, the newest first.
pub fn requests(standing: &Standing<'_>, now: &Now) -> Vec<Row> {
    standing.requests.iter().rev().map(|request| self::request(request, standing, now)).collect()
}

fn request(standing: &RequestStanding<'_>, all: &Standing<'_>, now: &Now) -> Row {
    let is_agreed = all.interviews.iter().any(|talk| talk.state == InterviewState::Ahead);
    let turn = match standing.turn {
        Turn::Theirs if standing.state == RequestState::Accepted && is_agreed => "agreed",
        Turn::Mine => "your turn",
        Turn::Theirs => "their turn",
        Turn::Nobody => "settled",
    };
    let mut text = Became::of(standing, all).words(now);
    if let Some(channel) = &standing.request.channel {
        text.push_str(&format!(", {}", channel.phrase()));
    }
    if standing.request.purpose == Purpose::Introduction {
        text.push_str(", for an introduction");
    }
    if !standing.request.about.is_empty() {
        text.push_str(&format!(", about {}", standing.request.about));
    }
    let speaks_up = standing.speaks_up.filter(|_| standing.turn == Turn::Theirs);
    let right = speaks_up.map(|at| format!("speaks up {}", words::day(now.zone.date_of(at), now.today())));
    Row { right: right.unwrap_or_default(), ..Row::new(RowKey::Request(standing.id), turn, text) }
}

/// Each talk, the latest first.
pub fn talks(standing: &Standing<'_>, now: &Now) -> Vec<Row> {
    standing.interviews.iter().rev().map(|talk| self::talk(talk, now)).collect()
}

fn talk(standing: &InterviewStanding<'_>, now: &Now) -> Row {
    let talk = standing.interview;
    let state = match standing.state {
        InterviewState::Ahead if standing.start <= now.instant => "on now",
        state => talk_words::state(state),
    };
    let mut text = format!("{state}, {} min", talk.minutes);
    if let Some(medium) = &talk.medium {
        text.push_str(&format!(" {}", medium.phrase()));
    }
    if !talk.place.is_empty() {
        text.push_str(&format!(", {}", talk.place));
    }
    Row {
        note: talk.notes.clone(),
        ..Row::new(RowKey::Talk(standing.id), words::short_moment(talk.starts_at, now), text)
    }
}
