//! The line of what somebody told the user: `read Field Notes` is advice, `lead: junior researcher at Hale, closes
//! 30 nov` a job or a way to try the work out.

use chrono::NaiveDate;

use super::{
    book::Book, command::Act, contact::Contact, dated_end, id::Id, line::Unready, search::fold, when::words,
    zone::Now,
};

/// What an empty line may hold.
pub const HINT: &str = "Such as `read Field Notes`; a job or a way to try the work out: `lead: researcher at Hale, closes 30 nov`";

/// What somebody told the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// To try, read or join this.
    Advice(String),
    /// Of a job, or of a way to try the work out.
    Lead {
        /// What it is.
        text: String,
        /// The closing date.
        closes: Option<NaiveDate>,
    },
}

impl Told {
    /// The act that notes it with `contact`, in this talk if in one.
    pub fn act(self, contact: Id, interview: Option<Id>) -> Act {
        match self {
            Self::Advice(text) => Act::Advise { contact, text, interview },
            Self::Lead { text, closes } => Act::Lead { contact, text, closes, interview },
        }
    }
}

/// A line that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdviceLine {
    /// What was told.
    pub told: Told,
    /// What it was understood as, a paragraph each.
    pub understood: Vec<String>,
    /// What is to be said of the day in it; the last of what was understood.
    pub remarks: Vec<String>,
}

/// Understands what `contact` told.
///
/// # Errors
/// What is still missing, or a day that no calendar has.
pub fn parse(text: &str, contact: &Contact, book: &Book, now: &Now) -> Result<AdviceLine, Unready> {
    let text = text.trim();
    if let Some(lead) = labelled(text) {
        return lead_line(lead, None, contact, book, now);
    }
    if text.is_empty() {
        return Err(Unready::Incomplete(HINT.to_owned()));
    }
    let understood = vec![
        format!("{} told you: {text}.", contact.name),
        "What comes of it goes into your next message.".to_owned(),
    ];
    Ok(AdviceLine { told: Told::Advice(text.to_owned()), understood, remarks: Vec::new() })
}

/// The same where it is known to be a lead, with its label or without. Where the closing date is said `beside` the
/// line, none is looked for in it.
///
/// # Errors
/// As [`parse`].
pub fn parse_lead(
    text: &str,
    beside: Option<NaiveDate>,
    contact: &Contact,
    book: &Book,
    now: &Now,
) -> Result<AdviceLine, Unready> {
    let text = text.trim();
    lead_line(labelled(text).unwrap_or(text), beside, contact, book, now)
}

fn lead_line(
    lead: &str,
    beside: Option<NaiveDate>,
    contact: &Contact,
    book: &Book,
    now: &Now,
) -> Result<AdviceLine, Unready> {
    let marks = ["closes", "closing", "by", "until", "deadline"];
    let end = dated_end::part_beside(lead, beside, &marks, book, now)?;
    if end.text.is_empty() {
        return Err(Unready::Incomplete("Which job, or which way to try the work out?".to_owned()));
    }
    let day = match end.day {
        Some(day) => format!("It closes {}.", words::weekday_date(day, now.today())),
        None => "No last day is named; `closes 30 nov` names one.".to_owned(),
    };
    let mut understood = vec![format!("{} told you of this: {}.", contact.name, end.text), day];
    understood.extend(end.remarks.iter().cloned());
    let told = Told::Lead { text: end.text.to_owned(), closes: end.day };
    Ok(AdviceLine { told, understood, remarks: end.remarks })
}

/// What stands behind the label of a lead.
fn labelled(text: &str) -> Option<&str> {
    text.split_once(':').filter(|(label, _)| is_lead(label)).map(|(_, lead)| lead.trim_start())
}

fn is_lead(label: &str) -> bool {
    matches!(fold(label).as_str(), "lead" | "leads" | "job" | "trial" | "opening" | "post")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{name::Name, zone::Zone};

    fn read(text: &str) -> String {
        read_as(text, parse)
    }

    fn read_as(
        text: &str,
        parse: impl Fn(&str, &Contact, &Book, &Now) -> Result<AdviceLine, Unready>,
    ) -> String {
        let instant =
            "2026-11-12T08:04:00+01:00".parse::<chrono::DateTime<chrono::FixedOffset>>().unwrap().to_utc();
        let now = Now { instant, zone: Zone::named("Europe/Vienna").unwrap() };
        let ada = Contact::new(Name::parse("Ada Quill").unwrap());
        match parse(text, &ada, &Book::default(), &now) {
            Ok(line) => format!("{:?} {}", line.told, line.understood.join(" ")),
            Err(unready) => format!("not: {unready}"),
        }
    }

    #[test]
    fn advice_and_leads() {
        for (text, expected) in [
            (
                "read Field Notes",
                "Advice(\"read Field Notes\") Ada Quill told you: read Field Notes. What comes of it goes into your next message.",
            ),
            (
                "Lead: junior researcher at Hale, closes 30 nov",
                "Lead { text: \"junior researcher at Hale\", closes: Some(2026-11-30) } Ada Quill told you of this: junior researcher at Hale. It closes Mon 30 Nov.",
            ),
            (
                "trial: a month on the ward",
                "Lead { text: \"a month on the ward\", closes: None } Ada Quill told you of this: a month on the ward. No last day is named; `closes 30 nov` names one.",
            ),
            (
                "read: Field Notes",
                "Advice(\"read: Field Notes\") Ada Quill told you: read: Field Notes. What comes of it goes into your next message.",
            ),
            ("job:", "not: Which job, or which way to try the work out?"),
            (
                "",
                "not: Such as `read Field Notes`; a job or a way to try the work out: `lead: researcher at Hale, closes 30 nov`",
            ),
        ] {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_known_to_be_a_lead() {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 16);
        for (text, beside, expected) in [
            (
                "junior researcher at Hale, closes 30 nov",
                None,
                "Lead { text: \"junior researcher at Hale\", closes: Some(2026-11-30) } Ada Quill told you of this: junior researcher at Hale. It closes Mon 30 Nov.",
            ),
            (
                "Job: junior researcher by fri",
                None,
                "Lead { text: \"junior researcher\", closes: Some(2026-11-13) } Ada Quill told you of this: junior researcher. It closes Fri 13 Nov.",
            ),
            (
                "help out by fri",
                monday,
                "Lead { text: \"help out by fri\", closes: Some(2026-11-16) } Ada Quill told you of this: help out by fri. It closes Mon 16 Nov.",
            ),
            ("apply by 31 nov", None, "not: November has 30 days"),
            ("closes fri", None, "not: Which job, or which way to try the work out?"),
        ] {
            let read = read_as(text, |text, contact, book, now| parse_lead(text, beside, contact, book, now));
            assert_eq!(read, expected, "{text:?}");
        }
    }
}
