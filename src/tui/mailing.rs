//! A message goes to the mail program, wherever it is shown.

use super::{
    message::Effect,
    notice::Notice,
    session::{Saving, Session},
    step::Step,
};
use crate::{
    domain::{command::Act, drafts::draft::Draft},
    exchange::mail::{self, Letter, Mailto},
};

/// Opens a draft in the mail program and keeps it, since that is what is sent now. A text that is too long for a link
/// is copied instead, to be pasted.
pub fn mail(draft: &Draft, session: &mut Session) -> Step {
    let Some(contact) = session.book.contact(draft.contact) else { return Step::Stay };
    if session.saving == Saving::Demo {
        return Step::Tell(Notice::told(
            "Made-up people get no mail; in your own book this opens the mail program",
        ));
    }
    let letter = Letter::of(draft, contact);
    if letter.address.is_empty() {
        return Step::refuse(format!(
            "No e-mail address of {} is known: ⟦y⟧ copies the message",
            contact.name
        ));
    }
    if !draft.gaps.is_empty() {
        return Step::refuse("A line is still missing: ⟦y⟧ asks for it, then ⟦m⟧");
    }
    let (link, said) = match mail::mailto(&letter) {
        Ok(Mailto { link, has_body: true }) => {
            (link, "It stands in your mail program; ⟦d⟧ notes that it went out")
        }
        Ok(Mailto { link, has_body: false }) => {
            session.want(Effect::Copy(draft.text.clone()));
            (link, "Too long for a link, so the text is copied: paste it in your mail program")
        }
        Err(why) => return Step::refuse(format!("This cannot go as mail: {why}")),
    };
    let open = Step::Want(Effect::OpenLink { link, said: said.to_owned() });
    let keep = Act::Draft { contact: draft.contact, of: draft.of, text: Some(draft.whole()) };
    Step::DoThen(keep, Box::new(open)).unless_kept(draft, session)
}
