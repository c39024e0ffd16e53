//! What stands at the head of a talk, on the screen and on paper: with whom, when on both clocks, and where.

use super::{
    book::Book,
    contact::Contact,
    interview::{Interview, length},
    moment::Moment,
    their_clock::{span, span_there},
    when::words,
    zone::Zone,
};

/// The head of a talk; a text that would say nothing is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkHead {
    /// The name, and how it is said: `Ada Quill (QUILL as in pen)`.
    pub who: String,
    /// `research lead, Hale Health`
    pub position: String,
    /// Who named or introduced this person.
    pub named_by: String,
    /// `Thu 12 Nov 2026, 15:00 to 15:30`
    pub when: String,
    /// The same on the other person's clock, where it differs: `for Ada 09:00 to 09:30 (America/New_York)`.
    pub there: String,
    /// `30 minutes on Zoom`
    pub how: String,
    /// Where, or the link.
    pub place: String,
}

impl TalkHead {
    /// The head of `talk` with `contact`, on the clocks of `here`.
    pub fn of(contact: &Contact, talk: &Interview, book: &Book, here: &Zone) -> Self {
        let how = match &talk.medium {
            Some(medium) => format!("{} {}", length(talk.minutes), medium.phrase()),
            None => length(talk.minutes),
        };
        let there = span_there(contact, talk, here);
        Self {
            who: said(contact),
            position: contact.position(),
            named_by: named_by(contact, book).to_owned(),
            when: match talk.starts_at {
                Moment::Date(date) => words::full_date(date),
                Moment::Instant(_) => span(here, talk.start(here), talk.end(here), None),
            },
            there: there.map(|span| format!("for {} {span}", contact.name.first())).unwrap_or_default(),
            how,
            place: talk.place.clone(),
        }
    }
}

/// The name, and how it is said.
pub fn said(contact: &Contact) -> String {
    match contact.pronounced.as_str() {
        "" => contact.name.to_string(),
        pronounced => format!("{} ({pronounced})", contact.name),
    }
}

/// Who named this person, by the name in the book or as it was told; empty where nobody did.
pub fn named_by<'a>(contact: &'a Contact, book: &'a Book) -> &'a str {
    contact.source.as_ref().map_or("", |source| {
        let known = source.by.and_then(|id| book.contact(id));
        known.map_or(source.name.as_str(), |contact| contact.name.as_str())
    })
}
