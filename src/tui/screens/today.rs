//! Today: the next talks, what is for today, what can wait, who is waited for, and how the week stands.

mod draw;
mod rows;
pub mod words;

use std::rc::Rc;

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line,
};

use self::rows::{Item, Row, item, rows};

use crate::{
    domain::{
        agenda::Agenda,
        command::Act,
        follow_up::{FollowUp, FollowUpId, Rule},
        id::Id,
        prepare::PrepareItem,
        readiness::{self, Ready},
        rules,
    },
    tui::{
        action::{Action, Context},
        focus::Focus,
        follow_up_row::Shared,
        kept_lines::KeptLines,
        list::{Selection, mark_more, window},
        look::Look,
        pen::{self, Written as _},
        session::Session,
        spots::offset,
        step::Step,
    },
};

/// What is for today.
#[derive(Debug, Default)]
pub struct Today {
    rows: Vec<Row>,
    items: Vec<Item>,
    /// For every item its row.
    places: Vec<usize>,
    /// What the rows of the follow-ups share.
    shared: Shared,
    /// The lines of the rows, by their places.
    lines: KeptLines<usize>,
    /// Everyone, where they are all in the pool: right after an import.
    only_pool: Option<usize>,
    /// What is left to do before the first request.
    left: Vec<Ready>,
    /// The agenda at which the book was looked through for that.
    seen: Option<Rc<Agenda>>,
    chosen: Selection<Item>,
}

