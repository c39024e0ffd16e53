//! Folded search: people are found without their accents, in any case, by the beginnings of words.

mod gathered;
mod grams;
pub mod keys;
pub mod numbers;
pub mod table;
mod vocabulary;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Separates the fields of a key. Folding leaves none of these in a field.
const SEPARATOR: char = '\n';

/// The text as it is compared: compatibility forms resolved, marks dropped, in lower case, letters such as ß, ø and ł
/// written with plain ones, apostrophes and invisible characters left out, white space collapsed.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(plain) => folded.push_str(plain),
            // The lower case of a letter may carry a mark of its own.
            None if is_combining_mark(letter) || is_invisible(letter) => {}
            None if letter.is_whitespace() && (folded.is_empty() || folded.ends_with(' ')) => {}
            None if letter.is_whitespace() => folded.push(' '),
            None => folded.push(letter),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The words of a folded name.
pub fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The same as [`fold`] for text that has nothing to resolve, as most names are, without a look into the tables of Unicode: an
/// import folds a hundred thousand of them.
fn fold_ascii(text: &str) -> String {
    if is_tidy(text) {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    let mut is_apart = false;
    for letter in text.chars().filter(|letter| *letter != '\'') {
        if letter.is_whitespace() {
            is_apart = true;
            continue;
        }
        if is_apart && !folded.is_empty() {
            folded.push(' ');
        }
        is_apart = false;
        folded.push(letter.to_ascii_lowercase());
    }
    folded
}

/// Whether nothing is to be left out: no apostrophe, and of white space single blanks between words.
fn is_tidy(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if matches!((before, byte), (b' ', b' ') | (_, b'\'' | b'\t'..=b'\r')) {
            return false;
        }
        before = byte;
    }
    before != b' '
}

/// What [`Query::matches`] looks in: the fields of a record, folded, the most telling one first.
pub fn key<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let mut key = String::new();
    push_key(&mut key, fields);
    key
}

fn push_key<'a>(text: &mut String, fields: impl IntoIterator<Item = &'a str>) {
    for (index, field) in fields.into_iter().enumerate() {
        if index > 0 {
            text.push(SEPARATOR);
        }
        text.push_str(&fold(field));
    }
}

/// The plain letters and digits of a folded text, a bit each.
fn letters(text: &str) -> u64 {
    text.bytes().fold(0, |bits, byte| match byte {
        b'a'..=b'z' => bits | 1 << (byte - b'a'),
        b'0'..=b'9' => bits | 1 << (26 + byte - b'0'),
        _ => bits,
    })
}

/// The words somebody looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
    /// The plain letters and digits of the words.
    letters: u64,
}

/// How well a key fits a query; the greater, the better. Equal ones keep the order they have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    /// Whether each word of the query begins a word of the key; one that only occurs inside ranks below any of these.
    begins: bool,
    /// For each word, 2 at the very beginning of the key, 1 elsewhere in its first field.
    place: u32,
    /// How many words of the query are whole words of the key.
    whole: u32,
}

impl Query {
    /// The words of `text`, without the punctuation around them.
    pub fn new(text: &str) -> Self {
        let folded = fold(text);
        let words = folded.split(' ').map(|word| word.trim_matches([',', ';', ':', '.', '(', ')', '"']));
        let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let letters = words.iter().fold(0, |bits, word| bits | letters(word));
        Self { words, letters }
    }

    /// Whether nothing is looked for, so that everything matches alike.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well `key`, made by [`key`], fits; none where a word of the query does not occur in it. A longer query
    /// never matches what a beginning of it does not.
    pub fn matches(&self, key: &str) -> Option<Score> {
        self.words.iter().try_fold(Score::EVERYTHING, |score, word| Some(score.and(best(word, key)?)))
    }
}

impl Score {
    /// So many scores a single word can have.
    const CLASSES: usize = 12;
    /// The score of a query without words.
    const EVERYTHING: Self = Self { begins: true, place: 0, whole: 0 };

