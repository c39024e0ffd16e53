//! The end of the review: what was done, what comes next, and when the program speaks up again.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use crate::{
    domain::{
        columns::{pad, wrap},
        follow_up::FollowUp,
        when::words,
    },
    tui::{follow_up_row::name, look::Look, screens::today::speaks_up, session::Session},
};

/// How many lines each part has at most.
const MOST_LINES: usize = 3;
/// The column at which what is said begins.
const INDENT: usize = 17;

/// Draws the page.
pub(super) fn draw(session: &Session, began: usize, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let wide = usize::from(area.width).saturating_sub(1);
    let mut rows = vec![Line::default(), Line::styled(greeting(session), look.theme.strong), Line::default()];
    let done: Vec<String> = session.done().iter().skip(began).map(|change| change.what.clone()).collect();
    let parts = [
        ("Done just now", if done.is_empty() { Vec::new() } else { vec![done.join("; ")] }),
        ("Next", next(session)),
        ("Speaks up again", again(session)),
        ("This week", vec![week(session)]),
    ];
    for (heading, lines) in parts {
        if lines.is_empty() {
            continue;
        }
        part(&mut rows, heading, &lines, look, wide);
    }
    for (y, line) in (area.y..area.bottom()).zip(&rows) {
        frame.buffer_mut().set_line(area.x + 1, y, line, area.width.saturating_sub(1));
    }
    frame.set_cursor_position(Position::new(area.x, area.y + 1.min(area.height.saturating_sub(1))));
}

fn part(rows: &mut Vec<Line<'static>>, heading: &str, lines: &[String], look: &Look, wide: usize) {
    // On a narrow screen the heading stands on a row of its own.
    let indent = if wide < 60 { 2 } else { INDENT };
    let heading = Span::styled(pad(heading, INDENT.min(wide)), look.theme.heading);
    let mut wrapped = lines.iter().flat_map(|line| wrap(line, wide.saturating_sub(indent).max(1)));
    if indent == INDENT {
        let first = wrapped.next().unwrap_or_default();
        rows.push(Line::from(vec![heading, Span::raw(first)]));
    } else {
        rows.push(Line::from(heading));
    }
    rows.extend(wrapped.map(|row| Line::raw(format!("{}{row}", " ".repeat(indent)))));
    rows.push(Line::default());
}

fn greeting(session: &Session) -> String {
    match session.agenda.counts.for_today() {
        0 => "All clear. Nobody waits for you.".to_owned(),
        1 => "1 thing is left for today; it will be there when you come back.".to_owned(),
        left => format!("{left} things are left for today; they will be there when you come back."),
    }
}

/// The next talk, or the next thing that turns up.
fn next(session: &Session) -> Vec<String> {
    let now = &session.now;
    session
        .agenda
        .interviews
        .iter()
        .take(2)
        .map(|talk| {
            let name = session.book.contact(talk.contact).map_or("somebody", |contact| contact.name.as_str());
            let medium =
                talk.medium.as_ref().map(|medium| format!(", {}", medium.phrase())).unwrap_or_default();
            format!("{} talk with {name}{medium}", words::short(talk.start, now))
        })
        .collect()
}

/// When the program speaks up again: what opens next, and who is waited for.
fn again(session: &Session) -> Vec<String> {
    let agenda = &session.agenda;
    let upcoming = agenda.upcoming.iter().map(|it| (it.opens, line(it, session)));
    let snoozed = agenda.snoozed.iter().filter_map(|it| Some((it.hidden_until?, line(it, session))));
    let waiting = agenda.waiting.iter().filter_map(|waiting| {
        let name = session.book.contact(waiting.contact)?.name.as_str();
        Some((waiting.speaks_up?, format!("{name}: {}", speaks_up(waiting, session))))
    });
    let mut all: Vec<_> = upcoming.chain(snoozed).collect();
    // The nudges among what will open are said by those who are waited for.
    all.retain(|(at, _)| !agenda.waiting.iter().any(|waiting| waiting.speaks_up == Some(*at)));
    all.extend(waiting);
    all.sort();
    all.into_iter().take(MOST_LINES).map(|(_, words)| words).collect()
}

fn line(follow_up: &FollowUp, session: &Session) -> String {
    let at = follow_up.hidden_until.unwrap_or(follow_up.opens);
    let day = words::day(session.now.zone.date_of(at), session.now.today());
    format!("{day}: {} {}", follow_up.rule().words(), name(follow_up, session))
}

fn week(session: &Session) -> String {
    let goal = session.agenda.goal;
    format!("asked {}, talks {}. 2 and Tab show whom to ask next.", goal.asked_words(), goal.talks_words())
}