impl Today {
    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Today
    }

    /// The title bar stands over it.
    pub fn title(&self, _session: &Session) -> Option<(String, String)> {
        None
    }

    /// On whom and what keys act.
    pub fn focus(&self, session: &Session) -> Focus {
        self.chosen.id().map(|item| focus(item, &session.agenda)).unwrap_or_default()
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        match action {
            Action::Up => self.chosen.step(&self.items, -1),
            Action::Down => self.chosen.step(&self.items, 1),
            Action::PageUp => self.chosen.step(&self.items, -10),
            Action::PageDown => self.chosen.step(&self.items, 10),
            Action::Top => self.chosen.top(&self.items),
            Action::Bottom => self.chosen.bottom(&self.items),
            Action::Tick => return tick_next(&self.focus(session), session),
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    /// Looks at the agenda again.
    pub fn refresh(&mut self, session: &Session) {
        if self.seen.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, &session.agenda)) {
            return;
        }
        let (before, was) = (std::mem::take(&mut self.items), self.chosen.id().cloned());
        let seen = self.seen.replace(Rc::clone(&session.agenda));
        let whose = was.as_ref().zip(seen).and_then(|(was, seen)| focus(was, &seen).contact);
        let mut people = session.book.contacts.values();
        self.only_pool = people.all(|contact| contact.pool).then_some(session.book.contacts.len());
        self.left = readiness::left(&session.book);
        self.rows = rows(session, self.only_pool, &self.left);
        let items =
            self.rows.iter().enumerate().filter_map(|(place, row)| Some((item(row, session)?, place)));
        (self.items, self.places) = items.unzip();
        let agenda = &session.agenda;
        self.shared = Shared::of(agenda.for_today.iter().chain(&agenda.open), session);
        let first_due = session.agenda.for_today.first().map(|it| Item::FollowUp(it.id));
        match first_due.filter(|_| self.chosen.id().is_none()) {
            Some(first) => self.chosen.choose_id(&self.items, &first),
            None => self.chosen.keep(&self.items),
        }
        // What was noted with somebody who was waited for calls for something: that is what one goes on with.
        let is_gone = was.as_ref().is_some_and(|was| !self.items.contains(was));
        if is_gone && !matches!(was, Some(Item::FollowUp(_))) {
            let is_next = |it: &&Item| {
                matches!(it, Item::FollowUp(_))
                    && !before.contains(it)
                    && whose.is_some()
                    && focus(it, &session.agenda).contact == whose
            };
            if let Some(next) = self.items.iter().find(is_next).cloned() {
                self.chosen.choose_id(&self.items, &next);
            }
        }
    }

    /// Puts the cursor on the first row of a person, where there is one.
    pub fn stand_on(&mut self, contact: Id, session: &Session) {
        let is_on = |item: &&Item| focus(item, &session.agenda).contact == Some(contact);
        if let Some(item) = self.items.iter().find(is_on).cloned() {
            self.chosen.choose_id(&self.items, &item);
        }
    }

    /// Puts the cursor on the first of these that is still there; it stays where none is.
    pub fn go_on_with(&mut self, ahead: &[FollowUpId]) {
        let mut ahead = ahead.iter().map(|id| Item::FollowUp(*id));
        if let Some(next) = ahead.find(|item| self.items.contains(item)) {
            self.chosen.choose_id(&self.items, &next);
        }
    }

    /// Draws what is seen of it.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        let at = self.places.get(self.chosen.index()).copied();
        let mut seen = window(at.unwrap_or(0), usize::from(area.height), self.rows.len());
        // Nothing stands at the top that belongs to a row above it.
        while matches!(self.rows.get(seen.start), Some(Row::TalkMore(_) | Row::Blank))
            && at.is_some_and(|at| seen.start < at)
        {
            seen = seen.start + 1..(seen.end + 1).min(self.rows.len());
        }
        let (is_above, is_below) = (seen.start > 0, seen.end < self.rows.len());
        let wide = usize::from(area.width).saturating_sub(1);
        let lines = self.lines.draw(&session.agenda, wide, look);
        for (y, index) in (area.y..area.bottom()).zip(seen) {
            let Some(row) = self.rows.get(index) else { continue };
            let line = lines.line(index, || draw::line(row, session, look, self.shared, wide));
            line.write(frame.buffer_mut(), (area.x + 1, y), area.width.saturating_sub(1));
            if let Some(item) = self.stands_on(index) {
                look.spots.row(area, y, offset(self.chosen.index(), item));
            }
            if Some(index) == at {
                let place = Rect { y, height: 1, ..area };
                pen::line(frame.buffer_mut(), (area.x, y), &Line::raw(look.theme.glyphs.cursor), 1);
                frame.buffer_mut().set_style(place, look.theme.selected);
                frame.set_cursor_position(Position::new(area.x, y));
            }
        }
        mark_more(is_above, is_below, &look.theme, frame, area);
    }

    /// The item that a click on this row means: what is told of a talk belongs to the row above.
    fn stands_on(&self, index: usize) -> Option<usize> {
        let is_more = matches!(self.rows.get(index), Some(Row::TalkMore(_)));
        self.places.binary_search(&index.checked_sub(usize::from(is_more))?).ok()
    }
}

/// On whom and what keys act on an item.
fn focus(item: &Item, agenda: &Agenda) -> Focus {
    let focus = match item {
        Item::FollowUp(id) => {
            let mut all = agenda.for_today.iter().chain(&agenda.open);
            all.find(|follow_up| follow_up.id == *id).map(Focus::on)
        }
        Item::Talk(id) => {
            let talk = agenda.interviews.iter().find(|talk| talk.id == *id);
            talk.map(|talk| Focus::talk(talk.contact, talk.id))
        }
        Item::Offer(contact, _) => contact.map(Focus::person),
        Item::Waiting(request) => {
            let waiting = agenda.waiting.iter().find(|waiting| waiting.request == *request);
            waiting.map(|waiting| Focus::person(waiting.contact))
        }
    };
    focus.unwrap_or_default()
}

/// Ticks the next open line of the lists of `prepare`.
pub fn tick_next(focus: &Focus, session: &Session) -> Step {
    let Some(follow_up) = focus.follow_up.as_ref().filter(|it| it.rule() == Rule::Prepare) else {
        return Step::refuse("Only what is to be prepared has lines to tick");
    };
    match unticked(follow_up, session).first() {
        Some(item) => {
            Step::Do(Act::Tick { interview: follow_up.id.record, item: item.clone(), ticked: true })
        }
        None => Step::refuse("Everything is ticked"),
    }
}

