//! A text as sentences, their parts between commas and the like, and words as they are compared.

use crate::domain::search::fold;

/// One sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Its parts, as commas, colons, dashes and brackets divide it. None is empty.
    pub parts: Vec<Vec<String>>,
    /// Whether it ends in a question mark.
    pub asks: bool,
}

/// Words that make a question softer and not another one.
const FILLERS: [&str; 16] = [
    "please",
    "kindly",
    "perhaps",
    "maybe",
    "possibly",
    "briefly",
    "actually",
    "honestly",
    "truly",
    "basically",
    "just",
    "guys",
    "folks",
    "also",
    "um",
    "uh",
];

/// The same in several words.
const FILLER_PHRASES: [&[&str]; 5] =
    [&["by", "any", "chance"], &["if", "possible"], &["if", "at", "all"], &["as", "well"], &["happen", "to"]];

/// The sentences of a text that have a letter in them.
pub fn sentences(text: &str) -> Vec<Sentence> {
    let text = without_quoted_questions(text);
    let mut reader = Reader::default();
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        reader.read(before, letter, after);
        before = letter;
    }
    reader.end(false);
    reader.done
}

#[derive(Default)]
struct Reader {
    word: String,
    part: Vec<String>,
    sentence: Sentence,
    done: Vec<Sentence>,
}

impl Reader {
    fn read(&mut self, before: char, letter: char, after: char) {
        let is_inside = before.is_alphanumeric() && after.is_alphanumeric();
        match letter {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' | '\'' if is_inside => self.word.push('\''),
            '-' | '\u{2010}' | '\u{2011}' if is_inside => self.word.push('-'),
            '.' | ':' if is_inside && (after.is_ascii_digit() || after.is_lowercase()) => {
                self.word.push(letter);
            }
            // "60,000" is one number.
            ',' if before.is_ascii_digit() && after.is_ascii_digit() => self.word.push(letter),
            '+' | '#' if before.is_alphabetic() || before == '+' => self.word.push(letter),
            '?' | '\u{ff1f}' | '\u{61f}' | '\u{203d}' => self.end(true),
            // Dots in a row are a pause.
            '.' if before == '.' || after == '.' => self.end_part(),
            // An initial or a number is no sentence.
            '.' if self.word.chars().count() == 1 && !self.part.is_empty() => self.end_word(),
            '.' | '!' | '\n' | '\u{3002}' => self.end(false),
            ',' | ';' | ':' | '(' | ')' | '[' | ']' | '\u{2013}' | '\u{2014}' | '\u{2026}' | '\u{ff0c}' => {
                self.end_part();
            }
            '-' if before.is_whitespace() && after.is_whitespace() || before == '-' => self.end_part(),
            '&' | '+' => self.push("and"),
            '/' => self.push("/"),
            _ if letter.is_alphanumeric()
                || !letter.is_ascii() && !is_quote(letter) && !letter.is_whitespace() =>
            {
                self.word.push(letter);
            }
            _ => self.end_word(),
        }
    }

    fn push(&mut self, word: &str) {
        self.end_word();
        self.part.push(word.to_owned());
    }

    fn end_word(&mut self) {
        let word = fold_word(&std::mem::take(&mut self.word));
        if !word.is_empty() {
            split_contraction(&word, &mut self.part);
        }
    }

    fn end_part(&mut self) {
        self.end_word();
        let part = without_fillers(&std::mem::take(&mut self.part));
        if !part.is_empty() {
            self.sentence.parts.push(part);
        }
    }

    fn end(&mut self, asks: bool) {
        self.end_part();
        let sentence = Sentence { asks, ..std::mem::take(&mut self.sentence) };
        let has_letter = |word: &String| word.chars().any(char::is_alphabetic);
        if sentence.parts.iter().flatten().any(has_letter) {
            self.done.push(sentence);
        }
    }
}

fn is_quote(letter: char) -> bool {
    matches!(
        letter,
        '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2039}' | '\u{203a}' | '\u{bf}' | '\u{a1}'
    )
}

/// A question that is quoted inside another one is not asked: "How do you answer "why us?" in a talk?"
fn without_quoted_questions(text: &str) -> String {
    let text = text.trim().trim_matches(|letter| letter == '"' || matches!(letter, '\u{201c}'..='\u{201f}'));
    let mut kept = String::with_capacity(text.len());
    let mut quoted: Option<String> = None;
    for letter in text.chars() {
        let is_mark = letter == '"' || matches!(letter, '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}');
        match (&mut quoted, is_mark) {
            (None, true) => quoted = Some(String::new()),
            (None, false) => kept.push(letter),
            (Some(inner), true) => {
                kept.push_str(if inner.contains('?') { "quote" } else { inner.as_str() });
                quoted = None;
            }
            (Some(inner), false) => inner.push(letter),
        }
    }
    kept.push_str(&quoted.unwrap_or_default());
    kept
}

