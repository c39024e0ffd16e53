//! The review: what is for today, one thing at a time, and a page at its end.

mod card;
mod end;

use std::{cell::Cell, collections::BTreeSet, rc::Rc};

use ratatui::{Frame, layout::Rect};

use super::today::tick_next;
use crate::{
    domain::{
        agenda::Agenda,
        command::Act,
        follow_up::{FollowUp, FollowUpId, Rule},
        prepare::PrepareItem,
    },
    tui::{
        action::{Action, Context},
        focus::Focus,
        list::Selection,
        look::Look,
        session::Session,
        step::Step,
    },
};

/// How many rows of a card that is longer than the screen a page is.
const PAGE: usize = 5;

/// The review.
#[derive(Debug, Default)]
pub struct Review {
    /// The agenda that it was last looked at.
    seen: Option<Rc<Agenda>>,
    ids: Vec<FollowUpId>,
    chosen: Selection<FollowUpId>,
    /// Whether the last one was stepped over.
    is_over: bool,
    /// The line of the lists of `prepare` that the cursor is on.
    item: usize,
    /// From which row on the card is shown, and how far that could go when it was last drawn.
    scroll: usize,
    last_scroll: Cell<usize>,
    /// How many changes the session had made when the review began.
    began: usize,
    /// The follow-up whose outcome was just told: its thank-you comes next.
    told: Option<FollowUpId>,
    /// A change was just taken back: what comes back is shown.
    is_undone: bool,
}

impl Review {
    /// Starts at the first thing.
    pub fn start(session: &Session) -> Self {
        let mut review = Self { began: session.standing(), ..Self::default() };
        review.refresh(session);
        review.chosen.top(&review.ids);
        review
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        if self.at_end() { Context::ReviewEnd } else { Context::Review }
    }

    /// The day, and what is left.
    pub fn title(&self, session: &Session) -> Option<(String, String)> {
        let day = super::today::words::today(session);
        let offers = session.agenda.offers.len();
        let left = match (self.ids.len(), offers) {
            (0, _) => String::new(),
            (left, 0) => format!("{left} left"),
            (left, 1) => format!("{left} left, then 1 offer"),
            (left, offers) => format!("{left} left, then {offers} offers"),
        };
        Some((format!("Review, {day}"), left))
    }

    /// The thing that is shown.
    pub fn focus(&self, session: &Session) -> Focus {
        self.current(session).map(Focus::on).unwrap_or_default()
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, session: &mut Session) -> Step {
        match action {
            Action::Down if self.at_end() => {}
            Action::PageDown if self.scroll < self.last_scroll.get() => self.scroll += PAGE,
            Action::PageUp if self.scroll > 0 => {
                self.scroll = self.scroll.min(self.last_scroll.get()).saturating_sub(PAGE);
            }
            Action::Down | Action::PageDown => self.next(),
            Action::Up | Action::PageUp => self.previous(),
            Action::Top => {
                self.is_over = false;
                self.chosen.top(&self.ids);
            }
            Action::Bottom => self.chosen.bottom(&self.ids),
            Action::NextPane => self.item += 1,
            Action::PrevPane => self.item = self.item.saturating_sub(1),
            Action::Tick => return self.tick(session),
            Action::Done => {
                self.told = self.chosen.id().copied().filter(|id| id.rule == Rule::Outcome);
                return Step::NotMine;
            }
            Action::Undo | Action::Redo => {
                self.is_undone = true;
                return Step::NotMine;
            }
            _ => return Step::NotMine,
        }
        Step::Stay
    }

    fn next(&mut self) {
        (self.item, self.scroll) = (0, 0);
        if self.chosen.index() + 1 >= self.ids.len() {
            self.is_over = true;
        } else {
            self.chosen.step(&self.ids, 1);
        }
    }

    fn previous(&mut self) {
        (self.item, self.scroll) = (0, 0);
        if self.is_over {
            self.is_over = false;
        } else {
            self.chosen.step(&self.ids, -1);
        }
    }

    fn tick(&self, session: &Session) -> Step {
        let focus = self.focus(session);
        let Some(follow_up) = focus.follow_up.as_ref().filter(|it| it.rule() == Rule::Prepare) else {
            return tick_next(&focus, session);
        };
        let lines = card::prepare_lines(follow_up, session);
        match lines.get(self.item.min(lines.len().saturating_sub(1))) {
            Some((item, ticked)) => tick(follow_up, item.clone(), !ticked),
            None => Step::Stay,
        }
    }

