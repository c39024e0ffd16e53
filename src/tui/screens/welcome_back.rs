//! After days away: what still matters, and what can rest.

use std::rc::Rc;

use chrono::{DateTime, Days, FixedOffset};
use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use crate::{
    domain::{
        agenda::{Agenda, WelcomeBack as Away},
        columns::{fit_with, pad, width, wrap},
        command::Act,
        follow_up::{FollowUp, FollowUpId},
    },
    tui::{
        action::{Action, Context},
        focus::Focus,
        follow_up_row::{self, Shared, name},
        kept_for::KeptFor,
        kept_lines::KeptLines,
        list::{Selection, window},
        look::Look,
        pen::{self, Written as _},
        question::Question,
        session::Session,
        spots::offset,
        step::{Route, Step},
    },
};

/// How many things a day are brought back when they are spread.
const A_DAY: usize = 2;

/// The welcome back.
#[derive(Debug, Default)]
pub struct WelcomeBack {
    /// The agenda that it was last looked at.
    seen: Option<Rc<Agenda>>,
    ids: Vec<FollowUpId>,
    /// What the rows of the people share.
    shared: Shared,
    /// Those rows, by their places, and what stands around them.
    lines: KeptLines<usize>,
    around: KeptFor<Around>,
    /// What can rest, in words.
    resting: String,
    chosen: Selection<FollowUpId>,
}

/// What stands above the people and below them.
#[derive(Debug)]
struct Around {
    above: Vec<Line<'static>>,
    below: Vec<Line<'static>>,
}

impl Around {
    /// Without the empty rows where the screen is too low for all of them and so many people.
    fn in_height(&self, height: usize, people: usize) -> [Vec<&Line<'static>>; 2] {
        let is_whole = self.above.len() + people + self.below.len() <= height;
        [&self.above, &self.below].map(|rows| rows.iter().filter(|row| is_whole || row.width() > 0).collect())
    }
}

impl WelcomeBack {
    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::WelcomeBack
    }

    /// The title bar stands over it.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        None
    }

    /// What still matters and is chosen.
    pub fn focus(&self, session: &Session) -> Focus {
        let away = session.agenda.welcome_back.as_ref();
        let chosen = away.and_then(|away| away.matters.get(self.chosen.index()));
        chosen.map(Focus::on).unwrap_or_default()
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        let rest = session.agenda.welcome_back.as_ref().map_or(&[][..], |away| &away.can_rest);
        match action {
            Action::Up => self.chosen.step(&self.ids, -1),
            Action::Down => self.chosen.step(&self.ids, 1),
            Action::PageUp => self.chosen.step(&self.ids, -10),
            Action::PageDown => self.chosen.step(&self.ids, 10),
            Action::Top => self.chosen.top(&self.ids),
            Action::Bottom => self.chosen.bottom(&self.ids),
            Action::FreshStart | Action::Spread if rest.is_empty() => {
                return Step::refuse("There is nothing that could rest");
            }
            Action::FreshStart => return Step::ask(fresh_start(rest, session)),
            Action::Spread => return Step::ask(spread(rest, session)),
            Action::Tick => return super::today::tick_next(&self.focus(session), session),
            Action::Screen(1) => return Step::Open(Route::Today),
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    /// What one would have gone on with when it was last looked at: the row of the cursor, and what stood below.
    pub fn ahead(&self) -> &[FollowUpId] {
        self.ids.get(self.chosen.index()..).unwrap_or_default()
    }

    /// Looks at the agenda again.
    pub fn refresh(&mut self, session: &Session) {
        if self.seen.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, &session.agenda)) {
            return;
        }
        self.seen = Some(Rc::clone(&session.agenda));
        let matters = || session.agenda.welcome_back.iter().flat_map(|away| &away.matters);
        self.ids = matters().map(|follow_up| follow_up.id).collect();
        self.chosen.keep(&self.ids);
        self.shared = Shared::of(matters(), session);
        self.resting = session.agenda.welcome_back.as_ref().map(Away::rest_words).unwrap_or_default();
    }

    /// Draws it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let Some(away) = &session.agenda.welcome_back else { return };
        let (wide, height) = (usize::from(area.width).saturating_sub(1), usize::from(area.height));
        let around = self.around.get(&session.agenda, wide, look, || Around {
            above: above(away, session, look, wide),
            below: self.below(away, session, look, wide),
        });
        let people = away.matters.len();
        let [above, below] = around.in_height(height, people);
        let (first, len) = (above.len(), above.len() + people + below.len());
        let lines = self.lines.draw(&session.agenda, wide, look);
        let cursor = (people > 0).then(|| first + self.chosen.index());
        for (y, index) in (area.y..area.bottom()).zip(window(cursor.unwrap_or(0), height, len)) {
            let place = (area.x + 1, y);
            let columns = area.width.saturating_sub(1);
            let person =
                index.checked_sub(first).and_then(|person| Some((person, away.matters.get(person)?)));
            if let Some((person, follow_up)) = person {
                let build = || follow_up_row::row(follow_up, session, &look.theme, self.shared, wide);
                let row = lines.line(person, build);
                row.write(frame.buffer_mut(), place, columns);
                look.spots.row(area, y, offset(cursor.unwrap_or(index), index));
            } else if let Some(row) = above.get(index).or_else(|| below.get(index - first - people)) {
                pen::line(frame.buffer_mut(), place, row, columns);
            }
            if Some(index) == cursor {
                pen::line(frame.buffer_mut(), (area.x, y), &Line::raw(look.theme.glyphs.cursor), 1);
                frame.buffer_mut().set_style(Rect { y, height: 1, ..area }, look.theme.selected);
                frame.set_cursor_position(Position::new(area.x, y));
            }
        }
    }

    /// The rows below the people.
    fn below(&self, away: &Away, session: &Session, look: &Look, wide: usize) -> Vec<Line<'static>> {
        let theme = &look.theme;
        let mut rows = Vec::new();
        if away.matters.is_empty() {
            rows.push(Line::raw("  Nothing: nobody waits for you."));
        }
        rows.push(Line::default());
        rows.push(heading("THE REST CAN REST", away.can_rest.len(), look));
        for row in wrap(&self.resting, wide.saturating_sub(3).max(1)) {
            rows.push(Line::raw(format!("  {row}")));
        }
        rows.push(Line::default());
        let count = away.can_rest.len();
        let resting = [
            ("⟦F⟧", format!("let all {count} rest; shows them first, and ⟦u⟧ brings them back")),
            ("⟦s⟧", "spread them, two a day from tomorrow".to_owned()),
        ];
        let resting = resting.into_iter().filter(|_| count > 0);
        for (key, words) in resting.chain([("⟦r⟧", "go through everything, one by one".to_owned())]) {
            let [key, words] = [key, &words].map(|text| look.keymap.words(Context::WelcomeBack, text));
            let words = fit_with(&words, wide.saturating_sub(7), theme.glyphs.ellipsis);
            rows.push(Line::from(vec![Span::styled(format!("  {key}   "), theme.key), Span::raw(words)]));
        }
        rows.push(Line::default());
        let goal = session.agenda.goal;
        rows.push(Line::raw(format!(
            "This week   asked {}     talks {}",
            goal.asked_words(),
            goal.talks_words()
        )));
        rows
    }
}

