//! The rows of Today as lines.

use ratatui::text::{Line, Span};

use super::{
    rows::Row,
    words::{asked, for_today, rested, speaks_up, today},
};
use crate::{
    domain::{
        agenda::{Coming, Waiting},
        columns::{fit_with, pad, width},
        offers::Offer,
        running::{self, Stage},
        when::words,
    },
    tui::{
        action::Context,
        follow_up_row::{self, Shared},
        look::Look,
        session::Session,
        talk_words,
    },
};

/// The widest a name may be in the row of somebody who is waited for, with the gap after it.
const WAITING_NAME: usize = 20;

/// The line of a row, in so many columns.
pub fn line(row: &Row, session: &Session, look: &Look, shared: Shared, wide: usize) -> Line<'static> {
    let agenda = &session.agenda;
    let theme = &look.theme;
    let blank = Line::default;
    match row {
        Row::Day => two_ends(&today(session), theme.strong, &for_today(session), wide, look),
        Row::Blank => blank(),
        Row::Heading(words) => Line::styled(look.keymap.words(Context::Today, words), theme.heading),
        Row::Kind(words) => {
            let words = look.keymap.words(Context::Today, words);
            Line::raw(fit_with(&format!("  {words}"), wide, theme.glyphs.ellipsis))
        }
        Row::Ready(ready) => {
            Line::raw(fit_with(&format!("  [ ] {}", ready.to_do()), wide, theme.glyphs.ellipsis))
        }
        Row::Talk(index) => {
            agenda.interviews.get(*index).map_or_else(blank, |talk| draw_talk(talk, session, look, wide))
        }
        Row::TalkMore(index) => {
            agenda.interviews.get(*index).map_or_else(blank, |talk| talk_more(talk, session, look, wide))
        }
        Row::Today(index) => agenda
            .for_today
            .get(*index)
            .map_or_else(blank, |it| follow_up_row::row(it, session, theme, shared, wide)),
        Row::Open(index) => agenda
            .open
            .get(*index)
            .map_or_else(blank, |it| follow_up_row::row(it, session, theme, shared, wide)),
        Row::Offer(index) => {
            agenda.offers.get(*index).map_or_else(blank, |it| offer(it, session, look, shared, wide))
        }
        Row::Waiting(index) => {
            agenda.waiting.get(*index).map_or_else(blank, |it| waiting(it, session, look, wide))
        }
        Row::Rested => Line::raw(fit_with(&rested(session), wide, theme.glyphs.ellipsis)),
        Row::Stale => {
            let count = agenda.stale.len();
            let words =
                format!("PROBABLY OVER     {count}, too old to press; each stands on its person's page");
            Line::styled(fit_with(&words, wide, theme.glyphs.ellipsis), theme.dim)
        }
        Row::Week => {
            let goal = agenda.goal;
            let words = format!("This week   asked {}     talks {}", goal.asked_words(), goal.talks_words());
            Line::raw(fit_with(&words, wide, theme.glyphs.ellipsis))
        }
    }
}

fn two_ends(
    left: &str,
    style: ratatui::style::Style,
    right: &str,
    wide: usize,
    look: &Look,
) -> Line<'static> {
    let right = fit_with(right, wide.saturating_sub(1), look.theme.glyphs.ellipsis);
    let left = fit_with(left, wide.saturating_sub(width(&right) + 2), look.theme.glyphs.ellipsis);
    let gap = wide.saturating_sub(width(&left) + width(&right) + 1);
    Line::from(vec![Span::styled(left, style), Span::raw(" ".repeat(gap)), Span::raw(right)])
}

fn draw_talk(talk: &Coming, session: &Session, look: &Look, wide: usize) -> Line<'static> {
    let contact = session.book.contact(talk.contact);
    let name = contact.map_or("somebody", |contact| contact.name.as_str());
    let employer = contact.map(|contact| contact.employer.as_str()).filter(|employer| !employer.is_empty());
    let at = employer.map(|employer| format!(", {employer}")).unwrap_or_default();
    let medium = talk.medium.as_ref().map(|medium| format!(" {}", medium.phrase())).unwrap_or_default();
    let start = words::short(talk.start, &session.now);
    let left = format!("{start}  Talk with {name}{at}, {} min{medium}", talk.minutes);
    let running = contact.and_then(|contact| contact.interviews.get(&talk.id)).filter(|_| {
        running::stage_in(&session.book, talk.contact, talk.id, &session.now) == Some(Stage::Running)
    });
    let right = match running {
        Some(interview) => {
            format!(
                "on now, until {}",
                words::short(running::end(interview, &session.now.zone), &session.now)
            )
        }
        None => talk_words::countdown(talk.start, talk.end, &session.now),
    };
    two_ends(&left, look.theme.strong, &right, wide, look)
}

/// What is chosen for a talk, and what can be done about it while the cursor is on its row.
fn talk_more(talk: &Coming, session: &Session, look: &Look, wide: usize) -> Line<'static> {
    let questions = match (talk.questions, talk.must_ask) {
        (0, _) => "no questions yet: ⟦Enter⟧".to_owned(),
        (1, _) => "1 question".to_owned(),
        (count, 0) => format!("{count} questions"),
        (count, must) => format!("{count} questions, {must} of them must-ask"),
    };
    let stage = running::stage_in(&session.book, talk.contact, talk.id, &session.now);
    let begins = if stage == Some(Stage::Running) { "⟦b⟧ goes back to it" } else { "⟦b⟧ begins it" };
    let words = format!("       {questions}    {begins}    ⟦p⟧ a sheet on paper");
    let mut words = look.keymap.words(Context::Today, &words);
    if !talk.place.is_empty() && width(&words) + 4 + width(&talk.place) <= wide {
        words = format!("{words}    {}", talk.place);
    }
    Line::raw(fit_with(&words, wide, look.theme.glyphs.ellipsis))
}

fn offer(offer: &Offer, session: &Session, look: &Look, shared: Shared, wide: usize) -> Line<'static> {
    let whom = offer
        .employer
        .clone()
        .or_else(|| Some(session.book.contact(offer.contact?)?.name.to_string()))
        .unwrap_or_default();
    let until =
        offer.until.map(|until| format!("until {}", words::opening(until, &session.now))).unwrap_or_default();
    let free = wide.saturating_sub(width(&offer.reason) + width(&until) + 4);
    let head = shared.head("ask next", &whom, free, look.theme.glyphs.ellipsis);
    let left = format!("  {head}{}", offer.reason);
    two_ends(&left, look.theme.plain, &until, wide, look)
}

fn waiting(waiting: &Waiting, session: &Session, look: &Look, wide: usize) -> Line<'static> {
    let name = session.book.contact(waiting.contact).map_or("somebody", |contact| contact.name.as_str());
    let name = fit_with(name, WAITING_NAME - 1, look.theme.glyphs.ellipsis);
    let left = format!("  {}{}", pad(&name, WAITING_NAME), asked(waiting, session));
    two_ends(&left, look.theme.plain, &speaks_up(waiting, session), wide, look)
}
