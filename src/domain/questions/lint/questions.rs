//! The questions of a sentence: which are asked in it, and whether each asks for a yes.

use super::{
    classes::is_one,
    clause::{Clause, asked, clause, is_certainly_inverted, without_markers},
    pattern::{begins, begins_any},
    tokens::Sentence,
};

/// One question of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It invites to tell.
    Open,
    /// It asks for help.
    Help,
    /// Yes or no answers it.
    YesOrNo,
}

/// What a sentence asks, in order.
pub fn questions(sentence: &Sentence) -> Vec<Asked> {
    if is_foreign(sentence) {
        return vec![Asked::Open];
    }
    let mut reading = Reading::default();
    let last = sentence.parts.len().saturating_sub(1);
    // Behind what was said, "no" asks for a yes; before it, it only leads over.
    let bare = |(index, part): (usize, &'_ Vec<String>)| index > 0 && index == last && is_tag(part);
    let parts = sentence.parts.iter().enumerate();
    let parts: Vec<&[String]> =
        parts.map(|(index, part)| if bare((index, part)) { part } else { without_markers(part) }).collect();
    for (index, (part, whole)) in parts.iter().zip(&sentence.parts).enumerate() {
        let joined = begins(whole, "and|but|or|so|then|plus|also");
        reading.part(
            part,
            Place {
                joined: joined.then(|| whole.first().map_or("", String::as_str)),
                is_last: index == last,
            },
        );
    }
    let is_denied = sentence.asks
        && sentence.parts.len() < 3
        && sentence.parts.first().is_some_and(|part| begins(part, "no|never|none _ ?_ ?_ ?_ $"));
    if reading.asked.is_empty() && is_denied {
        reading.asked.push(Asked::YesOrNo);
    }
    if reading.asked.is_empty() {
        reading.asked.extend(left_over(&parts, sentence.asks));
    }
    if let ([], [only]) = (reading.asked.as_slice(), sentence.parts.as_slice())
        && sentence.asks
    {
        // "Right?" asks for a yes, "And the worst?" for something else.
        reading.asked.push(if is_tag(only) { Asked::YesOrNo } else { Asked::Open });
    }
    reading.asked
}

/// "Was macht Ihnen Freude": an English word by chance.
fn is_foreign(sentence: &Sentence) -> bool {
    let mut words = sentence.parts.iter().flatten();
    let is_likely =
        words.next().is_some_and(|first| matches!(first.as_str(), "was" | "will" | "am" | "has" | "do"));
    is_likely && words.clone().count() > 3 && {
        let english = words.filter(|word| is_one(word, "english")).count();
        english == 0 && sentence.parts.iter().flatten().any(|word| is_one(word, "foreign"))
    }
}

/// Where a part of a sentence stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// The word that joins it to what is before.
    joined: Option<&'a str>,
    is_last: bool,
}

#[derive(Default)]
struct Reading {
    asked: Vec<Asked>,
    /// What the first question was.
    main: Option<Clause>,
    /// A question has begun, and its verb is still to come: "what, if anything, ..."
    is_begun: bool,
    /// The first question asks to tell something, in so many words.
    tells: bool,
    has_statement: bool,
    has_fragment: bool,
    /// Words such as "what" inside the present question, by which a later one may be only another of the same.
    inner: Vec<String>,
}

impl Reading {
    fn part(&mut self, words: &[String], place: Place<'_>) {
        let what = clause(words);
        if self.asked.is_empty() {
            self.first(words, what, place);
        } else {
            self.further(words, what, place);
        }
    }

