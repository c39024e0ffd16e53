//! A line as words: what stands in double quotes is one word, commas end a part.

/// One word of a line.
#[derive(Clone, Debug)]
pub struct Token<'a> {
    /// As it was typed, without the quotes around it or the comma behind it.
    pub text: &'a str,
    /// As it is compared: in lower case, without apostrophes or the full stop behind it. Empty for quoted words, which
    /// never mean anything but themselves.
    pub word: String,
    /// Whether it stood in double quotes.
    pub is_quoted: bool,
    /// Whether a comma follows.
    pub ends_part: bool,
    start: usize,
    end: usize,
}

/// A line and its words.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    text: &'a str,
    /// The words.
    pub tokens: &'a [Token<'a>],
}

const OPENING: [char; 3] = ['"', '\u{201c}', '\u{201e}'];
const CLOSING: [char; 3] = ['"', '\u{201d}', '\u{201c}'];

/// The words of `text`. Control characters part words as spaces do.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(is_gap);
        if let Some(after) = rest.strip_prefix([',', ';']) {
            if let Some(last) = found.last_mut() {
                last.ends_part = true;
            }
            rest = after;
            continue;
        }
        let start = text.len() - rest.len();
        let Some((token, after)) = quoted(rest).or_else(|| plain(rest)) else { return found };
        let end = text.len() - after.len();
        found.push(Token { start, end, ..token });
        rest = after;
    }
}

/// A colon behind a word: what stands behind it is a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colon<'a> {
    /// Whether the word was `note`, so that the note is on the person and not on what happened.
    pub on_person: bool,
    /// The note.
    pub note: &'a str,
}

/// Cuts `tokens`, the words of `text`, at the first colon that begins a note. A label (`role:`) at the beginning of a
/// part begins none.
pub fn cut_parts<'a>(
    text: &'a str,
    tokens: &mut Vec<Token<'a>>,
    is_label: fn(&str) -> bool,
) -> Option<Colon<'a>> {
    let mut begins_part = false;
    let at = tokens.iter().position(|token| {
        let is_label = begins_part && is_label(token.word.trim_end_matches(':'));
        begins_part = token.ends_part;
        !is_label
            && token.text.ends_with(':')
            && !token.is_quoted
            && !matches!(token.word.as_str(), "about:" | "place:")
    })?;
    let token = tokens.get_mut(at)?;
    let note = text.get(token.end..)?.trim_start_matches([',', ';']).trim();
    let on_person = matches!(token.word.as_str(), "note:" | "notes:");
    token.text = token.text.trim_end_matches(':');
    token.word = compared(token.text);
    token.end = token.start + token.text.len();
    tokens.truncate(at + usize::from(!on_person));
    Some(Colon { on_person, note })
}

/// Reads brackets as commas around what stands in them, where that has commas itself or `is_part` says so; it is also
/// told whether they stand in the first part. Other brackets stay letters of their words.
///
/// # Errors
/// The words from a bracket on that is not closed.
pub fn open_brackets<'a>(
    text: &'a str,
    tokens: &mut Vec<Token<'a>>,
    is_part: impl Fn(Line<'_>, bool) -> bool,
) -> Result<(), &'a str> {
    // `(un)paid` is one word.
    let opens = |token: &Token<'_>| {
        token.text.starts_with('(') && (token.text.ends_with(')') || !token.text.contains(')'))
    };
    let mut from = 0;
    while let Some(at) = tokens.iter().skip(from).position(opens) {
        let open = from + at;
        let behind = tokens.get(open..).unwrap_or_default();
        let Some(count) = behind.iter().position(|token| token.text.ends_with(')')).map(|at| at + 1) else {
            let start = behind.first().map_or(0, |token| token.start);
            return Err(text.get(start..).unwrap_or_default());
        };
        let mut inside = behind.get(..count).unwrap_or_default().to_vec();
        if let Some(first) = inside.first_mut() {
            first.cut(1, 0);
        }
        if let Some(last) = inside.last_mut() {
            last.cut(0, 1);
        }
        inside.retain(|token| !token.text.is_empty());
        let has_commas = inside.iter().rev().skip(1).any(|token| token.ends_part);
        let is_first = tokens.iter().take(open).all(|token| !token.ends_part);
        if !has_commas && !is_part(Line::new(text, &inside), is_first) {
            from = open + count;
            continue;
        }
        if let Some(before) = open.checked_sub(1).and_then(|before| tokens.get_mut(before)) {
            before.ends_part = true;
        }
        if let Some(last) = inside.last_mut() {
            last.ends_part = true;
        }
        from = open + inside.len();
        tokens.splice(open..open + count, inside);
    }
    Ok(())
}