    /// The score of a word at this place in a key, between these letters.
    fn at(at: usize, first_field: usize, before: Option<char>, after: Option<char>) -> Self {
        let place = match at {
            0 => 2,
            at if at < first_field => 1,
            _ => 0,
        };
        Self::between(before, after, place)
    }

    /// The score of a word between these letters, with what its place counts.
    fn between(before: Option<char>, after: Option<char>, place: u32) -> Self {
        let is_edge = |neighbour: Option<char>| neighbour.is_none_or(|letter| !letter.is_alphanumeric());
        Self { begins: is_edge(before), place, whole: u32::from(is_edge(before) && is_edge(after)) }
    }

    /// Where the score of a single word stands among all there can be, the best at 0.
    fn class(self) -> u8 {
        let place = u8::try_from(self.place.min(2)).unwrap_or(0);
        u8::from(!self.begins) * 6 + (2 - place) * 2 + u8::from(self.whole == 0)
    }

    /// The score of a single word that stands there.
    fn of_class(class: u8) -> Self {
        let place = 2 - u32::from(class % 6 / 2);
        Self { begins: class < 6, place, whole: u32::from(class.is_multiple_of(2)) }
    }

    fn and(self, other: Self) -> Self {
        Self {
            begins: self.begins && other.begins,
            place: self.place.saturating_add(other.place),
            whole: self.whole.saturating_add(other.whole),
        }
    }
}

/// The best of all places at which `word` occurs.
fn best(word: &str, key: &str) -> Option<Score> {
    // Nothing is better than the very beginning, and it is only there once.
    if let Some(rest) = key.strip_prefix(word).filter(|_| !word.is_empty()) {
        return Some(Score::at(0, key.len(), None, rest.chars().next()));
    }
    let first_field = key.find(SEPARATOR).unwrap_or(key.len());
    let places = key.match_indices(word).map(|(at, _)| {
        let before = key.get(..at).and_then(|text| text.chars().next_back());
        let after = key.get(at + word.len()..).and_then(|text| text.chars().next());
        Score::at(at, first_field, before, after)
    });
    places.max()
}