    fn first(&mut self, words: &[String], what: Clause, place: Place<'_>) {
        if place.is_last && (self.has_statement || self.has_fragment) && is_tag(words) {
            self.found(Asked::YesOrNo, what, words);
            return;
        }
        match what {
            Clause::Open if self.has_statement && is_relative(words) => {}
            Clause::Open if is_preface(words) && !place.is_last => {
                self.main = Some(Clause::Before);
            }
            Clause::Open => {
                self.is_begun = is_unfinished(words);
                self.found(Asked::Open, what, words);
            }
            Clause::Told => self.found(Asked::Open, what, words),
            Clause::Request => self.found(Asked::Help, what, words),
            Clause::Closed { certain } => {
                // "If you were me, had no degree, ...": a verb without a subject goes on with what was before.
                let goes_on = self.main.is_some() && begins(words, "have|has|had");
                if certain || (!self.has_statement && !goes_on) || is_subject(words) {
                    self.found(Asked::YesOrNo, what, words);
                }
            }
            Clause::Statement => self.has_statement = true,
            Clause::Before => self.main = self.main.or(Some(Clause::Before)),
            Clause::Unknown => self.has_fragment |= words.len() < 4,
        }
        if self.asked.is_empty() {
            self.main = self.main.or(Some(what));
        }
    }

    fn found(&mut self, asked: Asked, what: Clause, words: &[String]) {
        self.asked.push(asked);
        self.main = Some(what);
        self.tells = begins_any(words, &["@modal ?n't you @tell|walk|talk|give", "@tell|walk|talk|give"]);
        self.inner.clear();
        self.inside(words.get(1..).unwrap_or_default());
    }

    /// What else is asked in a part, behind "and".
    fn inside(&mut self, words: &[String]) {
        let mut before = "";
        for (at, word) in words.iter().enumerate() {
            let rest = words.get(at + 1..).unwrap_or_default();
            if is_joint(word) {
                let next = without_markers(rest);
                // "How and why did you ..."
                let is_pair = at == 0 && begins(next, "what|why|how|when|where|who");
                if is_pair {
                    // "Who or what" is one question.
                    self.asked.extend((word != "or").then_some(Asked::Open));
                } else if let Some(asked) = self.joined(next, word) {
                    self.asked.push(asked);
                }
            }
            // Whether one stands there twice is all that is ever asked.
            let known = self.inner.iter().filter(|inner| *inner == word).count();
            if known < 2 && is_one(word, "wh") && !is_joint(before) {
                self.inner.push(word.clone());
            }
            before = word;
        }
    }

    fn further(&mut self, words: &[String], what: Clause, place: Place<'_>) {
        if is_aside(words) {
            return;
        }
        if self.is_begun && is_one(words.first().map_or("", String::as_str), "aux") {
            self.is_begun = false;
            self.inside(words);
            return;
        }
        if let Some(by) = place.joined {
            if let Some(asked) = self.joined(words, by) {
                self.asked.push(asked);
            }
        } else {
            match what {
                Clause::Closed { certain: true } if !is_tag(words) => {
                    // "Tell me about your day: do you ...": one question, and it asks for a yes.
                    self.asked.push(Asked::YesOrNo);
                }
                Clause::Open if self.is_another(words) => self.asked.push(Asked::Open),
                _ => {}
            }
        }
        self.inside(words.get(1..).unwrap_or_default());
    }

    /// Whether a part behind a comma asks once more: "what do you do, how did you get there".
    fn is_another(&self, words: &[String]) -> bool {
        const AGAIN: [&str; 4] =
            ["what|how|why ..2 @aux|@short", "when|where @aux @they", "who|which ..3 @aux @they", "why $"];
        matches!(self.main, Some(Clause::Open | Clause::Closed { .. })) && begins_any(words, &AGAIN)
    }