fn quoted(rest: &str) -> Option<(Token<'_>, &str)> {
    let inside = rest.strip_prefix(OPENING)?;
    let (text, after) = inside.split_once(CLOSING)?;
    Some((Token { is_quoted: true, ..bare(text, String::new()) }, after))
}

fn plain(rest: &str) -> Option<(Token<'_>, &str)> {
    let end = rest.find(|c: char| is_gap(c) || matches!(c, ',' | ';')).unwrap_or(rest.len());
    let (text, after) = rest.split_at_checked(end).filter(|(text, _)| !text.is_empty())?;
    Some((bare(text, compared(text)), after))
}

fn bare(text: &str, word: String) -> Token<'_> {
    Token { text, word, is_quoted: false, ends_part: false, start: 0, end: 0 }
}

fn compared(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.trim_end_matches(['.', '!', '?']).replace(['\'', '\u{2019}'], "")
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Parts `text` at its first `word: `, outside quotes: what stands before, and the note behind it. The word `note`
/// before the colon belongs to neither; `about:` and `place:` begin no note.
pub fn cut_note(text: &str) -> (&str, &str) {
    let mut is_inside = false;
    let mut word_start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let is_last = letters.peek().is_none_or(|(_, next)| is_gap(*next));
        match letter {
            '"' => is_inside = !is_inside,
            _ if is_gap(letter) => word_start = at + letter.len_utf8(),
            ':' if is_last && !is_inside => {
                let word = text.get(word_start..at).unwrap_or_default().to_lowercase();
                let end = match word.as_str() {
                    "about" | "place" => continue,
                    "note" | "notes" => word_start,
                    _ => at,
                };
                let (before, note) = (text.get(..end), text.get(at + 1..));
                return (before.unwrap_or_default(), note.unwrap_or_default().trim());
            }
            _ => {}
        }
    }
    (text, "")
}

impl Token<'_> {
    /// Leaves out so many bytes at the beginning and at the end.
    fn cut(&mut self, before: usize, behind: usize) {
        let kept = self.text.get(before..self.text.len().saturating_sub(behind));
        self.text = kept.unwrap_or_default();
        self.word = compared(self.text);
        self.start += before;
        self.end -= behind;
    }
}

impl<'a> Line<'a> {
    /// The words `tokens` of `text`.
    pub fn new(text: &'a str, tokens: &'a [Token<'a>]) -> Self {
        Self { text, tokens }
    }

    /// Other words of the same text.
    pub fn over<'b>(&self, tokens: &'b [Token<'a>]) -> Line<'b>
    where
        'a: 'b,
    {
        Line { text: self.text, tokens }
    }

    /// The words from the `n`-th on.
    #[must_use]
    pub fn from(self, n: usize) -> Self {
        Self { tokens: self.tokens.get(n..).unwrap_or_default(), ..self }
    }

    /// The first `n` words.
    #[must_use]
    pub fn first(self, n: usize) -> Self {
        Self { tokens: self.tokens.get(..n).unwrap_or(self.tokens), ..self }
    }

    /// The `n`-th word as it is compared; empty past the end and for what is quoted.
    pub fn word(&self, n: usize) -> &'a str {
        self.tokens.get(n).map_or("", |token| token.word.as_str())
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The words as they were typed, with what stands between them; a quoted word alone without its quotes.
    pub fn text(&self) -> &'a str {
        match self.tokens {
            [] => "",
            [one] => one.text,
            [first, .., last] => self.text.get(first.start..last.end).unwrap_or_default(),
        }
    }

    /// The parts between commas.
    pub fn parts(self) -> impl Iterator<Item = Self> {
        self.tokens.split_inclusive(|token| token.ends_part).map(move |tokens| Self { tokens, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_keep_words_together_and_commas_end_parts() {
        let text = "\"Quill, Ada\", CTO,at  Acme\u{7}now \"open";
        let tokens = tokens(text);
        let line = Line::new(text, &tokens);
        let parts: Vec<&str> = line.parts().map(|part| part.text()).collect();
        assert_eq!(parts, ["Quill, Ada", "CTO", "at  Acme\u{7}now \"open"]);
        assert_eq!(line.word(0), "");
        assert_eq!(line.word(4), "now");
    }

    #[test]
    fn a_colon_begins_the_note() {
        for (text, before, note) in [
            ("y thu 3pm: she was glad: really", "y thu 3pm", "she was glad: really"),
            ("y 15:00 zoom", "y 15:00 zoom", ""),
            ("y 15:", "y 15", ""),
            ("sent note: about work", "sent ", "about work"),
            ("sent about: work: fine", "sent about: work", "fine"),
            ("sent \"a: b\" c", "sent \"a: b\" c", ""),
            ("w https://x.org : é", "w https://x.org ", "é"),
        ] {
            assert_eq!(cut_note(text), (before, note), "{text:?}");
        }
    }
}
