//! What the desktop can open for a person: the link of a talk ahead, the profile, a new mail.

use super::{
    link::Link,
    notice::Notice,
    question::Question,
    session::{Saving, Session},
    step::Step,
};
use crate::{domain::id::Id, exchange::mail};

/// Opens what there is; where there are several, it is asked which.
pub fn open(contact: Option<Id>, talk: Option<Id>, session: &Session) -> Step {
    let links = of(contact, talk, session);
    if session.saving == Saving::Demo {
        return Step::Tell(Notice::told(
            "Made-up people are nowhere on the web; in your own book this opens a profile, a link or a mail",
        ));
    }
    match links.as_slice() {
        [] => Step::NotMine,
        [one] => Step::Want(one.effect()),
        _ => Step::ask(Question::Links(links)),
    }
}

/// What can be opened for a person and a talk: the talk's link first, since that is wanted in a hurry.
pub fn of(contact: Option<Id>, talk: Option<Id>, session: &Session) -> Vec<Link> {
    let mut links = Vec::new();
    let mut push = |what: &str, shown: &str, address: Option<String>| {
        links.extend(address.map(|address| Link { words: format!("{what} {shown}"), address }));
    };
    if let Some((_, _, talk)) = talk.and_then(|talk| session.book.talk(talk)) {
        let words =
            talk.place.split_whitespace().map(|word| word.trim_matches(['<', '>', '(', ')', ',', ';']));
        for word in words.filter(|word| has_scheme(word)) {
            push("the link of the talk,", word, web(word));
        }
    }
    if let Some(contact) = contact.and_then(|contact| session.book.contact(contact)) {
        push("the profile,", &contact.profile, web(&contact.profile));
        for email in contact.emails.iter().filter(|email| is_mail(email)) {
            push("a new mail to", email, Some(mail::to(email)));
        }
    }
    links
}

/// The address of a page, with the scheme that people leave out, and with what is not ASCII as its code.
fn web(text: &str) -> Option<String> {
    let text = text.trim();
    let is_sound = !text.is_empty() && !text.contains(|c: char| c.is_control() || c.is_whitespace());
    let is_address = has_scheme(text) || !text.contains(':') && text.split('/').next()?.contains('.');
    if !is_sound || !is_address {
        return None;
    }
    let mut out = String::from(if has_scheme(text) { "" } else { "https://" });
    for byte in text.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(out)
}

fn has_scheme(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn is_mail(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
        && !text.contains(|c: char| c.is_control() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_leave_the_scheme_out() {
        for (text, expected) in [
            ("https://x.example/a?b=c", Some("https://x.example/a?b=c")),
            ("http://x.example", Some("http://x.example")),
            ("linkedin.com/in/ada", Some("https://linkedin.com/in/ada")),
            ("linkedin.com/in/zoë", Some("https://linkedin.com/in/zo%C3%AB")),
            ("", None),
            ("ada quill", None),
            ("ada", None),
            ("in/ada.quill", None),
            ("file:///etc/passwd", None),
            ("javascript:alert(1).x", None),
            ("x.example\u{1b}[2J", None),
        ] {
            assert_eq!(web(text).as_deref(), expected, "{text}");
        }
        assert!(is_mail("ada@x.example") && !is_mail("ada") && !is_mail("a b@x.example") && !is_mail("@x"));
    }
}
