//! Today: the next talks, what is for today, what can wait, who is waited for, and how the week stands.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use crate::{
    domain::{
        agenda::{Agenda, Coming, Waiting, WaitsFor},
        columns::{fit_with, pad, width},
        command::Act,
        follow_up::{FollowUp, FollowUpId, Rule},
        id::Id,
        offers::Offer,
        prepare::PrepareItem,
        readiness::{self, Ready},
        rules,
        running::{self, Stage},
        standing::RequestState,
        when::words,
    },
    tui::{
        action::{Action, Context},
        focus::Focus,
        follow_up_row::{self, Shared},
        list::{Selection, mark_more, window},
        look::Look,
        pen,
        session::Session,
        spots::steps,
        step::Step,
        talk_words,
    },
};

/// How many of the next talks are shown.
const NEXT_TALKS: usize = 3;

/// The widest a name may be in the row of somebody who is waited for, with the gap after it.
const WAITING_NAME: usize = 20;

/// Something on Today that the cursor can stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Item {
    Talk(Id),
    FollowUp(FollowUpId),
    /// Whom, or where.
    Offer(Option<Id>, Option<String>),
    Waiting(Id),
}

/// One row of Today.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Row {
    Day,
    Blank,
    Talk(usize),
    TalkMore(usize),
    Heading(&'static str),
    Today(usize),
    Open(usize),
    Offer(usize),
    Waiting(usize),
    Rested,
    Stale,
    Week,
    Kind(String),
    Ready(Ready),
}

