//! The agenda: what Today, the review, `today` and `status` all show, derived in one pass over the people.

mod coming;
mod kept;
mod part;
mod share;
#[cfg(test)]
mod tests;
mod waiting;
mod week;
mod welcome;

use std::borrow::Borrow;

use chrono::{DateTime, Utc};

pub use self::{
    coming::Coming,
    kept::Kept,
    part::Part,
    share::Share,
    waiting::{Rested, Waiting, WaitsFor},
    week::Goal,
    welcome::WelcomeBack,
};
use super::{
    book::Book,
    calendar::Calendar,
    follow_up::{FollowUp, FollowUpId, Rule, State},
    id::Id,
    offers::{self, Offer},
    rules::{self, Across},
    zone::Now,
};

/// How many follow-ups stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Past their limit.
    pub late: usize,
    /// For today, and not late.
    pub due: usize,
    /// Opened, and can wait.
    pub open: usize,
    /// Hidden by the user.
    pub snoozed: usize,
    /// Probably over.
    pub stale: usize,
}

impl Counts {
    /// What the title bar, `status` and the review count: late and due.
    pub fn for_today(self) -> usize {
        self.late + self.due
    }
}

/// Everything that the user can or need not do at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// Late and due: thanks and answers, interviews, promises, asks, the rest; each by limit, then aim.
    pub for_today: Vec<FollowUp>,
    /// What can wait, in the same order.
    pub open: Vec<FollowUp>,
    /// What will open, the next first.
    pub upcoming: Vec<FollowUp>,
    /// What the user hid, the next to come back first.
    pub snoozed: Vec<FollowUp>,
    /// What is probably over, the oldest first.
    pub stale: Vec<FollowUp>,
    /// Suggestions.
    pub offers: Vec<Offer>,
    /// Requests on their turn, the next to speak up first.
    pub waiting: Vec<Waiting>,
    /// Requests that came to rest since the last working day.
    pub came_to_rest: Vec<Rested>,
    /// The talks ahead and the one that is on, by start.
    pub interviews: Vec<Coming>,
    /// The week's goal.
    pub goal: Goal,
    /// How many follow-ups stand where.
    pub counts: Counts,
    /// How long what is for today usually takes, in minutes.
    pub minutes: u32,
    /// A gentler page after days away.
    pub welcome_back: Option<WelcomeBack>,
}

impl Agenda {
    /// The agenda of `book` at `now`.
    pub fn of(book: &Book, now: &Now) -> Self {
        let calendar = Calendar::new(&now.zone, &book.settings);
        let across = Across::of(book, &calendar, now.instant);
        let people: Vec<Id> = book.contacts.keys().copied().collect();
        let shares = Share::of_people(&people, book, &across, now);
        Self::gathered(book, now, shares.into_iter().filter_map(|(_, share)| share))
    }

    /// The agenda of `book` at `now`, where the share of every person who is not in the pool is derived already.
    pub fn gathered(book: &Book, now: &Now, shares: impl IntoIterator<Item: Borrow<Share>>) -> Self {
        let calendar = Calendar::new(&now.zone, &book.settings);
        let mut agenda = Self { goal: Goal::of(book), ..Self::default() };
        let mut follow_ups = Vec::new();
        let mut silences = Vec::new();
        let mut last_told = None;
        let mut updated_today = 0;
        for share in shares {
            let share: &Share = share.borrow();
            follow_ups.extend_from_slice(&share.follow_ups);
            agenda.interviews.extend_from_slice(&share.interviews);
            agenda.waiting.extend_from_slice(&share.waiting);
            agenda.came_to_rest.extend_from_slice(&share.came_to_rest);
            agenda.goal.asked += share.asked;
            agenda.goal.talks += share.talks;
            silences.extend(share.silence.clone());
            last_told = last_told.max(share.last_told);
            updated_today += usize::from(share.is_updated_today);
        }
        rules::at_most_a_few_a_day(&mut follow_ups, book, &calendar, updated_today);
        agenda.leave_in_peace(book);
        agenda.offers = offers::someone_else(book, &silences);
        let turns_to = |rule: Rule| matches!(rule, Rule::Answer | Rule::ReachOut);
        let listed = follow_ups.iter().filter(|it| turns_to(it.rule()) && it.state != State::Stale);
        let listed = listed.map(|it| it.contact).collect();
        agenda.offers.extend(offers::ask_next(book, agenda.goal.requests_left(), &listed));
        agenda.sort(follow_ups, book);
        let opened: [&[FollowUp]; 2] = [&agenda.for_today, &agenda.open];
        agenda.welcome_back = welcome::back(&opened, &agenda.stale, last_told, &calendar, now);
        agenda
    }

    /// Once work is found nobody is nudged any more for what was asked before, so nothing is waited for.
    fn leave_in_peace(&mut self, book: &Book) {
        if let Some(landed) = book.landed {
            let is_over = |it: &Waiting| it.what == WaitsFor::AnswerThenNudge && it.since < landed;
            self.waiting.retain(|it| !is_over(it));
        }
    }

    /// Puts every follow-up into its list, and every list in order.
    fn sort(&mut self, all: Vec<FollowUp>, book: &Book) {
        for follow_up in all {
            match follow_up.state {
                State::Upcoming => &mut self.upcoming,
                State::Snoozed => &mut self.snoozed,
                State::Stale => &mut self.stale,
                State::Late | State::Due => &mut self.for_today,
                State::Open => &mut self.open,
            }
            .push(follow_up);
        }
        for list in [&mut self.for_today, &mut self.open] {
            list.sort_unstable_by_key(|follow_up| rank(follow_up, book));
        }
        self.upcoming.sort_unstable_by_key(|it| (it.opens, it.id));
        self.snoozed.sort_unstable_by_key(|it| (it.hidden_until, it.id));
        self.stale.sort_unstable_by_key(|it| (it.limit.unwrap_or(it.aim), it.id));
        self.waiting.sort_unstable_by_key(|it| (it.speaks_up.is_none(), it.speaks_up, it.since, it.request));
        self.came_to_rest.sort_unstable_by_key(|it| (it.at, it.request));
        self.interviews.sort_unstable_by_key(|it| (it.start, it.id));
        let late = self.for_today.iter().filter(|it| it.state == State::Late).count();
        self.counts = Counts {
            late,
            due: self.for_today.len() - late,
            open: self.open.len(),
            snoozed: self.snoozed.len(),
            stale: self.stale.len(),
        };
        self.minutes = self.for_today.iter().map(|it| rules::usual_minutes(it.rule())).sum();
    }
}

/// The order of what is for today; of those who are told of the new work, who introduced somebody comes first. It is
/// total: no two follow-ups have one id.
fn rank(follow_up: &FollowUp, book: &Book) -> (rules::Group, DateTime<Utc>, DateTime<Utc>, bool, FollowUpId) {
    let limit = follow_up.limit.unwrap_or(DateTime::<Utc>::MAX_UTC);
    let introduced = || book.contact(follow_up.contact).is_some_and(|contact| rules::has_introduced(contact));
    let comes_later = follow_up.rule() == Rule::Landed && !introduced();
    (rules::group(follow_up.rule()), limit, follow_up.aim, comes_later, follow_up.id)
}
