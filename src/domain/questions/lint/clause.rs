//! What a clause is, from how it begins: an open question, one that asks for a yes, a request, a statement.

use super::{
    classes::is_one,
    pattern::{Patterns, Table, begins, begins_any},
    requests,
};

/// What a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    /// An open question: it begins with what, how, which.
    Open,
    /// It asks the other to tell something.
    Told,
    /// A request for help, in the form of a question.
    Request,
    /// It asks for a yes. Certain, where its verb stands before a word that can only be a subject.
    Closed {
        /// Whether that is certain.
        certain: bool,
    },
    /// A statement.
    Statement,
    /// When, where, on which condition, or something else before what is asked.
    Before,
    /// A name, or the half of something.
    Unknown,
}

/// The words without what only leads over to them: "so", "and", "well".
pub fn without_markers(words: &[String]) -> &[String] {
    let mut rest = words;
    while let Some((first, others)) = rest.split_first() {
        let is_adverb = first.len() > 4
            && first.ends_with("ly")
            && !matches!(
                first.as_str(),
                "family" | "early" | "reply" | "supply" | "apply" | "daily" | "only"
            );
        if (is_one(first, "marker") || is_adverb) && !(others.is_empty() && is_adverb) {
            rest = others;
        } else {
            break;
        }
    }
    rest
}

/// What the clause is that begins with these words, markers taken off.
pub fn clause(words: &[String]) -> Clause {
    let Some(first) = words.first() else { return Clause::Before };
    let second = words.get(1).map_or("", String::as_str);
    if is_one(first, "aux") {
        return inverted(words);
    }
    if let Some(clause) = wh(words) {
        return clause;
    }
    if let Some(clause) = imperative(words) {
        return clause;
    }
    if let Some(clause) = wonder(words) {
        return clause;
    }
    if first == "ever" || begins(words, "any chance|regrets|plans|downsides|reason|difference|interest") {
        return Clause::Closed { certain: false };
    }
    if is_one(first, "fronting") || (first.ends_with("ing") && first.len() > 5 && !is_one(second, "aux")) {
        return Clause::Before;
    }
    if is_one(first, "they") || is_one(first, "the") {
        return Clause::Statement;
    }
    Clause::Unknown
}

/// Whether the words are a verb before its subject, and nothing else can be meant.
pub fn is_certainly_inverted(words: &[String]) -> bool {
    begins(words, "@aux ?n't ?not @they")
        && !begins(words, "@be ?n't one")
        && !begins(words, "have|had ?n't people|others|someone|somebody|one")
}

fn inverted(words: &[String]) -> Clause {
    if begins(words, "do @tell") {
        return Clause::Told;
    }
    // "Will, what ...", "have a look".
    if words.len() == 1 || begins_any(words, &["have a look|think|seat", "will 's", "am|may|might|will @wh"])
    {
        return Clause::Unknown;
    }
    if requests::is_request(words) {
        return Clause::Request;
    }
    Clause::Closed { certain: is_certainly_inverted(words) }
}

/// Clauses with what, how, which at their beginning, also behind a preposition: "in what ways".
fn wh(words: &[String]) -> Option<Clause> {
    let (first, rest) = words.split_first()?;
    let next = rest.first().map_or("", String::as_str);
    match first.as_str() {
        "what" | "how" if begins(rest, "about|if ..4 $") => Some(Clause::Before),
        // "What you do all day", "how they work": the beginning of a statement.
        "what" | "how" | "who" | "why" if begins(words, "_ you|i|we|they|he|she|it") => {
            Some(if begins(words, "how it|they|you @be|do|does going|feel $") {
                Clause::Open
            } else {
                Clause::Before
            })
        }
        "what" | "which" | "who" | "whom" | "whose" | "how" | "why" | "what's" => Some(Clause::Open),
        "when" | "where" => {
            let is_question = is_one(next, "aux")
                || is_one(next, "short")
                || next.is_empty()
                || (begins(
                    rest,
                    "else|exactly|precisely|roughly|in|on|at|specifically|typically|usually|along",
                ) && rest.iter().take(8).any(|word| is_one(word, "aux")));
            Some(if is_question { Clause::Open } else { Clause::Before })
        }
        _ if is_one(first, "before-wh") => {
            let at = rest.iter().take(3).position(|word| is_one(word, "wh"))?;
            let behind = rest.get(at..)?;
            // "From what I read", "with people who", "at places where": no question yet.
            let is_free = begins(behind, "what|how|who|why|where|when you|i|we|they|he|she|it|people|others")
                || begins(behind, "who|which|where|when") && at > 0 && !begins(behind, "which _ @aux")
                || begins(behind, "whom|which @they");
            Some(if is_free { Clause::Before } else { Clause::Open })
        }
        _ => None,
    }
}

