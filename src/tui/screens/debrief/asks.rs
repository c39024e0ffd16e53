//! What each step of a debrief asks for, and one kind line where it matters.

use chrono::Days;

use crate::{
    domain::{
        contact::Contact,
        interview::{DebriefStep, Interview},
        when::words,
    },
    tui::session::Session,
};

/// How many days ahead one writes again where nothing else is said (DESIGN 2, `keep-in-touch`).
const AGAIN_AFTER_DAYS: u64 = 60;

/// What a step asks for, after a talk with `contact`.
pub fn asks(step: DebriefStep, contact: &Contact, session: &Session) -> String {
    match step {
        DebriefStep::Remember => "one line, what stays with you; it fills the thank-you too".to_owned(),
        DebriefStep::Thanks => "the draft: y copies it, d notes that it went".to_owned(),
        DebriefStep::Notes => "under the same questions, typed from your sheet".to_owned(),
        DebriefStep::People => "names you were given".to_owned(),
        DebriefStep::Promises => "yours, and theirs".to_owned(),
        DebriefStep::Advice => format!("what {} told you to try", contact.name.first()),
        DebriefStep::ForMe => {
            "yes, no, not sure; drew you, put you off, surprised you; what you bring already, what is missing"
                .to_owned()
        }
        DebriefStep::Again => {
            let today = session.now.today();
            let day = today.checked_add_days(Days::new(AGAIN_AFTER_DAYS)).unwrap_or(today);
            let day = words::weekday_date(day, today);
            format!("may you write again, and when: {day} (in {AGAIN_AFTER_DAYS} days)")
        }
    }
}

/// One kind line on a step, where it matters.
pub(super) fn advice(step: DebriefStep, contact: &Contact, talk: &Interview) -> String {
    let name = &contact.name;
    match step {
        DebriefStep::Remember => "Enter: one sentence, as you would tell a friend tonight.".to_owned(),
        DebriefStep::Thanks => String::new(),
        DebriefStep::Notes => {
            "Enter opens the questions of the talk. Write while the sheet still speaks to you.".to_owned()
        }
        DebriefStep::People => format!(
            "Enter, a name a line: each comes into your book, named by {name}; several lines can be pasted."
        ),
        DebriefStep::Promises => {
            format!("Enter, one a line: yours come up the day before; `they:` is what {name} promised.")
        }
        DebriefStep::Advice => {
            format!("Enter, one a line: what came of it goes into your next message to {name}.")
        }
        DebriefStep::ForMe => match talk.preparation.expects.as_str() {
            "" => "Enter, then y, n or ?: one talk is one view; the verdict is yours, and can change."
                .to_owned(),
            expects => format!("Enter, then y, n or ?. Before, you expected: {expects}"),
        },
        DebriefStep::Again => {
            "Enter: as it was said at the close. A no is kept, and nothing asks again.".to_owned()
        }
    }
}
