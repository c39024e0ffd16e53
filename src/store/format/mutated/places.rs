//! Where the parts of a JSON text stand, so that a test can put others in their place.

use std::ops::Range;

/// One member of an object or list.
#[derive(Clone, Debug)]
pub struct Place {
    /// The key with its quotes; empty in a list.
    pub key: Range<usize>,
    /// The value.
    pub value: Range<usize>,
    /// The object or list that it is in.
    pub within: Range<usize>,
}

/// Every member of every object and list of `text`, which is sound; what holds others comes after them.
pub fn places(text: &str) -> Vec<Place> {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0, places: Vec::new() };
    scan.value();
    scan.places
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    places: Vec<Place>,
}

impl Scan<'_> {
    fn next(&mut self) -> u8 {
        while self.bytes[self.at].is_ascii_whitespace() || matches!(self.bytes[self.at], b',' | b':') {
            self.at += 1;
        }
        self.bytes[self.at]
    }

    /// Goes over a value, and returns where it stood.
    fn value(&mut self) -> Range<usize> {
        let first = self.next();
        let from = self.at;
        match first {
            b'"' => {
                self.at += 1;
                while self.bytes[self.at] != b'"' {
                    self.at += if self.bytes[self.at] == b'\\' { 2 } else { 1 };
                }
                self.at += 1;
            }
            b'{' | b'[' => {
                self.at += 1;
                let mut inside = Vec::new();
                while !matches!(self.next(), b'}' | b']') {
                    let key = if first == b'{' { self.value() } else { 0..0 };
                    inside.push((key, self.value()));
                }
                self.at += 1;
                let within = from..self.at;
                self.places.extend(inside.into_iter().map(|(key, value)| Place {
                    key,
                    value,
                    within: within.clone(),
                }));
            }
            _ => {
                while !matches!(self.bytes[self.at], b',' | b'}' | b']' | b'\n') {
                    self.at += 1;
                }
            }
        }
        from..self.at
    }
}

#[test]
fn every_member_is_found_with_its_key() {
    let text = "{\n \"a\": [1, \"x\\\"]\"],\n \"b\": {\"c\": null}\n}\n";
    let found: Vec<(&str, &str)> =
        places(text).into_iter().map(|it| (&text[it.key], &text[it.value])).collect();
    let expected = [
        ("", "1"),
        ("", "\"x\\\"]\""),
        ("\"c\"", "null"),
        ("\"a\"", "[1, \"x\\\"]\"]"),
        ("\"b\"", "{\"c\": null}"),
    ];
    assert_eq!(found, expected);
}
