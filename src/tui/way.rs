//! Where a verb of another place works, and the way there.

use super::{
    action::Context,
    notice::Notice,
    step::{Route, Step},
};

/// The place in words: "in Goals".
pub fn place(context: Context) -> &'static str {
    match context {
        Context::Today => "on Today",
        Context::Review | Context::ReviewEnd => "in the review",
        Context::Contacts => "in Contacts",
        Context::Contact => "on a person's page",
        Context::Requests => "in Requests",
        Context::Interviews => "in Interviews",
        Context::Talk => "on a talk's page",
        Context::Live | Context::LiveTyping => "while a talk runs",
        Context::Debrief => "after a talk",
        Context::Questions => "in Questions",
        Context::Insights => "in Insights",
        Context::Answers => "in Insights, answers side by side",
        Context::Goals => "in Goals",
        Context::Write => "on a message's page",
        Context::FirstRun => "while the book is empty",
        Context::WelcomeBack => "after days away",
        Context::PickQuestions => "while questions are chosen",
        Context::Unreadable => "where the book cannot be read",
        Context::Choice | Context::Preview | Context::Confirm | Context::Verdict | Context::LetGo => {
            "when it asks"
        }
        Context::Writing | Context::Line | Context::Filter | Context::Form | Context::Notes => "while typing",
        Context::Help => "in the help",
    }
}

/// Where it can be gone to from anywhere: there, or where it is opened from, and what is to be pressed then.
fn nearest(context: Context) -> Option<(Route, &'static str)> {
    Some(match context {
        Context::Today => (Route::Today, ""),
        Context::Review => (Route::Review, ""),
        Context::Contacts => (Route::Contacts, ""),
        Context::Contact => (Route::Contacts, "⟦Enter⟧ opens a person, then "),
        Context::Requests => (Route::Requests, ""),
        Context::Interviews => (Route::Interviews, ""),
        Context::Talk => (Route::Interviews, "⟦Enter⟧ opens a talk, then "),
        Context::Debrief => (Route::Interviews, "⟦Enter⟧ opens a talk, then its debrief, then "),
        Context::Questions => (Route::Questions, ""),
        Context::PickQuestions => (Route::Interviews, "⟦Enter⟧ opens a talk, ⟦f⟧ its choice, then "),
        Context::Insights => (Route::Insights, ""),
        Context::Answers => (Route::Insights, "⟦Enter⟧ on a question sets its answers side by side, then "),
        Context::Goals => (Route::Goals, ""),
        Context::Write => (Route::Contacts, "⟦w⟧ writes to a person, then "),
        _ => return None,
    })
}

/// Goes to where a key works and says what it does there; where there is no going, it only says where.
pub fn to(context: Context, key: &str, name: &str) -> Step {
    let key = key.split(' ').next().unwrap_or(key);
    match nearest(context) {
        Some((route, before)) => Step::Guide(route, Notice::told(format!("{before}{key} is \"{name}\""))),
        None => Step::Tell(Notice::told(format!("{key} is \"{name}\" {}, not here", place(context)))),
    }
}
