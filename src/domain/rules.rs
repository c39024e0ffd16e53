//! The rules by which follow-ups come about: one line a rule, in the order of DESIGN 2.
//!
//! A rule is a pure function from where things stand with one person to what it finds; what the user has decided, and
//! where each finding stands now, is the same for all of them (`state`).

mod across;
mod answer;
mod ask_again;
mod case;
mod debrief;
mod finding;
mod keep_in_touch;
mod landed;
mod lead;
mod nudge;
mod offered;
mod outcome;
pub mod prepare;
mod promise;
#[cfg(test)]
mod properties;
mod reach_out;
mod rebook;
mod reminder;
mod report_back;
mod schedule;
mod state;
#[cfg(test)]
pub(crate) mod testing;
mod thank_you;
mod unsent_request;

use self::finding::Finding;
pub use self::{
    across::Across,
    case::{Case, Wording},
    state::for_today_from,
};
pub(super) use self::{
    keep_in_touch::{at_most_a_few_a_day, is_done_today as is_updated_today},
    landed::has_introduced,
};
use super::{
    book::Book,
    calendar::Calendar,
    contact::Contact,
    follow_up::{FollowUp, FollowUpId, Rule},
    id::Id,
    zone::Now,
};

/// The order of one list of what is for today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Thanks and answers.
    Thanks,
    /// Talks: to agree on, to prepare, to say how they went.
    Interviews,
    /// Promises.
    Promises,
    /// Asks.
    Asks,
    /// Everything else.
    Rest,
}

/// Whether a rule goes on for people who were set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SetAside {
    Silent,
    GoesOn,
}

