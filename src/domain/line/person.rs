//! The facts on a person, one part between commas at a time: `CTO at Acme`, `friend`, `via Ben Ode`, `#design`.

use super::{
    Unready, near,
    people::{self, Found},
    tokens::Line,
    typing::Typing,
};
use crate::domain::{
    command::{ContactChanges, Refusal, RefusalKind},
    contact::{Contact, Source, SourceKind},
    name::Name,
    when::{self, Direction, NotADate},
    zone::Zone,
};

pub mod kinds;

/// What is known of a person, and what is to be said of it.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The facts.
    pub changes: ContactChanges,
    /// Sentences on where they come from.
    pub said: Vec<String>,
}

/// What a part may begin with to say what it is.
const LABELS: [&str; 16] = [
    "role", "employer", "company", "field", "email", "e-mail", "mail", "mailto", "phone", "tel", "profile",
    "zone", "tag", "tags", "via", "source",
];

/// Whether `word` before a colon says what the rest of its part is.
pub fn is_label(word: &str) -> bool {
    LABELS.contains(&word)
}

/// Takes `text` as a name.
///
/// # Errors
/// Where it is blank or too long.
pub fn name(text: &str) -> Result<Name, Unready> {
    Name::parse(text).map_err(|reason| {
        Unready::Refused(Refusal::new(RefusalKind::Text, reason.to_string(), "write the name first"))
    })
}

impl Facts {
    /// Takes in one part; says whether it was understood.
    ///
    /// # Errors
    /// Where it names somebody who could be several people.
    pub fn take(&mut self, part: Line<'_>, typing: &Typing<'_>) -> Result<bool, Unready> {
        let text = part.text().trim();
        if text.is_empty() {
            return Ok(true);
        }
        if part.tokens.iter().any(|token| token.is_quoted) && part.len() == 1 {
            return Ok(self.employer_or_role(text));
        }
        if let Some(understood) = self.labelled(text, part, typing)? {
            return Ok(understood);
        }
        if self.address(part, typing)? || self.tags(part) || self.source(text) {
            return Ok(true);
        }
        if let Some(name) = kinds::referrer(part) {
            return self.via(name, typing);
        }
        if let Some((kind, more)) = kinds::source_and_more(part) {
            self.source_mut().kind = kind;
            self.note(more);
            return Ok(true);
        }
        Ok(self.position(part))
    }

    /// Sets aside what is labelled: `role: teacher`.
    fn labelled(&mut self, text: &str, part: Line<'_>, typing: &Typing<'_>) -> Result<Option<bool>, Unready> {
        let Some((label, rest)) = text.split_once(':').filter(|(_, rest)| !rest.starts_with("//")) else {
            return Ok(None);
        };
        let rest = rest.trim().to_owned();
        if rest.is_empty() {
            return Ok(None);
        }
        let changes = &mut self.changes;
        match label.trim().to_lowercase().as_str() {
            "role" => changes.role = Some(rest),
            "employer" | "company" => changes.employer = Some(rest),
            "field" => changes.field = Some(rest),
            "email" | "e-mail" | "mail" | "mailto" => push(&mut changes.emails, &rest),
            "phone" | "tel" => push(&mut changes.phones, &rest),
            "profile" => changes.profile = Some(rest),
            "zone" => changes.zone = Some(rest),
            "tag" | "tags" => {
                for tag in rest.split_whitespace() {
                    push(&mut changes.tags, tag.trim_start_matches('#'));
                }
            }
            "via" => return self.via(part.from(1).text(), typing).map(Some),
            "source" => return Ok(Some(self.source(&rest))),
            _ => return Ok(None),
        }
        Ok(Some(true))
    }

