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

impl WelcomeBack {
    /// Why this is shown: "Welcome back. You were away for 18 days."
    pub fn words(&self) -> String {
        match self.days_away {
            Some(days) => format!("Welcome back. You were away for {days} days."),
            None => "Welcome back. Much has piled up.".to_owned(),
        }
    }

    /// What can rest, counted: "5 nudges whose moment has passed, 4 people to write to some day".
    pub fn rest_words(&self) -> String {
        kinds(&self.can_rest)
    }
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

fn kinds(rest: &[FollowUp]) -> String {
    let mut counts: Vec<((&str, &str), usize)> = Vec::new();
    for follow_up in rest {
        let words = kind(follow_up.rule());
        match counts.iter_mut().find(|(known, _)| *known == words) {
            Some((_, count)) => *count += 1,
            None => counts.push((words, 1)),
        }
    }
    counts.sort_unstable_by_key(|(words, count)| (std::cmp::Reverse(*count), *words));
    let words: Vec<String> = counts
        .into_iter()
        .map(|((one, many), count)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    if words.is_empty() { "nothing".to_owned() } else { words.join(", ") }
}

/// What one, and what several, follow-ups of a rule are called where they can rest.
fn kind(rule: Rule) -> (&'static str, &'static str) {
    match rule {
        Rule::Nudge => ("nudge whose moment has passed", "nudges whose moment has passed"),
        Rule::KeepInTouch => ("person to write to some day", "people to write to some day"),
        Rule::UnsentRequest => ("request planned and not sent", "requests planned and not sent"),
        Rule::AskAgain => ("person to ask again", "people to ask again"),
        Rule::Reminder => ("reminder", "reminders"),
        Rule::ThankYou => ("thank-you from long ago", "thank-yous from long ago"),
        Rule::Schedule | Rule::Offered | Rule::Rebook => ("date to be found", "dates to be found"),
        Rule::Debrief => ("talk to think over", "talks to think over"),
        Rule::ReachOut => ("person who was named", "people who were named"),
        Rule::ReportBack => ("report to who named somebody", "reports to who named somebody"),
        Rule::Promise => ("promise of theirs", "promises of theirs"),
        Rule::Lead => ("lead", "leads"),
        Rule::Landed => ("person to tell the news", "people to tell the news"),
        _ => ("other thing", "other things"),
    }
}