/// What `done` would tick now.
pub fn unticked(follow_up: &FollowUp, session: &Session) -> Vec<PrepareItem> {
    session
        .book
        .contact(follow_up.contact)
        .and_then(|contact| contact.interviews.get(&follow_up.id.record))
        .map(|interview| {
            rules::prepare::open_list(
                interview,
                &session.book.settings.prepare,
                follow_up.opens,
                &session.now,
            )
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{
            book::Book,
            offers::Offer,
            rules::testing::{Story, VIENNA},
            sample,
        },
        tui::test_app::{MORNING, TestApp, at},
    };

    #[test]
    fn the_morning_of_the_demo() {
        let test = TestApp::with(sample::demo(&at(MORNING)));
        insta::assert_snapshot!("today_80x24", test.text());
        insta::assert_snapshot!("today_40x10", test.size(40, 10).text());
    }

    #[test]
    fn what_makes_an_ask_easy_is_named_until_the_first_one_went_out() {
        let mut test = TestApp::with(Book::default());
        test.keys("a 'Ada Quill, friend' Enter Esc");
        for words in ["BEFORE THE FIRST REQUEST", "name what you want to learn", "write your introduction"] {
            assert!(test.shows(words), "{words}\n{}", test.text());
        }
        assert!(test.shows("A plan to ask"), "{}", test.text());
        test.keys("n 'sent' Enter");
        assert!(!test.shows("BEFORE THE FIRST REQUEST"), "{}", test.text());
        test.effects();
    }

    #[test]
    fn the_cursor_goes_with_the_person_who_was_waited_for() {
        let mut test = TestApp::with(sample::demo(&at(MORNING)));
        test.keys("G n 'no' Enter");
        let row = test.text().lines().find(|row| row.starts_with('>')).unwrap_or_default().to_owned();
        assert!(row.contains("thank") && row.contains("Priya Nadar"), "{}", test.text());
        test.effects();
    }

    #[test]
    fn a_message_that_the_program_asks_for_is_not_scolded() {
        let story = Story::told(
            VIENNA,
            "ada 2026-09-01T10:00 held i1
            ada 2026-09-01T12:00 thanked for=i1
            ada 2026-11-10T10:00 touched
            landed 2026-11-11T09:00",
        );
        let mut test = TestApp::at(story.book.clone(), at(MORNING));
        assert!(test.shows("tell the news"), "{}", test.text());
        test.keys("g d");
        assert!(test.shows("Wrote to Ada") && !test.shows("unanswered"), "{}", test.text());
        test.effects();
    }

    #[test]
    fn the_cursor_stays_with_whom_an_offer_is_about() {
        let mut test = TestApp::with(sample::demo(&at(MORNING)));
        let agenda = (*test.app.session.agenda).clone();
        let last = agenda.offers.last().unwrap();
        let mut today = super::Today::default();
        today.refresh(&test.app.session);
        let item = super::Item::Offer(last.contact, last.employer.clone());
        today.chosen.choose_id(&today.items, &item);
        let other = Offer { contact: None, employer: Some("Acme".to_owned()), ..last.clone() };
        let offers = vec![other, last.clone()];
        test.app.session.agenda = std::rc::Rc::new(super::Agenda { offers, ..agenda.clone() });
        today.refresh(&test.app.session);
        assert_eq!(today.chosen.id(), Some(&item));
        test.effects();
    }

    #[test]
    fn the_whole_morning_stands_on_a_tall_screen() {
        let test = TestApp::with(sample::demo(&at(MORNING))).size(140, 40);
        insta::assert_snapshot!("today_140x40", test.text());
    }
}
