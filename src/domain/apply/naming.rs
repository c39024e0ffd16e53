//! Names that are given: who was named becomes a contact, and the referral stands with who named them.

use super::{draft::Draft, people};
use crate::domain::{
    command::{Act, NewContact, PassedTo, Refusal, RefusalKind},
    contact::{Source, SourceKind},
    id::Id,
    name::Name,
};

/// Finds who was named: somebody in the book, or somebody new, who is added with where the name came from. `again`
/// makes the same act with somebody else named, where a person of that name is in the book already.
pub(super) fn person(
    draft: &mut Draft<'_>,
    by: Id,
    to: &PassedTo,
    again: impl Fn(PassedTo) -> Act,
) -> Result<(Id, Name), Refusal> {
    let named = match (to.contact, &to.name) {
        (Some(id), _) => id,
        (None, Some(name)) => added(draft, by, name, to, again)?,
        (None, None) => {
            return Err(Refusal::new(RefusalKind::NeedsWords, "Passed on to whom?", "say the name"));
        }
    };
    if named == by {
        return Err(themselves(&draft.contact(by)?.name));
    }
    let found_by_them = draft.contact(by)?.source.as_ref().is_some_and(|source| source.by == Some(named));
    let person = draft.change(named)?;
    person.pool = false;
    // Whoever led to the one who names them now was known before, so nothing is said of how.
    if !found_by_them {
        let source = Source { kind: SourceKind::Referral, by: Some(by), name: String::new() };
        person.source.get_or_insert(source);
    }
    Ok((named, person.name.clone()))
}

fn themselves(name: &Name) -> Refusal {
    Refusal::new(
        RefusalKind::Text,
        format!("{name} cannot pass you on to themselves"),
        "name somebody else; somebody of the same name is added first",
    )
}

fn added(
    draft: &mut Draft<'_>,
    by: Id,
    name: &Name,
    to: &PassedTo,
    again: impl Fn(PassedTo) -> Act,
) -> Result<Id, Refusal> {
    let id = draft.fresh(None);
    let mut new = NewContact::named(name.clone());
    new.id = Some(id);
    new.facts = to.facts.clone();
    if let Some((known, contact)) = people::known(draft, &new) {
        if known == by {
            return Err(themselves(&contact.name));
        }
        let place = if contact.pool { "is in your pool, not asked yet" } else { "is in the book already" };
        let known = PassedTo { contact: Some(known), name: None, ..to.clone() };
        return Err(Refusal::new(
            RefusalKind::Already,
            format!("{} {place}", contact.name),
            "take the one that is there, or add the other one first",
        )
        .or(format!("{}, who is in the book", contact.name), again(known)));
    }
    people::add(draft, &new)?;
    Ok(id)
}