    /// The question that is joined on with a word such as "and", where it is one of its own.
    fn joined(&self, words: &[String], by: &str) -> Option<Asked> {
        let first = words.first()?;
        let is_told = matches!(self.main, Some(Clause::Told | Clause::Request));
        if is_certainly_inverted(words) {
            // "Do you like it, or do you bear it?" is one question with two answers.
            return match clause(words) {
                _ if by == "or" => None,
                Clause::Request => Some(Asked::Help),
                _ => Some(Asked::YesOrNo),
            };
        }
        if self.tells
            && by != "or"
            && begins(words, "@tell|walk|give|show|talk me|us|how|what|why|which|your|about")
        {
            return Some(Asked::Open);
        }
        if is_told && by != "or" && begins(words, "whether|if @they") {
            return Some(Asked::Open);
        }
        if begins(words, "if so|not|yes ..3 $") && words.iter().any(|word| is_one(word, "wh")) {
            return Some(Asked::Open);
        }
        if by == "or" && matches!(self.main, Some(Clause::Closed { .. })) {
            return None;
        }
        if !is_one(first, "wh") {
            let is_led = is_one(first, "before-wh") && begins(words, "_ what|which|whom ..3 @aux @they");
            return is_led.then_some(Asked::Open);
        }
        if begins_any(words, &["_ ..3 @aux|'d ?n't @they", "_ ..3 @aux ?n't the|your|a|an|my|most"])
            && !begins(words, "who|which|when|where @be|has|have the|a|your|an")
        {
            let is_subject = begins(words, "_ you|i|we|they|it|he|she");
            if !is_subject {
                return Some(Asked::Open);
            }
        }
        let nominal = ["what", "how", "why", "whether", "which"];
        let skip = if is_told { 1 } else { 0 };
        let mut earlier = self.inner.iter().skip(skip);
        let is_another =
            earlier.any(|inner| inner == first || (!is_told && nominal.contains(&inner.as_str())));
        if is_another || begins(words, "_ ?not to") {
            return None;
        }
        if words.len() <= 2 && begins_any(words, &["why|how|what|when|where ?exactly|so|not|else $"]) {
            return Some(Asked::Open);
        }
        if is_told {
            let is_clause = words.len() > 2 && !begins(words, "who|which|when|where @be|has|have|had");
            return is_clause.then_some(Asked::Open);
        }
        let says_more = words.len() > 2
            && begins(words, "what|how|why|who|which")
            && !begins_any(
                words,
                &[
                    "_ you|i|we|they|he|she|it",
                    "who|which @be|has|have|had|@modal",
                    "who|which _ $",
                    "_ not|the|least|most|less|more|ones",
                    "how much|many|often|long|far ..3 $",
                ],
            );
        (says_more && matches!(self.main, Some(Clause::Open | Clause::Closed { .. }))).then_some(Asked::Open)
    }
}

fn is_joint(word: &str) -> bool {
    matches!(word, "and" | "or" | "but" | "/" | "then" | "plus")
}

/// A verb before something that can be its subject.
fn is_subject(words: &[String]) -> bool {
    begins(words, "@be|do|does|did|@modal ?n't @the")
        || begins(words, "have|has ?n't the|your|these|those|most|many")
}

/// "What do you think": the question itself follows.
fn is_preface(words: &[String]) -> bool {
    begins_any(
        words,
        &[
            "what do|would you think|say|reckon|feel $",
            "how do you feel|see ?about ?it $",
            "what 's your view|opinion|take ?on ?this $",
        ],
    )
}

/// What follows the subject of a question is not here yet: "which of these, in your view, ..."
fn is_unfinished(words: &[String]) -> bool {
    let is_verb = |word: &String| is_one(word, "aux") || is_one(word, "short");
    !words.iter().skip(1).any(is_verb) && !begins(words, "what|who _ you|me|people|us|it|a|the|most")
}

/// "do you think", said aside.
fn is_aside(words: &[String]) -> bool {
    begins(
        words,
        "@aux you ?personally think|say|feel|believe|reckon|guess|suppose|imagine|mean|find ?now ?so $",
    )
}

/// ", which is", ", who has": it says more of what was named.
fn is_relative(words: &[String]) -> bool {
    begins(words, "which|who @aux|@short") && !begins(words, "which|who @aux @they")
        || begins(words, "which|who _ $")
        || begins(words, "which means|makes|made|gives|sounds|seems|suggests|helps|brings|led|takes|leads")
}

