//! From which day on one may write to somebody again: the line behind "yes, from a day on".

use chrono::Days;

use super::meaning::Meaning;
use crate::{
    domain::{
        command::Act,
        id::Id,
        when::{self, Context, Direction, words},
    },
    tui::session::Session,
};

/// What is suggested: after so many days people are usually glad of news (DESIGN 2, `keep-in-touch`).
const AGAIN_AFTER_DAYS: u64 = 60;

/// The day that is typed; nothing typed is in 60 days.
pub fn meaning(text: &str, contact: Id, session: &Session) -> Meaning {
    let settings = &session.book.settings;
    let working_days = settings.working_days();
    let context = Context { now: &session.now, working_days: &working_days, morning: settings.morning };
    let today = session.now.today();
    let on = if text.trim().is_empty() {
        today.checked_add_days(Days::new(AGAIN_AFTER_DAYS)).unwrap_or(today)
    } else {
        match when::parse(text, Direction::Ahead, &context) {
            Ok(understood) => understood.moment.date(&session.now.zone),
            Err(reason) => return Meaning::not_yet(reason.to_string()),
        }
    };
    if on < today {
        return Meaning::not_yet("That day is past; name one that is still to come");
    }
    let days = on.signed_duration_since(today).num_days();
    let day = words::weekday_date(on, today);
    let said = if days == 0 { "From today on".to_owned() } else { format!("From {day} on, in {days} days") };
    Meaning::told(Act::Consent { contact, again: true, on: Some(on) }, session, said)
}
