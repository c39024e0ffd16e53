//! Follow-ups as entries of a calendar, on the day on which they are best done.

use super::entry::{Entry, Span};
use crate::{
    domain::{
        contact::Contact,
        follow_up::{FollowUp, Rule, State},
        zone::Now,
    },
    exchange::own_words::{before, last_day},
};

/// The entry of a follow-up for `contact`; none for one that is probably over. It fills no time: it stands at the top
/// of its day, today's where that day has passed.
pub fn entry(contact: &Contact, follow_up: &FollowUp, now: &Now) -> Option<Entry> {
    let wanted = match follow_up.state {
        State::Stale => return None,
        State::Snoozed => follow_up
            .hidden_until
            .map_or_else(|| last_day(follow_up.aim, &now.zone), |at| now.zone.date_of(at)),
        State::Upcoming | State::Late | State::Due | State::Open => last_day(follow_up.aim, &now.zone),
    };
    let opens = now.zone.date_of(follow_up.opens);
    Some(Entry {
        uid: follow_up.id.to_string(),
        span: Span::Day(wanted.max(opens).max(now.today())),
        summary: format!("{}: {}", follow_up.rule().words(), contact.name),
        description: described(follow_up, now),
        location: String::new(),
        is_called_off: false,
        takes_time: false,
        alarm: None,
    })
}

fn described(follow_up: &FollowUp, now: &Now) -> String {
    let mut lines = vec![follow_up.reason.to_string(), before("best", follow_up.aim, &now.zone)];
    // A talk that has begun is no longer prepared for, rather than late.
    let limit = follow_up.limit.filter(|_| follow_up.rule() != Rule::Prepare);
    lines.extend(limit.map(|limit| before("not late", limit, &now.zone)));
    lines.join("\n")
}
