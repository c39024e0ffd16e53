//! `set`: facts on a person.

use clap::Args;

use super::Changes;
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::{Failure, capital},
        outcome::{Ending, Outcome},
        people,
        reading::{self, Reading},
    },
    domain::{
        command::{Act, ContactChanges, NOTHING_WOULD_CHANGE},
        contact::{Contact, Source, SourceKind},
        id::Id,
        name::Name,
        when::Direction,
        zone::Zone,
    },
};

/// Change facts on a person
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards set ada role='head of research' email=ada@hale.example
  regards set ada source=referral via='Ben Ode'
  regards set ada employer=                 takes it away
  regards set ada again=no                  no more updates, as she asked

FIELD: name, pronounced (how the name is said), employer, role, field, email, phone, profile, zone (Europe/Vienna), notes, tags, source (friend, \
family, alumni, teacher, colleague, association, career fair, online group, LinkedIn, career adviser, employer, \
referral, other), via (who named them), discreet (yes, no), cadence (days between updates), again (may you write \
again: yes, no, a day). Several e-mails, phones and tags are separated by commas.")]
pub struct Set {
    /// Who, and what
    #[arg(required = true, num_args = 1.., value_name = "PERSON FIELD=VALUE")]
    words: Vec<String>,
}

/// What was asked for, in the order of the acts.
#[derive(Default)]
struct Wanted {
    changes: ContactChanges,
    consent: Option<Act>,
    remarks: Vec<String>,
}

impl Changes for Set {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let (person, fields) = apart(&self.words)?;
        let changed = desk.change(|reading| {
            let (contact, known) = people::find(&reading.book, &person)?;
            let mut wanted = Wanted::default();
            for (field, value) in &fields {
                wanted.take(reading, (contact, known), field, value)?;
                wanted.remarks.push(match value.trim() {
                    "" => format!("{field}: taken away"),
                    value => format!("{field}: {value}"),
                });
            }
            Ok(wanted.decision(contact))
        });
        match changed {
            // What is asked for holds: nobody was refused anything.
            Err(failure) if failure.message == NOTHING_WOULD_CHANGE => {
                let summary = vec!["It is so already".to_owned()];
                Ok(Outcome { summary, ending: Ending::NothingToSave, ..Outcome::default() })
            }
            changed => changed,
        }
    }
}

impl Wanted {
    fn take(
        &mut self,
        reading: &Reading,
        (contact, known): people::Person<'_>,
        field: &str,
        value: &str,
    ) -> Result<(), Failure> {
        let text = || Some(value.trim().to_owned());
        let list = || {
            let parts = value.split(',').map(str::trim).filter(|part| !part.is_empty());
            Some(parts.map(str::to_owned).collect())
        };
        match field {
            "name" => {
                let name = Name::parse(value);
                self.changes.name = Some(name.map_err(|why| refused(capital(&why.to_string()), ""))?);
            }
            "pronounced" => self.changes.pronounced = text(),
            "employer" => self.changes.employer = text(),
            "role" => self.changes.role = text(),
            "field" => self.changes.field = text(),
            "email" | "emails" => self.changes.emails = list(),
            "phone" | "phones" => self.changes.phones = list(),
            "profile" => self.changes.profile = text(),
            "zone" => self.changes.zone = Some(zone(value)?),
            "notes" => self.changes.notes = Some(value.to_owned()),
            "tag" | "tags" => self.changes.tags = list(),
            "source" => self.source(value)?,
            "via" => self.via(reading, known, value)?,
            "discreet" => self.changes.discreet = Some(yes_or_no(field, value)?),
            "cadence" => self.changes.cadence = Some(days(value)?),
            "again" => self.again(reading, contact, value)?,
            _ => {
                let hint = "`regards set --help` names the fields";
                return Err(refused(format!("There is no field {:?}", people::shortened(field)), hint));
            }
        }
        Ok(())
    }

    fn source(&mut self, value: &str) -> Result<(), Failure> {
        if value.trim().is_empty() {
            self.changes.source = Some(None);
            return Ok(());
        }
        let kind = SourceKind::parse(value).ok_or_else(|| {
            let known: Vec<&str> = SourceKind::ALL.map(SourceKind::words).to_vec();
            refused(format!("{:?} is not a source", people::shortened(value)), known.join(", "))
        })?;
        let by = self.changes.source.take().flatten();
        let by = by.filter(|source| source.by.is_some()).map(|source| source.by);
        self.changes.source = Some(Some(Source { kind, by: by.flatten(), name: String::new() }));
        Ok(())
    }