/// What is for today.
#[derive(Debug, Default)]
pub struct Today {
    rows: Vec<Row>,
    items: Vec<Item>,
    /// For every item its row.
    places: Vec<usize>,
    /// What the rows of the follow-ups share.
    shared: Shared,
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
        for (y, index) in (area.y..area.bottom()).zip(seen) {
            let Some(row) = self.rows.get(index) else { continue };
            let wide = usize::from(area.width).saturating_sub(1);
            let line = draw_row(row, session, look, self.shared, wide);
            pen::line(frame.buffer_mut(), (area.x + 1, y), &line, area.width.saturating_sub(1));
            if let Some(at) = at
                && let Some(stands) = self.stands_on(index, session)
            {
                look.spots.row(area, y, steps(at, stands, |index| self.is_item(index, session)));
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

    fn is_item(&self, index: usize, session: &Session) -> bool {
        self.rows.get(index).is_some_and(|row| item(row, session).is_some())
    }

    /// The row that the cursor stands on for this one: what is told of a talk belongs to the row above.
    fn stands_on(&self, index: usize, session: &Session) -> Option<usize> {
        let is_more = matches!(self.rows.get(index), Some(Row::TalkMore(_)));
        let index = index.checked_sub(usize::from(is_more))?;
        self.is_item(index, session).then_some(index)
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

fn rows(session: &Session, only_pool: Option<usize>, left: &[Ready]) -> Vec<Row> {
    let agenda = &session.agenda;
    let mut rows = vec![Row::Day, Row::Blank];
    let talks = agenda.interviews.len().min(NEXT_TALKS);
    for (index, talk) in agenda.interviews.iter().take(talks).enumerate() {
        rows.push(Row::Talk(index));
        // What is to be known of a later one is told on its own day; until then what is for today comes first.
        if session.now.zone.date_of(talk.start) <= session.now.today() {
            rows.push(Row::TalkMore(index));
        }
    }
    if talks > 0 {
        rows.push(Row::Blank);
    }
    rows.push(Row::Heading("FOR TODAY"));
    if agenda.for_today.is_empty() {
        rows.push(Row::Kind("All clear. Nobody waits for you today.".to_owned()));
    }
    match only_pool {
        None | Some(0) => {}
        Some(1) => rows.push(Row::Kind("1 person is in the pool, not asked yet: ⟦3⟧ shows them.".to_owned())),
        Some(count) => {
            rows.push(Row::Kind(format!("{count} people are in the pool, not asked yet: ⟦3⟧ shows them.")));
        }
    }
    rows.extend((0..agenda.for_today.len()).map(Row::Today));
    if !left.is_empty() {
        rows.extend([Row::Blank, Row::Heading("BEFORE THE FIRST REQUEST, the key ⟦,⟧ leads there")]);
        rows.extend(left.iter().copied().map(Row::Ready));
    }
    if !agenda.open.is_empty() || !agenda.offers.is_empty() {
        rows.extend([Row::Blank, Row::Heading("CAN WAIT")]);
        rows.extend((0..agenda.open.len()).map(Row::Open));
        rows.extend((0..agenda.offers.len()).map(Row::Offer));
    }
    if !agenda.waiting.is_empty() {
        rows.extend([Row::Blank, Row::Heading("WAITING FOR THEM, nothing for you to do")]);
        rows.extend((0..agenda.waiting.len()).map(Row::Waiting));
    }
    rows.extend([Row::Blank, Row::Rested]);
    if !agenda.stale.is_empty() {
        rows.push(Row::Stale);
    }
    rows.extend([Row::Blank, Row::Week]);
    rows
}

fn item(row: &Row, session: &Session) -> Option<Item> {
    let agenda = &session.agenda;
    match row {
        Row::Talk(index) => agenda.interviews.get(*index).map(|talk| Item::Talk(talk.id)),
        Row::Today(index) => agenda.for_today.get(*index).map(|it| Item::FollowUp(it.id)),
        Row::Open(index) => agenda.open.get(*index).map(|it| Item::FollowUp(it.id)),
        Row::Offer(index) => agenda.offers.get(*index).map(|it| Item::Offer(it.contact, it.employer.clone())),
        Row::Waiting(index) => agenda.waiting.get(*index).map(|it| Item::Waiting(it.request)),
        _ => None,
    }
}

fn draw_row(row: &Row, session: &Session, look: &Look, shared: Shared, wide: usize) -> Line<'static> {
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

/// "Thursday 12 November, 08:04"
pub fn today(session: &Session) -> String {
    session.now.stamp().format("%A %-d %B, %H:%M").to_string()
}

/// "4 for today, about 10 minutes"
fn for_today(session: &Session) -> String {
    match (session.agenda.counts.for_today(), session.agenda.minutes) {
        (0, _) => "nothing for today".to_owned(),
        (count, 0..=1) => format!("{count} for today, a minute"),
        (count, minutes) => format!("{count} for today, about {minutes} minutes"),
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

/// "asked Mon by LinkedIn"
fn asked(waiting: &Waiting, session: &Session) -> String {
    let since = words::short(waiting.since, &session.now);
    let how = waiting.channel.as_ref().map(|channel| format!(" {}", channel.phrase())).unwrap_or_default();
    match waiting.what {
        WaitsFor::Time => format!("times offered {since}"),
        WaitsFor::Later => format!("said later, {since}"),
        WaitsFor::AnswerThenNudge | WaitsFor::AnswerThenRest => {
            let how = if waiting.state == RequestState::Accepted { ", to an introduction" } else { &how };
            format!("{} {since}{how}", waiting.state.asked_word())
        }
    }
}

/// "one nudge, from Wed 18 Nov on": when the program speaks up.
pub fn speaks_up(waiting: &Waiting, session: &Session) -> String {
    let Some(day) = waiting.speaks_up.map(|at| day(at, session)) else { return String::new() };
    match waiting.what {
        WaitsFor::AnswerThenNudge => format!("one nudge, from {day} on"),
        WaitsFor::AnswerThenRest => format!("comes to rest {day}"),
        WaitsFor::Time => format!("asks about the times {day}"),
        WaitsFor::Later => format!("ask again {day}"),
    }
}

fn day(at: DateTime<Utc>, session: &Session) -> String {
    words::day(session.now.zone.date_of(at), session.now.today())
}

fn rested(session: &Session) -> String {
    let names: Vec<&str> = session
        .agenda
        .came_to_rest
        .iter()
        .filter_map(|rested| session.book.contact(rested.contact))
        .map(|contact| contact.name.as_str())
        .collect();
    match names.as_slice() {
        [] => "SINCE THE LAST WORKING DAY   nobody came to rest".to_owned(),
        names => format!("CAME TO REST   {}; no word from them, and none is owed", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{
            book::Book,
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
        let other = super::Offer { contact: None, employer: Some("Acme".to_owned()), ..last.clone() };
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
