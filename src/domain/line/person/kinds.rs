//! By what the parts of a person's line are told apart.

use crate::domain::{contact::SourceKind, line::tokens::Line};

/// Words that make a part a role.
const ROLES: &[&str] = &[
    "accountant",
    "admin",
    "administrator",
    "adviser",
    "advisor",
    "analyst",
    "architect",
    "assistant",
    "associate",
    "buyer",
    "ceo",
    "cfo",
    "chief",
    "cmo",
    "co-founder",
    "coach",
    "cofounder",
    "consultant",
    "coo",
    "coordinator",
    "cpo",
    "cto",
    "curator",
    "designer",
    "developer",
    "director",
    "doctor",
    "editor",
    "engineer",
    "expert",
    "fellow",
    "founder",
    "head",
    "hr",
    "intern",
    "journalist",
    "lawyer",
    "lead",
    "leader",
    "lecturer",
    "librarian",
    "manager",
    "nurse",
    "officer",
    "operator",
    "owner",
    "partner",
    "phd",
    "planner",
    "pm",
    "postdoc",
    "president",
    "principal",
    "producer",
    "professor",
    "programmer",
    "recruiter",
    "researcher",
    "scientist",
    "secretary",
    "senior",
    "specialist",
    "strategist",
    "student",
    "supervisor",
    "teacher",
    "technician",
    "therapist",
    "trainer",
    "translator",
    "vp",
    "writer",
];

/// Words that make a part an employer, whatever else it says.
const EMPLOYERS: &[&str] = &[
    "ag",
    "agency",
    "bank",
    "co",
    "college",
    "corp",
    "council",
    "foundation",
    "gmbh",
    "group",
    "hospital",
    "inc",
    "institute",
    "kg",
    "labs",
    "limited",
    "llc",
    "llp",
    "ltd",
    "ministry",
    "museum",
    "plc",
    "school",
    "studio",
    "university",
];

/// What else people say for a kind of source.
const SOURCES: &[(&str, SourceKind)] = &[
    ("friends", SourceKind::Friend),
    ("old friend", SourceKind::Friend),
    ("school friend", SourceKind::Friend),
    ("neighbour", SourceKind::Friend),
    ("neighbor", SourceKind::Friend),
    ("flatmate", SourceKind::Friend),
    ("roommate", SourceKind::Friend),
    ("relative", SourceKind::Family),
    ("mother", SourceKind::Family),
    ("father", SourceKind::Family),
    ("parent", SourceKind::Family),
    ("sister", SourceKind::Family),
    ("brother", SourceKind::Family),
    ("sibling", SourceKind::Family),
    ("aunt", SourceKind::Family),
    ("uncle", SourceKind::Family),
    ("cousin", SourceKind::Family),
    ("niece", SourceKind::Family),
    ("nephew", SourceKind::Family),
    ("grandmother", SourceKind::Family),
    ("grandfather", SourceKind::Family),
    ("daughter", SourceKind::Family),
    ("son", SourceKind::Family),
    ("husband", SourceKind::Family),
    ("wife", SourceKind::Family),
    ("in law", SourceKind::Family),
    ("sister in law", SourceKind::Family),
    ("brother in law", SourceKind::Family),
    ("classmate", SourceKind::Alumni),
    ("fellow student", SourceKind::Alumni),
    ("alumna", SourceKind::Alumni),
    ("alumnus", SourceKind::Alumni),
    ("alum", SourceKind::Alumni),
    ("old colleague", SourceKind::Colleague),
    ("former colleague", SourceKind::Colleague),
    ("ex colleague", SourceKind::Colleague),
    ("coworker", SourceKind::Colleague),
    ("co worker", SourceKind::Colleague),
    ("workmate", SourceKind::Colleague),
    ("fair", SourceKind::CareerFair),
    ("job fair", SourceKind::CareerFair),
    ("career advisor", SourceKind::CareerAdviser),
    ("cold", SourceKind::Employer),
];

/// The kind of source meant by `text`; `from`, `a` and `my` before it say nothing more.
pub fn source(text: &str) -> Option<SourceKind> {
    let lower = text.trim().to_lowercase().replace('-', " ");
    let mut words = lower.as_str();
    while let Some(rest) =
        ["from ", "through ", "a ", "an ", "my ", "the "].iter().find_map(|word| words.strip_prefix(word))
    {
        words = rest.trim_start();
    }
    SourceKind::parse(words)
        .or_else(|| SOURCES.iter().find(|(known, _)| *known == words).map(|(_, kind)| *kind))
}