    /// E-mail addresses, phone numbers, profiles and zones.
    fn address(&mut self, part: Line<'_>, typing: &Typing<'_>) -> Result<bool, Unready> {
        let text = part.text();
        let changes = &mut self.changes;
        if part.tokens.iter().all(|token| kinds::is_email(token.text)) {
            part.tokens.iter().for_each(|token| push(&mut changes.emails, kinds::bare_email(token.text)));
        } else if kinds::is_phone(text) {
            push(&mut changes.phones, text);
        } else if part.len() == 1
            && kinds::is_profile(&part.tokens.first().map_or("", |token| token.text).to_lowercase())
        {
            changes.profile = Some(text.to_owned());
        } else if let Some(zone) = Zone::named(text).filter(|_| text.contains('/') || text == "UTC") {
            changes.zone = Some(zone.to_string());
        } else if part.len() == 1 && text.trim_start_matches('@').contains('@') {
            return Err(Unready::Incomplete(format!("{} is not a whole address", near::quoted(text))));
        } else if part.len() == 1 && text.contains('/') {
            // A zone that does not exist is told apart from `R&D/Design` by the region it begins with.
            if let Err(reason @ NotADate::UnknownZone { .. }) =
                when::parse(&format!("noon {text}"), Direction::Ahead, &typing.context())
            {
                return Err(reason.into());
            }
            return Ok(false);
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn tags(&mut self, part: Line<'_>) -> bool {
        let is_tagged = matches!(part.word(0), "tag" | "tags");
        let tags = part.from(usize::from(is_tagged));
        if tags.is_empty() || !(is_tagged || tags.tokens.iter().all(|token| token.text.starts_with('#'))) {
            return false;
        }
        for token in tags.tokens {
            push(&mut self.changes.tags, token.text.trim_start_matches('#'));
        }
        true
    }

    fn source(&mut self, text: &str) -> bool {
        let Some(kind) = kinds::source(text) else { return false };
        self.source_mut().kind = kind;
        true
    }

    /// Takes in where the user met the person.
    pub fn met(&mut self, place: &str) {
        self.source_mut().kind = kinds::source(place).unwrap_or(SourceKind::Other);
        self.note(&format!("met at {place}"));
    }

    /// Takes in a note.
    pub fn note(&mut self, words: &str) {
        let notes = self.changes.notes.get_or_insert_default();
        *notes = if notes.is_empty() { words.to_owned() } else { format!("{notes}, {words}") };
    }

    fn source_mut(&mut self) -> &mut Source {
        let unknown = || Source { kind: SourceKind::Referral, by: None, name: String::new() };
        self.changes.source.get_or_insert_default().get_or_insert_with(unknown)
    }

    /// Where the person comes from: somebody in the book, a kind of source, or only a name.
    fn via(&mut self, text: &str, typing: &Typing<'_>) -> Result<bool, Unready> {
        if text.is_empty() {
            return Err(Unready::Incomplete("via whom?".to_owned()));
        }
        if self.source(text) {
            return Ok(true);
        }
        let name = name(text)?;
        match people::search(text, None, typing.book) {
            Found::One(id) => {
                let known = typing.book.contact(id).map(|contact| people::named(contact)).unwrap_or_default();
                self.source_mut().by = Some(id);
                self.said.push(format!("Named by {known}, who is in the book"));
            }
            Found::Several(found) => return Err(people::several(text, &found, typing.book).into()),
            Found::Nobody => {
                self.source_mut().name = name.to_string();
                self.said.push(format!("Named by {name}, who is not in the book; the name is kept"));
            }
        }
        Ok(true)
    }

    /// Role and employer.
    fn position(&mut self, part: Line<'_>) -> bool {
        let text = part.text();
        if let Some((role, employer)) = kinds::role_at_employer(part) {
            let role_is_new = role.is_empty() || self.changes.role.is_none();
            if !role_is_new || self.changes.employer.is_some() {
                return false;
            }
            // `colleague at Hale Health` says how the person was found, and where they work.
            let is_source = !kinds::names_role(role) && self.source(role);
            if !is_source && !role.is_empty() {
                self.changes.role = Some(role.to_owned());
            }
            self.changes.employer = Some(employer.to_owned());
            return true;
        }
        if let Some(field) = text.strip_prefix("in ").filter(|_| self.changes.field.is_none()) {
            self.changes.field = Some(field.trim().to_owned());
            return true;
        }
        self.employer_or_role(text)
    }

    /// A part of which nothing says whether it is a role or an employer: by its words, else by its first letter.
    fn employer_or_role(&mut self, text: &str) -> bool {
        if text.chars().all(|c| !c.is_alphabetic()) {
            return false;
        }
        let ContactChanges { role, employer, .. } = &mut self.changes;
        let (first, second) = if kinds::is_role(text) { (role, employer) } else { (employer, role) };
        let place = if first.is_none() { first } else { second };
        let is_free = place.is_none();
        if is_free {
            *place = Some(text.to_owned());
        }
        is_free
    }

    /// The facts in words: "role CTO; employer Acme; friend".
    pub fn words(&self) -> String {
        let ContactChanges {
            employer, role, field, emails, phones, profile, zone, source, tags, notes, ..
        } = &self.changes;
        let listed = |texts: &Option<Vec<String>>| texts.as_ref().map(|texts| texts.join(", "));
        let kind = source.as_ref().and_then(Option::as_ref).map(|source| source.kind.words().to_owned());
        [
            ("role ", role.clone()),
            ("employer ", employer.clone()),
            ("field ", field.clone()),
            ("e-mail ", listed(emails)),
            ("phone ", listed(phones)),
            ("profile ", profile.clone()),
            ("time zone ", zone.clone()),
            ("found through: ", kind),
            ("tags ", listed(tags)),
            ("notes ", notes.as_deref().map(super::near::quoted)),
        ]
        .into_iter()
        .filter_map(|(label, text)| text.map(|text| format!("{label}{text}")))
        .collect::<Vec<_>>()
        .join("; ")
    }
}

/// What `facts` add to somebody who is in the book: only what is not known yet. Beside it, what is known otherwise.
pub fn added(contact: &Contact, facts: &ContactChanges) -> (ContactChanges, Vec<&'static str>) {
    let mut added = ContactChanges::default();
    let mut otherwise = Vec::new();
    for (what, known, said, place) in [
        ("employer", &contact.employer, &facts.employer, &mut added.employer),
        ("role", &contact.role, &facts.role, &mut added.role),
        ("field", &contact.field, &facts.field, &mut added.field),
        ("profile", &contact.profile, &facts.profile, &mut added.profile),
        ("time zone", &contact.zone, &facts.zone, &mut added.zone),
    ] {
        match said {
            Some(_) if known.is_empty() => place.clone_from(said),
            Some(said) if said.to_lowercase() != known.to_lowercase() => otherwise.push(what),
            _ => {}
        }
    }
    for (known, said, place) in [
        (&contact.emails, &facts.emails, &mut added.emails),
        (&contact.phones, &facts.phones, &mut added.phones),
        (&contact.tags, &facts.tags, &mut added.tags),
    ] {
        let new: Vec<String> = said.iter().flatten().filter(|text| !known.contains(text)).cloned().collect();
        if !new.is_empty() {
            *place = Some(known.iter().cloned().chain(new).collect());
        }
    }
    if let Some(notes) = &facts.notes {
        let lines = [contact.notes.as_str(), notes.as_str()].into_iter().filter(|text| !text.is_empty());
        added.notes = Some(lines.collect::<Vec<_>>().join("\n"));
    }
    match (&contact.source, &facts.source) {
        (None, Some(_)) => added.source.clone_from(&facts.source),
        (Some(known), Some(Some(said))) if known != said => otherwise.push("source"),
        _ => {}
    }
    (added, otherwise)
}

/// Who is meant by a name and what is known of them: the search narrowed by the employer.
pub fn search(name: &str, facts: &ContactChanges, typing: &Typing<'_>) -> Found {
    people::search(name, facts.employer.as_deref(), typing.book)
}

fn push(place: &mut Option<Vec<String>>, text: &str) {
    place.get_or_insert_default().push(text.to_owned());
}
