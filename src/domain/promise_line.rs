//! The line of a promise: `send her the article by fri` is the user's, `they: send the contact by 1 dec` theirs.

use chrono::NaiveDate;

use super::{
    book::Book, contact::Contact, dated_end, event::Who, line::Unready, search::fold, when::words, zone::Now,
};

/// What an empty line may hold.
pub const HINT: &str = "Such as `send the article by fri`; what the other owes you begins with `they:`, and is asked about gently";

/// A promise that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseLine {
    /// Who owes it.
    pub by: Who,
    /// What.
    pub text: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// What it was understood as, a paragraph each.
    pub understood: Vec<String>,
}

/// What is said beside the line, and then not looked for in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside {
    /// Who owes it.
    pub by: Option<Who>,
    /// By when.
    pub due: Option<NaiveDate>,
}

/// Understands what was promised, by `contact` or to them.
///
/// # Errors
/// What is still missing, or a day that no calendar has.
pub fn parse(text: &str, contact: &Contact, book: &Book, now: &Now) -> Result<PromiseLine, Unready> {
    parse_beside(text, Beside::default(), contact, book, now)
}

/// The same, where who owes it or by when is said `beside` the line.
///
/// # Errors
/// As [`parse`].
pub fn parse_beside(
    text: &str,
    beside: Beside,
    contact: &Contact,
    book: &Book,
    now: &Now,
) -> Result<PromiseLine, Unready> {
    let (by, rest) = match beside.by {
        Some(by) => (by, text.trim()),
        None => owner(text.trim(), contact),
    };
    let marks = ["by", "until", "before", "due"];
    let end = dated_end::part_beside(rest, beside.due, &marks, book, now)?;
    if end.text.is_empty() {
        let words = if rest.is_empty() { HINT } else { "What is it? Write it before the day" };
        return Err(Unready::Incomplete(words.to_owned()));
    }
    let who = match by {
        Who::Me => format!("You promise {}", contact.name),
        Who::Them => format!("{} promises", contact.name),
    };
    let day =
        end.day.map(|day| format!(", by {}", words::weekday_date(day, now.today()))).unwrap_or_default();
    let after = match (by, end.day) {
        (Who::Me, Some(_)) => "It comes up the day before.",
        (Who::Them, Some(_)) => "You are reminded gently once that day has passed.",
        (_, None) => "No day is named, so nothing reminds you; `by fri` names one.",
    };
    let mut understood = vec![format!("{who}{day}: {}.", end.text), after.to_owned()];
    understood.extend(end.remarks);
    Ok(PromiseLine { by, text: end.text.to_owned(), due: end.day, understood })
}

/// Who owes it: whoever stands before a colon, else the user.
fn owner<'a>(text: &'a str, contact: &Contact) -> (Who, &'a str) {
    let Some((before, behind)) = text.split_once(':') else { return (Who::Me, text) };
    let owner = fold(before);
    let is_theirs = matches!(owner.as_str(), "they" | "them" | "theirs" | "she" | "he")
        || owner == fold(contact.name.as_str())
        || owner == fold(contact.name.first());
    match owner.as_str() {
        _ if is_theirs => (Who::Them, behind.trim_start()),
        "i" | "me" | "mine" => (Who::Me, behind.trim_start()),
        _ => (Who::Me, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{name::Name, zone::Zone};

    fn read(text: &str) -> String {
        read_beside(text, Beside::default())
    }

    fn read_beside(text: &str, beside: Beside) -> String {
        let instant =
            "2026-11-12T08:04:00+01:00".parse::<chrono::DateTime<chrono::FixedOffset>>().unwrap().to_utc();
        let now = Now { instant, zone: Zone::named("Europe/Vienna").unwrap() };
        let ada = Contact::new(Name::parse("Ada Quill").unwrap());
        match parse_beside(text, beside, &ada, &Book::default(), &now) {
            Ok(line) => line.understood.join(" "),
            Err(unready) => format!("not: {unready}"),
        }
    }

    #[test]
    fn whose_it_is_and_by_when() {
        for (text, expected) in [
            (
                "send the article by fri",
                "You promise Ada Quill, by Fri 13 Nov: send the article. It comes up the day before.",
            ),
            (
                "they: send the contact of her cousin by 1 dec",
                "Ada Quill promises, by Tue 1 Dec: send the contact of her cousin. You are reminded gently once that day has passed.",
            ),
            (
                "Ada: a call",
                "Ada Quill promises: a call. No day is named, so nothing reminds you; `by fri` names one.",
            ),
            (
                "ada quill: a call",
                "Ada Quill promises: a call. No day is named, so nothing reminds you; `by fri` names one.",
            ),
            (
                "me: a call",
                "You promise Ada Quill: a call. No day is named, so nothing reminds you; `by fri` names one.",
            ),
            (
                "report: send it",
                "You promise Ada Quill: report: send it. No day is named, so nothing reminds you; `by fri` names one.",
            ),
            ("they: by fri", "not: What is it? Write it before the day"),
            (
                "they:",
                "not: Such as `send the article by fri`; what the other owes you begins with `they:`, and is asked about gently",
            ),
            ("call by 31 nov", "not: November has 30 days"),
        ] {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_said_beside_the_line_is_not_looked_for_in_it() {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 16);
        for (text, by, due, expected) in [
            (
                "they: a call by fri",
                Some(Who::Me),
                None,
                "You promise Ada Quill, by Fri 13 Nov: they: a call. It comes up the day before.",
            ),
            (
                "they: the list of those at hand by fri",
                None,
                monday,
                "Ada Quill promises, by Mon 16 Nov: the list of those at hand by fri. You are reminded gently once that day has passed.",
            ),
        ] {
            assert_eq!(read_beside(text, Beside { by, due }), expected, "{text:?}");
        }
    }
}
