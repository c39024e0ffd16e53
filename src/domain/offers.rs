//! Offers: suggestions that follow from the records, and are never due, late or counted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{
    book::Book,
    calendar::Calendar,
    contact::{Contact, Source, SourceKind},
    contacts::workplace,
    id::Id,
    standing::{RequestState, Standing},
    timing::Timing,
};

/// How many people are suggested to be asked next at most.
const NEXT_AT_MOST: usize = 3;

/// A suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Whom to ask, where the book knows somebody.
    pub contact: Option<Id>,
    /// The employer that is silent.
    pub employer: Option<String>,
    /// Everybody the user knows there and has not asked.
    pub known: Vec<Id>,
    /// Until when it is offered, where that is fixed.
    pub until: Option<DateTime<Utc>>,
    /// One line that names the facts.
    pub reason: String,
}

/// A cold request that has had no answer for some days, at a known employer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    contact: Id,
    employer: String,
    until: DateTime<Utc>,
}

/// Whether somebody else may be looked for: a cold request without an answer, from the third working day on until
/// the nudge opens.
pub fn silence(
    id: Id,
    standing: &Standing<'_>,
    calendar: &Calendar<'_>,
    now: DateTime<Utc>,
) -> Option<Silence> {
    let contact = standing.history.contact;
    let employer = workplace(&contact.employer);
    if employer.is_empty() || contact.retired.is_some() || !is_cold(contact.source.as_ref()) {
        return None;
    }
    standing.requests.iter().find_map(|request| {
        let (last, until) = (request.last_message?, request.nudge_opens?);
        let is_fresh = request.state == RequestState::Sent && request.question_back.is_none() && now < until;
        let from = calendar.start_of_working_day(last, Timing::OfferOpensWorkingDays);
        (is_fresh && from <= now).then(|| Silence { contact: id, employer: employer.clone(), until })
    })
}

/// Whether nobody stands between the user and the person: not a friend, and nobody's friend.
fn is_cold(source: Option<&Source>) -> bool {
    source.is_none_or(|source| match source.kind {
        SourceKind::Friend
        | SourceKind::Family
        | SourceKind::Teacher
        | SourceKind::Colleague
        | SourceKind::CareerAdviser
        | SourceKind::Referral => false,
        SourceKind::Alumni
        | SourceKind::Association
        | SourceKind::CareerFair
        | SourceKind::OnlineGroup
        | SourceKind::Linkedin
        | SourceKind::Employer
        | SourceKind::Other => true,
    })
}

/// Somebody else at each silent employer, unless somebody else there was asked already.
pub fn someone_else(book: &Book, silences: &[Silence]) -> Vec<Offer> {
    if silences.is_empty() {
        return Vec::new();
    }
    let wanted: BTreeSet<&str> = silences.iter().map(|silence| silence.employer.as_str()).collect();
    let mut there: BTreeMap<&str, Vec<(Id, &Contact)>> = BTreeMap::new();
    for (id, contact) in book.contacts.working_at(wanted.iter().copied()) {
        if let Some(wanted) = wanted.get(workplace(&contact.employer).as_str()) {
            there.entry(wanted).or_default().push((id, contact));
        }
    }
    let offers = silences.iter().filter_map(|silence| {
        let others = there.get(silence.employer.as_str())?.iter().filter(|(id, _)| *id != silence.contact);
        let others: Vec<&(Id, &Contact)> = others.collect();
        if others.iter().any(|(_, other)| !other.requests.is_empty() || !other.interviews.is_empty()) {
            return None;
        }
        let silent = book.contact(silence.contact)?;
        let mut free: Vec<_> =
            others.into_iter().filter(|(_, other)| other.retired.is_none() && !other.discreet).collect();
        free.sort_unstable_by_key(|(id, other)| (other.pool, &other.name, *id));
        let known: Vec<Id> = free.iter().map(|(id, _)| *id).collect();
        let whom = match free.as_slice() {
            [] => "you know nobody else there yet".to_owned(),
            [(_, one)] => format!("you know {} there", one.name),
            [(_, one), (_, other)] => format!("you know {} and {} there", one.name, other.name),
            [(_, one), rest @ ..] => format!("you know {} and {} others there", one.name, rest.len()),
        };
        Some(Offer {
            contact: known.first().copied(),
            employer: Some(silent.employer.trim().to_owned()),
            known,
            until: Some(silence.until),
            reason: format!("no word from {}; {whom}", silent.name),
        })
    });
    offers.collect()
}