    /// Who named them. Without a name only the kind of source stays, and nothing of a referral that nobody made.
    fn via(&mut self, reading: &Reading, contact: &Contact, value: &str) -> Result<(), Failure> {
        let told = self.changes.source.take().flatten();
        if value.trim().is_empty() {
            let kind = told.or_else(|| contact.source.clone()).map(|source| source.kind);
            let kind = kind.filter(|kind| *kind != SourceKind::Referral);
            self.changes.source = Some(kind.map(|kind| Source { kind, by: None, name: String::new() }));
            return Ok(());
        }
        let (by, _) = people::find(&reading.book, value)?;
        let kind = told.map_or(SourceKind::Referral, |source| source.kind);
        self.changes.source = Some(Some(Source { kind, by: Some(by), name: String::new() }));
        Ok(())
    }

    fn again(&mut self, reading: &Reading, contact: Id, value: &str) -> Result<(), Failure> {
        let (again, on) = match value.trim().to_lowercase().as_str() {
            "yes" | "y" => (true, None),
            "no" | "n" => (false, None),
            "" => return Err(refused("`again` is yes, no, or a day from which you may write again", "")),
            _ => {
                let when = reading.when(&[value.to_owned()], Direction::Ahead)?;
                self.remarks.extend(reading::remarks(when.as_ref()));
                (true, when.map(|when| when.moment.date(&reading.now.zone)))
            }
        };
        self.consent = Some(Act::Consent { contact, again, on });
        Ok(())
    }

    fn decision(self, contact: Id) -> Decision {
        let has_changes = self.changes != ContactChanges::default();
        let edit = has_changes.then(|| Act::EditContact { contact, changes: Box::new(self.changes) });
        let mut acts: Vec<Act> = edit.into_iter().chain(self.consent).collect();
        let act = match (acts.pop(), acts.is_empty()) {
            (Some(act), true) => act,
            (last, _) => Act::Together { what: String::new(), acts: acts.into_iter().chain(last).collect() },
        };
        Decision::from(act).with_remarks(self.remarks)
    }
}

/// The name of a field and its value.
type Field<'w> = (String, &'w str);

/// The words before the first `FIELD=VALUE` are the person.
fn apart(words: &[String]) -> Result<(String, Vec<Field<'_>>), Failure> {
    let first = words.iter().position(|word| word.contains('=')).unwrap_or(words.len());
    let (person, fields) = words.split_at_checked(first).unwrap_or((words, &[]));
    let fields: Option<Vec<Field<'_>>> = fields
        .iter()
        .map(|word| word.split_once('=').map(|(field, value)| (field.trim().to_lowercase(), value)))
        .collect();
    match fields {
        Some(fields) if !fields.is_empty() && !person.is_empty() => Ok((person.join(" "), fields)),
        _ => Err(Failure::usage(
            "`set` takes a person and fields: PERSON FIELD=VALUE ...",
            "a value of several words goes in quotes: role='head of research'",
        )),
    }
}

fn zone(value: &str) -> Result<String, Failure> {
    match value.trim() {
        "" => Ok(String::new()),
        name => match Zone::named(name) {
            Some(Zone::Named(zone)) => Ok(zone.name().to_owned()),
            _ => {
                let message = format!("{:?} is not the name of a time zone", people::shortened(name));
                Err(refused(message, "those are named like Europe/Vienna"))
            }
        },
    }
}

fn yes_or_no(field: &str, value: &str) -> Result<bool, Failure> {
    match value.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" => Ok(true),
        "no" | "n" | "false" | "" => Ok(false),
        _ => Err(refused(format!("`{field}` is yes or no, not {:?}", people::shortened(value)), "")),
    }
}

fn days(value: &str) -> Result<Option<u32>, Failure> {
    match value.trim() {
        "" => Ok(None),
        number => number.parse().map(Some).map_err(|_| {
            let message = format!("`cadence` is a number of days, not {:?}", people::shortened(number));
            refused(message, "without a number, the usual one holds again")
        }),
    }
}

fn refused(message: impl Into<String>, hint: impl Into<String>) -> Failure {
    Failure::refused("text", message, hint)
}
