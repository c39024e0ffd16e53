//! The bytes of the file and what they mean: one JSON object, pretty-printed in a stable order, strict when read.
//!
//! Format 2 added what stands around a talk: drafts, the live screen, steps of the debrief that wait, how a name is
//! said. Everything of format 1 means the same in it, so a book of format 1 is read as it is and written as the newest;
//! only decisions about what had left the book, which format 1 kept, are dropped.

mod strict;
mod syntax;

use std::{collections::BTreeSet, fmt, io, marker::PhantomData, sync::Arc};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{
        DeserializeSeed, Error as _, IntoDeserializer as _, MapAccess, Visitor, value::MapAccessDeserializer,
    },
};

use self::strict::Strict;
use super::{saved::Saved, trouble::Flaw, version::Version};
use crate::domain::{book::Book, contact::Contact, contacts::Contacts, id::Id, unique};

/// The format that is written.
const FORMAT: u64 = 2;

/// The oldest format that is read.
const OLDEST: u64 = 1;

/// Some editors put this in front of a text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A book that may be saved, for what is checked holds in it, and the note of its save.
#[derive(Serialize)]
pub struct Sound<'a> {
    format: u64,
    saved: &'a Saved,
    #[serde(flatten)]
    book: &'a Book,
}

impl<'a> Sound<'a> {
    /// Checks the book.
    ///
    /// # Errors
    /// In words, why it is not one that may be saved.
    pub fn of(book: &'a Book, saved: &'a Saved) -> Result<Self, String> {
        sound(book).map_err(|faults| faults.join("; "))?;
        Ok(Self { format: FORMAT, saved, book })
    }

    /// Writes the content of its file.
    ///
    /// # Errors
    /// What `into` says.
    pub fn write_to(&self, mut into: impl io::Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut into, self)?;
        into.write_all(b"\n")
    }
}

/// The bytes of a file with this book.
///
/// # Errors
/// In words, why the book is not one that may be saved.
pub fn write(book: &Book, saved: &Saved) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    Sound::of(book, saved)?.write_to(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// The book in a file, and the note of the save that wrote it.
///
/// # Errors
/// The first flaw: syntax, a wrong type, an unknown or repeated key, with its line and column; a newer format; or
/// everything that does not hold between the records.
pub fn read(bytes: &[u8]) -> Result<(Book, Saved), Flaw> {
    read_like(bytes, &Book::default())
}

/// The same; people who are in `like` as they are in the file are shared with it, so that two versions of a book take
/// little more room than one.
///
/// # Errors
/// As [`read`].
pub fn read_like(bytes: &[u8], like: &Book) -> Result<(Book, Saved), Flaw> {
    let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let mut file = strictly(text, Fields { like }).map_err(|error| flaw(text, &error))?;
    if file.format == Some(OLDEST) {
        drop_lost_decisions(&mut file.book);
    }
    match file.format {
        Some(OLDEST..=FORMAT) => match sound(&file.book) {
            Ok(()) => Ok((file.book, file.saved.unwrap_or_default())),
            Err(faults) => Err(Flaw::Unsound { faults }),
        },
        Some(format) if format > FORMAT => Err(Flaw::Newer { format, known: FORMAT }),
        Some(format) => Err(unplaced(format!("there is no format {format}; the first is 1"))),
        None => Err(unplaced("\"format\" is missing; is this a book of regards".to_owned())),
    }
}

/// Format 1 kept what was decided about a referral when its referrer was deleted, which counts for nothing any more.
fn drop_lost_decisions(book: &mut Book) {
    let records = book
        .contacts
        .iter()
        .flat_map(|(id, contact)| contact.record_ids().map(|(record, _)| record).chain([*id]));
    let known: BTreeSet<Id> = records.collect();
    for contact in book.contacts.values_mut() {
        if contact.decisions.keys().any(|id| !known.contains(&id.record)) {
            Arc::make_mut(contact).decisions.retain(|id, _| known.contains(&id.record));
        }
    }
}

/// The version that a file is of, where it is one whole JSON object; what else is in it is not looked at.
///
/// # Errors
/// The first flaw in its syntax.
pub fn version(bytes: &[u8]) -> Result<Version, Flaw> {
    saved(bytes).map(|saved| saved.version())
}

/// The note of the save that wrote a file, read as [`version`] does.
///
/// # Errors
/// The first flaw in its syntax.
pub fn saved(bytes: &[u8]) -> Result<Saved, Flaw> {
    #[derive(Deserialize)]
    struct Head {
        #[serde(default)]
        saved: Saved,
    }
    let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    strictly(text, PhantomData::<Head>).map(|head| head.saved).map_err(|error| flaw(text, &error))
}

/// What the whole of `text` says, in which every record is an object.
fn strictly<'de, S: DeserializeSeed<'de>>(text: &'de [u8], seed: S) -> Result<S::Value, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_slice(text);
    let value = seed.deserialize(Strict(&mut reader))?;
    reader.end()?;
    Ok(value)
}

/// What does not hold in a book, each in words.
fn sound(book: &Book) -> Result<(), Vec<String>> {
    let faults: Vec<_> = book.check().iter().map(ToString::to_string).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn unplaced(why: String) -> Flaw {
    Flaw::Damaged { line: 0, column: 0, why }
}

/// What the reader's error says about the file.
fn flaw(text: &[u8], error: &serde_json::Error) -> Flaw {
    #[derive(Deserialize)]
    struct Format {
        format: u64,
    }
    if let Ok(Format { format }) = serde_json::from_slice(text)
        && format > FORMAT
    {
        return Flaw::Newer { format, known: FORMAT };
    }
    if text.iter().all(|byte| *byte == 0) {
        return unplaced("it holds nothing but zeros, as after a power cut".to_owned());
    }
    if text.starts_with(b"\xff\xfe") || text.starts_with(b"\xfe\xff") {
        return unplaced("it is in UTF-16; save it as UTF-8".to_owned());
    }
    let place = format!(" at line {} column {}", error.line(), error.column());
    let why = error.to_string();
    let why = why.strip_suffix(&place).unwrap_or(&why);
    let why = syntax::plain(why, error.is_eof()).unwrap_or(why).to_owned();
    Flaw::Damaged { line: error.line(), column: error.column(), why }
}

/// A file as it stands: the book's own fields beside the two of the store.
struct File {
    format: Option<u64>,
    saved: Option<Saved>,
    book: Book,
}

/// Reads a [`File`].
struct Fields<'l> {
    like: &'l Book,
}

impl<'de> DeserializeSeed<'de> for Fields<'_> {
    type Value = File;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<File, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = File;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a book: an object that begins with \"format\"")
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<File, A::Error> {
        let mut rest = Rest { access, like: self.like, format: None, saved: None, contacts: None };
        let book = Book::deserialize(MapAccessDeserializer::new(&mut rest))?;
        let book = Book { contacts: rest.contacts.unwrap_or_default(), ..book };
        Ok(File { format: rest.format, saved: rest.saved, book })
    }
}

