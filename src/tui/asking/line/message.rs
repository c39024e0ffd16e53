//! Lines that a message wants: what fills its next gap, and whom one is to be introduced to.

use super::meaning::Meaning;
use crate::{
    domain::{
        command::{Act, GoalsChanges, Refusal, RefusalKind},
        drafts::{
            draft::{self, Draft},
            key::DraftFor,
            kind::DraftKind,
            sending::{self, Way},
        },
        id::Id,
        line::people::{self, Found},
    },
    tui::{drafting, session::Session, step::Step},
};

/// The gap that the user's own name fills, once for all messages.
const MY_NAME: &str = "your name";

/// What the next gap of a draft asks for; none where there is none.
pub(super) fn prompt(contact: Id, of: DraftFor, session: &Session) -> Option<String> {
    let draft = draft::of(&session.book, &session.now, contact, of)?;
    draft.gaps.first().map(|gap| gap.prompt.clone())
}

/// The draft with its next gap filled, or taken out where nothing is typed.
pub(super) fn gap(text: &str, contact: Id, of: DraftFor, session: &Session) -> Meaning {
    let Some(draft) = draft::of(&session.book, &session.now, contact, of) else {
        return Meaning::refused(Refusal::new(
            RefusalKind::NotFound,
            "The message is not called for any more",
            "",
        ));
    };
    let is_my_name = draft.gaps.first().is_some_and(|gap| gap.prompt == MY_NAME);
    let left = draft.gaps.len().saturating_sub(1);
    let keep = Act::Draft { contact, of, text: Some(draft.whole_filled(&[text.to_owned()])) };
    let act = if is_my_name && !text.trim().is_empty() {
        let changes = GoalsChanges { name: Some(text.trim().to_owned()), ..GoalsChanges::default() };
        Act::Together { what: String::new(), acts: vec![Act::Aim(Box::new(changes)), keep] }
    } else {
        keep
    };
    let then = match left {
        0 => "Then it is copied",
        1 => "Then one more is asked",
        _ => "Then the next is asked",
    };
    Meaning::told(act, session, format!("{then}. Enter alone leaves it out"))
}

/// What follows from filling it: the next gap, or the copy.
pub(super) fn gap_step(act: Act, text: &str, contact: Id, of: DraftFor, session: &Session) -> Step {
    let draft = draft::of(&session.book, &session.now, contact, of);
    let filled = draft.and_then(|draft| filled(&draft, text, session));
    match filled {
        Some(filled) => Step::DoThen(act, Box::new(drafting::copy_kept(&filled))),
        None => Step::Do(act),
    }
}

fn filled(draft: &Draft, text: &str, session: &Session) -> Option<Draft> {
    draft::with_text(&session.book, &session.now, draft, &draft.whole_filled(&[text.to_owned()]))
}

/// The request for an introduction as it has gone out, to the one whose name is typed.
pub(super) fn introduction_to(text: &str, contact: Id, session: &Session) -> Meaning {
    let book = &session.book;
    let name = text.trim();
    if name.is_empty() {
        return Meaning::not_yet("The name of whom you hope to meet; ⟦Tab⟧ completes it");
    }
    let to = match people::search(name, None, book) {
        Found::One(one) => one,
        Found::Several(several) => return Meaning::refused(people::several(name, &several, book)),
        Found::Nobody => {
            let hint = "add the person first (⟦a⟧), or note it without a name (⟦n⟧)";
            let words = format!("Nobody in the book is called {name:?}");
            return Meaning::refused(Refusal::new(RefusalKind::NotFound, words, hint));
        }
    };
    let of = DraftFor::Message(DraftKind::IntroductionRequest);
    let Some(draft) = draft::of(book, &session.now, contact, of) else {
        return Meaning::not_yet("");
    };
    let way = Way { introduction_to: Some(to), ..Way::default() };
    Meaning::tried(sending::sent(&draft, &way, book, &session.now), session)
}
