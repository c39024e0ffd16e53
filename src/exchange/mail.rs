//! Mail drafts out: a link that opens one, or a file that does. Nothing is ever sent from here.

mod eml;
mod letter;
mod mailto;
mod quoted;

pub use self::{
    eml::eml,
    letter::{Letter, NotMail},
    mailto::{Mailto, mailto, to},
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_never_holds_more_than_it_says() {
        let letter = Letter { name: "Ada", address: "ada@hale.example", subject: "Thanks", body: "x" };
        let control = |what| Err(NotMail::Control(what));
        let address = |text: &str| Err(NotMail::Address(text.to_owned()));
        for (letter, expected) in [
            (letter, Ok(())),
            (Letter { address: "", ..letter }, Ok(())),
            (Letter { subject: "Thanks\r\nBcc: eve@evil.example", ..letter }, control("subject")),
            (Letter { name: "Ada\nX", ..letter }, control("name")),
            (Letter { address: "ada@x.example\r", ..letter }, control("address")),
            (
                Letter { address: "ada@x.example,eve@y.example", ..letter },
                address("ada@x.example,eve@y.example"),
            ),
            (Letter { address: "Ada <ada@x.example>", ..letter }, address("Ada <ada@x.example>")),
            (Letter { address: "ada", ..letter }, address("ada")),
            (Letter { address: "@x", ..letter }, address("@x")),
        ] {
            assert_eq!(letter.check(), expected, "{letter:?}");
            assert_eq!(eml(&letter).map(drop), expected);
            assert_eq!(mailto(&letter).map(drop), expected);
        }
    }
}