/// Whom to ask next while the week's goal is open by `missing` requests: people who were picked and never asked,
/// those whom somebody named first; but for those who are `listed` to be written to already.
pub fn ask_next(book: &Book, missing: u32, listed: &BTreeSet<Id>) -> Vec<Offer> {
    let at_most = usize::try_from(missing).unwrap_or(usize::MAX).min(NEXT_AT_MOST);
    if at_most == 0 {
        return Vec::new();
    }
    let is_free = |contact: &Contact| {
        !contact.pool
            && contact.retired.is_none()
            && !contact.discreet
            && contact.requests.is_empty()
            && contact.interviews.is_empty()
    };
    let mut free: Vec<(u8, &Contact, Id)> = book
        .contacts
        .iter()
        .filter(|(id, contact)| is_free(contact) && !listed.contains(id))
        .map(|(id, contact)| (nearness(contact.source.as_ref()), &**contact, *id))
        .collect();
    free.sort_unstable_by(|(near, one, id), (nearer, other, other_id)| {
        (near, &one.name, id).cmp(&(nearer, &other.name, other_id))
    });
    let offers = free.into_iter().take(at_most).map(|(_, contact, id)| Offer {
        contact: Some(id),
        employer: None,
        known: Vec::new(),
        until: None,
        reason: how_known(book, contact),
    });
    offers.collect()
}

/// How near somebody stands who was found so: named by somebody first, strangers last.
pub fn nearness(source: Option<&Source>) -> u8 {
    match source.map(|source| source.kind) {
        Some(SourceKind::Referral) => 0,
        Some(_) if !is_cold(source) => 1,
        Some(SourceKind::Alumni | SourceKind::Association | SourceKind::OnlineGroup) => 2,
        _ => 3,
    }
}

fn how_known(book: &Book, contact: &Contact) -> String {
    let Some(source) = &contact.source else { return "not asked yet".to_owned() };
    let by = source.by.and_then(|by| book.contact(by)).map_or(source.name.as_str(), |by| by.name.as_str());
    match (source.kind, by) {
        (SourceKind::Other, "") => "not asked yet".to_owned(),
        (kind, "") => format!("{kind}, not asked yet"),
        (_, by) => format!("named by {by}, not asked yet"),
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::rules::testing::{Story, VIENNA};

    #[test]
    fn somebody_else_is_offered_at_a_silent_employer() {
        let priya = "priya is employer=Northlight\npriya 2026-11-09T10:00 sent r1";
        let others = "ben is employer=northlight\nben is pool\ncleo is employer=Northlight";
        let no_word = "no word from Priya";
        for (more, now, expected) in [
            (others, "2026-11-11T23:59", Vec::new()),
            (others, "2026-11-12T00:00", vec![format!("{no_word}; you know Cleo and Ben there")]),
            (others, "2026-11-17T23:59", vec![format!("{no_word}; you know Cleo and Ben there")]),
            (others, "2026-11-18T00:00", Vec::new()),
            ("", "2026-11-12T08:00", vec![format!("{no_word}; you know nobody else there yet")]),
            ("priya is source=friend", "2026-11-12T08:00", Vec::new()),
            ("priya is employer=", "2026-11-12T08:00", Vec::new()),
            ("priya 2026-11-11T10:00 wrote r1", "2026-11-12T08:00", Vec::new()),
            ("priya 2026-11-11T10:00 heard", "2026-11-12T08:00", Vec::new()),
            ("ben is employer=Northlight\nben 2026-10-01T10:00 sent r2", "2026-11-12T08:00", Vec::new()),
            (
                "ben is employer=Northlight\nben is discreet",
                "2026-11-12T08:00",
                vec![format!("{no_word}; you know nobody else there yet")],
            ),
        ] {
            let story = Story::told(VIENNA, &format!("{priya}\n{more}"));
            let offers = story.agenda(now).offers;
            let reasons: Vec<String> =
                offers.into_iter().filter(|it| it.employer.is_some()).map(|it| it.reason).collect();
            assert_eq!(reasons, expected, "{now} {more}");
        }
    }

    #[test]
    fn whom_to_ask_next_is_offered_while_the_goal_is_open() {
        let people = "
            ada is source=linkedin
            ben is source=referral
            cleo is source=friend
            dan is source=friend
            eve is pool
            fay is discreet
            gus is retired
            hal 2026-11-02T10:00 sent r1
            ida is source=referral
            hal 2026-11-10T10:00 named f1 ida";
        let names = |script: &str| {
            let story = Story::told(VIENNA, script);
            let offers = story.agenda("2026-11-12T08:00").offers;
            let asked: Vec<String> =
                offers.iter().filter_map(|offer| offer.contact).map(|id| story.name(id).to_owned()).collect();
            asked.join(" ")
        };
        assert_eq!(names(people), "ben cleo dan");
        let asked: String =
            (1..=4).map(|day| format!("\np{day} 2026-11-09T1{day}:00 sent rr{day}")).collect();
        assert_eq!(names(&format!("{people}{asked}")), "ben");
        assert_eq!(names(&format!("{people}{asked}\nq 2026-11-10T10:00 sent rq")), "");
    }
}