/// The people in a file.
struct People<'l> {
    like: &'l Book,
}

impl<'de> DeserializeSeed<'de> for People<'_> {
    type Value = Contacts;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        unique::map_of(deserializer, |id: &Id, contact: Contact| match self.like.contacts.get(id) {
            Some(known) if **known == contact => Arc::clone(known),
            _ => Arc::new(contact),
        })
    }
}

/// The fields of a file without the store's own and the people, which are kept as they go by. So the book's fields are
/// named in one place, and every error keeps its line and column.
struct Rest<'l, A> {
    access: A,
    like: &'l Book,
    format: Option<u64>,
    saved: Option<Saved>,
    contacts: Option<Contacts>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for &mut Rest<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        loop {
            let Some(key) = self.access.next_key::<String>()? else { return Ok(None) };
            match key.as_str() {
                "format" if self.format.is_some() => return Err(A::Error::duplicate_field("format")),
                "saved" if self.saved.is_some() => return Err(A::Error::duplicate_field("saved")),
                "contacts" if self.contacts.is_some() => return Err(A::Error::duplicate_field("contacts")),
                "format" => self.format = Some(self.access.next_value()?),
                "saved" => self.saved = Some(self.access.next_value()?),
                "contacts" => {
                    self.contacts = Some(self.access.next_value_seed(People { like: self.like })?);
                }
                _ => return seed.deserialize(key.into_deserializer()).map(Some),
            }
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.access.next_value_seed(seed)
    }
}

#[cfg(test)]
mod mutated;

/// A book of format 1 with every field it had, and one of format 2.
#[cfg(test)]
const GOLDEN: [&str; 2] = [
    include_str!("../../tests/it/fixtures/book-format-1.json"),
    include_str!("../../tests/it/fixtures/book-format-2.json"),
];

#[cfg(test)]
mod tests {

    use super::*;
    use crate::{
        domain::{
            name::Name,
            sample,
            zone::{Now, Zone},
        },
        store::trial::writer,
    };

    const ADA: &str = r#""name": "Ada Quill""#;

    fn told(bytes: &[u8]) -> String {
        match read(bytes) {
            Ok((book, saved)) => format!("{} people, generation {}", book.contacts.len(), saved.generation),
            Err(Flaw::Damaged { line, column, why }) => format!("{line}:{column} {why}"),
            Err(Flaw::Newer { format, .. }) => format!("newer {format}"),
            Err(Flaw::Unsound { faults }) => faults.join("; "),
        }
    }

