//! vCard 3.0 out (RFC 2426): the version that address books read best.

use chrono::{DateTime, Utc};

use super::{content_lines::ContentLines, own_words::found};
use crate::domain::{book::Book, contact::Contact, id::Id};

/// The cards of these people, one after the other.
pub fn cards<'a>(
    book: &Book,
    people: impl IntoIterator<Item = (Id, &'a Contact)>,
    at: DateTime<Utc>,
) -> String {
    let mut lines = ContentLines::default();
    for (id, contact) in people {
        card(book, id, contact, at, &mut lines);
    }
    lines.finish()
}

fn card(book: &Book, id: Id, contact: &Contact, at: DateTime<Utc>, lines: &mut ContentLines) {
    lines.raw("BEGIN", "VCARD");
    lines.raw("VERSION", "3.0");
    let (family, given) = family_and_given(contact.name.as_str());
    lines.parts("N", [family.as_str(), given.as_str(), "", "", ""], ";");
    lines.text("FN", contact.name.as_str());
    if !contact.employer.is_empty() {
        lines.parts("ORG", [contact.employer.as_str()], ";");
    }
    lines.text_if_any("TITLE", &contact.role);
    for email in &contact.emails {
        lines.text_if_any("EMAIL;TYPE=INTERNET", email);
    }
    for phone in &contact.phones {
        lines.text_if_any("TEL", phone);
    }
    // An address is no text: its commas and semicolons stand as they are.
    if !contact.profile.trim().is_empty() {
        lines.raw("URL", &contact.profile);
    }
    lines.text_if_any("NOTE", &contact.notes);
    let tags = contact.tags.iter().map(String::as_str).filter(|tag| !tag.trim().is_empty());
    let tags: Vec<&str> = tags.collect();
    if !tags.is_empty() {
        lines.parts("CATEGORIES", tags, ",");
    }
    lines.text_if_any("TZ;VALUE=text", &contact.zone);
    lines.text_if_any("X-REGARDS-FIELD", &contact.field);
    lines.text_if_any("X-REGARDS-SOURCE", &found(book, contact));
    lines.raw("UID", &format!("contact-{id}@regards"));
    lines.raw("REV", &at.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    lines.raw("END", "VCARD");
}

/// The family name and the rest: the last word, with the small words before it that belong to it ("van den Berg").
/// The book has only the whole name, and the format wants both.
fn family_and_given(name: &str) -> (String, String) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let Some(last) = words.len().checked_sub(1).filter(|last| *last > 0) else {
        return (String::new(), name.to_owned());
    };
    let is_small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let small = words.iter().take(last).skip(1).rev().take_while(|word| is_small(word)).count();
    let (given, family) = words.split_at(last - small);
    (family.join(" "), given.join(" "))
}

#[cfg(test)]
mod tests {
    use calcard::vcard::{VCard, VCardProperty, VCardValue};
    use chrono::TimeZone as _;

    use super::*;
    use crate::{
        domain::{
            contact::{Source, SourceKind},
            name::Name,
        },
        exchange::content_lines::faults,
    };

    fn ada() -> Contact {
        Contact {
            employer: "Hale; Health, Ltd".to_owned(),
            role: "research lead".to_owned(),
            field: "public services".to_owned(),
            emails: vec!["ada@hale.example".to_owned(), "a.q@home.example".to_owned()],
            phones: vec!["+43 1 234".to_owned()],
            profile: "https://www.linkedin.com/in/ada?x=1,2;3".to_owned(),
            zone: "Europe/Vienna".to_owned(),
            source: Some(Source { kind: SourceKind::Friend, by: None, name: String::new() }),
            notes: "Line one, with \\ and ;\r\nline two\u{1b}[31m\n\nEND:VCARD".to_owned(),
            tags: vec!["health".to_owned(), "a, b".to_owned()],
            ..Contact::new(Name::parse("Zoë van den Berg").unwrap())
        }
    }

    fn text(people: &[Contact]) -> String {
        let at = Utc.with_ymd_and_hms(2026, 11, 12, 7, 4, 0).unwrap();
        let people = people.iter().enumerate().map(|(number, it)| (Id::from_bits(number as u64), it));
        cards(&Book::default(), people, at)
    }

    #[test]
    fn a_card_holds_what_is_known() {
        let written = text(&[ada()]);
        assert_eq!(faults(written.as_bytes()), Vec::<String>::new());
        insta::assert_snapshot!(written.replace("\r\n", "\n"));
    }

    #[test]
    fn another_reader_reads_the_same() {
        let written = text(&[ada(), Contact::new(Name::parse("Prince").unwrap())]);
        let mut parser = calcard::Parser::new(&written);
        let mut cards = Vec::new();
        while let calcard::Entry::VCard(card) = parser.entry() {
            cards.push(card);
        }
        assert_eq!(cards.len(), 2);
        let all = |card: &VCard, wanted: VCardProperty| -> Vec<String> {
            let entries = card.entries.iter().filter(|entry| entry.name == wanted);
            let text = |value: &VCardValue| value.as_text().map(str::to_owned);
            entries.flat_map(|entry| entry.values.iter().filter_map(text)).collect()
        };
        let card = &cards[0];
        assert_eq!(all(card, VCardProperty::Fn), ["Zoë van den Berg"]);
        assert_eq!(all(card, VCardProperty::Email), ["ada@hale.example", "a.q@home.example"]);
        assert_eq!(all(card, VCardProperty::Tel), ["+43 1 234"]);
        assert_eq!(all(card, VCardProperty::Categories), ["health", "a, b"]);
        assert_eq!(all(card, VCardProperty::Note), ["Line one, with \\ and ;\nline two[31m\n\nEND:VCARD"]);
        assert_eq!(all(&cards[1], VCardProperty::Fn), ["Prince"]);
    }

    #[test]
    fn names_are_parted_where_the_format_wants_it() {
        for (name, family, given) in [
            ("Ada Quill", "Quill", "Ada"),
            ("Zoë van den Berg", "van den Berg", "Zoë"),
            ("Prince", "", "Prince"),
            ("bell hooks", "hooks", "bell"),
            ("Juan Carlos de la Cruz", "de la Cruz", "Juan Carlos"),
        ] {
            assert_eq!(family_and_given(name), (family.to_owned(), given.to_owned()), "{name}");
        }
    }
}
