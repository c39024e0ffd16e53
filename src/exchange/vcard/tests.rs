//! vCards as they are met.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use super::*;
use crate::domain::connection::email_key;

fn one(text: &str) -> Card {
    let people = read(format!("BEGIN:VCARD\nVERSION:3.0\n{text}\nEND:VCARD\n").as_bytes()).unwrap();
    assert_eq!(people.cards.len(), 1, "{text}");
    people.cards.into_iter().next().unwrap()
}

#[test]
fn names_are_found_wherever_they_stand() {
    for (text, name) in [
        ("FN:Ada Quill\nN:Other;One", "Ada Quill"),
        ("N:Quill;Ada;Maria;Dr.;", "Ada Maria Quill"),
        ("N:Quill;Ada", "Ada Quill"),
        ("FN:\nN:Quill;Ada", "Ada Quill"),
        ("N:;;;;\nNICKNAME:Addie", "Addie"),
        ("ORG:Hale Health;Research", "Hale Health"),
        ("EMAIL:ada@example.org", "ada@example.org"),
        ("FN:Quill\\, Ada\\; Dr.\\nof Hale", "Quill, Ada; Dr. of Hale"),
        ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB=20Br=\n=C3=BCck", "Zoë Brück"),
        ("N;LANGUAGE=en-us;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg", "Jörg Müller"),
        ("FN;CHARSET=MACINTOSH;ENCODING=QUOTED-PRINTABLE:Zo=91", "Zoë"),
        ("item1.FN:Ada Quill", "Ada Quill"),
        ("FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8D=B2=93=A1 =94=FC=8D=E7", "佐藤 美咲"),
        ("FN;CHARSET=ISO-2022-JP;ENCODING=QUOTED-PRINTABLE:=1B$B:4F#=1B(B", "佐藤"),
        ("N;CHARSET=KOI8-R;ENCODING=QUOTED-PRINTABLE:;=F7=C5=D2=C1;;;", "Вера"),
        ("FN;CHARSET=IBM850;ENCODING=QUOTED-PRINTABLE:Zo=89", "Zoë"),
        // Never a wrong letter: the charset is not known to anybody here.
        ("FN;CHARSET=X-PHONE;ENCODING=QUOTED-PRINTABLE:Zo=EB", "Zo\u{fffd}"),
    ] {
        assert_eq!(one(text).name, name, "{text}");
    }
}

#[test]
fn the_other_fields() {
    let ada = one(
        "FN:Ada Quill\nitem1.EMAIL;type=INTERNET;type=pref:ada@example.org\nEMAIL:mailto:ADA@example.org\n\
                   EMAIL:ada at home\nTEL;WORK:+43 1 234\nTEL;VALUE=uri:tel:+43-1-999\nORG:Hale Health;Research\n\
                   TITLE:Research lead\nURL:http\\://example.org/ada\nitem2.URL:https://www.linkedin.com/in/ada-quill\n\
                   NOTE:one\\, two\\nthree\nCATEGORIES:nurses,myContacts,Vienna\nTZ:Europe/Vienna\nUID:urn:uuid:42\n\
                   PHOTO;ENCODING=b:AAAA\n BBBB",
    );
    assert_eq!(ada.emails, ["ada@example.org"]);
    assert_eq!(ada.phones, ["+43 1 234", "+43-1-999"]);
    assert_eq!(
        (ada.employer.as_deref(), ada.position.as_deref()),
        (Some("Hale Health"), Some("Research lead"))
    );
    assert_eq!(ada.profile.map(|profile| profile.key).as_deref(), Some("ada-quill"));
    assert_eq!(ada.notes.as_deref(), Some("one, two\nthree\nE-mail: ada at home"));
    assert_eq!(ada.tags, ["nurses", "Vienna"]);
    assert_eq!((ada.zone.as_deref(), ada.uid.as_deref()), (Some("Europe/Vienna"), Some("42")));
    assert_eq!(one("FN:Ada\nURL:https://example.org/ada").page.as_deref(), Some("https://example.org/ada"));
}

