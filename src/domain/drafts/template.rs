//! A template, read into lines, sentences and parts; and what it becomes with its fields filled.

use super::field::Field;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Plain words.
    Words(String),
    /// A field, and the words that stand in where it is empty.
    Field(Field, Option<String>),
    /// Braces around something that is no field; it stays as it was written.
    Unknown(String),
}

/// A text with fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template {
    lines: Vec<Vec<Sentence>>,
}

type Sentence = Vec<Part>;

impl Template {
    /// Reads a text. Every text is a template; what is no field in it stays as it is.
    pub(super) fn read(text: &str) -> Self {
        Self { lines: text.lines().map(|line| sentences(&parts(line))).collect() }
    }

    /// All its parts in order.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Part> {
        self.lines.iter().flatten().flatten()
    }

    /// The text with what `value` says of each field; an empty value is none.
    pub(super) fn filled(&self, value: impl Fn(Field) -> String) -> String {
        let mut rows: Vec<String> = Vec::new();
        for line in &self.lines {
            let shown: Vec<String> = line.iter().filter_map(|sentence| said(sentence, &value)).collect();
            if line.is_empty() || !shown.is_empty() {
                rows.push(shown.concat().trim().to_owned());
            }
        }
        // What is left out leaves no hole behind.
        rows.dedup_by(|row, before| row.is_empty() && before.is_empty());
        rows.join("\n").trim().to_owned()
    }
}

/// A sentence with its fields filled; none where nothing is known of one of them and no words stand in.
fn said(sentence: &Sentence, value: &impl Fn(Field) -> String) -> Option<String> {
    let mut out = String::new();
    for part in sentence {
        match part {
            // What fills a field may be a whole sentence; one full stop is enough.
            Part::Words(words) if words.starts_with('.') && out.ends_with(['.', '?', '!']) => {
                out.extend(words.chars().skip(1));
            }
            Part::Words(words) => out.push_str(words),
            Part::Unknown(name) => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
            Part::Field(field, otherwise) => {
                let value = value(*field);
                if !value.trim().is_empty() {
                    out.push_str(value.trim_end());
                } else if let Some(otherwise) = otherwise {
                    out.push_str(otherwise);
                } else {
                    return None;
                }
            }
        }
    }
    Some(out)
}

/// The parts of one line.
fn parts(line: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut words = String::new();
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '{' | '}' if rest.next_if_eq(&c).is_some() => words.push(c),
            '{' => {
                if !words.is_empty() {
                    parts.push(Part::Words(std::mem::take(&mut words)));
                }
                let mut inner = String::new();
                let mut is_closed = false;
                for c in rest.by_ref() {
                    if c == '}' {
                        is_closed = true;
                        break;
                    }
                    inner.push(c);
                }
                parts.push(field(&inner, is_closed));
            }
            _ => words.push(c),
        }
    }
    if !words.is_empty() {
        parts.push(Part::Words(words));
    }
    parts
}

fn field(inner: &str, is_closed: bool) -> Part {
    let (name, otherwise) = match inner.split_once('|') {
        Some((name, otherwise)) => (name, Some(otherwise.to_owned())),
        None => (inner, None),
    };
    match Field::parse(name) {
        Some(field) if is_closed => Part::Field(field, otherwise),
        _ => Part::Unknown(inner.to_owned()),
    }
}

/// The sentences of a line: each ends with a full stop, a question mark or an exclamation mark before a space. The
/// space after it belongs to it.
fn sentences(parts: &[Part]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut sentence: Sentence = Vec::new();
    for part in parts {
        let Part::Words(words) = part else {
            sentence.push(part.clone());
            continue;
        };
        let mut piece = String::new();
        let mut before = ' ';
        for c in words.chars() {
            piece.push(c);
            if c == ' ' && matches!(before, '.' | '?' | '!') {
                sentence.push(Part::Words(std::mem::take(&mut piece)));
                sentences.push(std::mem::take(&mut sentence));
            }
            before = c;
        }
        if !piece.is_empty() {
            sentence.push(Part::Words(piece));
        }
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str, values: &[(Field, &str)]) -> String {
        Template::read(text).filled(|field| {
            values
                .iter()
                .find(|(known, _)| *known == field)
                .map(|(_, value)| (*value).to_owned())
                .unwrap_or_default()
        })
    }

    #[test]
    fn a_sentence_of_which_something_is_not_known_is_left_out() {
        let values =
            &[(Field::Name, "Ada"), (Field::Stays, "Half of it is persuading."), (Field::Day, "on Tuesday")];
        for (template, expected) in [
            ("Dear {name},", "Dear Ada,"),
            ("Dear { Name },", "Dear Ada,"),
            (
                "thank you for your time {day}. You named {named}. All good.",
                "thank you for your time on Tuesday. All good.",
            ),
            ("{named} helped. Thank you", "Thank you"),
            ("one {again}", ""),
            ("a\n{again}\nb", "a\nb"),
            ("a\n\n{again}\n\nb", "a\n\nb"),
            ("about {about|your work}", "about your work"),
            ("about {about|}", "about"),
            ("About {about|[what you ask about]}?", "About [what you ask about]?"),
            // One full stop is enough.
            ("It is this: {stays}. Thanks", "It is this: Half of it is persuading. Thanks"),
            ("no sentence ends in e.g.{again} here", ""),
            ("{{name}} is {name}", "{name} is Ada"),
            ("braces }} and {{", "braces } and {"),
            ("what {is this} here", "what {is this} here"),
            ("", ""),
        ] {
            assert_eq!(filled(template, values), expected, "{template:?}");
        }
    }
}
