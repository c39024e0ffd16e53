//! One follow-up in one row: its mark, what it is, for whom, why, and by when.

use chrono::Duration;
use ratatui::{
    style::Style,
    text::{Line, Span},
};

use super::{session::Session, theme::Theme};
use crate::domain::{
    columns::{fit_with, pad, width},
    follow_up::{FollowUp, Rule, State},
    when::words,
    working_days::WorkingDays,
};

/// From this width on a row says why.
const ROOM_FOR_REASON: usize = 60;
/// The widest a name may be in a row.
const WIDEST_NAME: usize = 20;
/// The narrowest the word for what to do is drawn.
const LEAST_WORD: usize = 9;

/// The columns that the rows of one list share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    word: usize,
    name: usize,
}

impl Columns {
    /// Room for the longest word and name of a list.
    pub fn of<'a>(list: impl Iterator<Item = &'a FollowUp>, session: &Session) -> Self {
        let mut columns = Self { word: LEAST_WORD, name: 0 };
        for follow_up in list {
            columns.word = columns.word.max(width(follow_up.rule().words()) + 1);
            columns.name = columns.name.max(width(name(follow_up, session)) + 2);
        }
        columns.name = columns.name.min(WIDEST_NAME);
        columns
    }
}

/// Draws the row of a follow-up, `columns` wide, without the cursor's own column.
pub fn row(
    follow_up: &FollowUp,
    session: &Session,
    theme: &Theme,
    shared: Columns,
    columns: usize,
) -> Line<'static> {
    let (mark, style) = urgency(follow_up, session, theme);
    let when = when(follow_up, session);
    let left = format!("{mark} {}", pad(follow_up.rule().words(), shared.word));
    let used = width(&left) + width(&when) + 2;
    let free = columns.saturating_sub(used);
    let (name_room, reason) = if columns >= ROOM_FOR_REASON {
        let reason_room = free.saturating_sub(shared.name + 1);
        (shared.name, fit_with(&follow_up.reason, reason_room, theme.glyphs.ellipsis))
    } else {
        (free, String::new())
    };
    let name = pad(
        &fit_with(name(follow_up, session), name_room.saturating_sub(1), theme.glyphs.ellipsis),
        name_room,
    );
    let gap = free.saturating_sub(name_room + width(&reason)) + 1;
    Line::from(vec![
        Span::styled(left, style),
        Span::styled(name, theme.strong),
        Span::raw(reason),
        Span::raw(" ".repeat(gap)),
        Span::styled(when, style),
        Span::raw(" "),
    ])
}

/// The name of the person it is for.
pub fn name<'a>(follow_up: &FollowUp, session: &'a Session) -> &'a str {
    session.book.contact(follow_up.contact).map_or("somebody", |contact| contact.name.as_str())
}

/// `!` where it is late, or turns late before the next morning's review.
fn urgency(follow_up: &FollowUp, session: &Session, theme: &Theme) -> (&'static str, Style) {
    match (follow_up.state, follow_up.limit) {
        (State::Late, _) => (theme.glyphs.soon, theme.late),
        (State::Due, Some(limit)) if limit <= next_review(session) => (theme.glyphs.soon, theme.late),
        _ => (" ", theme.plain),
    }
}

/// The start of the next working day.
fn next_review(session: &Session) -> chrono::DateTime<chrono::Utc> {
    let days: WorkingDays = session.book.settings.working_days();
    session.now.zone.start_of_day(days.next_after(session.now.today()))
}

/// By when, in a few words: late, late soon, best by.
pub fn when(follow_up: &FollowUp, session: &Session) -> String {
    let now = &session.now;
    match (follow_up.state, follow_up.limit) {
        (State::Late, _) if follow_up.rule() == Rule::ThankYou => "late, still welcome".to_owned(),
        (State::Late, Some(limit)) => words::late(limit, now),
        (State::Stale, _) => "probably over".to_owned(),
        (State::Snoozed, _) => {
            let until = follow_up.hidden_until.unwrap_or(follow_up.opens);
            format!("hidden until {}", words::short(until, now))
        }
        (State::Upcoming, _) => format!("from {}", words::opening(follow_up.opens, now)),
        (_, Some(limit)) if follow_up.aim <= now.instant && limit - now.instant < Duration::hours(24) => {
            format!("late {}", words::distance(limit, now))
        }
        _ => format!("best by {}", words::deadline(follow_up.aim, now)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{book::Book, id::Ids, sample},
        tui::{
            session::Saving,
            test_app::{MORNING, at},
            theme::{GlyphSet, ThemeName},
        },
    };

    #[test]
    fn a_row_fills_any_width_exactly_and_never_more() {
        let now = at(MORNING);
        let book: Book = sample::demo(&now);
        let session = Session::new(book, now, Ids::seeded(1), Saving::Demo);
        let theme = Theme::named(ThemeName::Mono, GlyphSet::Ascii);
        let all: Vec<FollowUp> =
            session.agenda.for_today.iter().chain(&session.agenda.open).cloned().collect();
        assert!(!all.is_empty());
        let shared = Columns::of(all.iter(), &session);
        for follow_up in &all {
            for columns in 40..140 {
                let line = row(follow_up, &session, &theme, shared, columns);
                let drawn: usize = line.spans.iter().map(|span| width(&span.content)).sum();
                assert_eq!(drawn, columns, "{line:?}");
            }
        }
    }
}