/// The kind of source that a part begins with, and how it goes on: `colleague from my old ward`. A role
/// is none: `teacher of maths`.
pub fn source_and_more<'a>(part: Line<'a>) -> Option<(SourceKind, &'a str)> {
    let joins = |n: &usize| matches!(part.word(*n), "from" | "of" | "in" | "since" | "through");
    let end = (1..part.len()).find(joins).filter(|_| !names_role(part.text()))?;
    Some((source(part.first(end).text())?, part.from(end).text()))
}

/// Where the user met the person, without a day: `met at a fair`.
pub fn met<'a>(part: Line<'a>) -> Option<&'a str> {
    let skipped = usize::from(matches!(part.word(0), "we" | "i"));
    let is_met = part.word(skipped) == "met" && matches!(part.word(skipped + 1), "at" | "through" | "in");
    is_met.then(|| part.from(skipped + 2).text()).filter(|place| !place.is_empty())
}

/// Who named the person: what stands behind `via`, `introduced by` and the like.
pub fn referrer<'a>(part: Line<'a>) -> Option<&'a str> {
    let taken = match (part.word(0), part.word(1)) {
        ("via" | "through", _) => 1,
        ("introduced" | "referred" | "named" | "recommended" | "suggested", "by") => 2,
        _ => return None,
    };
    Some(part.from(taken).text())
}

/// Role and employer of `CTO at Acme`, `CTO @ Acme`, `at Acme`, `works for Acme`; either half may not be blank but
/// for the role.
pub fn role_at_employer<'a>(part: Line<'a>) -> Option<(&'a str, &'a str)> {
    let last = part.len();
    if part.word(0).starts_with("work") && matches!(part.word(1), "at" | "for") && last > 2 {
        return Some(("", part.from(2).text()));
    }
    let at = (0..last).rfind(|n| matches!(part.word(*n), "at" | "@") || is_joined(part.word(*n)))?;
    let joined = is_joined(part.word(at));
    let employer =
        if joined { part.from(at).text().trim_start_matches('@') } else { part.from(at + 1).text() };
    (!employer.is_empty()).then(|| (part.first(at).text(), employer))
}

fn is_joined(word: &str) -> bool {
    word.len() > 1 && word.starts_with('@')
}

/// Whether a part of which nothing else is known is a role rather than an employer.
pub fn is_role(text: &str) -> bool {
    let lower = text.to_lowercase();
    !has(&lower, EMPLOYERS) && (has(&lower, ROLES) || text.starts_with(char::is_lowercase))
}

/// Whether a part can hardly be loose words: it names a role, where somebody works, an address or a source.
pub fn is_certain(part: Line<'_>) -> bool {
    let text = part.text();
    names_role(text)
        || role_at_employer(part).is_some()
        || source(text).is_some()
        || is_phone(text)
        || matches!(part.word(0), "tag" | "tags")
        || text.contains([':', '@', '#', '/'])
}

/// Whether a part names a role by a word that hardly means anything else.
pub fn names_role(text: &str) -> bool {
    has(&text.to_lowercase(), ROLES)
}

fn has(lower: &str, known: &[&str]) -> bool {
    lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).any(|word| known.contains(&word))
}

/// Whether a word is an e-mail address, with or without angle brackets.
pub fn is_email(word: &str) -> bool {
    let bare = bare_email(word);
    bare.split_once('@').is_some_and(|(before, host)| {
        !before.is_empty()
            && host.split('.').count() > 1
            && host.split('.').all(|part| !part.is_empty())
            && !host.contains('@')
    })
}

/// An e-mail address without what mail programs put around it.
pub fn bare_email(word: &str) -> &str {
    let word = word.trim_matches(|c| matches!(c, '<' | '>' | '(' | ')'));
    word.strip_prefix("mailto:").unwrap_or(word)
}

/// Whether a part is a phone number: at least six digits, and nothing but what stands between them.
pub fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_plain =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '/' | '.' | '(' | ')' | '\u{a0}');
    (6..=20).contains(&digits) && text.chars().all(is_plain)
}

/// Whether a word in lower case is the address of a profile.
pub fn is_profile(word: &str) -> bool {
    ["https://", "http://", "www.", "linkedin.com/", "xing.com/"].iter().any(|start| word.starts_with(start))
}
