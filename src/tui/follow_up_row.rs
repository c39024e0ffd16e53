//! One follow-up in one row: its mark, what it is, for whom, why, and by when.

use chrono::{DateTime, Duration, Utc};
use ratatui::{
    style::Style,
    text::{Line, Span},
};

use super::{session::Session, theme::Theme};
use crate::domain::{
    calendar::Calendar,
    columns::{fit_with, fit_words, pad, width},
    follow_up::{FollowUp, Rule, State},
    when::words,
};

/// From this width on a row says why.
const ROOM_FOR_REASON: usize = 60;
/// The widest a name may be in a row.
const WIDEST_NAME: usize = 20;
/// The narrowest the column of names is drawn.
const LEAST_NAME: usize = 12;
/// The narrowest the word for what to do is drawn.
const LEAST_WORD: usize = 9;

/// What the rows of one list share: their columns, and the next review, which says what is urgent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    word: usize,
    name: usize,
    next_review: DateTime<Utc>,
}

impl Shared {
    /// Room for the longest word and name of a list.
    pub fn of<'a>(list: impl Iterator<Item = &'a FollowUp>, session: &Session) -> Self {
        let mut shared = Self { word: LEAST_WORD, name: LEAST_NAME, next_review: next_review(session) };
        for follow_up in list {
            shared.word = shared.word.max(width(follow_up.rule().words()) + 1);
            // In a long list there is soon no wider one.
            if shared.name < WIDEST_NAME {
                shared.name = (width(name(follow_up, session)) + 2).clamp(shared.name, WIDEST_NAME);
            }
        }
        shared
    }

    /// The first two columns of a row that is no follow-up and stands among them. The name goes on into what is `free`
    /// behind it.
    pub fn head(self, word: &str, name: &str, free: usize, ellipsis: &str) -> String {
        let word = pad(word, self.word);
        let name = fit_with(name, free.saturating_sub(width(&word) + 1).max(self.name - 1), ellipsis);
        let room = width(&name).max(self.name - 1);
        format!("{word}{} ", pad(&name, room))
    }
}