    #[test]
    fn what_is_written_reads_back_and_defaults_are_absent() {
        let mut book = Book::default();
        let saved = Saved::after(40, writer(), "2026-11-12T08:05:00.7Z".parse().unwrap(), vec![], Some(40));
        let empty = write(&book, &saved).unwrap();
        let expected = "{\n  \"format\": 2,\n  \"saved\": {\n    \"generation\": 41,\n    \"writer\": \"k7q2m4xw\",\n    \
                        \"at\": \"2026-11-12T08:05:00Z\",\n    \"undoes\": 40\n  }\n}\n";
        assert_eq!(String::from_utf8(empty).unwrap(), expected);
        let name = "Zoë \u{202e}\u{1b}[31m \"Q\" \u{0}";
        let mut contact = Contact::new(Name::parse("Zoë").unwrap());
        contact.notes = name.to_owned();
        book.contacts.insert(Id::from_bits(1), Arc::new(contact));
        let bytes = write(&book, &saved).unwrap();
        assert_eq!(read(&bytes).unwrap(), (book, saved.clone()));
        assert_eq!(super::saved(&bytes).unwrap(), saved);
        assert_eq!(version(&bytes).unwrap(), saved.version());
    }

    #[test]
    fn every_flaw_is_told_with_its_place() {
        let person =
            |fields: &str| format!("{{\"format\": 1,\n\"contacts\": {{\"00000001\": {{{fields}}}}}}}");
        let cases: [(String, &str); 41] = [
            (person(ADA), "1 people, generation 0"),
            (person(ADA).replace('\n', "\r\n"), "1 people, generation 0"),
            (format!("\u{feff}{}", person(ADA)), "1 people, generation 0"),
            (
                "7".into(),
                "1:1 invalid type: integer `7`, expected a book: an object that begins with \"format\"",
            ),
            ("null".into(), "1:4 invalid type: null, expected a book"),
            ("[]".into(), "1:0 invalid type: sequence, expected a book"),
            ("{".into(), "1:1 the file is cut off here, as if it was not written or copied to its end"),
            ("{}".into(), "0:0 \"format\" is missing"),
            ("{\"format\": 0}".into(), "0:0 there is no format 0"),
            ("{\"format\": -1}".into(), "1:13 invalid value: integer `-1`, expected u64"),
            ("{\"format\": \"1\"}".into(), "1:14 invalid type: string \"1\", expected u64"),
            ("{\"format\": 3, \"hats\": {}}".into(), "newer 3"),
            ("{\"hats\": {}, \"format\": 3}".into(), "newer 3"),
            ("{\"format\": 1, \"format\": 1}".into(), "1:22 duplicate field `format`"),
            ("{\"format\": 1, \"contacts\": {}, \"contacts\": {}}".into(), "1:40 duplicate field `contacts`"),
            ("{\"format\": 1,\n \"hats\": {}}".into(), "2:7 unknown field `hats`, expected one of"),
            (person("\"nme\": \"Ada\""), "2:31 unknown field `nme`"),
            (person(&format!("{ADA}, {ADA}")), "2:53 duplicate field `name`"),
            (person("\"name\": 3"), "2:35 invalid type: integer `3`, expected a string"),
            (person("\"role\": \"CTO\""), "2:40 missing field `name`"),
            (person(&format!("{ADA}, \"cadence\": 1e400")), "2:63 a number is too large"),
            (
                person(&format!("{ADA}, \"notes\": \"\\ud800\"")),
                "2:64 a text has a \\u in it that names no letter",
            ),
            (person(ADA).replace("00000001", "1"), "2:16 \"1\" is not an id"),
            (format!("{} x", person(ADA)), "2:50 something stands behind the end of the book"),
            (
                person(&format!("{ADA} \"role\": \"CTO\"")),
                "2:47 a comma, a closing } or a quotation mark is missing",
            ),
            (
                person(&format!("{ADA}, \"tags\": [\"a\" \"b\"]")),
                "2:61 a comma, a closing ] or a quotation mark is missing",
            ),
            (person("\"name\" \"Ada\""), "2:34 a colon is missing"),
            (
                person("\"name\": Ada"),
                "2:35 a value is missing about here, or a text without its quotation marks",
            ),
            (
                person("\"name\": nothing"),
                "2:36 a word stands about here that is neither true, false nor null",
            ),
            (person("name: \"Ada\""), "2:27 a name in quotation marks is missing"),
            (person("\"name\": \"Ada\n\""), "3:0 a text is not closed by a quotation mark"),
            (person(&format!("{ADA},")), "2:47 a comma stands before a closing bracket"),
            (person("\"name\": \"A\\da\""), "2:38 a text has a single \\ in it"),
            (person(&format!("{ADA}, \"cadence\": 1.")), "2:61 a number is broken off"),
            (person(&format!("{ADA}, \"cadence\": 01")), "2:60 a number is broken off, or begins with a 0"),
            (
                person(&format!("{ADA}, \"leads\": {{\"00000002\": {{\"closes\": \"2026-11\"}}}}")),
                "2:89 a day is not written like 2026-11-12",
            ),
            (
                person(&format!("{ADA}, \"leads\": {{\"00000002\": {{\"closes\": \"2026-11-31\"}}}}")),
                "2:92 a day or a time is one that no calendar",
            ),
            (
                person(&format!("{ADA}, \"notes\": \"\\udc00\"")),
                "2:63 a text has a \\u in it that names no letter",
            ),
            (
                "{\"saved\": {\"at\": \"2026-11-12T08\"}}".into(),
                "1:32 a day is not written like 2026-11-12, or a time not like 2026-11-12T08:04:00+01:00",
            ),
            ("\u{0}".repeat(50), "0:0 it holds nothing but zeros"),
            (
                "{\"format\": 1, \"contacts\": ".to_owned() + &"[".repeat(1_000_000),
                "1:26 invalid type: sequence",
            ),
        ];
        for (text, expected) in cases {
            let told = told(text.as_bytes());
            assert!(told.starts_with(expected), "{:?}\n{told}\n{expected}", text.get(..80).unwrap_or(&text));
        }
        assert!(told(b"\xff\xfe{\0}\0").starts_with("0:0 it is in UTF-16"));
        assert!(told(b"{\"format\": 1, \"\xff\": 1}").contains("a letter is damaged: the file is not UTF-8"));
        let twice = person(ADA).replace("}}}", "}, \"00000001\": {\"name\": \"Ben\"}}}");
        assert!(
            told(twice.as_bytes()).starts_with("2:58 00000001 stands twice"),
            "{}",
            told(twice.as_bytes())
        );
        let deep = format!("{{\"format\": 3, \"x\": {}", "[".repeat(1_000_000));
        assert!(told(deep.as_bytes()).starts_with("1:17 unknown field `x`"), "{}", told(deep.as_bytes()));
    }

