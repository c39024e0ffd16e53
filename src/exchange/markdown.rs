//! Dossiers out: everything on one person as Markdown, to be read and kept.

mod talk;
mod words;

use chrono::{DateTime, Utc};

use self::words::{line, quotation, whole_line};
use super::own_words::{before, found};
use crate::domain::{
    book::Book,
    contact::Contact,
    follow_up::{FollowUp, State},
    id::Id,
    search::fold,
    standing::Standing,
    talk_head, timeline,
    when::words as dates,
    zone::Now,
};

/// The most of a name that goes into a file's name, in characters.
const FILE_NAME_LIMIT: usize = 40;

/// One person, with everything that is derived for them.
#[derive(Clone, Copy, Debug)]
pub struct Dossier<'a> {
    /// The book.
    pub book: &'a Book,
    /// Who.
    pub id: Id,
    /// The record.
    pub contact: &'a Contact,
    /// Where things stand.
    pub standing: &'a Standing<'a>,
    /// Follow-ups, those of others among them.
    pub follow_ups: &'a [FollowUp],
    /// The moment it is written at.
    pub now: &'a Now,
}

/// The name of a file for a dossier, out of letters, digits and hyphens only: `ada-quill-k7q2m4xw.md`.
pub fn file_name(id: Id, contact: &Contact) -> String {
    let mut out = String::new();
    for letter in fold(contact.name.as_str()).chars().take(FILE_NAME_LIMIT) {
        if letter.is_ascii_alphanumeric() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let name = out.trim_end_matches('-');
    if name.is_empty() { format!("{id}.md") } else { format!("{name}-{id}.md") }
}

impl Dossier<'_> {
    /// The dossier.
    pub fn text(&self) -> String {
        let mut out = format!("# {}\n", line(&talk_head::said(self.contact)));
        let position = self.contact.position();
        if !position.is_empty() {
            out.push_str(&format!("\n{}\n", whole_line(&position)));
        }
        out.push_str(&self.facts());
        section("Notes", &quotation(&self.contact.notes), &mut out);
        section("To do", &self.what_to_do(), &mut out);
        for talk in &self.standing.interviews {
            out.push_str(&talk::text(self.book, self.contact, talk, self.now));
        }
        section("What happened", &self.happened(), &mut out);
        section("What was written", &self.letters(), &mut out);
        out
    }

    fn facts(&self) -> String {
        let contact = self.contact;
        let again = contact.consent.as_ref().map(|consent| match (consent.again, consent.on) {
            (false, _) => "no".to_owned(),
            (true, None) => "yes".to_owned(),
            (true, Some(day)) => format!("yes, from {}", dates::full_date(day)),
        });
        let retired = contact.retired.as_ref().map(|retired| {
            let since = dates::full_date(retired.at.date_naive());
            if retired.why.is_empty() { since } else { format!("{since}, {}", retired.why) }
        });
        let rows = [
            ("Field", contact.field.clone()),
            ("E-mail", contact.emails.join(", ")),
            ("Phone", contact.phones.join(", ")),
            ("Profile", contact.profile.clone()),
            ("Time zone", contact.zone.clone()),
            ("Found through", found(self.book, contact)),
            ("Tags", contact.tags.join(", ")),
            ("May I write again", again.unwrap_or_default()),
            ("Set aside", retired.unwrap_or_default()),
        ];
        let rows = rows.into_iter().filter(|(_, value)| !value.trim().is_empty());
        let rows: String = rows.map(|(name, value)| format!("- {name}: {}\n", line(&value))).collect();
        if rows.is_empty() { rows } else { format!("\n{rows}") }
    }

    fn what_to_do(&self) -> String {
        let of_theirs = |it: &&FollowUp| it.contact == self.id && it.state != State::Stale;
        let item = |it: &FollowUp| {
            let best = before("best", it.aim, &self.now.zone);
            format!("- [ ] {}, {best}: {}\n", it.rule().words(), line(&it.reason))
        };
        self.follow_ups.iter().filter(of_theirs).map(item).collect()
    }

    fn happened(&self) -> String {
        let mut out = String::new();
        for entry in timeline::of(self.book, self.contact, &self.now.zone) {
            out.push_str(&format!("- {}: {}\n", dates::full_moment(entry.at), line(&entry.text)));
            let note = quotation(&entry.note);
            out.extend(note.lines().map(|note| format!("  {note}\n")));
        }
        out
    }

    /// The messages whose text is known, the oldest first.
    fn letters(&self) -> String {
        let mut letters: Vec<(DateTime<Utc>, String, &str)> = Vec::new();
        for happened in &self.standing.history.events {
            let event = happened.event;
            if !event.text.trim().is_empty() {
                let what = format!("{}, {}", event.kind.word(), dates::full_moment(event.at));
                letters.push((happened.at, what, &event.text));
            }
        }
        for request in &self.standing.requests {
            let is_told = letters.iter().any(|(_, _, text)| *text == request.request.message);
            if !is_told && !request.request.message.trim().is_empty() {
                let date = dates::full_date(self.now.zone.date_of(request.began));
                letters.push((request.began, format!("request, {date}"), &request.request.message));
            }
        }
        letters.sort_by_key(|(at, ..)| *at);
        let texts: Vec<String> =
            letters.iter().map(|(_, what, text)| format!("{}:\n\n{}", line(what), quotation(text))).collect();
        texts.join("\n")
    }
}