/// Draws the row of a follow-up, `columns` wide, without the cursor's own column.
pub fn row(
    follow_up: &FollowUp,
    session: &Session,
    theme: &Theme,
    shared: Shared,
    columns: usize,
) -> Line<'static> {
    let (mark, style) = urgency(follow_up, shared.next_review, theme);
    let is_wide = columns >= ROOM_FOR_REASON;
    let when = if is_wide { when(follow_up, session) } else { brief(&when(follow_up, session)) };
    let word_room = if is_wide { shared.word } else { LEAST_WORD + 1 };
    let word = fit_with(follow_up.rule().words(), word_room - 1, theme.glyphs.ellipsis);
    let left = format!("{mark} {}", pad(&word, word_room));
    let used = width(&left) + width(&when) + 2;
    let free = columns.saturating_sub(used);
    let (name_room, reason) = if is_wide {
        let reason_room = free.saturating_sub(shared.name + 1);
        (shared.name, fit_words(&follow_up.reason, reason_room, theme.glyphs.ellipsis))
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
fn urgency(follow_up: &FollowUp, next_review: DateTime<Utc>, theme: &Theme) -> (&'static str, Style) {
    if is_urgent_before(follow_up, next_review) {
        (theme.glyphs.soon, theme.late)
    } else {
        (" ", theme.plain)
    }
}

/// The next review, by the user's calendar.
fn next_review(session: &Session) -> DateTime<Utc> {
    Calendar::new(&session.now.zone, &session.book.settings).next_review(session.now.instant)
}

/// Whether it is late, or turns late before the next morning's review.
pub fn is_urgent(follow_up: &FollowUp, session: &Session) -> bool {
    is_urgent_before(follow_up, next_review(session))
}

fn is_urgent_before(follow_up: &FollowUp, next_review: DateTime<Utc>) -> bool {
    match (follow_up.state, follow_up.limit) {
        (State::Late, _) => true,
        (State::Due, Some(limit)) => !is_never_late(follow_up) && limit <= next_review,
        _ => false,
    }
}

/// Preparing ends when the talk begins; it is never late.
fn is_never_late(follow_up: &FollowUp) -> bool {
    follow_up.rule() == Rule::Prepare
}

/// Without the minutes beside hours, and in fewer words, for a narrow row.
fn brief(when: &str) -> String {
    let when = match when {
        "late, still welcome" => "late",
        when => when,
    };
    let mut words: Vec<&str> = when.split(' ').filter(|word| *word != "best").collect();
    if let Some(hours) = words.iter().position(|word| *word == "h")
        && words.get(hours + 2) == Some(&"min")
    {
        words.drain(hours + 1..hours + 3);
    }
    words.join(" ")
}

/// By when, in a few words: late, late soon, best by.
pub fn when(follow_up: &FollowUp, session: &Session) -> String {
    let now = &session.now;
    if let Some(late) = follow_up.late_words(now) {
        return late;
    }
    match (follow_up.state, follow_up.limit) {
        (State::Stale, _) => "probably over".to_owned(),
        (State::Snoozed, _) => {
            let until = follow_up.hidden_until.unwrap_or(follow_up.opens);
            format!("hidden until {}", words::short(until, now))
        }
        (State::Upcoming, _) => format!("from {}", words::opening(follow_up.opens, now)),
        (_, Some(limit)) if is_never_late(follow_up) && follow_up.aim <= now.instant => {
            format!("before {}", words::short(limit, now))
        }
        (_, Some(limit)) if follow_up.aim <= now.instant && limit - now.instant < Duration::hours(24) => {
            format!("late {}", words::distance(limit, now))
        }
        // Without the word, a day less than a week ago reads like the one to come.
        _ if follow_up.aim <= now.instant => format!("was best by {}", words::deadline(follow_up.aim, now)),
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
    fn a_narrow_row_says_when_in_fewer_words() {
        for (when, expected) in [
            ("late in 3 h 16 min", "late in 3 h"),
            ("46 h 32 min late", "46 h late"),
            ("late in 16 min", "late in 16 min"),
            ("12 days late", "12 days late"),
            ("late, still welcome", "late"),
            ("best by Fri 06:34", "by Fri 06:34"),
            ("was best by 31 Oct", "was by 31 Oct"),
        ] {
            assert_eq!(brief(when), expected);
        }
    }

    #[test]
    fn a_name_can_be_read_in_a_narrow_row_and_preparing_is_never_late() {
        let now = at(MORNING);
        let session = Session::new(sample::demo(&now), now, Ids::seeded(1), Saving::Demo);
        let theme = Theme::named(ThemeName::Mono, GlyphSet::Ascii);
        let shared = Shared::of(session.agenda.for_today.iter(), &session);
        for follow_up in &session.agenda.for_today {
            let drawn = row(follow_up, &session, &theme, shared, 39).to_string();
            let short: String = name(follow_up, &session).chars().take(9).collect();
            assert!(drawn.contains(&short), "{drawn}");
            if follow_up.rule() == Rule::Prepare {
                assert!(drawn.starts_with("  prepare") && drawn.contains("by 14:00"), "{drawn}");
            }
        }
    }

    #[test]
    fn a_name_among_the_rows_goes_on_where_there_is_room() {
        let now = at(MORNING);
        let session = Session::new(Book::default(), now, Ids::seeded(1), Saving::Demo);
        let shared = Shared::of([].iter(), &session);
        for (free, expected) in [
            (60, "ask next Maximilian Featherstone "),
            (20, "ask next Maximilian… "),
            (0, "ask next Maximilian… "),
        ] {
            assert_eq!(shared.head("ask next", "Maximilian Featherstone", free, "…"), expected, "{free}");
        }
        assert_eq!(shared.head("ask next", "Ada Quill", 60, "…"), "ask next Ada Quill   ");
    }

    #[test]
    fn a_row_fills_any_width_exactly_and_never_more() {
        let now = at(MORNING);
        let book: Book = sample::demo(&now);
        let session = Session::new(book, now, Ids::seeded(1), Saving::Demo);
        let theme = Theme::named(ThemeName::Mono, GlyphSet::Ascii);
        let all: Vec<FollowUp> =
            session.agenda.for_today.iter().chain(&session.agenda.open).cloned().collect();
        assert!(!all.is_empty());
        let shared = Shared::of(all.iter(), &session);
        for follow_up in &all {
            for columns in 40..140 {
                let line = row(follow_up, &session, &theme, shared, columns);
                let drawn: usize = line.spans.iter().map(|span| width(&span.content)).sum();
                assert_eq!(drawn, columns, "{line:?}");
            }
        }
    }
}
