//! What belongs to people, counted: all of it goes where they are deleted.

use super::contact::Contact;

/// What is noted with these people, each kind by its number: "2 requests", "1 talk", "the notes".
pub fn belongings(people: &[&Contact]) -> Vec<String> {
    let sum = |count: fn(&Contact) -> usize| people.iter().map(|contact| count(contact)).sum::<usize>();
    let counted = [
        (sum(|contact| contact.requests.len()), "request", "requests"),
        (sum(|contact| contact.interviews.len()), "talk", "talks"),
        (sum(|contact| contact.events.len()), "event", "events"),
        (sum(|contact| contact.referrals.len()), "name they gave", "names they gave"),
        (sum(|contact| contact.promises.len()), "promise", "promises"),
        (sum(|contact| contact.advice.len()), "piece of advice", "pieces of advice"),
        (sum(|contact| contact.leads.len()), "lead", "leads"),
        (sum(|contact| contact.reminders.len()), "reminder", "reminders"),
        (sum(|contact| contact.drafts.len()), "draft", "drafts"),
    ];
    let counted = counted.into_iter().filter(|(count, ..)| *count > 0);
    let mut parts: Vec<String> = counted
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    if people.iter().any(|contact| !contact.notes.is_empty()) {
        parts.push("the notes".to_owned());
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{id::Id, name::Name, request::Request};

    #[test]
    fn everything_is_counted_by_its_kind() {
        let mut ada = Contact::new(Name::parse("Ada Quill").unwrap());
        assert_eq!(belongings(&[&ada]), Vec::<String>::new());
        ada.requests.insert(Id::from_bits(1), Request::default());
        ada.requests.insert(Id::from_bits(2), Request::default());
        let mut ben = Contact::new(Name::parse("Ben Ode").unwrap());
        ben.requests.insert(Id::from_bits(3), Request::default());
        ben.notes = "reads much".to_owned();
        assert_eq!(belongings(&[&ada]), ["2 requests"]);
        assert_eq!(belongings(&[&ben]), ["1 request", "the notes"]);
        assert_eq!(belongings(&[&ada, &ben]), ["3 requests", "the notes"]);
    }
}