/// Joiners, direction marks and the like, which come along unseen when a name is pasted.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Letters that have no mark to drop, as they are typed where the keyboard lacks them; apostrophes are left out.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'þ' => "th",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ŧ' => "t",
        'ς' => "σ",
        '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folding() {
        for (text, expected) in [
            ("", ""),
            ("  Ada \t\n Quill ", "ada quill"),
            ("Ángel Núñez", "angel nunez"),
            ("A\u{301}ngel", "angel"),
            ("Müller", "muller"),
            ("Weiß GROẞ STRASSE", "weiss gross strasse"),
            ("Søren Ærø", "soren aero"),
            ("Łódź", "lodz"),
            ("Đorđe", "dorde"),
            ("Þórður Œuvre", "thordur oeuvre"),
            ("İstanbul ISPARTA ılık", "istanbul isparta ilik"),
            ("Ħal Ŧ", "hal t"),
            ("ΟΔΥΣΣΕΥΣ Ὀδυσσεύς", "οδυσσευσ οδυσσευσ"),
            ("Żaneta Őry Ğül Şen Çelik", "zaneta ory gul sen celik"),
            ("O’Neil o'neil O\u{2bc}NEIL", "oneil oneil oneil"),
            ("ﬁnance ２４ ™", "finance 24 tm"),
            ("zero\u{200b}width\u{202e}", "zerowidth"),
            ("a\u{a0}b\u{3000}c", "a b c"),
            ("Йод", "иод"),
            ("R&D, C++", "r&d, c++"),
        ] {
            assert_eq!(fold(text), expected, "{text:?}");
        }
    }

    #[test]
    fn every_word_must_occur() {
        let ada = key(["Ada Quill", "Hale Health", "research lead"]);
        for query in [
            "",
            " ",
            "ada",
            "QUI",
            "hale",
            "ada health",
            "lead ada",
            "uill",
            "àdà",
            "ada, quill",
            "(lead)",
            "ada a",
        ] {
            assert!(Query::new(query).matches(&ada).is_some(), "{query:?}");
        }
        for query in ["adam", "quill ben", "ada hale acme", "adaquill", "quillhale", "quill-hale"] {
            assert!(Query::new(query).matches(&ada).is_none(), "{query:?}");
        }
        assert!(Query::new(" ,. ").is_empty());
        assert!(!Query::new("a").is_empty());
    }

    /// Each case: the query, and the keys from the best to the worst.
    #[test]
    fn better_fits_come_first() {
        let people: [(&str, &[[&str; 2]]); 6] = [
            (
                "ben",
                &[["Ben Ode", "Acme"], ["Benedikt Ode", ""], ["Uwe Ben", "Acme"], ["Ada", "Ben and Sons"]],
            ),
            (
                "be",
                &[
                    ["Benedikt Ode", ""],
                    ["Uwe Ben", ""],
                    ["Ada", "Bear Ltd"],
                    ["Abe Low", ""],
                    ["Ada", "Cube"],
                ],
            ),
            ("ada quill", &[["Ada Quill", ""], ["Quill Ada", "Ada"], ["Ada Quillan", ""], ["Ada", "Quill"]]),
            (
                "marie",
                &[["Mariella Marie", ""], ["Anne-Marie", ""], ["Uwe Low", "Marieta"], ["Annemarie", ""]],
            ),
            ("d o", &[["Dora Okafor", ""], ["Uwe Doe", "Otto"], ["Leo Quad", ""]]),
            ("neil", &[["Neil Low", ""], ["Neila", ""], ["Ada", "Neil"], ["Ada O'Neil", ""]]),
        ];
        for (query, ordered) in people {
            let scores: Vec<Option<Score>> =
                ordered.iter().map(|fields| Query::new(query).matches(&key(*fields))).collect();
            assert!(scores.iter().all(Option::is_some), "{query:?} {scores:?}");
            assert!(scores.windows(2).all(|pair| pair[0] >= pair[1]), "{query:?} {scores:?}");
            assert!(scores.first() > scores.last(), "{query:?} {scores:?}");
        }
    }

    #[test]
    fn fields_keep_apart() {
        assert_eq!(key(["Ada\nQuill", "", "Lead"]), "ada quill\n\nlead");
        let score = |fields: [&str; 2]| Query::new("acme").matches(&key(fields)).unwrap();
        assert!(score(["Acme Ode", "Hale"]) > score(["Ben Acme", "Hale"]));
        assert!(score(["Ben Acme", "Hale"]) > score(["Ben Ode", "Acme"]));
        assert_eq!(score(["Ben Ode", "Acme"]), score(["Leo Okafor", "Acme"]));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,30}") {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded);
        }

        #[test]
        fn plain_text_folds_as_any_other(text in "[\\x00-\\x7f]{0,12}") {
            // A mark that folding drops sends the text the longer way.
            prop_assert_eq!(fold(&text), fold(&format!("{text}\u{200b}")));
        }

        #[test]
        fn any_character_folds_once(letter in any::<char>()) {
            let folded = fold(&format!("a{letter}b"));
            prop_assert_eq!(fold(&folded), folded);
        }

        #[test]
        fn what_is_looked_for_whole_is_found(text in "[\\PC--[,;:.()\"]]{1,20}", other in "\\PC{0,20}") {
            let folded = key([other.as_str(), text.as_str()]);
            prop_assert!(Query::new(&text).matches(&folded).is_some());
        }

        #[test]
        fn longer_queries_find_no_more(text in "[a-eé ]{0,8}", more in "[a-eé ]{0,3}", name in "[a-eÉ -]{0,20}") {
            let folded = key([name.as_str()]);
            if Query::new(&format!("{text}{more}")).matches(&folded).is_some() {
                prop_assert!(Query::new(&text).matches(&folded).is_some());
            }
        }
    }
}
