//! One kind line on each step of a debrief, where it matters.

use crate::domain::{
    contact::Contact,
    interview::{DebriefStep, Interview},
};

/// One kind line on a step, where it matters.
pub(super) fn on(step: DebriefStep, contact: &Contact, talk: &Interview) -> String {
    let name = &contact.name;
    match step {
        DebriefStep::Remember => "⟦Enter⟧: one sentence, as you would tell a friend tonight.".to_owned(),
        DebriefStep::Thanks => String::new(),
        DebriefStep::Notes => {
            "⟦Enter⟧ opens the questions of the talk. Write while the sheet still speaks to you.".to_owned()
        }
        DebriefStep::People => format!(
            "⟦Enter⟧, a name a line: each comes into your book, named by {name}; several lines can be pasted."
        ),
        DebriefStep::Promises => {
            format!("⟦Enter⟧, one a line: yours come up the day before; `they:` is what {name} promised.")
        }
        DebriefStep::Advice => {
            format!("⟦Enter⟧, one a line: what came of it goes into your next message to {name}.")
        }
        DebriefStep::ForMe => match talk.preparation.expects.as_str() {
            "" => {
                "⟦Enter⟧, then ⟦y⟧, ⟦n⟧ or ⟦?⟧: one talk is one view; the verdict is yours, and can change."
                    .to_owned()
            }
            expects => format!("⟦Enter⟧, then ⟦y⟧, ⟦n⟧ or ⟦?⟧. Before, you expected: {expects}"),
        },
        DebriefStep::Again => {
            "⟦Enter⟧: as it was said at the close. A no is kept, and nothing asks again.".to_owned()
        }
    }
}