/// A section, where there is something in it.
fn section(heading: &str, text: &str, out: &mut String) {
    if !text.is_empty() {
        out.push_str(&format!("\n## {heading}\n\n{text}"));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{
        calendar::Calendar,
        interview::{Answer, Interview},
        name::Name,
        rules::{
            self,
            testing::{Story, VIENNA},
        },
        zone::Zone,
    };

    #[test]
    fn all_about_one_person() {
        let mut story = Story::told(
            VIENNA,
            "ada is employer=Hale
            ada 2026-11-02T09:00 sent r1 via=email
            ada 2026-11-03T10:00 scheduled i1 r1 at=2026-11-11T15:00
            ada 2026-11-11T15:30 held i1
            ada stays i1 half of it is *persuading*
            ada 2026-11-11T15:40 promise p1 by=me due=2026-11-20 send the article",
        );
        let now = Now { instant: story.time("2026-11-12T08:04"), zone: Zone::named(VIENNA).unwrap() };
        let (id, talk) = (story.id("ada"), story.id("i1"));
        let contact = Arc::make_mut(story.book.contacts.get_mut(&id).unwrap());
        contact.notes = "# loud\n\nsecond <b>line".to_owned();
        let interview: &mut Interview = contact.interviews.get_mut(&talk).unwrap();
        interview.answers = vec![
            Answer {
                question: "Why?".to_owned(),
                asked: true,
                starred: true,
                text: "So.\nYes.".to_owned(),
                ..Answer::default()
            },
            Answer { question: "Left out?".to_owned(), ..Answer::default() },
        ];
        let calendar = Calendar::new(&now.zone, &story.book.settings);
        let contact = story.book.contact(id).unwrap();
        let standing = Standing::of(contact, &calendar, now.instant);
        let follow_ups = rules::follow_ups(&story.book, &now);
        let dossier = Dossier {
            book: &story.book,
            id,
            contact,
            standing: &standing,
            follow_ups: &follow_ups,
            now: &now,
        };
        insta::assert_snapshot!(dossier.text());
    }

    #[test]
    fn a_file_is_named_after_the_person() {
        let id = Id::from_bits(0);
        for (name, expected) in [
            ("Zoë van den Berg", "zoe-van-den-berg"),
            ("../../etc/passwd", "etc-passwd"),
            ("李", ""),
            ("CON", "con"),
        ] {
            let contact = Contact::new(Name::parse(name).unwrap());
            let dash = if expected.is_empty() { "" } else { "-" };
            assert_eq!(file_name(id, &contact), format!("{expected}{dash}{id}.md"));
        }
    }
}