/// In lower case and without accents, apostrophes kept.
fn fold_word(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let parts: Vec<String> = word.split('\'').map(fold).collect();
    parts.join("'")
}

/// Contractions as the words they stand for, also where the apostrophe was left out.
fn split_contraction(word: &str, into: &mut Vec<String>) {
    let words: &[&str] = match word {
        "can't" | "cant" | "cannot" => &["can", "n't"],
        "won't" | "wont" => &["will", "n't"],
        "shan't" => &["shall", "n't"],
        "dont" => &["do", "n't"],
        "doesnt" => &["does", "n't"],
        "didnt" => &["did", "n't"],
        "ain't" | "isnt" => &["is", "n't"],
        "arent" => &["are", "n't"],
        "wasnt" => &["was", "n't"],
        "werent" => &["were", "n't"],
        "havent" => &["have", "n't"],
        "hasnt" => &["has", "n't"],
        "wouldnt" => &["would", "n't"],
        "couldnt" => &["could", "n't"],
        "shouldnt" => &["should", "n't"],
        "whats" => &["what", "'s"],
        "hows" => &["how", "'s"],
        "whos" => &["who", "'s"],
        "wheres" => &["where", "'s"],
        "youre" => &["you", "'re"],
        "youve" => &["you", "'ve"],
        "youd" => &["you", "'d"],
        "im" => &["i", "'m"],
        "ive" => &["i", "'ve"],
        "d'you" | "d'ya" => &["do", "you"],
        "ya" | "u" | "y'all" => &["you"],
        "whatre" => &["what", "are"],
        "cvs" => &["cv"],
        "lemme" => &["let", "me"],
        "gimme" => &["give", "me"],
        "e.g" | "eg" => &["for", "example"],
        _ => &[],
    };
    if !words.is_empty() {
        into.extend(words.iter().map(|word| (*word).to_owned()));
    } else if let Some(verb) = word.strip_suffix("n't") {
        into.extend([verb.to_owned(), "n't".to_owned()]);
    } else if let Some((head, tail)) = word.split_once('\'').filter(|(head, _)| !head.is_empty()) {
        into.extend([head.to_owned(), format!("'{tail}")]);
    } else {
        into.push(word.to_owned());
    }
}

fn without_fillers(words: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    let mut rest = words;
    while let Some((first, others)) = rest.split_first() {
        let phrase = FILLER_PHRASES
            .iter()
            .find(|phrase| rest.len() >= phrase.len() && rest.iter().zip(**phrase).all(|(a, b)| a == b));
        if let Some(phrase) = phrase {
            rest = rest.get(phrase.len()..).unwrap_or_default();
            continue;
        }
        if !FILLERS.contains(&first.as_str()) {
            kept.push(first.clone());
        }
        rest = others;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_as_parts() {
        let cases: [(&str, &str); 14] = [
            ("", ""),
            ("1.", ""),
            ("So, what's it like?", "so|what 's it like?"),
            ("DON\u{2019}T you like it", "do n't you like it"),
            ("Can\u{2019}t you? Won't it.", "can n't you? will n't it"),
            ("What \u{2014} if anything \u{2014} do you miss?", "what|if anything|do you miss?"),
            ("2. Could you please tell me", "could you tell me"),
            ("Do you, by any chance, know of a group?", "do you|know of a group?"),
            ("R\u{e9}sum\u{e9}s and C++ or node.js", "resumes and c++ or node.js"),
            ("How do you answer \u{201c}why us?\u{201d} in a talk?", "how do you answer quote in a talk?"),
            ("\u{201c}How did you start?\u{201d}", "how did you start?"),
            ("You work 9:30-17:00?", "you work 9:30-17:00?"),
            ("Really?! Why??", "really? why?"),
            ("\u{bf}Qu\u{e9} haces? \u{4f60}\u{597d}\u{ff1f}", "que haces? \u{4f60}\u{597d}?"),
        ];
        for (text, expected) in cases {
            let shown: Vec<String> = sentences(text)
                .iter()
                .map(|sentence| {
                    let parts: Vec<String> = sentence.parts.iter().map(|part| part.join(" ")).collect();
                    format!("{}{}", parts.join("|"), if sentence.asks { "?" } else { "" })
                })
                .collect();
            assert_eq!(shown.join(" "), expected, "{text}");
        }
    }
}