fn imperative(words: &[String]) -> Option<Clause> {
    if begins_any(words, &["tell me|us $", "let me ask ?you $", "let me ask ?you something|this $", "say $"])
    {
        return Some(Clause::Before);
    }
    if begins_any(
        words,
        &[
            "imagine",
            "suppose",
            "picture",
            "assume",
            "say you|i|we|someone",
            "think back",
            "let 's say|imagine",
        ],
    ) {
        return Some(Clause::Before);
    }
    let asks = begins_any(
        words,
        &[
            "@tell",
            "walk|talk|guide me|us|through",
            "help",
            "give me|us|an|some",
            "take me|us",
            "show me|us",
            "let me|us know|hear|in",
            "paint",
            "think of|about",
            "say more|something|a",
            "pick",
            "put",
            "help me|us",
            "fill me|us",
            "let 's",
            "let me ask",
        ],
    );
    if !asks {
        return None;
    }
    Some(if begins(words, "_ ?me ?us whether|if") { Clause::Closed { certain: true } } else { Clause::Told })
}

/// "I wonder if you could tell me".
static ASKED_KINDLY: Table = Table::new(|| {
    Patterns::of(&[
        "if|whether you|i ?also could|can|might|may|would @tell|@ask|give|let|spare|put|help|walk|talk",
    ])
});

/// "I wonder how", "I would love to know what": open, unless what follows is "if" or "whether".
fn wonder(words: &[String]) -> Option<Clause> {
    static FRAMES: Table = Table::new(|| {
        Patterns::of(&[
            "i ..2 wonder|wondering|curious|interested|intrigued|keen|eager",
            "i ..2 love|like|want|wish|hope|wanted|hoping|need|meaning to ?also ?hear ?know ?learn ?understand ?ask",
            "i ..2 ask",
            "i ..3 appreciate|grateful|value",
            "it would|'d ..3 to|if",
            "my|one|another|the ?next ?other ?last question",
            "what i ..3 @be",
            "wondering|curious|interested",
            "we ..2 love|like|want to",
        ])
    });
    if !FRAMES.begin(words) {
        return None;
    }
    if requests::is_said(words) || ASKED_KINDLY.occur_in(words) {
        return Some(Clause::Request);
    }
    let asked = words
        .iter()
        .position(|word| is_one(word, "wh") || matches!(word.as_str(), "whether" | "if" | "about"));
    match asked.and_then(|at| words.get(at..)) {
        Some(rest) if begins(rest, "whether|if") => {
            let inner = rest.get(1..).unwrap_or_default();
            let helps = begins(inner, "there is|are|'s|might|would|was|were")
                || begins(inner, "you know|have|knew|had");
            let mut turned: Vec<String> = vec!["is".to_owned(), "there".to_owned()];
            turned.extend(inner.iter().skip(2).cloned());
            Some(if helps && requests::is_request(&turned) {
                Clause::Request
            } else {
                Clause::Closed { certain: true }
            })
        }
        None if words.len() < 5 => Some(Clause::Before),
        _ => Some(Clause::Told),
    }
}

/// What a statement with a question mark asks.
pub fn asked(words: &[String]) -> Option<Clause> {
    if requests::is_said(words) {
        return Some(Clause::Request);
    }
    if is_asked_in_place(words) {
        return Some(Clause::Open);
    }
    let first = words.first().map_or("", String::as_str);
    let certain = Clause::Closed { certain: true };
    if is_one(first, "they") && first != "one" && first != "others" && words.len() > 1 {
        return Some(certain);
    }
    // "The work is hard?" is said of something; "the hardest thing you have seen?" is half a question.
    let mut before = "";
    for word in words.iter().skip(1) {
        let is_verb =
            is_one(word, "aux") || is_one(word, "short") && is_one(before, "they") || is_said_of(word);
        if is_verb && !is_one(before, "they") && !is_one(before, "wh") && before != "to" && before != "that" {
            return Some(certain);
        }
        before = word;
    }
    None
}

/// Common verbs of the third person, by which a statement is told from half a question.
fn is_said_of(word: &str) -> bool {
    matches!(
        word,
        "works"
            | "starts"
            | "pays"
            | "needs"
            | "wants"
            | "uses"
            | "hires"
            | "makes"
            | "gets"
            | "goes"
            | "offers"
            | "lets"
            | "helps"
            | "requires"
            | "seems"
            | "feels"
            | "means"
            | "takes"
            | "depends"
            | "matters"
            | "comes"
            | "likes"
            | "expects"
            | "allows"
            | "involves"
            | "includes"
            | "covers"
            | "provides"
            | "became"
            | "went"
            | "changed"
            | "grew"
            | "started"
            | "pay"
            | "work"
            | "need"
            | "get"
            | "start"
            | "expect"
            | "want"
    )
}

/// "You ended up here how?", "you do what exactly?"
fn is_asked_in_place(words: &[String]) -> bool {
    let Some(at) = words.iter().rposition(|word| is_one(word, "wh")) else { return false };
    let rest = words.get(at..).unwrap_or_default();
    begins_any(
        rest,
        &[
            "_ ?exactly $",
            "what|how|why ?kind ?of _ $",
            "how long|often|many|much|far ..3 $",
            "what sort|kind|type",
        ],
    ) && !begins(rest, "_ ?exactly you|i|it|they|we")
}
