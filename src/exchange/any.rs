//! A file of people of which nobody says what it is.

use super::{
    linkedin::{self, NotAnExport},
    people::{NoPeople, People},
    sheet::{self, Map},
    vcard,
};

/// Reads the bytes of a file of which nobody says what it is.
///
/// # Errors
/// What it is instead, as far as can be told.
pub fn guess(bytes: &[u8]) -> Result<People, NoPeople> {
    if vcard::looks_like_it(bytes.get(..FAR).unwrap_or(bytes)) {
        return vcard::read(bytes);
    }
    match linkedin::read(bytes) {
        // Outlook's table has the same headings, and neither of these.
        Ok(export) if export.rows.iter().any(|row| row.profile.is_some() || row.connected_on.is_some()) => {
            Ok(export.into())
        }
        Err(why) if !matches!(why, NotAnExport::NoHeading | NotAnExport::NoRows { .. }) => Err(why.into()),
        _ => sheet::read(bytes, &Map::default()),
    }
}

/// So many bytes are looked at for the beginning of a vCard.
const FAR: usize = 1 << 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::card::Origin;

    #[test]
    fn a_file_says_what_it_is() {
        let linkedin = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
        for (text, origin) in [
            (format!("{linkedin}Ada,Quill,,,Hale,Lead,01 Sep 2026\n"), Origin::Linkedin),
            (format!("{linkedin}Ada,Quill,https://www.linkedin.com/in/ada,,,,\n"), Origin::Linkedin),
            ("First Name,Last Name,Company\nAda,Quill,Hale\n".to_owned(), Origin::Csv),
            ("Who,Firm\nAda,Hale\n".to_owned(), Origin::Csv),
            ("\nBEGIN:VCARD\nFN:Ada\nEND:VCARD\n".to_owned(), Origin::Vcard),
        ] {
            assert_eq!(guess(text.as_bytes()).unwrap().origin, origin, "{text}");
        }
        for (bytes, says) in [
            (&b""[..], "the file is empty"),
            (b"PK\x03\x04", "unpack it"),
            (b"%PDF-1.7", "not a text file"),
            (b"hello\n", "no column is called Name"),
        ] {
            let why = guess(bytes).unwrap_err().to_string();
            assert!(why.contains(says), "{why}");
        }
    }
}
