//! The snooze line: until when a follow-up is hidden.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, Utc};

use super::super::{
    book::Book,
    command::{Refusal, RefusalKind},
    line::{Unready, sentence::sentence, typing::Typing},
    moment::Moment,
    records::LONGEST_SNOOZE_DAYS,
    when::{self, Direction, words},
    zone::Now,
};

/// Until when a follow-up is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnoozeLine {
    /// Until then.
    pub until: DateTime<FixedOffset>,
    /// What was understood, a paragraph each.
    pub understood: Vec<String>,
}

/// Understands until when; an empty line is tomorrow morning, a date alone its morning. `limit` is when the follow-up
/// turns late, which is said where it is then hidden.
///
/// # Errors
/// What is still missing, or why it cannot be: a time that is past, or too far away.
pub fn parse_snooze(
    text: &str,
    limit: Option<DateTime<Utc>>,
    book: &Book,
    now: &Now,
) -> Result<SnoozeLine, Unready> {
    let typing = Typing::new(book, now);
    let context = typing.context();
    let is_empty = text.chars().all(|c| c.is_whitespace() || c.is_control());
    let understood = when::parse(if is_empty { "tomorrow" } else { text }, Direction::Ahead, &context)?;
    let until = context.at_morning(understood.moment);
    refuse_past(understood.moment, until, now)?;
    refuse_far(until, now)?;
    let today = now.today();
    let local = now.zone.local(until.with_timezone(&Utc));
    let mut first = match understood.moment {
        Moment::Date(date) => format!("{}, in the morning.", words::weekday_date(date, today)),
        Moment::Instant(_) => {
            format!("{}, {}.", words::weekday_date(local.date_naive(), today), words::clock(local.time()))
        }
    };
    if let Some(late) = limit.and_then(|limit| lateness(limit, until, now)) {
        first = format!("{first} {late}");
    }
    let remarks = understood.remarks.iter().map(|remark| sentence(&remark.to_string()));
    Ok(SnoozeLine { until, understood: std::iter::once(first).chain(remarks).collect() })
}

fn refuse_past(moment: Moment, until: DateTime<FixedOffset>, now: &Now) -> Result<(), Unready> {
    if until > now.stamp() {
        return Ok(());
    }
    let words = match moment {
        Moment::Date(date) if date == now.today() => {
            return Err(Unready::Incomplete(
                "This morning is past; until what time today? Write it like `3pm`".to_owned(),
            ));
        }
        moment => format!("{} is past", words::full_moment(moment)),
    };
    Err(refused(words, "say a time that is still to come"))
}

fn refuse_far(until: DateTime<FixedOffset>, now: &Now) -> Result<(), Unready> {
    if until.with_timezone(&Utc) <= now.instant + Duration::days(LONGEST_SNOOZE_DAYS) {
        return Ok(());
    }
    let day = words::full_date(until.date_naive());
    let words = format!("{day} is more than {LONGEST_SNOOZE_DAYS} days away");
    Err(refused(words, "snooze for less, or let it go"))
}

fn refused(words: String, hint: &str) -> Unready {
    Unready::Refused(Refusal::new(RefusalKind::Time, words, hint))
}

fn lateness(limit: DateTime<Utc>, until: DateTime<FixedOffset>, now: &Now) -> Option<String> {
    if limit > until {
        return None;
    }
    if limit <= now.instant {
        return Some("It is late already.".to_owned());
    }
    let local = now.zone.local(limit);
    let at = if now.zone.start_of_day(local.date_naive()) == limit {
        format!("at the end of {}", day(local.date_naive().pred_opt().unwrap_or(local.date_naive()), now))
    } else {
        format!("{} at {}", day(local.date_naive(), now), words::clock(local.time()))
    };
    Some(format!("It turns late while hidden: {at}."))
}

fn day(date: NaiveDate, now: &Now) -> String {
    words::day(date, now.today())
}