    /// Looks at what is left; what is done makes room for what comes next.
    pub fn refresh(&mut self, session: &Session) {
        let (is_undone, told) = (std::mem::take(&mut self.is_undone), self.told.take());
        if self.seen.as_ref().is_some_and(|seen| Rc::ptr_eq(seen, &session.agenda)) {
            return;
        }
        self.seen = Some(Rc::clone(&session.agenda));
        let ids = session.agenda.for_today.iter().map(|follow_up| follow_up.id).collect();
        let before = std::mem::replace(&mut self.ids, ids);
        let shown = self.chosen.id().copied();
        self.chosen.keep(&self.ids);
        if is_undone {
            let before: BTreeSet<FollowUpId> = before.into_iter().collect();
            if let Some(back) = self.ids.iter().find(|id| !before.contains(id)).copied() {
                self.is_over = false;
                self.chosen.choose_id(&self.ids, &back);
            }
        }
        if let Some(told) = told
            && !self.ids.contains(&told)
        {
            self.chosen.choose_id(&self.ids, &FollowUpId { rule: Rule::ThankYou, record: told.record });
        }
        if self.chosen.id().copied() != shown {
            self.scroll = 0;
        }
    }

    /// Draws the thing that is shown, or the page at the end.
    pub fn view(&self, session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        match self.current(session) {
            Some(follow_up) => {
                let place = (self.item, self.scroll);
                self.last_scroll.set(card::draw(follow_up, place, session, look, frame, area));
            }
            None => end::draw(session, self.began, look, frame, area),
        }
    }

    fn at_end(&self) -> bool {
        self.ids.is_empty() || self.is_over
    }

    fn current<'s>(&self, session: &'s Session) -> Option<&'s FollowUp> {
        session.agenda.for_today.get(self.chosen.index()).filter(|_| !self.at_end())
    }
}

fn tick(follow_up: &FollowUp, item: PrepareItem, ticked: bool) -> Step {
    Step::Do(Act::Tick { interview: follow_up.id.record, item, ticked })
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{
            rules::testing::{Story, VIENNA},
            sample,
        },
        tui::test_app::{MORNING, TestApp, at},
    };

    #[test]
    fn one_thing_at_a_time() {
        let mut test = TestApp::with(sample::demo(&at(MORNING)));
        insta::assert_snapshot!("review_thanks", test.keys("r").text());
        insta::assert_snapshot!("review_how_did_it_go", test.keys("j j j").text());
        insta::assert_snapshot!("review_prepare", test.keys("j").text());
        insta::assert_snapshot!("review_40x10", test.size(40, 10).text());
    }

    #[test]
    fn the_end_says_what_was_done_and_leads_back() {
        let mut test = TestApp::with(sample::demo(&at(MORNING)));
        test.keys("r d");
        for _ in 0..9 {
            test.keys("j");
        }
        insta::assert_snapshot!("review_end", test.text());
        test.keys("k");
        assert!(test.shows("REMINDER  Signe Bøgh"), "{}", test.text());
        assert_eq!(test.effects().len(), 1);
    }

    #[test]
    fn a_card_longer_than_the_screen_is_read_page_by_page() {
        let mut test = TestApp::with(sample::demo(&at(MORNING))).size(40, 10);
        test.keys("r");
        assert!(!test.shows("All good wishes,"), "{}", test.text());
        test.keys("C-d C-d C-d C-d");
        assert!(test.shows("All good wishes,"), "{}", test.text());
        test.keys("C-u C-u C-u C-u");
        assert!(test.shows("THANK  Tomas Abara"), "{}", test.text());
        // Behind its end comes the next one, from its top.
        test.keys("C-d C-d C-d C-d C-d C-d");
        assert!(test.shows("THANK  Jonas Weil"), "{}", test.text());
    }

    #[test]
    fn what_can_wait_is_named_at_the_end_with_the_day_it_speaks_up() {
        // Both speak up on Monday; one of them does not hide the other.
        let story = Story::told(
            VIENNA,
            "tom 2026-10-30T10:00 promise p1 by=me due=2026-11-12 send the article
            ben 2026-11-05T10:00 sent r1
            leo remind m1 2026-11-16T00:00 call",
        );
        let test_at = |time| TestApp::at(story.book.clone(), at(time));
        let mut test = test_at("2026-11-11T08:04:00+01:00");
        test.keys("r");
        for words in [
            " All clear for today.",
            " Can wait         a promise, Tom, best by tomorrow",
            " Speaks up again  tomorrow: a promise, Tom",
            "                  Mon 16 Nov: a reminder, Leo",
            "                  Ben: one nudge, from Mon 16 Nov on",
        ] {
            assert!(test.shows(words), "{words}\n{}", test.text());
        }
        let mut test = test_at("2026-11-10T08:04:00+01:00");
        assert!(test.keys("r").shows("All clear. Nobody waits for you."), "{}", test.text());
    }
}