/// ", isn't it", ", right", ", or not".
fn is_tag(words: &[String]) -> bool {
    begins_any(
        words,
        &[
            "@aux ?n't @they ?not $",
            "right|correct|no|yes|yeah|huh|eh|true|ok|okay|agreed|innit $",
            "am|are|is i|you|we|that|it ?n't ?not right|correct|wrong|so|true|mistaken $",
            "is|was ?n't that|it ?not ?so ?the ?case ?right ?correct ?true $",
            "do|would|will|can ?n't you ?not think|agree|say|believe|find ?so $",
            "not $",
            "or not|no ?really $",
        ],
    )
}

/// What is asked where no part begins with a question: its verb may stand in the midst, without a comma, or it is a
/// statement with a question mark.
fn left_over(parts: &[&[String]], asks: bool) -> Option<Asked> {
    for part in parts {
        if !matches!(clause(part), Clause::Statement)
            && let Some(asked) = in_the_midst(part)
        {
            return Some(asked);
        }
    }
    let ends_in_tag = parts.last().is_some_and(|part| ends_in_tag(part, asks));
    if ends_in_tag {
        return Some(Asked::YesOrNo);
    }
    if !asks {
        return None;
    }
    if let [only] = parts
        && only.len() < 9
        && only.iter().any(|word| word == "or")
        && !begins(only, "any|@wh|@before-wh")
    {
        return Some(Asked::YesOrNo);
    }
    let statement = parts.iter().rev().find(|part| !matches!(clause(part), Clause::Before | Clause::Unknown));
    let statement =
        statement.or_else(|| parts.iter().rev().find(|part| part.len() > 2 && !begins(part, "@fronting")));
    match asked(statement?)? {
        Clause::Request => Some(Asked::Help),
        Clause::Closed { .. } => Some(Asked::YesOrNo),
        _ => Some(Asked::Open),
    }
}

/// "In your opinion is it worth it", "when you started what surprised you".
fn in_the_midst(words: &[String]) -> Option<Asked> {
    let open = words.iter().enumerate().skip(1).find_map(|(at, word)| {
        let before = words.get(at.checked_sub(1)?)?;
        let is_plain = matches!(word.as_str(), "what" | "how" | "why") && !is_one(before, "before-wh");
        let rest = words.get(at..)?;
        (is_plain && !begins(rest, "_ you|i|we|they|he|she|it|to")).then_some(at)
    });
    let closed = (1..words.len()).find(|at| {
        let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", String::as_str);
        words.get(*at..).is_some_and(is_certainly_inverted)
            && !is_one(before, "they")
            && !is_one(before, "wh")
    });
    match (open, closed) {
        (Some(open), Some(closed)) if open > closed => of_inverted(words, closed),
        (Some(_), _) => Some(Asked::Open),
        (None, Some(closed)) => of_inverted(words, closed),
        (None, None) => None,
    }
}

fn of_inverted(words: &[String], at: usize) -> Option<Asked> {
    let before = words.get(at.saturating_sub(4)..at).unwrap_or_default();
    if before
        .iter()
        .any(|word| matches!(word.as_str(), "which" | "who" | "whom" | "whose" | "where" | "when"))
    {
        return Some(Asked::Open);
    }
    match clause(words.get(at..)?) {
        Clause::Request => Some(Asked::Help),
        _ => Some(Asked::YesOrNo),
    }
}

/// "You like it don't you", "you work alone right".
fn ends_in_tag(words: &[String], asks: bool) -> bool {
    let tail =
        |length: usize| words.len().checked_sub(length).filter(|at| *at > 0).and_then(|at| words.get(at..));
    let is_tag = tail(3).is_some_and(|end| begins(end, "@aux n't @they $"))
        || tail(2).is_some_and(|end| begins(end, "or not $"))
        || (!asks
            && tail(1).is_some_and(|end| begins(end, "right|correct|huh|eh|innit $"))
            && begins(words, "@they|so|your|the"));
    is_tag && !words.first().is_some_and(|first| is_one(first, "wh"))
}
