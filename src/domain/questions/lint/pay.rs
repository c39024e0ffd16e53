//! Pay that is asked of the person directly, not of the field.

use super::{
    classes::is_one,
    pattern::{Patterns, Table, begins},
};

/// The person's own money, in so many words.
static OWN: Table = Table::new(|| {
    Patterns::of(&[
        "your ?@payish ?@payish ?@payish @pay",
        "your ?very hourly|daily|day|monthly|yearly|annual|total ?@payish rate|pay|comp|number|figure|earnings",
        "pay|pays|paying|paid you",
        "pay|pays|paying|paid someone|somebody like you",
        "you @be|get|got|getting ?n't ?not ?being ?getting ..2 paid|underpaid|overpaid",
        "are|were|being|is ?n't you ?getting ?being ..2 paid|underpaid|overpaid",
        "you ..1 feel ..2 paid|underpaid|overpaid",
        "you ..1 get|got|getting paid",
        "how much ..5 you ?currently ?now ?usually ?typically take|bring|taking|bringing home",
        "what do|did|are you ?usually take|taking home $",
        "what do|did|are you ?usually take|taking home a|each|every|per|after|in|net",
        "you ?currently ?usually ?typically charge",
        "how much ?money ?exactly ?roughly ?about do|did|are you ?currently ?now ?usually ?typically ?actually ?personally make|making|cost|bill|get|charge|clear|pull $",
        "how much ?money ?exactly ?roughly ?about do|did|are you ?currently ?now ?usually ?typically ?actually ?personally make|making|bill|charge|clear|pull a|per|each|every|in|as|at|here|there|from|last|this|right|now|when|with|on|after|before|doing|out",
        "how much ?money ?exactly ?roughly ?about do|did|are you ?usually get|getting a|per|each|every|paid @period|month|year|for",
        "what|how do|did you ?currently ?now ?usually ?actually make|get|clear a|per|each|every|an @period",
        "how much you ?currently ?usually ?actually make|get|charge|clear",
        "what you ?currently ?usually ?actually make|clear|get a|per|each|every|paid",
        "what you ?currently make $",
        "you|i ?making ..2 six|seven|five figures",
        "you ..2 make|making|made|on ?well ?a ?little ?slightly more|less|over|under|above|below|around|about|nearly|roughly ?than @sum",
        "you make|making|made good|decent|enough|much|more|less ?good money",
        "you make|making|made ?a ?good ?decent money",
        "@pay ..2 did|do|are|were|have you ?currently ?now ?usually ?actually ?first get|earn|have|receive|draw|take|on|start|make|accept|negotiate|getting|earning|making|receiving|agree|come",
        "@pay ?that you are|were|'re|'ve ?currently ?been on|at|getting|earning|given|paid|offered|making",
        "@pay ?that you ?currently get|earn|receive|draw|make|started|negotiated|are|have|accepted",
        "how much ..5 they|company|firm|employer|agency|it offer|offered|pay|paid|give|gave you",
        "you ..3 happy|satisfied|content|comfortable|pleased|unhappy|okay|ok|fine with ?the ?your ?their @pay|money",
        "you ..2 live|survive|manage on ?the ?your ?this pay|salary|money|wages",
        "your ?current ?own tax bracket|return",
        "numbers are you on",
        "you ..2 on six|five figures|grand",
        "you on ?well more|less|over|under|above|below|around|about|nearly ?than _ ?_ thousand|grand|k",
        "what you ?usually ?roughly make in a @period",
    ])
});

/// What else than money is earned.
static EARNED: Table = Table::new(|| {
    Patterns::of(&[
        "earn|earned|earning ..3 degree|certificate|certification|trust|respect|reputation|qualification|licence|license",
        "earn|earned|earning ..3 stripes|place|diploma|badge|title|spot|promotion|credentials|credits|mba|phd|masters",
        "earn|earned|earning ..3 confidence|keep|living|loyalty",
        "earn|earned|earning ?the ?your ?their ?more support",
    ])
});

/// What is asked for others: "your pay for juniors", "your salary bands".
static FOR_OTHERS: Table = Table::new(|| {
    Patterns::of(&[
        "your ..2 pay|salaries|wages|rate ?range ?scale ?band for|of beginners|juniors|newcomers|interns|starters|entry|new|people|staff|trainees|graduates",
        "your pay|salary|wage|compensation scale|scales|bands|structure|grades|policy|transparency",
        "your|the rate of|at",
    ])
});

/// Asks what "you" earns: of the person, unless "you" is anybody ("how much can you earn in this field").
fn earns(words: &[String]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        if word != "you" {
            return false;
        }
        let rest = words.get(at..).unwrap_or_default();
        let is_earning = begins(
            rest,
            "you ?currently ?now ?usually ?typically ?actually ?personally ?really ?still ?already ?'ve ?'re ?ever ?have ?had earn|earned|earning",
        );
        let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", String::as_str);
        let near = rest.get(..rest.len().min(9)).unwrap_or_default();
        is_earning && !is_one(before, "modal") && !EARNED.occur_in(near)
    })
}

/// Whether the words ask for the person's own pay.
pub fn asks_own_pay(words: &[String]) -> bool {
    (OWN.occur_in(words) && !FOR_OTHERS.occur_in(words)) || earns(words)
}
