//! A file that mail programs open as a draft (RFC 5322, with `X-Unsent: 1`): no date, no id, nobody hidden.

use super::{
    letter::{Letter, NotMail},
    quoted::{body, header_text, phrase},
};

/// The message as the bytes of an .eml file.
///
/// # Errors
/// Where its head cannot be written.
pub fn eml(letter: &Letter<'_>) -> Result<String, NotMail> {
    letter.check()?;
    let mut out = String::new();
    if !letter.address.is_empty() {
        let to = match letter.name.trim() {
            "" => letter.address.to_owned(),
            // On a line of its own the address is whole, however long the name is.
            name => format!("{}\r\n <{}>", phrase(name, "To: ".len()), letter.address),
        };
        out.push_str(&format!("To: {to}\r\n"));
    }
    if !letter.subject.trim().is_empty() {
        out.push_str(&format!("Subject: {}\r\n", header_text(letter.subject.trim(), "Subject: ".len())));
    }
    out.push_str("X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
    out.push_str("Content-Type: text/plain; charset=utf-8\r\n");
    out.push_str("Content-Transfer-Encoding: quoted-printable\r\n\r\n");
    out.push_str(&body(letter.body));
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What readers do not complain of and is wrong all the same.
    fn faults(eml: &str) -> Vec<String> {
        let mut faults = Vec::new();
        if !eml.ends_with("\r\n") {
            faults.push("the last line has no end".to_owned());
        }
        for line in eml.split("\r\n") {
            if line.len() > 78 {
                faults.push(format!("longer than 78: {line}"));
            }
            if !line.bytes().all(|byte| byte == b'\t' || (b' '..=b'~').contains(&byte)) {
                faults.push(format!("not plain ASCII: {line:?}"));
            }
        }
        faults
    }

    #[test]
    fn a_draft_as_a_file() {
        let letter = Letter {
            name: "Ada \"Q\" Quill",
            address: "ada@hale.example",
            subject: "Thank you for Thursday",
            body: "Dear Ada,\r\nit was = good.\nZoë says hello. \n.\nFrom here on",
        };
        assert_eq!(
            eml(&letter).unwrap(),
            "To: \"Ada \\\"Q\\\" Quill\"\r\n <ada@hale.example>\r\nSubject: Thank you for Thursday\r\nX-Unsent: 1\r\n\
             MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
             Content-Transfer-Encoding: quoted-printable\r\n\r\nDear Ada,\r\nit was =3D good.\r\n\
             Zo=C3=AB says hello.=20\r\n=2E\r\n=46rom here on\r\n"
        );
    }

    #[test]
    fn long_and_foreign_lines_keep_to_the_rules() {
        let long = "Zoë 🙂 ".repeat(40);
        let plain = "word ".repeat(60);
        for (name, subject, body) in [
            ("Zoë van den Berg", "Danke schön für Donnerstag", "kurz"),
            (long.as_str(), long.as_str(), long.as_str()),
            (plain.as_str(), plain.as_str(), plain.as_str()),
            ("", "", ""),
            ("=?utf-8?Q?x?=", "=?utf-8?Q?x?=", "=?utf-8?Q?x?="),
        ] {
            let written = eml(&Letter { name, address: "ada@hale.example", subject, body }).unwrap();
            assert_eq!(faults(&written), Vec::<String>::new(), "{written}");
        }
        let without = eml(&Letter { name: "Ada", address: "", subject: "Hi", body: "x" }).unwrap();
        assert!(!without.contains("To:") && without.starts_with("Subject: Hi\r\n"), "{without}");
    }
}