    #[test]
    fn a_book_that_does_not_hold_together_is_neither_read_nor_written() {
        let source = r#""source": {"kind": "referral", "by": "00000009"}"#;
        let text = format!("{{\"format\": 1, \"contacts\": {{\"00000001\": {{{ADA}, {source}}}}}}}");
        assert!(told(text.as_bytes()).contains("00000001 (Ada Quill)"), "{}", told(text.as_bytes()));
        let mut contact = Contact::new(Name::parse("Ada Quill").unwrap());
        contact.zone = "Nowhere/Land".to_owned();
        let mut book = Book::default();
        book.contacts.insert(Id::from_bits(1), Arc::new(contact));
        assert!(write(&book, &Saved::default()).unwrap_err().contains("Ada Quill"));
    }

    #[test]
    fn a_decision_about_what_has_left_the_book_is_dropped_from_the_first_format_only() {
        let decision = r#""decisions": {"reach-out-00000009": {"opens": "2026-11-12T00:00:00+01:00"}}"#;
        let text = |format: u8| {
            format!("{{\"format\": {format}, \"contacts\": {{\"00000001\": {{{ADA}, {decision}}}}}}}")
        };
        assert_eq!(told(text(1).as_bytes()), "1 people, generation 0");
        assert!(told(text(2).as_bytes()).contains("a decision is kept about reach-out-00000009"));
    }

    #[test]
    fn a_lifelike_book_reads_back() {
        let instant = "2026-11-12T08:05:00Z".parse().unwrap();
        let now = Now { instant, zone: Zone::named("Europe/Vienna").unwrap() };
        let book = sample::book(30, 10, 7, &now);
        let bytes = write(&book, &Saved::default()).unwrap();
        assert_eq!(read(&bytes).unwrap(), (book, Saved::default()));
    }

    #[test]
    fn older_formats_are_read_whole_and_written_as_the_newest() {
        for (golden, format) in GOLDEN.into_iter().zip(1..) {
            let (book, saved) = read(golden.as_bytes()).unwrap();
            let written = String::from_utf8(write(&book, &saved).unwrap()).unwrap();
            let newest = golden.replacen(&format!("\"format\": {format}"), "\"format\": 2", 1);
            assert_eq!(written, newest, "format {format}");
            let again = read(written.as_bytes()).unwrap();
            assert_eq!(again, (book, saved), "format {format}");
        }
    }
}