/// The rows above the people.
fn above(away: &Away, session: &Session, look: &Look, wide: usize) -> Vec<Line<'static>> {
    let theme = &look.theme;
    let welcome = away.words();
    let day = super::today::words::today(session);
    let first = if wide < width(&welcome) + width(&day) + 3 {
        Line::styled(fit_with(&welcome, wide, theme.glyphs.ellipsis), theme.strong)
    } else {
        let gap = wide - width(&welcome) - width(&day) - 1;
        Line::from(vec![Span::raw(day), Span::raw(" ".repeat(gap)), Span::styled(welcome, theme.strong)])
    };
    vec![first, Line::default(), heading("THESE STILL MATTER", away.matters.len(), look)]
}

fn heading(words: &str, count: usize, look: &Look) -> Line<'static> {
    Line::styled(format!("{}{count}", pad(words, 24)), look.theme.heading)
}

/// Lets everything rest that can, after showing it.
fn fresh_start(rest: &[FollowUp], session: &Session) -> Question {
    let lines = rest
        .iter()
        .map(|it| format!("{}  {}: {}", it.rule().words(), name(it, session), it.reason))
        .collect();
    let acts = rest.iter().map(|it| Act::LetGo { follow_up: it.id, why: "fresh start".to_owned() }).collect();
    let what = format!("Let {} things rest", rest.len());
    Question::Preview {
        title: format!("Let all {} rest?", rest.len()),
        lines,
        act: Some(Act::Together { what, acts }),
    }
}

/// Brings everything back bit by bit, two a day from tomorrow.
fn spread(rest: &[FollowUp], session: &Session) -> Question {
    let mut lines = Vec::new();
    let mut acts = Vec::new();
    for (index, follow_up) in rest.iter().enumerate() {
        let until = morning(index / A_DAY, session);
        lines.push(format!(
            "{}  {} {}",
            pad(&until.format("%a %-d %b").to_string(), 10),
            follow_up.rule().words(),
            name(follow_up, session)
        ));
        acts.push(Act::Snooze { follow_up: follow_up.id, until });
    }
    let what = format!("Spread {} things, two a day", rest.len());
    Question::Preview {
        title: format!("Spread {} things, two a day from tomorrow?", rest.len()),
        lines,
        act: Some(Act::Together { what, acts }),
    }
}

/// The morning `days` working days after tomorrow's.
fn morning(days: usize, session: &Session) -> DateTime<FixedOffset> {
    let now = &session.now;
    let count = u32::try_from(days + 1).unwrap_or(1);
    let day = session.book.settings.working_days().nth_after(now.today(), count);
    // A snooze ends within ninety days; what would come later comes on the last of them.
    let last = now.today().checked_add_days(Days::new(89)).unwrap_or(day);
    let morning = now.zone.resolve(day.min(last).and_time(session.book.settings.morning)).instant();
    now.zone.local(morning)
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::sample,
        tui::{
            message::Effect,
            test_app::{MORNING, TestApp, at},
        },
    };

    #[test]
    fn days_away_are_welcomed_and_the_rest_rests_in_one_undoable_step() {
        let book = sample::demo(&at(MORNING));
        let mut test = TestApp::at(book, at("2026-11-30T08:02:00+01:00"));
        println!("{}", test.text());
        assert!(test.shows("Welcome back."), "{}", test.text());
        assert!(test.shows("THESE STILL MATTER"), "{}", test.text());
        test.keys("F");
        println!("{}", test.text());
        test.keys("y");
        println!("{}", test.text());
        assert_eq!(test.effects().iter().filter(|effect| matches!(effect, Effect::Save(_))).count(), 1);
        test.keys("u");
        assert!(test.shows("Undid: Let"), "{}", test.text());
        test.effects();
    }
}