/// One rule: its name, its place in the list, the minutes it usually takes, and what it finds.
struct Entry(Rule, Group, u32, SetAside, fn(&Case<'_>) -> Vec<Finding>);

/// The rules.
const TABLE: &[Entry] = &[
    Entry(Rule::ThankYou, Group::Thanks, 2, SetAside::GoesOn, thank_you::find),
    Entry(Rule::Answer, Group::Thanks, 2, SetAside::Silent, answer::find),
    Entry(Rule::Schedule, Group::Interviews, 3, SetAside::Silent, schedule::find),
    Entry(Rule::Offered, Group::Interviews, 2, SetAside::Silent, offered::find),
    Entry(Rule::Rebook, Group::Interviews, 3, SetAside::Silent, rebook::find),
    Entry(Rule::Prepare, Group::Interviews, 4, SetAside::Silent, prepare::find),
    Entry(Rule::Outcome, Group::Interviews, 5, SetAside::GoesOn, outcome::find),
    Entry(Rule::Debrief, Group::Interviews, 4, SetAside::Silent, debrief::find),
    Entry(Rule::Nudge, Group::Asks, 2, SetAside::Silent, nudge::find),
    Entry(Rule::AskAgain, Group::Asks, 3, SetAside::Silent, ask_again::find),
    Entry(Rule::UnsentRequest, Group::Asks, 3, SetAside::Silent, unsent_request::find),
    Entry(Rule::ReachOut, Group::Asks, 4, SetAside::Silent, reach_out::find),
    Entry(Rule::ReportBack, Group::Rest, 3, SetAside::Silent, report_back::find),
    Entry(Rule::Promise, Group::Promises, 5, SetAside::GoesOn, promise::find),
    Entry(Rule::Lead, Group::Rest, 5, SetAside::Silent, lead::find),
    Entry(Rule::KeepInTouch, Group::Rest, 4, SetAside::Silent, keep_in_touch::find),
    Entry(Rule::Landed, Group::Rest, 3, SetAside::Silent, landed::find),
    Entry(Rule::Reminder, Group::Rest, 2, SetAside::GoesOn, reminder::find),
];

fn entry(rule: Rule) -> Option<&'static Entry> {
    TABLE.iter().find(|entry| entry.0 == rule)
}

/// The rule's place in the list of what is for today.
pub fn group(rule: Rule) -> Group {
    entry(rule).map_or(Group::Rest, |entry| entry.1)
}

/// The minutes that settling one follow-up of this rule usually takes: a rough figure of our own for the heading.
pub fn usual_minutes(rule: Rule) -> u32 {
    entry(rule).map_or(0, |entry| entry.2)
}

/// Every follow-up of the book at `now`, person by person.
pub fn follow_ups(book: &Book, now: &Now) -> Vec<FollowUp> {
    follow_ups_worded(book, now, Wording::Today)
}

/// The same, with the days in the reasons said in these words.
pub fn follow_ups_worded(book: &Book, now: &Now, wording: Wording) -> Vec<FollowUp> {
    let calendar = Calendar::new(&now.zone, &book.settings);
    let across = Across::of(book, &calendar, now.instant);
    let mut found = Vec::new();
    for (id, contact) in &book.contacts {
        if !contact.pool {
            found.extend(of_case(&Case::of(contact, *id, &across, &calendar, now).worded(wording)));
        }
    }
    let people = book.contacts.values().filter(|contact| !contact.pool);
    let done = people.filter(|contact| is_updated_today(contact, &calendar, now)).count();
    at_most_a_few_a_day(&mut found, book, &calendar, done);
    found
}

/// The follow-ups of one person. How many people may be written to on one day is for the whole book to say
/// ([`follow_ups`]), so an update is due here as if there were no others.
pub fn contact_follow_ups(
    contact: &Contact,
    id: Id,
    across: &Across,
    calendar: &Calendar<'_>,
    now: &Now,
) -> Vec<FollowUp> {
    if contact.pool {
        return Vec::new();
    }
    of_case(&Case::of(contact, id, across, calendar, now))
}

/// The follow-ups of one person whose standing is derived already.
pub(super) fn of_case(case: &Case<'_>) -> Vec<FollowUp> {
    let is_set_aside = case.contact().retired.is_some();
    let mut found = Vec::new();
    if case.contact().pool {
        return found;
    }
    for Entry(rule, group, _, set_aside, find) in TABLE {
        if !is_set_aside || *set_aside == SetAside::GoesOn {
            let wanted =
                find(case).into_iter().filter(|it| *group != Group::Asks || landed::still_asks(case, it));
            found.extend(wanted.filter_map(|finding| state::stand(*rule, finding, case)));
        }
    }
    found
}

/// The follow-up with this id, if it stands at all, in whichever state. Only its person is looked at, so an update
/// that waits for another day because of other people is due here.
pub fn find(book: &Book, now: &Now, id: FollowUpId) -> Option<FollowUp> {
    find_with(book, now, owner(book, id)?, id)
}

/// The same where it is known whose it is, who is then the only one to be looked at.
pub fn find_with(book: &Book, now: &Now, contact: Id, id: FollowUpId) -> Option<FollowUp> {
    follow_ups_with(book, now, contact).into_iter().find(|follow_up| follow_up.id == id)
}

/// All that stands with one person of the book, in whichever state, as [`contact_follow_ups`].
pub(super) fn follow_ups_with(book: &Book, now: &Now, contact: Id) -> Vec<FollowUp> {
    let Some(record) = book.contact(contact) else { return Vec::new() };
    let calendar = Calendar::new(&now.zone, &book.settings);
    let across = Across::about(book, contact, &calendar, now.instant);
    contact_follow_ups(record, contact, &across, &calendar, now)
}

/// Whose follow-up this is: an introduction is answered, and a name taken up, with the person who was named; news of
/// that person are told to whoever named them.
pub(super) fn owner(book: &Book, id: FollowUpId) -> Option<Id> {
    if book.contacts.contains_key(&id.record) {
        return Some(id.record);
    }
    let (holder, contact) = book.contacts.holding(id.record).next()?;
    match (id.rule, contact.referrals.get(&id.record)) {
        (Rule::ReportBack, _) | (_, None) => Some(holder),
        (_, Some(referral)) => referral.to,
    }
}