#[test]
fn lost_letters_are_told() {
    let card = "BEGIN:VCARD\nFN:Ada\nORG;CHARSET=X-PHONE:B\u{e4}r\nEND:VCARD\n";
    let old: Vec<u8> = card.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let people = read(&old).unwrap();
    assert_eq!(people.cards[0].employer.as_deref(), Some("B\u{fffd}r"));
    assert_eq!(people.remarks, ["line 1: \"Ada\": some letters could not be read"]);
    let shift_jis = b"BEGIN:VCARD\nFN;CHARSET=Shift_JIS:\x8d\xb2\x93\xa1\nEND:VCARD\n";
    let people = read(shift_jis).unwrap();
    assert_eq!((people.cards[0].name.as_str(), people.remarks), ("佐藤", Vec::new()));
}

#[test]
fn a_comma_may_stand_in_a_tag() {
    assert_eq!(one("FN:Ada\nCATEGORIES:a\\, b,c").tags, ["a, b", "c"]);
    assert_eq!(one("FN:Ada\nCATEGORIES:a\\, b").tags, ["a, b"]);
}

#[test]
fn what_is_no_person_is_left_out_with_its_line() {
    let text = "BEGIN:VCARD\nFN:Ada\nEND:VCARD\n\nBEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Nurses\nEND:VCARD\n\
                begin:vcard\nVERSION:3.0\nX-ADDRESSBOOKSERVER-KIND:group\nFN:Ward 7\nend:vcard\n\
                BEGIN:VCARD\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Ben\nEND:VCARD\n\
                BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:Hale Health\nORG:Hale Health;\nX-ABShowAs:COMPANY\nEND:VCARD\n\
                BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Orbit\nEND:VCARD\n\
                BEGIN:VCARD\nVERSION:3.0\nN:Lund;Eva;;;\nFN:Eva Lund\nX-ABShowAs:COMPANY\nEND:VCARD\n";
    let people = read(text.as_bytes()).unwrap();
    let names: Vec<(u64, &str)> = people.cards.iter().map(|card| (card.line, card.name.as_str())).collect();
    assert_eq!(names, [(1, "Ada"), (18, "Ben"), (33, "Eva Lund")]);
    assert_eq!(people.read, 8);
    let skipped: Vec<(u64, &str)> = people.skipped.iter().map(|(line, why)| (*line, why.as_str())).collect();
    assert_eq!(
        skipped,
        [
            (5, "Nurses: a list of people, not a person"),
            (10, "Ward 7: a list of people, not a person"),
            (15, "no name"),
            (21, "Hale Health: a company, not a person"),
            (28, "Orbit: a company, not a person"),
        ]
    );
}

#[test]
fn other_files_are_named_for_what_they_are() {
    for (bytes, says) in [
        (&b""[..], "the file is empty"),
        (b" \r\n", "the file is empty"),
        (b"Name,Company\nAda,Hale\n", "regards import csv"),
        (b"\0\x01\xff\xd8", "no vCard begins in it"),
        (b"begin:vcard is how it begins", "no vCard begins in it"),
    ] {
        let why = read(bytes).unwrap_err().to_string();
        assert!(why.contains(says), "{why}");
    }
}

#[test]
fn wide_and_old_bytes_are_read() {
    let text = "BEGIN:VCARD\r\nFN:Zoë Brandt\r\nEND:VCARD\r\n";
    let wide: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let old: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [text.as_bytes().to_vec(), [b"\xef\xbb\xbf", text.as_bytes()].concat(), wide] {
        let people = read(&bytes).unwrap();
        assert_eq!((people.cards[0].name.as_str(), people.remarks.len()), ("Zoë Brandt", 0));
    }
    let people = read(&old).unwrap();
    assert_eq!(people.cards[0].name, "Zoë Brandt");
    assert!(people.remarks[0].contains("windows-1252"));
}

#[test]
fn hostile_cards_cost_little() {
    let semicolons = format!("BEGIN:VCARD\nFN:Ada\nN:{}\nEND:VCARD\n", ";".repeat(10 << 20));
    let nested = format!("{}FN:Ada\n", "BEGIN:VCARD\n".repeat(50_000));
    let parameters = format!("BEGIN:VCARD\nFN:Ada\nTEL{}:1\nEND:VCARD\n", ";X=1".repeat(200_000));
    for text in [semicolons, nested, parameters] {
        let begun = std::time::Instant::now();
        let people = read(text.as_bytes()).unwrap();
        assert_eq!(people.cards.iter().filter(|card| card.name == "Ada").count(), 1);
        assert!(begun.elapsed().as_secs() < 5);
    }
}

