//! The line of what somebody told the user: `read Field Notes` is advice, `lead: junior researcher at Hale, closes
//! 30 nov` a job or a way to try the work out.

use chrono::NaiveDate;

use super::{book::Book, contact::Contact, dated_end, line::Unready, search::fold, when::words, zone::Now};

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

/// A line that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdviceLine {
    /// What was told.
    pub told: Told,
    /// What it was understood as, a paragraph each.
    pub understood: Vec<String>,
}

/// Understands what `contact` told.
///
/// # Errors
/// What is still missing, or a day that no calendar has.
pub fn parse(text: &str, contact: &Contact, book: &Book, now: &Now) -> Result<AdviceLine, Unready> {
    let text = text.trim();
    let lead = text.split_once(':').filter(|(label, _)| is_lead(label)).map(|(_, lead)| lead.trim_start());
    let Some(lead) = lead else {
        if text.is_empty() {
            return Err(Unready::Incomplete(HINT.to_owned()));
        }
        let understood = vec![
            format!("{} told you: {text}.", contact.name),
            "What comes of it goes into your next message.".to_owned(),
        ];
        return Ok(AdviceLine { told: Told::Advice(text.to_owned()), understood });
    };
    let end = dated_end::part(lead, &["closes", "closing", "by", "until", "deadline"], book, now)?;
    if end.text.is_empty() {
        return Err(Unready::Incomplete("Which job, or which way to try the work out?".to_owned()));
    }
    let day = match end.day {
        Some(day) => format!("It closes {}.", words::weekday_date(day, now.today())),
        None => "No last day is named; `closes 30 nov` names one.".to_owned(),
    };
    let mut understood = vec![format!("{} told you of this: {}.", contact.name, end.text), day];
    understood.extend(end.remarks);
    Ok(AdviceLine { told: Told::Lead { text: end.text.to_owned(), closes: end.day }, understood })
}

fn is_lead(label: &str) -> bool {
    matches!(fold(label).as_str(), "lead" | "leads" | "job" | "trial" | "opening" | "post")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{name::Name, zone::Zone};

    fn read(text: &str) -> String {
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
}
