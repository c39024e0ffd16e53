//! The welcome back after days away: what still matters, and what can rest.

use chrono::{DateTime, Utc};

use crate::domain::{
    calendar::Calendar,
    contact::Contact,
    follow_up::{FollowUp, Rule, State},
    timing::Timing,
    zone::Now,
};

/// What is shown instead of the usual lists when too much has become late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WelcomeBack {
    /// Local days since anything was recorded; none where it was not silence that brought this page up.
    pub days_away: Option<i64>,
    /// Thanks, answers, outcomes, own promises, and talks to be booked or prepared.
    pub matters: Vec<FollowUp>,
    /// Everything else that has opened.
    pub can_rest: Vec<FollowUp>,
}

/// Whether the page is called for: nothing recorded for five working days and something late, or more than ten late.
/// `opened` is what is for today or can wait, `stale` what is probably over.
pub(super) fn back(
    opened: &[&[FollowUp]],
    stale: &[FollowUp],
    last_told: Option<DateTime<Utc>>,
    calendar: &Calendar<'_>,
    now: &Now,
) -> Option<WelcomeBack> {
    let opened = opened.iter().copied().flatten();
    let late = opened.clone().filter(|follow_up| follow_up.state == State::Late).count();
    let days_away = last_told.and_then(|last| days_away(last, calendar, now));
    let many = usize::try_from(calendar.number(Timing::AwayLateItems)).unwrap_or(usize::MAX);
    if late == 0 || (days_away.is_none() && late <= many) {
        return None;
    }
    let (matters, mut can_rest): (Vec<FollowUp>, Vec<FollowUp>) = opened.cloned().partition(still_matters);
    can_rest.extend(stale.iter().cloned());
    Some(WelcomeBack { days_away, matters, can_rest })
}

/// The local days since `last`, where enough whole working days lie between.
fn days_away(last: DateTime<Utc>, calendar: &Calendar<'_>, now: &Now) -> Option<i64> {
    let (from, today) = (calendar.date(last), now.today());
    let yesterday = today.pred_opt()?;
    let silent = calendar.working_days.between(from, yesterday);
    (silent >= calendar.number(Timing::AwayWorkingDays)).then(|| (today - from).num_days())
}

fn still_matters(follow_up: &FollowUp) -> bool {
    match follow_up.rule() {
        Rule::ThankYou | Rule::Answer | Rule::Outcome | Rule::Prepare | Rule::Schedule | Rule::Rebook => true,
        // Only the user's own promises can be late.
        Rule::Promise => follow_up.limit.is_some(),
        _ => false,
    }
}

/// When something was last told about this person.
pub(super) fn last_told(contact: &Contact) -> Option<DateTime<Utc>> {
    let told = contact.events.values().map(|event| event.logged_at);
    let told = told.chain(contact.referrals.values().map(|referral| referral.logged_at));
    let told = told.chain(contact.promises.values().map(|promise| promise.logged_at));
    let told = told.chain(contact.advice.values().map(|advice| advice.logged_at));
    let told = told.chain(contact.leads.values().map(|lead| lead.logged_at));
    let told = told.chain(contact.reminders.values().map(|reminder| reminder.logged_at));
    let told = told.chain(contact.decisions.values().filter_map(|decision| decision.dropped_at));
    let told = told.chain(contact.consent.iter().map(|consent| consent.at));
    told.max().map(|at| at.with_timezone(&Utc))
}