/// Where calcard keeps the vCards of its own tests: 244 files from address books, servers and bug reports.
fn of_calcard() -> PathBuf {
    let cargo = option_env!("CARGO").unwrap_or("cargo");
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    // Whoever builds for this system has no need of the packages of others.
    let about = Command::new(cargo).arg("-vV").output().unwrap();
    let about = String::from_utf8(about.stdout).unwrap();
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let told = Command::new(cargo)
        .args(["metadata", "--offline", "--format-version", "1", "--filter-platform", host])
        .args(["--manifest-path", manifest])
        .output()
        .unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let packages = told["packages"].as_array().unwrap();
    let calcard = packages.iter().find(|package| package["name"] == "calcard").unwrap();
    Path::new(calcard["manifest_path"].as_str().unwrap()).with_file_name("resources").join("vcard")
}

/// The fields of a file as a second, much simpler reader sees them: for each the texts that are told.
fn plainly(bytes: &[u8]) -> BTreeMap<String, Vec<String>> {
    let text = text::decode(bytes).0.replace("\r\n", "\n").replace('\r', "\n");
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let last = lines.last_mut();
        let is_quoted =
            |last: &String| last.to_uppercase().contains("QUOTED-PRINTABLE") && last.ends_with('=');
        match (last, line.chars().next()) {
            (Some(last), Some(' ' | '\t')) => last.push_str(line.get(1..).unwrap()),
            (Some(last), _) if is_quoted(last) => last.push_str(line),
            _ => lines.push(line.to_owned()),
        }
    }
    for line in lines {
        let Some((head, value)) = line.split_once(':') else { continue };
        let name = head.split(';').next().unwrap().rsplit('.').next().unwrap().trim().to_uppercase();
        let value = if head.to_uppercase().contains("QUOTED-PRINTABLE") {
            value.replace("==", "=").replace("=C3=91", "Ñ")
        } else {
            value.to_owned()
        };
        let value = value.trim().to_owned();
        let texts = fields.entry(name).or_default();
        if !value.is_empty() && !texts.contains(&value) {
            texts.push(value);
        }
    }
    fields
}

#[test]
fn the_vcards_that_calcard_ships_arrive() {
    let mut files: Vec<PathBuf> = fs::read_dir(of_calcard())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "vcf"))
        .collect();
    files.sort();
    assert_eq!(files.len(), 244);
    let mut missed: Vec<String> = Vec::new();
    for file in &files {
        let name = file.file_name().unwrap().to_str().unwrap();
        let bytes = fs::read(file).unwrap();
        let plainly = plainly(&bytes);
        let (cards, skipped) = match read(&bytes) {
            Ok(people) => (people.cards, people.skipped),
            Err(why) => {
                // Lists of people, and cards without a name, are named as such.
                (Vec::new(), vec![(0, why.to_string())])
            }
        };
        for card in &cards {
            for raw in ["\\,", "\\;", "\\n", "\\N", "=C3", "=20", "\n", "\r", "Ã", "\u{fffd}"] {
                if card.name.contains(raw) {
                    missed.push(format!("{name}: {raw:?} in the name {:?}", card.name));
                }
            }
        }
        // A part of a mail, in which other lines stand between those of the card.
        if name == "130.vcf" {
            continue;
        }
        let companies = skipped.iter().filter(|(_, why)| why.ends_with("a company, not a person")).count();
        for email in plainly.get("EMAIL").into_iter().flatten().skip(companies) {
            let plain = email.replace('\\', "");
            let arrived = cards.iter().any(|card| {
                let has =
                    |text: &String| email_key(text) == email_key(&plain) || plain.contains(text.as_str());
                card.emails.iter().any(has)
                    || card.notes.as_ref().is_some_and(|notes| notes.contains(plain.trim()))
            });
            if !arrived {
                missed.push(format!("{name}: e-mail {email:?}"));
            }
        }
        let names = plainly.get("FN").map_or(0, Vec::len);
        let found = cards.iter().filter(|card| !card.name.is_empty()).count()
            + cards
                .iter()
                .filter_map(|card| card.notes.as_ref())
                .map(|notes| notes.matches("Also called").count())
                .sum::<usize>()
            + skipped.len();
        if found < names {
            missed.push(format!("{name}: {found} of {names} names"));
        }
    }
    assert!(missed.is_empty(), "{} missed\n{}", missed.len(), missed.join("\n"));
}
