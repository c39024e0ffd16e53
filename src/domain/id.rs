//! Ids: eight characters that are easy to read aloud and never mean anything.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The 32 characters of an id: digits, and the letters that cannot be taken for one another.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The length of an id in characters.
pub const ID_LENGTH: usize = 8;

/// The name of one record, unique over all kinds of records in a book and never used again.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id([u8; ID_LENGTH]);

/// Why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnId(String);

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not an id: ids are eight characters of 0-9, a-h, j, k, m, n, p-t and v-z", self.0)
    }
}

impl std::error::Error for NotAnId {}

impl Id {
    /// The id whose 40 low bits are those of `bits`.
    pub fn from_bits(bits: u64) -> Self {
        let mut rest = bits;
        Self([(); ID_LENGTH].map(|()| {
            let index = usize::try_from(rest % 32).unwrap_or(0);
            rest /= 32;
            ALPHABET.get(index).copied().unwrap_or(b'0')
        }))
    }

    /// The first two characters.
    pub fn opening(&self) -> [u8; 2] {
        let [first, second, ..] = self.0;
        [first, second]
    }

    /// The eight characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether it is one of [`ALPHABET`], said so that hundreds of thousands are read quickly.
fn is_in_alphabet(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'h' | b'j' | b'k' | b'm' | b'n' | b'p'..=b't' | b'v'..=b'z')
}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let bytes: [u8; ID_LENGTH] = text.as_bytes().try_into().map_err(|_| NotAnId(text.to_owned()))?;
        if bytes.iter().copied().all(is_in_alphabet) {
            Ok(Self(bytes))
        } else {
            Err(NotAnId(text.to_owned()))
        }
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl serde::de::Visitor<'_> for Text {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id of eight characters")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Id, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// A stream of ids from one seed. The edge seeds it from the machine's randomness, tests with a number.
#[derive(Clone, Debug)]
pub struct Ids(u64);

impl Ids {
    /// Starts the stream of `seed`.
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// The next id (SplitMix64, whose outputs do not repeat within a stream; the top 40 bits are taken).
    pub fn fresh(&mut self) -> Id {
        Id::from_bits(self.number() >> 24)
    }

    /// The next 64 evenly spread bits.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_an_id_are_those_that_are_drawn() {
        for byte in 0..=255 {
            assert_eq!(is_in_alphabet(byte), ALPHABET.contains(&byte), "{byte}");
        }
    }

    #[test]
    fn ids_read_back_as_they_were_written() {
        let mut ids = Ids::seeded(7);
        for _ in 0..1000 {
            let id = ids.fresh();
            assert_eq!(id.to_string().parse::<Id>().unwrap(), id);
        }
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for text in ["", "k7q2m4x", "k7q2m4xwz", "k7q2m4xi", "K7Q2M4XW", "k7q2m4x u", "ééÉé"] {
            assert!(text.parse::<Id>().is_err(), "{text:?}");
        }
    }
}
